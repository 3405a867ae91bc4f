"""One page of text of pdfium: its characters, their sides, directions and fonts."""

import ctypes
import math
from collections.abc import Sequence
from functools import lru_cache
from operator import is_, sub
from typing import Any

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import NO_COLUMNS, Columns
from poedesk.proof.reading.readers.pdf.layout.worded.raw import SLANTED, RawWord

_LEAST = 1.0
"""Points from ascent to descent below which a font does not tell them."""

_SLANT = math.radians(10)
"""Angle to the nearest quarter turn from which on words are slanted; scans are a little askew."""


class TextPage:
    """One pdfium text page (raw handle) with reusable out parameters."""

    def __init__(self, handle: Any, frame: Frame, *, mixed: bool = False) -> None:
        """Wrap ``handle``; it stays the caller's to close. ``mixed``: its text runs in several directions."""
        self.handle = calls.argument(handle)
        """As ``calls`` take it."""

        self.frame = frame
        self.mixed = mixed
        self.beyond = False
        """Whether words were left out because they lie beside the page."""

        self.plain = True
        """Whether all signs of the page are printed as they stand."""

        self.lossy = False
        """Whether words have signs without meaning (they became ``LOST``)."""

        self.lost = 0
        """Words of several signs, none of which has a meaning: they were left out."""

        self.leftward = False
        """Whether some words are written from right to left."""

        self.columns: Columns = NO_COLUMNS
        """Sides of all words that were read, in their order; none unless all lie on the page, and whole."""

        self.words: Sequence[RawWord] = ()
        """Those words."""

        self.texts: Sequence[str] = ()
        """What those words say."""

        self.lowest = 0.0
        """Points that each of those words is higher than, as far as it is known."""

        self.count = max(0, calls.count_chars(self.handle))
        self._text: str | None = None

    def text(self) -> str:
        """Return the characters; its positions are text positions (see ``_character_numbers``)."""
        if self._text is None:
            self._text = self._told()
        return self._text

    def _told(self) -> str:
        if not self.count:
            return ""
        room = bytearray(4 * self.count + 4)
        written = calls.text_of(self.handle, 0, self.count, ctypes.byref(ctypes.c_char.from_buffer(room)))
        return str(memoryview(room)[: max(0, written - 1) * 2], "utf-16-le", "replace")

    def ends(self, firsts: Sequence[int], lasts: Sequence[int]) -> tuple[Columns, Columns]:
        """Return the sides of the first and of the last characters of words, as ``sides`` does.

        Where every word is set in one font on one line, tops and bottoms are told once.
        """
        begin, end = calls.loose_boxes(self.handle, firsts), calls.loose_boxes(self.handle, lasts)
        flat = _flat(begin)
        self.lowest = _LEAST if not flat and not self.frame.turns else 0.0
        shown = self._displayed(begin, firsts, flat)
        if flat or self.frame.turns or begin[1] != end[1] or begin[3] != end[3]:
            return shown, self._displayed(end, lasts, _flat(end))
        return shown, (self._across(end[0]), shown[1], self._across(end[2]), shown[3])

    def sides(self, indexes: Sequence[int]) -> Columns:
        """Return the left, top, right and bottom sides of the displayed boxes of characters, four columns.

        A box reaches from the line's ascent to its descent where the font tells them.
        """
        given = calls.loose_boxes(self.handle, indexes)
        return self._displayed(given, indexes, _flat(given))

    def _displayed(self, given: Columns, indexes: Sequence[int], flat: Sequence[int]) -> Columns:
        """Return columns of user space as displayed; those of the numbers in ``flat`` are asked for anew."""
        lefts, tops, rights, bottoms = given
        if self.frame.turns:
            boxes = map(self.frame.box, lefts, bottoms, rights, tops)
            lefts, tops, rights, bottoms = (
                (list(side) for side in zip(*boxes, strict=True)) if lefts else ([], [], [], [])
            )
        else:
            head = self.frame.top
            lefts, rights = self._across(lefts), self._across(rights)
            tops, bottoms = [head - side for side in tops], [head - side for side in bottoms]
        for n in flat:
            lefts[n], tops[n], rights[n], bottoms[n] = self._tight_box(indexes[n])
        return lefts, tops, rights, bottoms

    def _across(self, sides: list[float]) -> list[float]:
        edge = self.frame.left
        return [side - edge for side in sides] if edge else sides

    def _tight_box(self, index: int) -> Box:
        """Return the displayed box of what a character draws."""
        sides = (ctypes.c_double * 4)()
        calls.tight_box(self.handle, index, *calls.out(sides))
        left, right, bottom, top = sides
        return self.frame.box(left, bottom, right, top)

    def turn(self, index: int) -> int:
        """Return the clockwise quarter turns of a character as displayed, or SLANTED."""
        angle = calls.char_angle(self.handle, index)
        if angle <= 0:
            return self.frame.turns
        matrix = (ctypes.c_float * 6)()
        if calls.char_matrix(self.handle, index, matrix):
            # pdfium's angle is that of the letters' height, which points the other way in mirrored text
            angle = -math.atan2(matrix[1], matrix[0])
        quarters = round(angle / (math.pi / 2))
        if abs(angle - quarters * math.pi / 2) > _SLANT:
            return SLANTED
        return int(quarters + self.frame.turns) % 4

    def columns_of(self, words: Sequence[RawWord]) -> Columns | None:
        """Return the sides of words that are all that were read; null when others have to be asked."""
        if words is self.words:
            return self.columns
        same = len(words) == len(self.words) and all(map(is_, words, self.words))
        return self.columns if same else None

    def weight(self, index: int) -> int:
        """Return the weight of the font (400 is regular, 700 bold), -1 when unknown."""
        weight: int = calls.font_weight(self.handle, index)
        return weight

    def font(self, index: int) -> str:
        """Return the name of the font of a character, empty when unknown."""
        return _name_of(calls.font_name(self.handle, index))


@lru_cache(maxsize=256)
def _name_of(font: bytes) -> str:
    return font.decode("utf-8", "replace")


def _flat(given: Columns) -> Sequence[int]:
    """Return the numbers of the boxes whose font does not tell how high its lines are."""
    if min(map(sub, given[1], given[3])) > _LEAST:
        return ()
    return [n for n, height in enumerate(map(sub, given[1], given[3])) if height <= _LEAST]
