"""Finds round tick boxes on the picture of a page: printed circles of one size, ticked or not.

Circles that are whole tell the size. Then each place in line with them is tried, which finds circles that a
pen has crossed. One circle alone is none: letters and seals are round, too.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.letters import Letters, Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.boxes.standing import has_room, is_across_letters, is_beside_letters
from poedesk.proof.reading.pen.ticking.checks import is_checked_around
from poedesk.proof.reading.pen.ticking.rings import rings
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, Numbers, Parts, View, clamped, inked

_LEAST, _MOST, _LONGER = 6.5 * SCALE, 20.0 * SCALE, 1.2
"""Pixels that a circle is wide, and times that it may be higher than wide."""

_RIM, _WITHIN = (0.68, 1.1), 0.97
"""Shares of its radius between which the ink of an empty circle lies, and the share of the ink that does."""

_THICK, _INNER = 5.0, 0.5
"""Pixels that the line of a small circle may be thick, and the share of its radius that is always empty."""

_SECTORS, _SEEN = 32, 30
"""Directions from its middle, and in how many of them its line is seen."""

_ALIKE, _FEWEST, _ROUND_LETTERS = 0.1, 2, 3
"""Share by which circles of one size differ; how many there are at least, and when words hold one of them."""

_CROSSED, _ALL_DARK, _ASTRAY, _EXACTLY = 0.88, 0.97, 0.2, 0.12
"""Share of its line that is dark where a pen crossed it, and of one that is whole, and diameters that it may
be astray: below others or beside others, and both at once."""

_CORNER = 0.1
"""Share of its width and height in which a corner of a square is, where a circle has no ink."""

_PASSES = 3
"""Times that what was found helps to find more in line with it."""

_APART = 0.9
"""Diameters from middle to middle below which two are one."""

_REACH = _APART * _LONGER * _MOST
"""Pixels from middle to middle from which on no two are one."""

_STEPS = 48
"""Points of a circle that are looked at."""

_INSIDE = 0.66
"""Share of its radius within which a tick is looked for."""

_OUTWARDS, _LINE, _MOST_EMPTY = np.linspace(0.3, 0.9, 16), 0.4, 75
"""Shares of a radius that are looked at from inside, how much of a circle there is its line, and the
percentage of boxes up to which one that was filled does not tell."""

_FILLED, _HARDLY_ANY = 0.7, 10
"""Share of what these tell below which a box was filled, and percentage of the others that tell the least."""


class _Places:
    """Boxes by where they are, so that each is compared only with those around it."""

    def __init__(self, squares: Iterable[Square]) -> None:
        """Take the boxes that are known."""
        self._squares: dict[tuple[int, int], list[Square]] = defaultdict(list)
        self._across: list[int] = []
        self._down: list[int] = []
        for square in squares:
            self._squares[self._cell(square)].append(square)

    def add(self, square: Square) -> None:
        """Take one more box, with which others may be in line."""
        self._squares[self._cell(square)].append(square)
        insort(self._across, 2 * square.left + square.width)
        insort(self._down, 2 * square.top + square.height)

    def hold(self, place: Square) -> bool:
        """Return whether one of them is where ``place`` is."""
        column, row = self._cell(place)
        return any(
            _is_over(place, square)
            for across in (column - 1, column, column + 1)
            for down in (row - 1, row, row + 1)
            for square in self._squares.get((across, down), ())
        )

    def astray(self, place: Square) -> tuple[float, float]:
        """Return how far a place is from being over or under another, and from being beside one."""
        middle = 2 * place.left + place.width, 2 * place.top + place.height
        return (
            _nearest(self._across, middle[0]) / (2 * place.width),
            _nearest(self._down, middle[1]) / (2 * place.height),
        )

    @staticmethod
    def _cell(square: Square) -> tuple[int, int]:
        return (
            int((square.left + square.width / 2) // _REACH),
            int((square.top + square.height / 2) // _REACH),
        )


def find_rounds(
    view: View, words: Sequence[Print], squares: Sequence[Square], *, close: bool = False
) -> list[Square]:
    """Return the squares around the round tick boxes of a page, from top to bottom.

    Args:
        view: the page.
        words: what was recognised on it, of which a round letter is no box.
        squares: the boxes that are known.
        close: whether circles alone that stand close before their labels are boxes, too.
    """
    letters = Letters(words)
    whole = _whole(view, letters, close=close)
    places = _Places(squares)
    found = _alike([one for one in whole if not places.hold(one)])
    if not found:
        return []
    for one in found:
        places.add(one)
    size = round(median(one.width for one in found)), round(median(one.height for one in found))
    tried = _crossed(view, size)
    for _ in range(_PASSES):
        before = len(found)
        for place, dark in tried:
            if not places.hold(place) and _is_one(place, places, letters, view, whole=dark >= _ALL_DARK):
                found.append(place)
                places.add(place)
        if len(found) == before:
            break
    return sorted(found, key=lambda one: (one.top, one.left)) if len(found) >= _FEWEST else []


def room_of(dark: Mask, squares: Sequence[Square]) -> float:
    """Return the share of its radius within which the line of hardly any of some round boxes is.

    Those that a pen filled do not tell: theirs begins far inside of most.
    """
    if not squares:
        return _INSIDE
    shares = np.array([_line_of(dark, one) for one in squares])
    empty = shares[shares >= _FILLED * np.percentile(shares, _MOST_EMPTY)]
    return min(_INSIDE, float(np.percentile(empty, _HARDLY_ANY)))


def _line_of(dark: Mask, square: Square) -> float:
    """Return the share of its radius at which the line of a round box begins, a pixel before it."""
    turns = np.arange(_STEPS) * (2 * np.pi / _STEPS)
    x, y = square.left + (square.width - 1) / 2, square.top + (square.height - 1) / 2
    columns = np.rint(x + np.outer(_OUTWARDS, np.cos(turns)) * square.width / 2).astype(np.int32)
    rows = np.rint(y + np.outer(_OUTWARDS, np.sin(turns)) * square.height / 2).astype(np.int32)
    inked = dark[clamped(rows, dark.shape[0] - 1), clamped(columns, dark.shape[1] - 1)].mean(axis=1)
    begins = np.flatnonzero(inked >= _LINE)
    share = _OUTWARDS[begins[0]] if begins.size else 1.0
    return float(share - 3.0 / (square.width + square.height))


def inside_of(dark: Mask, square: Square, room: float = _INSIDE) -> Mask:
    """Return what is within the share ``room`` of the radius of a round box; nothing else of its square."""
    inner = dark[square.top : square.bottom, square.left : square.right]
    down, across = np.ogrid[: inner.shape[0], : inner.shape[1]]
    y, x = (2 * down + 1) / square.height - 1, (2 * across + 1) / square.width - 1
    kept = np.asarray(inner * (np.hypot(x, y) <= room), np.uint8)
    high, wide = (round(side * (1 - room) / 2) for side in (square.height, square.width))
    return kept[high : square.height - high, wide : square.width - wide]


def _whole(view: View, letters: Letters, *, close: bool) -> list[Square]:
    """Return the circles that hang together by themselves; where words hold them there are several.

    Where there are none, those ``close`` to their labels count when they are asked for and make a list.
    """
    places = view.parts.places
    small, large = places[:, 2:4].min(axis=1), places[:, 2:4].max(axis=1)
    fits = np.flatnonzero((small >= _LEAST) & (large <= _MOST) & (large <= small * _LONGER))
    numbers = [number for number in fits.tolist() if _is_circle(view.parts, number)]
    if not numbers:
        return []
    held = letters.hold(np.asarray(places[numbers, :4], np.int32))
    squares = [Square(*places[number, :4].tolist()) for number in numbers]
    stands = [_stands_free(one, view) for one in squares]
    free = list(compress(squares, stands))
    loose = list(compress(squares, np.asarray(stands) & ~held.middle & ~held.end))
    found = loose or (free if len(free) >= _ROUND_LETTERS else [])
    if found or not close:
        return found
    return _listed(
        [one for one in compress(squares, ~held.middle & ~held.before) if _stands_first(one, view)]
    )


def _listed(squares: Sequence[Square]) -> list[Square]:
    """Return those of about one size and below each other, as the choices of a list are."""
    return [
        one
        for one in squares
        if sum(
            abs(one.left - other.left) <= _ASTRAY * one.width / 2
            and _is_like((one.width, one.height), (other.width, other.height))
            for other in squares
        )
        >= _ROUND_LETTERS
    ]


def _is_circle(parts: Parts, number: int) -> bool:
    """Return whether a piece of ink is one round line."""
    left, top, width, height = parts.places[number, :4].tolist()
    rows, columns = np.nonzero(parts.labels[top : top + height, left : left + width] == number)
    y, x = (2 * rows + 1) / height - 1, (2 * columns + 1) / width - 1
    away = np.hypot(x, y)
    inner = min(_RIM[0], max(_INNER, 1 - 2 * _THICK / min(width, height)))
    if np.count_nonzero((away >= inner) & (away <= _RIM[1])) < _WITHIN * away.size:
        return False
    sectors = np.floor((np.arctan2(y, x) / (2 * np.pi) + 0.5) * _SECTORS)
    return bool(np.unique(np.minimum(sectors, _SECTORS - 1)).size >= _SEEN)


def _stands_free(square: Square, view: View) -> bool:
    return has_room(square, view.plain, before=True, after=True) and not is_beside_letters(square, view.parts)


def _stands_first(square: Square, view: View) -> bool:
    """Return whether nothing is before a circle, no letter as close after it as in a word; no D is one."""
    wide, high = (max(2, round(_CORNER * side)) for side in (square.width, square.height))
    rows = slice(square.top, square.top + high), slice(square.bottom - high, square.bottom)
    sides = slice(square.left, square.left + wide), slice(square.right - wide, square.right)
    stem, bowl = ([bool(view.plain[row, side].any()) for row in rows] for side in sides)
    free = has_room(square, view.plain, before=True, after=False) and (not all(stem) or all(bowl))
    return bool(free and not is_beside_letters(square, view.parts))


def _is_one(place: Square, places: _Places, letters: Letters, view: View, *, whole: bool) -> bool:
    """Return whether a place is in line with others and no letter of a word.

    Where a word holds it, it is no letter when it stands apart, or below others and beside others at once,
    or below others with its ``whole`` line.
    """
    astray = places.astray(place)
    if min(astray) > _ASTRAY:
        return False
    held = letters.hold(np.array([[place.left, place.top, place.width, place.height]], np.int32))
    begins = not held.middle[0] and not held.before[0]
    if begins and (
        max(astray) <= _EXACTLY or (whole and astray[0] <= _EXACTLY and _stands_first(place, view))
    ):
        return True
    if not held.middle[0] and not held.end[0]:
        return _has_room(place, view)
    free = _stands_free(place, view) and not is_across_letters(place, view.parts)
    return free or (begins and astray[0] <= _ASTRAY and _has_room(place, view))


def _has_room(square: Square, view: View) -> bool:
    """Return whether there is room beside a circle, if only for what a pen drew through or around it."""
    return (
        _stands_free(square, view)
        or is_struck_out(view.faint, square)
        or is_checked_around(view.strokes, square, view.parts)
        or any(rings(view.strokes, [square]))
    )


def _crossed(view: View, size: tuple[int, int]) -> list[tuple[Square, float]]:
    """Return where most of the line of a circle of a size is dark, and how much of it, the darkest first."""
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
        (
            Square(int(lefts[one]) + across.start, int(tops[one]) + down.start, width, height),
            float(shares[tops[one], lefts[one]]),
        )
        for one in order.tolist()
    ]


def _rounded(places: npt.NDArray[np.float64]) -> Numbers:
    return np.rint(places).astype(np.int32)


def _alike(squares: Sequence[Square]) -> list[Square]:
    """Return the most of them that are of about one size."""
    sizes = Counter((one.width, one.height) for one in squares)
    if not sizes:
        return []
    usual = max(sizes, key=lambda size: sum(sizes[other] for other in sizes if _is_like(size, other)))
    return [one for one in squares if _is_like(usual, (one.width, one.height))]


def _is_like(one: tuple[int, int], other: tuple[int, int]) -> bool:
    away = max(abs(other[0] - one[0]), abs(other[1] - one[1]))
    return away <= max(2, _ALIKE * sum(one) / 2)


def _nearest(places: Sequence[int], place: int) -> float:
    """Return how far the nearest of ascending places is."""
    at = bisect_left(places, place)
    return min((abs(other - place) for other in places[max(0, at - 1) : at + 1]), default=float("inf"))


def _is_over(one: Square, other: Square) -> bool:
    """Return whether two are at one place; told in the diameter of the first."""
    across = abs(2 * one.left + one.width - 2 * other.left - other.width) / (2 * one.width)
    down = abs(2 * one.top + one.height - 2 * other.top - other.height) / (2 * one.height)
    return max(across, down) < _APART
