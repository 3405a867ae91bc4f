"""Lists of who signs without a table: a line of heads, "Name  Function  Signature  Date", people under it.

A table without rules has no cells to go by: what stands under a head is told by where it stands.
"""

from collections.abc import Iterator, Mapping, Sequence

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Span
from poedesk.proof.finding.acts.blocks import values
from poedesk.proof.finding.acts.blocks.columns import ends_block
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, same_line
from poedesk.proof.finding.acts.blocks.tables.grids import side_in
from poedesk.proof.finding.acts.blocks.tables.under_heads import told_in
from poedesk.proof.finding.acts.naming.people import looks_like_person
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State

FEWEST = 3
"""Heads of a list at least."""

MOST_ROWS = 12
"""People of a list at most."""

GAP = 5.0
"""Lines between two people of a list at most."""

LEANS = 12.0
"""Points by which a value may begin left of its head."""

INK = 1.6
"""Lines over and under a person's line within which the middle of its ink stands."""

_VALUED = frozenset({Kind.TEXT, Kind.CONFORMED, Kind.ESIGN, Kind.LINE, Kind.OTHER, Kind.PARTY})


@dataclass(frozen=True, slots=True)
class List:
    """A line of heads with the lines of people under it, from top to bottom."""

    heads: tuple[Part, ...]
    """From left to right; one asks for a signature, another for a name."""

    rows: tuple[Mapping[int, Part], ...]
    """The part in each column, by the number of its head."""

    zone: Box


def lists_of(sheet: Sheet) -> list[List]:
    """Return the lists on a page that are no tables."""
    found: list[List] = []
    for part in sheet.parts:
        if part.kind is Kind.SIGN and part.page == sheet.page.number and _heads_alone(part):
            taken = any(part in each.heads for each in found)
            heads = () if taken else _heads(sheet, part)
            rows = tuple(_rows(sheet, heads)) if heads else ()
            if rows:
                found.append(List(heads, rows, _zone(heads, rows)))
    return found


def _heads_alone(sign: Part) -> bool:
    """Return whether a label stands as a head does: in no cell, without a colon, an answer or a line."""
    return sign.cell is None and not (sign.colon or sign.filled or sign.text.strip())


def _heads(sheet: Sheet, sign: Part) -> tuple[Part, ...]:
    """Return the heads on the line of a label for signatures, when there is nothing else on it."""
    level = sorted(sheet.level(sign.box), key=lambda part: part.box.left)
    kinds = [part.kind for part in level if part.label is not None]
    bare = all(not (part.text.strip() and part.label is not None) and not part.colon for part in level)
    told = kinds.count(Kind.NAME) == 1 == kinds.count(Kind.SIGN) and kinds.count(Kind.DATE) <= 1
    known = len(set(kinds) & {Kind.NAME, Kind.SIGN, Kind.DATE, Kind.TITLE})
    return tuple(level) if bare and told and known >= FEWEST else ()


def _rows(sheet: Sheet, heads: Sequence[Part]) -> Iterator[Mapping[int, Part]]:
    """Yield the lines of people under ``heads``: what names nobody ends the list."""
    name = next(number for number, part in enumerate(heads) if part.kind is Kind.NAME)
    foot, tall = max(part.box.bottom for part in heads), height(heads[0].box)
    for _ in range(MOST_ROWS):
        near = sheet.placed.near(foot, foot + (GAP + 1) * tall)
        below = [p for p in near if middle(p.box) > foot and p.page == heads[0].page]
        first = min(below, key=lambda p: p.box.top, default=None)
        if first is None or first.box.top - foot > GAP * tall:
            return
        line = [p for p in below if same_line(p.box, first.box)]
        if any(p.kind not in _VALUED or ends_block(p) for p in line):
            return
        row = {_column(heads, part): part for part in line}
        if len(row) < len(line) or -1 in row or not _named(row.get(name)):
            return
        yield row
        foot = max(part.box.bottom for part in line)


def _column(heads: Sequence[Part], part: Part) -> int:
    """Return under which head a part begins; -1 left of all."""
    return sum(head.box.left - LEANS <= part.box.left for head in heads) - 1


