"""Finds what a pen wrote on the picture of a page: signatures, initials, writing; not print, stamps, logos.

All that was read with certainty as print, and all boxes and rules, is taken away; what is left is put
together by nearness, and taken for ink when it has the shape of strokes: thin, open, larger than letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.view import (
    SCALE,
    Parts,
    View,
    all_in_pixels,
    drawn,
    in_points,
)
from poedesk.proof.reading.pen.writing.groups import groups
from poedesk.proof.reading.pen.writing.loops import are_round
from poedesk.proof.reading.pen.writing.rings import without_rings
from poedesk.proof.reading.pen.writing.shapes import (
    DASH,
    MANY,
    TALL,
    are_alike,
    frame_of,
    is_corner,
    is_dirt,
    is_ring,
    is_ruled,
    is_sparse,
    largest,
)
from poedesk.proof.reading.pen.writing.shares import shares_of

_SURE, _READ = 0.85, 0.5
"""Confidence from which on a word is print, whatever its shape, and the same on a line of many words."""

TALLER = 1.45
"""Times the height of its word that a piece of ink may have and still be part of the print."""

_ORDINARY = 1.2
"""Times the height of usual letters that those of a word are high in which larger ones are none."""

_INSIDE = 0.6
"""Share of a piece in the surroundings of a tick box, from which on it belongs to the box."""

_LEAST = (7.0 * SCALE, 5.5 * SCALE)
"""Pixels that what a pen wrote is wide and high at least."""

_MOST, _WIDEST = 0.3, 0.8
"""Share of the page's height and width that it takes at most."""

_LARGE_PIECE = 8.5 * SCALE
"""Pixels that the largest piece of it is wide or high: more than a letter of print."""

_OPEN, _FULL = 0.42, 0.5
"""Share of its box that the strokes may cover, and those of what is twice as high as print."""

_THICK, _SOLID, _MORE = 4.5 * SCALE, 0.05, 0.1
"""Pixels that a stroke is thick at most, the share of the ink where strokes cross and are thicker, and that
of what is twice as high as print."""

_CROSSING, _THICKEST = 1.6, 6.5 * SCALE
"""Times its usual thickness that a stroke is thick at most, and pixels from which on it is a blot."""

_ON_LINE, _LEVEL = 0.62, 0.12
"""Share of the pieces of print that end on its line at least, and by how many of its letters they miss it."""

_EDGE = 0.012
"""Share of the page at its edges in which shadows and dirt lie."""

_THIN = 0.17
"""Thickness of the strokes of a hand in their height."""

_SLANTED = 14 * SCALE
"""Pixels from which on a straight line that lies askew is no stroke of a pen."""

_BOLD = 0.25
"""The same of what is twice as high as print: a signature with a thick pen."""

_CROSSED, _BLOTTED = 0.05, 0.25
"""Share of the ink of a word that may be thicker, where its strokes cross, and of one that is one stroke."""

_WORD, _APART, _CERTAIN = 5, 0.8, 0.99
"""Letters, pieces a letter and confidence from which on a word is print, however large."""

_LONG = 4
"""Times the height of printed letters that a stroke of a signature is wide, whatever print it crosses."""

_SHORT, _NAME, _CLEAR = 3, 8, 0.95
"""Letters of a word and of a line, and the confidence in its words, from which on it may be a typed name."""

_RULED = 0.5
"""Share of its box that a straight line which lies askew, or a corner, covers at most."""

_RUN_TOGETHER, _BROAD = 0.55, 1.25
"""Pieces a letter, up to which a word is written in one go, and times its height that no letter is broad."""

_FLOWING, _SELDOM = 4, 0.1
"""Letters of a word that a pen wrote in one stroke, and the share of words up to which such are no print."""

_FEW = 3
"""Words on a line up to which somebody may have written it in a place for a signature, a name or a date."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a pen wrote on a page."""

    boxes: tuple[Box, ...]
    """Places of strokes that belong together, in points, from top to bottom."""

    shares: tuple[float, ...]
    """For each word the share of its dark pixels that are such strokes."""


Numbers = npt.NDArray[np.int64]


def find_ink(view: View, words: Sequence[Print], boxes: Sequence[Box]) -> Written:
    """Return what a pen wrote.

    Args:
        view: the page.
        words: what was recognised on it.
        boxes: its tick boxes with what is in them, which are looked at elsewhere.
    """
    pieces = _Pieces(without_rings(view.parts), words, [_around(box) for box in boxes])
    found = []
    strokes = np.zeros_like(view.plain)
    for group, around in groups(pieces.ink):
        written = pieces.ink_of(group, around)
        if written is not None:
            found.append(written)
            strokes[around] |= group & (pieces.ink[around] > 0)
    return Written(
        tuple(sorted(found, key=lambda box: (box.top, box.left))),
        tuple(shares_of([word.box for word in words], found, strokes, view.plain)),
    )


