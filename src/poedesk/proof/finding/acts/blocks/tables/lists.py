"""Tables with one row of labels, "Role | Name | Signature | Date": every further row is one block.

A row that only names a party is the head of those under it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Cell
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet
from poedesk.proof.finding.acts.blocks.tables.grids import Column, label_of, side_in, signature_in
from poedesk.proof.finding.acts.blocks.tables.party_cells import PartyCell, party_cell
from poedesk.proof.finding.acts.blocks.tables.under_heads import told_in
from poedesk.proof.finding.acts.blocks.whose.overhead import role_of_section
from poedesk.proof.finding.acts.blocks.whose.party_names import clean_name
from poedesk.proof.finding.acts.naming.people import looks_like_person, looks_like_title
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import Piece


def lists_of(sheet: Sheet) -> list[Part]:
    """Return the signature labels in head rows under which every row is somebody's."""
    return [
        part for part in sheet.parts if part.kind is Kind.SIGN and not part.text and _heads_list(sheet, part)
    ]


def _heads_list(sheet: Sheet, part: Part) -> bool:
    if part.cell is None or part.cell.column == 0 or words.role_of(part.label_text) is not None:
        return False
    rows, _ = sheet.view.table_size(part.page, part.cell.table)
    own = sheet.rows[part.cell.table, part.cell.row]
    if any((p.label is not None and p.colon and p.text) or _answers(p, part) for p in own):
        return False  # labels with their answers: the row is a block, and heads nothing
    under = sheet.rows.get((part.cell.table, part.cell.row + 1), ())
    if any(
        p.kind in {Kind.NAME, Kind.TITLE, Kind.DATE} and p.cell != part.cell and not p.text for p in under
    ):
        return False  # labels go on in the next row: "Name | ... | Signature | ..." over "Title | ... | Date"
    beside = {p.kind for p in own}
    filled = sheet.view.cell(part.page, Cell(part.cell.table, part.cell.row + 1, 0))
    return rows > part.cell.row + 1 and bool(filled) and bool(beside & {Kind.NAME, Kind.DATE, Kind.TITLE})


def _answers(part: Part, label: Part) -> bool:
    """Return whether a part stands under a label in the same cell, as its answer."""
    return part is not label and part.cell == label.cell and part.kind in {Kind.CONFORMED, Kind.ESIGN}


def list_acts(
    sheet: Sheet, part: Part, parties: Sequence[Finding], first: int, order: Order | None
) -> list[Act]:
    """Return one act for each row under the head row; ids go on from ``block-<first>``."""
    assert part.cell is not None
    table = part.cell.table
    rows, _ = sheet.view.table_size(part.page, table)
    head = {p.kind: p for p in sheet.rows[table, part.cell.row]}
    lines: list[_Row] = []
    group = _group(_said(sheet, part.page, table, part.cell.row - 1), parties)
    group = group or _headed(_said(sheet, part.page, table, part.cell.row))
    for row in range(part.cell.row + 1, rows):
        if _again(sheet, row, head):
            break
        cells = sheet.view.row(part.page, table, row)
        said = _said(sheet, part.page, table, row)
        heads = _group(said, parties) if not _is_unsigned(said, head) else None
        if heads is not None:
            group = heads
        elif any(said):
            begins = next(cell[0] for cell in cells if cell).box
            both = party_cell(sheet, part, row, parties)
            named = [*([both.party] if both is not None and both.party else []), *said]
            lines.append(_Row(row, begins, *_row_side(named, parties, group), both))
    if len(lines) == 1 and lines[0].role is None and lines[0].party is None:
        above = [p for p in sheet.parts if p.page == part.page and p.box.bottom <= part.box.top]
        lines = [replace(lines[0], role=role_of_section(sorted(above, key=lambda p: -p.box.bottom)))]
    return [
        _row_act(sheet, head, line, f"block-{first + number}", order) for number, line in enumerate(lines)
    ]


def _is_unsigned(said: Sequence[str], head: Mapping[Kind, Part]) -> bool:
    """Return whether a row holds only an organisation, under the head of those: nobody signed for it."""
    told = head.get(Kind.PARTY)
    column = told.cell.column if told is not None and told.cell is not None else None
    return [number for number, text in enumerate(said) if text] == [column]


def _again(sheet: Sheet, row: int, head: Mapping[Kind, Part]) -> bool:
    """Return whether a row is the same head row once more: what stands under it is its own list."""
    sign = head[Kind.SIGN].cell
    assert sign is not None
    kinds = {p.kind for p in sheet.rows.get((sign.table, row), ()) if not p.text}
    return kinds >= set(head)


@dataclass(frozen=True, slots=True)
class _Row:
    row: int
    box: Box
    role: Role | None
    party: str | None
    both: PartyCell | None = None
    """The cell that holds organisation and title."""


_Told = tuple[Role | None, str | None]


def _said(sheet: Sheet, page: int, table: int, row: int) -> list[str]:
    """Return the words of each cell of a row; of a row before the first one nothing."""
    cells = sheet.view.row(page, table, row) if row >= 0 else []
    return [fold(" ".join(piece.text for piece in cell)) for cell in cells]


def _group(said: Sequence[str], parties: Sequence[Finding]) -> _Told | None:
    """Return for whom the rows under a row are that only names a side; null for any other row."""
    filled = [text for text in said if text]
    if len(filled) != 1 or len(said) == 1 or looks_like_title(filled[0]) or looks_like_person(filled[0]):
        return None
    told = side_in(clean_name(filled[0]) or filled[0], parties)
    return told if told != (None, None) else None


