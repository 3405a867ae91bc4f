"""Finds what a pen wrote on the picture of a page: signatures, initials, writing; not print, stamps, logos.

All that was read with certainty as print, and all boxes and rules, is taken away; what is left is put
together by nearness, and taken for ink when it has the shape of strokes: thin, open, larger than letters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.letters import Print
from poedesk.proof.reading.pen.view import SCALE, Mask, Parts, View, in_pixels, in_points, parts_of

_SURE = 0.85
"""Confidence from which on a word is print, whatever its shape."""

_TALLER = 1.45
"""Times the height of its word that a piece of ink may have and still be part of the print."""

_JOINED = (round(7 * SCALE), round(3.5 * SCALE))
"""Pixels across and down within which strokes belong together."""

_COARSE = 4
"""Times that the picture is smaller in which is looked what is near together."""

_INSIDE = 0.6
"""Share of a piece in the surroundings of a tick box, from which on it belongs to the box."""

_LEAST = (7.0 * SCALE, 5.5 * SCALE)
"""Pixels that what a pen wrote is wide and high at least."""

_MOST, _WIDEST = 0.3, 0.8
"""Share of the page's height and width that it takes at most."""

_LARGE_PIECE = 8.5 * SCALE
"""Pixels that the largest piece of it is wide or high: more than a letter of print."""

_OPEN = 0.42
"""Share of its box that the strokes may cover."""

_THICK = 5.0 * SCALE
"""Pixels that a stroke is thick at most, where it crosses itself too."""

_ALIKE, _MANY = 0.22, 5
"""Pieces of like height (their deviation over their mean), from so many on, are print that was not read."""

_EDGE = 0.012
"""Share of the page at its edges in which shadows and dirt lie."""


_TALL, _THIN = 1.35, 0.17
"""Times the height of printed letters that a hand writes, and the thickness of its strokes in its height."""

_SLANTED = 14 * SCALE
"""Pixels from which on a straight line that lies askew is no stroke of a pen."""

_BOLD = 0.25
"""The same of what is twice as high as print: a signature with a thick pen."""

_WORD, _APART, _CERTAIN = 5, 0.8, 0.99
"""Letters, pieces a letter and confidence from which on a word is print, however large."""

_DASH = 1.4 * SCALE
"""Pixels that what is left of a broken line is thick at most."""

_RUN_TOGETHER = 0.55
"""Pieces a letter, up to which a word is written in one go."""

_FEW = 3
"""Words on a line up to which somebody may have written it in a place for a signature, a name or a date."""

_RING, _ROUND, _WIDE_RING = 0.82, 1.3, 24.0 * SCALE
"""A stamp: beyond which share of its radius most lies, how much longer than wide, and how wide it is."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Strokes of a pen that belong together."""

    box: Box
    """In points."""


Numbers = npt.NDArray[np.int64]


def find_ink(view: View, words: Sequence[Print], boxes: Sequence[Box]) -> list[Ink]:
    """Return what a pen wrote, from top to bottom.

    Args:
        view: the page.
        words: what was recognised on it.
        boxes: its tick boxes with what is in them, which are looked at elsewhere.
    """
    pieces = _Pieces(view.parts, words, [_around(box) for box in boxes])
    found = []
    for group, around in _groups(pieces.ink):
        ink = pieces.ink_of(group, around)
        if ink is not None:
            found.append(ink)
    return sorted(found, key=lambda ink: (ink.box.top, ink.box.left))


def _around(box: Box) -> Box:
    """Return where what was written in a tick box may reach."""
    reach = max(box.width, box.height)
    return Box(
        box.left - reach * 0.9,
        box.top - reach * 0.45,
        box.right + reach * 0.54,
        box.bottom + reach * 0.45,
    )


