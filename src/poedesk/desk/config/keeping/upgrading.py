"""Brings the tables of a data folder to the version that runs; the database as it was is kept beside.

Files are never changed by that, so going back takes the kept database and the earlier version alone.
"""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from poedesk import __version__
from poedesk.desk.config.folder import Folder
from poedesk.desk.config.keeping import empty
from poedesk.kernel.errors import UsageError

BEFORE = "before"
"""Folder of the data folder in which databases lie as they were before an upgrade."""


def upgrade(folder: Folder) -> Path | None:
    """Bring the tables to this version; Django is set up.

    Returns:
        The copy of the database as it was; null when it is new, or of this version already.

    Raises:
        UsageError: a newer version wrote the folder, or the copy cannot be made; nothing was changed.
    """
    from django.core.management import call_command  # noqa: PLC0415 - only the desk needs it
    from django.db import connection  # noqa: PLC0415 - as above
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - as above

    empty.begin(folder.database)
    executor = MigrationExecutor(connection)
    known, applied = executor.loader.disk_migrations, executor.loader.applied_migrations
    newer = sorted(f"{app} {name}" for app, name in applied.keys() - known.keys())
    if newer:
        message = (
            f"{folder.path} was written by a newer poedesk than this one ({__version__}), which does not "
            f"know {', '.join(newer)}; start that version, or restore a backup of this one elsewhere"
        )
        raise UsageError(message)
    missing = known.keys() - applied.keys()
    kept = _kept(folder) if applied and missing else None
    if missing:
        call_command("migrate", interactive=False, verbosity=0)
    return kept


def _kept(folder: Folder) -> Path:
    """Return a copy of the database as it is now, whole or not there."""
    place = folder.path / BEFORE
    target = place / f"{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.sqlite"
    draft = target.with_suffix(".draft")
    try:
        place.mkdir(mode=0o700, exist_ok=True)
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        with closing(sqlite3.connect(folder.database)) as source, closing(sqlite3.connect(draft)) as to:
            source.backup(to)
        draft.replace(target)
    except (OSError, sqlite3.Error) as error:
        message = f"the database cannot be kept in {place} before its upgrade: {error}; nothing was changed"
        raise UsageError(message) from error
    return target
