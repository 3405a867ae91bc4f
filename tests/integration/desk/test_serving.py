"""A desk that runs as its user runs it: begun, used, killed, kept in a file, brought back."""

import io
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.integration.desk.desks import PATIENCE, Browser, Desk, run, running

from poedesk.desk.config.keeping.backups import restore
from poedesk.kernel.errors import UsageError

pytestmark = pytest.mark.enable_socket

EXAMPLE = Path(__file__).parents[3] / "examples" / "digitally-signed"


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


def test_a_desk_survives_its_worker_and_a_power_cut_and_comes_back_from_its_backup(tmp_path: Path) -> None:
    with running(tmp_path / "data") as desk:
        first = children(desk)
        assert len(first) == 1, "one worker is alive"
        assert os.getpgid(first[0]) != os.getpgid(desk.process.pid), (
            "Ctrl-C is for the desk, which lets it finish"
        )
        os.kill(first[0], signal.SIGKILL)
        browser = Browser(desk)
        browser.set_up()
        engagement = begun(browser)
        second = waited(lambda: [each for each in children(desk) if each not in first])
        assert len(second) == 1, "a dead one is replaced"
        desk.kill()  # before, while or after its worker judges
        assert waited(lambda: [] if Path(f"/proc/{second[0]}").exists() else second), "it ends with the desk"
    with running(tmp_path / "data") as desk:
        browser.desk = desk
        assert "is not whole yet" in judged(browser, engagement), "what was asked for is done by the next one"
        told = back_up(tmp_path)
        assert desk.stop() == 0
    restored(tmp_path, told)
    damaged(tmp_path)
    with running(tmp_path / "again") as desk:
        browser.desk = desk
        assert "Northwind Partners" in browser.get("/"), "the same keys: who had signed in still is"
        assert "is not whole yet" in judged(browser, engagement)


def back_up(place: Path) -> str:
    code, told = run("desk", "backup", place / "kept.zip", "--data", place / "data")
    assert code == 0, told
    assert stat.S_IMODE((place / "kept.zip").stat().st_mode) == 0o600
    again, refused = run("desk", "backup", place / "kept.zip", "--data", place / "data")
    assert again == 2
    assert "is there already" in refused
    return told


def restored(place: Path, kept: str) -> None:
    """Restore a backup: all of it, for its owner alone, and its trail holds."""
    assert kept == f"{place / 'kept.zip'}: 3 events, 1 files.\n"
    data = place / "again"
    code, told = run("desk", "restore", place / "kept.zip", "--data", data)
    assert code == 0, told
    for each in (data, *data.rglob("*")):
        assert stat.S_IMODE(each.stat().st_mode) & 0o077 == 0, each
    code, told = run("trail", "verify", data / "desk.sqlite", "--key", data / "keys" / "trail.pub")
    assert code == 0, told


def damaged(place: Path) -> None:
    """Try backups that were changed: each is refused with its reason, and nothing is made."""
    with zipfile.ZipFile(place / "kept.zip") as good:
        whole = {member.filename: good.read(member) for member in good.infolist()}
    document = next(name for name in whole if name.startswith("blobs/"))
    ways = {
        "is damaged": {document: whole[document][:-1] + b"?"},
        "the trail of the backup does not hold": {"desk.sqlite": rewritten(place, whole["desk.sqlite"])},
        "holds '../evil', which no backup of a desk does": {"../evil": b"x"},
        "holds 'keys/../../evil', which": {"keys/../../evil": b"x"},
    }
    for told, changes in ways.items():
        with zipfile.ZipFile(place / "bad.zip", "w") as bad:
            for name, content in {**whole, **changes}.items():
                bad.writestr(name, content)
        code, said = run("desk", "restore", place / "bad.zip", "--data", place / "never")
        assert code == 2
        assert told in said
        assert not (place / "never").exists()
        assert not [each.name for each in place.iterdir() if each.name.startswith(".")]
    assert not (place.parent / "evil").exists()


def rewritten(place: Path, content: bytes) -> bytes:
    """Return a database in which somebody changed what was recorded."""
    path = place / "changed.sqlite"
    path.write_bytes(content)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("DROP TRIGGER leaf_stays")
        database.execute("UPDATE leaf SET content = replace(CAST(content AS TEXT), 'begun', 'ended')")
    return path.read_bytes()


def zipped(*members: str, damaged: bool = False) -> bytes:
    """Return an archive, its packed bytes damaged or not."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in members:
            archive.writestr(each, bytes(100_000))
    content = bytearray(made.getvalue())
    if damaged:
        content[50:60] = b"\xff" * 10
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        b"PK\x05\x06" + bytes(18),
        zipped("desk.sqlite", damaged=True),
        zipped("desk.sqlite", "."),
        zipped("desk.sqlite", "blobs"),
    ],
)
def test_what_is_no_backup_restores_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept.zip").write_bytes(content)
    with pytest.raises(UsageError, match="nothing was made"):
        restore(tmp_path / "kept.zip", tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_a_folder_without_a_desk_has_no_backup(tmp_path: Path) -> None:
    code, told = run("desk", "backup", tmp_path / "kept.zip", "--data", tmp_path)
    assert code == 2
    assert "holds no desk" in told
    assert not (tmp_path / "kept.zip").exists()


def test_a_host_that_is_none_is_told(tmp_path: Path) -> None:
    code, told = run("serve", "--data", tmp_path / "data", "--host", "no host")
    assert code == 2
    assert "cannot listen on no host:8000: that is no address; choose another --host or --port" in told


def test_a_disk_without_space_is_told_with_what_to_do(tmp_path: Path) -> None:
    """No file may grow beyond 64 KiB, as if the disk were full then; the tables need more."""
    most = 64 * 1024
    command = [sys.executable, "-m", "poedesk", "serve", "--data", str(tmp_path / "data")]
    done = subprocess.run(
        ["/bin/sh", "-c", f'ulimit -f {most // 512} && exec "$@"', "sh", *command],
        capture_output=True, text=True, timeout=PATIENCE, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "desk.sqlite cannot be used" in done.stderr
    assert "see that its disk has space" in done.stderr


def children(desk: Desk) -> list[int]:
    """Return the processes that a desk has started."""
    told = Path(f"/proc/{desk.process.pid}/task/{desk.process.pid}/children")
    threads = Path(f"/proc/{desk.process.pid}/task").glob("*/children")
    return sorted({int(each) for path in (told, *threads) for each in path.read_text().split()})
