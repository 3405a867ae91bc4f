"""A bounded folder of small files, safe to share between processes and never a reason to fail.

An entry is written whole or not at all, carries its own SHA-256, and is a miss when anything about it is
odd: damaged, too large, a link, of another owner, or open to others. The least recently used go first.
Nothing is unpickled; what an entry means is for its reader to decode strictly.
"""

import os
import stat
import tempfile
import threading
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.limits import CacheLimits, cache_from_environment

FOLDER = "POEDESK_CACHE"
"""The variable that names the folder, or is ``off``."""

OFF = "off"
_ENTRIES = "entries-1"
"""Name of the folder with the entries; its number rises with the format of a file."""

_MARK = b"poedesk-cache-1\n"
_DIGEST = 32
_MOST_UNPACKED = 256 * 1024 * 1024
_TEMPORARY = ".tmp-"
_OURS = compiled(r"[0-9a-f]{64}|\.tmp-.*")
"""Names of entries, and of what is being written; nothing else in the folder is touched."""
_ABANDONED_SECONDS = 3600
_PRUNE_TO = 0.9
"""Share of the bound that is left after the oldest are removed, so that it is not done every time."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What the folder holds."""

    folder: Path
    entries: int
    size: int
    """Bytes."""


def default_folder(environment: Mapping[str, str] | None = None) -> Path | None:
    """Return the cache folder that ``environment`` (default: the process's own) asks for; null for none."""
    source = os.environ if environment is None else environment
    asked = source.get(FOLDER, "")
    if asked.strip().lower() == OFF:
        return None
    if asked:
        return Path(asked).expanduser().absolute()
    base = source.get("XDG_CACHE_HOME", "")
    if base and Path(base).is_absolute():
        return Path(base, "poedesk")
    home = source.get("HOME", "")
    return Path(home, ".cache", "poedesk") if home else None


def from_environment(warn: Callable[[str], None] | None = None) -> "Store | None":
    """Return the store that the environment asks for, or null when it is off."""
    folder = default_folder()
    return None if folder is None else Store(folder, cache_from_environment(), warn)


class Store:
    """Entries by key; a key is a SHA-256 in hexadecimal digits."""

    def __init__(
        self,
        folder: Path | str,
        limits: CacheLimits | None = None,
        warn: Callable[[str], None] | None = None,
    ) -> None:
        """Touch nothing yet.

        Args:
            folder: made when the first entry is written, for the user alone.
            limits: how large it may grow.
            warn: told once, when entries cannot be written.
        """
        self.folder = Path(folder)
        self._entries = self.folder / _ENTRIES
        self._limits = limits or CacheLimits()
        self._warn = warn
        self._usable = True
        self._lock = threading.Lock()
        self._written = 0

    @property
    def most(self) -> int:
        """Return how many bytes may be kept."""
        return self._limits.cache_bytes

    def is_empty(self) -> bool:
        """Return whether nothing was kept yet."""
        try:
            with os.scandir(self._entries) as entries:
                return next(entries, None) is None
        except OSError:
            return True

    def get(self, key: str) -> bytes | None:
        """Return the entry for ``key``, or null; reading it makes it the most recently used."""
        path = self._entries / key
        try:
            if not _is_private(os.lstat(self._entries), stat.S_ISDIR):
                return None
            packed = _content(path)
        except OSError:
            return None
        payload = _unpacked(packed)
        if payload is not None:
            with suppress(OSError):
                os.utime(path)
        return payload

    def put(self, key: str, payload: bytes) -> None:
        """Keep ``payload`` for ``key``; when that cannot be done, say so once and go on."""
        if not self._usable:
            return
        packed = _MARK + sha256(payload).digest() + zlib.compress(payload, 1)
        if len(packed) > self._limits.cache_bytes * _PRUNE_TO:
            return
        try:
            self._make_folder()
            _write(self._entries / key, packed)
        except OSError as error:
            self._give_up(error.strerror or type(error).__name__)
            return
        self._written += len(packed)

    def prune(self) -> None:
        """Remove the least recently used entries beyond the bound, if anything was written since."""
        if not self._written:
            return
        self._written = 0
        files = sorted(self._files())
        total = sum(size for _, size, _ in files)
        if total <= self._limits.cache_bytes:
            return
        for _, size, path in files:
            with suppress(OSError):
                path.unlink()
            total -= size
            if total <= self._limits.cache_bytes * _PRUNE_TO:
                return

    def usage(self) -> Usage:
        """Return what the folder holds now."""
        sizes = [size for _, size, _ in self._files()]
        return Usage(self.folder, len(sizes), sum(sizes))

    def clear(self) -> Usage:
        """Remove every entry; return what was removed."""
        removed = []
        for _, size, path in self._files():
            with suppress(OSError):
                path.unlink()
                removed.append(size)
        return Usage(self.folder, len(removed), sum(removed))

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        """Yield when each entry was last used, its bytes and its path; what a dead process left goes."""
        try:
            if not _is_private(os.lstat(self._entries), stat.S_ISDIR):
                return  # a link, or somebody else's: what lies there is not ours to count or remove
            found = [entry for entry in os.scandir(self._entries) if _OURS.fullmatch(entry.name)]
        except OSError:
            return
        newest = 0.0
        ages = []
        for entry in found:
            with suppress(OSError):
                about = entry.stat(follow_symlinks=False)
                newest = max(newest, about.st_mtime)
                ages.append((about.st_mtime, about.st_size, Path(entry.path)))
        for used, size, path in ages:
            if not path.name.startswith(_TEMPORARY):
                yield used, size, path
            elif used < newest - _ABANDONED_SECONDS:
                with suppress(OSError):
                    path.unlink()

    def _make_folder(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            self._entries.mkdir(mode=0o700)
        if not _is_private(os.lstat(self._entries), stat.S_ISDIR):
            raise PermissionError(0, "it belongs to somebody else or is open to others")

    def _give_up(self, why: str) -> None:
        with self._lock:  # readers keep what they read from several threads; one warning is enough
            first, self._usable = self._usable, False
        if first and self._warn is not None:
            self._warn(
                f"nothing is kept for next time: {self.folder} cannot be written ({why}); "
                f"name another folder in {FOLDER}, or set it to {OFF}"
            )


def _is_private(about: os.stat_result, kind: Callable[[int], bool]) -> bool:
    """Tell whether something is what it should be, this user's own, and closed to all others."""
    return kind(about.st_mode) and about.st_uid == os.geteuid() and not stat.S_IMODE(about.st_mode) & 0o077


def _content(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(handle, "rb") as stream:
        about = os.fstat(handle)
        if not _is_private(about, stat.S_ISREG) or about.st_size > _MOST_UNPACKED:
            return b""
        return stream.read()


def _unpacked(packed: bytes) -> bytes | None:
    """Return what was put in, or null when it is not exactly that."""
    start = len(_MARK) + _DIGEST
    if not packed.startswith(_MARK) or len(packed) < start:
        return None
    machine = zlib.decompressobj()
    try:
        payload = machine.decompress(packed[start:], _MOST_UNPACKED)
    except zlib.error:
        return None
    if not machine.eof or machine.unused_data or sha256(payload).digest() != packed[len(_MARK) : start]:
        return None
    return payload


def _write(path: Path, packed: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)  # for its owner alone
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(packed)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
