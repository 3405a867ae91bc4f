"""The segments of a page leave the sandbox as columns; what comes over is taken only where it makes sense."""

from collections.abc import Sequence
from math import inf, nan

import pytest

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.columns import packed, real, whole
from poedesk.proof.document.model import Box, Cell, Page, Segment
from poedesk.proof.document.segments import fit, pack, ranges, unpack

HELD = (
    Segment(0, 20, Box(72, 100.1, 300, 112), heading=True),
    Segment(21, 30, Box(72, 115.25, 140, 127), Cell(0, 2, 1)),
    Segment(31, 33, Box(150, 115.25, 160, 127), Cell(1, 0, 0), heading=True),
    Segment(34, 40, Box(-3, 130, 160, 142)),
)


def columns(
    ranges: list[int], sides: list[float], cells: list[int] | None = None, headings: list[int] | None = None
) -> list[str]:
    """Write columns down as a child does: starts then ends, sides, cells, headings."""
    return [
        packed(whole(ranges)), packed(real(sides)), packed(whole(cells or [])), packed(whole(headings or []))
    ]  # fmt: skip


@pytest.mark.parametrize("segments", [(), HELD[:1], HELD[3:], HELD])
def test_packed_and_unpacked_they_are_the_same_to_the_last_bit(segments: tuple[Segment, ...]) -> None:
    assert unpack(pack(segments)) == segments


def test_they_can_be_gone_through_like_a_tuple_of_them() -> None:
    segments = unpack(pack(HELD))
    assert tuple(segments) == HELD
    assert (segments[1], segments[-1], segments[1:3]) == (HELD[1], HELD[-1], HELD[1:3])
    assert (len(segments), hash(segments), repr(segments)) == (4, hash(HELD), repr(tuple(segments)))
    assert segments != HELD[:3]
    assert segments != list(HELD)


@pytest.mark.parametrize("held", [HELD, unpack(pack(HELD))])
def test_their_ranges_and_whether_they_fit_are_told_without_looking_at_each(held: Sequence[Segment]) -> None:
    assert list(ranges(held)) == [(0, 20), (21, 30), (31, 33), (34, 40)]
    assert fit(held, 40)
    assert not fit(held, 39)
    assert not fit((Segment(3, 3, Box(0, 0, 1, 1)),), 40)


def test_those_in_tables_are_told_without_the_others() -> None:
    assert list(unpack(pack(HELD)).in_cells()) == [(21, 30, Cell(0, 2, 1)), (31, 33, Cell(1, 0, 0))]
    assert not list(unpack(pack(HELD[3:])).in_cells())


def test_a_page_carries_them_over() -> None:
    page = Page(1, 612, 792, "x" * 40, HELD)
    assert decode(Page, encode(page)) == page
    assert "segments" not in encode(Page(1, 612, 792, ""))


def test_they_are_written_as_the_model_tells() -> None:
    given = columns([3, 9], [1, 2, 3, 4], [0, 5, 6, 7], [0])
    assert unpack(given) == (Segment(3, 9, Box(1, 2, 3, 4), Cell(5, 6, 7), heading=True),)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        [{"start": 0, "end": 4, "box": [1, 2, 3, 4]}],
        ["", "", ""],
        ["", "", "", 0],
        ["?", "", "", ""],
        ["AAA=", "", "", ""],
        columns([0, 4, 5], [1, 2, 3, 4]),
        columns([0, 4], [1, 2, 3]),
        columns([0, 4], [1, 2, 3, nan]),
        columns([0, 4], [1, -inf, inf, 4]),
        columns([0, 4], [1, 2, 3, 4], [0, 1, 1]),
        columns([0, 4], [1, 2, 3, 4], [1, 0, 0, 0]),
        columns([0, 4], [1, 2, 3, 4], [], [1]),
    ],
)
def test_anything_else_is_refused(value: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        unpack(value)
