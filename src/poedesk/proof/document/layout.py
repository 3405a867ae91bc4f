"""Lays out the text of formats without pages: lines and columns become segments with boxes in layout units.

DOCX, HTML, mail and plain text all go through ``TextGrid``, so that finders see one kind of page.
"""

from math import ceil

from poedesk.proof.document.model import CHARACTER_WIDTH, LINE_HEIGHT, Box, Cell, Page, Segment


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
        self._segments: list[Segment] = []

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
        cell: Cell | None = None,
        heading: bool = False,
        width: float | None = None,
    ) -> tuple[int, int]:
        """Append ``text`` (without line breaks) to the line; return its range in the page text.

        ``column`` is its left edge in characters; without it the text begins where the last one ended.
        ``width`` is the room it has, in characters: longer text stays one segment whose box is higher.
        """
        if self._open:
            self._write("\t")
        start = self._length
        self._write(text)
        self._open = True
        shown = len(text.strip())
        if shown:
            lead = 0 if shown == len(text) else len(text) - len(text.lstrip())
            left = (self._right() if column is None else column + lead) * CHARACTER_WIDTH
            top = self._row * LINE_HEIGHT
            room, lines = shown, 1
            if width is not None and width < shown:
                room = max(1, int(width))
                lines = ceil(shown / room)
                self._lines = max(self._lines, lines)
            box = Box(left, top, left + room * CHARACTER_WIDTH, top + lines * LINE_HEIGHT)
            first = start + lead
            self._segments.append(Segment(first, first + shown, box, cell, heading))
        return start, self._length

    def end_line(self) -> None:
        """Begin a new line."""
        self._write("\n")
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
        return Page(1, None, None, "".join(self._parts), tuple(self._segments))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _right(self) -> float:
        last = self._segments[-1] if self._segments else None
        if last is None or last.box.top != self._row * LINE_HEIGHT:
            return 0.0
        return last.box.right / CHARACTER_WIDTH + 4
