"""The order in which a person reads the pieces of a page: tables row by row, columns of prose one by one."""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from statistics import median

from poedesk.proof.document.model import Cell
from poedesk.proof.reading.readers.pdf.layout.columns import narrowed, split_at_columns
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.flows import flows_in
from poedesk.proof.reading.readers.pdf.layout.lines import Piece, Row, rows_of
from poedesk.proof.reading.readers.pdf.layout.unruled import tables_in

_PROSE_SHARE = {2: 0.3, 3: 0.22}
"""Number of columns -> the share of the text's width that a column of prose fills at least, on average."""

_PROSE_LINES = 4
"""Lines side by side that make columns of prose."""


def ordered(
    pieces: Sequence[Piece], grids: Sequence[Grid], numbers: Iterator[int] | None = None
) -> list[Row]:
    """Return all rows in reading order: tables row by row and cell by cell, columns of prose one by one.

    ``numbers`` are those of the tables without rules, which come after those of ``grids``.
    """
    numbers = numbers or count(len(grids))
    flows = flows_in(pieces, grids)
    flowing = {id(piece) for each in flows for piece in (*each.left, *each.right)}
    rest = [piece for piece in pieces if id(piece) not in flowing] if flows else pieces
    blocks = [[*ordered(each.left, grids, numbers), *ordered(each.right, grids, numbers)] for each in flows]
    ruled = [piece for piece in rest if piece.cell is not None]
    return _across(ruled, grids, [*_blocks(rest, numbers), *blocks])


def _across(pieces: Sequence[Piece], grids: Sequence[Grid], free: Sequence[list[Row]]) -> list[Row]:
    """Return rows as they stand on a page or in a column: those of ruled tables, and ``free`` blocks."""
    units: list[tuple[float, int, list[Row]]] = [
        (min([piece.box[1] for piece in block[0]]), number, block) for number, block in enumerate(free)
    ]
    cells: dict[tuple[int, int, int], list[Piece]] = {}
    for piece in pieces:
        assert piece.cell is not None
        cells.setdefault(piece.cell, []).append(piece)
    by_row: dict[tuple[int, int], list[list[Piece]]] = {}
    for table, row, column in sorted(cells):
        by_row.setdefault((table, row), []).append(cells[table, row, column])
    for number, ((table, row), members) in enumerate(by_row.items()):
        rows = _table_row([rows_of(held) for held in members])
        units.append((grids[table].ys[row], len(free) + number, rows))
    units.sort(key=lambda unit: unit[:2])
    return [row for _, _, rows in units for row in rows]


def _blocks(pieces: Sequence[Piece], numbers: Iterator[int]) -> Iterator[list[Row]]:
    """Yield the rows of the pieces that are in no ruled table, in blocks that are read as a whole."""
    rows = split_at_columns(rows_of(piece for piece in pieces if piece.cell is None))
    begin = 0
    for table in tables_in(rows):
        yield from columns_apart(rows[begin : table.begin])
        number = next(numbers)
        for row, record in enumerate(table.records):
            for column, held in record.items():
                for piece in held:
                    piece.cell = Cell(number, row, column)
            yield _table_row([[[piece] for piece in record[column]] for column in sorted(record)])
        begin = table.end
    yield from columns_apart(rows[begin:])


def _table_row(cells: list[list[Row]]) -> list[Row]:
    """Return the rows of one table row: single lines side by side, else cell after cell."""
    if all(len(rows) == 1 for rows in cells):
        return [[piece for rows in cells for piece in rows[0]]]
    return [row for rows in cells for row in rows]


def columns_apart(rows: list[Row]) -> list[list[Row]]:
    """Return ``rows`` as blocks; rows of prose in columns are one block, column after column."""
    if not any(len(row) in _PROSE_SHARE for row in rows):
        return [[row] for row in rows]
    left = min([row[0].box[0] for row in rows])
    width = max([piece.box[2] for row in rows for piece in row]) - left
    blocks: list[list[Row]] = []
    number = 0
    while number < len(rows):
        end = _prose_end(rows, number, width)
        if end:
            blocks.append(_by_column(rows[number:end]))
            number = end
        else:
            blocks.append([rows[number]])
            number += 1
    return blocks


def _prose_end(rows: list[Row], begin: int, width: float) -> int:
    """Return the row after prose in columns that begins at ``begin``, 0 when there is none."""
    share = _PROSE_SHARE.get(len(rows[begin]))
    if share is None:
        return 0
    gaps = [(one.box.right, other.box.left) for one, other in pairwise(rows[begin])]
    end, full = begin, []
    for row in rows[begin:]:
        left = narrowed(gaps, row)
        if left is None:
            break
        gaps = left
        end += 1
        if len(row) > len(gaps):
            full.append(row)
    if len(full) < _PROSE_LINES:
        return 0
    columns = list(zip(*full, strict=True))
    drawn_apart = all(
        max(piece.order for piece in one) < min(piece.order for piece in other)
        for one, other in pairwise(columns)
    )
    least = min(median(piece.box.right - piece.box.left for piece in column) for column in columns)
    return end if drawn_apart and least >= share * width else 0


def _by_column(rows: list[Row]) -> list[Row]:
    widest = max(rows, key=len)
    edges = [min(row[at].box.left for row in rows if len(row) == len(widest)) for at in range(len(widest))]
    columns: list[list[Row]] = [[] for _ in edges]
    for row in rows:
        for piece in row:
            after = sum(1 for edge in edges[1:] if piece.box.right > edge)
            columns[after].append([piece])
    return [row for column in columns for row in column]
