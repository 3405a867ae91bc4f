"""Anybody checks a log with one command."""

import json
import socket
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.unit.paper.signing.pki import pki, served
from tests.unit.trail.logs import NOON, SIGNER, event

from poedesk.cli.main import outcome
from poedesk.trail import keys
from poedesk.trail.log import Trail
from poedesk.trail.stores.sqlite import SQLiteStore


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """Return a folder with a log of three events, its key, and a checkpoint that somebody kept."""
    store = SQLiteStore(tmp_path / "trail.sqlite")
    trail = Trail(store, "trail.example/log")
    trail.append([event(1, name="Dana"), event(2)])
    (tmp_path / "seen.txt").write_text(trail.checkpoint(SIGNER, NOON), "utf-8")
    trail.append([event(3)])
    store.close()
    (tmp_path / "log.pub").write_text(f"{SIGNER.verifier}\n", "utf-8")
    return tmp_path


def verify(log: Path, *more: str) -> int:
    return outcome(["trail", "verify", str(log / "trail.sqlite"), "--key", str(log / "log.pub"), *more])


def test_a_good_log_holds(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify(log, "--checkpoint", str(log / "seen.txt")) == 0
    told = capsys.readouterr().out
    assert told.startswith("The trail holds.\n3 events, root ")
    assert "1 checkpoints hold; the newest covers 2 events" in told


def test_a_changed_log_does_not(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = sqlite3.connect(log / "trail.sqlite", isolation_level=None)
    database.execute("DROP TRIGGER leaf_stays")
    database.execute("UPDATE leaf SET content = ? WHERE position = 0", (event(9).leaf(),))
    database.close()
    assert verify(log, "--format", "json") == 1
    told = json.loads(capsys.readouterr().out)
    assert told["good"] is False
    assert told["problems"] == [
        "checkpoint 0: the first 2 leaves are not those that it covers",
        "no checkpoint that holds vouches for any of its 3 events",
    ]


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("log.pub", "no key", 2, "log.pub: it is no key for notes"),
        ("trail.sqlite", "no trail, however long this text is" * 40, 1, "is no trail"),
        ("trail.sqlite", None, 2, "there is no trail at"),
        ("trail.sqlite", "", 1, "is no trail, or not a whole one"),
        ("log.pub", None, 2, "cannot be read"),
    ],
)
def test_what_is_given_wrongly_is_named(
    log: Path, capsys: pytest.CaptureFixture[str], name: str, content: str | None, code: int, said: str
) -> None:
    (log / name).unlink()
    if content is not None:
        (log / name).write_text(content, "utf-8")
    for left in log.glob("trail.sqlite-*"):
        left.unlink()
    assert verify(log) == code
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err


def test_checking_writes_nothing(log: Path) -> None:
    before = {path.name: path.read_bytes() for path in log.iterdir() if path.name != "trail.sqlite-shm"}
    assert verify(log) == 0
    after = {path.name: path.read_bytes() for path in log.iterdir() if path.name != "trail.sqlite-shm"}
    assert {name: after[name] for name in before} == before
    assert all(after[name] == b"" for name in after.keys() - before.keys())


def test_a_log_that_no_checkpoint_vouches_for_does_not_hold(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = sqlite3.connect(log / "trail.sqlite", isolation_level=None)
    database.execute("DROP TRIGGER checkpoint_remains")
    database.execute("DELETE FROM checkpoint")
    database.close()
    assert verify(log) == 1
    assert "no checkpoint that holds vouches for any of its 3 events" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("UPDATE personal SET value = CAST('no json' AS BLOB)", "leaf 0: the value of name: the"),
        ("UPDATE personal SET value = CAST('1e999' AS BLOB)", "leaf 0: the value of name: the"),
        ("UPDATE personal SET value = CAST(replace(hex(zeroblob(50000)), '0', '[') AS BLOB)", "is damaged"),
        ("UPDATE personal SET value = '\"text\"'", "is damaged"),
        ("UPDATE personal SET salt = 9000000000000", "is damaged"),
        ("UPDATE checkpoint SET note = x'00ff'", "checkpoint 0: it is no signed note"),
        ("UPDATE checkpoint SET note = CAST(x'ff' AS TEXT)", "checkpoint 0: it is no signed note"),
        ("UPDATE leaf SET content = 'text' WHERE position = 1", "leaf 1 is damaged"),
        ("DROP TABLE checkpoint", "not a whole one"),
    ],
)
def test_what_is_damaged_is_named(
    log: Path, capsys: pytest.CaptureFixture[str], damage: str, said: str
) -> None:
    database = sqlite3.connect(log / "trail.sqlite", isolation_level=None)
    for trigger in ("personal_stays", "leaf_stays", "checkpoint_stays"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute(damage)
    database.close()
    assert verify(log) == 1
    told = capsys.readouterr()
    assert said in told.out + told.err


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"tag":"claim:submitted"', b'"tag":3'),
        (b'"personal":{}', b'"personal":[]'),
        (b'"personal":{}', b'"personal":{"name":[1]}'),
        (b'"data":{"files":2}', b'"data":7'),
    ],
)
def test_a_leaf_of_another_shape_is_named(
    log: Path, capsys: pytest.CaptureFixture[str], was: bytes, becomes: bytes
) -> None:
    leaf = event(2).leaf()
    assert was in leaf
    database = sqlite3.connect(log / "trail.sqlite", isolation_level=None)
    database.execute("DROP TRIGGER leaf_stays")
    database.execute("UPDATE leaf SET content = ? WHERE position = 1", (leaf.replace(was, becomes),))
    database.close()
    assert verify(log) == 1
    assert "! leaf 1: the leaf is no event" in capsys.readouterr().out


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'extra_a'",
        "UPDATE sqlite_master SET sql = 'CREATE TABLE extra (a NOT NULL)' WHERE name = 'extra'",
    ],
)
def test_what_sqlite_finds_wrong_is_told(log: Path, capsys: pytest.CaptureFixture[str], change: str) -> None:
    database = sqlite3.connect(log / "trail.sqlite", isolation_level=None)
    for statement in (
        "CREATE TABLE extra (a)",
        "CREATE INDEX extra_a ON extra (a)",
        "INSERT INTO extra VALUES (NULL)",
        "PRAGMA writable_schema = ON",
        change,
    ):
        database.execute(statement)
    database.close()
    assert verify(log) == 1
    assert "! the file is damaged: " in capsys.readouterr().out


