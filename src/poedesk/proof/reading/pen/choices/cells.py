"""Cells of ruled tables that are ticked: all below their heads hold nothing but ticks, or nothing at all."""

from collections.abc import Iterator
from statistics import median
from typing import TypeGuard

import cv2
import numpy as np

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, View, in_pixels

_WIDEST, _HIGHEST = 150.0, 64.0
"""Points of a cell that is ticked, at most."""

_LEAST = 9.0
"""Points of it at least."""

_FEWEST = 2
"""Columns of such cells, and rows."""

_WHOLE, _LEVEL = 0.6, 3.0
"""Share of the named rows in which a column has a cell of its own, and points by which its sides may miss
those of row and column: thick strokes hide rules, or are taken for some."""

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
    if len(columns) < _FEWEST or max(map(len, columns)) < _FEWEST:
        return []
    cells = [cell for column in columns for cell in column]
    return cells if any(cell.ticked for cell in cells) else []


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
            if _fits(cell := table.cells[row][column], high) and _is_at(cell, table.cells[row][0], head)
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


def _is_at(cell: Box, name: Box | None, head: Box | None) -> bool:
    """Return whether a cell is as high as the one that names its row, and as wide as its head."""
    if name is None or head is None:
        return False
    off = (cell.top - name.top, cell.bottom - name.bottom, cell.left - head.left, cell.right - head.right)
    return max(map(abs, off)) <= _LEVEL


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
    return None if _is_crossed(view, sign) or _goes_on(view, cell, ink) else True


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
