from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane

EDGES = st.floats(-500, 1500, allow_nan=False)
SIZES = st.sampled_from([0.0, 0.5, 7.0, 8.0, 8.1, 12.0, 40.0, 700.0])
BOXES = st.builds(
    lambda left, top, wide, high: Box(left, top, left + wide, top + high), EDGES, EDGES, SIZES, SIZES
)


def itself(box: Box) -> Box:
    return box


def touches(one: Box, other: Box) -> bool:
    level = one.bottom >= other.top and one.top <= other.bottom
    return level and one.right >= other.left and one.left <= other.right


@given(st.lists(BOXES, max_size=30), BOXES)
def test_nothing_that_touches_a_range_is_missed_and_all_keeps_its_order(boxes: list[Box], place: Box) -> None:
    things = list(enumerate(boxes))
    near = Plane(things, lambda thing: thing[1]).near(place.top, place.bottom, place.left, place.right)
    assert near == sorted(near)
    assert {number for number, box in things if touches(box, place)} <= {number for number, _ in near}


@given(st.lists(BOXES, max_size=30), BOXES)
def test_what_is_far_off_is_not_told(boxes: list[Box], place: Box) -> None:
    near = Plane(boxes, itself).near(place.top, place.bottom, place.left, place.right)
    assert all(box.bottom >= place.top - 1 and box.top <= place.bottom + 1 for box in near)
    assert all(box.left <= place.right + 1 for box in near)


@given(st.lists(BOXES, max_size=30), BOXES)
def test_going_right_meets_each_thing_once_where_it_begins(boxes: list[Box], place: Box) -> None:
    things = list(enumerate(boxes))
    met = [
        number
        for low, high, found in Plane(things, lambda thing: thing[1]).rightward(
            place.top, place.bottom, place.left
        )
        for number, box in found
        if low <= box.left < high
    ]
    assert len(met) == len(set(met))
    right = {n for n, box in things if box.left >= place.left and touches(box, place._replace(right=9e9))}
    assert right <= set(met)


def test_what_has_no_place_is_nowhere() -> None:
    assert Plane([1], lambda _: None).near(-1e9, 1e9) == []
