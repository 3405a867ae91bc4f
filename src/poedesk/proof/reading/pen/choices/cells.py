"""Cells of ruled tables that are ticked: all below their heads hold nothing but ticks, or nothing at all."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import TypeGuard

import cv2
import numpy as np

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.ticking.rings import rings
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, View, in_pixels

_WIDEST, _HIGHEST = 150.0, 64.0
"""Points of a cell that is ticked, at most."""

_LEAST = 9.0
"""Points of it at least."""

_FEWEST = 2
"""Columns of such cells, and rows; one column where its head says what a tick in it tells."""

_WHOLE, _LEVEL = 0.6, 3.0
"""Share of the named rows in which a column has a cell of its own, and points by which this may go on beyond
row and column: thick strokes hide rules, or are taken for some."""

_TALLER = 1.6
"""Times the usual height of the named rows from which on a row is several, whose rule is hidden."""

_BEYOND = round(3 * SCALE)
"""Pixels beyond the side of a cell within which a stroke goes on that its rule cut."""

_BROAD = 40.0
"""Points that what stands in a cell is broad at most to be a tick, not writing."""

_INSET = round(0.8 * SCALE)
"""Pixels at the sides of a cell that belong to its rules."""

_END = 0.4
"""Share of the height of a cell below which a piece at its edge is the end of a tick elsewhere."""

_NARROW = 0.35
"""Times its height that what lies along the side of a cell is wide, if it may be part of what is beside."""

_WIDER = 1.6
"""Times as wide as the widest column with a tick one may be in which there is none."""

_PRINTED, _SAME, _STRAIGHT = 3, 2, 0.8
"""Cells in which ink has the same place and size, from which on it is print, as boxes that touch their rules
are; pixels by which a side of it differs; share of a level and of an upright line in it that is dark."""

_PART, _MOST = 0.6, 14.0
"""Share of the shorter side of a cell that the box shown for it takes, and its points at most."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table: where its cells are, and which of them bear words."""

    cells: tuple[tuple[Box | None, ...], ...]
    """By row and column, each at its first place; null elsewhere, and where they are open."""

    worded: tuple[tuple[bool, ...], ...]
    """The same: whether print was recognised in it."""

    signs: frozenset[tuple[int, int]] = frozenset()
    """Rows and columns of those in which one sign was recognised that a tick may have been taken for."""

    checked: bool = False
    """Whether one of its heads says that something was done, as a tick in its column tells."""


@dataclass(frozen=True, slots=True)
class TickedCell:
    """A cell that is there to be ticked."""

    cell: Box
    ticked: bool | None

    @property
    def box(self) -> Box:
        """Return a square in the middle of the cell, as if it were printed there."""
        half = min(_PART * min(self.cell.width, self.cell.height), _MOST) / 2
        x, y = (self.cell.left + self.cell.right) / 2, (self.cell.top + self.cell.bottom) / 2
        return Box(x - half, y - half, x + half, y + half)


def find_cells(view: View, table: Table) -> list[TickedCell]:
    """Return the cells of a table that are there to be ticked; none where no column is surely so.

    The first column names the rows, the first row the columns.
    """
    columns = [found for found in _columns(view, table) if found]
    if _are_printed(view, [cell.cell for column in columns for cell in column]):
        return []
    if len(columns) < (1 if table.checked else _FEWEST) or max(map(len, columns)) < _FEWEST:
        return []
    widest = max((cell.cell.width for column in columns for cell in column if cell.ticked), default=0.0)
    cells = [cell for column in columns if _is_ticked(column, widest) for cell in column]
    around = rings(view.strokes, [_square(cell.cell, view) for cell in cells])
    return [
        cell if ring is None or cell.ticked else TickedCell(cell.cell, None)
        for cell, ring in zip(cells, around, strict=True)
    ]


def _are_printed(view: View, cells: Sequence[Box]) -> bool:
    """Return whether straight lines make the same corner in several cells, as of boxes printed in them."""
    corners = [_corner(_ink(view, cell)) for cell in cells]
    places = np.array([corner for corner in corners if corner], np.int32).reshape(-1, 4)
    alike = (np.abs(places[:, None] - places[None, :]) <= _SAME).all(axis=2)
    return bool((alike.sum(axis=1) >= _PRINTED).any())


def _corner(ink: Mask) -> tuple[int, int, int, int] | None:
    """Return left, top, width and height of ink with a level and an upright line in it, else null."""
    left, top, width, height = cv2.boundingRect(ink) if ink.size else (0, 0, 0, 0)
    if not width:
        return None
    own = ink[top : top + height, left : left + width]
    straight = min(own.mean(axis=0).max(), own.mean(axis=1).max()) >= _STRAIGHT
    return (left, top, width, height) if straight else None


def _is_ticked(column: Sequence[TickedCell], widest: float) -> bool:
    """Return whether a column is there to be ticked: all of a wide one is empty, as of that for remarks."""
    return any(cell.ticked for cell in column) or column[0].cell.width <= _WIDER * widest


