"""The segments of a page as they leave the sandbox: as columns, since a page holds dozens of them."""

from itertools import chain

from poedesk.proof.document.columns import packed, real, real_of, whole, whole_of
from poedesk.proof.document.model import Box, Cell, Segment

_COLUMNS = 4
"""Ranges, sides of the boxes, cells with the number of their segment, numbers of the headings."""


def pack(segments: tuple[Segment, ...]) -> list[str]:
    """Return what ``unpack`` takes."""
    ranges = [*(item.start for item in segments), *(item.end for item in segments)]
    cells = chain.from_iterable(
        (number, *item.cell) for number, item in enumerate(segments) if item.cell is not None
    )
    headings = (number for number, item in enumerate(segments) if item.heading)
    sides = real(chain.from_iterable([item.box for item in segments]))
    return [packed(whole(ranges)), packed(sides), packed(whole(cells)), packed(whole(headings))]


def unpack(value: object) -> tuple[Segment, ...]:
    """Return the segments that ``pack`` gave; raises TypeError or ValueError for anything else."""
    if not isinstance(value, list) or len(value) != _COLUMNS:
        message = "segments are a list of columns"
        raise TypeError(message)
    ranges, sides, placed, headed = whole_of(value[0]), real_of(value[1]), *map(whole_of, value[2:])
    count = len(ranges) // 2
    if len(ranges) != 2 * count or len(sides) != 4 * count or len(placed) % 4:
        message = "segments, boxes and cells do not match"
        raise ValueError(message)
    cells: list[Cell | None] = [None] * count
    headings = [False] * count
    for number, *place in zip(placed[::4], placed[1::4], placed[2::4], placed[3::4], strict=True):
        cells[_known(number, count)] = Cell(*place)
    for number in headed:
        headings[_known(number, count)] = True
    boxes = map(Box, sides[::4], sides[1::4], sides[2::4], sides[3::4])
    return tuple(map(Segment, ranges[:count], ranges[count:], boxes, cells, headings))


def _known(number: int, count: int) -> int:
    if number >= count:
        message = f"there is no segment {number}"
        raise ValueError(message)
    return number
