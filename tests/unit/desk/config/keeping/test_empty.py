"""A new desk begins with tables kept ready, which are those that the migrations make."""

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from poedesk.desk.config.keeping import empty

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Return a place in which the tables of the tests' database are kept."""
    place = tmp_path / "kept"
    place.mkdir()
    empty.keep(Path(connection.settings_dict["NAME"]), place)
    return place


def told(path: Path) -> list[str]:
    """Return the tables of a database, and the migrations that made them, as SQL."""
    with closing(sqlite3.connect(path)) as database:
        made = [
            sql for (sql,) in database.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY 1")
        ]
        return made + sorted(map(str, database.execute("SELECT app, name FROM django_migrations")))


def test_a_desk_that_begins_has_the_tables_that_the_migrations_make(kept: Path, tmp_path: Path) -> None:
    database = tmp_path / "desk.sqlite"
    assert empty.begin(database, kept)
    assert told(database) == told(Path(connection.settings_dict["NAME"]))
    assert len(told(database)) > 80
    assert stat.S_IMODE(database.stat().st_mode) == 0o600, "it is its owner's alone"
    with closing(sqlite3.connect(database)) as made:
        assert made.execute("PRAGMA application_id").fetchone() != (0,), "it is known as a trail's"
        assert made.execute("SELECT count(*) FROM accounts_user").fetchone() == (0,)


def test_what_is_there_already_is_left_alone(kept: Path, tmp_path: Path) -> None:
    for name in ("desk.sqlite", "other.sqlite-wal"):
        (tmp_path / name).write_bytes(b"what was here before")
    assert not empty.begin(tmp_path / "desk.sqlite", kept)
    assert not empty.begin(tmp_path / "other.sqlite", kept), "a log left behind belongs to other tables"
    assert (tmp_path / "desk.sqlite").read_bytes() == b"what was here before"
    assert not (tmp_path / "other.sqlite").exists()


def test_tables_of_another_version_are_not_taken(kept: Path, tmp_path: Path) -> None:
    (stale,) = kept.iterdir()
    stale.rename(kept / "empty-0123456789abcdef.sqlite")
    assert not empty.begin(tmp_path / "desk.sqlite", kept)
    assert not (tmp_path / "desk.sqlite").exists()
    empty.keep(Path(connection.settings_dict["NAME"]), kept)
    assert [each.name for each in kept.iterdir()] == [stale.name], "the stale ones are gone"


def test_a_place_that_cannot_be_written_is_left_to_the_migrations_to_tell(kept: Path, tmp_path: Path) -> None:
    assert not empty.begin(tmp_path / "nowhere" / "desk.sqlite", kept)


def test_what_is_kept_is_found_by_all_that_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = empty.name()
    monkeypatch.setattr("poedesk.desk.config.keeping.empty.TABLES", "CREATE TABLE leaf (other TEXT);")
    assert empty.name() != before