def _square(cell: Box, view: View) -> Square:
    """Return the square in the middle of a cell that is as high as the lower of its sides, in pixels."""
    left, top, right, bottom = in_pixels(cell, view.dark.shape)
    side = min(right - left, bottom - top)
    return Square((left + right - side) // 2, (top + bottom - side) // 2, side, side)


def _columns(view: View, table: Table) -> Iterator[list[TickedCell]]:
    """Yield for each column of a table the cells below its head, none where they hold something else."""
    for column in range(1, len(table.cells[0]) if table.cells else 0):
        named = table.worded[0][column]
        rows = [row for row in range(1, len(table.cells)) if table.worded[row][0]]
        if not named or len(rows) < _FEWEST or any(table.worded[row][column] for row in rows):
            continue
        head = table.cells[0][column]
        high = _TALLER * median(cell.height for row in rows if (cell := table.cells[row][0]))
        whole = {
            row: cell
            for row in rows
            if _fits(cell := _place(table.cells[row][column], table.cells[row][0], head), high)
        }
        if len(whole) < _WHOLE * len(rows):
            continue
        cells = list(whole.values())
        inks = [_ink(view, cell) for cell in cells]
        if all(_breadth(ink) <= _BROAD * SCALE for ink in inks):
            yield [
                TickedCell(cell, None if (row, column) in table.signs else _state(view, cell, ink))
                for row, cell, ink in zip(whole, cells, inks, strict=True)
            ]


def _fits(cell: Box | None, high: float) -> TypeGuard[Box]:
    return cell is not None and (
        _LEAST <= cell.width <= _WIDEST and _LEAST <= cell.height <= min(high, _HIGHEST)
    )


def _place(cell: Box | None, name: Box | None, head: Box | None) -> Box | None:
    """Return the place that is as high as the cell that names its row, and as wide as the head of its column.

    Null where the ``cell`` there goes on beyond; it may be a part, as strokes are taken for rules.
    """
    if cell is None or name is None or head is None:
        return None
    beyond = name.top - cell.top, cell.bottom - name.bottom, head.left - cell.left, cell.right - head.right
    return Box(head.left, name.top, head.right, name.bottom) if max(beyond) <= _LEVEL else None


def _ink(view: View, cell: Box) -> Mask:
    """Return the ink of the pieces whose middle is in a cell, as far as it lies there."""
    left, top, right, bottom = in_pixels(cell, view.dark.shape)
    place = slice(top + _INSET, bottom - _INSET), slice(left + _INSET, right - _INSET)
    labels = view.parts.labels[place]
    numbers = np.unique(labels)
    x, y, wide, high = view.parts.places[numbers, :4].T
    across, down = x + wide / 2, y + high / 2
    inside = (across > left) & (across < right) & (down > top) & (down < bottom)
    inside &= (wide > 1) & (high > 1)
    # The end of a tick that reaches over the rule from the next cell.
    at_edge = np.minimum(y - top, bottom - y - high) <= 2 * _INSET
    inside &= ~(at_edge & (high < _END * (bottom - top)))
    return np.isin(labels, numbers[inside & (numbers > 0)]).astype(np.uint8)


def _breadth(ink: Mask) -> int:
    columns = np.flatnonzero(ink.any(axis=0))
    return int(columns[-1] - columns[0] + 1) if columns.size else 0


def _state(view: View, cell: Box, ink: Mask) -> bool | None:
    told = state(ink, min(ink.shape, default=0)) if ink.size else None
    if not told:
        return told
    columns, rows = np.flatnonzero(ink.any(axis=0)), np.flatnonzero(ink.any(axis=1))
    left, top, _, _ = in_pixels(cell, view.dark.shape)
    sign = Square(
        left + _INSET + int(columns[0]),
        top + _INSET + int(rows[0]),
        int(columns[-1] - columns[0]) + 1,
        int(rows[-1] - rows[0]) + 1,
    )
    at_side = min(columns[0], ink.shape[1] - 1 - columns[-1]) <= 1 and sign.width < _NARROW * sign.height
    return None if at_side or _is_crossed(view, sign) or _goes_on(view, cell, ink) else True


def _goes_on(view: View, cell: Box, ink: Mask) -> bool:
    """Return whether all that is in a cell is the end of what is drawn in another one."""
    left, top, right, bottom = in_pixels(cell, view.dark.shape)
    labels, places = view.parts.labels, view.parts.places
    inner = labels[top + _INSET : bottom - _INSET, left + _INSET : right - _INSET]
    reach = np.ones((2 * _BEYOND + 1, 2 * _BEYOND + 1), np.uint8)
    for number in np.unique(inner[ink > 0]).tolist():
        x, y, wide, high, area = places[number].tolist()
        rows = slice(max(0, y - _BEYOND), y + high + _BEYOND)
        around = labels[rows, max(0, x - _BEYOND) : x + wide + _BEYOND]
        others = np.unique(around[cv2.dilate((around == number).astype(np.uint8), reach) > 0])
        across, down = (places[others, :2] + places[others, 2:4] / 2).T
        outside = (across < left) | (across > right) | (down < top) | (down > bottom)
        if not np.any(places[others[outside & (others > 0)], 4] >= area):
            return False
    return True


def _is_crossed(view: View, sign: Square) -> bool:
    """Return whether a flat line goes through a tick; it sticks out of it on both sides."""
    inner = round(sign.width * 0.25)
    return sign.width > 2 * inner > 0 and is_struck_out(
        view.faint, Square(sign.left + inner, sign.top, sign.width - 2 * inner, sign.height)
    )
