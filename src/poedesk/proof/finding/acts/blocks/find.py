"""Signature blocks: places of signing with their name, title and date, one act each."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, By, Drawing, SignatureKind
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.broken.named import with_named
from poedesk.proof.finding.acts.blocks.columns import Block, blocks_of
from poedesk.proof.finding.acts.blocks.entries import Entry, signature_entry
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.joins import joined
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, overlap, sheets_of
from poedesk.proof.finding.acts.blocks.signing.anchors import anchors_of
from poedesk.proof.finding.acts.blocks.signing.drawn import drawn_on
from poedesk.proof.finding.acts.blocks.signing.headed import with_large
from poedesk.proof.finding.acts.blocks.tables import unruled, unruled_columns
from poedesk.proof.finding.acts.blocks.tables.bare_columns import bare_column_acts, bare_columns_of
from poedesk.proof.finding.acts.blocks.tables.grids import grid_acts, grids_of
from poedesk.proof.finding.acts.blocks.tables.labelled_rows import labelled_row_acts, labelled_rows_of
from poedesk.proof.finding.acts.blocks.tables.lists import list_acts, lists_of
from poedesk.proof.finding.acts.blocks.whose.roles import Side, side_of
from poedesk.proof.finding.acts.naming.answers import label_entry
from poedesk.proof.finding.acts.naming.people import looks_like_person, same_person
from poedesk.proof.finding.acts.naming.short_names import short_names
from poedesk.proof.finding.acts.naming.signatory import Signing, nearest, people_of
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.naming.told import date_told, title_told, with_title
from poedesk.proof.finding.acts.places import Anchor, Style, zone_of
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView


@dataclass(frozen=True, slots=True)
class Placed:
    """An act with the place of signing it was read from."""

    act: Act
    anchor: Anchor
    zone: Box


def block_acts(view: DocumentView, parties: Sequence[Finding], order: Order | None) -> list[Placed]:
    """Return an act for each signature block of the document, in reading order."""
    placed: list[Placed] = []
    parties = [*parties, *short_names(view, parties)]
    for sheet in joined([with_large(with_named(sheet, parties)) for sheet in sheets_of(view)]):
        if words.is_certificate(sheet.page.text):
            continue
        placed += _on_sheet(sheet, parties, order, len(placed))
    return placed


def _on_sheet(sheet: Sheet, parties: Sequence[Finding], order: Order | None, count: int) -> list[Placed]:
    ruled, tables = _in_ruled(sheet, parties, order, count)
    unruled_acts, zones = _in_unruled(sheet, parties, order, count + len(ruled))
    anchors = [
        anchor for anchor in anchors_of(sheet) if not (_in_table(anchor, tables) or _in_zone(anchor, zones))
    ]
    placed = ruled + unruled_acts
    return placed + _in_blocks(sheet, anchors, parties, order, count + len(placed))


def _in_ruled(
    sheet: Sheet, parties: Sequence[Finding], order: Order | None, count: int
) -> tuple[list[Placed], set[int]]:
    """Return the acts in ruled tables, and which tables these are."""
    grids = grids_of(sheet, parties)
    lists = lists_of(sheet)
    tables = {p.cell.table for p in [*lists, *(part for part, _ in grids)] if p.cell is not None}
    bare = [each for each in bare_columns_of(sheet, parties) if each.table not in tables]
    tables |= {each.table for each in bare}
    rowed = [
        signs for signs in labelled_rows_of(sheet) if signs[0].cell and signs[0].cell.table not in tables
    ]
    tables |= {signs[0].cell.table for signs in rowed if signs[0].cell}
    placed = [
        _at(act, part) for part, columns in grids for act in grid_acts(sheet, part, columns, count + 1, order)
    ]
    for each in bare:
        acts = bare_column_acts(sheet, each, count + len(placed) + 1, order)
        boxes = [column.head.box for column in each.columns if column.signs]
        placed += [
            Placed(act, Anchor(each.page, None, Style.ITSELF, box), box)
            for act, box in zip(acts, boxes, strict=True)
        ]
    for part in lists:
        acts = list_acts(sheet, part, parties, count + len(placed) + 1, order)
        placed += [_at(act, part) for act in acts]
    for signs in rowed:
        acts = labelled_row_acts(sheet, signs, parties, count + len(placed) + 1, order)
        placed += [_at(act, part) for act, part in zip(acts, signs, strict=True)]
    return placed, tables


def _at(act: Act, part: Part) -> Placed:
    return Placed(act, Anchor(part.page, part, Style.ITSELF, part.box), part.box)


def _in_unruled(
    sheet: Sheet, parties: Sequence[Finding], order: Order | None, count: int
) -> tuple[list[Placed], list[Box]]:
    """Return the acts in tables without rules, and where these stand."""
    lists = unruled.lists_of(sheet)
    tables = unruled_columns.columns_of(sheet, parties)
    placed: list[Placed] = []
    for listed in lists:
        place = Anchor(sheet.page.number, listed.heads[0], Style.ITSELF, listed.zone)
        acts = unruled.acts_of(sheet, listed, parties, count + len(placed) + 1, order)
        placed += [Placed(act, place, listed.zone) for act in acts]
    for table in tables:
        acts = unruled_columns.acts_of(sheet, table, count + len(placed) + 1, order)
        places = (
            Anchor(sheet.page.number, table.labels[0], Style.ITSELF, _column(table.zone, side))
            for side in table.sides
        )
        placed += [Placed(act, place, table.zone) for act, place in zip(acts, places, strict=True)]
    return placed, [*(listed.zone for listed in lists), *(table.zone for table in tables)]


def _in_blocks(
    sheet: Sheet, anchors: list[Anchor], parties: Sequence[Finding], order: Order | None, count: int
) -> list[Placed]:
    """Return the acts at places of signing that stand in no table."""
    drawn: dict[int, list[Drawing]] = defaultdict(list)
    pens = drawn_on(sheet, anchors)
    for drawing, owner in pens.signatures:
        drawn[id(owner)].append(drawing)
    found: list[Placed] = []
    for bare in blocks_of(sheet, anchors):
        block = replace(bare, penned=pens.answers)
        drawings = drawn.get(id(block.anchor), [])
        side = side_of(block, parties)
        act = _act(
            sheet,
            block,
            side,
            signature_entry(sheet, block, drawings),
            f"block-{count + len(found) + 1}",
            order,
        )
        found.append(Placed(act, block.anchor, zone_of(block.anchor)))
    return found


def _in_table(anchor: Anchor, tables: AbstractSet[int]) -> bool:
    """Return whether a place of signing stands in one of the tables that are read as a whole."""
    cell = anchor.part.cell if anchor.part is not None else None
    return cell is not None and cell.table in tables


def _in_zone(anchor: Anchor, zones: Sequence[Box]) -> bool:
    """Return whether a place of signing stands in a list or table that is read as a whole."""
    return any(
        zone.left <= anchor.ref.left <= zone.right and zone.top <= middle(anchor.ref) <= zone.bottom
        for zone in zones
    )


def _column(zone: Box, side: unruled_columns.Side) -> Box:
    return Box(side.left, zone.top, side.right, zone.bottom)


def _act(sheet: Sheet, block: Block, side: Side, entry: Entry, act: str, order: Order | None) -> Act:
    signature = _signature(entry, side, act)
    name, title = people_of(Signing(sheet, block, side, entry, act))
    date = _date(sheet, block, side, entry, act, order)
    person = signature.person if signature.state is State.PRESENT else None
    if person is not None:
        title = with_title(title, title_told(sheet, block, person), signature)
        told = date_told(sheet, block, person) if date is None else None
        date = when.finding(*told, order, role=side.role, act=act) if told else date
    if signature.person is None and name is not None and name.value and signature.state is State.PRESENT:
        signature = _with_person(signature, name.value)
    return Act(act, "block", side.role, side.party, signature, date, name, title)


def _with_person(signature: Finding, person: str) -> Finding:
    return replace(signature, person=person)


def _signature(entry: Entry, side: Side, act: str) -> Finding:
    signed = entry.signed
    assert signed is not None
    return Finding(
        "present" if entry.state is State.PRESENT else "blank",
        (entry.span,),
        signed.confidence,
        side.role,
        entry.state,
        anchored=True,
        signature_kind=signed.kind,
        act=act,
        person=signed.person,
        detail=signed.detail,
    )


def _date(
    sheet: Sheet, block: Block, side: Side, entry: Entry, act: str, order: Order | None
) -> Finding | None:
    """Return the date beside the signature, in the same block and nowhere else."""
    labels = [p for p in nearest(block, Kind.DATE) if not _is_received(block, p)]
    for label in labels:
        found = label_entry(sheet, block, label)
        if found.state is State.PRESENT:
            read = when.finding(found.text or "", found.span, order, role=side.role, act=act)
            if read is not None:
                return read
            return Finding(
                None,
                (found.span,),
                0.3,
                side.role,
                State.PRESENT,
                anchored=True,
                act=act,
                detail="no date that can be read",
            )
        if found.state is State.PLACEHOLDER or label is labels[-1]:
            blank = found.state is State.BLANK and entry.state is State.BLANK  # nobody signed or dated it
            loose = _loose_date(sheet, block, side, entry, act, order) if not blank else None
            return loose or Finding(None, (found.span,), 0.85, side.role, found.state, anchored=True, act=act)
    return _loose_date(sheet, block, side, entry, act, order)


def _loose_date(
    sheet: Sheet, block: Block, side: Side, entry: Entry, act: str, order: Order | None
) -> Finding | None:
    """Return a date without a label: in the signature's own words, on its line, or closely under it."""
    if (
        entry.part is not None
        and entry.state is State.PRESENT
        and entry.part.kind in {Kind.CONFORMED, Kind.ESIGN, Kind.SIGN, Kind.BY}
    ):
        hits = when.read(entry.part.text)
        if hits:
            start = entry.part.value[0] + hits[0].start
            span = sheet.view.span(entry.part.page, start, start + hits[0].end - hits[0].start)
            return when.finding(
                sheet.words(span.page, start, span.end or start), span, order, role=side.role, act=act
            )
    ref, tall = block.anchor.ref, height(block.anchor.ref)
    inked = entry.span.box if block.anchor.style is Style.FREE and entry.span.by is By.INK else None
    foot = max(ref.bottom, inked.bottom if inked is not None else ref.bottom)
    for part in block.parts:
        near = -1.2 * tall <= part.box.top - ref.top <= foot - ref.top + 4.5 * tall
        near = near or (inked is not None and inked.top <= middle(part.box) <= inked.bottom)
        if part.kind is Kind.TEXT and near and not when.is_date(part.text) and _signed_line(part.text):
            span = sheet.view.span(part.page, *_day_in(part))
            return when.finding(part.text, span, order, role=side.role, act=act)
        if part.kind is Kind.TEXT and near and when.is_date(part.text) and not _is_received(block, part):
            return when.finding(
                part.text, sheet.view.span(part.page, part.start, part.end), order, role=side.role, act=act
            )
    return None


def _signed_line(text: str) -> bool:
    """Return whether a line tells who signed and when: "Dana Whitfield, Director, 3 May 2026"."""
    said = taken_apart(text)
    return said.dated and said.title is not None and looks_like_person(said.name)


def _day_in(part: Part) -> tuple[int, int]:
    """Return the range of the one date in a line."""
    (hit,) = when.read(part.text)
    return part.start + hit.start, part.start + hit.end


def _is_received(block: Block, part: Part) -> bool:
    """Return whether a date is that of a stamp or print-out: words in it or directly over it say so."""
    near = [
        p
        for p in block.parts
        if overlap(p.box, part.box) > 0 and abs(middle(p.box) - middle(part.box)) < 2 * height(part.box)
    ]
    return any(words.RECEIVED.search(words.flat(p.text + " " + p.label_text)) for p in [part, *near])


def agrees_with_name(act: Act, person: str) -> bool:
    """Return whether the block prints ``person`` as its signatory."""
    return act.name is not None and act.name.value is not None and same_person(act.name.value, person)


def platform(signature: Finding | None) -> bool:
    """Return whether the signature is one of an e-sign platform."""
    return signature is not None and signature.signature_kind is SignatureKind.E_SIGN_PLATFORM
