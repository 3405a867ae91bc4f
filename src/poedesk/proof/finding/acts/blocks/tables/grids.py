"""Tables with one column of labels, "Signature | <partner> | <customer>": each further column is a block."""

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Cell, Drawing, FieldKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.entries import field_span
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.checked import approves, are_steps
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, middle
from poedesk.proof.finding.acts.blocks.values import Signed
from poedesk.proof.finding.acts.blocks.whose.handed import handed
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page import states
from poedesk.proof.finding.page.view import Piece

FIELD_REACH = 400.0
"""Points over and under a row within which a field on it begins or ends, however high it is."""


@dataclass(frozen=True, slots=True)
class Column:
    """One party's column in such a table."""

    table: int
    head: Piece
    column: int
    role: Role | None
    party: str | None
    left: float
    right: float
    signs: bool = True
    """Whether who stands in it approves; not who only wrote the paper, or looked it over."""


def grids_of(sheet: Sheet, parties: Sequence[Finding]) -> list[tuple[Part, list[Column]]]:
    """Return the signature labels in first columns, each with the columns of the parties."""
    found = []
    known: dict[tuple[int, int], tuple[int, list[Column]]] = {}
    for part in sheet.parts:
        if part.kind is not Kind.SIGN or part.cell is None or part.cell.column != 0 or part.text:
            continue
        if not _asked_again(sheet, part):
            columns = _columns(sheet, part, parties, known)
            if len(columns) > 1:
                found.append((part, columns))
    return found


def _asked_again(sheet: Sheet, part: Part) -> bool:
    """Return whether another cell of the row asks for a signature too: then each of them is a block."""
    assert part.cell is not None
    row = sheet.rows[part.cell.table, part.cell.row]
    return any(p.kind is Kind.SIGN and not p.text and p.cell != part.cell for p in row)


def _columns(
    sheet: Sheet,
    part: Part,
    parties: Sequence[Finding],
    known: dict[tuple[int, int], tuple[int, list[Column]]],
) -> list[Column]:
    """Return the columns of the nearest head over ``part``.

    ``known`` keeps for each page and table down to which row was looked, and the columns found last.
    """
    assert part.cell is not None
    table = part.cell.table
    seen, columns = known.get((part.page, table), (0, []))
    if seen > part.cell.row:  # a row that stands higher than one that was looked at before
        seen, columns = 0, []
    for row in range(seen, part.cell.row):
        columns = _headed(sheet, part.page, table, row, parties) or columns
    known[part.page, table] = part.cell.row, columns
    return columns


def _headed(sheet: Sheet, page: int, table: int, row: int, parties: Sequence[Finding]) -> list[Column]:
    """Return the columns under a row that names the parties; none when it does not."""
    cells = sheet.view.row(page, table, row)
    heads = [(number, cell[0]) for number, cell in enumerate(cells) if number > 0 and cell]
    if len(heads) < 2 or _is_row(sheet, page, table, row):  # noqa: PLR2004 - two parties
        return []
    told = [(number, head, *side_in(head.text, parties)) for number, head in heads]
    deeds = [approves(head.text) for _, head, _, _ in told]
    if not are_steps(deeds):
        deeds = [None] * len(told)
    said = [fold(" ".join(piece.text for piece in cells[number])) for number, _ in heads]
    if (sides := handed(said, sheet.page.text, parties)) is not None:
        told = [(number, head, side, None) for (number, head), side in zip(heads, sides, strict=True)]
    if not (any(role or party for _, _, role, party in told) or False in deeds):
        return []
    lefts = [head.box.left for _, head, _, _ in told]
    rights = [*lefts[1:], lefts[-1] + 260.0]
    return [
        Column(table, head, number, role, party, left - 6, right - 6, signs=deed is not False)
        for (number, head, role, party), left, right, deed in zip(told, lefts, rights, deeds, strict=True)
    ]


