"""Backup of a data folder into one file, while the desk runs, and back.

The database is copied as it is at one moment, then the files: those that the copy names were there before,
and files are never changed. The archive holds the secrets of the desk, so it is readable by its owner alone.
"""

import hashlib
import os
import sqlite3
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path, PurePosixPath
from typing import IO

from poedesk.desk.config.folder import Folder
from poedesk.desk.config.options import CATALOGUES
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.trail import keys
from poedesk.trail.stores.sqlite import SQLiteStore
from poedesk.trail.verifying import verified

_DATABASE = "desk.sqlite"
_FOLDERS = ("keys", "blobs", CATALOGUES)
_SETTINGS = "desk.toml"
_CHUNK = 1 << 20

Told = Callable[[str, int, int], None]
"""Is told the name of each file, its number from 0, and how many there are."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a backup holds."""

    files: int
    """Documents and pictures, each counted once."""

    leaves: int
    """Events of the trail."""


def back_up(folder: Folder, target: Path, told: Told | None = None) -> Kept:
    """Write a data folder into a new archive at ``target``.

    Args:
        folder: of a desk that may run meanwhile.
        target: a file that is not there yet; it is written whole or not at all.
        told: watches.

    Raises:
        UsageError: there is no desk in the folder, or the archive cannot be written; nothing was changed.
    """
    if not folder.database.is_file():
        message = f"{folder.path} holds no desk; name its data folder with --data"
        raise UsageError(message)
    if target.exists():
        message = f"{target} is there already; name a new file"
        raise UsageError(message)
    try:
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=target.parent) as place:
            copy, draft = Path(place) / _DATABASE, Path(place) / "archive"
            with closing(sqlite3.connect(folder.database)) as source, closing(sqlite3.connect(copy)) as to:
                source.backup(to)
            others = [
                each.relative_to(folder.path)
                for name in _FOLDERS
                for each in sorted((folder.path / name).rglob("*"))
                if each.is_file() and not each.name.startswith(".")  # a dot begins what is not whole yet
            ]
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w", allowZip64=True) as archive:
                archive.write(copy, _DATABASE, zipfile.ZIP_DEFLATED)
                if (folder.path / _SETTINGS).is_file():
                    archive.write(folder.path / _SETTINGS, _SETTINGS)
                for number, each in enumerate(others):
                    if told is not None:
                        told(each.name, number, len(others))
                    with suppress(FileNotFoundError):  # swept meanwhile: nothing in the copy names it
                        archive.write(folder.path / each, each.as_posix())
            os.link(draft, target)
            leaves = _leaves(copy)
    except (OSError, sqlite3.Error) as error:
        message = f"the backup cannot be written to {target}: {error}; nothing was changed"
        raise UsageError(message) from error
    return Kept(sum(each.parts[0] == "blobs" for each in others), leaves)


def _leaves(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        (found,) = database.execute("SELECT count(*) FROM leaf").fetchone()
    return int(found)


def restore(source: Path, path: Path, told: Told | None = None) -> Kept:
    """Make a data folder at ``path`` from a backup, after every file of it and the trail were checked.

    Raises:
        UsageError: the folder is not empty, the archive is damaged or none of ours; nothing was made.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        message = f"{path} is not empty; name a new folder with --data"
        raise UsageError(message)
    before = os.umask(0o077)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=path.parent) as place:
            draft = Path(place) / "data"
            draft.mkdir(mode=0o700)
            files = _unpacked(source, draft, told)
            leaves = _checked(Folder(draft))
            if path.exists():
                path.rmdir()
            draft.rename(path)
    except (OSError, zipfile.BadZipFile, zlib.error, sqlite3.Error, RuntimeError, EOFError) as error:
        message = f"{source} cannot be restored: {error}; nothing was made"
        raise UsageError(message) from error
    finally:
        os.umask(before)
    return Kept(files, leaves)


def _unpacked(source: Path, draft: Path, told: Told | None = None) -> int:
    files = 0
    with zipfile.ZipFile(source) as archive:
        members = archive.infolist()
        if _DATABASE not in archive.namelist():
            message = f"{source} is no backup of a desk; nothing was made"
            raise UsageError(message)
        for number, member in enumerate(members):
            name = _name(member.filename, source)
            if told is not None:
                told(name.name, number, len(members))
            place = draft / name
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with archive.open(member) as stream:
                digest = _written(stream, place)
            if name.parts[0] == "blobs":
                files += 1
                if digest != name.name:
                    message = f"{source} is damaged: {name} is another file; nothing was made"
                    raise UsageError(message)
    return files


def _written(stream: IO[bytes], place: Path) -> str:
    digest = hashlib.sha256()
    with os.fdopen(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as to:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            to.write(chunk)
        to.flush()
        os.fsync(to.fileno())
    return digest.hexdigest()


def _name(text: str, source: Path) -> PurePosixPath:
    name = PurePosixPath(text)
    known = text in {_DATABASE, _SETTINGS} or any(name.parts[:1] == (each,) for each in _FOLDERS)
    if not known or ".." in name.parts or name.is_absolute():
        message = f"{source} holds {text!r}, which no backup of a desk does; nothing was made"
        raise UsageError(message)
    return name


def _checked(folder: Folder) -> int:
    with closing(sqlite3.connect(folder.database)) as database:
        (sound,) = database.execute("PRAGMA integrity_check").fetchone()
    if sound != "ok":
        message = f"the database of the backup is damaged: {sound}; nothing was made"
        raise UsageError(message)
    folder.secret()
    with closing(SQLiteStore(folder.database, create=False)) as kept:
        found = verified(kept, [keys.load(folder.trail_key).verifier], [])
    if not found.good:
        message = f"the trail of the backup does not hold: {'; '.join(found.problems)}; nothing was made"
        raise UsageError(message)
    return found.size
