"""Tables without rules whose columns are the sides: labels at the left, what each side answers beside them.

    Customer            Partner
    Name        Dana Whitfield      Tom Ashby
    Signature   /s/ Dana Whitfield

They have no cells to go by: under which side something stands is told by where it begins.
"""

from collections.abc import Sequence
from functools import cache, partial

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Span
from poedesk.proof.finding.acts.blocks import values
from poedesk.proof.finding.acts.blocks.columns import ends_block
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, same_line
from poedesk.proof.finding.acts.blocks.tables.grids import side_in
from poedesk.proof.finding.acts.blocks.tables.under_heads import told_in
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State

LEANS = 8.0
"""Points by which the labels of the first column, and what stands under a head, may begin apart."""

GAP = 4.0
"""Lines between two labels at most."""

FEWEST = 3
"""Labels of such a table at least."""

INK = 1.8
"""Lines over and under a row within which the middle of its ink stands."""

WIDE = 260.0
"""Points to which the last column reaches."""

_ASKS = frozenset({Kind.NAME, Kind.TITLE, Kind.DATE, Kind.SIGN})


@dataclass(frozen=True, slots=True)
class Side:
    """A column: from where to where it reaches, and whose it is."""

    left: float
    right: float
    role: Role | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Columns:
    """A table of this shape on a page."""

    labels: tuple[Part, ...]
    sides: tuple[Side, ...]
    zone: Box


def columns_of(sheet: Sheet, parties: Sequence[Finding]) -> list[Columns]:
    """Return the tables of a page whose columns are the sides, and that have no cells."""
    found: list[Columns] = []
    own = [part for part in sheet.parts if part.page == sheet.page.number and part.cell is None]
    kept = sorted((part for part in own if part.kind in LABELS), key=lambda part: part.box.top)
    beginning = cache(partial(_beginning_at, kept))
    taken: set[int] = set()
    for part in own:
        if part.kind is Kind.SIGN and not part.text.strip() and not part.filled and id(part) not in taken:
            first, places = beginning(part.label_box.left)
            labels = _labels(first, places[id(part)])
            sides = _sides(sheet, labels, parties) if len(labels) >= FEWEST else []
            if sides:
                taken |= {id(label) for label in labels}
                found.append(Columns(tuple(labels), tuple(sides), _zone(labels, sides)))
    return found


def _beginning_at(labels: Sequence[Part], left: float) -> tuple[list[Part], dict[int, int]]:
    """Return the labels that begin at one edge, and the place of each among them."""
    first = [part for part in labels if abs(part.label_box.left - left) <= LEANS]
    return first, {id(part): place for place, part in enumerate(first)}


def _labels(first: Sequence[Part], at: int) -> list[Part]:
    """Return the labels under and over one that stand close to each other; none where one is there twice."""
    labels = [first[at]]
    kinds = {first[at].kind}
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(first) and _next(
            first[min(place, place - step)], first[max(place, place - step)]
        ):
            label = first[place]
            if label.kind in _ASKS and (label.kind in kinds or label.text.strip()):
                return []
            kinds.add(label.kind)
            labels.append(label)
            place += step
    return sorted(labels, key=lambda part: part.box.top) if Kind.NAME in kinds else []


def _next(over: Part, under: Part) -> bool:
    return under.box.top - over.box.bottom <= GAP * height(over.box) and under.kind in _ASKS | {Kind.OTHER}


def _sides(sheet: Sheet, labels: Sequence[Part], parties: Sequence[Finding]) -> list[Side]:
    """Return the columns under the heads over the first label; none where they do not tell two sides."""
    first = min(labels, key=lambda part: part.box.top)
    right = max(part.label_box.right for part in labels)
    reach = GAP * height(first.box) * 2
    over = [
        part
        for part in sheet.placed.near(first.box.top - reach, first.box.top, right, 1e9)
        if part.box.bottom <= first.box.top + 2 and part.box.left >= right - 2
    ]
    if not over or any(part.kind is Kind.RUNNING for part in over):
        return []
    lefts = _edges([part.box.left for part in over])
    rights = [*lefts[1:], lefts[-1] + WIDE]
    told = [
        Side(left - LEANS, end - LEANS, *_told(over, left, end, parties))
        for left, end in zip(lefts, rights, strict=True)
    ]
    roles = [side.role for side in told]
    return told if len(set(roles)) == len(roles) and None not in roles and len(roles) > 1 else []


def _edges(lefts: Sequence[float]) -> list[float]:
    found: list[float] = []
    for left in sorted(lefts):
        if not found or left - found[-1] > 4 * LEANS:
            found.append(left)
    return found


