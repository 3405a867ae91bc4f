"""A store in one SQLite file: triggers refuse changes of what was added, as long as they stand."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from poedesk.kernel.canonical import canonical_json
from poedesk.trail.events import Personal
from poedesk.trail.stores.store import Overtaken, RecordedTwice, TrailBroken

APPLICATION = 0x506F4454
"""Number by which a file says that it is a trail ("PoDT")."""

WAIT = 10.0
"""Seconds that a writer waits for another one."""

_AT_ONCE = 10_000
"""Leaves that are fetched together."""

TABLES = """
CREATE TABLE leaf (position INTEGER PRIMARY KEY, content BLOB NOT NULL);
CREATE TABLE checkpoint (number INTEGER PRIMARY KEY, size INTEGER NOT NULL, note TEXT NOT NULL);
CREATE TABLE personal (commitment TEXT PRIMARY KEY, salt BLOB NOT NULL, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TRIGGER leaf_next BEFORE INSERT ON leaf
  WHEN NEW.position <> (SELECT coalesce(max(position), -1) + 1 FROM leaf)
  BEGIN SELECT raise(ABORT, 'a leaf is only added behind the last one'); END;
CREATE TRIGGER leaf_stays BEFORE UPDATE ON leaf BEGIN SELECT raise(ABORT, 'a leaf is never changed'); END;
CREATE TRIGGER leaf_remains BEFORE DELETE ON leaf BEGIN SELECT raise(ABORT, 'a leaf is never removed'); END;
CREATE TRIGGER checkpoint_next BEFORE INSERT ON checkpoint
  WHEN NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM checkpoint)
  BEGIN SELECT raise(ABORT, 'a checkpoint is only added behind the last one'); END;
CREATE TRIGGER checkpoint_stays BEFORE UPDATE ON checkpoint
  BEGIN SELECT raise(ABORT, 'a checkpoint is never changed'); END;
CREATE TRIGGER checkpoint_remains BEFORE DELETE ON checkpoint
  BEGIN SELECT raise(ABORT, 'a checkpoint is never removed'); END;
CREATE TRIGGER personal_once BEFORE INSERT ON personal
  WHEN EXISTS (SELECT 1 FROM personal WHERE commitment = NEW.commitment)
  BEGIN SELECT raise(ABORT, 'a value is recorded once'); END;
CREATE TRIGGER personal_stays BEFORE UPDATE ON personal
  BEGIN SELECT raise(ABORT, 'a value is erased or stays as it is'); END;
"""

STAMPS = """
CREATE TABLE stamp (number INTEGER PRIMARY KEY, checkpoint INTEGER NOT NULL, token BLOB NOT NULL);
CREATE TRIGGER stamp_stays BEFORE UPDATE ON stamp
  BEGIN SELECT raise(ABORT, 'a time stamp is never changed'); END;
CREATE TRIGGER stamp_remains BEFORE DELETE ON stamp
  BEGIN SELECT raise(ABORT, 'a time stamp is never removed'); END;
