"""The lines of a page, where rows of tables have cells of several lines cell by cell.

Across such a row, who is named in one cell stands level with whatever line of the next cell it comes to:
how cells are aligned and where they break decides, and says nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.page.pieces import Line, Piece
from poedesk.proof.finding.page.view import DocumentView

_ADDRESS = compiled(r"\S+@\S*$")
_REST = compiled(r"[a-z0-9.-]{1,24}$")

Row = tuple[int, int]


def lines_of(view: DocumentView, page: int) -> Iterator[Line]:
    """Yield the lines of a page from top to bottom, the cells of a broken row from left to right."""
    lines = view.lines(page)
    broken = _broken_rows(lines)
    told: set[Row] = set()
    for line in lines:
        rows = dict.fromkeys(row for piece in line.pieces if (row := _row(piece)) in broken)
        free = tuple(told for piece in line.pieces if _row(piece) not in broken for told in _events(piece))
        if free:
            yield replace(line, pieces=free)
        for row in [row for row in rows if row is not None and row not in told]:
            told.add(row)
            yield from _row_lines(page, [p for other in lines for p in other.pieces if _row(p) == row])


def _row(piece: Piece) -> Row | None:
    return (piece.cell.table, piece.cell.row) if piece.cell is not None else None


def _broken_rows(lines: Sequence[Line]) -> set[Row | None]:
    """Return the rows of tables with several filled cells, one of them of several lines.

    Where a row has the addresses of several people, it is none: its lines tell better who did what.
    """
    rows: dict[Row, dict[int, list[str]]] = {}
    for line in lines:
        for piece in line.pieces:
            if piece.cell is not None:
                cells = rows.setdefault((piece.cell.table, piece.cell.row), {})
                cells.setdefault(piece.cell.column, []).append(piece.text)
    return {
        row
        for row, cells in rows.items()
        if len(cells) > 1
        and any(len(texts) > 1 for texts in cells.values())
        and "".join(text for texts in cells.values() for text in texts).count("@") <= 1
    }


def _row_lines(page: int, pieces: Sequence[Piece]) -> Iterator[Line]:
    cells: dict[int, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.box.top, piece.box.left)):
        if piece.cell is not None:
            cells.setdefault(piece.cell.column, []).append(piece)
    for column in sorted(cells):
        for piece in _told(cells[column]):
            yield Line(page, (piece,))


def _events(piece: Piece) -> Iterator[Piece]:
    """Yield the events that a line tells one after the other, each cited by itself."""
    several = len(_CLOCK.findall(piece.text)) > 1
    yield from _told([piece]) if several else (piece,)


def _told(lines: Sequence[Piece]) -> Iterator[Piece]:
    """Yield what a cell tells, one thing after the other: events, a list with commas, or its lines."""
    cell = _Cell(lines)
    if _CLOCK.search(cell.text):
        ends = [found.end() for found in _CLOCK.finditer(cell.text)]
        edges = [0, *ends, *([len(cell.text)] if cell.text[ends[-1] :].strip(_BETWEEN) else [])]
        yield from (cell.cut(start, end) for start, end in pairwise(edges))
    elif "@" in cell.text and any(_LISTED.search(line.text) for line in lines):
        yield cell.cut(0, len(cell.text))
    else:
        yield from cell.lines


_CLOCK = compiled(r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?")
_LISTED = compiled(r",$|\S@\S+,\s\S")
"""A line of a list: "Dana Whitfield," or "dana@lakeview.example, Director"."""

_BETWEEN = " ,;|."


class _Cell:
    """The lines of a cell as one text."""

    def __init__(self, lines: Sequence[Piece]) -> None:
        """Take the lines from top to bottom; an address that the column broke is one word."""
        self.lines: list[Piece] = []
        for line in lines:
            last = self.lines[-1] if self.lines else None
            if last is not None and _ADDRESS.match(last.text) and _REST.match(line.text):
                box = last.box.union(line.box)
                self.lines[-1] = replace(last, text=last.text + line.text, end=line.end, box=box)
            else:
                self.lines.append(line)
        self._begins = [0, *accumulate(len(line.text) + 1 for line in self.lines)][:-1]
        self.text = " ".join(line.text for line in self.lines)

    def cut(self, start: int, end: int) -> Piece:
        """Return a range of the text as a piece, cited where it stands."""
        while start < end and self.text[start] in _BETWEEN:
            start += 1
        first, last = self._at(start), self._at(max(end - 1, start))
        box = self.lines[first].box.union(self.lines[last].box)
        low = min(self.lines[first].start + start - self._begins[first], self.lines[first].end)
        high = min(self.lines[last].start + end - self._begins[last], self.lines[last].end)
        return replace(self.lines[first], text=self.text[start:end], start=low, end=max(low, high), box=box)

    def _at(self, place: int) -> int:
        return bisect_right(self._begins, place) - 1
