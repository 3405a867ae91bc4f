"""Says of each tick box on a picture whether it is ticked: by a check, a cross, a fill, a scribble, a circle.

A tick that was struck out is none. Where the ink inside is neither nothing nor a stroke, nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.boxes.rounds import find_rounds, inside_of, room_of
from poedesk.proof.reading.pen.boxes.squares import find_squares
from poedesk.proof.reading.pen.ticking.checks import is_checked_around
from poedesk.proof.reading.pen.ticking.rings import Ring, covered, rings, within_others, without_rings
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import Mask, View, in_points, parts_of

_CLEAN, _INKED = 0.02, 0.045
"""Share of dark pixels inside a box up to which it is empty, and from which on it holds a tick."""

_SPOT, _STROKE = 3, 12
"""Pixels of ink inside a small box up to which they are dirt, and from which on they are a stroke."""

_LONG = 0.5
"""Share of the inside of a box that a stroke is long, as high or as wide."""

_BESIDE = 0.35
"""Share of the inside that ink along one side is deep, up to which it belongs to the outline."""

_FLAT = 0.3
"""Times its width that what is in a box is high, below which it is a dash."""

_AROUND, _BLOT = (0.3, 0.5), 0.5
"""Sides around a box between which there is ink where it was blotted out, and how much of it, and of
the inside of the box, is dark."""

_DRAWN = 0.5
"""Share of the rays on which a ring has ink that is no rule: the sides of a cell are none."""

_OWN = 0.6
"""The same of a ring when those around other boxes are taken away."""

_EDGES = 5
"""Pixels around those of a rule that are its faint edges."""

_OUTER, _DEEP = 0.6, 0.3
"""Share of ink along a side from which on it is outline still, and sides that this goes inwards at most."""


_SECOND, _STRAIGHT, _LIGHT = 0.35, 0.85, 0.4
"""Sides inwards within which a second outline lies, share of ink along each side of it, and below which it
has ended."""


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
    rounds = find_rounds(view, words, squares)
    if not squares and not rounds:
        faint = view.faintly()
        squares = find_squares(faint, words)
        rounds = find_rounds(faint, words, squares)
        close = [] if squares or rounds else find_rounds(view, words, squares, close=True)
        view, rounds = (view, close) if close else (faint, rounds)
    around = _rings(view, squares)
    own = [not other for other in within_others(around, squares)]
    squares, around = list(compress(squares, own)), list(compress(around, own))
    dark = without_rings(view.dark, around, squares)
    depths = [_depths(dark, square) for square in squares]
    thick = _thickness(depths)
    insides = [_inside(dark, square, deep, thick) for square, deep in zip(squares, depths, strict=True)]
    told = [
        _state(view, dark, inner, square, circled=circled)
        for square, circled, inner in zip(squares, _circled(view, around, squares), insides, strict=True)
    ]
    ringed, room = _rings(view, rounds), room_of(view.dark, rounds)
    told += [
        _state(view, view.dark, inside_of(view.dark, place, room), place, circled=circled)
        for place, circled in zip(rounds, _circled(view, ringed, rounds), strict=True)
    ]
    return [
        SeenBox(in_points(square.left, square.top, square.right, square.bottom), ticked)
        for square, ticked in zip((*squares, *rounds), told, strict=True)
    ]


def _rings(view: View, boxes: Sequence[Square]) -> list[Ring | None]:
    """Return the ring around each box, null where there is none; a part of it may lie on a rule."""
    if not boxes:
        return []
    bare = _without_edges(view)
    clear, ruled = rings(bare, boxes), rings(view.faint, boxes)
    return [
        one or (other if other is not None and covered(other, bare) >= _DRAWN else None)
        for one, other in zip(clear, ruled, strict=True)
    ]


def _circled(view: View, found: Sequence[Ring | None], boxes: Sequence[Square]) -> list[bool | None]:
    """Return which boxes have a ring; null where it may be made of those around the boxes above and below."""
    if not any(found):
        return [False] * len(found)
    bare = _without_edges(view)
    told: list[bool | None] = []
    for number, ring in enumerate(found):
        if ring is None:
            told.append(False)
            continue
        near = [other is not None and at != number and _meet(ring, other) for at, other in enumerate(found)]
        others = without_rings(bare, list(compress(found, near)), list(compress(boxes, near)))
        told.append(True if not any(near) or covered(ring, others) >= _OWN else None)
    return told


def _meet(ring: Ring, other: Ring) -> bool:
    return bool(np.hypot(other.x - ring.x, other.y - ring.y) < ring.radii.max() + other.radii.max())


def _without_edges(view: View) -> Mask:
    """Return the strokes of a page without the faint edges that are left of its rules."""
    rules = cv2.dilate(cv2.subtract(view.dark, view.plain), np.ones((_EDGES, _EDGES), np.uint8))
    return np.asarray(cv2.subtract(view.strokes, rules), np.uint8)


def _state(view: View, dark: Mask, inner: Mask, square: Square, *, circled: bool | None) -> bool | None:
    """Return whether a box is ticked, of which ``inner`` is the inside; ``dark`` is without rings."""
    ink, share = int(inner.sum()), float(inner.mean()) if inner.size else 1.0
    if share <= _CLEAN or ink <= _SPOT:
        return circled or is_checked_around(view.strokes, square, view.parts) or circled
    if share < _INKED or ink < _STROKE or not _has_stroke(inner):
        return True if circled or is_checked_around(view.strokes, square, view.parts) else None
    if is_struck_out(dark, square, surely=True):
        return False
    if is_struck_out(dark, square) or is_struck_out(view.faint, square):
        return None  # a faint or a broken line, or letters close by
    if share >= _BLOT and _is_blotted(view.strokes, square):
        return None
    return None if not circled and _is_dash(inner) else True


def _is_dash(inner: Mask) -> bool:
    """Return whether all that is in a box is a flat line, by which some say that nothing is to be told."""
    rows = np.flatnonzero(inner.any(axis=1))
    columns = np.flatnonzero(inner.any(axis=0))
    return bool(rows[-1] - rows[0] + 1 < _FLAT * (columns[-1] - columns[0] + 1))


def _is_blotted(strokes: Mask, square: Square) -> bool:
    """Return whether ink covers a box and what is around it on all sides, as when a tick is blotted out."""
    near, far = (round(min(square.width, square.height) * share) for share in _AROUND)
    left, top, right, bottom = square.left, square.top, square.right, square.bottom
    sides = (
        strokes[max(0, top - far) : max(0, top - near), left:right],
        strokes[bottom + near : bottom + far, left:right],
        strokes[top:bottom, max(0, left - far) : max(0, left - near)],
        strokes[top:bottom, right + near : right + far],
    )
    shares = [float(side.mean()) if side.size else 0.0 for side in sides]
    return min(shares) >= _BLOT / 2 and sum(shares) >= _BLOT * len(shares)


def _has_stroke(inner: Mask) -> bool:
    """Return whether some of the ink in a box hangs together as a stroke does, and not as specks do.

    What lies along one side is a part of an outline that is thicker there.
    """
    left, top, wide, high = parts_of(inner).places[1:, :4].T
    height, width = inner.shape
    along_side = (np.minimum(left, width - left - wide) == 0) & (wide <= _BESIDE * width)
    along_top = (np.minimum(top, height - top - high) == 0) & (high <= _BESIDE * height)
    long = np.maximum(wide, high) >= _LONG * max(inner.shape)
    return bool((long & ~(along_side & (high > wide)) & ~(along_top & (wide > high))).any())


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
    return _within_second(
        dark[
            square.top + min(up, high) : square.bottom - min(down, high),
            square.left + min(left, wide) : square.right - min(right, wide),
        ]
    )


def _within_second(inner: Mask) -> Mask:
    """Return what is within the second outline of a box that is printed with two, else all of its inside."""
    if not inner.size:
        return inner
    rows, columns = inner.mean(axis=1), inner.mean(axis=0)
    ends = [_line_end(shares) for shares in (rows, rows[::-1], columns, columns[::-1])]
    if 0 in ends:
        return inner
    up, down, left, right = ends
    return inner[up : inner.shape[0] - down, left : inner.shape[1] - right]


def _line_end(shares: npt.NDArray[np.float64]) -> int:
    """Return where the first line along a side ends, zero where there is none or it goes on, as a fill does.

    The ends of the line lie on the other sides of its outline, so that it does not reach the corners.
    """
    near = shares[: round(len(shares) * _SECOND)]
    reach = 1 - 2 * np.arange(len(near)) / max(1, len(shares))
    dark = np.flatnonzero(near >= _STRAIGHT * reach)
    if not dark.size:
        return 0
    light = np.flatnonzero(near[dark[0] :] < _LIGHT)
    return int(dark[0] + light[0]) if light.size else 0
