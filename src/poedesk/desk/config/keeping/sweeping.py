"""Takes away what nothing needs any more: files without a row, drafts of dead processes, done jobs.

Files of previews, of tables that were looked at and of earlier pictures lie among the blobs and are named by
no row, or by the preview's row alone. Whether a file is needed is asked of the whole database: a file whose
hash stands anywhere in it stays. None goes that was written within ``LEAST``, for a form that somebody has
open may still name it.
"""

import re
import shutil
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from poedesk.desk.acknowledgements.models import Acknowledgement, Shown
from poedesk.desk.config.folder import Folder
from poedesk.desk.jobs.models import Job
from poedesk.kernel.records import dataclass

LEAST = 2 * 24 * 3600
"""Seconds for which every file stays; what a form carries is believed for a day at most."""

EVERY = 24 * 3600
"""Seconds between two sweeps."""

_DAY = 24 * 3600
_MARK = ".swept"
_HASH = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_PREVIEWS = Shown._meta.db_table  # noqa: SLF001 - as Django documents it
_log = structlog.get_logger("poedesk.desk")


@dataclass(frozen=True, slots=True)
class Swept:
    """What was taken away."""

    files: int
    size: int
    """Bytes of the files."""

    drafts: int
    """Files that no process finished."""


def sweep_when_due() -> bool:
    """Sweep once a day, whoever was the worker meanwhile; return false: rest."""
    mark = settings.FOLDER.blobs / _MARK
    if not mark.exists() or time.time() - mark.stat().st_mtime >= EVERY:
        told = sweep(settings.FOLDER, settings.OPTIONS.unused_days, settings.OPTIONS.unused_bytes)
        mark.touch(mode=0o600)  # afterwards: what fails is done again, and not a day later
        _log.info("swept", files=told.files, bytes=told.size, drafts=told.drafts)
    return False


def sweep(folder: Folder, days: int, most: int) -> Swept:
    """Take away what nothing needs any more.

    Args:
        folder: of the desk that runs.
        days: how long a file that nothing names is kept; at least two.
        most: bytes of such files that are kept; beyond that the oldest go sooner.
    """
    now = time.time()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    Job.objects.filter(done_at__lt=timezone.now() - timedelta(days=days)).delete()
    _put_back(folder)
    drafts = _drafts(folder, now - LEAST)
    ages = {
        path.name: (now - told.st_mtime, told.st_size)
        for path in (folder.blobs / "sha256").glob("*/*/*")
        for told in [path.stat()]
    }
    previews = _previews()
    doomed = _doomed(ages, previews, _named(ages), days, most)
    Shown.objects.filter(pk__in=doomed & previews.keys()).delete()
    gone = [name for name in sorted(doomed) if _gone(folder, name, now - LEAST)]
    return Swept(len(gone), sum(ages[name][1] for name in gone), drafts)


def _previews() -> dict[str, frozenset[str]]:
    """Return the hash of each form that was looked at and never sent -> those of its pages."""
    rows = Shown.objects.exclude(
        pk__in=Acknowledgement.objects.of_anybody("no page shows them").values("sha256")
    )
    return {row.pk: frozenset(each["sha256"] for each in row.pages) for row in rows}


def _named(wanted: Iterable[str]) -> set[str]:
    """Return those of the hashes that stand anywhere in the database but in the rows of previews."""
    known, found = set(wanted), set[str]()
    database = Path(connection.settings_dict["NAME"]).absolute().as_uri()
    with closing(sqlite3.connect(f"{database}?mode=ro", uri=True, timeout=20)) as base:
        for value in _values(base):
            found.update(each.decode() for each in _HASH.findall(value))
    return known & found


def _values(base: sqlite3.Connection) -> Iterator[bytes]:
    tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (table,) in tables.fetchall():
        if table != _PREVIEWS:
            for row in base.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own names
                yield b"\n".join(
                    each if isinstance(each, bytes) else each.encode()
                    for each in row
                    if isinstance(each, (bytes, str))
                )


def _doomed(
    ages: Mapping[str, tuple[float, int]],
    previews: Mapping[str, frozenset[str]],
    named: set[str],
    days: int,
    most: int,
) -> set[str]:
    """Return the files that go: those older than ``days``, and earlier ones while there is too much."""
    limit = float(max(days * _DAY, LEAST))
    while True:
        young = {one for one in previews if one in ages and ages[one][0] < limit}
        needed = named | young | {page for one in young for page in previews[one]}
        unused = ages.keys() - needed
        doomed = {name for name in unused if ages[name][0] >= limit}
        left = sum(ages[name][1] for name in (unused - doomed) | (needed - named) if name in ages)
        if left <= most or limit <= LEAST:
            return doomed | (previews.keys() - young - named)
        limit = max(limit / 2, LEAST)


def _gone(folder: Folder, name: str, before: float) -> bool:
    """Take a file away, unless it was written anew meanwhile; it is put aside to look at that."""
    path = folder.blobs / "sha256" / name[:2] / name[2:4] / name
    aside = folder.blobs / f".old-{name}"
    try:
        path.rename(aside)
    except FileNotFoundError:
        return False
    if aside.stat().st_mtime >= before:
        aside.rename(path)  # the same bytes, whoever else wrote them
        return False
    aside.unlink()
    return True


def _put_back(folder: Folder) -> None:
    """Put files back that a sweep had put aside when it was killed; it looks at them again."""
    for aside in folder.blobs.glob(".old-*"):
        name = aside.name.removeprefix(".old-")
        path = folder.blobs / "sha256" / name[:2] / name[2:4] / name
        if path.exists():
            aside.unlink()  # the same bytes were written again meanwhile
        else:
            aside.rename(path)


def _drafts(folder: Folder, before: float) -> int:
    """Take away what processes that died were writing; return how many files."""
    kinds = (
        (folder.blobs, ".new-*"),
        (folder.passing, "*"),
        (folder.path / "keys", ".*"),
    )
    count = 0
    for place, kind in kinds:
        for path in place.glob(kind):
            if path.lstat().st_mtime < before:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)
                count += 1
    return count
