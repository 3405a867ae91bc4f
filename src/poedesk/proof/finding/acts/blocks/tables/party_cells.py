"""Cells that hold an organisation and a title, "Company and position": whose the row is, and the title."""

from collections.abc import Sequence

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Cell
from poedesk.proof.finding.acts.blocks.parts import Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet
from poedesk.proof.finding.acts.blocks.tables.grids import side_in
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import looks_like_title
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.view import Piece


@dataclass(frozen=True, slots=True)
class PartyCell:
    """A known organisation with a title under it."""

    role: Role | None
    party: str | None
    title: str
    lines: tuple[Piece, ...]
    """The lines of the title."""

    def finding(self, sheet: Sheet, page: int, role: Role | None, act: str) -> Finding:
        """Return the title as a finding of an act."""
        span = sheet.view.span(page, self.lines[0].start, self.lines[-1].end)
        return Finding(self.title, (span,), 0.8, role, State.PRESENT, anchored=True, act=act)


def party_cell(sheet: Sheet, sign: Part, row: int, parties: Sequence[Finding]) -> PartyCell | None:
    """Return the one cell of a row that holds a known organisation over a title."""
    assert sign.cell is not None
    table = sign.cell.table
    heads = {p.cell.column for p in sheet.rows[table, sign.cell.row] if p.cell and p.label is not None}
    cells = sheet.view.row(sign.page, table, row)
    found = [
        told
        for column in range(len(cells))
        if column not in heads and (told := _told(sheet, sign.page, Cell(table, row, column), parties))
    ]
    return found[0] if len(found) == 1 else None


def _told(sheet: Sheet, page: int, cell: Cell, parties: Sequence[Finding]) -> PartyCell | None:
    lines = tuple(sheet.view.cell(page, cell))
    for count in range(1, len(lines)):
        name = fold(" ".join(line.text for line in lines[:count]))
        title = fold(" ".join(line.text for line in lines[count:]))
        if role_of_party(name, parties) is not None and looks_like_title(title):
            return PartyCell(*side_in(name, parties), title, lines[count:])
    return None
