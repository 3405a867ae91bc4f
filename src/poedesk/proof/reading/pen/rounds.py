"""Finds round tick boxes on the picture of a page: printed circles of one size, ticked or not.

Circles that are whole tell the size. Then each place in line with them is tried, which finds circles that a
pen has crossed. One circle alone is none: letters and seals are round, too.
"""

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.checks import is_checked_around
from poedesk.proof.reading.pen.letters import Letters, Print
from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.rings import rings
from poedesk.proof.reading.pen.standing import has_room, is_beside_letters
from poedesk.proof.reading.pen.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, Numbers, Parts, View, inked

_LEAST, _MOST, _LONGER = 6.5 * SCALE, 20.0 * SCALE, 1.2
"""Pixels that a circle is wide, and times that it may be higher than wide."""

_RIM, _WITHIN = (0.68, 1.1), 0.97
"""Shares of its radius between which the ink of an empty circle lies, and the share of the ink that does."""

_SECTORS, _SEEN = 32, 30
"""Directions from its middle, and in how many of them its line is seen."""

_ALIKE, _FEWEST, _ROUND_LETTERS = 0.1, 2, 3
"""Share by which circles of one size differ; how many there are at least, and when words hold one of them."""

_CROSSED, _ASTRAY = 0.88, 0.2
"""Share of its line that is dark where a pen crossed it, and diameters that it may be beside the others."""

_APART = 1.15
"""Diameters from middle to middle below which two are one."""

_STEPS = 48
"""Points of a circle that are looked at."""

_INSIDE = 0.66
"""Share of its radius within which a tick is looked for."""


def find_rounds(view: View, words: Sequence[Print], squares: Sequence[Square]) -> list[Square]:
    """Return the squares around the round tick boxes of a page, from top to bottom.

    Args:
        view: the page.
        words: what was recognised on it, of which a round letter is no box.
        squares: the boxes that are known.
    """
    letters = Letters(words)
    whole = _whole(view, letters)
    whole = [one for one in whole if not any(_is_over(one, other) for other in squares)]
    if not whole:
        return []
    found = max(([other for other in whole if _is_like(one, other)] for one in whole), key=len)
    size = round(median(one.width for one in found)), round(median(one.height for one in found))
    for place in _crossed(view, size):
        known = any(_is_over(place, other) for other in (*found, *squares))
        if not known and _is_one(place, found, letters) and _has_room(place, view):
            found.append(place)
    return sorted(found, key=lambda one: (one.top, one.left)) if len(found) >= _FEWEST else []


def inside_of(dark: Mask, square: Square) -> Mask:
    """Return what is inside a round box; nothing else of its square."""
    inner = dark[square.top : square.bottom, square.left : square.right]
    down, across = np.ogrid[: inner.shape[0], : inner.shape[1]]
    y, x = (2 * down + 1) / square.height - 1, (2 * across + 1) / square.width - 1
    kept = np.asarray(inner * (np.hypot(x, y) <= _INSIDE), np.uint8)
    high, wide = (round(side * (1 - _INSIDE) / 2) for side in (square.height, square.width))
    return kept[high : square.height - high, wide : square.width - wide]


def _whole(view: View, letters: Letters) -> list[Square]:
    """Return the circles that hang together by themselves; where words hold them there are several."""
    places = view.parts.places
    small, large = places[:, 2:4].min(axis=1), places[:, 2:4].max(axis=1)
    fits = np.flatnonzero((small >= _LEAST) & (large <= _MOST) & (large <= small * _LONGER))
    numbers = [number for number in fits.tolist() if _is_circle(view.parts, number)]
    if not numbers:
        return []
    held = letters.hold(np.asarray(places[numbers, :4], np.int32))
    squares = [Square(*places[number, :4].tolist()) for number in numbers]
    free = [one for one in squares if _stands_free(one, view)]
    loose = [
        one
        for one, middle, end in zip(squares, held.middle, held.end, strict=True)
        if one in free and not middle and not end
    ]
    return loose or (free if len(free) >= _ROUND_LETTERS else [])