def _around(box: Box) -> Box:
    """Return where what was written in a tick box may reach."""
    reach = max(box.width, box.height)
    return Box(
        box.left - reach * 0.9,
        box.top - reach * 0.45,
        box.right + reach * 0.54,
        box.bottom + reach * 0.45,
    )


def _letters_of(word: Print) -> int:
    return sum(sign.isalnum() for sign in word.text)


class _Pieces:
    """The pieces of ink that are no print, and what they look like."""

    def __init__(self, parts: Parts, words: Sequence[Print], cleared: Sequence[Box]) -> None:
        self.places: Numbers = np.asarray(parts.places[:, :4], np.int64)
        self.areas: Numbers = np.asarray(parts.places[:, cv2.CC_STAT_AREA], np.int64)
        self.labels = parts.labels
        self._downward = 1 + np.argsort(self.places[1:, 1])
        self._tops = self.places[self._downward, 1]
        kept = np.ones(len(self.places), np.uint8)
        kept[0] = 0
        for box in cleared:
            kept[self._within(box)] = 0
        free = kept.copy()
        loops = [word.box for word in words if word.alone <= _FEW and are_round(word.text)]
        self._loops = all_in_pixels(loops, self.labels.shape).tolist()
        read = [word for word in words if word.confidence >= (_SURE if word.alone <= _FEW else _READ)]
        sure = [word for word in read if word.box not in loops]
        made = list(zip(sure, self._of_words([word.box for word in sure]), strict=True))
        usual = self._letters(made)
        flowing = self._flowing(made) - (typed := self._typed(made))
        for number, (word, numbers) in enumerate(made):
            by_hand = number in flowing and word.alone <= _FEW
            if number in typed or not (by_hand or self._is_written(word, numbers, usual)):
                kept[numbers] = 0
        self.usual = usual
        beside = self._beside([numbers for word, numbers in made if word.alone > _FEW])
        kept[beside] = free[beside]
        kept[self._dashes()] = 0
        height, width = self.labels.shape
        kept[(self.places[:, 0] <= width * _EDGE) | (self.places[:, 1] <= height * _EDGE)] = 0
        kept[self.places[:, 0] + self.places[:, 2] >= width * (1 - _EDGE)] = 0
        kept[self.places[:, 1] + self.places[:, 3] >= height * (1 - _EDGE)] = 0
        self.ink = drawn(parts, np.flatnonzero(kept))
        for left, top, right, bottom in all_in_pixels(cleared, self.labels.shape).tolist():
            self.ink[top:bottom, left:right] = 0

    def _letter(self) -> float:
        """Return from how many pixels on a piece is more than a letter of print on this page."""
        return max(_LARGE_PIECE, TALL * self.usual)

    def _within(self, box: Box) -> npt.NDArray[np.bool_]:
        """Return which pieces lie in a box for the most part."""
        left, top, right, bottom = all_in_pixels([box], self.labels.shape)[0].tolist()
        x, y, width, height = self.places.T
        wide = np.minimum(x + width, right) - np.maximum(x, left)
        high = np.minimum(y + height, bottom) - np.maximum(y, top)
        within: npt.NDArray[np.bool_] = wide.clip(0) * high.clip(0) > _INSIDE * width * height
        return within

    def _dashes(self) -> npt.NDArray[np.bool_]:
        """Return which pieces are what a scan left of a broken line."""
        wide, high = self.places[:, 2], self.places[:, 3]
        thin, long = np.minimum(wide, high), np.maximum(wide, high)
        dashes: npt.NDArray[np.bool_] = (thin <= DASH) & (long >= 3 * thin)
        slim = self.areas <= _RULED * wide * high
        for number in np.flatnonzero(~dashes & (long >= _SLANTED) & slim).tolist():
            dashes[number] = number > 0 and self._is_ruled(number)
        return dashes

    def _is_ruled(self, number: int) -> bool:
        """Return whether a piece is one thin straight line, however it lies, or a corner of a frame."""
        left, top, width, height = self.places[number].tolist()
        piece = (self.labels[top : top + height, left : left + width] == number).astype(np.uint8)
        rows, columns = np.nonzero(piece)
        _, sides, _ = cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.float32))
        return min(sides) <= DASH or is_corner(piece)

    def _letters(self, made: Sequence[tuple[Print, Numbers]]) -> float:
        """Return how high the highest letters of a word are on this page, in pixels."""
        heights = [int(self.places[numbers, 3].max()) for _, numbers in made if numbers.size]
        return float(median(heights)) if heights else 0.0

    def _flowing(self, made: Sequence[tuple[Print, Numbers]]) -> frozenset[int]:
        """Return which words are one stroke from end to end; none where print runs together as well."""
        long = [number for number, (word, _) in enumerate(made) if _letters_of(word) >= _FLOWING]
        flowing = frozenset(number for number in long if self._parts(made[number][1]) == 1)
        return flowing if len(flowing) <= _SELDOM * len(long) else frozenset()

    def _typed(self, made: Sequence[tuple[Print, Numbers]]) -> frozenset[int]:
        """Return which words stand on a line of few that is set letter by letter: a name in a script face."""
        lines: dict[tuple[float, float], list[int]] = {}
        for number, (word, _) in enumerate(made):
            if word.alone <= _FEW and _letters_of(word) >= _SHORT:
                lines.setdefault((word.box.top, word.box.bottom), []).append(number)
        found: set[int] = set()
        for line in lines.values():
            letters = sum(_letters_of(made[number][0]) for number in line)
            parts = sum(min(self._parts(made[n][1]), _letters_of(made[n][0])) for n in line)
            clear = min(made[number][0].confidence for number in line) >= _CLEAR
            if clear and letters >= _NAME and parts >= _APART * letters:
                found.update(line)
        return frozenset(found)

    def _parts(self, numbers: Numbers) -> int:
        """Return in how many pieces a word is, dots left out."""
        high = self.places[numbers, 3].tolist()
        least = max(high, default=0) / 4
        return sum(one > least for one in high)

    def _is_written(self, word: Print, numbers: Numbers, usual: float) -> bool:
        """Return whether a word that was recognised looks written by hand: tall or run together, and thin."""
        if not numbers.size or word.alone > _FEW or not usual:
            return False
        left, top = self.places[numbers, 0].min(), self.places[numbers, 1].min()
        right = (self.places[numbers, 0] + self.places[numbers, 2]).max()
        bottom = (self.places[numbers, 1] + self.places[numbers, 3]).max()
        high = float(self.places[numbers, 3].max())
        letters, parts = _letters_of(word), self._parts(numbers)
        together = letters >= _FEW and parts <= _RUN_TOGETHER * letters
        apart = letters >= _WORD and not together and word.confidence >= _CERTAIN
        if apart or (not together and high < TALL * usual):
            return False
        strokes = np.isin(self.labels[top:bottom, left:right], numbers).astype(np.uint8)
        most = max((_THIN if high < 2 * usual else _BOLD) * high, 1.0 * SCALE)
        thick = cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3) > most / 2
        one = parts == 1 and word.confidence < _CLEAR and (letters > 1 or right - left > _BROAD * high)
        crossed = _BLOTTED if one and high >= TALL * usual else _CROSSED
        return bool(np.count_nonzero(thick) <= crossed * np.count_nonzero(strokes))

    def _beside(self, words: Sequence[Numbers]) -> Numbers:
        """Return which pieces of words are far larger than their letters, and open: what stands beside them.

        A line is often found together with what a pen wrote at its end.
        """
        wide, high = self.places[:, 2:4].T
        large = (np.minimum(wide, high) > TALLER * self.usual) & (self.areas <= _OPEN * wide * high)
        every = np.concatenate([*words, np.zeros(0, np.int64)])
        owner = np.repeat(np.arange(len(words)), [numbers.size for numbers in words])
        found = [
            numbers[large[numbers]]
            for numbers in (words[at] for at in np.unique(owner[large[every]]).tolist())
            if numbers.size > 1 and np.median(high[numbers]) <= _ORDINARY * self.usual
        ]
        return np.concatenate([*found, np.zeros(0, np.int64)])

    def _of_words(self, boxes: Sequence[Box]) -> list[Numbers]:
        """Return the pieces that each word is made of: those that lie in it and are no higher than it."""
        left, top, right, bottom = all_in_pixels(boxes, self.labels.shape).T
        first = np.searchsorted(self._tops, top - (bottom - top) * 0.4)
        counts = np.searchsorted(self._tops, bottom) - first
        words = np.repeat(np.arange(len(boxes)), counts)
        after = np.arange(len(words)) - np.repeat(np.cumsum(counts) - counts, counts)
        numbers: Numbers = self._downward[first[words] + after]
        x, y, wide, tall = self.places[numbers].T
        left, top, right, bottom = left[words], top[words], right[words], bottom[words]
        high = bottom - top
        outside = np.maximum(left - x, 0) + np.maximum(x + wide - right, 0)
        fits = (tall <= high * TALLER) & (y + tall - bottom <= high * 0.4) & (y + tall > top)
        fits &= (x < right) & (x + wide > left) & (outside <= np.maximum(wide * 0.5, high * 0.5))
        ends = np.cumsum(np.bincount(words[fits], minlength=len(boxes)))
        return np.split(numbers[fits], ends[:-1]) if boxes else []

    def _is_print(self, numbers: Numbers) -> bool:
        """Return whether pieces look like print that was not recognised, level or turned by a quarter."""
        if self._is_stroke(numbers):
            return False
        if self.usual:
            high = self.places[numbers, 3]
            large = numbers[(high > self.usual / 2) & (high <= TALL * self.usual)]
            if large.size >= max(MANY, 0.8 * np.count_nonzero(high > self.usual / 2)):
                bottoms = self.places[large, 1] + self.places[large, 3]
                off = np.abs(bottoms - np.median(bottoms))
                if np.count_nonzero(off <= max(_LEVEL * self.usual, 1)) >= _ON_LINE * large.size:
                    return True
        return are_alike(self.places[numbers, 3].tolist(), self.usual) or are_alike(
            self.places[numbers, 2].tolist(), self.usual
        )

    def _is_stroke(self, numbers: Numbers) -> bool:
        """Return whether one stroke, higher and far longer than print, is most of what is dark."""
        longest = numbers[np.argmax(self.areas[numbers])]
        wide, high = self.places[longest, 2:4].tolist()
        large = high > TALL * self.usual and wide > _LONG * self.usual
        return bool(self.usual and large and 2 * self.areas[longest] > self.areas[numbers].sum())

    def _reach_over(self, numbers: Numbers) -> npt.NDArray[np.bool_]:
        """Return which pieces are higher and far longer than letters: strokes written over print."""
        wide, high = self.places[numbers, 2:4].T
        return np.asarray((high > TALL * self.usual) & (wide > _LONG * self.usual) & (self.usual > 0))

    def _are_loops(self, around: tuple[slice, slice], place: Sequence[int]) -> bool:
        """Return whether most of a group stands where loops were read as round letters."""
        left, top = place[0] + around[1].start, place[1] + around[0].start
        right, bottom = left + place[2], top + place[3]
        return any(
            2 * (min(right, x_end) - max(left, x)) >= right - left and y < bottom and y_end > top
            for x, y, x_end, y_end in self._loops
        )

    def _is_as_large(self, width: int, height: int) -> bool:
        """Return whether a place is as large as what a pen writes."""
        page_height, page_width = self.ink.shape
        large = _LEAST[0] <= width <= page_width * _WIDEST and _LEAST[1] <= height <= page_height * _MOST
        return bool(large)

    def ink_of(self, group: npt.NDArray[np.bool_], around: tuple[slice, slice]) -> Box | None:
        """Return where a group of pieces lies, when a pen may have written it; ``around`` is its place."""
        strokes = (group & (self.ink[around] > 0)).astype(np.uint8)
        numbers = np.unique(self.labels[around][strokes > 0]).astype(np.int64)
        if numbers.size == 0 or self.places[numbers, 2:4].max() < _LARGE_PIECE:
            return None
        place = cv2.boundingRect(strokes)
        if self._is_print(numbers) and not self._are_loops(around, place):
            strokes &= np.isin(self.labels[around], numbers[self._reach_over(numbers)])
            place = cv2.boundingRect(strokes)
        left, top, width, height = place
        if not self._is_as_large(width, height):
            return None
        area, tall = int(strokes.sum()), height >= 2 * self.usual > 0
        shape = strokes[top : top + height, left : left + width]
        if area > (_FULL if tall else _OPEN) * width * height or is_sparse(shape, area):
            return None
        if is_dirt(strokes, self.usual) or is_ring(shape) or is_ruled(shape):
            return None
        rest = shape
        while (frame := frame_of(rest)) is not None:
            rest = rest & ~frame
            if largest(rest) <= self._letter():
                return None  # stamps: what is in their frames is no larger than print
        inside = np.count_nonzero(cv2.erode(shape, np.ones((3, 3), np.uint8), borderValue=0))
        usual = min(_CROSSING * 2 * area / (area - inside), _THICKEST)
        deep = cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3) > max(_THICK, usual) / 2
        if np.count_nonzero(deep) > (_MORE if tall else _SOLID) * area:
            return None
        left, top = left + around[1].start, top + around[0].start
        return in_points(left, top, left + width, top + height)
