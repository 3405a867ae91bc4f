"""A data folder of an earlier version is opened by this one; one of a newer version is left alone.

``older/`` holds what an earlier state had written: the database as SQL, and its keys. The people, firms and
keys in it are invented.
"""

import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest
from tests.desk_parties import PASSWORD
from tests.integration.desk.desks import Browser, run, running

OLDER = Path(__file__).parent / "older"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """Return a data folder as the earlier version left it."""
    data = tmp_path / "data"
    shutil.copytree(OLDER / "keys", data / "keys")
    with closing(sqlite3.connect(data / "desk.sqlite")) as database:
        database.executescript((OLDER / "desk.sql").read_text("utf-8"))
    return data


def columns(path: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(path)) as database:
        return {row[1] for row in database.execute(f"PRAGMA table_info({table})")}


def told(path: Path) -> list[str]:
    """Return all that a database holds, as SQL."""
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


def verified(database: Path, data: Path) -> None:
    code, said = run("trail", "verify", database, "--key", data / "keys" / "trail.pub")
    assert code == 0, said


@pytest.mark.enable_socket
def test_what_an_earlier_version_wrote_is_brought_up_to_date_and_kept_as_it_was(older: Path) -> None:
    assert "not_before" not in columns(older / "desk.sqlite", "mail_mail")
    with running(older) as desk:
        browser = Browser(desk)
        browser.post("/account/login/", {"login": "ana@northwind.example", "password": PASSWORD})
        assert "Contoso Health" in browser.get("/claims/")
        assert "not_before" in columns(older / "desk.sqlite", "mail_mail")
        assert "failed_at" in columns(older / "desk.sqlite", "jobs_job")
        assert desk.stop() == 0
    (kept,) = (older / "before").iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert "not_before" not in columns(kept, "mail_mail")
    verified(older / "desk.sqlite", older)
    verified(kept, older)
    assert str(kept) in (older.parent / "log").read_text()


def test_what_a_newer_version_wrote_is_left_alone(older: Path) -> None:
    database = older / "desk.sqlite"
    with closing(sqlite3.connect(database)) as newer, newer:
        newer.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('jobs', '0999_later', '2027-01-01')"
        )
    before = told(database)
    code, said = run("serve", "--data", older, "--port", "1")
    assert code == 2
    assert "was written by a newer poedesk than this one" in said
    assert "jobs 0999_later" in said
    assert "start that version, or restore a backup" in said
    assert told(database) == before
    assert not (older / "before").exists()
