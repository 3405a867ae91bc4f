"""What was recognised as print on a page: which squares are letters of it, and not boxes beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.view import SCALE, Numbers

_PRINTED = 0.8
"""Confidence from which on letters are letters, though they have the shape of a box."""

_SHORTEST = 2
"""Letters that a word has at least of which one may have been taken for a box."""

_LETTERS = 3
"""Letters of words that tell how wide a letter is."""

_INSIDE = 0.5
"""Share of a square that lies in a word, from which on it may be a part of it."""

_ROOM = 0.4
"""Widths of a square by which it may reach into where the letters of a word are."""

_AT_END = 0.75
"""Widths of a square within which its middle is at an end of a word."""

_GOES_ON = 0.5
"""Widths of a square that a word is wide beside it, when it goes on there."""

_CAPITAL = 1.25
_WIDTHS = dict.fromkeys("ijl.,:;'!|", 0.45) | dict.fromkeys("fItr()[]/-", 0.6) | dict.fromkeys("mwMW", 1.5)
"""Widths of letters that are no ordinary ones, in those of ordinary small letters, in most types."""

_MANY, _AGREEING = 3, 0.12
"""Words of a line that tell how wide its letters are, and the share by which two alone differ at most."""

_SQUARE_LETTERS, _FEW = "\u0590", 2
"""Sign from which on scripts have letters of the shape of a box, and so many of them make a word of such a
script: a box alone is often read as one."""

_UNLIKE, _CERTAIN, _BROAD = frozenset("23569aegsBEFGHKMNPRSTWZ"), 0.97, 0.9
"""Signs that stand alone and are surely read, as which no box is read, be it ticked or not; and heights of
its line that such a sign is broad at most."""

_USUAL = 0.45
"""Heights of its line that an ordinary letter is wide when no word tells."""


Flags = npt.NDArray[np.bool_]


class Held(NamedTuple):
    """What squares have to do with words, one flag each."""

    inside: Flags
    """Lies in a word."""

    middle: Flags
    """Lies where the letters of a word are."""

    end: Flags
    """The same, of the first or the last."""

    before: Flags
    """Lies in a word that goes on to the left of it."""

    after: Flags
    """The same to the right."""


@dataclass(frozen=True, slots=True)
class Print:
    """A word as it was recognised."""

    box: Box
    """In points, as high as its line."""

    confidence: float
    text: str
    alone: int = 1
    """Words on its line."""

    level: bool = True
    """Whether it reads from left to right."""


class Letters:
    """The words of a page of which a square may be a part."""

    def __init__(self, words: Sequence[Print]) -> None:
        """Take the words that were surely recognised."""
        taken = [
            word
            for word in words
            if word.confidence >= _PRINTED and sum(sign.isalnum() for sign in word.text) >= _SHORTEST
        ]
        self._boxes = np.array([word.box for word in taken], float).reshape(-1, 4) * SCALE
        foreign = [word.box for word in words if _is_foreign(word.text)]
        self._foreign = np.array(foreign, float).reshape(-1, 4) * SCALE
        alone = [word.box for word in words if _is_alone(word)]
        self._alone = np.array(alone, float).reshape(-1, 4) * SCALE
        self._spare = np.array(_spare(taken, words), float) * SCALE

    def hold(self, squares: Numbers) -> Held:
        """Return which squares are part of words, or likely letters of them.

        A line is often found together with the box before it: its first word is then wider than its letters,
        which take up the other end of it.
        """
        x, y, right, bottom = self._boxes.T
        numbers, words = self._meeting(squares)
        left, top, width, height = squares[numbers].T
        x, y, right, bottom, spare = x[words], y[words], right[words], bottom[words], self._spare[words]
        across = np.minimum(left + width, right) - np.maximum(left, x)
        down = np.minimum(top + height, bottom) - np.maximum(top, y)
        inside = across.clip(0) * down.clip(0) > _INSIDE * width * height
        beside = (left + width <= x + spare + _ROOM * width) | (left >= right - spare - _ROOM * width)
        end = (left + width / 2 < x + _AT_END * width) | (left + width / 2 > right - _AT_END * width)

        before = inside & (left - x > _GOES_ON * width)
        after = inside & (right - left - width > _GOES_ON * width)

        def any_of(pairs: Flags) -> Flags:
            return np.asarray(np.bincount(numbers[pairs], minlength=len(squares)) > 0, np.bool_)

        middle = any_of(inside & ~beside & ~end)
        return Held(any_of(inside), middle, any_of(inside & ~beside & end), any_of(before), any_of(after))

    def beside(self, left: float, right: float) -> npt.NDArray[np.float64]:
        """Return how far down the middles of the words are that begin or end between two columns."""
        x, y, x_end, y_end = self._boxes.T
        near = ((x >= left) & (x <= right)) | ((x_end >= left) & (x_end <= right))
        return np.asarray((y[near] + y_end[near]) / 2, np.float64)

    def foreign(self, squares: Numbers) -> Flags:
        """Return which squares lie in words of scripts that have letters of the shape of a box."""
        return _within(squares, self._foreign)

    def alone(self, squares: Numbers) -> Flags:
        """Return which squares lie where a sign stands alone that is surely no box."""
        return _within(squares, self._alone)

    def _meeting(self, squares: Numbers) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """Return the numbers of squares and words that lie over each other, a pair at a time."""
        downward = np.argsort(squares[:, 1], kind="stable")
        tops = squares[downward, 1]
        x, y, right, bottom = self._boxes.T
        first = np.searchsorted(tops, y - squares[:, 3].max(initial=0))
        counts = np.searchsorted(tops, bottom) - first
        words = np.repeat(np.arange(len(self._boxes)), counts)
        numbers = downward[
            first[words] + np.arange(len(words)) - np.repeat(np.cumsum(counts) - counts, counts)
        ]
        left, top, width, height = squares[numbers].T
        over = (top + height > y[words]) & (left < right[words]) & (left + width > x[words])
        return numbers[over], words[over]


def _within(squares: Numbers, boxes: npt.NDArray[np.float64]) -> Flags:
    """Return which squares have their middle in one of the boxes."""
    x, y, right, bottom = (boxes[:, side, None] for side in range(4))
    left, top, width, height = squares.T
    middle = left + width / 2, top + height / 2
    over = (x <= middle[0]) & (middle[0] <= right) & (y <= middle[1]) & (middle[1] <= bottom)
    return np.asarray(over.any(axis=0), np.bool_)


def _is_alone(word: Print) -> bool:
    """Return whether a word is one sign, and no box was found together with it."""
    narrow = word.box.width <= _BROAD * word.box.height
    return word.text in _UNLIKE and word.confidence >= _CERTAIN and narrow


def _is_foreign(text: str) -> bool:
    return sum(sign >= _SQUARE_LETTERS and sign.isalpha() for sign in set(text)) >= _FEW


def _spare(taken: Sequence[Print], words: Sequence[Print]) -> list[float]:
    """Return how many points words are wider than their letters, which are as wide as in their line."""
    lines: dict[tuple[float, float], list[tuple[float, float]]] = {}
    for word in words:
        letters = _letters(word.text)
        if letters >= _LETTERS and word.level and word.box.height > 0:
            unit = word.box.width / letters / word.box.height
            lines.setdefault((word.box.top, word.box.bottom), []).append((unit, letters))
    usual = _middle([one for line in lines.values() for one in line])
    telling = {place: line for place, line in lines.items() if len(line) >= _MANY or _agree(line)}
    units = {place: _middle(line) for place, line in telling.items()}
    spare = []
    for word in taken:
        unit = units.get((word.box.top, word.box.bottom), usual)
        spare.append(word.box.width - unit * word.box.height * _letters(word.text))
    return spare


def _agree(line: Sequence[tuple[float, float]]) -> bool:
    """Return whether letters are as wide in both words of a line of two: neither holds a box then."""
    units = sorted(unit for unit, _ in line)
    return len(units) > 1 and units[-1] - units[0] <= _AGREEING * units[0]


def _middle(units: Sequence[tuple[float, float]]) -> float:
    """Return the median of units, each weighing as much as its word has letters: long ones are surer."""
    half = sum(letters for _, letters in units) / 2
    for unit, letters in sorted(units):
        half -= letters
        if half <= 0:
            return unit
    return _USUAL


@lru_cache(4096)
def _letters(text: str) -> float:
    """Return how many letters of ordinary width a word is wide, without signs before and after it.

    Such signs are often what a box or a stroke was taken for.
    """
    begin = next((place for place, sign in enumerate(text) if sign.isalnum()), 0)
    end = next((place for place, sign in enumerate(reversed(text)) if sign.isalnum()), 0)
    return sum(
        _WIDTHS.get(sign, _CAPITAL if sign.isupper() else 1.0) for sign in text[begin : len(text) - end]
    )