def _named(part: Part | None) -> bool:
    return part is not None and looks_like_person(taken_apart(part.text).name)


def _zone(heads: Sequence[Part], rows: Sequence[Mapping[int, Part]]) -> Box:
    boxes = [part.box for part in (*heads, *(part for row in rows for part in row.values()))]
    last = max(rows[-1].values(), key=lambda part: part.box.bottom).box
    return Box(
        min(box.left for box in boxes) - LEANS,
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        last.bottom + INK * height(last),
    )


def acts_of(
    sheet: Sheet, listed: List, parties: Sequence[Finding], first: int, order: Order | None
) -> list[Act]:
    """Return one act for each person of a list; ids go on from ``block-<first>``."""
    return [
        _act(sheet, listed, row, parties, (f"block-{first + number}", order))
        for number, row in enumerate(listed.rows)
    ]


def _act(
    sheet: Sheet,
    listed: List,
    row: Mapping[int, Part],
    parties: Sequence[Finding],
    told: tuple[str, Order | None],
) -> Act:
    act, order = told
    role, party = _side(listed, row, parties)
    by_kind = {listed.heads[number].kind: (listed.heads[number], part) for number, part in row.items()}

    def value(kind: Kind) -> Finding | None:
        if kind not in by_kind:
            return None
        head, part = by_kind[kind]
        span = sheet.view.span(part.page, part.start, part.end, label=head.label_text)
        return told_in(kind, fold(part.text), span, (role, act, order))

    signature = _signature(sheet, listed, row, (role, act))
    return Act(act, "block", role, party, signature, value(Kind.DATE), value(Kind.NAME), value(Kind.TITLE))


def _side(
    listed: List, row: Mapping[int, Part], parties: Sequence[Finding]
) -> tuple[Role | None, str | None]:
    """Return for whom a line is: by what stands in it under other heads than those of the person."""
    own = {Kind.NAME, Kind.TITLE, Kind.DATE, Kind.SIGN}
    others = [part for number, part in row.items() if listed.heads[number].kind not in own]
    name = next(part for number, part in row.items() if listed.heads[number].kind is Kind.NAME)
    said = taken_apart(fold(name.text)).party
    for text in [*(fold(f"{part.label_text} {part.text}") for part in others), said or ""]:
        role, party = side_in(text, parties)
        if role is not None or party is not None:
            return role, party
    return None, None


def _signature(sheet: Sheet, listed: List, row: Mapping[int, Part], told: tuple[Role | None, str]) -> Finding:
    """Return the signature in a line: its words under the head, else what is drawn there, else none."""
    role, act = told
    number = next(index for index, head in enumerate(listed.heads) if head.kind is Kind.SIGN)
    head, part = listed.heads[number], row.get(number)
    signed = values.judge(part.text) if part is not None else None
    if part is not None and signed is not None and signed.state is not State.BLANK:
        span = sheet.view.span(part.page, part.start, part.end, label=head.label_text)
        present = "present" if signed.state is State.PRESENT else "blank"
        return Finding(
            present, (span,), signed.confidence, role, signed.state, anchored=True,
            signature_kind=signed.kind, act=act, person=signed.person, detail=signed.detail,
        )  # fmt: skip
    right = listed.heads[number + 1].box.left if number + 1 < len(listed.heads) else 1e9
    line = next(iter(row.values())).box
    far = INK * height(line)
    drawn = [
        drawing
        for drawing in sheet.drawn.near(line.top - far, line.bottom + far, head.box.left - LEANS, right)
        if abs(middle(drawing.box) - middle(line)) <= far
        and head.box.left - LEANS <= (drawing.box.left + drawing.box.right) / 2 < right
    ]
    if not drawn:
        assert head.label is not None
        span = sheet.view.span(head.page, *head.label, label=head.label_text)
        return Finding("blank", (span,), 0.85, role, State.BLANK, anchored=True, act=act)
    seen = shown(drawn, 0.85)
    span = Span(head.page, box=drawn[0].box, by=By.INK, quote=head.label_text, label=head.label_text)
    return Finding(
        "present", (span,), seen.confidence, role, State.PRESENT, anchored=True, signature_kind=seen.kind,
        act=act, detail=seen.detail,
    )  # fmt: skip
