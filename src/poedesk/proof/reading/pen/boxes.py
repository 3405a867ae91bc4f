"""Finds tick boxes on the picture of a page: small squares with an outline, ticked or not.

First whole squares are found among what hangs together; these tell the sizes that boxes have on this page.
Then every place is tried in these sizes, which finds boxes whose outline a pen has crossed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.view import SCALE, Mask, View

_LEAST, _MOST = 5.2 * SCALE, 21.0 * SCALE
"""Pixels that the side of a box has."""

_LONGER = 1.22
"""Times that one side may be longer than the other."""

_SIDE, _WEAKEST = 0.88, 0.66
"""Share of an outline that is dark: on average of the four sides, and of the weakest."""

_SURE, _SUREST = 0.93, 0.82
"""The same for a whole square that tells a size: a round letter has no straight sides."""

_CORNER = 0.1
"""Share of a side at each end that is not looked at: corners may be round."""

_ALIKE = 0.14
"""Share by which sides of one size differ."""

_SIZES = 3
"""Sizes of boxes that a page has at most."""

_BEYOND = 0.4
"""Share of a side by which its line is followed beyond the corners."""

_CELL = 3
"""Ends of lines that go on beyond their corners in the cell of a ruled table."""

_BLOCK = (0.15, 0.3)
"""Sides away from a square at which a block of ink is still dark."""

_NEAR = 0.2
"""Sides within which a letter stands beside its neighbour, and no label beside its box."""

_LETTER = 0.45
"""Share of the height of a square that a letter beside it has at least."""

_EMPTY = 0.35
"""Share of dark pixels inside, below which a square is an outline and no block of ink."""

Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Square:
    """The outline of a box in pixels of the view."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the column of its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Return the row of its lower side."""
        return self.top + self.height


def find_squares(view: View) -> list[Square]:
    """Return the tick boxes of a page, from top to bottom."""
    if min(view.dark.shape) < _MOST:
        return []
    sides, parts = _Sides(view.dark), _Parts(view.plain)
    whole = _whole(sides, parts)
    found: list[Square] = []
    for size in _sizes(whole, view.dark):
        for square in (*(one for one in whole if _is_like(one, size)), *_searched(sides, parts, size)):
            if not _overlaps(square, found):
                found.append(square)
    return sorted(found, key=lambda square: (square.top, square.left))


class _Sides:
    """How dark any stretch of a row or a column is, from running sums."""

    def __init__(self, dark: Mask) -> None:
        self.shape = dark.shape
        level = cv2.dilate(dark, np.ones((3, 1), np.uint8))
        upright = cv2.dilate(dark, np.ones((1, 3), np.uint8))
        self.along: Numbers = np.zeros((dark.shape[0], dark.shape[1] + 1), np.int32)
        np.cumsum(level, axis=1, dtype=np.int32, out=self.along[:, 1:])
        self.down: Numbers = np.zeros((dark.shape[0] + 1, dark.shape[1]), np.int32)
        np.cumsum(upright, axis=0, dtype=np.int32, out=self.down[1:, :])

    def row(self, y: int, start: int, end: int) -> float:
        """Return the share of dark pixels in a row from ``start`` to ``end``, kept on the page."""
        start, end = max(0, start), min(self.shape[1], end)
        if not 0 <= y < self.shape[0] or end <= start:
            return 0.0
        return float(self.along[y, end] - self.along[y, start]) / (end - start)

    def column(self, x: int, start: int, end: int) -> float:
        """Return the share of dark pixels in a column from ``start`` to ``end``, kept on the page."""
        start, end = max(0, start), min(self.shape[0], end)
        if not 0 <= x < self.shape[1] or end <= start:
            return 0.0
        return float(self.down[end, x] - self.down[start, x]) / (end - start)

    def outline(self, square: Square) -> tuple[float, float]:
        """Return the average and the least share of ink on the four sides."""
        right, bottom = square.right - 1, square.bottom - 1
        wide, high = round(square.width * _CORNER), round(square.height * _CORNER)
        four = (
            self.row(square.top, square.left + wide, square.right - wide),
            self.row(bottom, square.left + wide, square.right - wide),
            self.column(square.left, square.top + high, square.bottom - high),
            self.column(right, square.top + high, square.bottom - high),
        )
        return sum(four) / 4, min(four)

    def is_in_a_block(self, square: Square) -> bool:
        """Return whether the dark of it goes on beyond at least two sides, as in a bar of ink or a shadow."""
        near, far = (max(2, round(min(square.width, square.height) * share)) for share in _BLOCK)
        left, top, right, bottom = square.left, square.top, square.right, square.bottom
        sides = (
            [self.row(top - away, left, right) for away in (near, far)],
            [self.row(bottom - 1 + away, left, right) for away in (near, far)],
            [self.column(left - away, top, bottom) for away in (near, far)],
            [self.column(right - 1 + away, top, bottom) for away in (near, far)],
        )
        return sum(min(shares) > _WEAKEST for shares in sides) > 1

    def goes_on(self, square: Square) -> int:
        """Return how many ends of the four lines go on beyond the corners."""
        wide, high = max(3, round(square.width * _BEYOND)), max(3, round(square.height * _BEYOND))
        left, top, right, bottom = square.left, square.top, square.right, square.bottom
        ends = [
            *(self.row(y, left - wide, left - 1) for y in (top, bottom - 1)),
            *(self.row(y, right + 1, right + wide) for y in (top, bottom - 1)),
            *(self.column(x, top - high, top - 1) for x in (left, right - 1)),
            *(self.column(x, bottom + 1, bottom + high) for x in (left, right - 1)),
        ]
        return sum(share > _SIDE for share in ends)