def _is_circle(parts: Parts, number: int) -> bool:
    """Return whether a piece of ink is one round line."""
    left, top, width, height = parts.places[number, :4].tolist()
    rows, columns = np.nonzero(parts.labels[top : top + height, left : left + width] == number)
    y, x = (2 * rows + 1) / height - 1, (2 * columns + 1) / width - 1
    away = np.hypot(x, y)
    if np.count_nonzero((away >= _RIM[0]) & (away <= _RIM[1])) < _WITHIN * away.size:
        return False
    sectors = np.floor((np.arctan2(y, x) / (2 * np.pi) + 0.5) * _SECTORS)
    return bool(np.unique(np.minimum(sectors, _SECTORS - 1)).size >= _SEEN)


def _stands_free(square: Square, view: View) -> bool:
    return has_room(square, view.plain, before=True, after=True) and not is_beside_letters(square, view.parts)


def _is_one(place: Square, found: Sequence[Square], letters: Letters) -> bool:
    """Return whether a place is in line with others, below them where a word holds it: letters are round."""
    across, down = zip(*(_away(place, other) for other in found), strict=True)
    held = letters.hold(np.array([[place.left, place.top, place.width, place.height]], np.int32))
    return min(across) <= _ASTRAY or (min(down) <= _ASTRAY and not held.middle[0] and not held.end[0])


def _has_room(square: Square, view: View) -> bool:
    """Return whether there is room beside a circle, if only for what a pen drew through or around it."""
    return (
        _stands_free(square, view)
        or is_struck_out(view.faint, square)
        or is_checked_around(view.strokes, square, view.parts)
        or any(rings(view.strokes, [square]))
    )


def _crossed(view: View, size: tuple[int, int]) -> list[Square]:
    """Return where most of the line of a circle of a size is dark, the darkest first."""
    width, height = size
    down, across = inked(view.plain, width, height)
    ink = cv2.dilate(view.plain[down, across], np.ones((2, 2), np.uint8))
    if ink.shape[0] <= height or ink.shape[1] <= width:
        return []
    rim = np.zeros((height, width), np.float32)
    turns = np.arange(_STEPS) * (2 * np.pi / _STEPS)
    y, x = (
        middle + (middle - 0.5) * way
        for middle, way in zip(
            ((height - 1) / 2, (width - 1) / 2), (np.sin(turns), np.cos(turns)), strict=True
        )
    )
    rim[_rounded(y), _rounded(x)] = 1
    shares = cv2.filter2D(ink, cv2.CV_32F, rim / rim.sum(), anchor=(0, 0), borderType=cv2.BORDER_CONSTANT)
    peaks = cv2.dilate(shares, np.ones((height | 1, width | 1), np.uint8))
    tops, lefts = np.nonzero((shares >= _CROSSED) & (shares == peaks))
    order = np.argsort(-shares[tops, lefts], kind="stable")
    return [
        Square(int(lefts[one]) + across.start, int(tops[one]) + down.start, width, height)
        for one in order.tolist()
    ]


def _rounded(places: npt.NDArray[np.float64]) -> Numbers:
    return np.rint(places).astype(np.int32)


def _is_like(one: Square, other: Square) -> bool:
    size = (one.width + one.height) / 2
    away = abs(other.width - one.width), abs(other.height - one.height)
    return max(away) <= max(2, _ALIKE * size)


def _away(one: Square, other: Square) -> tuple[float, float]:
    """Return how far the middles of two are from each other, in the diameter of the first."""
    across = abs(2 * one.left + one.width - 2 * other.left - other.width) / 2
    down = abs(2 * one.top + one.height - 2 * other.top - other.height) / 2
    return across / one.width, down / one.width


def _is_over(one: Square, other: Square) -> bool:
    return max(_away(one, other)) < _APART
