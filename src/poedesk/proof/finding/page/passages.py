"""Cuts pages into passages (heading, list item, cell, running text), sections and sentences.

A passage may be several pieces of the page text, because the lines of a table cell or of a column do not
stand next to each other; it knows the way back from its own text to the page.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, groupby, pairwise

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import By, Cell, Page, Span
from poedesk.proof.finding.page.cells import is_bullet
from poedesk.proof.finding.page.numbered import HEADING_WORDS, looks_like_heading
from poedesk.proof.finding.page.paragraphs import grouped
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import Plain, plain_of


class Form(StrEnum):
    """What a passage looks like."""

    HEADING = "heading"
    ITEM = "item"
    CELL = "cell"
    TEXT = "text"


@dataclass(frozen=True)
class Passage:
    """Words that belong together on one page."""

    page: int
    form: Form
    text: str
    """Its pieces, joined by one blank each."""

    pieces: tuple[tuple[int, int], ...]
    """Ranges in the page text, in order."""

    top: float
    left: float
    height: float
    """Of its first line: what stands larger is a heading of a higher level."""

    cell: Cell | None = None
    by: By = By.TEXT

    @cached_property
    def plain(self) -> Plain:
        """Return the text made plain."""
        return plain_of(self.text)

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """Return where in the text each piece begins."""
        return tuple(accumulate((end - start + 1 for start, end in self.pieces[:-1]), initial=0))

    @cached_property
    def leaps(self) -> tuple[int, ...]:
        """Return how many pieces up to each do not follow the one before them on the page."""
        apart = (b[0] - a[1] > 3 for a, b in pairwise(self.pieces))  # noqa: PLR2004 - a line break with blanks
        return tuple(accumulate(apart, initial=0))

    @cached_property
    def sentences(self) -> tuple["Sentence", ...]:
        """Return its sentences; a heading or a short cell is one."""
        return tuple(_sentences_of(self))

    def span(self, start: int = 0, end: int | None = None, *, label: str | None = None) -> Span:
        """Return the citation of ``text[start:end]``; what runs over several pieces is cited as one range.

        Where the pieces do not follow each other on the page (a cell), the first piece is cited.
        """
        last = len(self.text) if end is None else end
        if len(self.pieces) == 1:
            ((low, high),) = self.pieces
            return Span(self.page, low + start, min(low + last, high), by=self.by, label=label)
        first = self._piece(start)
        final = self._piece(max(last - 1, start))
        low = self.pieces[first][0] + start - self.begins[first]
        if first != final and not self._follow(first, final):
            return Span(self.page, low, self.pieces[first][1], by=self.by, label=label)
        high = self.pieces[final][0] + last - self.begins[final]
        return Span(self.page, low, min(high, self.pieces[final][1]), by=self.by, label=label)

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """Return the citations of ``text[start:end]``: one for each run of pieces that follow each other."""
        if len(self.pieces) == 1:
            return (self.span(start, end),)
        last = len(self.text) if end is None else end
        first, final = self._piece(start), self._piece(max(last - 1, start))
        if self._follow(first, final):
            return (self.span(start, end),)
        low, high = (self.pieces[n][0] + at - self.begins[n] for n, at in ((first, start), (final, last)))
        found: list[Span] = []
        for _, run in groupby(range(first, final + 1), key=self.leaps.__getitem__):
            numbers = list(run)
            begins = low if numbers[0] == first else self.pieces[numbers[0]][0]
            ends = min(high, self.pieces[final][1]) if numbers[-1] == final else self.pieces[numbers[-1]][1]
            found.append(Span(self.page, begins, ends, by=self.by))
        return tuple(found)

    def _piece(self, place: int) -> int:
        return max(0, bisect_right(self.begins, place) - 1)

    def _follow(self, first: int, last: int) -> bool:
        return self.leaps[first] == self.leaps[last]


@dataclass(frozen=True)
class Sentence:
    """A sentence inside a passage: ``passage.text[start:end]``."""

    passage: Passage
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """Return its words."""
        return self.passage.text[self.start : self.end]

    def span(self) -> Span:
        """Return its citation."""
        return self.passage.span(self.start, self.end)

    def spans(self) -> tuple[Span, ...]:
        """Return its citations: several where it runs down a column beside another."""
        return self.passage.spans(self.start, self.end)


_FULL_STOP = (
    r"(?:[!?]|\.(?!(?:(?<=\D\d\.)|(?<=\D\d\d\.))\s+(?:Januar|J\u00e4nner|Februar|M\u00e4rz|April|Mai|Juni|Juli"
    r"|August|September|Oktober|November|Dezember)\b))"
)
"""What ends a sentence; the point of a German date ("am 9. M\u00e4rz") does not."""

_SENTENCE_END = compiled(
    _FULL_STOP + r"[\"')\]\u201d\u2019]*\s+(?=[\"'(\[\u201c\u00bf\u00a1]*[A-Z\u00c0-\u00de0-9])"
    r"|;\s+(?=(?:AND\s+|[Aa]nd\s+)?(?:WHEREAS|[Ww]hereas|NOW,?\s+THEREFORE|IT\s+IS)\b)"
)
_ABBREVIATION = compiled(
    r"(?:\b(?:inc|ltd|corp|co|no|nos|mr|mrs|ms|dr|st|vs|approx|incl|excl|fig|sec|art|nr|bzw|ca|sr|sra|num|etc"
    r"|e\.g|i\.e|u\.s|z\.b|d\.h|p\.ej|s\.a|s\.l)|\b[a-z])\.$",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 8
"""Signs, at least, of the longest of them, without the full stop at its end."""


def passages(view: DocumentView) -> tuple[Passage, ...]:
    """Return the passages of every page in reading order; worked out once for a view."""
    return view.once(_passages)


def _passages(view: DocumentView) -> tuple[Passage, ...]:
    return tuple(passage for page in view.pages for passage in _passages_of(view, page))


def _passages_of(view: DocumentView, page: Page) -> Iterator[Passage]:
    shown = [piece for piece in view.pieces(page.number) if piece.text.strip()]
    return (_passage(view, page, group) for group in grouped(page, shown))


def _sentences_of(passage: Passage) -> Iterator[Sentence]:
    start = 0
    for match in _SENTENCE_END.finditer(passage.text):
        low = max(start, match.start() - _LONGEST_ABBREVIATION)
        if _ABBREVIATION.search(passage.text, low, match.start() + 1):
            continue
        yield Sentence(passage, start, match.end() - (len(match.group()) - len(match.group().rstrip())))
        start = match.end()
    if passage.text[start:].strip():
        yield Sentence(passage, start, len(passage.text))


def _passage(view: DocumentView, page: Page, group: Sequence[Piece]) -> Passage:
    first = group[0]
    by = view.seen_by(page.number, first.start + len(first.text) - len(first.text.lstrip()))
    text = " ".join(piece.text for piece in group).replace("\n", " ")
    pieces = tuple((piece.start, piece.end) for piece in group)
    form = _form(group, text)
    height = first.box.height if page.width is not None else 0.0
    return Passage(page.number, form, text, pieces, first.box.top, first.box.left, height, first.cell, by)


def _form(group: Sequence[Piece], text: str) -> Form:
    words = text.split()
    if group[0].cell is not None:
        return Form.CELL
    if any(piece.heading for piece in group) and len(words) <= 2 * HEADING_WORDS and len(group) <= 3:  # noqa: PLR2004 - a title of three lines
        return Form.HEADING
    if len(group) == 1 and looks_like_heading(text):
        return Form.HEADING
    return Form.ITEM if is_bullet(text) else Form.TEXT
