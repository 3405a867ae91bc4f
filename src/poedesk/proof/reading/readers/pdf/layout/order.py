"""The order in which a person reads the pieces of a page: tables row by row, columns of prose one by one."""

from collections.abc import Sequence
from statistics import median

from poedesk.proof.reading.readers.pdf.layout.columns import split_at_columns
from poedesk.proof.reading.readers.pdf.layout.flows import flows_in
from poedesk.proof.reading.readers.pdf.layout.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.lines import Piece, Row, rows_of

_PROSE_SHARE = 0.3
"""A column of prose fills at least this share of the text's width on average."""

_PROSE_LINES = 4
"""Lines side by side that make columns of prose."""


def ordered(pieces: Sequence[Piece], grids: Sequence[Grid]) -> list[Row]:
    """Return all rows in reading order: tables row by row and cell by cell, columns of prose one by one."""
    open_pieces = [piece for piece in pieces if piece.cell is None]
    flows = flows_in(open_pieces) if len(open_pieces) == len(pieces) else []
    flowing = {id(piece) for each in flows for piece in (*each.left, *each.right)}
    lines = rows_of(piece for piece in open_pieces if id(piece) not in flowing)
    free = columns_apart(split_at_columns(lines))
    free += [[*rows_of(each.left), *rows_of(each.right)] for each in flows]
    units: list[tuple[float, int, list[Row]]] = [
        (min(piece.box.top for piece in block[0]), number, block) for number, block in enumerate(free)
    ]
    cells: dict[tuple[int, int, int], list[Piece]] = {}
    for piece in pieces:
        if piece.cell is not None:
            cells.setdefault(piece.cell, []).append(piece)
    by_row: dict[tuple[int, int], list[list[Piece]]] = {}
    for table, row, column in sorted(cells):
        by_row.setdefault((table, row), []).append(cells[table, row, column])
    for number, ((table, row), members) in enumerate(by_row.items()):
        rows = _table_row([rows_of(held) for held in members])
        units.append((grids[table].ys[row], len(free) + number, rows))
    units.sort(key=lambda unit: unit[:2])
    return [row for _, _, rows in units for row in rows]


def _table_row(cells: list[list[Row]]) -> list[Row]:
    """Return the rows of one table row: single lines side by side, else cell after cell."""
    if all(len(rows) == 1 for rows in cells):
        return [[piece for rows in cells for piece in rows[0]]]
    return [row for rows in cells for row in rows]


def columns_apart(rows: list[Row]) -> list[list[Row]]:
    """Return ``rows`` as blocks; rows of prose in two columns are one block, left column first."""
    if not rows:
        return []
    left = min(row[0].box.left for row in rows)
    width = max(max(piece.box.right for piece in row) for row in rows) - left
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
    """Return the row after two-column prose that begins at ``begin``, 0 when there is none."""
    if len(rows[begin]) != 2:  # noqa: PLR2004 - two columns
        return 0
    gap = (rows[begin][0].box.right, rows[begin][1].box.left)
    end, pairs = begin, []
    for row in rows[begin:]:
        if len(row) > 2:  # noqa: PLR2004 - two columns
            break
        lefts = [piece for piece in row if piece.box.right <= gap[1]]
        rights = [piece for piece in row if piece.box.left >= gap[0]]
        if len(lefts) + len(rights) != len(row) or len(lefts) > 1 or len(rights) > 1:
            break
        narrowed = (
            max([gap[0], *(piece.box.right for piece in lefts)]),
            min([gap[1], *(piece.box.left for piece in rights)]),
        )
        if narrowed[0] >= narrowed[1]:
            break
        gap = narrowed
        end += 1
        if len(row) == 2:  # noqa: PLR2004 - both columns
            pairs.append(row)
    if len(pairs) < _PROSE_LINES:
        return 0
    shares = [median(row[side].box.right - row[side].box.left for row in pairs) for side in (0, 1)]
    drawn_apart = max(row[0].order for row in pairs) < min(row[1].order for row in pairs)
    return end if drawn_apart and min(shares) >= _PROSE_SHARE * width else 0


def _by_column(rows: list[Row]) -> list[Row]:
    edge = min(row[1].box.left for row in rows if len(row) == 2)  # noqa: PLR2004 - both columns
    left = [[piece] for row in rows for piece in row if piece.box.right <= edge]
    right = [[piece] for row in rows for piece in row if piece.box.right > edge]
    return left + right
