"""Cuts pages into passages (heading, list item, cell, running text), sections and sentences.

A passage may be several pieces of the page text, because the lines of a table cell or of a column do not
stand next to each other; it knows the way back from its own text to the page.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, groupby, pairwise

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Cell, Page, Span
from poedesk.proof.finding.page.cells import is_bullet, split_cell
from poedesk.proof.finding.page.pieces import same_size
from poedesk.proof.finding.page.view import DocumentView, Piece
from poedesk.proof.finding.wording.plain import Plain, plain_of

HEADING_WORDS = 14
"""A longer line is no heading, whatever it looks like."""

HARD_WRAP = 130
"""Characters of the longest line of a text whose paragraphs are wrapped by hand."""


_BAND = 40.0

_AROUND = 0.35
"""Share of the height of a recognised line that is white: it is found with what is around it.

A small letter goes on with the sentence before it, whatever the space between.
"""


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


_NUMBERED = compiled(
    r"^\s*(?:#+\s*)?(?:(?:section|article|part|phase|annex|appendix|exhibit|schedule|seccion|articulo|fase|anexo"
    r"|abschnitt|anlage|partie|annexe)\s+[\divxa-f]+(?:\.\d+)*|\d{1,2}(?:\.\d{1,2}){0,3}"
    r"|[a-z]{1,2}[-.]\d{1,2}|(?!a[35]\b)[a-d]\d(?:\.\d{1,2})?)\s*[.):\u2013-]*\s+(?=\S)",
    re.IGNORECASE,
)
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

_ANSWERED = compiled(r"[^:]{3,40}:\s+\S.*[^\W_]")
"""A label with its answer, which no title goes on from, however bold."""

_CUT = compiled(
    r"\b(?:the|a|an|of|and|or|to|for|with|from|in|der|die|das|des|dem|den|und|oder|von|mit|zu|im|el|la|los|las"
    r"|del|de|y|en|con|para|du|le|les|et|avec|pour)$",
    re.IGNORECASE,
)
"""How a line ends that goes on in the next one."""

_TERMINAL = (".", "!", "?", ";")


def passages(view: DocumentView) -> tuple[Passage, ...]:
    """Return the passages of every page in reading order; worked out once for a view."""
    return view.once(_passages)


def _passages(view: DocumentView) -> tuple[Passage, ...]:
    return tuple(passage for page in view.pages for passage in _passages_of(view, page))


def _passages_of(view: DocumentView, page: Page) -> Iterator[Passage]:
    shown = [piece for piece in view.pieces(page.number) if piece.text.strip()]
    return (_passage(view, page, group) for group in _grouped(page, shown))


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


def without_number(text: str) -> str:
    """Return a heading without its number, hash signs, stars and closing colon."""
    bare = _NUMBERED.sub("", fold(text).lstrip("#*_ "), count=1)
    return bare.strip(" *_#:.\t")


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


def looks_like_heading(text: str) -> bool:
    """Return whether a line of its own reads as a heading: numbered, in capitals, or short with a colon."""
    line = fold(text).strip("#*_ ")
    words = line.split()
    if not words or len(words) > HEADING_WORDS or line.endswith((".", ";", ",")) or "@" in line:
        return False
    letters = [sign for sign in line if sign.isalpha()]
    if len(letters) < 3:  # noqa: PLR2004 - a number or a mark
        return False
    if line.endswith(":"):
        return len(words) <= 8 and line.count(":") == 1  # noqa: PLR2004 - "We will deliver:" is a lead-in, not longer
    if ":" in line:
        return text.lstrip().startswith("#") or bool(
            _NUMBERED.match(line) and line.split(":")[0][-1:].isdigit()
        )
    if text.lstrip().startswith("#") or all(sign.isupper() for sign in letters):
        return True
    if _CUT.search(line) and not line.endswith(" AN"):  # the Auftragnehmer, as German papers shorten it
        return False
    return bool(_NUMBERED.match(line)) and without_number(line)[:1].isupper()


def _grouped(page: Page, pieces: Sequence[Piece]) -> list[list[Piece]]:
    wraps = _wraps_by_hand(page, pieces)
    groups: list[list[Piece]] = []
    cells: dict[Cell, list[Piece]] = {}
    edges = _right_edges(pieces)
    for piece in pieces:
        if piece.cell is not None:
            if piece.cell in cells:
                cells[piece.cell].append(piece)
                continue
            cells[piece.cell] = [piece]
            groups.append(cells[piece.cell])
        elif (
            groups and groups[-1][-1].cell is None and _continues(page, groups[-1], piece, edges, wraps=wraps)
        ):
            groups[-1].append(piece)
        elif (beside := _beside(page, groups, piece, edges)) is not None:
            beside.append(piece)
        else:
            groups.append([piece])
    return [part for group in groups for part in (split_cell(page, group) if group[0].cell else [group])]


def _beside(
    page: Page, groups: Sequence[list[Piece]], piece: Piece, edges: Mapping[int, float]
) -> list[Piece] | None:
    """Return the earlier paragraph that ``piece`` goes on with: columns side by side are read in turn.

    Only lines of running text, each full, that begin at one edge; what stands between is beside them.
    """
    if page.width is None:
        return None
    for back in range(2, min(_BACK, len(groups)) + 1):
        last, group = groups[1 - back][-1], groups[-back]
        if last.cell is not None or not _apart(last, piece):
            return None
        before = group[-1]
        aligned = abs(before.box.left - piece.box.left) <= _ALIGNED and before.cell is None
        if not aligned or len(before.text) < _COLUMN or not _continues(page, group, piece, edges, wraps=True):
            continue
        return group if _is_full(before, piece, edges[int(before.box.left // _BAND)]) else None
    return None


def _apart(one: Piece, other: Piece) -> bool:
    return one.box.left >= other.box.right or one.box.right <= other.box.left


_BACK = 8
"""Paragraphs that are looked back over, at most."""

_COLUMN = 24
"""Signs of a line of a narrow column, at least."""

_ALIGNED = 3.0
"""Points by which the lines of a column begin apart at most."""


def _wraps_by_hand(page: Page, pieces: Sequence[Piece]) -> bool:
    """Return whether line ends of the page are only where the line was full."""
    if page.width is not None:
        return True
    lengths = [piece.end - piece.start for piece in pieces if piece.cell is None]
    full = sum(1 for length in lengths if length >= 55)  # noqa: PLR2004 - a line of mail or of a typed page
    return bool(lengths) and max(lengths) <= HARD_WRAP and full >= 2  # noqa: PLR2004 - one may be chance


def _right_edges(pieces: Sequence[Piece]) -> dict[int, float]:
    """Return how far to the right lines reach that begin at about the same place (bands of ``_BAND``)."""
    edges: dict[int, float] = {}
    for piece in pieces:
        if piece.cell is None:
            band = int(piece.box.left // _BAND)
            for near in (band - 1, band, band + 1):
                edges[near] = max(edges.get(near, 0.0), piece.box.right)
    return edges


def _continues(
    page: Page, group: Sequence[Piece], piece: Piece, edges: Mapping[int, float], *, wraps: bool
) -> bool:
    """Return whether ``piece`` goes on with the paragraph of ``group``."""
    before = group[-1]
    text = piece.text
    last = before.text.rstrip()
    line = max(before.box.height, 1.0)
    around = _AROUND * line if page.by == "ocr" and not text[:1].islower() else 0.0
    gap = piece.box.top - before.box.bottom + around
    if piece.box.top < before.box.bottom - 0.5 * line or gap > 0.75 * (line - around):
        return False
    if min(piece.box.right, before.box.right) - max(piece.box.left, before.box.left) <= 0:
        return False
    if piece.heading != before.heading or is_bullet(text):
        return False
    if page.width is not None and not same_size(before, piece):
        return False
    if before.heading:
        title = len(group) < 3 and not _ANSWERED.match(last)  # noqa: PLR2004 - a title of three lines
        return page.width is not None and title
    if text[:1].islower() and not last.endswith(":"):
        return not last.endswith(_TERMINAL) or wraps
    if _begins_numbered(text) or (len(group) == 1 and looks_like_heading(last)):
        return False
    return wraps and _is_full(before, piece, edges[int(before.box.left // _BAND)])


def _begins_numbered(text: str) -> bool:
    """Return whether a line begins a numbered passage, and not with "1 confirms" or "Section 1 confirms"."""
    number = _NUMBERED.match(text)
    if number is None:
        return False
    marked = number.group().rstrip()[-1:] in ".):-\u2013"
    return marked or not text[number.end() :][:1].islower()


def _is_full(before: Piece, piece: Piece, right: float) -> bool:
    """Return whether the first word of the next line would not have fitted on the line before."""
    word = (piece.text.split() or [""])[0]
    width = piece.box.width / max(len(piece.text), 1) * (len(word) + 1)
    return before.box.right + width >= right * 0.88
