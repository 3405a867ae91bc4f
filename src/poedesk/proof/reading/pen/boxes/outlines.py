"""How dark the outlines of many squares are, and where on a page an outline of a given size may be."""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.view import Mask, Numbers, clamped, inked

Shares = npt.NDArray[np.float64]
"""Parts of one, a row for each square."""

CORNER = 0.12
"""Share of a side at each end that is not looked at: corners may be round."""

ROUND, SHARP = 0.13, 0.06
"""Sides by which a corner may be cut off and still be a corner, as boxes have it, and a sharp one, as no
round letter has it."""

_BEYOND = 0.4
"""Share of a side by which its line is followed beyond the corners."""

_ACROSS = 3
"""Pixels beside a line on both sides of which a stroke across it is dark."""

_BLOCK = (0.15, 0.3)
"""Sides away from a square at which a block of ink is still dark."""

_LARGE = 30
"""Pixels of a side from which on it may lie askew by two pixels, else by one."""

_GROWN = 0.02
"""Share of ink that a side must be darker for each pixel by which a square has another size."""

_FITTED = 0.06
"""Share of ink by which a side may be darker when it is moved to where it is darkest."""

_DEEPEST, _LIGHT = 8, 0.5
"""Pixels inwards up to which outlines are looked at, and the share of ink below which they have ended."""

_STEM, _BOWL = 0.95, 0.65
"""Share of ink farther inwards on the darkest side of a thick letter, and at most on its lightest: a stem and
the inside of a bowl. A tick leaves no side dark from end to end, what fills a box leaves none light."""

_PEAK = 0.3
"""Share of a side within which only the darkest outline is taken."""


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


