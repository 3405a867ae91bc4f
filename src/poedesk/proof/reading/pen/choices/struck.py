"""Finds lines by which a pen struck words out: long, thin, nearly level, amid letters and between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.view import SCALE, Mask, View, clamped, in_pixels

_RUN = round(10 * SCALE)
"""Pixels of a level run of ink, more than a letter has."""

_THICKER = 5
"""Pixels of the brush that thickens ink above and below, so that a line a little askew or bent is whole."""

_STEEP = 0.25
"""Height of such a line in its length at most, and what it may be thicker."""

_NEAR, _LETTER = 1.7, 4.2
"""Points above and below the middle of a line that it takes, and in which letters are seen beside it."""

_ABOVE, _BELOW, _ALONE = 0.15, 0.25, 0.08
"""Share of the columns of a line with letters above it, and below it; share with the line alone."""

_ENDS, _END = round(5 * SCALE), 3
"""Pixels at the ends of a line in which it is alone, and in how many columns."""

_WITHIN = (0.22, 0.7)
"""Heights of its line of print between which the line through a word is."""

_COVERED = 0.4
"""Share of a word that the line goes through."""

_CROSSED = 0.95
"""Share of both diagonals that is dark where a word was crossed out."""


Reals = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Strike:
    """A line amid letters."""

    left: float
    right: float
    """In points."""

    at_left: float
    at_right: float
    """Its heights there."""

    ends: int
    """At how many of its two ends it is seen alone, not only beside letters that it may be part of."""

    def goes_through(self, box: Box) -> bool:
        """Return whether it goes through a word."""
        return bool(self.through(np.array([box]))[0])

    def through(self, boxes: Reals) -> Flags:
        """Return through which words it goes; a row of left, top, right and bottom for each."""
        left, top, right, bottom = boxes.T
        start, end = np.maximum(left, self.left), np.minimum(right, self.right)
        share = ((start + end) / 2 - self.left) / (self.right - self.left)
        height = self.at_left + share * (self.at_right - self.at_left)
        low, high = (top + within * (bottom - top) for within in _WITHIN)
        covered = end - start >= _COVERED * (right - left)
        return np.asarray(covered & (low <= height) & (height <= high), np.bool_)


def find_strikes(view: View) -> list[Strike]:
    """Return the lines amid letters."""
    ink = np.asarray(cv2.dilate(view.dark, np.ones((_THICKER, 1), np.uint8)), np.uint8)
    runs = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _RUN), np.uint8)), np.uint8)
    return list(_strikes(view.dark, runs))


def struck_words(strikes: Sequence[Strike], words: Sequence[Print]) -> frozenset[int]:
    """Return the numbers of the words that were struck out."""
    sure = [strike for strike in strikes if strike.ends == 2]  # noqa: PLR2004 - both
    if not sure or not words:
        return frozenset()
    boxes = np.array([word.box for word in words])
    struck = np.any([strike.through(boxes) for strike in sure], axis=0)
    return frozenset(number for number in np.flatnonzero(struck).tolist() if words[number].level)


def _strikes(dark: Mask, runs: Mask) -> Iterator[Strike]:
    outlines, _ = cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    places = [
        (left, top, wide, high)
        for left, top, wide, high in map(cv2.boundingRect, outlines)
        if high <= _STEEP * wide + 2 * _NEAR * SCALE
    ]
    middles = [_middles(runs, place) for place in places]
    for (left, _, wide, _), middle, ends in zip(places, middles, _ends(dark, places, middles), strict=True):
        if ends:
            yield Strike(left / SCALE, (left + wide) / SCALE, middle[0] / SCALE, middle[-1] / SCALE, ends)


def _middles(runs: Mask, place: Sequence[int]) -> Reals:
    """Return the row of the middle of a run at each of its columns."""
    left, top, wide, high = place
    piece = runs[top : top + high, left : left + wide]
    return np.asarray(top + np.arange(high) @ piece / np.maximum(piece.sum(axis=0), 1), np.float64)


def _ends(dark: Mask, places: Sequence[Sequence[int]], middles: Sequence[Reals]) -> Iterator[int]:
    """Yield at how many ends each line is seen alone; none when it is not amid letters, and between them."""
    if not places:
        return
    columns = np.concatenate([np.arange(left, left + wide) for left, _, wide, _ in places])
    columns, heights = clamped(columns, dark.shape[1] - 1), np.concatenate(middles)

    def seen(start: float, end: float) -> Flags:
        found = np.zeros(len(heights), np.bool_)
        for away in range(round(start * SCALE), round(end * SCALE) + 1):
            rows = clamped(np.rint(heights + away).astype(int), dark.shape[0] - 1)
            found |= dark[rows, columns] > 0
        return found

    above, below = seen(-_LETTER, -_NEAR), seen(_NEAR, _LETTER)
    alone = seen(-_NEAR / 2, _NEAR / 2) & ~above & ~below
    end = 0
    for middle in middles:
        one = slice(end, end + len(middle))
        end = one.stop
        amid = above[one].mean() >= _ABOVE and below[one].mean() >= _BELOW and alone[one].mean() >= _ALONE
        tips = alone[one][:_ENDS].sum(), alone[one][-_ENDS:].sum()
        yield sum(bool(tip >= _END) for tip in tips) if amid else 0


def is_crossed(ink: Mask, box: Box) -> bool:
    """Return whether two lines go from corner to corner of a word."""
    low, high = box.top + 0.15 * box.height, box.top + 0.9 * box.height
    left, top, right, bottom = in_pixels(Box(box.left, low, box.right, high), ink.shape)
    if bottom - top < 3 or right - left < 3:  # noqa: PLR2004 - no place for a line
        return False
    thick = np.asarray(cv2.dilate(ink[top:bottom, left:right], np.ones((3, 3), np.uint8)), np.uint8)
    share = np.linspace(0, 1, max(thick.shape))
    columns = np.rint(share * (thick.shape[1] - 1)).astype(int)
    rows = np.rint(share * (thick.shape[0] - 1)).astype(int)
    return all(float(thick[along, columns].mean()) >= _CROSSED for along in (rows, rows[::-1]))
