"""A log, its keys and texts, opened as commands were given them."""

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from poedesk.trail.notes import Verifier
    from poedesk.trail.stores.sqlite import SQLiteStore


def public_key(path: Path) -> "Verifier":
    """Return the public key in a file; raises UsageError and InvalidKey, which name the file."""
    from poedesk.trail.notes import InvalidKey, verifier  # noqa: PLC0415 - loaded when it is needed

    try:
        return verifier(text_of(path, "the key"))
    except InvalidKey as error:
        message = f"{path}: {error}"
        raise InvalidKey(message) from error


@contextmanager
def reading(trail: Path, *, writing: bool = False) -> "Iterator[SQLiteStore]":
    """Open a log that is there; raises TrailBroken, also for what shows only while it is read.

    A file that is not there is no broken log but was named wrongly: UsageError.
    """
    if not trail.is_file():
        message = f"there is no trail at {trail}; name the file of a whole log"
        raise UsageError(message)
    from poedesk.trail.stores.sqlite import SQLiteStore  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.stores.store import TrailBroken  # noqa: PLC0415

    if writing:  # nothing but a trail is opened to be written
        SQLiteStore(trail, create=False).close()
    store = SQLiteStore(trail, create=writing)
    try:
        yield store
    except sqlite3.Error as error:
        message = f"{trail} is damaged: {error}"
        raise TrailBroken(message) from error
    finally:
        store.close()


@contextmanager
def using(trail: Path, *, writing: bool = False) -> "Iterator[SQLiteStore]":
    """Open a log to take something from it; one that is missing or broken was given wrongly: UsageError."""
    from poedesk.trail.stores.store import TrailBroken  # noqa: PLC0415 - loaded when it is needed

    try:
        with reading(trail, writing=writing) as store:
            yield store
    except TrailBroken as error:
        message = f"{error}; name the file of a whole log"
        raise UsageError(message) from error


def text_of(path: Path, what: str) -> str:
    """Return the text of a file; raises UsageError that names ``what`` it is."""
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{what} {path} cannot be read: {error}"
        raise UsageError(message) from error


def origin(store: "SQLiteStore") -> str | None:
    """Return the name of a log as its newest checkpoint tells it, null when it has none that can be read."""
    from poedesk.trail.checkpoints import parsed  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.notes import InvalidNote  # noqa: PLC0415

    notes = list(store.checkpoints())
    try:
        return parsed(notes[-1][1].rpartition("\n\n")[0] + "\n").origin if notes else None
    except InvalidNote:
        return None