def side_in(text: str, parties: Sequence[Finding]) -> tuple[Role | None, str | None]:
    """Return the side and the organisation that the words of a cell name: "Sponsor, Alder Foundation"."""
    name = fold(text).strip(" :")
    first, *behind = name.split(", ")
    if behind and words.role_of(first) is Role.PARTNER:
        return Role.PARTNER, None  # "Supplier, for Alder Foundation" works for it and signs for itself
    role, party = _side_told(taken_apart(name).party or name, parties)
    if role is not None:
        return role, party
    of_party = next((part for part in behind if role_of_party(part, parties) is not None), None)
    if of_party is not None:
        return role_of_party(of_party, parties), of_party
    return None, next((part for part in behind if looks_like_organisation(part)), party)


def _side_told(said: str, parties: Sequence[Finding]) -> tuple[Role | None, str | None]:
    role = role_of_party(said, parties) or words.role_of(said)
    if role is None and (begun := _begun_by(said, parties)) is not None:
        return begun.role, begun.value
    named = looks_like_organisation(said) or role_of_party(said, parties) is not None
    return role, said if named else None


def _begun_by(text: str, parties: Sequence[Finding]) -> Finding | None:
    """Return the one party whose name begins with ``text``: a narrow column has no room for all of it."""
    short = organisation_words(text)
    found = [p for p in parties if p.role and p.value and organisation_words(p.value)[: len(short)] == short]
    return found[0] if short and len({p.role for p in found}) == 1 else None


def _is_row(sheet: Sheet, page: int, table: int, row: int) -> bool:
    """Return whether a row has labels of a block, so that it is no head."""
    return any(
        p.page == page and p.kind in {Kind.NAME, Kind.TITLE, Kind.DATE, Kind.SIGN}
        for p in sheet.rows.get((table, row), ())
    )


def grid_acts(
    sheet: Sheet, part: Part, columns: Sequence[Column], first: int, order: Order | None
) -> list[Act]:
    """Return one act for each column; ids go on from ``block-<first>``."""
    signing = [column for column in columns if column.signs]
    acts = [
        _act(sheet, part, column, f"block-{first + number}", order) for number, column in enumerate(signing)
    ]
    return acts if len(signing) == len(columns) else [_undated(act) for act in acts]


def _undated(act: Act) -> Act:
    """Return an act whose blank date cites no label: what stands at that label is of another column."""
    date = act.date
    if date is None or date.state is State.PRESENT:
        return act
    return replace(act, date=replace(date, spans=tuple(replace(span, label=None) for span in date.spans)))


def _act(sheet: Sheet, part: Part, column: Column, act: str, order: Order | None) -> Act:
    party, role = column.party, column.role
    rows = sheet.first_column(column.table)
    party = party or (_words(sheet, rows.get(Kind.PARTY), column)[0] if Kind.PARTY in rows else None)
    signature = signature_in(sheet, part, column, act)
    name = _value(sheet, rows.get(Kind.NAME), column, act)
    title = _value(sheet, rows.get(Kind.TITLE), column, act)
    date = _value(sheet, rows.get(Kind.DATE), column, act, dated=True, order=order)
    return Act(act, "block", role, party, signature, date, name, title)


def _words(sheet: Sheet, label: Part | None, column: Column) -> tuple[str | None, Span | None]:
    """Return what stands in the column on the row of ``label``: the cell's words, else a field's value."""
    if label is None or label.cell is None:
        return None, None
    cell = sheet.view.cell(label.page, Cell(column.table, label.cell.row, column.column))
    text = when.one_line([piece.text for piece in cell])
    if cell and not states.is_blank(text):
        return text, sheet.view.span(label.page, cell[0].start, cell[-1].end, label=label.label_text)
    far = label.box.height + FIELD_REACH
    for item in sheet.fillable.near(label.box.top - far, label.box.bottom + far, column.left, column.right):
        level = item.box is not None and abs(middle(item.box) - middle(label.box)) <= max(
            label.box.height, item.box.height
        )
        if (
            level
            and item.box is not None
            and column.left <= item.box.left < column.right
            and item.kind is not FieldKind.SIGNATURE
            and item.value
        ):
            return fold(item.value), field_span(sheet, item)
    return None, None


