"""The tables of this version without a row, kept ready: a new desk begins with a copy of them.

Making them by all migrations takes a new desk three seconds, and comes to the same every time.
``scripts/prepare.py`` makes them once and keeps them beside this module. They are found by a hash of all that
made them, so that stale ones are never taken; without them the migrations make the tables as ever.
"""

import hashlib
import inspect
import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from poedesk.trail.stores.sqlite import STAMPS, TABLES

PLACE = Path(__file__).parent
"""Where they are kept."""


def begin(database: Path, place: Path = PLACE) -> bool:
    """Put the tables where no database is yet; Django is set up.

    Returns:
        Whether they were put there: not when something is there already, when none of this version are kept,
        or when the place cannot be written, which whoever makes the tables is told then.
    """
    kept = place / name()
    if not kept.is_file() or any(database.parent.glob(f"{database.name}*")):
        return False
    with suppress(OSError, sqlite3.Error):
        handle, told = tempfile.mkstemp(prefix=f".{database.name}.", dir=database.parent)
        draft = Path(told)
        try:
            with os.fdopen(handle, "wb") as to:
                to.write(kept.read_bytes())
            with closing(sqlite3.connect(draft)) as made, made:
                made.execute("UPDATE django_migrations SET applied = ?", (f"{datetime.now(UTC):%F %T.%f}",))
            os.link(draft, database)  # which another that begins at the same time may have done
        finally:
            draft.unlink()
        return True
    return False


def keep(database: Path, place: Path = PLACE) -> Path:
    """Keep the tables of a database that migrations just made, instead of those kept before; return them."""
    for each in place.glob("empty-*.sqlite"):
        each.unlink()
    target = place / name()
    with closing(sqlite3.connect(database)) as made:
        made.execute("VACUUM INTO ?", (str(target),))
    target.chmod(0o644)  # whoever installed it, everybody begins with it
    return target


def name() -> str:
    """Return the name of the file, by all that makes the tables; Django is set up."""
    import django  # noqa: PLC0415 - only the desk needs it
    from django.db.migrations.loader import MigrationLoader  # noqa: PLC0415 - as above

    digest = hashlib.sha256(f"{django.VERSION}{TABLES}{STAMPS}".encode())
    known = MigrationLoader(None).disk_migrations
    for app, each in sorted(known):
        source = inspect.getsource(import_module(known[app, each].__module__))
        digest.update(f"\n{app} {each}\n{source}".encode())
    return f"empty-{digest.hexdigest()[:16]}.sqlite"
