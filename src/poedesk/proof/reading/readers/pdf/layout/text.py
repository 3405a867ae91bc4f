"""One page of text: words, lines, table cells and headings, put together."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Protocol

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Words
from poedesk.proof.document.segments import Segments
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.lines import Sheet, piece_of, pieces_of, turn_back, turned
from poedesk.proof.reading.readers.pdf.layout.order import ordered
from poedesk.proof.reading.readers.pdf.layout.worded.calls import NO_COLUMNS, Columns
from poedesk.proof.reading.readers.pdf.layout.worded.words import SLANTED, RawWord
from poedesk.proof.reading.readers.pdf.letters.bidi import in_reading_order, leftward

_BOLD = 600
"""Weights from here on are bold."""

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")


class Lettering(Protocol):
    """What the layout asks of the letters of a page, by the numbers of its words."""

    leftward: bool
    """Whether some words are written from right to left."""

    def weight(self, index: int) -> int:
        """Return the weight of the font (400 is regular, 700 bold), -1 when unknown."""

    def font(self, index: int) -> str:
        """Return the name of the font, empty when unknown."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What is written on one page."""

    text: str
    segments: Segments
    words: Words
    raw: tuple[RawWord, ...]
    """The words as drawn, in the order of ``words``."""


def lay_out(
    page: Lettering, words: Sequence[RawWord], grids: Sequence[Grid], columns: Columns | None = None
) -> PageText:
    """Return the text of a page in reading order, from its words as drawn.

    ``columns`` are the sides of the words, where they are at hand.
    """
    sheet, columns = Sheet(), columns or _columns_of(words)
    from_right = page.leftward and leftward(words)
    turns = [word.turn for word in words]
    count = Counter(turns if any(turns) else turns[:1])
    for turn in sorted(count, key=lambda turn: (turn == SLANTED, -count[turn], turn)):
        own = [word for word in words if word.turn == turn] if len(count) > 1 else words
        if turn == 0:
            for row in ordered(pieces_of(own, grids, columns if own is words else _columns_of(own)), grids):
                for piece in row if page.leftward else ():
                    piece.words = in_reading_order(piece.words, leftward=from_right)
                sheet.row(row[::-1] if from_right else row)
        elif turn == SLANTED:
            for run in _runs(own):
                sheet.row([piece_of(run, None, 0)])
        else:
            level = turned(own, turn)
            for row in ordered(pieces_of(level, (), _columns_of(level)), ()):
                sheet.row(turn_back(row, turn))
    sheet.mark_headings(partial(_is_bold, page))
    return PageText(sheet.text, sheet.segments, sheet.placed(words, columns), tuple(sheet.words))


def _columns_of(words: Sequence[RawWord]) -> Columns:
    sides = zip(*[word.box for word in words], strict=True) if words else NO_COLUMNS
    lefts, tops, rights, bottoms = map(list, sides)
    return lefts, tops, rights, bottoms


def _runs(words: Sequence[RawWord]) -> list[list[RawWord]]:
    """Return slanted words line by line, as they are drawn: lines of theirs are not compared with others."""
    runs: list[list[RawWord]] = []
    for word in words:
        if word.breaks or not runs:
            runs.append([])
        runs[-1].append(word)
    return runs


def _is_bold(page: Lettering, words: Sequence[RawWord]) -> bool:
    """Return whether a line is bold to its end: one that only begins so has its heading before its text."""
    return _bold(page, words[0].index) and (len(words) == 1 or _bold(page, words[-1].index))


def _bold(page: Lettering, index: int) -> bool:
    if page.weight(index) >= _BOLD:
        return True
    return _names_bold(page.font(index))


@lru_cache(maxsize=256)
def _names_bold(font: str) -> bool:
    name = font.lower()
    return any(part in name for part in _BOLD_NAMES)
