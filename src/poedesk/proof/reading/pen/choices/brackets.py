"""Finds brackets that are ticked between: "[ ]", "( )", with what a pen left in some of them.

Empty ones are recognised as print; they show how brackets look on this page. A pair that a pen crossed is no
print any more: it is found by its two halves, each of which is as dark as that of an empty one.
"""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, View, clamped, in_pixels, inked

_OPENING = compiled(r"[\[(]\W*")
"""What begins as brackets do in which nothing is printed."""

_FILLED = compiled(r"[\[(](?![xXvV][\])])(?:\w{1,4}[\])]|\w{1,2}$)")
"""Brackets with something printed in them: "(a)", "[12]", "(b"; of "[Mail" the second one is the tick."""

_WIDEST, _LOW = 0.55, 0.4
"""Times its height that a bracket is wide at most, and share of its line that it is high at least."""

_APART = (0.1, 4.5)
"""Heights that lie between two brackets of a pair."""

_BENT = 0.15
"""Pixels by which the middle of a bracket lies outside of its ends at least."""

_LIKE = 0.18
"""Share by which the sizes of pairs differ that are alike."""

_HALF, _BOTH, _ALL = 0.8, 0.87, 0.97
"""Share of the ink of a bracket that is dark where another one stands: of each half, of both together, and of
both where no other in line tells it."""

_COVERED = 0.1
"""Share of a pair that may reach into a word."""

_SURE = 0.85
"""Confidence from which on print in brackets is print."""

_ASTRAY, _FREE = 0.3, 0.25
"""Heights by which pairs in line with each other stand beside the line, and of the room before others."""

_SPOTLESS = 0.1
"""Share of that room that is dark at most."""

_FEWEST = 2
"""Empty pairs that show how they look on a page."""

_LETTERS, _LETTER = 2, 0.45
"""Letters of a printed word, and heights of a bracket that a letter is wide."""

_SMALL, _HIDDEN = 0.3, 0.5
"""Heights of a bracket that a letter is high at least, and share of the letters that would have stood where
the pair is from which on they do: letters of a bold heading look like brackets, too."""

_LABEL = 1.5
"""Heights of a bracket within which its label begins or ends."""

_SIZES = 2
"""Kinds of brackets that a page has at most."""

Reals = npt.NDArray[np.float32]
Places = npt.NDArray[np.intp]


