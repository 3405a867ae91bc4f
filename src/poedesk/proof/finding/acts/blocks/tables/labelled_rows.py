"""Tables whose rows hold labels of their own: "Approved by client | Dana Whitfield | Signature | | Date | ".

Each row is a block. Whose it is its first cell says, and nothing in a row is of another row.
"""

from collections.abc import Sequence

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Cell
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet
from poedesk.proof.finding.acts.blocks.tables.grids import Column, side_in, signature_in
from poedesk.proof.finding.acts.blocks.tables.under_heads import told_in
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import Piece

_FAR = 260.0
"""Points right of the last label of a row in which its answer stands at most."""

_NOT_FIRST = frozenset({Kind.NAME, Kind.TITLE, Kind.DATE, Kind.NAME_TITLE, Kind.SIGN})
"""Labels that do not begin such a row: it is a row of a form, and several of them are one block."""


def labelled_rows_of(sheet: Sheet) -> list[list[Part]]:
    """Return the labels for a signature of each table that has them in the same column of several rows."""
    tables: dict[int, list[Part]] = {}
    for part in sheet.parts:
        if part.kind is Kind.SIGN and part.cell is not None:
            tables.setdefault(part.cell.table, []).append(part)
    return [signs for table, signs in tables.items() if _are_blocks(sheet, table, signs)]


def _are_blocks(sheet: Sheet, table: int, signs: Sequence[Part]) -> bool:
    """Return whether labels for a signature stand under each other, one a row, a person in one of these."""
    cells = [part.cell for part in signs if part.cell is not None and not part.text]
    columns, rows = {cell.column for cell in cells}, {cell.row for cell in cells}
    if len(columns) != 1 or 0 in columns or not len(rows) == len(signs) > 1:
        return False
    begun = all(_begins_block(sheet, table, row) for row in rows)
    return begun and any(_person(sheet, sign) is not None for sign in signs)


def _begins_block(sheet: Sheet, table: int, row: int) -> bool:
    """Return whether the first cell of a row is filled, and asks for nothing that a block holds."""
    first = [p for p in sheet.rows[table, row] if p.cell is not None and p.cell.column == 0]
    return bool(first) and not any(part.kind in _NOT_FIRST for part in first)


def labelled_row_acts(
    sheet: Sheet, signs: Sequence[Part], parties: Sequence[Finding], first: int, order: Order | None
) -> list[Act]:
    """Return one act for each row; ids go on from ``block-<first>``."""
    return [_act(sheet, sign, parties, f"block-{first + number}", order) for number, sign in enumerate(signs)]


def _act(sheet: Sheet, sign: Part, parties: Sequence[Finding], act: str, order: Order | None) -> Act:
    assert sign.cell is not None
    cells = sheet.view.row(sign.page, sign.cell.table, sign.cell.row)
    role, party = side_in(_text(cells[0]), parties)
    later = [p.box.left for p in _labels(sheet, sign) if p.box.left > sign.box.right]
    column = Column(
        sign.cell.table,
        cells[0][0],
        sign.cell.column + 1,
        role,
        party,
        sign.box.right + 10,
        min(later, default=sign.box.right + _FAR),
    )
    signature = signature_in(sheet, sign, column, act, rowed=True)
    who = _person(sheet, sign)
    told = None if who is None else _named(sheet, sign, cells[who], role, act)
    date = next((_day(sheet, p, role, act, order) for p in _labels(sheet, sign) if p.kind is Kind.DATE), None)
    name, title = told or (None, None)
    return Act(act, "block", role, party, signature, date, name, title)


def _labels(sheet: Sheet, sign: Part) -> list[Part]:
    assert sign.cell is not None
    row = sheet.rows[sign.cell.table, sign.cell.row]
    return [part for part in row if part.kind in LABELS and part.cell is not None and part.cell.column > 0]


def _person(sheet: Sheet, sign: Part) -> int | None:
    """Return the number of the one cell of a row that names a person."""
    assert sign.cell is not None
    cells = sheet.view.row(sign.page, sign.cell.table, sign.cell.row)
    named = [
        number
        for number, cell in enumerate(cells)
        if number not in {0, sign.cell.column + 1}
        and cell
        and looks_like_person(taken_apart(_text(cell)).name)
    ]
    return named[0] if len(named) == 1 else None


def _named(
    sheet: Sheet, sign: Part, cell: Sequence[Piece], role: Role | None, act: str
) -> tuple[Finding | None, Finding | None]:
    said = taken_apart(_text(cell))
    span = sheet.view.span(sign.page, cell[0].start, cell[-1].end)
    name = Finding(said.name, (span,), 0.85, role, State.PRESENT, anchored=True, act=act)
    titled = said.title is not None and looks_like_title(said.title)
    title = Finding(said.title, (span,), 0.8, role, State.PRESENT, anchored=True, act=act) if titled else None
    return name, title


def _day(sheet: Sheet, label: Part, role: Role | None, act: str, order: Order | None) -> Finding | None:
    """Return the date at its label: behind it in its cell, or in the next one."""
    assert label.cell is not None
    if label.text:
        span = sheet.view.span(label.page, *label.value, label=label.label_text)
        return told_in(Kind.DATE, label.text, span, (role, act, order))
    place = Cell(label.cell.table, label.cell.row, label.cell.column + 1)
    cell = sheet.view.cell(label.page, place)
    if not cell:
        span = sheet.view.span(label.page, label.start, label.end, label=label.label_text)
        return Finding(None, (span,), 0.85, role, State.BLANK, anchored=True, act=act)
    span = sheet.view.span(label.page, cell[0].start, cell[-1].end, label=label.label_text)
    text = when.one_line([piece.text for piece in cell])
    return told_in(Kind.DATE, text, span, (role, act, order))


def _text(cell: Sequence[Piece]) -> str:
    """Return the lines of a cell as one; "IT-" goes on with "Leiter" behind its hyphen."""
    text = ""
    for piece in cell:
        broken = _HYPHEN.search(text) is not None and piece.text[:1].isalpha()
        text = f"{text}{'' if broken else ' '}{piece.text}"
    return fold(text)


_HYPHEN = later(r"[^\W\d_]-$")
