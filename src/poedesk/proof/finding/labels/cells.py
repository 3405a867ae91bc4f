"""Where the value of a label lies on its own line and in tables."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, Cell
from poedesk.proof.finding.labels.columns import answers_title, free_values, lone
from poedesk.proof.finding.labels.items import item_values
from poedesk.proof.finding.labels.model import Value
from poedesk.proof.finding.labels.scan import Hit, label_like, label_only
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.once import once_a_view
from poedesk.proof.finding.page.states import is_blank
from poedesk.proof.finding.page.view import DocumentView, Piece


def values(view: DocumentView, piece: Piece, hit: Hit) -> Iterator[Value]:
    """Yield what stands at the label ``hit`` in ``piece``; several for the head of a column."""
    if _leads(view, piece, hit):
        hit = hit._replace(separator="gap", value=hit.stop)
    raw = piece.text[hit.value : hit.stop]
    if hit.separator != "end" and (raw.strip() or hit.stop < len(piece.text)):
        ranges = [(piece.start + hit.value, piece.start + hit.stop)]
        if hit.stop == len(piece.text) and not is_blank(raw) and piece.cell is not None:
            ranges += _rest_of_cell(view, piece)
        yield Value(hit.separator, tuple(ranges), part_of(piece, hit.value, hit.stop))
    elif answers := item_values(view, piece, hit):
        yield from answers
    elif piece.cell is not None:
        yield from cell_values(view, view.cell(piece.page, piece.cell), hit, piece)
    else:
        yield from free_values(view, piece, hit)


def _leads(view: DocumentView, piece: Piece, hit: Hit) -> bool:
    """Return whether dots behind a label lead to its answer, which stands right behind them."""
    if hit.stop < len(piece.text) or _LEADER.fullmatch(piece.text, hit.value) is None:
        return False
    right = view.right_of(piece)
    near = right is not None and right.box.left - piece.box.right <= _LED * piece.box.height
    return right is not None and near and not label_like(right.text) and not is_blank(right.text)


_LEADER = compiled(r"[\s.\u2026\u00b7]{4,}")

_LED = 6.0
"""Heights of a line between the dots and the answer that they lead to, at most."""


def part_of(piece: Piece, start: int, end: int) -> Box:
    """Return the box of a part of the piece, as if all its characters were equally wide."""
    width = piece.box.width / max(len(piece.text), 1)
    return piece.box._replace(left=piece.box.left + start * width, right=piece.box.left + end * width)


def _rest_of_cell(view: DocumentView, piece: Piece) -> list[tuple[int, int]]:
    """Return the lines of the cell behind ``piece``, up to the next label: a value that wraps."""
    ranges: list[tuple[int, int]] = []
    cell = view.cell(piece.page, piece.cell) if piece.cell is not None else ()
    place = bisect_right(cell, piece.index, key=lambda other: other.index)
    for other in islice(cell, place, None):
        if label_like(other.text):
            break
        ranges.append((other.start, other.end))
    return ranges


def cell_values(
    view: DocumentView, cell: Sequence[Piece], hit: Hit, piece: Piece | None = None
) -> Iterator[Value]:
    """Yield the value in the same cell, or the cell to the right, or those below a header."""
    first = cell[0]
    if piece is not None and piece is not cell[-1]:
        rest = _rest_of_cell(view, piece)
        yield Value("cell-line", tuple(rest), piece.box)
        return
    if piece is not None and piece is not first and hit.separator == "colon":
        yield Value("cell-line", (), piece.box)
        return
    columns = _side_columns(view, first.page, first.cell.table) if first.cell is not None else {}
    if columns:
        yield from _by_side(view, first, hit, columns)
        return
    if _heads_column(view, first):
        return
    right = view.cell_right(first)
    if right and answers_title(hit, " ".join(part.text for part in right)):
        yield _cell_value("cell-right", right)
        return
    if right is not None and not _is_label(right):
        if right or not lone(hit):
            yield _cell_value("cell-right", right)
        return
    yield from _column_values(view, first, hit, header=right is not None)


@once_a_view
def _side_columns(view: DocumentView, page: int, table: int) -> Mapping[int, Role]:
    """Return the columns of a table whose head row names a side for each: " | Client | Consultant"."""
    columns: dict[int, Role] = {}
    for number, head in enumerate(view.row(page, table, 0)):
        hits = label_only(" ".join(piece.text for piece in head)) if head else ()
        roles = {entry.role for entry in hits[0].entries if entry.lone_role and entry.role} if hits else set()
        if number and len(roles) == 1:
            columns[number] = next(iter(roles))
    if len(set(columns.values())) < 2:  # noqa: PLR2004 - both sides
        return {}
    rows, _ = view.table_size(page, table)
    named = sum(_is_label(view.cell(page, Cell(table, row, 0))) for row in range(1, rows))
    return columns if named > 1 else {}


def _heads_column(view: DocumentView, first: Piece) -> bool:
    """Return whether a cell is the head of a column, over the answers to the labels of the rows."""
    cell = first.cell
    if cell is None or cell.row or not cell.column:
        return False
    return _labelled_rows(view, first.page, cell.table)


@once_a_view
def _labelled_rows(view: DocumentView, page: int, table: int) -> bool:
    """Return whether a table has an empty corner, and a label at the head of most of its rows."""
    rows, _ = view.table_size(page, table)
    firsts = [view.cell(page, Cell(table, row, 0)) for row in range(rows)]
    named = sum(_is_label(cell) for cell in firsts[1:])
    return not firsts[0] and named > 1 and 2 * named >= len(firsts) - 1


def _by_side(view: DocumentView, first: Piece, hit: Hit, columns: Mapping[int, Role]) -> Iterator[Value]:
    """Yield the value of a row for each side; the heads of the columns have none of their own."""
    assert first.cell is not None
    if first.cell.row == 0 or first.cell.column or lone(hit):
        return
    for number, role in columns.items():
        cell = view.cell(first.page, first.cell._replace(column=number))
        yield replace(_cell_value("cell-right", cell), role=role)


def _column_values(view: DocumentView, first: Piece, hit: Hit, *, header: bool) -> Iterator[Value]:
    """Yield the cells under a column header, down to the next label or empty cell."""
    assert first.cell is not None
    row = view.row(first.page, first.cell.table, first.cell.row)
    header = header or all(_is_label(cell) for cell in row if cell)
    if not header and first.cell.column:
        return
    below = view.cell_below(first)
    if not below or _is_label(below):
        if below is not None and not lone(hit):
            yield Value("cell-below")
        return
    rows, _ = view.table_size(first.page, first.cell.table)
    for number in range(first.cell.row + 1, rows if header else first.cell.row + 2):
        cell = view.cell(first.page, first.cell._replace(row=number))
        if not cell or _is_label(cell):
            break
        yield replace(_cell_value("cell-below", cell), role=_side_of_row(view, cell[0]))
        if any(entry.key == "party.name" for entry in hit.entries):
            break  # an address, or another thing than the name, stands in the next row


def _side_of_row(view: DocumentView, piece: Piece) -> Role | None:
    """Return the side that the first cell of the row names: "Customer | Alder Clinic | alder.example"."""
    assert piece.cell is not None
    head = view.cell(piece.page, piece.cell._replace(column=0))
    hits = label_only(" ".join(part.text for part in head)) if head and piece.cell.column else ()
    roles = {entry.role for entry in hits[0].entries if entry.lone_role and entry.role} if hits else set()
    return next(iter(roles)) if len(roles) == 1 else None


def _cell_value(via: str, cell: Sequence[Piece]) -> Value:
    box = None
    for piece in cell:
        box = piece.box if box is None else box.union(piece.box)
    return Value(via, tuple((piece.start, piece.end) for piece in cell), box)


def _is_label(cell: Sequence[Piece]) -> bool:
    text = " ".join(piece.text for piece in cell)
    return bool(text) and (bool(label_only(text)) or label_like(cell[0].text))