class Outlines:
    """The ink on outlines; squares are rows of left, top, width and height."""

    def __init__(self, plain: Mask, dark: Mask) -> None:
        """Take a page without rules (``plain``), and with them (``dark``)."""
        self.shape = dark.shape
        self._level, self._upright = _level(plain), _upright(plain)
        self._plain, self._dark = np.ascontiguousarray(plain), dark

    def sides(self, squares: Numbers) -> Shares:
        """Return the share of ink on the four sides: upper, lower, left, right."""
        left, top, width, height = squares.T
        right, bottom = left + width, top + height
        wide, high = np.rint(width * CORNER).astype(int), np.rint(height * CORNER).astype(int)
        return np.stack(
            [
                *(self._row(y, left + wide, right - wide) for y in (top, bottom - 1)),
                *(self._column(x, top + high, bottom - high) for x in (left, right - 1)),
            ],
            axis=1,
        )

    def thickness(self, squares: Numbers) -> int:
        """Return how many pixels inwards most of some boxes have no more ink along their sides."""
        for deep in range(1, _DEEPEST):
            if np.median(self.sides(_shrunk(squares, deep)).max(axis=1)) < _LIGHT:
                return deep
        return _DEEPEST

    def are_bold(self, squares: Numbers, thick: int) -> npt.NDArray[np.bool_]:
        """Return which squares have sides that are thicker than those of boxes, as bold letters have."""
        inner = self.sides(_shrunk(squares, thick + 1))
        return np.asarray((inner.max(axis=1) >= _STEM) & (inner.min(axis=1) <= _BOWL), np.bool_)

    def inside(self, squares: Numbers, inset: float) -> Shares:
        """Return the share of ink inside, ``inset`` sides away from the outline."""
        left, top, width, height = squares.T
        away = np.maximum(2, np.rint(np.minimum(width, height) * inset)).astype(int)
        return self._mean(self._plain, left + away, top + away, left + width - away, top + height - away)

    def corners(self, squares: Numbers, cut: float = ROUND) -> npt.NDArray[np.int64]:
        """Return how many corners are dark, of which ``cut`` sides may be cut off."""
        left, top, width, height = squares.T
        right, bottom = left + width, top + height
        away = np.maximum(1, np.rint(np.minimum(width, height) * cut)).astype(int)
        four = [
            self._mean(self._plain, x, y, x + away + 1, y + away + 1)
            for x in (left - 1, right - away)
            for y in (top - 1, bottom - away)
        ]
        return np.asarray(np.sum(np.stack(four) > 0, axis=0), np.int64)

    def going_on(self, squares: Numbers, share: float) -> npt.NDArray[np.int64]:
        """Return how many ends of the four lines go on beyond the corners, of which ``share`` is dark.

        Rules count here, so that cells of tables are known.
        """
        left, top, width, height = squares.T
        right, bottom = left + width, top + height
        wide, high = (np.maximum(3, np.rint(side * _BEYOND)).astype(int) for side in (width, height))
        ends = [
            *(self._beyond(y, left - wide, left - 1) for y in (top, bottom - 1)),
            *(self._beyond(y, right + 1, right + wide) for y in (top, bottom - 1)),
            *(self._beyond(x, top - high, top - 1, down=True) for x in (left, right - 1)),
            *(self._beyond(x, bottom + 1, bottom + high, down=True) for x in (left, right - 1)),
        ]
        return np.asarray(np.sum(np.stack(ends) > share, axis=0), np.int64)

    def _beyond(self, at: Numbers, start: Numbers, end: Numbers, *, down: bool = False) -> Shares:
        """Return the share of a stretch of a row, or ``down`` a column, that is dark, or dark next to it.

        What is dark on both sides of it as well is a stroke across it, as a ring around a box is.
        """
        dark = self._dark.T if down else self._dark
        rows, columns = dark.shape
        places = start[:, None] + np.arange(max(1, int((end - start).max(initial=0))))
        counted = (places < end[:, None]) & (places >= 0) & (places < columns)
        places = clamped(places, columns - 1)
        seen = np.zeros(places.shape, bool)
        for near in (-1, 0, 1):
            seen |= dark[clamped(at + near, rows - 1)[:, None], places] > 0
        sides = [dark[clamped(at + away, rows - 1)[:, None], places] > 0 for away in (-_ACROSS, _ACROSS)]
        seen &= ~(sides[0] & sides[1])
        return np.asarray((seen & counted).sum(axis=1) / np.maximum(counted.sum(axis=1), 1), np.float64)

    def blocked(self, squares: Numbers, share: float) -> npt.NDArray[np.int64]:
        """Return beyond how many sides the dark goes on, as in a bar of ink or a shadow."""
        left, top, width, height = squares.T
        right, bottom = left + width, top + height
        near, far = (np.maximum(2, np.rint(np.minimum(width, height) * part)).astype(int) for part in _BLOCK)
        sides = [
            [self._row(top - away, left, right) for away in (near, far)],
            [self._row(bottom - 1 + away, left, right) for away in (near, far)],
            [self._column(left - away, top, bottom) for away in (near, far)],
            [self._column(right - 1 + away, top, bottom) for away in (near, far)],
        ]
        return np.asarray(np.sum(np.min(np.array(sides), axis=1) > share, axis=0), np.int64)

    def search(self, size: tuple[int, int], least: float, sides: float) -> Numbers:
        """Return where outlines of about ``size`` may be.

        They are dark for ``least`` on average, and on two of their ``sides`` for so much.
        """
        width, height = size
        within = inked(self._level, width, height)
        rows, columns = (part.stop - part.start for part in within)
        if rows <= height or columns <= width:
            return np.zeros((0, 4), np.int32)
        wide, high = round(width * CORNER), round(height * CORNER)
        long, tall = width - 2 * wide, height - 2 * high
        askew = 2 if min(size) >= _LARGE else 1
        stretches = _stretch(self._level[within], (long, 1)), _stretch(self._upright[within], (1, tall))
        level, upright = _near(stretches[0], (2 * askew + 1, 1)), _near(stretches[1], (1, 2 * askew + 1))
        down, across = rows - height + 1, columns - width + 1
        each = (
            level[:down, wide : wide + across],
            level[height - 1 :, wide : wide + across],
            upright[high : high + down, :across],
            upright[high : high + down, width - 1 :],
        )
        four = each[0] + each[1]
        four += each[2]
        four += each[3]
        near = max(3, round(min(size) * _PEAK)) | 1
        peaks = cv2.dilate(four, np.ones((near, near), np.uint8))
        enough = cv2.threshold(four, round(2 * (long + tall) * least) - 1, 1, cv2.THRESH_BINARY)[1]
        places = cv2.findNonZero(enough)
        lefts, tops = (np.zeros((0, 2), int) if places is None else places.reshape(-1, 2)).T
        highest = four[tops, lefts] == peaks[tops, lefts]
        tops, lefts = tops[highest], lefts[highest]
        dark = [side[tops, lefts] / most for side, most in zip(each, (long, long, tall, tall), strict=True)]
        strong = np.sum(np.array(dark) >= sides - _FITTED, axis=0) >= 2  # noqa: PLR2004 - sides
        found = np.column_stack([lefts[strong], tops[strong]]).astype(np.int32)
        fitted = _fitted(found, size, stretches, askew)
        return fitted + np.array([within[1].start, within[0].start, 0, 0], np.int32)

    def _row(self, y: Numbers, start: Numbers, end: Numbers) -> Shares:
        return self._mean(self._level, start, y, end, y + 1)

    def _column(self, x: Numbers, start: Numbers, end: Numbers) -> Shares:
        return self._mean(self._upright, x, start, x + 1, end)

    def _mean(self, ink: Mask, left: Numbers, top: Numbers, right: Numbers, bottom: Numbers) -> Shares:
        """Return the share of ink in rectangles, of which what is not on the page counts for nothing.

        They are looked at pixel by pixel: they are small and few, and sums over a whole page take longer.
        """
        rows, columns = self.shape
        left, right = clamped(left, columns), clamped(right, columns)
        top, bottom = clamped(top, rows), clamped(bottom, rows)
        wide, high = np.maximum(right - left, 0), np.maximum(bottom - top, 0)
        area = wide * high
        ends = np.cumsum(area)
        first = ends - area
        pixel = np.arange(int(ends[-1]) if ends.size else 0) - np.repeat(first, area)
        across = np.repeat(wide, area)
        places = np.repeat(top * columns + left, area) + pixel // across * columns + pixel % across
        sums = np.concatenate([[0], np.cumsum(ink.ravel()[places], dtype=np.int64)])
        return np.where(area > 0, (sums[ends] - sums[first]) / np.maximum(area, 1), 0.0)