class _Parts:
    """What hangs together on a page: pieces of ink with their places, rules left out."""

    def __init__(self, plain: Mask) -> None:
        _, self.labels, stats, _ = cv2.connectedComponentsWithStats(plain, connectivity=8)
        self.places: Numbers = np.asarray(stats[:, :4], np.int32)
        self.places[0] = 0

    def squares(self) -> list[Square]:
        """Return the pieces that are about as wide as high, and as large as a tick box may be."""
        sides = self.places[:, 2:4]
        small, large = sides.min(axis=1), sides.max(axis=1)
        fits = (small >= _LEAST) & (large <= _MOST) & (large <= small * _LONGER)
        return [Square(*place) for place in self.places[fits].tolist()]

    def is_beside_letters(self, square: Square) -> bool:
        """Return whether another piece, as high as a letter, stands closer than a label does."""
        near = max(3, round(square.width * _NEAR))
        window = self.labels[square.top : square.bottom, max(0, square.left - near) : square.right + near]
        own = np.unique(self.labels[square.top : square.bottom, square.left : square.right])
        others = np.setdiff1d(np.unique(window), own, assume_unique=True)
        for left, top, width, height in self.places[others].tolist():
            around = left < square.left and left + width > square.right
            level = min(top + height, square.bottom) - max(top, square.top)
            if not around and level > square.height * _LETTER:
                return True
        return False


def _is_box(square: Square, sides: _Sides, parts: _Parts) -> bool:
    """Return whether a square outline is neither the cell of a table nor a letter in a word."""
    if sides.goes_on(square) >= _CELL or sides.is_in_a_block(square):
        return False
    return not parts.is_beside_letters(square)


def _whole(sides: _Sides, parts: _Parts) -> list[Square]:
    """Return what hangs together and is a square outline by itself."""
    found = []
    for square in parts.squares():
        average, least = sides.outline(square)
        if average >= _SURE and least >= _SUREST and _is_box(square, sides, parts):
            found.append(square)
    return found


def _sizes(whole: Sequence[Square], dark: Mask) -> list[tuple[int, int]]:
    """Return the sizes of boxes, the most frequent first; one of which all are blocks of ink is none."""
    left = [square for square in whole if _inside(square, dark) < _EMPTY]
    sizes: list[tuple[int, int]] = []
    while left and len(sizes) < _SIZES:
        most = max(left, key=lambda one: sum(_is_like(other, (one.width, one.height)) for other in left))
        alike = [other for other in left if _is_like(other, (most.width, most.height))]
        sizes.append(
            (
                round(float(np.median([one.width for one in alike]))),
                round(float(np.median([one.height for one in alike]))),
            )
        )
        left = [other for other in left if other not in alike]
    return sizes


def _inside(square: Square, dark: Mask) -> float:
    inset = max(2, round(min(square.width, square.height) * 0.22))
    inner = dark[square.top + inset : square.bottom - inset, square.left + inset : square.right - inset]
    return float(inner.mean()) if inner.size else 1.0


def _is_like(square: Square, size: tuple[int, int]) -> bool:
    width, height = size
    return abs(square.width - width) <= max(2, width * _ALIKE) and abs(square.height - height) <= max(
        2, height * _ALIKE
    )


def _searched(sides: _Sides, parts: _Parts, size: tuple[int, int]) -> list[Square]:
    """Return every place whose outline is that of a box of ``size``, the best of those that overlap."""
    width, height = size
    rows, columns = sides.shape
    if rows <= height or columns <= width:
        return []
    wide, high = round(width * _CORNER), round(height * _CORNER)
    long, tall = width - 2 * wide, height - 2 * high
    level = (sides.along[:, long:] - sides.along[:, :-long]) >= _WEAKEST * long
    both = (
        level[: rows - height + 1, wide : columns - width + wide + 1]
        & level[height - 1 :, wide : columns - width + wide + 1]
    )
    tops, lefts = np.nonzero(both)
    four = np.stack(
        [
            *(
                (sides.along[ys, lefts + wide + long] - sides.along[ys, lefts + wide]) / long
                for ys in (tops, tops + height - 1)
            ),
            *(
                (sides.down[tops + high + tall, xs] - sides.down[tops + high, xs]) / tall
                for xs in (lefts, lefts + width - 1)
            ),
        ]
    )
    average, least = four.mean(axis=0), four.min(axis=0)
    good = np.nonzero((average >= _SIDE) & (least >= _WEAKEST))[0]
    found: list[Square] = []
    for index in good[np.argsort(-average[good], kind="stable")].tolist():
        square = Square(int(lefts[index]), int(tops[index]), width, height)
        if not _overlaps(square, found) and _is_box(square, sides, parts):
            found.append(square)
    return found


def _overlaps(square: Square, others: Sequence[Square]) -> bool:
    return any(
        abs(square.left + square.width / 2 - other.left - other.width / 2)
        < (square.width + other.width) * 0.4
        and abs(square.top + square.height / 2 - other.top - other.height / 2)
        < (square.height + other.height) * 0.4
        for other in others
    )