def test_a_key_is_made_over_no_other_half(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "k.pub").write_text("of another key", "utf-8")
    assert outcome(["trail", "key", "lantern.example/log", "--output", str(tmp_path / "k")]) == 2
    assert f"{tmp_path / 'k.pub'} is there already" in capsys.readouterr().err
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [
        ("k.pub", "of another key")
    ]


@pytest.fixture
def authority(log: Path) -> Iterator[str]:
    """Serve a time-stamp authority on loopback, whose root and lists lie in the folder; yield its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{free.getsockname()[1]}"
    made = pki(host)
    made.at = datetime.now(UTC).replace(microsecond=0)
    keys.keep(keys.private_text("trail.example/log", bytes(range(32))), log / "log.key")
    (log / "root.pem").write_bytes(made.roots)
    (log / "tsa.crl").write_bytes(made.crl(made.intermediate))
    (log / "root.crl").write_bytes(made.crl(made.root))
    with served(made):
        yield f"{host}/tsa"


@pytest.mark.enable_socket
def test_a_checkpoint_is_signed_stamped_and_checked_offline(
    log: Path, authority: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sign = ["trail", "checkpoint", str(log / "trail.sqlite"), "--key", str(log / "log.key")]
    assert outcome([*sign, "--tsa", authority, "--output", str(log / "kept.txt")]) == 0
    assert "3 events are signed and stamped by" in capsys.readouterr().err
    lists = ("--crl", str(log / "tsa.crl"), "--crl", str(log / "root.crl"))
    kept = ("--checkpoint", str(log / "kept.txt"), "--format", "json")
    assert verify(log, "--trust", str(log / "root.pem"), *lists, *kept) == 0
    (told,) = json.loads(capsys.readouterr().out)["stamps"]
    assert (told["checkpoint"], told["good"], told["says"]) == (1, True, "")


@pytest.mark.enable_socket
def test_without_an_answer_of_the_authority_nothing_is_signed(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.keep(keys.private_text("trail.example/log", bytes(range(32))), log / "log.key")
    sign = ["trail", "checkpoint", str(log / "trail.sqlite"), "--key", str(log / "log.key")]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        silent = f"http://127.0.0.1:{free.getsockname()[1]}/tsa"
    for url in (silent, "file:///etc/hostname"):
        assert outcome([*sign, "--tsa", url]) == 1
    assert capsys.readouterr().out == ""
    assert verify(log) == 0
    assert "1 checkpoints hold; the newest covers 2 events" in capsys.readouterr().out


def test_a_log_with_something_that_is_no_event_is_not_signed(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys.keep(keys.private_text("trail.example/log", bytes(range(32))), log / "log.key")
    store = SQLiteStore(log / "trail.sqlite")
    store.append([b"no event"], {}, 3)
    store.close()
    assert outcome(["trail", "checkpoint", str(log / "trail.sqlite"), "--key", str(log / "log.key")]) == 2
    assert "leaf 3: the leaf is no event" in capsys.readouterr().err


def test_a_checkpoint_is_only_put_into_a_log(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys.keep(keys.private_text("trail.example/log", bytes(range(32))), log / "log.key")
    (log / "empty").write_bytes(b"")
    for name in ("empty", "absent", "log.pub"):
        before = sorted(log.iterdir())
        assert outcome(["trail", "checkpoint", str(log / name), "--key", str(log / "log.key")]) == 2
        assert "name the file of a whole log" in capsys.readouterr().err
        assert sorted(log.iterdir()) == before
    assert (log / "empty").read_bytes() == b""