def _headed(heads: Sequence[str]) -> _Told | None:
    """Return for whom all rows are under heads of which one names a side: "Taken over by (customer)"."""
    roles = {words.role_of(head) for head in heads} - {None}
    return (roles.pop(), None) if len(roles) == 1 else None


def _row_side(said: Sequence[str], parties: Sequence[Finding], group: _Told | None) -> _Told:
    """Return for whom a row is: by its first cells, never by a title such as "Partner Manager" alone.

    ``group`` is what the last row above says that names a side only: a row that names another one is not
    known to be of either.
    """
    for text in said:
        told = side_in(text, parties) if group is None or not looks_like_title(text) else (None, None)
        if told != (None, None):
            return told if group is None or told[0] is group[0] else (None, None)
    return group or (None, None)


def _row_act(sheet: Sheet, head: Mapping[Kind, Part], line: _Row, act: str, order: Order | None) -> Act:
    def finding(kind: Kind) -> Finding | None:
        label = head.get(kind) or (head.get(Kind.BY) if kind is Kind.NAME else None)
        if label is None or label.cell is None:
            return None
        cell = sheet.view.cell(label.page, Cell(label.cell.table, line.row, label.cell.column))
        text = when.one_line([piece.text for piece in cell])
        span = (
            sheet.view.span(label.page, cell[0].start, cell[-1].end, label=label.label_text)
            if cell
            else label_of(sheet, label)
        )
        return told_in(kind, text, span, (line.role, act, order))

    sign = head[Kind.SIGN]
    assert sign.cell is not None
    column = Column(
        sign.cell.table,
        sheet.view.pieces(sign.page)[0],
        sign.cell.column,
        line.role,
        line.party,
        sign.box.left - 10,
        sign.box.right + 90,
    )
    signature = _in_row(sheet, sign, column, line, act)
    both = head.get(Kind.NAME_TITLE) or (head.get(Kind.NAME) if Kind.TITLE not in head else None)
    name, title = _name_and_title(sheet, both, line, act)
    name = name or finding(Kind.NAME) or _person_in(sheet, sign, line, act)
    title = title or finding(Kind.TITLE)
    if title is None and line.both is not None:
        title = line.both.finding(sheet, sign.page, line.role, act)
    date = finding(Kind.DATE) if Kind.DATE in head else _date_at(sheet, sign, line, act, order)
    return Act(act, "block", line.role, line.party, signature, date, name, title)


def _date_at(sheet: Sheet, sign: Part, line: _Row, act: str, order: Order | None) -> Finding | None:
    """Return the date that stands with the signature under a head that asks for both: "Signed / on"."""
    assert sign.cell is not None
    dated = [
        piece
        for piece in sheet.view.cell(sign.page, Cell(sign.cell.table, line.row, sign.cell.column))
        if when.is_date(fold(piece.text))
    ]
    if len(dated) != 1:
        return None
    span = sheet.view.span(sign.page, dated[0].start, dated[0].end, label=sign.label_text)
    return told_in(Kind.DATE, fold(dated[0].text), span, (line.role, act, order))


def _name_and_title(
    sheet: Sheet, label: Part | None, line: _Row, act: str
) -> tuple[Finding | None, Finding | None]:
    """Return who stands in the row under "Name and title", and with which title: on one line or under it."""
    if label is None or label.cell is None:
        return None, None
    first, *rest = sheet.view.cell(label.page, Cell(label.cell.table, line.row, label.cell.column)) or (None,)
    if first is None:
        return None, None
    if _is_broken(first, rest):
        first, rest = replace(first, text=f"{first.text} {rest[0].text}", end=rest[0].end), rest[1:]
    whole = taken_apart(fold(" ".join(piece.text for piece in (first, *rest))))
    said = whole if whole.title and looks_like_person(whole.name) else taken_apart(fold(first.text))
    rest = [] if said is whole else rest
    told = [said.title, *(piece.text for piece in rest)] if said.title else [piece.text for piece in rest]
    title = fold(" ".join(told))
    span = sheet.view.span(label.page, first.start, (rest[-1] if rest else first).end, label=label.label_text)
    if not looks_like_person(said.name):
        return None, None
    if label.kind is Kind.NAME and not looks_like_title(title):
        return None, None  # one name over several lines
    found = Finding(said.name, (span,), 0.9, line.role, State.PRESENT, anchored=True, act=act)
    return found, replace(found, value=title) if title else None


def _is_broken(first: Piece, rest: Sequence[Piece]) -> bool:
    """Return whether a name goes on in the second line of its cell."""
    if not rest or looks_like_title(rest[0].text):
        return False
    return len(rest) > 1 and looks_like_person(fold(f"{first.text} {rest[0].text}"))


def _person_in(sheet: Sheet, sign: Part, line: _Row, act: str) -> Finding | None:
    """Return the person that a row names in a column with a head of another kind, "Representative"."""
    assert sign.cell is not None
    for number, cell in enumerate(sheet.view.row(sign.page, sign.cell.table, line.row)):
        name = taken_apart(fold(" ".join(piece.text for piece in cell))).name
        if number != sign.cell.column and looks_like_person(name):
            span = sheet.view.span(sign.page, cell[0].start, cell[-1].end)
            return Finding(name, (span,), 0.7, line.role, State.PRESENT, anchored=True, act=act)
    return None


def _in_row(sheet: Sheet, sign: Part, column: Column, line: _Row, act: str) -> Finding:
    """Return the signature in the row: as in a column, but on the row's own line."""
    assert sign.cell is not None
    place = replace(
        sign,
        box=Box(sign.box.left, line.box.top, sign.box.right, line.box.bottom),
        cell=Cell(sign.cell.table, line.row, sign.cell.column),
    )
    return signature_in(sheet, place, column, act, rowed=True)
