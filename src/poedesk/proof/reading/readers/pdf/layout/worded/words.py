"""The words of a page with their boxes, from pdfium, in the order in which the page draws them.

Boxes cost two calls a word (its first and its last character); asking for every character would cost four
times as much. Words whose ends do not stand on one line are taken apart character by character.
"""

import ctypes
import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from itertools import compress, repeat
from operator import is_, le, sub
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.between import (
    Parts,
    between_blanks,
    inner_capitals,
    places_of,
)
from poedesk.proof.reading.readers.pdf.layout.worded.calls import NO_COLUMNS, Columns
from poedesk.proof.reading.readers.pdf.layout.worded.signs import LOST, clean, signs_of

_TOKEN = compiled(r"[^\s\x00\uf020-\uf0ff\x02\ufffe]+[\x02\ufffe]*|[\x02\ufffe]+|[\uf020-\uf0ff]")
"""A word; signs of symbol fonts are words of their own.

Where pdfium joined a word over a line end the printed hyphen became a stand-in, after which a word begins.
"""

_UNUSUAL = compiled(r"[\x00\x02\uf020-\uf0ff\ufffe]")
"""Signs besides blanks at which words end."""

_LINE = compiled(r"\n[\s\x00]*")
"""What stands before the first word of a line."""

RIGHT_TO_LEFT = compiled("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""A letter of a script that is written from right to left."""

_LEVEL = 0.6
"""Ends of a word further apart than this share of its height stand on different lines."""

_NARROWEST_BLANK = 0.1
"""Share of the height of a line that such a blank is wide, at least, beyond the gap between letters."""

_LEAST = 1.0
"""Points from ascent to descent below which a font does not tell them."""

SLANTED = 4
"""The turn of words that run neither along nor across the page, as watermarks do."""

_SLANT = math.radians(10)
"""Angle to the nearest quarter turn from which on words are slanted; scans are a little askew."""

SHORT = 2
"""Signs of a short word at most."""

_Sides = tuple[float, float, float, float]

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


def short_words(words: Sequence[RawWord]) -> list[int]:
    """Return the numbers of the words of a few signs: whatever is set letter by letter, or may be a tick."""
    return [number for number, word in enumerate(words) if len(word.text) <= SHORT]


def _flat(given: Columns) -> Sequence[int]:
    """Return the numbers of the boxes whose font does not tell how high its lines are."""
    if min(map(sub, given[1], given[3])) > _LEAST:
        return ()
    return [n for n, height in enumerate(map(sub, given[1], given[3])) if height <= _LEAST]


def read_words(page: TextPage, most: int) -> tuple[list[RawWord], bool]:
    """Return at most ``most`` words as drawn, and whether all of them were taken.

    Words are made column by column, as far as possible without a step of Python for each: there are hundreds
    on every page. Those that are not as most are, are then looked at one by one.
    """
    text = page.text()
    page.leftward = not text.isascii() and RIGHT_TO_LEFT.search(text) is not None
    told = between_blanks(text)
    signs = "".join(told.texts)
    page.plain = signs.isprintable() and LOST not in signs
    if not page.plain and _UNUSUAL.search(text):
        told = _tokens(text)
    whole = told.most(most)
    if not told.texts:
        return [], whole
    told = _parted(page, text, told)
    parts = told.texts
    firsts = _character_numbers(page, text, told.firsts)
    lasts = _character_numbers(page, text, told.lasts)
    turns, breaks = _directions(page, firsts, told.fresh)
    begin, end = page.ends(firsts, lasts)
    lefts, rights, bottoms = begin[0], end[2], begin[3]
    tops = begin[1] if begin[1] == end[1] else list(map(min, begin[1], end[1]))
    shown = parts
    if not page.plain:
        shown = [part if part.isascii() and part.isprintable() else clean(part) for part in parts]
    boxes = map(box_of, zip(lefts, tops, rights, bottoms, strict=True))
    words = list(map(RawWord, shown, boxes, turns, firsts, breaks))
    uneven = _uneven(page, begin, end, lasts, turns)
    whole_ones = dict(enumerate(parts)) if uneven or not page.plain else {}
    for number in reversed(uneven):
        one, other = (Box(*(side[number] for side in sides)) for sides in (begin, end))
        astray = page.mixed and page.turn(lasts[number]) != turns[number]
        if astray or (turns[number] == 0 and _apart(one, other)):
            words[number : number + 1] = _by_character(page, whole_ones.pop(number), words[number])
        else:
            words[number].box = one.union(other)
    if not page.plain and ("" in shown or LOST in "".join(shown)):
        _count_lost(page, whole_ones.values())
    lost = not page.plain and "" in shown
    page.texts = shown
    return _on_page(
        page, words, (lefts, tops, rights, bottoms), usual=not lost and not uneven, lost=lost
    ), whole


def _on_page(
    page: TextPage, words: list[RawWord], columns: Columns, *, usual: bool, lost: bool
) -> list[RawWord]:
    """Return the words that have signs (``lost``: some have none) and show on the page.

    ``usual``: ``columns`` are their sides, and none has to go for its signs.
    """
    lefts, tops, rights, bottoms = columns
    within = page.frame.encloses(Box(min(lefts), min(tops), max(rights), max(bottoms)))
    if usual and within:
        page.words, page.columns = words, columns
    held = within or page.frame.holds(Box(max(lefts), max(tops), min(rights), min(bottoms)))
    if held and not lost:
        return words
    readable = [word for word in words if word.text]
    shown = [word for word in readable if page.frame.holds(word.box)]
    page.beyond = len(shown) < len(readable)
    return shown


def _tokens(text: str) -> Parts:
    """Return the words of a text in which some signs besides blanks part words."""
    texts = _TOKEN.findall(text)
    firsts, lasts = places_of(text, texts)
    lines = {match.end() for match in _LINE.finditer(text)} | set(firsts[:1])
    return Parts(texts, firsts, lasts, [first in lines for first in firsts])


def _parted(page: TextPage, text: str, parts: Parts) -> Parts:
    """Return words with their places, cut where a gap is that pdfium took for none: a narrow, kerned blank.

    Only a capital behind a small letter is looked at: few words have one, and those that begin so are names.
    """
    inside = inner_capitals(text, parts)
    if not inside:
        return parts
    around = [place for cut in inside for place in (cut - 2, cut - 1, cut)]
    lefts, tops, rights, bottoms = page.sides(_character_numbers(page, text, around))
    cuts = []
    for number, cut in enumerate(inside):
        before, one, other = range(3 * number, 3 * number + 3)
        gap, usual = lefts[other] - rights[one], lefts[one] - rights[before]
        if gap > _NARROWEST_BLANK * (bottoms[one] - tops[one]) + max(usual, 0.0):
            cuts.append(cut)
    if not cuts:
        return parts
    firsts = sorted({*parts.firsts, *cuts})
    lasts = sorted({*parts.lasts, *(cut - 1 for cut in cuts)})
    texts = [text[first : last + 1] for first, last in zip(firsts, lasts, strict=True)]
    lines = set(compress(parts.firsts, parts.fresh))
    return Parts(texts, firsts, lasts, [first in lines for first in firsts])


def _directions(
    page: TextPage, firsts: Sequence[int], begins: Sequence[bool]
) -> tuple[list[int], list[bool]]:
    """Return the turn of each word, and whether it begins a line, as the first one of another turn does."""
    upright = not page.mixed and not page.frame.turns
    if upright and max(map(calls.char_angle, repeat(page.handle), compress(firsts, begins))) <= 0:
        return [0] * len(firsts), list(begins)
    turns, breaks = [], []
    turn = 0
    for first, fresh in zip(firsts, begins, strict=True):
        before = turn
        if fresh or page.mixed:
            turn = page.turn(first)
        turns.append(turn)
        breaks.append(fresh or turn != before)
    return turns, breaks


def _uneven(
    page: TextPage, begin: Columns, end: Columns, lasts: Sequence[int], turns: Sequence[int]
) -> list[int]:
    """Return the numbers of the words whose ends do not follow each other on one base line."""
    lefts, _, rights, bottoms = begin
    lefts_, _, rights_, bottoms_ = end
    even = bottoms is bottoms_ and all(map(le, lefts, lefts_)) and all(map(le, rights, rights_))
    if even and not page.mixed:
        return []
    columns = zip(lefts, lefts_, rights, rights_, bottoms, bottoms_, strict=True)
    found = [
        number
        for number, (left, left_, right, right_, bottom, bottom_) in enumerate(columns)
        if bottom != bottom_ or left > left_ or right > right_
    ]
    if page.mixed:
        turned = (number for number, last in enumerate(lasts) if page.turn(last) != turns[number])
        found = sorted({*found, *turned})
    return found


def _character_numbers(page: TextPage, text: str, places: list[int]) -> list[int]:
    """Return pdfium's character numbers for ascending positions in ``text``."""
    if len(text) == page.count:
        return places
    wide = [place for place, sign in enumerate(text) if ord(sign) > 0xFFFF]  # noqa: PLR2004 - UTF-16
    found = [calls.char_number(page.handle, place + bisect_left(wide, place)) for place in places]
    return [max(0, number) for number in found]


def _count_lost(page: TextPage, parts: Iterable[str]) -> None:
    """Note what signs without meaning leave of the words of a page."""
    for part in parts:
        if LOST in (signs := signs_of(part)):
            page.lossy = page.lossy or bool(signs.strip(LOST))
            page.lost += len(part) > 1 and not signs.strip(LOST)


def _apart(first: _Sides, last: _Sides) -> bool:
    """Return whether two characters of one word stand on different lines."""
    left, top, _, bottom = first
    _, other_top, right, other_bottom = last
    if top == other_top and bottom == other_bottom and left < right:
        return False
    height = max(bottom - top, other_bottom - other_top, 1.0)
    drop = abs((top + bottom) - (other_top + other_bottom)) / 2
    return drop > _LEVEL * height or right < left - height


def _by_character(page: TextPage, part: str, word: RawWord) -> list[RawWord]:
    """Take apart a word that runs over a line end: a new word begins where a character jumps or turns."""
    words: list[RawWord] = []
    current: RawWord | None = None
    previous: Box | None = None
    turn = 0
    first = word.index
    boxes = zip(*page.sides(range(first, first + len(part))), strict=True)
    for index, (sign, sides) in enumerate(zip(part, boxes, strict=True), start=first):
        shown = signs_of(sign)
        if not shown or (shown == LOST and current is None):
            continue
        box = box_of(sides)
        before, turn = turn, page.turn(index) if page.mixed else 0
        jumps = previous is None or turn != before or (turn == 0 and _apart(previous, box))
        if jumps and turn == before and current is not None and RIGHT_TO_LEFT.match(shown):
            # letters of these scripts reach far below and above their line, and follow to the left
            jumps = current.box.bottom <= box.top or current.box.top >= box.bottom
        if current is None or jumps:
            current = RawWord(shown, box, turn, index, word.breaks or current is not None)
            if page.frame.holds(box):
                words.append(current)
        else:
            current.text += shown
            current.box = current.box.union(box)
        previous = box
    return words