def _told(
    over: Sequence[Part], left: float, right: float, parties: Sequence[Finding]
) -> tuple[Role | None, str | None]:
    """Return the side and the party that the heads of a column tell, where they agree."""
    said = [
        side_in(f"{part.label_text} {part.text}".strip(), parties)
        for part in over
        if left - LEANS <= part.box.left < right - LEANS
    ]
    roles = {role for role, _ in said} - {None}
    parties_told = [party for _, party in said if party is not None]
    return (roles.pop() if len(roles) == 1 else None), (parties_told[0] if parties_told else None)


def _zone(labels: Sequence[Part], sides: Sequence[Side]) -> Box:
    return Box(
        min(part.box.left for part in labels) - LEANS,
        min(part.box.top for part in labels),
        max(side.right for side in sides),
        max(part.box.bottom for part in labels) + INK * height(labels[-1].box),
    )


def acts_of(sheet: Sheet, table: Columns, first: int, order: Order | None) -> list[Act]:
    """Return one act for each side of a table; ids go on from ``block-<first>``."""
    return [
        _act(sheet, table, side, f"block-{first + number}", order) for number, side in enumerate(table.sides)
    ]


def _act(sheet: Sheet, table: Columns, side: Side, act: str, order: Order | None) -> Act:
    labels = {part.kind: part for part in table.labels if part.kind in _ASKS}

    def value(kind: Kind) -> Finding | None:
        label = labels.get(kind)
        if label is None:
            return None
        found = _answer(sheet, table, label, side)
        text = fold(" ".join(part.text for part in found))
        span = (
            sheet.view.span(label.page, found[0].start, found[0].end, label=label.label_text)
            if found
            else _cited(sheet, label)
        )
        return told_in(kind, text, span, (side.role, act, order))

    signature = _signature(sheet, table, labels[Kind.SIGN], side, act)
    return Act(
        act, "block", side.role, side.party, signature, value(Kind.DATE), value(Kind.NAME), value(Kind.TITLE)
    )


def _answer(sheet: Sheet, table: Columns, label: Part, side: Side) -> list[Part]:
    """Return what stands beside a label in a column: on its line, and on those it is broken into."""
    tall = height(label.box)
    under = min((p.box.top for p in table.labels if p.box.top > label.box.top + 2), default=1e9)
    near = sheet.placed.near(label.box.top - tall, label.box.bottom + 2 * tall, side.left, side.right)
    row = [
        part
        for part in near
        if side.left <= part.box.left < side.right
        and (same_line(part.box, label.box) or label.box.bottom - 2 <= part.box.top < under - 2)
        and not ends_block(part)
    ]
    lined = any(same_line(part.box, label.box) for part in row)
    return sorted(row, key=lambda part: part.box.top) if lined else []


def _cited(sheet: Sheet, label: Part) -> Span:
    assert label.label is not None
    return sheet.view.span(label.page, *label.label, label=label.label_text)


def _signature(sheet: Sheet, table: Columns, label: Part, side: Side, act: str) -> Finding:
    """Return the signature in a column: its words, else what is drawn at its row, else none."""
    found = _answer(sheet, table, label, side)
    signed = values.judge(found[0].text) if found else None
    if found and signed is not None and signed.state is not State.BLANK:
        span = sheet.view.span(label.page, found[0].start, found[0].end, label=label.label_text)
        present = "present" if signed.state is State.PRESENT else "blank"
        return Finding(
            present, (span,), signed.confidence, side.role, signed.state, anchored=True,
            signature_kind=signed.kind, act=act, person=signed.person, detail=signed.detail,
        )  # fmt: skip
    far = INK * height(label.box)
    drawn = [
        drawing
        for drawing in sheet.drawn.near(label.box.top - far, label.box.bottom + far, side.left, side.right)
        if abs(middle(drawing.box) - middle(label.box)) <= far
        and side.left <= (drawing.box.left + drawing.box.right) / 2 < side.right
    ]
    if not drawn:
        return Finding("blank", (_cited(sheet, label),), 0.85, side.role, State.BLANK, anchored=True, act=act)
    seen = shown(drawn, 0.85)
    span = Span(label.page, box=drawn[0].box, by=By.INK, quote=label.label_text, label=label.label_text)
    return Finding(
        "present", (span,), seen.confidence, side.role, State.PRESENT, anchored=True,
        signature_kind=seen.kind, act=act, detail=seen.detail,
    )  # fmt: skip
