"""Finds combs, rows of cells that take one sign each, and sets their signs side by side as print would.

A recogniser takes the sides of the cells for signs, or overlooks signs far apart. Without the sides and the
room beside each sign it reads them like any other word.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.models.detecting import Pixels
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line

_HIGH, _WIDE = (9.5, 34.0), (7.0, 32.0)
"""Units that a cell is high, and that it is wide."""

_BROADEST = 1.6
"""Times its height that a cell is wide at most: broader ones hold words."""

_EVEN, _ALIGNED = 0.14, 2.5
"""Share by which cells of a comb differ in width, and units by which sides differ in height."""

_FEWEST = 6
"""Cells of a comb at least: fewer may be a table."""

_OVERLOOKED, _SEEN = 1, 0.8
"""Sides in a row that may be overlooked, as a pen crossed them, and the share of all that are seen."""

_BASE = 0.6
"""Share of a comb along which a line goes at its foot."""

_UNBROKEN, _SURE = 0.9, 0.8
"""Share of the height of a side that is dark, and the share of such sides: typed letters over a line stand
apart from it."""

_INSET = 0.12
"""Share of a cell at its sides and its foot in which the lines are."""

_INK, _SPECK = 45, 0.012
"""Steps (of 255) by which a sign is darker than its paper, and share of a cell up to which it holds none."""

_NEAR = 1.0
"""Units beside a side in which it is seen."""

_SPACING, _BLANK, _MARGIN = 0.12, 0.5, 0.22
"""Heights of a cell between signs set side by side, where a cell is empty, and around all of them."""


@dataclass(frozen=True, slots=True)
class Comb:
    """Cells side by side, each for one sign; in units of the sheet."""

    edges: tuple[float, ...]
    """The sides of the cells, from left to right."""

    top: float
    bottom: float

    @property
    def box(self) -> Box:
        """Return where it is."""
        return Box(self.edges[0], self.top, self.edges[-1], self.bottom)


def find_combs(lines: Sequence[Line]) -> list[Comb]:
    """Return the combs that ruled lines make, from top to bottom."""
    sides = sorted((line for line in lines if line.upright and _is_side(line)), key=lambda line: line.y1)
    levels = [line for line in lines if line.level]
    rows: list[list[Line]] = []
    for side in sides:
        for row in rows:
            if abs(row[-1].y1 - side.y1) <= _ALIGNED and abs(row[-1].y0 - side.y0) <= 2 * _ALIGNED:
                row.append(side)
                break
        else:
            rows.append([side])
    return [comb for row in rows for comb in _combs(row) if _has_base(comb, levels)]


def _is_side(line: Line) -> bool:
    return _HIGH[0] <= line.y1 - line.y0 <= _HIGH[1]


def _combs(row: Sequence[Line]) -> list[Comb]:
    """Return the combs of sides at one height; straight strokes of what is written are among them."""
    xs = np.array(sorted({line.x0 for line in row}))
    if len(xs) <= _FEWEST:
        return []
    top, bottom = float(np.median([line.y0 for line in row])), float(np.median([line.y1 for line in row]))
    found: list[Comb] = []
    while len(xs) > _FEWEST:
        ways = (
            _stepped(xs, start, float(other - xs[start]))
            for start in range(len(xs))
            for other in xs[(xs >= xs[start] + _WIDE[0]) & (xs <= xs[start] + _WIDE[1])]
        )
        edges = max(ways, key=len, default=())
        if len(edges) <= _FEWEST:
            break
        if edges[-1] - edges[0] <= _BROADEST * (bottom - top) * (len(edges) - 1):
            found.append(Comb(edges, top, bottom))
        xs = xs[(xs < edges[0] - 1) | (xs > edges[-1] + 1)]
    return found


def _stepped(xs: NDArray[np.float64], start: int, wide: float) -> tuple[float, ...]:
    """Return the sides that follow each other from one on, so far apart; now and then one is overlooked."""
    edges, missed, at = [float(xs[start])], 0, float(xs[start])
    kept = 1
    while missed <= _OVERLOOKED:
        at += wide
        near = xs[np.abs(xs - at) <= _EVEN * wide]
        if near.size:
            at = float(near[np.argmin(np.abs(near - at))])
            missed = 0
        else:
            missed += 1
        edges.append(at)
        kept = len(edges) if not missed else kept
    seen = kept - sum(not np.any(np.abs(xs - edge) < 1) for edge in edges[:kept])
    return tuple(edges[:kept]) if seen >= _SEEN * kept else ()


def _has_base(comb: Comb, levels: Sequence[Line]) -> bool:
    """Return whether a line goes along the foot of a comb."""
    box = comb.box
    at = [line for line in levels if abs(line.y0 - box.bottom) <= _ALIGNED]
    along = sum(max(0.0, min(line.x1, box.right) - max(line.x0, box.left)) for line in at)
    return along >= _BASE * box.width


def is_ruled(grey: Pixels, comb: Comb, scale: float) -> bool:
    """Return whether the sides of a comb go from its top to its foot on a sheet; arguments as below."""
    top, bottom = round(comb.top * scale) + 1, round(comb.bottom * scale) - 1
    whole = 0
    for edge in comb.edges:
        x, near = round(edge * scale), max(2, round(_NEAR * scale))
        strip = grey[max(0, top) : bottom, max(0, x - near) : x + near + 1]
        if strip.size:
            dark = strip.min(axis=1) < float(np.percentile(strip, 90)) - _INK
            whole += float(dark.mean()) >= _UNBROKEN
    return whole >= _SURE * len(comb.edges)


def set_together(grey: Pixels, comb: Comb, scale: float) -> tuple[Pixels, list[int]] | None:
    """Return the signs of a comb as one line of print, and the numbers of their cells; null when it is empty.

    Args:
        grey: the sheet.
        comb: where it is.
        scale: pixels a unit of the sheet.
    """
    top, bottom = (round(side * scale) for side in (comb.top, comb.bottom))
    high = bottom - top
    inset = max(2, round(_INSET * high))
    paper = 255
    room = np.full((high + 2 * round(_MARGIN * high), round(_SPACING * high)), paper, np.uint8)
    parts, cells, pending = [room], list[int](), False
    for number, (left, right) in enumerate(pairwise(comb.edges)):
        start, end = round(left * scale) + inset, round(right * scale) - inset
        sign = _sign(grey[max(0, top + inset) : bottom - inset, start:end])
        if sign is None:
            pending = bool(cells)
            continue
        if pending:
            parts.append(np.full((room.shape[0], round(_BLANK * high)), paper, np.uint8))
        placed = np.full((room.shape[0], sign.shape[1]), paper, np.uint8)
        above = (room.shape[0] - sign.shape[0]) // 2
        placed[above : above + sign.shape[0]] = sign
        parts += [placed, room]
        cells.append(number)
        pending = False
    return (np.ascontiguousarray(np.hstack(parts)), cells) if cells else None


def _sign(cell: Pixels) -> Pixels | None:
    """Return the columns of a cell in which there is ink, evenly lit; null when there is none to speak of."""
    if cell.size == 0 or min(cell.shape) < 3:  # noqa: PLR2004 - nothing can be seen
        return None
    light = float(np.percentile(cell, 90))
    ink = (cell < light - _INK).astype(np.uint8)
    if np.count_nonzero(ink) <= max(3, _SPECK * cell.size):
        return None
    left, _, width, _ = cv2.boundingRect(ink)
    shown = cell[:, max(0, left - 1) : left + width + 1].astype(np.float32)
    return np.asarray(np.clip(shown * (255.0 / max(light, 1.0)), 0, 255), np.uint8)
