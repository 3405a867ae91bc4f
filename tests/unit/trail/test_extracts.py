"""Some events of a log with their proofs: checked without the log, and without anybody's personal data."""

import json
from typing import Any

import pytest
from tests.unit.trail.logs import NOON, SIGNER, STRANGER, event

from poedesk.trail.checkpoints import checkpoint
from poedesk.trail.extracts import Extract, InvalidExtract, NotCovered, covering, extract, parsed, problems
from poedesk.trail.log import Trail
from poedesk.trail.notes import InvalidNote
from poedesk.trail.stores.memory import MemoryStore


def made(*subjects: str) -> Extract:
    store = MemoryStore()
    trail = Trail(store, "trail.example/log")
    trail.append([event(number, name="Dana") for number in range(6)])
    trail.checkpoint(SIGNER, NOON)
    trail.append([event(9)])
    return extract(trail, store, subjects or ("claim-2", "claim-5"))


def test_each_leaf_stands_under_the_checkpoint() -> None:
    told = parsed(made().encoded())
    assert [each.position for each in told.leaves] == [2, 5]
    assert list(problems(told, covering(told, [SIGNER.verifier]))) == []
    assert b"Dana" not in told.encoded()


def test_events_behind_the_checkpoint_are_not_vouched_for() -> None:
    with pytest.raises(NotCovered, match="about claim-9"):
        made("claim-9")


def test_a_checkpoint_of_somebody_else_is_refused() -> None:
    with pytest.raises(InvalidNote):
        covering(made(), [STRANGER.verifier])


def test_a_leaf_at_another_place_or_changed_is_named() -> None:
    told = made()
    point = checkpoint(told.checkpoint, [SIGNER.verifier])
    value = json.loads(told.encoded())
    for change, said in (
        ({"position": 3}, "leaf 3"),
        ({"leaf": "e30="}, "leaf 2"),
        ({"proof": []}, "leaf 2"),
    ):
        changed = json.loads(told.encoded())
        changed["leaves"][0] |= change
        data = json.dumps(changed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert [each.partition(":")[0] for each in problems(parsed(data), point)] == [said]
    value["size"] = 7
    other = parsed(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    assert all("its proof is for 7 leaves" in each for each in problems(other, point))


@pytest.mark.parametrize(
    "change",
    [
        {"size": "6"},
        {"size": True},
        {"leaves": []},
        {"leaves": 7},
        {"checkpoint": 7},
        {"schema": "x"},
        {"more": 1},
        {"leaves": json.loads(made().encoded())["leaves"][::-1]},
        {"leaves": json.loads(made().encoded())["leaves"][:1] * 2},
    ],
)
def test_what_is_no_extract_is_said(change: dict[str, Any]) -> None:
    value = json.loads(made().encoded()) | change
    with pytest.raises(InvalidExtract):
        parsed(json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode())
    with pytest.raises(InvalidExtract):
        parsed(b"[" * 100_000)
