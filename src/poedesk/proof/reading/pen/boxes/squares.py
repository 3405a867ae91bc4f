"""Finds tick boxes on the picture of a page: small squares with an outline, ticked or not.

First whole squares are found among what hangs together; these tell the sizes that boxes have on this page.
Then every place is tried in these sizes, which finds boxes whose outline a pen has crossed. Last come those
that a fax or a copy broke, where they stand in line with others.
"""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.columns import in_columns
from poedesk.proof.reading.pen.boxes.frames import MANY, are_frames, are_many, framed, is_like, roundness
from poedesk.proof.reading.pen.boxes.letters import Letters, Print
from poedesk.proof.reading.pen.boxes.neighbours import apart, line_mates, overlap
from poedesk.proof.reading.pen.boxes.outlines import SHARP, Outlines, Shares, Square
from poedesk.proof.reading.pen.boxes.standing import (
    has_room,
    is_across_letters,
    is_beside_letters,
    is_under_letters,
)
from poedesk.proof.reading.pen.boxes.touched import touched
from poedesk.proof.reading.pen.ticking.rings import rings
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, Numbers, Parts, View, inked, parts_of

_LEAST, _MOST = 5.2 * SCALE, 21.0 * SCALE
"""Pixels of the side of a box."""

_TINY = 3.5 * SCALE
"""The same of a frame of which several are on the page."""

_LONGER = 1.22
"""Times that one side may be longer than the other."""

_OBLONG, _HIGH = 1.6, 7.0 * SCALE
"""The same for a box that is printed wider than high and is empty or nearly so, and pixels of its height."""

_SIDE, _WEAKEST = 0.88, 0.66
"""Share of an outline that is dark: on average of the four sides, and of the weakest."""

_SURE, _SUREST = 0.93, 0.82
"""The same for a whole square that tells a size: a round letter has no straight sides."""

_BROKEN, _KEPT = 0.5, 0.7
"""The same for one that was broken, in line with others: on average, and of the second darkest side."""

_LEFT = 0.3
"""Share of ink on the second weakest side of a broken one with ink inside: two stems are two sides."""

_THREE, _MATES = 0.85, 2
"""Share of ink on the weakest of three sides of an outline whose fourth is missing, and how many others must
stand in line with it."""

_DARKER = 0.03
"""Share by which an outline may be less dark than those of whole boxes, and need no other in line with it."""

_PERFECT = 0.97
"""Share of an outline with sharp corners that is dark, as no letter has it."""

_FAIR = 0.85
"""The same average for one that only stands beside others: letters do, too."""

_GAP = 7
"""Pixels of an outline that may be missing before it is mended to tell a size."""

_MENDED, _POOR = 0.75, 0.4
"""Share of an outline that is dark when it was mended, and of its weakest side."""

_SIZES = 3
"""Sizes of boxes that a page has at most."""

_CELL = 3
"""Ends of lines that go on beyond their corners in the cell of a ruled table."""

_EMPTY, _INSET = 0.35, 0.22
"""Share of dark pixels inside, below which a square is an outline and no block of ink, and how many sides
away from the outline it is inside."""

_SOLID = 0.95
"""Share of dark pixels inside from which on what goes on beyond a side is a bar, no filled box."""

_SAME = 3
"""Pixels apart within which two places are nearly one."""

_BEYOND, _BULGE, _MOST_SIDES = 3, 0.35, 3
"""Pixels beyond a side, the share of ink there that a bulging letter has, and on so many sides."""

_TOUCH = 1.15
"""Sides apart within which a square may be made of the side of another one."""

_ROUNDS = 4
"""Times that boxes found in line with others help to find more."""

_CORNERS, _CORNERS_LEFT, _SHARP = 3, 2, 2
"""Corners that a box has at least, one that was broken, and sharp ones of one that is dark all along."""

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