def find_brackets(
    view: View, words: Sequence[Print], unsure: Sequence[Print], boxes: Sequence[Box]
) -> list[tuple[Square, bool | None]]:
    """Return the pairs of brackets of a page that are to be ticked, and whether a pen ticked them.

    Args:
        view: the page.
        words: what was recognised on it.
        unsure: what was not recognised well enough to be print; brackets among it tell where to look.
        boxes: the printed squares, which are often read as brackets.
    """
    if not any(_OPENING.fullmatch(word.text) for word in words):
        return []
    left = [one for one in _empty(view, (*words, *unsure)) if not _is_box(one, boxes)]
    found: list[tuple[Square, bool | None]] = []
    for _ in range(_SIZES):
        alike = [[other for other in left if _is_like(one, other)] for one in left]
        some = max(alike, key=len, default=[])
        if len(some) < _FEWEST:
            break
        left = [one for one in left if one not in some]
        pair = _Pair(view, sorted(some, key=lambda one: one.width)[len(some) // 2])
        for square in pair.places(view, some, words):
            taken = any(_overlap(square, other) for other, _ in found) or _is_box(square, boxes)
            if not taken and not _is_filled(square, words):
                found.append((square, pair.ticked(view, square)))
    return found


def _is_box(square: Square, boxes: Sequence[Box]) -> bool:
    """Return whether a printed square lies where a pair of brackets was found."""
    x, y = (square.left + square.width / 2) / SCALE, (square.top + square.height / 2) / SCALE
    half = square.width / 2 / SCALE
    return any(box.left - half <= x <= box.right + half and box.top <= y <= box.bottom for box in boxes)


def _empty(view: View, words: Sequence[Print]) -> Iterator[Square]:
    """Yield the pairs of brackets that were recognised as print and hold nothing."""
    for word in words:
        if not word.level or _OPENING.fullmatch(word.text) is None:
            continue
        left, top, _, bottom = in_pixels(word.box, view.dark.shape)
        high = bottom - top
        x, y, _, tall = view.parts.places[:, :4].T
        near = (x >= left - high * _LIKE) & (x <= left + high * (_APART[1] + 2 * _WIDEST))
        near &= (y + tall / 2 > top) & (y + tall / 2 < bottom) & (tall > 0) & (tall >= high * _LIKE)
        pieces = sorted(view.parts.places[near, :4].tolist())
        if len(pieces) < 2:  # noqa: PLR2004 - a pair
            continue
        square = _paired(pieces[0], pieces[1], high)
        if square is not None and _bend(view, pieces[0]) < 0 < _bend(view, pieces[1]):
            yield square


def _paired(first: Sequence[int], second: Sequence[int], high: int) -> Square | None:
    """Return the place of two pieces that are a pair of brackets; null when they are not."""
    tall = max(first[3], second[3])
    level = abs(first[1] - second[1]) <= _LIKE * tall and abs(first[3] - second[3]) <= _LIKE * tall
    narrow = max(first[2], second[2]) <= _WIDEST * tall and tall >= _LOW * high
    between = second[0] - first[0] - first[2]
    if not level or not narrow or not _APART[0] * tall <= between <= _APART[1] * tall:
        return None
    top = min(first[1], second[1])
    bottom = max(first[1] + first[3], second[1] + second[3])
    return Square(first[0], top, second[0] + second[2] - first[0], bottom - top)


def _bend(view: View, place: Sequence[int]) -> float:
    """Return by how many pixels the middle third of a piece lies to the right of its ends, doubts being 0.

    The grey picture tells it: of a small bracket that is not sharp the dark pixels are a straight line.
    """
    left, top, width, height = place
    grey = view.grey[top : top + height, max(0, left - 2) : left + width + 2].astype(np.float64)
    weights = (grey.max() - grey).clip(0)
    middle = slice(round(height / 3), round(height * 2 / 3))
    columns = np.arange(grey.shape[1])
    across = weights[middle].sum(axis=0)
    ends = weights.sum(axis=0) - across
    if not across.sum() or not ends.sum():
        return 0.0
    bend = float((across * columns).sum() / across.sum() - (ends * columns).sum() / ends.sum())
    return bend if abs(bend) >= _BENT else 0.0


def _is_like(one: Square, other: Square) -> bool:
    return abs(one.width - other.width) <= max(3, _LIKE * one.width) and abs(
        one.height - other.height
    ) <= max(3, _LIKE * one.height)


class _Pair:
    """How a pair of brackets looks on a page."""

    def __init__(self, view: View, square: Square) -> None:
        shape = view.plain[square.top : square.bottom, square.left : square.right]
        empty = np.flatnonzero(shape.sum(axis=0) == 0)
        middle = empty[np.argmin(np.abs(empty - square.width / 2))] if empty.size else square.width // 2
        inked = np.flatnonzero(shape.any(axis=0))
        self.left = int(inked[inked < middle].max(initial=0)) + 1
        self.right = square.width - int(inked[inked > middle].min(initial=square.width - 1))
        self.size = square.width, square.height
        self._halves = shape[:, : self.left], shape[:, square.width - self.right :]

    def places(self, view: View, known: Sequence[Square], words: Sequence[Print]) -> list[Square]:
        """Return where on a page such pairs stand; ``known`` ones tell where others are in line with them."""
        wide, high = self.size
        if view.plain.shape[0] <= high or view.plain.shape[1] <= wide:
            return []
        within = inked(view.plain, wide, high)
        rows, lefts, dark = self._where(view.plain[within])
        rows, lefts = rows + within[0].start, lefts + within[1].start
        below, beside = (
            (np.abs(sides[:, None] - np.array(others)) <= _ASTRAY * high).any(axis=1)
            for sides, others in ((lefts, [one.left for one in known]), (rows, [one.top for one in known]))
        )
        labelled = below | beside | _are_beside_words(lefts, rows, self.size, words)
        found = list(known)
        for number in np.flatnonzero(labelled).tolist():
            square = Square(int(lefts[number]), int(rows[number]), wide, high)
            taken = any(_overlap(square, other) for other in found)
            if taken or not _has_room(view.plain, square, below=bool(below[number])):
                continue
            in_line = bool(below[number] or beside[number] or dark[number] >= _ALL)
            if _is_free(view, square, words, in_line=in_line, amid=_is_amid(square, known)):
                found.append(square)
        return found

    def _where(self, plain: Mask) -> tuple[Places, Places, Reals]:
        """Return rows and columns at which both halves of a pair are dark, and how much, darkest first."""
        wide, high = self.size
        if plain.shape[0] < high or plain.shape[1] < wide:
            return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0, np.float32)
        thick = np.asarray(cv2.dilate(plain, np.ones((3, 3), np.uint8)), np.uint8)
        first, second = (_matching(thick, half) for half in self._halves)
        rows, lefts = np.nonzero(first[:, : plain.shape[1] - wide + 1] >= _HALF)
        other = _darkest_near(second, rows, lefts + wide - self.right)
        both = np.where(other >= _HALF, first[rows, lefts] + other, 0) / 2
        good = both >= _BOTH
        order = np.argsort(-both[good], kind="stable")
        return rows[good][order], lefts[good][order], both[good][order].astype(np.float32)

    def ticked(self, view: View, square: Square) -> bool | None:
        """Return whether a pen ticked a pair of brackets."""
        inner = view.plain[
            square.top : square.bottom, square.left + self.left + 1 : square.right - self.right - 1
        ]
        told = state(inner, square.height) if inner.size else None
        if told and is_struck_out(view.faint, square):
            return False
        return told


def _darkest_near(shares: Reals, rows: Places, columns: Places) -> Reals:
    """Return the largest of the shares at places and close around them: a row away, two columns."""
    height, width = shares.shape
    near = [
        shares[clamped(rows + down, height - 1), clamped(columns + across, width - 1)]
        for down in (-1, 0, 1)
        for across in (-2, -1, 0, 1, 2)
    ]
    return np.asarray(np.max(near, axis=0), np.float32)


def _matching(ink: Mask, half: Mask) -> Reals:
    """Return for each place the share of a bracket's ink that is dark there."""
    found = np.asarray(cv2.matchTemplate(ink, np.ascontiguousarray(half), cv2.TM_CCORR), np.float32)
    found /= max(float(np.count_nonzero(half)), 1.0)
    return found


def _has_room(plain: Mask, square: Square, *, below: bool) -> bool:
    """Return whether nothing is printed close to a pair; a tick leaves it upwards on the right.

    Where it stands ``below`` or above others a pen may have gone over one of its halves.
    """
    wide, middle = max(3, round(square.height * _FREE)), square.top + square.height // 2
    before = plain[square.top : square.bottom, max(0, square.left - wide) : max(0, square.left - 1)]
    after = plain[middle : square.bottom, square.right + 2 : square.right + wide]
    free = [not beside.size or float(beside.mean()) <= _SPOTLESS for beside in (before, after)]
    return any(free) if below else all(free)


def _is_amid(square: Square, known: Sequence[Square]) -> bool:
    """Return whether a pair stands in one column with others above it and below it."""
    tops = [one.top for one in known if abs(one.left - square.left) <= _ASTRAY * square.height]
    return min(tops, default=square.top) < square.top < max(tops, default=square.top)


def _is_free(view: View, square: Square, words: Sequence[Print], *, in_line: bool, amid: bool) -> bool:
    """Return whether no word is printed where a pair was found.

    A word may begin or end with a pair that is ``in_line`` with others, or surely one, when it is wider than
    its letters, and these stand beside the pair; ``amid`` others no heading stands, whose letters may look
    like a pair.
    """
    left, right = square.left / SCALE, square.right / SCALE
    middle = (square.top + square.height / 2) / SCALE
    for word in words:
        box = word.box
        over = min(right, box.right) - max(left, box.left)
        letters = sum(map(str.isalnum, word.text))
        if letters < _LETTERS or over <= _COVERED * (right - left) or not box.top <= middle <= box.bottom:
            continue
        at_end = left <= box.left + _ASTRAY * box.height or right >= box.right - _ASTRAY * box.height
        spare = box.width - letters * _LETTER * square.height / SCALE
        if not in_line or not at_end or spare < over:
            return False
        missing = letters - _letters_beside(view, square, box)
        if not amid and word.text[:1].isalnum() and missing > _HIDDEN * over * letters / box.width:
            return False
    return True


def _letters_beside(view: View, square: Square, word: Box) -> int:
    """Return how many pieces of ink as high as letters a word has beside a pair of brackets."""
    left, top, right, bottom = in_pixels(word, view.dark.shape)
    if square.left + square.right < left + right:
        left = square.right
    else:
        right = square.left
    x, y, wide, high = view.parts.places[:, :4].T
    inside = (x + wide / 2 > left) & (x + wide / 2 < right) & (y + high / 2 > top) & (y + high / 2 < bottom)
    return int((inside & (high >= _SMALL * square.height)).sum())


def _are_beside_words(
    lefts: Places, tops: Places, size: tuple[int, int], words: Sequence[Print]
) -> npt.NDArray[np.bool_]:
    """Return which pairs have a printed word close to them, as their label is."""
    printed = [
        word.box
        for word in words
        if word.confidence >= _SURE and sum(map(str.isalpha, word.text)) >= _LETTERS
    ]
    x, y, x_end, y_end = np.array(printed, np.float64).reshape(-1, 4).T
    middle, near = ((tops + size[1] / 2) / SCALE)[:, None], _LABEL * size[1] / SCALE
    left, right = (lefts / SCALE)[:, None], ((lefts + size[0]) / SCALE)[:, None]
    beside = (np.abs(x - right) <= near) | (np.abs(left - x_end) <= near)
    return np.asarray((beside & (y <= middle) & (middle <= y_end)).any(axis=1), np.bool_)


def _is_filled(square: Square, words: Sequence[Print]) -> bool:
    """Return whether something is printed in a pair of brackets."""
    x, y = (square.left + square.width / 2) / SCALE, (square.top + square.height / 2) / SCALE
    for word in words:
        box, printed = word.box, _FILLED.match(word.text)
        if word.confidence < _SURE or printed is None or not box.top <= y <= box.bottom:
            continue
        end = box.left + box.width * printed.end() / len(word.text)
        if box.left <= x <= end:
            return True
    return False


def _overlap(one: Square, other: Square) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 1 and down > 1
