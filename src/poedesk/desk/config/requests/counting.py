"""The cache of all processes of a desk: counts of the limits, and one-time codes that were used, in one file.

A process' own memory would let somebody try as many times as often as there are processes. The file is no
part of the database: counting waits for no transaction of the desk, and none waits for it. A power cut may
lose the last counts, never damages it; it may be deleted while the desk stands still.
"""

import json
import os
import sqlite3
import time
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

_SWEPT_EVERY = 500
"""Writes of a process after which it takes away what is over."""

_WAITS = 5.0
"""Seconds that a count waits for those of other processes."""

_BEGINS = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;
CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT NOT NULL, ends REAL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entry_ends ON entry (ends);
"""
_LIVES = "(ends IS NULL OR ends > ?)"
_NOTHING = object()


class Counts(BaseCache):
    """Keeps what JSON can hold; each act is one statement, so that no process undoes another's."""

    def __init__(self, place: str, given: dict[str, Any]) -> None:
        """Open nothing yet.

        Args:
            place: path of the file.
            given: settings as every cache of Django has them.
        """
        super().__init__(given)
        self._place = str(place)
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._writes = 0

    def add(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value unless one is kept; return whether it was."""
        sql = (
            "INSERT INTO entry VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE "
            "SET value = excluded.value, ends = excluded.ends WHERE entry.ends <= ?"
        )
        return self._write(sql, *self._row(key, value, timeout, version), time.time()) == 1

    def set(
        self, key: str, value: Any, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value in place of what is kept."""
        self._write("INSERT OR REPLACE INTO entry VALUES (?, ?, ?)", *self._row(key, value, timeout, version))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept, else the default."""
        sql = f"SELECT value FROM entry WHERE key = ? AND {_LIVES}"  # noqa: S608 - ours
        found = self._base().execute(sql, (self._name(key, version), time.time())).fetchone()
        return json.loads(found[0]) if found else default

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Raise a number that is kept and return it; raises ValueError when none is."""
        sql = (
            "UPDATE entry SET value = CAST(value AS INTEGER) + ? "  # noqa: S608 - ours
            f"WHERE key = ? AND {_LIVES} RETURNING value"
        )
        found = self._base().execute(sql, (delta, self._name(key, version), time.time())).fetchall()
        if not found:
            message = f"no number is kept as {key!r}"
            raise ValueError(message)
        return int(found[0][0])

    def touch(self, key: str, timeout: float | None = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep what is kept for as long from now; return whether there was anything."""
        sql = f"UPDATE entry SET ends = ? WHERE key = ? AND {_LIVES}"  # noqa: S608 - ours
        ends = self.get_backend_timeout(timeout)
        return self._write(sql, ends, self._name(key, version), time.time()) == 1

    def has_key(self, key: str, version: int | None = None) -> bool:
        """Return whether something is kept."""
        return self.get(key, _NOTHING, version) is not _NOTHING

    def delete(self, key: str, version: int | None = None) -> bool:
        """Keep it no more; return whether it was kept."""
        sql = f"DELETE FROM entry WHERE key = ? AND {_LIVES}"  # noqa: S608 - ours
        return self._write(sql, self._name(key, version), time.time()) == 1

    def clear(self) -> None:
        """Keep nothing any more."""
        self._write("DELETE FROM entry")

    def _name(self, key: str, version: int | None) -> str:
        return self.make_and_validate_key(key, version=version)

    def _row(self, key: str, value: Any, timeout: float | None, version: int | None) -> tuple[Any, ...]:
        return self._name(key, version), json.dumps(value), self.get_backend_timeout(timeout)

    def _write(self, sql: str, *given: Any) -> int:
        base = self._base()
        self._writes += 1
        if self._writes % _SWEPT_EVERY == 0:
            base.execute("DELETE FROM entry WHERE ends <= ?", (time.time(),))
        return base.execute(sql, given).rowcount

    def _base(self) -> sqlite3.Connection:
        """Return the file, opened by this process: a connection does not survive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            made = sqlite3.connect(self._place, timeout=_WAITS, isolation_level=None, check_same_thread=False)
            made.executescript(_BEGINS)
            self._opened = os.getpid(), made
        return self._opened[1]