def find_squares(view: View, words: Sequence[Print] = ()) -> list[Square]:
    """Return the tick boxes of a page, from top to bottom; letters of ``words`` are none."""
    if min(view.dark.shape) < _MOST:
        return []
    page = _Page(view, Letters(words))
    whole = page.whole()
    found: Numbers = np.zeros((0, 4), np.int32)
    for size in _sizes(whole, page.outlines):
        more = page.of_size(whole[is_like(whole, size)], size)
        more = in_columns(more, whole, page.outlines, page.letters)
        found = np.concatenate([found, more[~overlap(more, found)]])
    found = apart(touched(view, page.letters), found)
    return sorted((Square(*place) for place in found.tolist()), key=lambda one: (one.top, one.left))


class _Page:
    """A page on which boxes are looked for."""

    def __init__(self, view: View, letters: Letters) -> None:
        self.outlines = Outlines(view.plain, view.dark)
        self.plain, self.faint = view.plain, view.faint
        self.parts = view.parts
        self.letters = letters
        self.framed = False  # whether its boxes are frames, and what words hold is a letter

    def whole(self) -> Numbers:
        """Return what hangs together and is a square outline by itself."""
        squares = np.concatenate([_squarish(self.parts), self._oblong()])
        whole = self._boxes(squares[_is_outline(self.outlines.sides(squares), _SURE, _SUREST)])
        frames = self._frames()
        self.framed = len(frames) > 0
        whole = np.concatenate([whole, frames[~overlap(frames, whole)]])
        return whole if len(whole) >= MANY else np.concatenate([whole, self._mended(whole)])

    def _frames(self) -> Numbers:
        """Return the frames that are empty, where there are several of a size: letters of print are none."""
        numbers = _fitting(self.parts, _TINY)
        squares = np.asarray(self.parts.places[numbers, :4], np.int32)
        empty = (self.outlines.inside(squares, _INSET) < _EMPTY) & ~self.letters.foreign(squares)
        empty &= (squares[:, 2:4].min(axis=1) >= _LEAST) | ~self.letters.hold(squares).before
        numbers, squares = numbers[empty], squares[empty]
        squares = squares[are_frames(self.parts, numbers)]
        squares = squares[self.outlines.going_on(squares, _SIDE) < _CELL]
        return np.asarray(squares[are_many(squares)], np.int32)

    def _oblong(self) -> Numbers:
        """Return the pieces that are wider than high, larger than letters, and not as full of ink as they."""
        width, height = self.parts.places[:, 2], self.parts.places[:, 3]
        fits = (height >= _HIGH) & (width > height * _LONGER) & (width <= height * _OBLONG)
        pieces = np.asarray(self.parts.places[fits & (width <= _MOST), :4], np.int32)
        return np.asarray(pieces[self.outlines.inside(pieces, _INSET) < _EMPTY], np.int32)

    def _mended(self, whole: Numbers) -> Numbers:
        """Return squares that were broken, when several of a size are on the page."""
        down, across = inked(self.plain, _GAP, _GAP)
        closed: Mask = self.plain[down, across]
        for kernel in ((1, _GAP), (_GAP, 1)):
            closed = np.asarray(
                cv2.morphologyEx(closed, cv2.MORPH_CLOSE, np.ones(kernel, np.uint8)), np.uint8
            )
        squares = _squarish(parts_of(closed)) + np.array([across.start, down.start, 0, 0], np.int32)
        good = _is_outline(self.outlines.sides(squares), _MENDED, _POOR) & ~self._held(squares)
        squares = self._boxes(squares[good & ~overlap(squares, whole)])
        squares = squares[are_many(squares)]
        return np.concatenate([squares, self._halves()]) if not len(squares) + len(whole) else squares

    def _halves(self) -> Numbers:
        """Return empty squares of which two sides at least are left, when many of a size are on the page."""
        squares = _squarish(self.parts)
        sides = np.sort(self.outlines.sides(squares), axis=1)
        empty = self.outlines.inside(squares, _INSET) == 0
        squares = self._boxes(squares[(sides[:, 2] >= _SURE) & empty], corners=_CORNERS_LEFT)
        below, beside = line_mates(squares, squares)
        squares = squares[below + beside - 2 >= _MATES]  # each is in line with itself
        many = [int(is_like(squares, (width, height)).sum()) for _, _, width, height in squares.tolist()]
        return np.asarray(squares[np.array(many, int) >= 2 * MANY], np.int32)

    def of_size(self, whole: Numbers, size: tuple[int, int]) -> Numbers:
        """Return the boxes of about a size: whole ones, those that a pen crossed, those that were broken."""
        tried = self.outlines.search(size, _BROKEN, _KEPT)
        tried = tried[is_like(tried, size)]
        sides = self.outlines.sides(tried)
        kept = np.sort(sides, axis=1)[:, 2] >= _KEPT
        tried, sides = tried[kept], sides[kept]
        order = np.argsort(-sides.mean(axis=1), kind="stable")
        # Of places that are nearly one, and equally dark, the first stands for all.
        places = (tried[order, :2] + tried[order, 2:4] // 2) // _SAME
        order = order[np.sort(np.unique(places, axis=0, return_index=True)[1])]
        tried, sides = tried[order], sides[order]
        strong = _is_outline(sides, _SIDE, _WEAKEST)
        whole = apart(self._framed(tried[sides.min(axis=1) >= _SIDE], size, whole), whole)
        if min(size) < _LEAST:
            return whole  # in this size nothing else is told from a letter
        unbroken = self._trusted(apart(self._boxes(tried[strong]), whole), whole)
        held = self._held(tried)
        unbroken = apart(self._open(tried[~held], sides[~held], unbroken), unbroken)
        left = ~held | strong
        return self._with_broken(tried[left], sides[left], unbroken)

    def _framed(self, squares: Numbers, size: tuple[int, int], whole: Numbers) -> Numbers:
        """Return the squares that are frames of a size, however close letters are and whatever is inside."""
        squares = squares[~self.letters.foreign(squares) & ~self.letters.alone(squares)]
        usual = roundness(self.plain, whole) if len(whole) >= MANY else 1.0
        before = self.letters.hold(squares).before
        found, moved = framed(self.plain, squares, size, usual, before)
        squares, before = moved[found], before[found]
        late = self.letters.hold(squares).before & ~before
        squares = squares[~late | framed(self.plain, squares, size, usual, late)[0]]
        if min(size) < _LEAST:
            squares = squares[~self.letters.hold(squares).before]
        blocked = self.outlines.blocked(squares, _WEAKEST)
        good = (self.outlines.going_on(squares, _SIDE) < _CELL) & (blocked <= 1)
        good &= (blocked == 0) | (self.outlines.inside(squares, _INSET) < _SOLID)
        return np.asarray(squares[good & ~self._are_bold(squares) & ~self._are_thick(squares)], np.int32)

    def _are_bold(self, squares: Numbers) -> Flags:
        """Return which frames are thick letters: ink goes on beyond sides, and some corners are round."""
        sharp = self.outlines.corners(squares, SHARP) == 4  # noqa: PLR2004 - all of them
        amid = self.letters.hold(squares).before & ~sharp
        return np.asarray(amid & (self._bulges(squares) >= 2), np.bool_)  # noqa: PLR2004 - a bowl and a stem

    def _are_thick(self, squares: Numbers) -> Flags:
        """Return which squares lie in a thick letter: beyond most of their sides its ink goes on."""
        thick = self._bulges(squares) >= _MOST_SIDES
        return np.asarray(thick & (self.outlines.blocked(squares, _WEAKEST) == 0), np.bool_)

    def _bulges(self, squares: Numbers) -> Counts:
        """Return beyond how many sides of squares there is ink close by."""
        around = squares + np.array([-_BEYOND, -_BEYOND, 2 * _BEYOND, 2 * _BEYOND], np.int32)
        return np.asarray((self.outlines.sides(around) >= _BULGE).sum(axis=1), np.int64)

    def _trusted(self, squares: Numbers, whole: Numbers) -> Numbers:
        """Return the squares, of which the ``whole`` come first, that are as dark, or in line with such.

        Letters that make a square, as those of stamps do, are less dark, or their lines go on.
        """
        dark = self.outlines.sides(squares).mean(axis=1)
        usual = float(np.median(self.outlines.sides(whole).mean(axis=1)))
        good = (dark >= usual - _DARKER) & (self.outlines.going_on(squares, _SIDE) == 0)
        good &= self.outlines.blocked(squares, _WEAKEST) == 0
        good[: len(whole)] = True
        below, beside = line_mates(squares, squares[good])
        return np.asarray(squares[good | (below >= 1) | (beside >= 1)], np.int32)

    def _open(self, tried: Numbers, sides: Shares, unbroken: Numbers) -> Numbers:
        """Return the squares of which one side is missing, where they stand in line with each other."""
        good = np.sort(sides, axis=1)[:, 1] >= _THREE
        good &= ~overlap(tried, unbroken, _TOUCH)
        some = apart(self._boxes(tried[good]), tried[:0])
        others = np.concatenate([unbroken, some])
        below, beside = line_mates(some, others)
        # Each is in line with itself.
        mates = np.maximum(below, beside) - 1 >= _MATES
        below, beside = line_mates(some, unbroken)
        beside_one = (np.maximum(below, beside) >= 1) & (self.outlines.corners(some) == 4)  # noqa: PLR2004
        mates &= np.maximum(below, beside) >= 1
        return np.asarray(some[mates | beside_one], np.int32)

    def _with_broken(self, tried: Numbers, sides: Shares, unbroken: Numbers) -> Numbers:
        """Return the boxes with those of ``tried`` that stand in line with them."""
        found = unbroken
        seen = (np.sort(sides, axis=1)[:, 1] >= _LEFT) | (self.outlines.inside(tried, _INSET) == 0)
        tried, sides = tried[seen], sides[seen]
        for _ in range(_ROUNDS):
            free = ~overlap(tried, found, _TOUCH)
            tried, sides = tried[free], sides[free]
            more = self._boxes(
                tried[_in_line(tried, sides, self._held(tried), found, unbroken)], in_line=True
            )
            if not len(more):
                break
            found = apart(more, found)
        return found

    def _held(self, squares: Numbers) -> Flags:
        held = self.letters.hold(squares)
        return held.middle | held.end

    def _boxes(self, squares: Numbers, *, in_line: bool = False, corners: int = _CORNERS) -> Numbers:
        """Return the squares that are neither cells of a table nor letters of a word.

        Of those that stand ``in_line`` with others less is asked; so many ``corners`` are seen of each.
        """
        seen = self.outlines.corners(squares)
        held = self.letters.hold(squares)
        sharpness = self.outlines.corners(squares, SHARP)
        sharp = sharpness == 4  # noqa: PLR2004 - all of them
        blocked = self.outlines.blocked(squares, _WEAKEST)
        dark = self.outlines.sides(squares).mean(axis=1)
        perfect = (blocked == 0) & (dark >= _PERFECT) & (sharpness >= _SHARP)
        whole = seen == 4  # noqa: PLR2004 - all of them
        firm = (sharp, whole) if in_line else (np.zeros_like(sharp), sharp | perfect)
        letters = (held.middle & ~firm[0]) | (held.end & ~firm[1]) | self.letters.alone(squares)
        if self.framed:
            letters |= held.before & (held.middle | held.end)
        good = ~letters & (seen >= (np.where(held.inside, _CORNERS_LEFT, 0) if in_line else corners))
        good &= (self.outlines.going_on(squares, _SIDE) < _CELL) & self._is_open(squares, blocked, dark)
        good &= (blocked == 0) | (self.outlines.inside(squares, _INSET) < _SOLID)
        good &= ~self._are_thick(squares)
        closely = held.inside & (dark < _FAIR) | held.end & ~sharp
        asked = zip(
            squares[good].tolist(),
            dark[good],
            (perfect & sharp)[good],
            (held.before | closely)[good],
            (held.after | closely)[good],
            (held.before & held.after & (sharpness == 0))[good],
            strict=True,
        )
        free = [
            not is_beside_letters(Square(*place), self.parts)
            and not (in_line and is_across_letters(Square(*place), self.parts))
            and (share >= _PERFECT or not is_under_letters(Square(*place), self.parts))
            and (sure or self._has_room(Square(*place), before=before, after=after, letter=letter))
            for place, share, sure, before, after, letter in asked
        ]
        return np.asarray(squares[good][np.array(free, bool)], np.int32)

    def _is_open(self, squares: Numbers, blocked: Counts, dark: Shares) -> Flags:
        """Return which squares lie in no block of ink; a thick ring close around a whole one is none."""
        free = blocked <= 1
        for number in np.flatnonzero(~free & (dark >= _PERFECT)).tolist():
            free[number] = any(rings(self.faint, [Square(*squares[number].tolist())]))
        return free

    def _has_room(self, square: Square, *, before: bool, after: bool, letter: bool) -> bool:
        """Return whether there is room beside a square in a word, if only for a line through or around it.

        What has round corners and stands amid a word is a ``letter``: nothing goes through it.
        """
        if has_room(square, self.plain, before=before, after=after):
            return True
        if letter:
            return False
        dark = self.outlines.sides(np.array([[square.left, square.top, square.width, square.height]]))
        return dark.mean() >= _FAIR and (
            is_struck_out(self.faint, square) or any(rings(self.faint, [square]))
        )


def _squarish(parts: Parts) -> Numbers:
    """Return the pieces that are about as wide as high, and as large as a tick box may be."""
    return np.asarray(parts.places[_fitting(parts, _LEAST), :4], np.int32)


def _fitting(parts: Parts, least: float) -> Counts:
    """Return the numbers of such pieces, of at least some pixels."""
    small, large = parts.places[:, 2:4].min(axis=1), parts.places[:, 2:4].max(axis=1)
    fits = (small >= least) & (large <= _MOST) & (large <= small * _LONGER)
    return np.asarray(np.flatnonzero(fits), np.int64)


def _is_outline(sides: Shares, average: float, weakest: float) -> Flags:
    flags: Flags = (sides.mean(axis=1) >= average) & (sides.min(axis=1) >= weakest)
    return flags


def _sizes(whole: Numbers, outlines: Outlines) -> list[tuple[int, int]]:
    """Return the sizes of boxes, the most frequent first; one of which all are blocks of ink is none."""
    left = whole[outlines.inside(whole, _INSET) < _EMPTY]
    sizes: list[tuple[int, int]] = []
    while len(left) and len(sizes) < _SIZES:
        alike = [is_like(left, (width, height)) for _, _, width, height in left.tolist()]
        most = max(alike, key=lambda flags: int(flags.sum()))
        width, height = np.median(left[most][:, 2:4], axis=0).tolist()
        sizes.append((round(width), round(height)))
        left = left[~most]
    return sizes


def _in_line(squares: Numbers, sides: Shares, held: Flags, found: Numbers, unbroken: Numbers) -> Flags:
    """Return which squares stand in line with others: below one and beside one, or with two either way."""
    below, _ = line_mates(squares, found)
    _, beside = line_mates(squares, unbroken)
    fair = (sides.mean(axis=1) >= _FAIR) & ~held
    return np.asarray(
        ((below >= 1) & (beside >= 1)) | (below >= _MATES) | ((beside >= _MATES) & fair), np.bool_
    )
