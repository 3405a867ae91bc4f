"""The lines of a page, where rows of tables have cells of several lines cell by cell.

Across such a row, who is named in one cell stands level with whatever line of the next cell it comes to:
how cells are aligned and where they break decides, and says nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.page.pieces import Line, Piece
from poedesk.proof.finding.page.view import DocumentView

_ENDED = compiled(r".*\d{1,2}:\d{2}")
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
        free = tuple(piece for piece in line.pieces if _row(piece) not in broken)
        if free:
            yield replace(line, pieces=free)
        for row in [row for row in rows if row is not None and row not in told]:
            told.add(row)
            yield from _row_lines(page, [p for other in lines for p in other.pieces if _row(p) == row])


def _row(piece: Piece) -> Row | None:
    return (piece.cell.table, piece.cell.row) if piece.cell is not None else None


def _broken_rows(lines: Sequence[Line]) -> set[Row | None]:
    """Return the rows of tables of which more than one cell has several lines.

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
        if sum(len(texts) > 1 for texts in cells.values()) > 1
        and "".join(text for texts in cells.values() for text in texts).count("@") <= 1
    }


def _row_lines(page: int, pieces: Sequence[Piece]) -> Iterator[Line]:
    cells: dict[int, list[Piece]] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.box.top, piece.box.left)):
        if piece.cell is not None:
            cells.setdefault(piece.cell.column, []).append(piece)
    for column in sorted(cells):
        last: Piece | None = None
        for piece in cells[column]:
            whole = _whole(last, piece) if last is not None else None
            if last is not None and whole is None:
                yield Line(page, (last,))
            last = whole or piece
        if last is not None:
            yield Line(page, (last,))


def _whole(one: Piece, other: Piece) -> Piece | None:
    """Return two lines of a cell as one: an address, or a day and its time, that the column broke."""
    if _ADDRESS.match(one.text) and _REST.match(other.text):
        return replace(one, text=one.text + other.text, end=other.end, box=one.box.union(other.box))
    if other.text[:1].isdigit() and not _ENDED.match(one.text):
        return replace(one, text=f"{one.text} {other.text}", end=other.end, box=one.box.union(other.box))
    return None
