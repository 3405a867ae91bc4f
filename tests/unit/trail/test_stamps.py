"""Checkpoints stamped by an authority: whatever is wrong with a time stamp is told, and never counts."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from tests.unit.paper.signing.pki import EXPIRED, TSA, WHEN, Pki, pki
from tests.unit.paper.signing.verified import Here, der, known
from tests.unit.trail.logs import NOON, SIGNER, event

from poedesk.paper.signing.network import NotFetched
from poedesk.paper.signing.sealing.stamping import stamp_of
from poedesk.paper.signing.validating.stamped import checker
from poedesk.paper.signing.validating.verify import Known
from poedesk.trail.extracts import InvalidExtract, extract, parsed
from poedesk.trail.log import Trail
from poedesk.trail.stamps import MOST, Stamp, Stamped, unchecked
from poedesk.trail.stores.memory import MemoryStore
from poedesk.trail.stores.sqlite import SQLiteStore
from poedesk.trail.stores.store import Store
from poedesk.trail.verifying import Verified, verified

LATER = WHEN + timedelta(days=1)


@cache
def _pki() -> Pki:
    return pki()


def _stamp(made: Pki | None = None) -> Stamp:
    fetch = (made or _pki()).fetch
    return lambda content: stamp_of(content, fetch, TSA)


def _log(store: Store, stamp: Stamp) -> Trail:
    trail = Trail(store, "trail.example/log")
    trail.append([event(1), event(2)])
    trail.checkpoint(SIGNER, NOON, stamp)
    trail.append([event(3)])
    return trail


def _verified(store: Store, knowing: Known | None = None, at: object = LATER) -> Verified:
    assert isinstance(at, type(LATER))
    with Here() as here:
        return verified(store, [SIGNER.verifier], (), checker(here, knowing or known(_pki()), at))


def _only(found: Verified) -> Stamped:
    ((number, stamped),) = found.stamps
    assert number == 0
    return stamped


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    made: Store = MemoryStore() if request.param == "memory" else SQLiteStore(tmp_path / "trail.sqlite")
    return made


def test_a_stamped_checkpoint_says_when_and_by_whom(store: Store) -> None:
    _log(store, _stamp())
    found = _verified(store)
    assert found.good, found.problems
    assert _only(found) == Stamped(
        good=True, says="", at=WHEN.isoformat(), by="Organization: Alder Trust, Common Name: Alder Time"
    )


def test_without_roots_it_is_not_known_and_no_fault() -> None:
    _log(store := MemoryStore(), _stamp())
    found = _verified(store, Known())
    assert (found.good, _only(found).good) == (True, None)
    assert "no roots were given" in _only(found).says


def _of_something_else(content: bytes) -> bytes:
    return _stamp()(content + b"\n")


def _changed(content: bytes) -> bytes:
    made = bytearray(_stamp()(content))
    made[-20] ^= 1
    return bytes(made)


def _weak(content: bytes) -> bytes:
    return _stamp()(content)[:-9]


WRONG: dict[str, tuple[Stamp, str]] = {
    "of something else": (_of_something_else, "it is one of something else"),
    "changed": (_changed, "was changed"),
    "cut off": (_weak, "no time stamp that can be checked"),
    "no stamp": (lambda _: b"0\x03\x02\x01\x00", "no time stamp"),
    "nothing": (lambda _: b"", "no time stamp that can be checked"),
    "another authority": (_stamp(pki(of="Beech")), "leads to none of the given roots"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_it_is_told(name: str) -> None:
    stamp, why = WRONG[name]
    _log(store := MemoryStore(), stamp)
    found = _verified(store)
    assert (found.good, _only(found).good) == (False, False)
    assert found.problems[0].startswith("checkpoint 0: time stamp, which says ")
    assert why in found.problems[0]


def test_one_whose_authority_has_ended_proves_nothing_any_more() -> None:
    made = pki(authority_end=EXPIRED)
    _log(store := MemoryStore(), _stamp(made))
    assert _only(_verified(store, known(made))).good
    later = EXPIRED + timedelta(days=1)
    found = _verified(store, known(replace(made, at=later)), later)
    assert "ended on 2026-06-01" in found.problems[0]


def test_one_of_a_revoked_authority_proves_nothing() -> None:
    made = pki()
    _log(store := MemoryStore(), _stamp(made))
    made.revoke(made.authority, WHEN)
    assert "was revoked on" in _verified(store, known(made)).problems[0]


def test_one_from_the_future_is_not_known_to_be_good() -> None:
    _log(store := MemoryStore(), _stamp())
    found = _only(_verified(store, Known((der(_pki().root),)), WHEN - timedelta(hours=1)))
    assert (found.good, "later than the time" in found.says) == (None, True)


def test_when_the_authority_does_not_answer_nothing_is_kept() -> None:
    away = replace(_pki(), down=("/tsa",))
    with pytest.raises(NotFetched, match="does not answer"):
        _log(store := MemoryStore(), _stamp(away))
    assert list(store.checkpoints()) == []


def test_a_stamp_stays_and_belongs_to_its_checkpoint(tmp_path: Path) -> None:
    path = tmp_path / "trail.sqlite"
    _log(SQLiteStore(path), _stamp())
    database = sqlite3.connect(path, isolation_level=None)
    for change in ("DELETE FROM stamp", "UPDATE stamp SET token = x'00'"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            database.execute(change)
    database.execute("INSERT INTO stamp (checkpoint, token) VALUES (7, x'00')")
    assert any("there is no such checkpoint" in each for each in _verified(SQLiteStore(path)).problems)


def test_a_stamp_of_no_checkpoint_is_told_whatever_stands_in_its_place(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "log")
    with sqlite3.connect(tmp_path / "log") as hand:
        hand.execute("INSERT INTO stamp (checkpoint, token) VALUES ('none', x'00')")
    assert _only(_verified(store)).good is False


def test_a_log_from_before_there_were_stamps_takes_them(tmp_path: Path) -> None:
    path = tmp_path / "trail.sqlite"
    Trail(SQLiteStore(path), "trail.example/log").append([event(1)])
    sqlite3.connect(path, isolation_level=None).execute("DROP TABLE stamp")
    assert list(SQLiteStore(path, create=False).stamps()) == []
    Trail(SQLiteStore(path), "trail.example/log").checkpoint(SIGNER, NOON, _stamp())
    assert _only(_verified(SQLiteStore(path))).good


def test_an_extract_carries_the_stamps_of_its_checkpoint() -> None:
    trail = _log(store := MemoryStore(), _stamp())
    told = extract(trail, store, ["claim-1"])
    assert parsed(told.encoded()).stamps == tuple(stamp for _, stamp in store.stamps())
    trail.checkpoint(SIGNER, NOON)
    bare = extract(trail, store, ["claim-1"])
    assert b"stamps" not in bare.encoded()
    with pytest.raises(InvalidExtract):
        parsed(bare.encoded().replace(b'"schema"', b'"stamps":[],"schema"'))


def test_of_the_stamps_of_one_checkpoint_some_are_looked_at(tmp_path: Path) -> None:
    store = SQLiteStore(tmp_path / "trail.sqlite")
    trail = Trail(store, "trail.example/log")
    trail.append([event(1)])
    trail.checkpoint(SIGNER, NOON)
    store.close()
    with sqlite3.connect(tmp_path / "trail.sqlite") as database:
        database.executemany(
            "INSERT INTO stamp (checkpoint, token) VALUES (0, ?)",
            [(bytes([each]),) for each in range(MOST + 9)],
        )
    looked: list[bytes] = []

    def check(stamp: bytes, note: bytes) -> Stamped:
        looked.append(stamp)
        return unchecked(stamp, note)

    found = verified(SQLiteStore(tmp_path / "trail.sqlite", create=False), [SIGNER.verifier], (), check)
    assert len(looked) == MOST
    assert f"only {MOST} are looked at" in found.stamps[-1][1].says