def _groups(ink: Mask) -> Iterator[tuple[npt.NDArray[np.bool_], tuple[slice, slice]]]:
    """Yield what is near together: which pixels, of a part of the page, and the part.

    Nearness needs no fine picture, so one that is smaller by ``_COARSE`` is looked at.
    """
    coarse = cv2.dilate(ink, np.ones((_COARSE, _COARSE), np.uint8), anchor=(0, 0))[::_COARSE, ::_COARSE]
    across, down = (max(1, pixels // _COARSE) for pixels in _JOINED)
    joined = np.asarray(cv2.dilate(coarse, np.ones((down, across), np.uint8)), np.uint8)
    parts = parts_of(joined)
    for number, (left, top, width, height, _area) in enumerate(parts.places[1:].tolist(), 1):
        small = slice(top, top + height), slice(left, left + width)
        around = (
            slice(top * _COARSE, min((top + height) * _COARSE, ink.shape[0])),
            slice(left * _COARSE, min((left + width) * _COARSE, ink.shape[1])),
        )
        group = (parts.labels[small] == number).repeat(_COARSE, 0).repeat(_COARSE, 1)
        yield group[: around[0].stop - around[0].start, : around[1].stop - around[1].start], around


class _Pieces:
    """The pieces of ink that are no print, and what they look like."""

    def __init__(self, parts: Parts, words: Sequence[Print], cleared: Sequence[Box]) -> None:
        self.places: Numbers = np.asarray(parts.places[:, :4], np.int64)
        self.labels = parts.labels
        kept = np.ones(len(self.places), np.uint8)
        kept[0] = 0
        for box in cleared:
            kept[self._within(box)] = 0
        made = [(word, self._of_word(word.box)) for word in words if word.confidence >= _SURE]
        usual = self._letters(made)
        for word, numbers in made:
            if not self._is_written(word, numbers, usual):
                kept[numbers] = 0
        self.usual = usual
        kept[self._dashes()] = 0
        height, width = self.labels.shape
        kept[(self.places[:, 0] <= width * _EDGE) | (self.places[:, 1] <= height * _EDGE)] = 0
        kept[self.places[:, 0] + self.places[:, 2] >= width * (1 - _EDGE)] = 0
        kept[self.places[:, 1] + self.places[:, 3] >= height * (1 - _EDGE)] = 0
        self.ink: Mask = np.take(kept, self.labels)
        for box in cleared:
            _clear(self.ink, box)

    def _within(self, box: Box) -> npt.NDArray[np.bool_]:
        """Return which pieces lie in a box for the most part."""
        left, top, right, bottom = in_pixels(box, self.labels.shape)
        x, y, width, height = self.places.T
        wide = np.minimum(x + width, right) - np.maximum(x, left)
        high = np.minimum(y + height, bottom) - np.maximum(y, top)
        within: npt.NDArray[np.bool_] = wide.clip(0) * high.clip(0) > _INSIDE * width * height
        return within

    def _dashes(self) -> npt.NDArray[np.bool_]:
        """Return which pieces are what a scan left of a broken line."""
        wide, high = self.places[:, 2], self.places[:, 3]
        thin, long = np.minimum(wide, high), np.maximum(wide, high)
        dashes: npt.NDArray[np.bool_] = (thin <= _DASH) & (long >= 3 * thin)
        for number in np.flatnonzero(~dashes & (long >= _SLANTED)).tolist():
            dashes[number] = number > 0 and self._is_straight(number)
        return dashes

    def _is_straight(self, number: int) -> bool:
        """Return whether a piece is one thin straight line, however it lies."""
        left, top, width, height = self.places[number].tolist()
        rows, columns = np.nonzero(self.labels[top : top + height, left : left + width] == number)
        _, sides, _ = cv2.minAreaRect(np.column_stack([columns, rows]).astype(np.float32))
        return min(sides) <= _DASH

    def _letters(self, made: Sequence[tuple[Print, Numbers]]) -> float:
        """Return how high the highest letters of a word are on this page, in pixels."""
        heights = [int(self.places[numbers, 3].max()) for _, numbers in made if numbers.size]
        return float(median(heights)) if heights else 0.0

    def _is_written(self, word: Print, numbers: Numbers, usual: float) -> bool:
        """Return whether a word that was recognised looks written by hand: tall or run together, and thin."""
        if not numbers.size or word.alone > _FEW or not usual:
            return False
        left, top = self.places[numbers, 0].min(), self.places[numbers, 1].min()
        right = (self.places[numbers, 0] + self.places[numbers, 2]).max()
        bottom = (self.places[numbers, 1] + self.places[numbers, 3]).max()
        high = float(self.places[numbers, 3].max())
        letters = sum(sign.isalnum() for sign in word.text)
        large = [number for number in numbers.tolist() if self.places[number, 3] > high / 4]
        together = letters >= _FEW and len(large) <= _RUN_TOGETHER * letters
        apart = letters >= _WORD and len(large) >= _APART * letters and word.confidence >= _CERTAIN
        if apart or (not together and high < _TALL * usual):
            return False
        strokes = np.isin(self.labels[top:bottom, left:right], numbers).astype(np.uint8)
        thick = 2 * float(cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3).max())
        return thick <= max((_THIN if high < 2 * usual else _BOLD) * high, 1.0 * SCALE)

    def _of_word(self, box: Box) -> Numbers:
        """Return the pieces that a word is made of: those that lie in it and are no higher than it."""
        left, top, right, bottom = in_pixels(box, self.labels.shape)
        numbers: Numbers = np.unique(self.labels[top:bottom, left:right]).astype(np.int64)
        numbers = numbers[numbers > 0]
        places = self.places[numbers]
        high = bottom - top
        above = top - places[:, 1]
        below = places[:, 1] + places[:, 3] - bottom
        outside = np.maximum(left - places[:, 0], 0) + np.maximum(places[:, 0] + places[:, 2] - right, 0)
        fits = (places[:, 3] <= high * _TALLER) & (above <= high * 0.4) & (below <= high * 0.4)
        kept: Numbers = numbers[fits & (outside <= np.maximum(places[:, 2] * 0.5, high * 0.5))]
        return kept

    def ink_of(self, group: npt.NDArray[np.bool_], around: tuple[slice, slice]) -> Ink | None:
        """Return a group of pieces, of which ``around`` is the place, when a pen may have written it."""
        strokes = (group & (self.ink[around] > 0)).astype(np.uint8)
        left, top, width, height = cv2.boundingRect(strokes)
        page_height, page_width = self.ink.shape
        if (
            width < _LEAST[0]
            or height < _LEAST[1]
            or height > page_height * _MOST
            or width > page_width * _WIDEST
        ):
            return None
        area = int(strokes.sum())
        numbers = np.unique(self.labels[around][strokes > 0])
        sizes = self.places[numbers][:, 2:4]
        if (
            sizes.max() < _LARGE_PIECE
            or area > _OPEN * width * height
            or _is_print(sizes[:, 1].tolist(), self.usual)
        ):
            return None
        if _is_ring(strokes[top : top + height, left : left + width]):
            return None
        if 2 * float(cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3).max()) > _THICK:
            return None
        left, top = left + around[1].start, top + around[0].start
        return Ink(in_points(left, top, left + width, top + height))