def _shrunk(squares: Numbers, by: int) -> Numbers:
    return np.asarray(squares + np.array([by, by, -2 * by, -2 * by], np.int32), np.int32)


def _fitted(places: Numbers, size: tuple[int, int], stretches: tuple[Mask, Mask], askew: int) -> Numbers:
    """Return squares with each side moved to where it is darkest, in their size where that is equal.

    Args:
        places: left and top of each.
        size: width and height of all.
        stretches: the ink along the sides of such squares, level and upright (``_stretch``).
        askew: pixels by which they may lie askew.
    """
    (left, top), (width, height) = places.T, size
    wide, high = round(width * CORNER), round(height * CORNER)
    steps = np.array(sorted(range(-askew - 1, askew + 2), key=abs))
    first, second = (side.ravel() for side in np.meshgrid(steps, steps, indexing="ij"))
    grown = _GROWN * np.abs(second - first)[:, None]

    def moved(one: Shares, other: Shares) -> tuple[Numbers, Numbers]:
        darkest = one[_index(first, steps)] + other[_index(second, steps)] - grown
        best = np.argmax(darkest, axis=0)
        return first[best], second[best]

    level, upright = stretches
    rows, columns = ((at[None, :] + steps[:, None]) for at in (top, left))
    up, down = moved(
        *(_at(level, rows + away, (left + wide)[None, :]) / (width - 2 * wide) for away in (0, height - 1))
    )
    west, east = moved(
        *(
            _at(upright, (top + high)[None, :], columns + away) / (height - 2 * high)
            for away in (0, width - 1)
        )
    )
    sides = left + west, top + up, width + east - west, height + down - up
    return np.stack(sides, axis=1).astype(np.int32)


def _at(sums: Mask, rows: Numbers, columns: Numbers) -> Mask:
    """Return numbers of a page at some places; nothing is beside it."""
    high, wide = sums.shape
    on_page = (rows >= 0) & (rows < high) & (columns >= 0) & (columns < wide)
    return np.asarray(sums[clamped(rows, high - 1), clamped(columns, wide - 1)] * on_page, np.uint8)


def _index(values: npt.NDArray[np.int64], of: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return where each of ``values`` stands in ``of``."""
    return np.asarray(np.argmax(values[:, None] == of[None, :], axis=1), np.int64)


def _level(mask: Mask) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones((3, 1), np.uint8)), np.uint8)


def _upright(mask: Mask) -> Mask:
    return np.asarray(cv2.dilate(mask, np.ones((1, 3), np.uint8)), np.uint8)


def _stretch(mask: Mask, size: tuple[int, int]) -> Mask:
    """Return the ink of the stretch that begins at each pixel."""
    sums = cv2.boxFilter(mask, -1, size, anchor=(0, 0), normalize=False, borderType=cv2.BORDER_CONSTANT)
    return np.asarray(sums, np.uint8)


def _near(sums: Mask, spread: tuple[int, int]) -> Mask:
    """Return the largest of the numbers so near to each pixel, in rows and columns."""
    return np.asarray(cv2.dilate(sums, np.ones(spread, np.uint8)), np.uint8)
