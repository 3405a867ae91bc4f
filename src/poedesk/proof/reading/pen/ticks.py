"""Says of each tick box on a picture whether it is ticked: by a check, a cross, a fill, a scribble, a circle.

A tick that was struck out is none. Where the ink inside is neither nothing nor a stroke, nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes import find_squares
from poedesk.proof.reading.pen.letters import Print
from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.rings import rings, without_rings
from poedesk.proof.reading.pen.strikes import is_struck_out
from poedesk.proof.reading.pen.view import Mask, View, in_points, parts_of

_CLEAN, _INKED = 0.02, 0.045
"""Share of dark pixels inside a box up to which it is empty, and from which on it holds a tick."""

_SPOT, _STROKE = 3, 12
"""Pixels of ink inside a small box up to which they are dirt, and from which on they are a stroke."""

_LONG = 0.5
"""Share of the inside of a box that a stroke is long, as high or as wide."""

_OUTER, _DEEP = 0.6, 0.3
"""Share of ink along a side from which on it is outline still, and sides that this goes inwards at most."""


@dataclass(frozen=True, slots=True)
class SeenBox:
    """A tick box as seen on a picture."""

    box: Box
    """In points."""

    ticked: bool | None
    """Null when it cannot be told."""

    written: bool = False
    """Whether it is no square but brackets or a line, which are print."""


def seen_boxes(view: View, words: Sequence[Print] = ()) -> list[SeenBox]:
    """Return the tick boxes of a page with their state; letters of ``words`` are none."""
    squares = find_squares(view, words)
    around = rings(view.strokes, squares)
    dark = without_rings(view.dark, around, squares)
    depths = [_depths(dark, square) for square in squares]
    thick = _thickness(depths)
    return [
        SeenBox(
            in_points(square.left, square.top, square.right, square.bottom),
            _state(view, _inside(dark, square, deep, thick), square, circled=ring is not None),
        )
        for square, ring, deep in zip(squares, around, depths, strict=True)
    ]


def _state(view: View, inner: Mask, square: Square, *, circled: bool) -> bool | None:
    ink, share = int(inner.sum()), float(inner.mean()) if inner.size else 1.0
    if share <= _CLEAN or ink <= _SPOT:
        return circled
    if share < _INKED or ink < _STROKE or not _has_stroke(inner):
        return True if circled else None
    return not is_struck_out(view.faint, square)


def _has_stroke(inner: Mask) -> bool:
    """Return whether some of the ink in a box hangs together as a stroke does, and not as specks do."""
    pieces = parts_of(inner).places
    return bool(pieces[:, 2:4].max() >= _LONG * max(inner.shape))


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


def _thickness(depths: Sequence[Sequence[int]]) -> int:
    """Return how many pixels the outlines of a page's boxes are thick: as most of the thinner ones are."""
    found = sorted(depth for box in depths for depth in box)
    return found[len(found) // 2] if found else 0


def _inside(dark: Mask, square: Square, depths: Sequence[int], thick: int) -> Mask:
    """Return the inside of a box, whose own outline has ``depths``, on a page of so ``thick`` outlines."""
    least = max(2, thick + 1)
    most = max(least, thick + 2)
    up, down, left, right = (min(max(least, depth + 1), most) for depth in depths)
    high, wide = square.height // 3, square.width // 3
    return dark[
        square.top + min(up, high) : square.bottom - min(down, high),
        square.left + min(left, wide) : square.right - min(right, wide),
    ]
