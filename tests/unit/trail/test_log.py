import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.trail.logs import NOON, SIGNER, STRANGER, event

from poedesk.trail.checkpoints import checkpoint
from poedesk.trail.hashing import is_consistent, is_included, leaf_hash
from poedesk.trail.log import Trail
from poedesk.trail.stores.memory import MemoryStore
from poedesk.trail.stores.sqlite import SQLiteStore
from poedesk.trail.stores.store import Overtaken, RecordedTwice, Store, TrailBroken
from poedesk.trail.verifying import Verified, verified

Open = Callable[[], Store]


@pytest.fixture(params=["memory", "file"])
def reopened(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Return what opens the same store once more."""
    memory = MemoryStore()
    return lambda: memory if request.param == "memory" else SQLiteStore(tmp_path / "trail.sqlite")


def trail(store: Store) -> Trail:
    return Trail(store, "trail.example/log")


def checked(store: Store, *seen: str) -> Verified:
    return verified(store, [SIGNER.verifier], seen)


def test_events_are_added_and_proven(reopened: Open) -> None:
    log = trail(reopened())
    assert list(log.append([event(number) for number in range(5)])) == [0, 1, 2, 3, 4]
    assert list(log.append([event(5)])) == [5]
    for position in range(6):
        shown = log.proven(position)
        assert shown.leaf == event(position).leaf()
        assert is_included(leaf_hash(shown.leaf), position, 6, shown.proof, log.root())
    assert is_consistent(3, 6, log.root(3), log.root(), log.growth(3))


def test_a_log_is_the_same_when_it_is_opened_again(reopened: Open) -> None:
    first = trail(reopened())
    first.append([event(number, name=f"Person {number}") for number in range(9)])
    again = trail(reopened())
    assert (len(again), again.root()) == (9, first.root())
    again.append([event(9)])
    assert len(first) == 10
    assert first.root() == again.root()


def test_a_checkpoint_holds_for_what_came_after_it(reopened: Open) -> None:
    log = trail(reopened())
    log.append([event(1), event(2)])
    note = log.checkpoint(SIGNER, NOON)
    point = checkpoint(note, [SIGNER.verifier])
    assert (point.origin, point.size, point.root) == ("trail.example/log", 2, log.root(2))
    assert point.extensions == ("time 2026-05-04T12:00:00Z",)
    log.append([event(3)])
    result = checked(reopened(), note)
    assert result.good
    assert (result.size, result.checkpoints, result.covered) == (3, 1, 2)


def test_erasing_personal_data_leaves_the_log_as_it_is(reopened: Open) -> None:
    log = trail(reopened())
    made = event(1, name="Dana Whitlock", address="192.0.2.7")
    log.append([made])
    log.checkpoint(SIGNER, NOON)
    root, store = log.root(), reopened()
    commitment = made.personal["name"].commitment
    kept = store.personal(commitment)
    assert kept is not None
    assert kept.value == "Dana Whitlock"
    assert store.erase(commitment)
    assert not store.erase(commitment)
    assert store.personal(commitment) is None
    result = checked(reopened())
    assert result.good
    assert (result.root, result.erased) == (root, 1)


def test_who_was_overtaken_adds_nothing(reopened: Open) -> None:
    store = reopened()
    store.append([event(1).leaf()], {}, 0)
    with pytest.raises(Overtaken):
        reopened().append([event(2).leaf()], {}, 0)
    assert reopened().size() == 1


def test_a_value_is_recorded_once(reopened: Open) -> None:
    log = trail(reopened())
    log.append([event(1, name="Dana")])
    with pytest.raises(RecordedTwice):
        log.append([event(1, name="Dana")])
    assert len(log) == 1


def test_a_checkpoint_of_another_key_or_of_a_longer_log_is_told(reopened: Open) -> None:
    store = reopened()
    log = trail(store)
    log.append([event(1), event(2)])
    forged = trail(MemoryStore())
    forged.append([event(1), event(3), event(4)])
    longer = forged.checkpoint(SIGNER, NOON)
    log.checkpoint(STRANGER, NOON)
    result = checked(store, longer)
    assert [problem.partition(":")[0] for problem in result.problems] == [
        "checkpoint 0",
        "given checkpoint 1",
        "no checkpoint that holds vouches for any of its 2 events",
    ]
    log.append([event(5)])
    assert any("the first 3 leaves are not those" in problem for problem in checked(store, longer).problems)
    assert checked(store).covered == 0


def test_what_was_added_cannot_be_changed_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "trail.sqlite"
    log = trail(SQLiteStore(path))
    log.append([event(1, name="Dana"), event(2)])
    log.checkpoint(SIGNER, NOON)
    database = sqlite3.connect(path)
    for statement in (
        "UPDATE leaf SET content = x'00' WHERE position = 0",
        "DELETE FROM leaf WHERE position = 1",
        "INSERT INTO leaf VALUES (7, x'00')",
        "INSERT OR REPLACE INTO leaf VALUES (0, x'00')",
        "UPDATE checkpoint SET size = 9",
        "DELETE FROM checkpoint",
        "INSERT OR REPLACE INTO checkpoint VALUES (0, 1, '')",
        "UPDATE personal SET value = '1'",
        "INSERT OR REPLACE INTO personal SELECT commitment, salt, x'31' FROM personal",
    ):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(statement)
    database.close()
    assert checked(SQLiteStore(path)).good
    assert path.stat().st_mode & 0o777 == 0o600


def test_whoever_takes_the_triggers_away_is_found_by_the_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "trail.sqlite"
    log = trail(SQLiteStore(path))
    made = event(1, name="Dana")
    log.append([made, event(2), event(3)])
    note = log.checkpoint(SIGNER, NOON)
    database = sqlite3.connect(path, isolation_level=None)
    for trigger in ("leaf_stays", "leaf_remains", "personal_stays"):
        database.execute(f"DROP TRIGGER {trigger}")
    database.execute("UPDATE leaf SET content = ? WHERE position = 1", (event(7).leaf(),))
    database.execute("UPDATE personal SET value = CAST('\"Somebody\"' AS BLOB)")
    problems = checked(SQLiteStore(path), note).problems
    assert any("leaf 0: the value of name is not the one" in problem for problem in problems)
    assert sum("the first 3 leaves are not those" in problem for problem in problems) == 2
    database.execute("DELETE FROM leaf WHERE position = 1")
    assert any("leaves are lacking" in problem for problem in checked(SQLiteStore(path)).problems)
    database.close()


def test_erased_values_leave_no_trace_in_the_files(tmp_path: Path) -> None:
    path = tmp_path / "trail.sqlite"
    store = SQLiteStore(path)
    made = event(1, name="Quillhaven Featherstone")
    trail(store).append([made])
    assert store.erase(made.personal["name"].commitment)
    held = b"".join(each.read_bytes() for each in tmp_path.iterdir())
    assert b"Featherstone" not in held


def test_what_is_no_trail_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no database at all, however long it may be" * 40)
    with pytest.raises(TrailBroken, match="is no trail"):
        SQLiteStore(text)
    other = tmp_path / "other.sqlite"
    database = sqlite3.connect(other)
    database.execute("CREATE TABLE shoes (size)")
    database.commit()
    database.close()
    with pytest.raises(TrailBroken, match="something else"):
        SQLiteStore(other)
    with pytest.raises(TrailBroken, match="there is no trail"):
        SQLiteStore(tmp_path / "nowhere", create=False)
    assert not (tmp_path / "nowhere").exists()
    with pytest.raises(TrailBroken, match="cannot be opened"):
        SQLiteStore(tmp_path / "no folder" / "trail.sqlite")
