"""Files by their SHA-256: ``sha256/ab/cd/abcd...``; written whole or not at all, never changed."""

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from poedesk.kernel.records import dataclass


class TooLarge(Exception):
    """The file has more bytes than are allowed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was kept."""

    sha256: str
    size: int


def path_of(root: Path, sha256: str) -> Path:
    """Return where the file with a hash lies."""
    return root / "sha256" / sha256[:2] / sha256[2:4] / sha256


def keep(root: Path, chunks: Iterable[bytes], most: int) -> Kept:
    """Keep a file; return its hash and size. The same bytes are kept once.

    Raises:
        TooLarge: there are more than ``most`` bytes; nothing is kept.
        OSError: it cannot be written; nothing is kept.
    """
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(prefix=".new-", dir=root)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise TooLarge
                digest.update(chunk)
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        target = path_of(root, digest.hexdigest())
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.replace(target)
        _sync(target.parent)
    finally:
        draft.unlink(missing_ok=True)
    return Kept(digest.hexdigest(), size)


def _sync(folder: Path) -> None:
    """Make sure that the name of a new file outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
