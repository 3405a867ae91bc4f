"""The words of a page with their boxes, from pdfium, in the order in which the page draws them.

Boxes cost two calls a word (its first and its last character); asking for every character would cost four
times as much. Words whose ends do not stand on one line are taken apart character by character.
"""

import ctypes
import math
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame

_loose_box = pdfium.FPDFText_GetLooseCharBox

_TOKEN = re.compile(r"[\uf020-\uf0ff]|[^\s\x00\uf020-\uf0ff]+|\n")
"""A word; signs of symbol fonts are words of their own."""

RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of a script that is written from right to left."""

_HYPHENS = re.compile(r"(?<=[\x02\ufffe])(?=[^\x02\ufffe\s])")
"""Where pdfium joined a word over a line end; the printed hyphen became a stand-in character."""

LOST = "\ufffd"
"""What stands for a sign that the file gives no meaning to."""

_STAND_INS = str.maketrans(
    {"\x02": "-", "\ufffe": "-", "\uffff": None, "\u00ad": "-"}
    | {0xF730 + digit: str(digit) for digit in range(10)}  # old-style figures and small capitals of Adobe's
    | {0xF761 + number: chr(ord("A") + number) for number in range(26)}
)
_MEANINGLESS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ue000-\uf01f\uf100-\uf8ff]")
_LEVEL = 0.6
"""Ends of a word further apart than this share of its height stand on different lines."""


SLANTED = 4
"""The turn of words that run neither along nor across the page, as watermarks do."""

_SLANT = math.radians(10)
"""Angle to the nearest quarter turn from which on words are slanted; scans are a little askew."""


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
        self.handle = handle
        self.frame = frame
        self.mixed = mixed
        self.beyond = False
        """Whether words were left out because they lie beside the page."""

        self.lossy = False
        """Whether words have signs without meaning (they became ``LOST``)."""

        self.lost = 0
        """Words of several signs, none of which has a meaning: they were left out."""

        self.leftward = False
        """Whether some words are written from right to left."""

        self.count = max(0, pdfium.FPDFText_CountChars(handle))
        self._loose = pdfium.FS_RECTF()
        self._loose_out = ctypes.byref(self._loose)
        self._upright = frame.turns == 0
        self._left, self._top = frame.left, frame.top
        self._matrix = pdfium.FS_MATRIX()
        self._tight = tuple(ctypes.c_double() for _ in range(4))

    def text(self) -> str:
        """Return the characters; its positions are text positions (see ``char_index``)."""
        if not self.count:
            return ""
        buffer = (ctypes.c_ushort * (self.count * 2 + 2))()
        written = pdfium.FPDFText_GetText(self.handle, 0, self.count, buffer)
        data = bytes(buffer)[: max(0, written - 1) * 2]
        return data.decode("utf-16-le", "replace")

    def box(self, index: int) -> Box:
        """Return the displayed box of a character, from the line's ascent to its descent."""
        loose = self._loose
        if _loose_box(self.handle, index, self._loose_out):
            left, top, right, bottom = loose.left, loose.top, loose.right, loose.bottom
            if top - bottom > 1:
                if self._upright:  # the usual case, spelled out: it runs twice a word
                    return Box(left - self._left, self._top - top, right - self._left, self._top - bottom)
                return self.frame.box(left, bottom, right, top)
        tight = self._tight
        pdfium.FPDFText_GetCharBox(self.handle, index, *tight)
        return self.frame.box(tight[0].value, tight[2].value, tight[1].value, tight[3].value)

    def turn(self, index: int) -> int:
        """Return the clockwise quarter turns of a character as displayed, or SLANTED."""
        angle = pdfium.FPDFText_GetCharAngle(self.handle, index)
        if angle <= 0:
            return self.frame.turns
        if pdfium.FPDFText_GetMatrix(self.handle, index, self._matrix):
            # pdfium's angle is that of the letters' height, which points the other way in mirrored text
            angle = -math.atan2(self._matrix.b, self._matrix.a)
        quarters = round(angle / (math.pi / 2))
        if abs(angle - quarters * math.pi / 2) > _SLANT:
            return SLANTED
        return int(quarters + self.frame.turns) % 4

    def weight(self, index: int) -> int:
        """Return the weight of the font (400 is regular, 700 bold), -1 when unknown."""
        return int(pdfium.FPDFText_GetFontWeight(self.handle, index))

    def font(self, index: int) -> str:
        """Return the name of the font of a character, empty when unknown."""
        buffer = ctypes.create_string_buffer(128)
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self.handle, index, buffer, 128, flags)
        return buffer.value.decode("utf-8", "replace") if 0 < length <= 128 else ""  # noqa: PLR2004 - its size


