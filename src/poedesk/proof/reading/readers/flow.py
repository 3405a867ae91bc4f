"""Text in blocks and tables, laid out: what HTML and Markdown are turned into before they become a page.

A ``Line`` is one line as a person sees it; tabs in it part columns. A ``Table`` holds rows of cells, each
cell again lines and tables. ``lay_out`` writes them cell by cell, so that the text of a cell stays
together, and gives the cells boxes side by side, so that "right of" and "below" hold.

Three signs that Unicode reserves for such inner use mark places in the text of a line: ``OPEN`` and ``CLOSE``
stand around the value of a form control, ``PICTURE`` stands for an image. They never reach the page.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import CHARACTER_WIDTH, LINE_HEIGHT, Box, Cell, Page, Segment
from poedesk.proof.document.segments import ranges
from poedesk.proof.reading.readers.text import columns

OPEN, CLOSE, PICTURE = "\ufdd0", "\ufdd1", "\ufdd2"
SIGNS = compiled(f"[{OPEN}{CLOSE}{PICTURE}]")
_WIDEST = 60
_GAP = 4
_INDENT = 2


@dataclass(slots=True)
class Line:
    """One line of text."""

    text: str
    heading: bool = False
    quoted: int = 0
    """How many quotations (of earlier mail) it stands in."""

    indent: int = 0


@dataclass(slots=True)
class Table:
    """Rows of cells; a cell is its content and the number of columns it spans."""

    rows: list["Row"] = field(default_factory=list)
    quoted: int = 0

    @property
    def is_frame(self) -> bool:
        """Whether it only frames its content: one cell in every row, as pages are laid out with."""
        return all(len(row) <= 1 for row in self.rows)


Item = Line | Table
Row = list[tuple[list[Item], int]]


@dataclass(frozen=True, slots=True)
class Laid:
    """A page with the places that were marked in it."""

    page: Page
    values: tuple[tuple[int, int, Segment | None], ...]
    """Range of each ``OPEN`` .. ``CLOSE`` pair in the page text, with the segment it lies in."""

    pictures: tuple[Box, ...]
    quoted: tuple[tuple[int, int, int], ...]
    """Range and depth of each line that was written, in order."""


def lay_out(items: Sequence[Item]) -> Laid:
    """Return ``items`` as one page without sizes."""
    writer = _Writer()
    writer.items(items, 0, None)
    page = writer.grid.page()
    starts = [start for start, _ in ranges(page.segments)] if writer.values else []  # in the text's order
    values = tuple((start, end, _holder(page.segments, starts, start, end)) for start, end in writer.values)
    return Laid(page, values, tuple(writer.pictures), tuple(writer.lines))


def _holder(segments: Sequence[Segment], starts: Sequence[int], start: int, end: int) -> Segment | None:
    at = bisect_right(starts, start) - 1
    return segments[at] if at >= 0 and end <= segments[at].end else None


class _Writer:
    def __init__(self) -> None:
        self.grid = TextGrid()
        self.values: list[tuple[int, int]] = []
        self.pictures: list[Box] = []
        self.lines: list[tuple[int, int, int]] = []
        self._tables = 0

    def items(self, items: Sequence[Item], left: int, cell: Cell | None) -> None:
        for item in items:
            if isinstance(item, Line):
                self._line(item, left, cell)
            elif item.is_frame:
                for row in item.rows:
                    for content, _ in row:
                        self.items(content, left, cell)
            else:
                self._table(item, left)

    def _line(self, line: Line, left: int, cell: Cell | None) -> None:
        start = self.grid.length
        self._runs(line, left, cell)
        self.lines.append((start, self.grid.length, line.quoted))
        self.grid.end_line()

    def _runs(self, line: Line, left: int, cell: Cell | None) -> None:
        for column, run in columns(line.text):
            place = left + line.indent * _INDENT + column
            if SIGNS.search(run):
                self._signed_run(run, place, cell, line)
            else:
                self.grid.add(run, column=place, cell=cell, heading=line.heading)

    def _signed_run(self, run: str, column: int, cell: Cell | None, line: Line) -> None:
        """Write a run without its signs, noting where they stood."""
        plain, places = "", []
        for sign in re.split(f"({SIGNS.pattern})", run):
            if sign and SIGNS.fullmatch(sign):
                places.append((sign, len(plain)))
            else:
                plain += sign
        start, _ = self.grid.add(plain, column=column, cell=cell, heading=line.heading)
        opened = start
        for sign, offset in places:
            if sign == OPEN:
                opened = start + offset
            elif sign == CLOSE:
                self.values.append((opened, start + offset))
            else:
                x, y = (column + offset) * CHARACTER_WIDTH, self.grid.row * LINE_HEIGHT
                self.pictures.append(Box(x, y, x + 2 * CHARACTER_WIDTH, y + LINE_HEIGHT))

    def _table(self, table: Table, left: int) -> None:
        number = self._tables
        self._tables += 1
        lefts = _lefts(table, left)
        for index, row in enumerate(table.rows):
            if all(len(content) <= 1 and isinstance((content or [Line("")])[0], Line) for content, _ in row):
                self._plain_row(row, lefts, number, index)
                continue
            top = bottom = self.grid.row
            column = 0
            for content, span in row:
                self.grid.beside(top)
                self.items(content, lefts[min(column, len(lefts) - 1)], Cell(number, index, column))
                bottom = max(bottom, self.grid.row)
                column += span
            self.grid.beside(max(bottom, top + 1))

    def _plain_row(self, row: Row, lefts: Sequence[int], table: int, index: int) -> None:
        """Write a row whose cells hold one line each as one line of text."""
        start, column, quoted = self.grid.length, 0, 0
        for content, span in row:
            for line in content:
                if isinstance(line, Line) and line.text:
                    place = lefts[min(column, len(lefts) - 1)]
                    self._runs(line, place, Cell(table, index, column))
                    quoted = line.quoted
            column += span
        self.lines.append((start, self.grid.length, quoted))
        self.grid.end_line()


def _lefts(table: Table, left: int) -> list[int]:
    """Return the left edge of each column in characters, as wide as what stands in it."""
    widths: list[int] = []
    for row in table.rows:
        column = 0
        for content, span in row:
            while len(widths) < column + span:
                widths.append(1)
            if span == 1:
                widths[column] = max(widths[column], min(_WIDEST, _width(content)))
            column += span
    edges = [left]
    for width in widths[:-1]:
        edges.append(edges[-1] + width + _GAP)
    return edges


def _width(items: Sequence[Item]) -> int:
    widest = 1
    for item in items:
        if isinstance(item, Line):
            widest = max(widest, len(item.text) + item.indent * _INDENT)
        else:
            for row in item.rows:
                widest = max(widest, sum(_width(content) + _GAP for content, _ in row))
    return widest