"""
"""Files that were made before checkpoints could be stamped get it when they are next opened to be written."""


class SQLiteStore:
    """Leaves in one file, safe under several processes; erased values leave no trace in it."""

    _guest = False
    """Whether somebody else opened the database, and begins and ends its transactions."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the file at ``path``, or make it.

        Raises:
            TrailBroken: it is no trail, cannot be opened, or is not there and ``create`` is false.
        """
        if not create and not path.is_file():
            message = f"there is no trail at {path}"
            raise TrailBroken(message)
        where = path.resolve().as_uri() + ("?mode=rwc" if create else "?mode=ro")
        try:
            self._db = sqlite3.connect(where, uri=True, timeout=WAIT, isolation_level=None)
        except sqlite3.Error as error:
            message = f"{path} cannot be opened: {error}"
            raise TrailBroken(message) from error
        try:
            if create:
                self._prepare(path)
            else:
                self._examine(path)
        except sqlite3.Error as error:
            self._db.close()
            message = f"{path} is no trail: {error}"
            raise TrailBroken(message) from error
        except TrailBroken:
            self._db.close()
            raise

    @classmethod
    def within(cls, database: sqlite3.Connection) -> "SQLiteStore":
        """Return the store in a database that holds ``TABLES`` beside others, open already.

        Transactions are its owner's: what is added here is committed, or not, with all else that is done.
        """
        made = cls.__new__(cls)
        made._db, made._guest = database, True  # noqa: SLF001 - its own, made here
        return made

    def _prepare(self, path: Path) -> None:
        self._db.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
        self._db.execute("PRAGMA journal_mode = WAL")
        with self._writing():
            (application,) = self._db.execute("PRAGMA application_id").fetchone()
            (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if application != APPLICATION and tables:
                message = f"{path} is a database of something else"
                raise TrailBroken(message)
            if not tables:
                path.chmod(0o600)
                self._db.execute(f"PRAGMA application_id = {APPLICATION}")
                for statement in statements(TABLES):
                    self._db.execute(statement)
            if not self._has_stamps():
                for statement in statements(STAMPS):
                    self._db.execute(statement)

    def _examine(self, path: Path) -> None:
        """Raise TrailBroken unless the file is a whole trail; nothing is written."""
        (application,) = self._db.execute("PRAGMA application_id").fetchone()
        rows = self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        if application != APPLICATION or not {"leaf", "checkpoint", "personal"} <= {name for (name,) in rows}:
            message = f"{path} is no trail, or not a whole one"
            raise TrailBroken(message)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._guest:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def size(self) -> int:
        """Return how many leaves there are."""
        (last,) = self._db.execute("SELECT max(position) FROM leaf").fetchone()
        return 0 if last is None else int(last) + 1

    def append(self, leaves: Sequence[bytes], personal: Mapping[str, Personal], expected: int) -> None:
        """Add leaves and personal data in one transaction; raises Overtaken or RecordedTwice."""
        with self._writing():
            if self.size() != expected:
                raise Overtaken
            if any(self._keeps(commitment) for commitment in personal):
                raise RecordedTwice
            self._db.executemany("INSERT INTO leaf VALUES (?, ?)", enumerate(leaves, expected))
            self._db.executemany(
                "INSERT INTO personal VALUES (?, ?, ?)",
                ((key, each.salt, canonical_json(each.value)) for key, each in personal.items()),
            )

    def _keeps(self, commitment: str) -> bool:
        query = "SELECT 1 FROM personal WHERE commitment = ?"
        return self._db.execute(query, (commitment,)).fetchone() is not None

    def leaves(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the leaves from ``start`` up to ``end``, some thousand at a time."""
        stop = self.size() if end is None else end
        while start < stop:
            until = min(start + _AT_ONCE, stop)
            query = "SELECT content FROM leaf WHERE position >= ? AND position < ? ORDER BY position"
            rows = self._db.execute(query, (start, until)).fetchall()
            if len(rows) != until - start:
                message = f"leaves are lacking between {start} and {until - 1}"
                raise TrailBroken(message)
            for position, (content,) in enumerate(rows, start):
                if not isinstance(content, bytes):
                    message = f"leaf {position} is damaged"
                    raise TrailBroken(message)
                yield content
            start = until

    def personal(self, commitment: str) -> Personal | None:
        """Return the value behind a commitment, or null; raises TrailBroken when it is damaged."""
        query = "SELECT salt, value FROM personal WHERE commitment = ?"
        row = self._db.execute(query, (commitment,)).fetchone()
        if row is None:
            return None
        salt, content = row
        message = f"the personal value {commitment} is damaged"
        if not (isinstance(salt, bytes) and isinstance(content, bytes)):
            raise TrailBroken(message)
        try:
            value = json.loads(content)
            canonical = canonical_json(value) == content
        except (ValueError, TypeError, RecursionError) as error:
            raise TrailBroken(message) from error
        if not canonical:
            raise TrailBroken(message)
        return Personal(value, salt)

    def erase(self, commitment: str) -> bool:
        """Erase a value, overwriting it also in the write-ahead log; return whether it was there."""
        with self._writing():
            gone = self._db.execute("DELETE FROM personal WHERE commitment = ?", (commitment,)).rowcount
        if self._guest:  # the log of a transaction that still runs cannot be emptied: see to it afterwards
            return gone > 0
        with closing(self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")) as cursor:
            cursor.fetchall()
        return gone > 0

    def keep_checkpoint(self, size: int, note: str, stamp: bytes | None = None) -> None:
        """Add a signed checkpoint, with its time stamp when it has one, both or neither."""
        with self._writing():
            query = "INSERT INTO checkpoint SELECT coalesce(max(number), -1) + 1, ?, ? FROM checkpoint"
            self._db.execute(query, (size, note))
            if stamp is not None:
                query = "INSERT INTO stamp (checkpoint, token) SELECT max(number), ? FROM checkpoint"
                self._db.execute(query, (stamp,))

    def checkpoints(self) -> Iterator[tuple[int, str]]:
        """Yield (size, note) of every checkpoint."""
        query = "SELECT size, typeof(note), CAST(note AS BLOB) FROM checkpoint ORDER BY number"
        for size, kind, note in self._db.execute(query).fetchall():
            yield size, note.decode("utf-8", "replace") if kind == "text" else ""

    def stamps(self) -> Iterator[tuple[int, bytes]]:
        """Yield (number of the checkpoint, time stamp); none from a file older than they are."""
        if self._has_stamps():
            query = "SELECT CAST(checkpoint AS INTEGER), CAST(token AS BLOB) FROM stamp ORDER BY number"
            yield from self._db.execute(query).fetchall()

    def _has_stamps(self) -> bool:
        query = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'stamp'"
        return self._db.execute(query).fetchone() is not None

    def damage(self) -> Iterator[str]:
        """Yield what SQLite finds wrong with the file."""
        try:
            found = [
                told for (told,) in self._db.execute("PRAGMA integrity_check").fetchall() if told != "ok"
            ]
        except sqlite3.Error as error:  # so damaged that not even the check comes to its end
            found = [str(error)]
        yield from (f"the file is damaged: {told}" for told in found)


def statements(script: str) -> Iterator[str]:
    """Yield the statements of a script; triggers hold semicolons of their own."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
