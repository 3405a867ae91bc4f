"""The segments of a page as columns: how formats without pages collect them and how all leave the sandbox.

A page holds dozens of them or hundreds. Until somebody asks for one they are numbers, and no objects.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import overload

from poedesk.proof.document.columns import Column, packed, real, real_of, whole, whole_of
from poedesk.proof.document.model import Box, Cell, Segment

_COLUMNS = 4
"""Ranges, sides of the boxes, cells with the number of their segment, numbers of the headings."""


class Segments(Sequence[Segment]):
    """The segments of one page in the order of its text."""

    __slots__ = ("_cells", "_ends", "_headings", "_made", "_sides", "_starts")

    def __init__(
        self,
        starts: Sequence[int],
        ends: Sequence[int],
        sides: Sequence[float],
        cells: Sequence[int],
        headings: Sequence[int],
    ) -> None:
        """Take the columns, which are not to be changed any more.

        ``sides`` has four numbers a segment; ``cells`` four for each segment in a table: its number, table,
        row and column; ``headings`` the numbers of those that are headings.
        """
        self._starts, self._ends, self._sides = starts, ends, sides
        self._cells, self._headings = cells, headings
        self._made: tuple[Segment, ...] | None = None

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Yield where each begins and ends."""
        return zip(self._starts, self._ends, strict=True)

    def in_cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Yield where each of those begins and ends that stand in a table, and its cell."""
        numbers = iter(self._cells)
        for number, *place in zip(numbers, numbers, numbers, numbers, strict=True):
            yield self._starts[number], self._ends[number], Cell(*place)

    def columns(self) -> list[Column]:
        """Return them as columns."""
        ranges = [*self._starts, *self._ends]
        return [whole(ranges), real(self._sides), *map(whole, self._rest())]

    def _rest(self) -> tuple[Sequence[int], Sequence[int]]:
        return self._cells, self._headings

    def _all(self) -> tuple[Segment, ...]:
        if self._made is None:
            count = len(self._starts)
            cells: list[Cell | None] = [None] * count
            headings = [False] * count
            numbers = iter(self._cells)
            for number, *place in zip(numbers, numbers, numbers, numbers, strict=True):
                cells[number] = Cell(*place)
            for number in self._headings:
                headings[number] = True
            sides = iter(self._sides)
            boxes = map(Box, sides, sides, sides, sides)
            self._made = tuple(map(Segment, self._starts, self._ends, boxes, cells, headings))
        return self._made

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._starts)

    def __iter__(self) -> Iterator[Segment]:
        """Go through all of them."""
        return iter(self._all())

    @overload
    def __getitem__(self, number: int) -> Segment: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[Segment, ...]: ...
    def __getitem__(self, number: int | slice) -> Segment | tuple[Segment, ...]:
        """Return one of them, or some."""
        return self._all()[number]

    def __eq__(self, other: object) -> bool:
        """Return whether ``other`` are the same segments, also as a tuple."""
        if not isinstance(other, (Segments, tuple)):
            return NotImplemented
        return len(self) == len(other) and self._all() == tuple(other)

    def __hash__(self) -> int:
        """Return the same number for the same segments."""
        return hash(self._all())

    def __repr__(self) -> str:
        """Return all of them, for people who look for a mistake."""
        return repr(self._all())


def ranges(segments: Sequence[Segment]) -> Iterable[tuple[int, int]]:
    """Return where each segment begins and ends."""
    if isinstance(segments, Segments):
        return segments.ranges()
    return [(segment.start, segment.end) for segment in segments]


def fit(segments: Sequence[Segment], length: int) -> bool:
    """Return whether no segment is empty and all lie in a text of ``length`` characters."""
    return all(0 <= start < end <= length for start, end in ranges(segments))


def pack(segments: Sequence[Segment]) -> list[str]:
    """Return the columns of ``segments`` as texts."""
    return [packed(column) for column in columns_of(segments)]


def columns_of(segments: Sequence[Segment]) -> list[Column]:
    """Return ``segments`` as columns."""
    if isinstance(segments, Segments):
        return segments.columns()
    cells = chain.from_iterable(
        (number, *item.cell) for number, item in enumerate(segments) if item.cell is not None
    )
    return Segments(
        [item.start for item in segments],
        [item.end for item in segments],
        [*chain.from_iterable([item.box for item in segments])],
        [*cells],
        [number for number, item in enumerate(segments) if item.heading],
    ).columns()


def unpack(value: object) -> Segments:
    """Return the segments of columns, texts or bytes; raises TypeError or ValueError otherwise."""
    if not isinstance(value, list) or len(value) != _COLUMNS:
        message = "segments are a list of columns"
        raise TypeError(message)
    ranges, sides, placed, headed = whole_of(value[0]), real_of(value[1]), *map(whole_of, value[2:])
    count = len(ranges) // 2
    if len(ranges) != 2 * count or len(sides) != 4 * count or len(placed) % 4:
        message = "segments, boxes and cells do not match"
        raise ValueError(message)
    unknown = max((*placed[::4], *headed), default=-1)
    if unknown >= count:
        message = f"there is no segment {unknown}"
        raise ValueError(message)
    return Segments(ranges[:count], ranges[count:], sides, placed, headed)
