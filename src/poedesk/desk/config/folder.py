"""The data folder: everything that the desk keeps, readable by its owner alone.

``desk.sqlite`` (the database, which is also the trail), ``blobs/`` (files by their SHA-256), ``keys/``
(secrets made at the first start), ``desk.toml`` (settings).
"""

import os
import secrets
import tempfile
from pathlib import Path

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.trail import keys

DEFAULT = "poedesk-data"
"""Name of the data folder, in the folder where the desk is started, when none is named."""

ORIGIN = "poedesk-desk"
"""Name of the trail's key; checkpoints are signed with it."""

_SECRET = "secret"  # noqa: S105 - the name of a file
_TRAIL = "trail.key"
_PUBLIC = "trail.pub"
_CODE = "setup-code"


@dataclass(frozen=True, slots=True)
class Folder:
    """Where everything of one desk lies."""

    path: Path

    @property
    def database(self) -> Path:
        """Return the database."""
        return self.path / "desk.sqlite"

    @property
    def counts(self) -> Path:
        """Return the file in which all processes count how often somebody asks; see ``counting``."""
        return self.path / "counts.sqlite"

    @property
    def blobs(self) -> Path:
        """Return where files are kept by their SHA-256."""
        return self.path / "blobs"

    @property
    def passing(self) -> Path:
        """Return where files lie while a request or a check uses them."""
        return self.path / "passing"

    @property
    def trail_key(self) -> Path:
        """Return the private key with which checkpoints are signed."""
        return self.path / "keys" / _TRAIL

    def secret(self) -> str:
        """Return the secret with which cookies and links are signed; raises UsageError when it is gone."""
        return _read(self.path / "keys" / _SECRET)

    def setup_code(self) -> str:
        """Return what the first person must enter to set the desk up; raises UsageError when it is gone."""
        return _read(self.path / "keys" / _CODE)


def prepare(path: Path) -> Folder:
    """Return the data folder at ``path``, made with its keys when it is not there yet.

    Raises:
        UsageError: it cannot be made or written, or is the folder of something else.
    """
    folder = Folder(path)
    try:
        there = {each.name for each in path.iterdir()} if path.is_dir() else set()
        if "keys" not in there and not there <= {"desk.toml", "demo-unfinished"}:
            message = f"{path} holds other things; name an empty or a new folder with --data"
            raise UsageError(message)
        for each in (path, path / "keys", folder.blobs, folder.passing):  # by its keys the folder is known
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        once(path / "keys" / _SECRET, secrets.token_urlsafe(48))
        once(path / "keys" / _CODE, secrets.token_hex(4))
        once(folder.trail_key, keys.private_text(ORIGIN, secrets.token_bytes(32)))
        once(path / "keys" / _PUBLIC, f"{keys.load(folder.trail_key).verifier}\n")
    except OSError as error:
        message = f"the data folder {path} cannot be used: {error.strerror}"
        raise UsageError(message) from error
    return folder


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except (OSError, UnicodeDecodeError) as error:
        message = (
            f"the secret {path} cannot be read; start the desk with `poedesk serve`, or restore a backup"
        )
        raise UsageError(message) from error


def once(path: Path, text: str) -> None:
    """Write a secret unless it is there; two processes that start together agree on one."""
    if path.exists():
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    draft = Path(name)
    with os.fdopen(handle, "w", encoding="ascii") as to:
        to.write(text)
        to.flush()
        os.fsync(to.fileno())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
