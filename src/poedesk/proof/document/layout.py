"""Lays out the text of formats without pages: lines and columns become segments with boxes in layout units.

DOCX, HTML, mail and plain text all go through ``TextGrid``, so that finders see one kind of page.
"""

from poedesk.proof.document.model import CHARACTER_WIDTH, LINE_HEIGHT, Page
from poedesk.proof.document.segments import Segments


class TextGrid:
    """Collects text line by line; ``page()`` gives the page with its segments.

    Within one line, ``add`` is called once for each column; ``end_line`` closes the line. The character
    range of what was added is returned, so that a reader can tie fields and marks to it.
    """

    def __init__(self) -> None:
        """Start with an empty page."""
        self._parts: list[str] = []
        self._length = 0
        self._row = 0
        self._open = False
        self._lines = 1
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._sides: list[float] = []
        self._cells: list[int] = []
        self._headings: list[int] = []

    @property
    def row(self) -> int:
        """Number of the line that is being written, from 0."""
        return self._row

    @property
    def length(self) -> int:
        """Characters written so far; a further column of the same line begins one tab later."""
        return self._length

    @property
    def open(self) -> bool:
        """Whether the line that is being written has text."""
        return self._open

    @property
    def lines(self) -> int:
        """Rows that the line takes so far: more than 1 when a segment of it needed more room."""
        return self._lines

    def add(
        self,
        text: str,
        *,
        column: float | None = None,
        cell: tuple[int, int, int] | None = None,
        heading: bool = False,
        width: float | None = None,
    ) -> tuple[int, int]:
        """Append ``text`` (without line breaks) to the line; return its range in the page text.

        ``column`` is its left edge in characters; without it the text begins where the last one ended.
        ``cell`` is its table, row and column.
        ``width`` is the room it has, in characters: longer text stays one segment whose box is higher.
        """
        start = self._length
        if self._open:
            self._parts.append("\t")
            start += 1
        self._open = True
        self._parts.append(text)
        self._length = end = start + len(text)
        room = len(text.strip())
        if not room:
            return start, end
        first = start
        if first + room != end:
            first += len(text) - len(text.lstrip())
        left = (self._right() if column is None else column + (first - start)) * CHARACTER_WIDTH
        top = bottom = self._row * LINE_HEIGHT
        last = first + room
        if width is not None and width < room:
            shown, room = room, max(1, int(width))
            lines = -(-shown // room)
            self._lines = max(self._lines, lines)
            bottom += lines * LINE_HEIGHT
        else:
            bottom += LINE_HEIGHT
        if cell is not None:
            self._cells += (len(self._starts), *cell)
        if heading:
            self._headings.append(len(self._starts))
        self._starts.append(first)
        self._ends.append(last)
        self._sides += (left, top, left + room * CHARACTER_WIDTH, bottom)
        return start, end

    def end_line(self) -> None:
        """Begin a new line."""
        self._parts.append("\n")
        self._length += 1
        self._row += self._lines
        self._lines = 1
        self._open = False

    def move(self, row: int) -> None:
        """Go on at line ``row``: how the cells of one table row come to stand side by side."""
        self._row = row
        self._lines = 1

    def beside(self, row: int) -> None:
        """Close the line, then write on from line ``row``: the next cell of a row beside the last one."""
        if self._open:
            self.end_line()
        self._row = row

    def page(self) -> Page:
        """Return what was written as page 1 without sizes."""
        segments = Segments(
            tuple(self._starts),
            tuple(self._ends),
            tuple(self._sides),
            tuple(self._cells),
            tuple(self._headings),
        )
        return Page(1, None, None, "".join(self._parts), segments)

    def _right(self) -> float:
        if not self._sides or self._sides[-3] != self._row * LINE_HEIGHT:
            return 0.0
        return self._sides[-2] / CHARACTER_WIDTH + 4
