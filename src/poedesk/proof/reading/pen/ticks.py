"""Says of each tick box on a picture whether it is ticked: by a check, a cross, a fill, a scribble, a circle.

A tick that was struck out is none. Where the ink inside is neither nothing nor a stroke, nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes import find_squares
from poedesk.proof.reading.pen.letters import Print
from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.rings import rings, without_rings
from poedesk.proof.reading.pen.view import Mask, View, in_points

_CLEAN, _INKED = 0.02, 0.045
"""Share of dark pixels inside a box up to which it is empty, and from which on it holds a tick."""

_SPOT, _STROKE = 3, 12
"""Pixels of ink inside a small box up to which they are dirt, and from which on they are a stroke."""

_BEYOND = (0.1, 0.65)
"""Sides to the left and to the right of a box in which a line that strikes its tick out is seen."""

_STRUCK, _FAINTER, _THROUGH = 0.8, 0.6, 0.6
"""Share of ink of such a line: on the stronger of the two sides, on the other one, and inside the box."""

_WITHIN = (0.12, 0.92)
"""Heights of a box between which such a line crosses its middle; rules of a table pass by."""

_SLOPES = np.linspace(-0.3, 0.3, 13)
"""Slopes of such a line."""

_OUTER, _DEEP = 0.6, 0.3
"""Share of ink along a side from which on it is outline still, and sides that this goes inwards at most."""


@dataclass(frozen=True, slots=True)
class SeenBox:
    """A tick box as seen on a picture."""

    box: Box
    """In points."""

    ticked: bool | None
    """Null when it cannot be told."""


def seen_boxes(view: View, words: Sequence[Print] = ()) -> list[SeenBox]:
    """Return the tick boxes of a page with their state; letters of ``words`` are none."""
    squares = find_squares(view, words)
    around = rings(np.asarray(view.faint & (1 - (view.dark - view.plain)), np.uint8), squares)
    dark = without_rings(view.dark, around, squares)
    thick = _thickness(dark, squares)
    return [
        SeenBox(
            in_points(square.left, square.top, square.right, square.bottom),
            _state(view, _inside(dark, square, thick), square, circled=ring is not None),
        )
        for square, ring in zip(squares, around, strict=True)
    ]


def _state(view: View, inner: Mask, square: Square, *, circled: bool) -> bool | None:
    ink, share = int(inner.sum()), float(inner.mean()) if inner.size else 1.0
    if share <= _CLEAN or ink <= _SPOT:
        return circled
    if share < _INKED or ink < _STROKE:
        return True if circled else None
    return not _is_struck_out(view.faint, square)


def _depths(dark: Mask, square: Square) -> list[int]:
    """Return how many pixels inwards the outline of a box is dark: above, below, left, right."""
    box = dark[square.top : square.bottom, square.left : square.right]
    rows, columns = box.mean(axis=1), box.mean(axis=0)
    depths = []
    for shares in (rows, rows[::-1], columns, columns[::-1]):
        deep = shares[: max(2, round(len(shares) * _DEEP))] >= _OUTER
        # A side may begin a pixel or two inside of the square.
        begin = int(np.argmax(deep)) if deep.any() else 0
        light = np.flatnonzero(~deep[begin:])
        depths.append(begin + int(light[0]) if light.size else len(deep))
    return depths


def _thickness(dark: Mask, squares: Sequence[Square]) -> int:
    """Return how many pixels the outlines of a page's boxes are thick: as most of the thinner ones are."""
    found = sorted(depth for square in squares for depth in _depths(dark, square))
    return found[len(found) // 2] if found else 0


def _inside(dark: Mask, square: Square, thick: int) -> Mask:
    """Return the inside of a box on a page whose boxes have so ``thick`` outlines."""
    least = max(2, thick + 1)
    most = max(least, thick + 2)
    up, down, left, right = (min(max(least, depth + 1), most) for depth in _depths(dark, square))
    high, wide = square.height // 3, square.width // 3
    return dark[
        square.top + min(up, high) : square.bottom - min(down, high),
        square.left + min(left, wide) : square.right - min(right, wide),
    ]


def _is_struck_out(ink: Mask, square: Square) -> bool:
    """Return whether a flat line goes through the tick and sticks out on both sides."""
    side = (square.width + square.height) / 2
    reach = round(side * 1.1)
    window = ink[max(0, square.top - reach) : square.bottom + reach]
    window = np.asarray(cv2.dilate(window, np.ones((3, 1), np.uint8)), np.uint8)
    top = min(reach, square.top)
    near, far = (round(side * share) for share in _BEYOND)
    low, high = (round(square.height * share) for share in _WITHIN)
    heights = top + np.arange(low, high)
    middle = square.left + square.width / 2

    def along(start: int, end: int) -> npt.NDArray[np.float64]:
        """Return the share of ink on lines between two columns: slopes by heights."""
        columns = np.arange(start, end)
        rows = heights[None, :, None] + _SLOPES[:, None, None] * (columns - middle)[None, None, :]
        rows = np.rint(rows).astype(np.int32)
        on_page = (rows >= 0) & (rows < window.shape[0]) & (columns >= 0) & (columns < window.shape[1])
        seen = window[rows.clip(0, window.shape[0] - 1), columns.clip(0, window.shape[1] - 1)]
        return np.asarray((seen * on_page).mean(axis=2), np.float64)

    left, right = along(square.left - far, square.left - near), along(square.right + near, square.right + far)
    within = along(square.left, square.right)
    struck = (np.maximum(left, right) >= _STRUCK) & (np.minimum(left, right) >= _FAINTER)
    return bool((struck & (within >= _THROUGH)).any())
