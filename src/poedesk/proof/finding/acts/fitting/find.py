"""Acts of the blocks of a page that are clear when they are read together."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.proof.document.model import Box, By, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.find import Placed
from poedesk.proof.finding.acts.blocks.parts import Kind
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, middle, sheets_of
from poedesk.proof.finding.acts.fitting.binding import label_of, way_of
from poedesk.proof.finding.acts.fitting.columns import cuts_of
from poedesk.proof.finding.acts.fitting.items import SIGNING, Items, Mark, items_of, touch
from poedesk.proof.finding.acts.fitting.reading import Block, away, read
from poedesk.proof.finding.acts.fitting.rows import band_of, cells_of, within
from poedesk.proof.finding.acts.fitting.wraps import unbroken
from poedesk.proof.finding.acts.naming.short_names import short_names
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.acts.places import Anchor, Style
from poedesk.proof.finding.acts.unannounced.others import without_side
from poedesk.proof.finding.acts.weighing.atoms import Atom, What
from poedesk.proof.finding.acts.weighing.days import of_all
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

_SURE = 0.85

MOST = 12
"""Signatures of a page that are read together at most: each way to cut it is held against each of them."""


def with_fitted(
    view: DocumentView, placed: Sequence[Placed], parties: Sequence[Finding], order: Order | None
) -> list[Placed]:
    """Return the acts of ``placed``, with those of clear blocks as these tell them."""
    if view.document.mail is not None:
        return list(placed)
    sides = Sides([*parties, *short_names(view, parties)])
    kept = list(placed)
    for sheet in sheets_of(view):
        if words.is_certificate(sheet.page.text):
            continue
        found = [
            (block, area)
            for block, area in blocks_of(sheet, sides)
            if not any(_of_row(item) and _is_of(item, block.mark, sheet.page.number) for item in kept)
        ]
        if len(found) == 1 and not found[0][0].labelled:
            kept = _contested(kept, found[0][0], sheet.page.number)
            kept = [item if item.act.is_signed else _own(item, found, sheet.page.number) for item in kept]
            continue
        for block, area in found:
            kept = _taken(sheet, kept, block, area, order)
        kept = [_own(item, found, sheet.page.number) for item in kept]
    return kept


def _of_row(item: Placed) -> bool:
    """Return whether an act is a row of a table with heads, which says more surely what is of it."""
    anchor = item.anchor
    listed = anchor.style is Style.ITSELF and anchor.part is not None and anchor.part.kind is Kind.SIGN
    return listed and anchor.part is not None and anchor.part.cell is not None and item.act.role is not None


def _contested(placed: Sequence[Placed], block: Block, page: int) -> list[Placed]:
    """Return the acts; that of a block alone which is read as the other side's, with the party it names.

    Nothing shows the shape of a block that stands alone but its labels: without them it proves nothing.
    """

    def told(item: Placed) -> Placed:
        other = block.role is not None and item.act.role not in {None, block.role}
        return (
            replace(item, act=replace(without_side(item.act), party=block.party))
            if other and _is_of(item, block.mark, page)
            else item
        )

    return [told(item) for item in placed]


def _own(item: Placed, found: Sequence[tuple[Block, Box]], page: int) -> Placed:
    """Return an act without the name, title and date that are those of a block of another signature."""
    theirs = {
        atom.start
        for block, _ in found
        if not _is_of(item, block.mark, page)
        for atom in (block.name, block.title, block.date)
        if atom is not None
    }

    def kept(finding: Finding | None) -> Finding | None:
        taken = finding is not None and any(
            span.page == page and span.start in theirs for span in finding.spans if span.start is not None
        )
        return None if taken else finding

    act = item.act
    return replace(item, act=replace(act, name=kept(act.name), title=kept(act.title), date=kept(act.date)))


def blocks_of(sheet: Sheet, sides: Sides) -> list[tuple[Block, Box]]:
    """Return the clear blocks of a page with the area that each takes."""
    items = items_of(sheet, sides)
    if not 0 < len(items.marks) <= MOST:
        return []
    band, _ = _band(items, _anchors(items, None), sides)
    anchors = _anchors(items, way_of(unbroken(band, cuts_of(band), sides)))
    band, (top, bottom) = _band(items, anchors, sides)
    cuts = cuts_of(band)
    band = unbroken(band, cuts, sides)
    way = way_of(band)
    best, *others = (
        [(read(cell, band.labels, way, sides), cell) for cell in cells]
        for cells in cells_of(band, anchors, cuts, sides)
    )
    rivals = [block for cells in others for block, _ in cells if block is not None]
    found = [(block, cell.area) for block, cell in best if block is not None]
    dates = [block.date for block, _ in found if block.date is not None]
    if len(found) > 1 and len(dates) == 1 and of_all(dates[0].piece.text):
        found = [(replace(block, date=None), area) for block, area in found]  # of all who sign
    return [
        (block, _area(area, top, bottom))
        for block, area in found
        if not any(_contests(block, rival) for rival in rivals)
    ]


def _contests(block: Block, rival: Block) -> bool:
    """Return whether another way to cut gives the name to another signature, or this one something else."""
    if block.mark is not rival.mark:
        return block.name is not None and rival.name is not None and block.name.start == rival.name.start
    return (block.role, _text(block.name)) != (rival.role, _text(rival.name))


def _text(atom: Atom | None) -> str | None:
    return atom.text if atom is not None else None


def _area(area: Box, top: float, bottom: float) -> Box:
    return Box(area.left, max(area.top, top), area.right, min(area.bottom, bottom))


def _band(items: Items, anchors: Sequence[Box], sides: Sides) -> tuple[Items, tuple[float, float]]:
    top, bottom = band_of(items, anchors, sides)
    return within(items, top, bottom), (top, bottom)


def _anchors(items: Items, way: str | None) -> list[Box]:
    """Return where somebody signs, or is asked to: every signature, and every label of one that has none.

    "Signed by" at a name asks for that name.
    """
    marks = [mark.box for mark in items.marks]
    named = [label_of(value, items.labels, way) for value in items.values if value.atom.what is What.PERSON]
    labels = [
        label.box
        for label in items.labels
        if label.kind in SIGNING and not label.answered and not any(label is each for each in named)
    ]
    taken = (
        {min(range(len(labels)), key=lambda place: away(labels[place], box)) for box in marks}
        if labels
        else set()
    )
    near = [
        box
        for place, box in enumerate(labels)
        if place not in taken and not any(away(box, mark) < ANSWERED for mark in marks)
    ]
    return [*marks, *near]


ANSWERED = 40.0
"""Points from a label within which a signature answers it."""


def _taken(
    sheet: Sheet, placed: Sequence[Placed], block: Block, area: Box, order: Order | None
) -> list[Placed]:
    """Return the acts with that of ``block`` in the place of those that were read in its area."""
    page = sheet.page.number
    if block.struck:
        return [item for item in placed if not _is_of(item, block.mark, page)]
    own = [item for item in placed if _is_of(item, block.mark, page)]
    other = [
        item for item in placed if item not in own and _stands_in(item, area, page) and not item.act.is_signed
    ]
    first = (own or other)[0] if own or other else None
    act = (
        first.act.id
        if first is not None
        else f"fitted-{page}-{round(block.mark.box.top)}-{round(block.mark.box.left)}"
    )
    told = _placed(sheet, block, order, act)
    if own and _turns(own[0].act, told.act):
        # Two readings of one signature that give it to either side leave it to a person.
        return [replace(item, act=without_side(item.act)) if item is own[0] else item for item in placed]
    if own:
        told = replace(told, act=_with(told.act, own[0].act, named=block.name is not None))
        if block.mark.drawing is None:
            told = replace(told, act=replace(told.act, signature=_typed(told.act, own[0].act)))
    if first is None:
        return [*placed, told]
    gone = [item for item in (*own, *other) if item is not first]
    return [told if item is first else item for item in placed if not any(item is each for each in gone)]


def _turns(read: Act, fitted: Act) -> bool:
    """Return whether the partner's signature would become the customer's, whoever signed it."""
    return read.role is Role.PARTNER and fitted.role is Role.CUSTOMER


def _with(act: Act, other: Act, *, named: bool) -> Act:
    """Return ``act`` with what it lacks of the same signature as it was read alone.

    A place that holds a placeholder is one however the page is read; so is a blank one for the name where no
    name is ``named`` but in the signature itself.
    """

    def given(finding: Finding | None) -> Finding | None:
        return replace(finding, role=act.role, act=act.id) if finding is not None else None

    def filler(finding: Finding | None) -> Finding | None:
        return given(finding) if finding is not None and finding.state is State.PLACEHOLDER else None

    unnamed = not named and other.name is not None and other.name.state is State.BLANK
    return replace(
        act,
        name=filler(other.name) or (given(other.name) if unnamed else act.name),
        date=filler(other.date) or act.date or given(other.date),
        title=filler(other.title) or act.title or given(other.title),
    )


def _typed(act: Act, other: Act) -> Finding | None:
    """Return a signature in letters where it was read alone, so that what stands over it is its head."""
    read = other.signature
    if read is None or act.signature is None:
        return act.signature
    return replace(act.signature, spans=read.spans)


def _is_of(item: Placed, mark: Mark, page: int) -> bool:
    signature = item.act.signature
    if signature is None or signature.state is not State.PRESENT:
        return False
    part = mark.part
    for span in signature.spans:
        if span.page != page:
            continue
        if (
            part is not None
            and span.start is not None
            and span.end is not None
            and span.start < part.end
            and part.start < span.end
        ):
            return True
        if part is None and span.box is not None and touch(span.box, mark.box):
            return True
    return False


def _stands_in(item: Placed, area: Box, page: int) -> bool:
    ref = item.anchor.ref
    across = (ref.left + min(ref.right, ref.left + 40)) / 2
    return (
        item.anchor.page == page
        and area.left <= across < area.right
        and area.top <= middle(ref) <= area.bottom
    )


def _placed(sheet: Sheet, block: Block, order: Order | None, act: str) -> Placed:
    box = block.mark.box
    page, role = sheet.page.number, block.role

    def finding(atom: Atom | None) -> Finding | None:
        if atom is None:
            return None
        span = sheet.view.span(page, atom.start, atom.end)
        return Finding(atom.text, (span,), _SURE, role, State.PRESENT, anchored=True, act=act)

    date = None
    if block.date is not None:
        span = sheet.view.span(page, block.date.start, block.date.end)
        date = when.finding(block.date.text, span, order, role=role, act=act)
    signature = _signature(sheet, block, role, act)
    name = finding(block.name) or _signed_name(sheet, block.mark, role, act)
    told = Act(act, "block", role, block.party, signature, date, name, finding(block.title))
    return Placed(told, Anchor(page, block.mark.part, Style.ITSELF, box), box)


def _signed_name(sheet: Sheet, mark: Mark, role: Role | None, act: str) -> Finding | None:
    """Return the name that a signature in words gives itself."""
    if mark.signed is None or mark.part is None or mark.signed.person is None:
        return None
    span = sheet.view.span(mark.part.page, mark.part.start, mark.part.end)
    return Finding(mark.signed.person, (span,), _SURE, role, State.PRESENT, anchored=True, act=act)


def _signature(sheet: Sheet, block: Block, role: Role | None, act: str) -> Finding:
    mark, name = block.mark, block.name
    if mark.drawing is None:
        assert mark.part is not None
        assert mark.signed is not None
        span = sheet.view.span(mark.part.page, mark.part.start, mark.part.end)
        return Finding(
            "present", (span,), mark.signed.confidence, role, State.PRESENT, anchored=True,
            signature_kind=mark.signed.kind, act=act, detail=mark.signed.detail,
            person=mark.signed.person or (name.text if name else None),
        )  # fmt: skip
    seen = shown([mark.drawing], _SURE)
    quote = " ".join((name.piece.text if name is not None else "").split()) or None
    at = Span(sheet.page.number, box=mark.box, by=By.INK, quote=quote, label=quote)
    return Finding(
        "present", (at,), seen.confidence, role, State.PRESENT, anchored=True, signature_kind=seen.kind,
        act=act, person=name.text if name is not None else None, detail=seen.detail,
    )  # fmt: skip
