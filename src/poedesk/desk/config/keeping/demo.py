"""The folder of a demo: new, and begun again when the process that filled it was killed half way."""

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from poedesk.desk.config import options
from poedesk.kernel.errors import UsageError

UNFINISHED = "demo-unfinished"
"""File that lies in the folder while a demo is made in it; whoever makes it holds its lock."""

_MADE = frozenset(
    {"keys", "blobs", "passing", "cache", "desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm", UNFINISHED}
)
"""What making a demo leaves in a folder."""


@contextmanager
def beginning(place: Path) -> Iterator[None]:
    """Have a demo made in a folder: what an earlier try left there goes first.

    Raises:
        UsageError: other things are in the folder, a demo is being made in it just now, or mails would be
            really sent to invented people.
    """
    there = {each.name for each in place.iterdir()} - {options.FILE} if place.is_dir() else set()
    if there and (UNFINISHED not in there or not there <= _MADE):
        message = f"{place} is not empty, and a demo begins with nothing; name another folder with --data"
        raise UsageError(message)
    if options.load(place).mail_host:
        message = "a demo writes mails to invented people; take mail_host away first"
        raise UsageError(message)
    mark = place / UNFINISHED
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        with mark.open("ab") as held:
            _locked(held.fileno(), place)
            for name in sorted(there - {UNFINISHED}):
                _removed(place / name)
            yield
            mark.unlink()
    except OSError as error:
        message = f"the data folder {place} cannot be used: {error.strerror}"
        raise UsageError(message) from error


def refuse_unfinished(place: Path) -> None:
    """Raise UsageError for a folder in which a demo was begun and never finished."""
    if (place / UNFINISHED).exists():
        message = (
            f"the demo in {place} was never finished; make it again with "
            f"`poedesk serve --demo --data {place}`, or remove the folder"
        )
        raise UsageError(message)


def _locked(handle: int, place: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        message = f"a demo is being made in {place} just now; wait for it, or name another folder with --data"
        raise UsageError(message) from error


def _removed(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
