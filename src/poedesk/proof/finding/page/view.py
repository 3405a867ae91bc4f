"""One document as the finders look at it: pieces of text with places, lines, cells, sections, fields.

All geometry is in the units of the page (see ``document/model.py``), so that "right of" and "below" mean the
same for a PDF, a DOCX and a plain text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any, TypeVar

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Cell, Document, Page, Span
from poedesk.proof.finding.page.pieces import Line, Piece, PlacedField, Section, lines_of, pieces_of
from poedesk.proof.finding.wording.expressions import in_small
from poedesk.proof.finding.wording.plain import Plain, plain_of

__all__ = ["DocumentView", "Line", "Piece", "PlacedField", "Section"]

_SENTENCE_END = compiled(r"[.!?。！？](?=[\"')\]”’]*\s+[\"'(\[“‘¿¡]*[A-ZÀ-ÖØ-Þ0-9¿¡])|\n\s*\n")
_ABBREVIATION = compiled(
    r"(?:\b[A-Z]|\b(?:Inc|Ltd|Corp|Co|Mr|Mrs|Ms|Dr|No|Nos|Art|Sec|St|Jr|Sr|vs|etc|e\.g|i\.e|S\.A|Sra?|Nr|bzw|z\.B))$"
)
_MAIL_HEADER = compiled(r"[A-Z][A-Za-z-]+:")
_Made = TypeVar("_Made")


class DocumentView:
    """One document with everything that finders ask again and again, computed once."""

    def __init__(self, document: Document) -> None:
        """Look at ``document``; nothing is computed before it is asked for."""
        self.document = document
        self._pages = {page.number: page for page in document.pages}
        self._plain: dict[int, Plain] = {}
        self._small: dict[int, str] = {}
        self._folded: dict[int, str] = {}
        self._made: dict[Callable[[DocumentView], Any], Any] = {}

    def once(self, make: Callable[["DocumentView"], _Made]) -> _Made:
        """Return ``make(self)``, worked out once for this view."""
        if make not in self._made:
            self._made[make] = make(self)
        made: _Made = self._made[make]
        return made

    def forget(self) -> None:
        """Let go of all that was worked out, which refers back to the view: nobody may ask it any more."""
        vars(self).clear()

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the pages of the document."""
        return self.document.pages

    def page(self, number: int) -> Page:
        """Return page ``number`` (from 1); raises KeyError when there is none."""
        return self._pages[number]

    def text(self, number: int) -> str:
        """Return the text of page ``number``."""
        return self._pages[number].text

    def plain(self, number: int) -> Plain:
        """Return the text of page ``number`` made plain."""
        if number not in self._plain:
            self._plain[number] = plain_of(self.text(number))
        return self._plain[number]

    def small(self, number: int) -> str:
        """Return the text of page ``number`` in small letters, sign for sign."""
        if number not in self._small:
            self._small[number] = in_small(self.text(number))
        return self._small[number]

    def folded(self, number: int) -> str:
        """Return the text of page ``number`` with every run of white space as one blank."""
        if number not in self._folded:
            self._folded[number] = fold(self.text(number))
        return self._folded[number]

    # Pieces and lines

    @cached_property
    def _pieces(self) -> dict[int, tuple[Piece, ...]]:
        return {page.number: pieces_of(page) for page in self.pages}

    @cached_property
    def _lines(self) -> dict[int, tuple[Line, ...]]:
        return {number: lines_of(pieces) for number, pieces in self._pieces.items()}

    @cached_property
    def _line_index(self) -> dict[tuple[int, int], int]:
        return {
            (piece.page, piece.index): index
            for lines in self._lines.values()
            for index, line in enumerate(lines)
            for piece in line.pieces
        }

    def pieces(self, page: int | None = None) -> tuple[Piece, ...]:
        """Return the pieces of ``page``, or of all pages, in reading order."""
        if page is not None:
            return self._pieces[page]
        return tuple(piece for pieces in self._pieces.values() for piece in pieces)

    def lines(self, page: int | None = None) -> tuple[Line, ...]:
        """Return the visual lines of ``page``, or of all pages, from top to bottom."""
        if page is not None:
            return self._lines[page]
        return tuple(line for lines in self._lines.values() for line in lines)

    def line_of(self, piece: Piece) -> Line:
        """Return the visual line on which ``piece`` stands."""
        return self._lines[piece.page][self._line_index[piece.page, piece.index]]

    def piece_at(self, page: int, offset: int) -> Piece | None:
        """Return the piece that holds character ``offset`` of the page text, or null between pieces."""
        starts, pieces = self._by_start[page]
        if starts is None:
            return next((piece for piece in pieces if piece.start <= offset < piece.end), None)
        place = bisect_right(starts, offset) - 1
        return pieces[place] if place >= 0 and offset < pieces[place].end else None

    @cached_property
    def _by_start(self) -> dict[int, tuple[list[int] | None, tuple[Piece, ...]]]:
        """Hold the pieces of each page by where they begin; without a list where two share characters."""
        found: dict[int, tuple[list[int] | None, tuple[Piece, ...]]] = {}
        for number, pieces in self._pieces.items():
            ordered = tuple(sorted(pieces, key=lambda piece: piece.start))
            apart = all(one.end <= other.start for one, other in pairwise(ordered))
            found[number] = ([piece.start for piece in ordered], ordered) if apart else (None, pieces)
        return found

    def right_of(self, piece: Piece) -> Piece | None:
        """Return the nearest piece to the right on the same visual line."""
        after = [other for other in self.line_of(piece).pieces if other.box.left >= piece.box.right - 1]
        return min(after, key=lambda other: other.box.left, default=None)

    def left_of(self, piece: Piece) -> Piece | None:
        """Return the nearest piece to the left on the same visual line."""
        before = [other for other in self.line_of(piece).pieces if other.box.right <= piece.box.left + 1]
        return max(before, key=lambda other: other.box.right, default=None)

    def below(self, piece: Piece, *, gap: float = 1.6) -> Piece | None:
        """Return the nearest piece underneath, at most ``gap`` heights of ``piece`` away."""
        return self._vertical(piece, 1, gap)

    def above(self, piece: Piece, *, gap: float = 1.6) -> Piece | None:
        """Return the nearest piece overhead, at most ``gap`` heights of ``piece`` away."""
        return self._vertical(piece, -1, gap)

    def _vertical(self, piece: Piece, step: int, gap: float) -> Piece | None:
        lines = self._lines[piece.page]
        index = self._line_index[piece.page, piece.index] + step
        limit = gap * max(piece.box.height, 1)
        while 0 <= index < len(lines):
            box = lines[index].box
            distance = box.top - piece.box.bottom if step > 0 else piece.box.top - box.bottom
            if distance > limit:
                return None
            over = [other for other in lines[index].pieces if _share_column(piece.box, other.box)]
            if over:
                return min(over, key=lambda other: abs(other.box.left - piece.box.left))
            index += step
        return None

    # Tables

    @cached_property
    def _cells(self) -> dict[tuple[int, Cell], tuple[Piece, ...]]:
        cells: dict[tuple[int, Cell], list[Piece]] = defaultdict(list)
        for piece in self.pieces():
            if piece.cell is not None:
                cells[piece.page, piece.cell].append(piece)
        return {place: tuple(pieces) for place, pieces in cells.items()}

    @cached_property
    def _tables(self) -> dict[tuple[int, int], tuple[int, int]]:
        sizes: dict[tuple[int, int], tuple[int, int]] = {}
        for page, cell in self._cells:
            rows, columns = sizes.get((page, cell.table), (0, 0))
            sizes[page, cell.table] = max(rows, cell.row + 1), max(columns, cell.column + 1)
        return sizes

    def cell(self, page: int, cell: Cell) -> tuple[Piece, ...]:
        """Return the pieces in ``cell``, in reading order; none when it is empty."""
        return self._cells.get((page, cell), ())

    def table_size(self, page: int, table: int) -> tuple[int, int]:
        """Return rows and columns of a table, counted up to the last cell that is not empty."""
        return self._tables.get((page, table), (0, 0))

    def row(self, page: int, table: int, row: int) -> tuple[tuple[Piece, ...], ...]:
        """Return the cells of a row from left to right, empty ones included."""
        _, columns = self.table_size(page, table)
        return tuple(self.cell(page, Cell(table, row, column)) for column in range(columns))

    def cell_right(self, piece: Piece) -> tuple[Piece, ...] | None:
        """Return what is in the next filled cell to the right.

        An empty tuple when the cells to the right are empty; null outside tables and in a last column.
        """
        if piece.cell is None:
            return None
        table, row, column = piece.cell
        _, columns = self.table_size(piece.page, table)
        for other in range(column + 1, columns):
            if found := self.cell(piece.page, Cell(table, row, other)):
                return found
        return () if column + 1 < columns else None

    def cell_below(self, piece: Piece) -> tuple[Piece, ...] | None:
        """Return what is in the cell underneath: empty or nothing, null outside tables and in a last row."""
        if piece.cell is None:
            return None
        table, row, column = piece.cell
        rows, _ = self.table_size(piece.page, table)
        return self.cell(piece.page, Cell(table, row + 1, column)) if row + 1 < rows else None

    # Sections and sentences

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the document cut at its headings, in reading order."""
        sections: list[Section] = []
        heading: Piece | None = None
        ranges: list[tuple[int, int, int]] = []
        for page in self.pages:
            start = 0
            for piece in (item for item in self._pieces[page.number] if item.heading):
                if piece.start > start:
                    ranges.append((page.number, start, piece.start))
                if heading is not None or ranges:
                    sections.append(Section(heading, tuple(ranges)))
                heading, ranges, start = piece, [], piece.end
            if start < len(page.text):
                ranges.append((page.number, start, len(page.text)))
        if heading is not None or ranges:
            sections.append(Section(heading, tuple(ranges)))
        return tuple(sections)

    def section_text(self, section: Section) -> str:
        """Return the body of ``section``, pages joined by a line break."""
        return "\n".join(self.text(page)[start:end] for page, start, end in section.ranges)

    def sentences(self, page: int) -> Iterator[tuple[int, int]]:
        """Yield the range of each sentence in the text of ``page``; blank lines end one too."""
        text, start = self.text(page), 0
        for match in _SENTENCE_END.finditer(text):
            if match.group() == "." and _ABBREVIATION.search(text, max(0, match.start() - 6), match.start()):
                continue
            yield from _trimmed(text, start, match.end())
            start = match.end()
        yield from _trimmed(text, start, len(text))

    # Fields, spans

    @cached_property
    def fields(self) -> tuple[PlacedField, ...]:
        """Return every fillable field with its page."""
        return tuple(PlacedField(page.number, field) for page in self.pages for field in page.fields)

    def span(self, page: int, start: int, end: int, label: str | None = None) -> Span:
        """Return a citation of the text range, blanks at its ends left out, with how it was seen."""
        text = self.text(page)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return Span(page, start, end, by=self.seen_by(page, start), label=fold(label) if label else None)

    def seen_by(self, page: int, offset: int) -> By:
        """Return how the character at ``offset`` of the text of ``page`` was seen."""
        seen = self._pages[page]
        if seen.recognised(offset, offset + 1):
            return By.OCR
        if offset < self.mail_head and page == self.pages[0].number:
            return By.MAIL_HEADER
        piece = self.piece_at(page, offset)
        return By.TABLE if piece is not None and piece.cell is not None else By.TEXT

    @cached_property
    def mail_head(self) -> int:
        """Return the length of the header lines with which the text of a mail begins; else 0."""
        text = self.pages[0].text if self.pages and self.document.mail is not None else ""
        if not _MAIL_HEADER.match(text):
            return 0
        blank = re.search(r"\n[ \t]*\n", text)
        return blank.start() if blank else 0


def _share_column(one: Box, other: Box) -> bool:
    shared = min(one.right, other.right) - max(one.left, other.left)
    return shared > 0


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    part = text[start:end]
    if part.strip():
        lead, trail = len(part) - len(part.lstrip()), len(part) - len(part.rstrip())
        yield start + lead, end - trail
