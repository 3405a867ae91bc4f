"""A desk that runs as its user runs it: begun, used, killed, kept in a file, brought back."""

import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.integration.desk.desks import PATIENCE, Browser, Desk, running

pytestmark = pytest.mark.enable_socket

EXAMPLE = Path(__file__).parents[3] / "examples" / "digitally-signed"


def run(*arguments: object) -> tuple[int, str]:
    """Run a command in a process of its own, as beside a desk that runs."""
    command = [sys.executable, "-m", "poedesk", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    return done.returncode, done.stdout + done.stderr


def waited(look: Callable[[], list[int]]) -> list[int]:
    """Return what a look finds, once it finds something."""
    until = time.monotonic() + PATIENCE
    while not (found := look()) and time.monotonic() < until:
        time.sleep(0.05)
    return found


def judged(browser: Browser, engagement: str) -> str:
    """Return the readiness of an engagement once it is there."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        page = browser.get(f"{engagement}readiness/")
        if "The claim is not whole yet" in page:
            return page
        time.sleep(0.1)
    raise AssertionError(page)


def begun(browser: Browser) -> str:
    """Begin an engagement with a document; return its path."""
    browser.post("/engagements/begin/", {}, of="/engagements/")
    engagement = "/".join(browser.at.split("/")[:3]) + "/"
    document = next(each for each in EXAMPLE.iterdir() if each.suffix == ".pdf")
    page = browser.upload(f"{engagement}documents/", engagement, document.name, document.read_bytes())
    assert f"{document.name} is added" in page
    return engagement


@dataclass
class Lived:
    """A desk that was killed, started again, kept in a file and stopped."""

    place: Path
    browser: Browser
    engagement: str
    first: list[int]
    second: list[int]
    left: list[int]
    """Its workers: at first, after one had died, after it was killed itself."""

    told: str
    ended: int


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    place = tmp_path_factory.mktemp("lived")
    with running(place / "data") as desk:
        first = children(desk)
        os.kill(first[0], signal.SIGKILL)
        browser = Browser(desk)
        browser.set_up()
        engagement = begun(browser)
        second = waited(lambda: [each for each in children(desk) if each not in first])
        desk.kill()  # before, while or after its worker judges
        left = waited(lambda: [] if Path(f"/proc/{second[0]}").exists() else second)
    with running(place / "data") as desk:
        browser.desk = desk
        assert "is not whole yet" in judged(browser, engagement), "what was asked for is done by the next one"
        code, told = run("desk", "backup", place / "kept.zip", "--data", place / "data")
        assert code == 0, told
        ended = desk.stop()
    return Lived(place, browser, engagement, first, second, left, told, ended)


def test_one_worker_is_alive_and_a_dead_one_is_replaced(lived: Lived) -> None:
    assert len(lived.first) == 1
    assert len(lived.second) == 1
    assert lived.second != lived.first


def test_a_worker_ends_with_a_desk_that_was_killed(lived: Lived) -> None:
    assert lived.left == lived.second


def test_a_desk_that_is_told_to_stop_ends_well(lived: Lived) -> None:
    assert lived.ended == 0


def test_a_backup_is_for_its_owner_alone(lived: Lived) -> None:
    assert lived.told == f"{lived.place / 'kept.zip'}: 3 events, 1 files.\n"
    assert stat.S_IMODE((lived.place / "kept.zip").stat().st_mode) == 0o600


def test_a_backup_is_never_written_over_a_file(lived: Lived) -> None:
    code, told = run("desk", "backup", lived.place / "kept.zip", "--data", lived.place / "data")
    assert code == 2
    assert "is there already" in told


def test_a_desk_comes_back_from_its_backup(lived: Lived, tmp_path: Path) -> None:
    data = tmp_path / "deep" / "again"
    code, told = run("desk", "restore", lived.place / "kept.zip", "--data", data)
    assert code == 0, told
    for each in (data, *data.rglob("*")):
        assert stat.S_IMODE(each.stat().st_mode) & 0o077 == 0, each
    with running(data) as desk:
        lived.browser.desk = desk
        assert "Northwind Partners" in lived.browser.get("/"), "the same keys: who had signed in still is"
        assert "is not whole yet" in judged(lived.browser, lived.engagement)
        code, told = run("trail", "verify", data / "desk.sqlite", "--key", data / "keys" / "trail.pub")
        assert code == 0, told


def test_a_damaged_backup_restores_nothing(lived: Lived, tmp_path: Path) -> None:
    with zipfile.ZipFile(lived.place / "kept.zip") as good, zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for member in good.infolist():
            content = good.read(member)
            bad.writestr(member, content[:-1] + b"?" if member.filename.startswith("blobs/") else content)
    code, told = run("desk", "restore", tmp_path / "bad.zip", "--data", tmp_path / "again")
    assert code == 2
    assert "is damaged" in told
    assert [each.name for each in tmp_path.iterdir()] == ["bad.zip"]


def test_a_backup_whose_trail_was_changed_restores_nothing(lived: Lived, tmp_path: Path) -> None:
    with zipfile.ZipFile(lived.place / "kept.zip") as good:
        good.extractall(tmp_path / "open")
    with sqlite3.connect(tmp_path / "open" / "desk.sqlite") as database:
        database.execute("DROP TRIGGER leaf_stays")
        database.execute("UPDATE leaf SET content = replace(CAST(content AS TEXT), 'begun', 'ended')")
    database.close()
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as bad:
        for each in (tmp_path / "open").rglob("*"):
            bad.write(each, each.relative_to(tmp_path / "open"))
    code, told = run("desk", "restore", tmp_path / "bad.zip", "--data", tmp_path / "again")
    assert code == 2, told
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "keys/../../evil", "evil"])
def test_a_backup_writes_nowhere_else(lived: Lived, tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.zip").write_bytes((lived.place / "kept.zip").read_bytes())
    with zipfile.ZipFile(tmp_path / "bad.zip", "a") as bad:
        bad.writestr(name, b"x")
    code, told = run("desk", "restore", tmp_path / "bad.zip", "--data", tmp_path / "again")
    assert code == 2
    assert "which no backup of a desk does" in told
    assert [each.name for each in tmp_path.iterdir()] == ["bad.zip"]


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup_restores_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept.zip").write_bytes(content)
    code, told = run("desk", "restore", tmp_path / "kept.zip", "--data", tmp_path / "again")
    assert code == 2
    assert "nothing was made" in told
    assert not (tmp_path / "again").exists()


def test_a_folder_without_a_desk_has_no_backup(tmp_path: Path) -> None:
    code, told = run("desk", "backup", tmp_path / "kept.zip", "--data", tmp_path)
    assert code == 2
    assert "holds no desk" in told
    assert not (tmp_path / "kept.zip").exists()


def children(desk: Desk) -> list[int]:
    """Return the processes that a desk has started."""
    told = Path(f"/proc/{desk.process.pid}/task/{desk.process.pid}/children")
    threads = Path(f"/proc/{desk.process.pid}/task").glob("*/children")
    return sorted({int(each) for path in (told, *threads) for each in path.read_text().split()})
