from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest
from tests.unit.trail.logs import NOON, event

from poedesk.trail.events import Event, InvalidEvent, Personal, recorded

LEAF = (
    b'{"actor":"user-7","at":"2026-05-04T12:03:00.000000Z","data":{"files":3},"personal":{},'
    b'"schema":"poedesk.event/1","subject":"claim-3","tag":"claim:submitted"}'
)


def test_a_leaf_is_canonical_json_in_universal_time() -> None:
    assert event(3).leaf() == LEAF
    local = NOON.astimezone(timezone(timedelta(hours=2))) + timedelta(minutes=3)
    assert replace(event(3), at=local).leaf() == LEAF


def test_a_leaf_tells_the_event_again() -> None:
    told = recorded(event(3, name="Dana Whitlock").leaf())
    assert (told.tag, told.actor, told.subject, told.data) == (
        "claim:submitted",
        "user-7",
        "claim-3",
        {"files": 3},
    )
    assert told.at == event(3).at


def test_personal_data_stands_outside_of_the_leaf() -> None:
    made = event(3, name="Dana Whitlock")
    leaf = made.leaf()
    assert b"Dana" not in leaf
    assert made.personal["name"].opens(recorded(leaf).personal["name"])
    assert not Personal("Dana Whitlock", bytes(32)).opens(recorded(leaf).personal["name"])
    assert "Dana" not in repr(made)


def test_the_same_value_is_hidden_otherwise_each_time() -> None:
    assert Personal("Dana", bytes(32)).commitment != Personal("Dana", bytes([1] * 32)).commitment


@pytest.mark.parametrize(
    "tag", ["", "claim", "Claim:submitted", "claim:", "claim:a:b:c:d", "claim:sub mitted"]
)
def test_a_tag_that_is_none_is_refused(tag: str) -> None:
    with pytest.raises(ValueError, match="no tag"):
        replace(event(1), tag=tag).leaf()


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="needs its zone"):
        Event("claim:submitted", datetime(2026, 5, 4), "a", "b").leaf()  # noqa: DTZ001 - that is the fault


@pytest.mark.parametrize(
    "leaf",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff",
        LEAF + b" ",
        LEAF.replace(b'"tag":"claim:submitted"', b'"tag":"claim"'),
        LEAF.replace(b"poedesk.event/1", b"poedesk.event/2"),
        LEAF.replace(b"2026-05-04T", b"2026-05-99T"),
        LEAF.replace(b'"data":{"files":3}', b'"data":{"files": 3}'),
        LEAF[:-1] + b',"zz":1}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_event_is_refused(leaf: bytes) -> None:
    with pytest.raises(InvalidEvent):
        recorded(leaf)