def _is_ring(strokes: Mask) -> bool:
    """Return whether most of the ink lies on the edge of a round shape, as that of a stamp does."""
    height, width = strokes.shape
    if min(height, width) < _WIDE_RING or max(height, width) > _ROUND * min(height, width):
        return False
    rows, columns = np.nonzero(strokes)
    away = np.hypot((columns - width / 2) / (width / 2), (rows - height / 2) / (height / 2))
    return float((away > _RING).mean()) > 0.4  # noqa: PLR2004 - the rest is what is written inside


def _is_print(heights: Sequence[int], usual: float) -> bool:
    """Return whether the pieces are as high as letters, and as alike, as in print that was not recognised."""
    tall = [height for height in heights if height > 2 * SCALE]
    if len(tall) < _MANY:
        return False
    mean = sum(tall) / len(tall)
    middle = median(tall)
    if usual and middle > _TALL * usual:
        return False
    spread = (sum((height - mean) ** 2 for height in tall) / len(tall)) ** 0.5
    return spread <= _ALIKE * mean or sum(
        abs(height - middle) <= 0.15 * middle for height in tall
    ) > 0.8 * len(tall)


def _clear(mask: Mask, box: Box) -> None:
    left, top, right, bottom = in_pixels(box, mask.shape)
    mask[top:bottom, left:right] = 0
