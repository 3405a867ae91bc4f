"""Finds lines by which a pen struck words out: long, thin, nearly level, amid letters and between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.letters import Print
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
        start, end = max(box.left, self.left), min(box.right, self.right)
        if end - start < _COVERED * box.width:
            return False
        share = ((start + end) / 2 - self.left) / (self.right - self.left)
        height = self.at_left + share * (self.at_right - self.at_left)
        low, high = _WITHIN
        return box.top + low * box.height <= height <= box.top + high * box.height


def find_strikes(view: View) -> list[Strike]:
    """Return the lines amid letters."""
    ink = np.asarray(cv2.dilate(view.dark, np.ones((_THICKER, 1), np.uint8)), np.uint8)
    runs = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, _RUN), np.uint8)), np.uint8)
    return list(_strikes(view.dark, runs))


def struck_words(strikes: Sequence[Strike], words: Sequence[Print]) -> frozenset[int]:
    """Return the numbers of the words that were struck out."""
    sure = [strike for strike in strikes if strike.ends == 2]  # noqa: PLR2004 - both
    return frozenset(
        number
        for number, word in enumerate(words)
        if word.level and any(strike.goes_through(word.box) for strike in sure)
    )


def _strikes(dark: Mask, runs: Mask) -> Iterator[Strike]:
    outlines, _ = cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        left, top, wide, high = cv2.boundingRect(outline)
        if high > _STEEP * wide + 2 * _NEAR * SCALE:
            continue
        piece = runs[top : top + high, left : left + wide]
        middles = top + np.arange(high) @ piece / np.maximum(piece.sum(axis=0), 1)
        ends = _ends(dark, left, middles)
        if ends:
            yield Strike(left / SCALE, (left + wide) / SCALE, middles[0] / SCALE, middles[-1] / SCALE, ends)


def _ends(dark: Mask, left: int, middles: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> int:
    """Return at how many ends a line is seen alone; none when it is not amid letters, and between them."""
    columns = clamped(np.arange(left, left + len(middles)), dark.shape[1] - 1)

    def seen(start: float, end: float) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        away = np.arange(round(start * SCALE), round(end * SCALE) + 1)
        rows = clamped(np.rint(middles[None, :] + away[:, None]).astype(int), dark.shape[0] - 1)
        return np.asarray(dark[rows, columns[None, :]].any(axis=0), np.bool_)

    above = seen(-_LETTER, -_NEAR)
    if above.mean() < _ABOVE:
        return 0
    below = seen(_NEAR, _LETTER)
    if below.mean() < _BELOW:
        return 0
    alone = seen(-_NEAR / 2, _NEAR / 2) & ~above & ~below
    ends = alone[:_ENDS].sum(), alone[-_ENDS:].sum()
    return sum(bool(end >= _END) for end in ends) if alone.mean() >= _ALONE else 0


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
