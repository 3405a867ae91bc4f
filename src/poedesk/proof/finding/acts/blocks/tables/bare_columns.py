"""Tables without labels: "Checked by | Approved by", and under each head a name, a title and a signature.

What a row holds is told by all of its cells together: names, titles or days, each in all that are filled.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Cell, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.sheets.checked import approves, are_steps
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, middle
from poedesk.proof.finding.acts.blocks.tables.grids import Column, side_in
from poedesk.proof.finding.acts.blocks.values import BLANK, Signed
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import Piece

ROWS = 7
"""Rows under the heads of such a table at most."""

_DEEP = 60.0
"""Points under the last words of the table up to which a signature in it reaches."""


@dataclass(frozen=True, slots=True)
class BareColumns:
    """Such a table: its columns, and what each row of it holds."""

    page: int
    table: int
    heads: int
    """The row of the heads."""

    columns: Sequence[Column]
    rows: dict[str, int]
    """``name``, ``title``, ``date``, ``signature`` -> row."""

    top: float
    bottom: float


def bare_columns_of(sheet: Sheet, parties: Sequence[Finding]) -> list[BareColumns]:
    """Return the tables of a page that are columns of signatures without labels."""
    page = sheet.page.number
    found = (_read(sheet, page, table, parties) for table in sheet.tables)
    return [each for each in found if each is not None]


def _read(sheet: Sheet, page: int, table: int, parties: Sequence[Finding]) -> BareColumns | None:
    count, width = sheet.view.table_size(page, table)
    for heads in range(min(count - 2, 2)):
        cells = [sheet.view.cell(page, Cell(table, heads, column)) for column in range(width)]
        if width < 2 or count - heads - 1 > ROWS or not all(cells):  # noqa: PLR2004 - two who sign
            continue
        deeds = [approves(_said(cell)) for cell in cells]
        columns = list(_columns(table, cells, deeds, parties))
        rows = _rows(sheet, page, table, range(heads + 1, count), width)
        if not (any(deeds) or len({column.role for column in columns} - {None}) > 1) or "name" not in rows:
            continue
        top, last = cells[0][0].box.bottom, max(rows.values())
        filled = (sheet.view.cell(page, Cell(table, last, column)) for column in range(width))
        foot = max(piece.box.bottom for cell in filled for piece in cell)
        return BareColumns(page, table, heads, columns, rows, top, _bottom(sheet, page, table, foot))
    return None


def _bottom(sheet: Sheet, page: int, table: int, foot: float) -> float:
    """Return how far down a signature under the last words of a table reaches: not to the next words."""
    below = (p.box.top for p in sheet.parts if p.page == page and (p.cell is None or p.cell.table != table))
    return min([foot + _DEEP, *(top for top in below if top >= foot)])


def _said(cell: Sequence[Piece]) -> str:
    return fold(" ".join(piece.text for piece in cell))


def _columns(
    table: int,
    cells: Sequence[Sequence[Piece]],
    deeds: Sequence[bool | None],
    parties: Sequence[Finding],
) -> Iterator[Column]:
    deeds = deeds if are_steps(deeds) else [None] * len(cells)
    lefts = [cell[0].box.left for cell in cells]
    rights = [*lefts[1:], lefts[-1] + 260.0]
    for number, (cell, deed, left, right) in enumerate(zip(cells, deeds, lefts, rights, strict=True)):
        role, party = side_in(_said(cell), parties)
        role = role or words.role_of(_said(cell))
        yield Column(table, cell[0], number, role, party, left - 6, right - 6, signs=deed is not False)


def _rows(sheet: Sheet, page: int, table: int, rows: range, width: int) -> dict[str, int]:
    """Return which row holds what; nothing where one holds more than one kind, or two hold the same."""
    told: dict[str, int] = {}
    for row in rows:
        cells = [sheet.view.cell(page, Cell(table, row, column)) for column in range(width)]
        kinds = {_kind(_said(cell)) for cell in cells if cell}
        if not kinds:
            continue
        if len(kinds) > 1 or None in kinds or kinds & set(told):
            return {}
        told |= {kind: row for kind in kinds if kind is not None}
    return told


def _kind(said: str) -> str | None:
    signed = values.judge(said)
    if signed is not None and signed.state is State.PRESENT and signed.detail != words.BARE_NAME:
        return "signature"
    if when.is_date(said):
        return "date"
    if looks_like_title(said):
        return "title"
    return "name" if looks_like_person(said) else None


def bare_column_acts(sheet: Sheet, table: BareColumns, first: int, order: Order | None) -> list[Act]:
    """Return one act for each column whose head does not say that it only looked the paper over."""
    signing = [column for column in table.columns if column.signs]
    return [_act(sheet, table, column, f"block-{first + n}", order) for n, column in enumerate(signing)]


def _act(sheet: Sheet, table: BareColumns, column: Column, act: str, order: Order | None) -> Act:
    def value(kind: str) -> tuple[str, Span] | None:
        row = table.rows.get(kind)
        cell = sheet.view.cell(table.page, Cell(table.table, row, column.column)) if row is not None else ()
        return (_said(cell), sheet.view.span(table.page, cell[0].start, cell[-1].end)) if cell else None

    def finding(kind: str) -> Finding | None:
        told = value(kind)
        if told is None:
            return None
        return Finding(told[0], (told[1],), 0.85, column.role, State.PRESENT, anchored=True, act=act)

    day = value("date")
    date = when.finding(*day, order, role=column.role, act=act) if day is not None else None
    signature = _signature(sheet, table, column, act, value("signature"))
    name = finding("name")
    if name is not None and signature.state is State.PRESENT and signature.person is None:
        signature = replace(signature, person=name.value)
    return Act(act, "block", column.role, column.party, signature, date, name, finding("title"))


def _signature(
    sheet: Sheet, table: BareColumns, column: Column, act: str, said: tuple[str, Span] | None
) -> Finding:
    head = sheet.view.span(table.page, column.head.start, column.head.end)
    signed: Signed = BLANK
    span = head
    if said is not None:
        signed, span = values.judge(said[0]) or BLANK, said[1]
    drawn = [
        each
        for each in sheet.drawn.near(table.top, table.bottom, column.left, column.right)
        if column.left - 4 <= (each.box.left + each.box.right) / 2 <= column.right + 4
        and table.top <= middle(each.box) <= table.bottom
    ]
    if signed.state is not State.PRESENT and drawn:
        seen = shown(drawn, 0.85)
        signed = Signed(State.PRESENT, seen.kind, None, seen.detail, seen.confidence)
        span = Span(table.page, box=drawn[0].box, by=By.INK, quote=head.quote)
    value = "present" if signed.state is State.PRESENT else "blank"
    return Finding(
        value, (span,), signed.confidence, column.role, signed.state, anchored=True,
        signature_kind=signed.kind, act=act, person=signed.person, detail=signed.detail,
    )  # fmt: skip