def read_words(page: TextPage, most: int) -> tuple[list[RawWord], bool]:
    """Return at most ``most`` words as drawn, and whether all of them were taken."""
    text = page.text()
    page.leftward = not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
    shift = _index_map(page, text)
    words: list[RawWord] = []
    fresh, turn = True, 0
    for match in _TOKEN.finditer(text):
        held = match.group()
        if held == "\n":
            fresh = True
            continue
        if len(words) >= most:
            return words, False
        start = match.start()
        for part in _HYPHENS.split(held) if "\x02" in held or "\ufffe" in held else (held,):
            first = shift(start)
            if fresh or page.mixed:
                before, turn = turn, page.turn(first)
                fresh = fresh or turn != before
            _append(words, page, part, (first, shift(start + len(part) - 1)), turn, fresh=fresh)
            start += len(part)
            fresh = False
    return words, True


def _index_map(page: TextPage, text: str) -> Any:
    """Return a function from positions in ``text`` to pdfium's character numbers."""
    if len(text) == page.count:
        return lambda position: position
    wide = [position for position, sign in enumerate(text) if ord(sign) > 0xFFFF]  # noqa: PLR2004 - UTF-16
    handle = page.handle

    def find(position: int) -> int:
        before = sum(1 for place in wide if place < position)
        found = pdfium.FPDFText_GetCharIndexFromTextIndex(handle, position + before)
        return max(0, int(found))

    return find


def _append(
    words: list[RawWord], page: TextPage, part: str, ends: tuple[int, int], turn: int, *, fresh: bool
) -> None:
    first, last = ends
    box = page.box(first)
    if last > first:
        end = page.box(last)
        if (turn == 0 and _apart(box, end)) or (page.mixed and page.turn(last) != turn):
            _append_by_character(words, page, part, first, fresh=fresh)
            return
        left, top, right, bottom = box
        if end[0] >= left and end[2] >= right and end[1] == top and end[3] == bottom:
            box = Box(left, top, end[2], bottom)  # ends of one size on one line: the usual case
        else:
            box = box.union(end)
    shown = part
    if not (part.isascii() and part.isprintable()):
        shown = clean(part)
        page.lossy = page.lossy or LOST in shown
        page.lost += not shown and len(part) > 1 and LOST in _signs(part)
    if shown and page.frame.holds(box):
        words.append(RawWord(shown, box, turn, first, fresh))
    elif shown:
        page.beyond = True


def clean(text: str) -> str:
    """Return ``text`` with pdfium's stand-ins for hyphens made hyphens and signs without meaning ``LOST``.

    What has no other signs is empty.
    """
    text = _signs(text)
    return text if text.strip(LOST) else ""


def _signs(text: str) -> str:
    text = text.translate(_STAND_INS) if not text.isascii() or "\x02" in text else text
    return _MEANINGLESS.sub(LOST, text)


def _apart(first: Box, last: Box) -> bool:
    if first[1] == last[1] and first[3] == last[3] and first[0] < last[2]:
        return False
    height = max(first.bottom - first.top, last.bottom - last.top, 1.0)
    drop = abs((first.top + first.bottom) - (last.top + last.bottom)) / 2
    return drop > _LEVEL * height or last.right < first.left - height


def _append_by_character(words: list[RawWord], page: TextPage, part: str, first: int, *, fresh: bool) -> None:
    """Take apart a word that runs over a line end: a new word begins where a character jumps or turns."""
    current: RawWord | None = None
    previous: Box | None = None
    turn = 0
    for offset, sign in enumerate(part):
        shown = _signs(sign)
        if not shown or (shown == LOST and current is None):
            continue
        box = page.box(first + offset)
        before, turn = turn, page.turn(first + offset) if page.mixed else 0
        jumps = previous is None or turn != before or (turn == 0 and _apart(previous, box))
        if current is None or jumps:
            current = RawWord(shown, box, turn, first + offset, fresh or current is not None)
            if page.frame.holds(box):
                words.append(current)
        else:
            current.text += shown
            current.box = current.box.union(box)
        previous = box
