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
from poedesk.proof.reading.pen.view import SCALE, Mask, View, in_pixels, in_points

_SURE = 0.85
"""Confidence from which on a word is print, whatever its shape."""

_TALLER = 1.45
"""Times the height of its word that a piece of ink may have and still be part of the print."""

_JOINED = (round(7 * SCALE), round(3.5 * SCALE))
"""Pixels across and down within which strokes belong together."""

_LEAST = (7.0 * SCALE, 5.5 * SCALE)
"""Pixels that what a pen wrote is wide and high at least."""

_MOST, _WIDEST = 0.3, 0.8
"""Share of the page's height and width that it takes at most."""

_LARGE_PIECE = 8.5 * SCALE
"""Pixels that the largest piece of it is wide or high: more than a letter of print."""

_OPEN = 0.42
"""Share of its box that the strokes may cover."""

_THICK = 3.4 * SCALE
"""Pixels that a stroke is thick at most."""

_ALIKE, _MANY = 0.22, 5
"""Pieces of like height (their deviation over their mean), from so many on, are print that was not read."""

_EDGE = 0.012
"""Share of the page at its edges in which shadows and dirt lie."""


@dataclass(frozen=True, slots=True)
class Print:
    """A word as it was recognised."""

    box: Box
    confidence: float
    text: str


@dataclass(frozen=True, slots=True)
class Ink:
    """Strokes of a pen that belong together."""

    box: Box
    """In points."""


Labels = npt.NDArray[np.int32]


def find_ink(view: View, words: Sequence[Print], boxes: Sequence[Box]) -> list[Ink]:
    """Return what a pen wrote, from top to bottom.

    Args:
        view: the page.
        words: what was recognised on it.
        boxes: its tick boxes with what is in them, which are looked at elsewhere.
    """
    left = view.plain.copy()
    for box in boxes:
        reach = max(box.width, box.height) * 0.9
        _clear(
            left,
            Box(box.left - reach, box.top - reach * 0.5, box.right + reach * 0.6, box.bottom + reach * 0.5),
        )
    pieces = _Pieces(left, words)
    joined = cv2.dilate(pieces.ink, np.ones((_JOINED[1], _JOINED[0]), np.uint8))
    count, groups, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for number, (left_side, top, width, height, _area) in enumerate(stats[1:count].tolist(), 1):
        around = slice(top, top + height), slice(left_side, left_side + width)
        ink = pieces.ink_of(groups[around] == number, around)
        if ink is not None:
            found.append(ink)
    return sorted(found, key=lambda ink: (ink.box.top, ink.box.left))


class _Pieces:
    """The pieces of ink that are no print, and what they look like."""

    def __init__(self, plain: Mask, words: Sequence[Print]) -> None:
        count, labels, stats, _ = cv2.connectedComponentsWithStats(plain, connectivity=8)
        self.places = np.asarray(stats[:, :4], np.int64)
        self.areas = np.asarray(stats[:, cv2.CC_STAT_AREA], np.int64)
        kept = np.ones(count, np.uint8)
        kept[0] = 0
        for word in words:
            if word.confidence >= _SURE:
                kept[self._of_word(labels, word.box)] = 0
        height, width = plain.shape
        kept[(self.places[:, 0] <= width * _EDGE) | (self.places[:, 1] <= height * _EDGE)] = 0
        kept[self.places[:, 0] + self.places[:, 2] >= width * (1 - _EDGE)] = 0
        kept[self.places[:, 1] + self.places[:, 3] >= height * (1 - _EDGE)] = 0
        self.labels: Labels = np.asarray(labels, np.int32)
        self.ink: Mask = np.asarray(kept[labels], np.uint8)

    def _of_word(self, labels: Labels, box: Box) -> npt.NDArray[np.int64]:
        """Return the pieces that a word is made of: those that lie in it and are no higher than it."""
        left, top, right, bottom = in_pixels(box, labels.shape)
        numbers = np.unique(labels[top:bottom, left:right])
        numbers = numbers[numbers > 0]
        places = self.places[numbers]
        high = bottom - top
        above = top - places[:, 1]
        below = places[:, 1] + places[:, 3] - bottom
        outside = np.maximum(left - places[:, 0], 0) + np.maximum(places[:, 0] + places[:, 2] - right, 0)
        fits = (places[:, 3] <= high * _TALLER) & (above <= high * 0.4) & (below <= high * 0.4)
        return numbers[fits & (outside <= np.maximum(places[:, 2] * 0.5, high * 0.5))]

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
        if sizes.max() < _LARGE_PIECE or area > _OPEN * width * height or _is_print(sizes[:, 1].tolist()):
            return None
        if 2 * float(cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3).max()) > _THICK:
            return None
        left, top = left + around[1].start, top + around[0].start
        return Ink(in_points(left, top, left + width, top + height))


def _is_print(heights: Sequence[int]) -> bool:
    """Return whether there are as many pieces of about one height as in print that was not recognised."""
    tall = [height for height in heights if height > 2 * SCALE]
    if len(tall) < _MANY:
        return False
    mean = sum(tall) / len(tall)
    middle = median(tall)
    spread = (sum((height - mean) ** 2 for height in tall) / len(tall)) ** 0.5
    return spread <= _ALIKE * mean or sum(
        abs(height - middle) <= 0.15 * middle for height in tall
    ) > 0.8 * len(tall)


def _clear(mask: Mask, box: Box) -> None:
    left, top, right, bottom = in_pixels(box, mask.shape)
    mask[top:bottom, left:right] = 0
