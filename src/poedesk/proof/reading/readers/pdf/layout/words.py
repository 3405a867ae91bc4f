"""The words of a page with their boxes, from pdfium, in the order in which the page draws them.

Boxes cost two calls a word (its first and its last character); asking for every character would cost four
times as much. Words whose ends do not stand on one line are taken apart character by character.
"""

import ctypes
import math
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from operator import sub
from typing import Any

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout import calls
from poedesk.proof.reading.readers.pdf.layout.frame import Frame

_TOKEN = re.compile(r"[^\s\x00\uf020-\uf0ff\x02\ufffe]+[\x02\ufffe]*|[\x02\ufffe]+|[\uf020-\uf0ff]")
"""A word; signs of symbol fonts are words of their own.

Where pdfium joined a word over a line end the printed hyphen became a stand-in, after which a word begins.
"""

_LINE = re.compile(r"\n[\s\x00]*")
"""What stands before the first word of a line."""

_STAND_INS = str.maketrans({"\x02": "-", "\ufffe": "-", "\uffff": None, "\u00ad": "-"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LEVEL = 0.6
"""Ends of a word further apart than this share of its height stand on different lines."""

_LEAST = 1.0
"""Points from ascent to descent below which a font does not tell them."""

SLANTED = 4
"""The turn of words that run neither along nor across the page, as watermarks do."""

_SLANT = math.radians(10)
"""Angle to the nearest quarter turn from which on words are slanted; scans are a little askew."""

_LONGEST_NAME = 128
"""Bytes of a font's name."""

_Sides = tuple[float, float, float, float]
_Columns = tuple[list[float], list[float], list[float], list[float]]

box_of: Callable[[_Sides], Box] = partial(tuple.__new__, Box)
"""Makes a box of its four sides without the detour that calling a named tuple takes: one is made a word."""


@dataclass(slots=True)
class RawWord:
    """A word as drawn, before lines are made."""

    text: str
    box: Box
    turn: int
    """Clockwise quarter turns of its direction on the displayed page, or SLANTED; 0 reads left to right."""

    index: int
    """Number of its first character in pdfium's text page."""

    breaks: bool = False
    """Whether pdfium begins a new line here."""


class TextPage:
    """One pdfium text page (raw handle) with reusable out parameters."""

    def __init__(self, handle: Any, frame: Frame, *, mixed: bool = False) -> None:
        """Wrap ``handle``; it stays the caller's to close. ``mixed``: its text runs in several directions."""
        self.handle = calls.handle(handle)
        """As ``calls`` take it."""

        self.frame = frame
        self.mixed = mixed
        self.beyond = False
        """Whether words were left out because they lie beside the page."""

        self.count = max(0, calls.count_chars(self.handle))

    def text(self) -> str:
        """Return the characters; its positions are text positions (see ``_index_map``)."""
        if not self.count:
            return ""
        buffer = (ctypes.c_ushort * (self.count * 2 + 2))()
        written = calls.text_of(self.handle, 0, self.count, ctypes.byref(buffer))
        return bytes(buffer)[: max(0, written - 1) * 2].decode("utf-16-le", "replace")

    def sides(self, indexes: Sequence[int]) -> _Columns:
        """Return the left, top, right and bottom sides of the displayed boxes of characters, four columns.

        A box reaches from the line's ascent to its descent where the font tells them.
        """
        frame, sides = self.frame, calls.loose_boxes(self.handle, indexes)
        lefts, tops, rights, bottoms = sides[::4], sides[1::4], sides[2::4], sides[3::4]
        flat = [n for n, height in enumerate(map(sub, tops, bottoms)) if height <= _LEAST]
        if frame.turns:
            boxes = map(frame.box, lefts, bottoms, rights, tops)
            lefts, tops, rights, bottoms = (
                (list(side) for side in zip(*boxes, strict=True)) if sides else ([], [], [], [])
            )
        else:
            edge, head = frame.left, frame.top
            if edge:
                lefts, rights = [side - edge for side in lefts], [side - edge for side in rights]
            tops, bottoms = [head - side for side in tops], [head - side for side in bottoms]
        for n in flat:
            lefts[n], tops[n], rights[n], bottoms[n] = self._tight_box(indexes[n])
        return lefts, tops, rights, bottoms

    def _tight_box(self, index: int) -> Box:
        """Return the displayed box of what a character draws."""
        sides = (ctypes.c_double * 4)()
        calls.tight_box(self.handle, index, *calls.out(sides))
        left, right, bottom, top = sides
        return self.frame.box(left, bottom, right, top)

    def turn(self, index: int) -> int:
        """Return the clockwise quarter turns of a character as displayed, or SLANTED."""
        angle = calls.char_angle(self.handle, index)
        if angle == 0.0 or angle < 0:  # along the page, or unknown
            return self.frame.turns
        quarters = round(-angle / (math.pi / 2))
        if abs(angle + quarters * math.pi / 2) > _SLANT:
            return SLANTED
        return int(quarters + self.frame.turns) % 4

    def weight(self, index: int) -> int:
        """Return the weight of the font (400 is regular, 700 bold), -1 when unknown."""
        return int(calls.font_weight(self.handle, index))

    def font(self, index: int) -> str:
        """Return the name of the font of a character, empty when unknown."""
        name, flags = (ctypes.c_char * _LONGEST_NAME)(), ctypes.c_int()
        length = calls.font_info(self.handle, index, name, _LONGEST_NAME, ctypes.byref(flags))
        return name.value.decode("utf-8", "replace") if 0 < length <= _LONGEST_NAME else ""


def read_words(page: TextPage, most: int) -> tuple[list[RawWord], bool]:
    """Return at most ``most`` words as drawn, and whether all of them were taken."""
    text = page.text()
    spans = [match.span() for match in _TOKEN.finditer(text)]
    whole = len(spans) <= most
    spans = spans if whole else spans[:most]
    firsts = _character_numbers(page, text, [start for start, _ in spans])
    lasts = _character_numbers(page, text, [end - 1 for _, end in spans])
    begins = {match.end() for match in _LINE.finditer(text)}
    begins.update(start for start, _ in spans[:1])
    mixed, turn = page.mixed, 0
    words: list[RawWord] = []
    # Plain numbers in columns and few calls, because this loop sees every word of every page.
    columns = zip(spans, firsts, lasts, *page.sides(firsts), *page.sides(lasts), strict=True)
    for (start, end), first, last, left, top, right, bottom, left_, top_, right_, bottom_ in columns:
        part = text[start:end]
        fresh = start in begins
        if fresh or mixed:
            before, turn = turn, page.turn(first)
            fresh = fresh or turn != before
        astray = mixed and last > first and page.turn(last) != turn
        if bottom == bottom_ and left <= left_ and right <= right_ and not astray:
            box = box_of((left, min(top, top_), right_, bottom))  # on one base line: the usual case
        else:
            one, other = Box(left, top, right, bottom), Box(left_, top_, right_, bottom_)
            if astray or (turn == 0 and _apart(one, other)):
                _append_by_character(words, page, part, first, fresh=fresh)
                continue
            box = one.union(other)
        shown = part if part.isascii() and part.isprintable() else clean(part)
        if shown and page.frame.holds(box):
            words.append(RawWord(shown, box, turn, first, fresh))
        elif shown:
            page.beyond = True
    return words, whole


def _character_numbers(page: TextPage, text: str, places: list[int]) -> list[int]:
    """Return pdfium's character numbers for ascending positions in ``text``."""
    if len(text) == page.count:
        return places
    wide = [place for place, sign in enumerate(text) if ord(sign) > 0xFFFF]  # noqa: PLR2004 - UTF-16
    found = [calls.char_number(page.handle, place + bisect_left(wide, place)) for place in places]
    return [max(0, number) for number in found]


def clean(text: str) -> str:
    """Return ``text`` with pdfium's stand-ins for hyphens made hyphens and control characters removed."""
    text = text.translate(_STAND_INS) if not text.isascii() or "\x02" in text else text
    return _CONTROLS.sub("", text)


def _apart(first: _Sides, last: _Sides) -> bool:
    """Return whether two characters of one word stand on different lines."""
    left, top, _, bottom = first
    _, other_top, right, other_bottom = last
    if top == other_top and bottom == other_bottom and left < right:
        return False
    height = max(bottom - top, other_bottom - other_top, 1.0)
    drop = abs((top + bottom) - (other_top + other_bottom)) / 2
    return drop > _LEVEL * height or right < left - height


def _append_by_character(words: list[RawWord], page: TextPage, part: str, first: int, *, fresh: bool) -> None:
    """Take apart a word that runs over a line end: a new word begins where a character jumps or turns."""
    current: RawWord | None = None
    previous: Box | None = None
    turn = 0
    boxes = zip(*page.sides(range(first, first + len(part))), strict=True)
    for index, (sign, sides) in enumerate(zip(part, boxes, strict=True), start=first):
        shown = clean(sign)
        if not shown:
            continue
        box = box_of(sides)
        before, turn = turn, page.turn(index) if page.mixed else 0
        jumps = previous is None or turn != before or (turn == 0 and _apart(previous, box))
        if current is None or jumps:
            current = RawWord(shown, box, turn, index, fresh or current is not None)
            if page.frame.holds(box):
                words.append(current)
        else:
            current.text += shown
            current.box = current.box.union(box)
        previous = box