def label_of(sheet: Sheet, label: Part) -> Span:
    """Return the citation of a label."""
    assert label.label is not None
    return sheet.view.span(label.page, *label.label, label=label.label_text)


def signature_in(sheet: Sheet, part: Part, column: Column, act: str, *, rowed: bool = False) -> Finding:
    """Return what stands in a column on the row of the label for signatures, ``part``.

    ``rowed`` says that each row is a block: what is drawn level with another row signs that one.
    """
    text, span = _words(sheet, part, column)
    signed: Signed | None = values.judge(text) if text else None
    if signed is None or signed.state is not State.PRESENT:
        drawn = _drawn_in(sheet, part, column)
        drawn = [each for each in drawn if not (rowed and _of_other_row(sheet, part, each.box))]
        if drawn:
            seen = shown(drawn, 0.85)
            signed = Signed(State.PRESENT, seen.kind, None, seen.detail, seen.confidence)
            span = Span(part.page, box=drawn[0].box, by=By.INK, quote=part.label_text, label=part.label_text)
    if signed is None:
        signed = values.BLANK
    if span is None or signed.state is State.BLANK:
        span = label_of(sheet, part)
    value = "present" if signed.state is State.PRESENT else "blank"
    return Finding(
        value, (span,), signed.confidence, column.role, signed.state, anchored=True,
        signature_kind=signed.kind, act=act,
        person=signed.person, detail=signed.detail,
    )  # fmt: skip


def _drawn_in(sheet: Sheet, part: Part, column: Column) -> list[Drawing]:
    """Return what is drawn in the column between the rows before and after that of ``part``."""
    assert part.cell is not None
    row, table = part.cell.row, part.cell.table
    before, after = (sheet.rows.get((table, near), ()) for near in (row - 1, row + 1))
    top = max([part.box.top - 45, *(box.bottom - 2 for box in map(attrgetter("box"), before))])
    bottom = min([part.box.bottom + 40, *(box.top + 2 for box in map(attrgetter("box"), after))])
    return [
        drawing
        for drawing in sheet.drawn.near(top, bottom, column.left - 10, column.right)
        if column.left - 10 <= (drawing.box.left + drawing.box.right) / 2 <= column.right
        and top <= middle(drawing.box) <= bottom
    ]


def _of_other_row(sheet: Sheet, part: Part, ink: Box) -> bool:
    """Return whether a drawing stands more on a level with the row before or after than with its own."""
    assert part.cell is not None
    table, row = part.cell.table, part.cell.row

    def level(number: int) -> float:
        boxes = (each.box for each in sheet.rows.get((table, number), ()))
        return max((min(box.bottom, ink.bottom) - max(box.top, ink.top) for box in boxes), default=0.0)

    return max(level(row - 1), level(row + 1)) > max(level(row), TOUCHING)


TOUCHING = 2.0
"""Points by which a drawing may reach into another row."""


def _value(
    sheet: Sheet,
    label: Part | None,
    column: Column,
    act: str,
    *,
    dated: bool = False,
    order: Order | None = None,
) -> Finding | None:
    if label is None:
        return None
    text, span = _words(sheet, label, column)
    if text is None or span is None:
        return Finding(
            None, (label_of(sheet, label),), 0.85, column.role, State.BLANK, anchored=True, act=act
        )
    if states.is_placeholder(text) or words.PLACEHOLDER.match(words.flat(text)):
        return Finding(None, (span,), 0.85, column.role, State.PLACEHOLDER, anchored=True, act=act)
    if dated:
        return when.finding(text, span, order, role=column.role, act=act)
    if label.kind is Kind.NAME:
        text = taken_apart(text).name
    return Finding(text, (span,), 0.9, column.role, State.PRESENT, anchored=True, act=act)
