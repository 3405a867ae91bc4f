"""Finds the places where somebody is to sign, or has: labels, captions, conformed signatures, fields."""

from dataclasses import replace

from poedesk.proof.document.model import Box, FieldKind
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.checked import checked, stands_in
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    TALL,
    Sheet,
    dated,
    height,
    middle,
    overlap,
    unlabelled,
)
from poedesk.proof.finding.acts.blocks.sheets.signable import names_signature
from poedesk.proof.finding.acts.blocks.signing.answering import of_witness, without_answers
from poedesk.proof.finding.acts.blocks.signing.beside import at_dates, at_heads, named_twice
from poedesk.proof.finding.acts.blocks.signing.headed import from_drawings, heads_sides
from poedesk.proof.finding.acts.blocks.signing.rows import at_rows
from poedesk.proof.finding.acts.blocks.signing.twins import Twins
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.places import (
    Anchor,
    Style,
    by_ref,
    by_zone,
    drawn_in_cell,
    far_line,
    own_cell_right,
    taken_by,
)

_UNDER_INK = 3
"""Lines under a line that a pen wrote on in which the name of who signed is printed or typed."""

LAYOUT_REACH = 0.42
"""``Anchor.reach`` in formats without pages: about a line and a half."""


def anchors_of(sheet: Sheet) -> list[Anchor]:
    """Return the places of signing on a page, from top to bottom."""
    own = [part for part in sheet.parts if part.page == sheet.page.number]
    found = [anchor for part in own if (anchor := _from_part(sheet, part)) is not None]
    found += _from_lines(sheet, found)
    found += at_heads(sheet, found)
    found += at_dates(sheet, found)
    found += at_rows(sheet, found)
    found += from_drawings(sheet, found)
    found += named_twice(sheet, found)
    found += _from_fields(sheet, found)
    apart = checked(own)
    found = [
        anchor
        for anchor in without_answers(sheet, found)
        if not of_witness(sheet, anchor) and not stands_in(apart, anchor.ref)
    ]
    labels = (anchor.part for anchor in found if anchor.part is not None)
    under = Plane((part for part in labels if _is_empty(part, Kind.BY)), lambda part: part.box)
    found = [anchor for anchor in found if not _is_repeated(anchor.part, under)]
    found += _twins(sheet, found)
    if sheet.page.width is None:
        found = [replace(anchor, reach=LAYOUT_REACH) for anchor in found]
    return sorted(found, key=lambda anchor: (anchor.ref.top, anchor.ref.left))


def _is_empty(part: Part, kind: Kind) -> bool:
    return part.kind is kind and not part.text.strip()


def _is_repeated(one: Part | None, repeating: Plane[Part]) -> bool:
    """Return whether a label right under an empty one asks for the same: "Signature:" over "Signed by:"."""
    if one is None or not _is_empty(one, Kind.SIGN) or one.filled:
        return False
    left, foot, tall = one.box.left, one.box.bottom, height(one.box)
    return any(
        other.cell == one.cell
        and -0.2 * tall <= other.box.top - foot <= 0.6 * tall
        and abs(other.box.left - left) <= 2  # noqa: PLR2004 - points
        for other in repeating.near(foot - tall, foot + tall, left - 2, left + 2)
    )


def _twins(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return the empty places beside signatures that no label but only headings over columns place."""
    bare = [a for a in found if a.style in {Style.ITSELF, Style.ROWS} and a.field is None]
    if not bare:
        return []
    twins = Twins(sheet, (anchor.ref for anchor in found))
    return [
        Anchor(anchor.page, None, Style.ITSELF, place) for anchor in bare for place in twins.of(anchor.ref)
    ]


def _from_part(sheet: Sheet, part: Part) -> Anchor | None:
    if part.kind in {Kind.CONFORMED, Kind.ESIGN}:
        return Anchor(part.page, part, Style.ITSELF, part.box)
    if part.kind is Kind.SIGN:
        heads = values.judge(part.text) is None or heads_sides(sheet, part) or _names_company(sheet, part)
        return None if heads else _labelled(sheet, part)
    if part.kind is Kind.BY and _asks_for_signature(part):
        return _labelled(sheet, part)
    return None


def _names_company(sheet: Sheet, part: Part) -> bool:
    """Return whether "Firma" has an organisation right of it: in German it asks for that."""
    if part.text or words.flat(part.label_text).strip() != "firma":
        return False
    beside = next(sheet.beside(part), None)
    return beside is not None and beside.kind is Kind.TEXT and looks_like_organisation(beside.text)


def _asks_for_signature(part: Part) -> bool:
    """Return whether a label such as "By:" is followed by a signature or by nothing."""
    signed = values.judge(part.text)
    if signed is None:
        return False
    if signed.person is not None and signed.detail == words.BARE_NAME:
        return looks_like_person(signed.person)
    if signed.detail != words.CONFORMED and (
        looks_like_organisation(part.text) or words.role_of(part.text) is not None
    ):
        return False
    return signed.detail != words.BARE_NAME


def _own_row(sheet: Sheet, part: Part) -> Box:
    """Return a label with the empty cells right of it, however wide: up to the next words of its row."""
    assert part.cell is not None
    after = next((each for each in sheet.beside(part, reach=_ROW) if each.cell is not None), None)
    if after is None or after.cell is None or after.cell[:2] != part.cell[:2]:
        return part.box
    free = after.cell.column > part.cell.column + 1
    return (
        part.box.union(Box(part.box.right, part.box.top, after.box.left - 1, part.box.bottom))
        if free
        else part.box
    )


_ROW = 700.0
"""Points right of a label at which the next words of its row stand at most, on the widest page."""


def _labelled(sheet: Sheet, part: Part) -> Anchor | None:
    if part.text.strip():
        return Anchor(part.page, part, Style.RIGHT, part.box)
    line = _line_right(sheet, part) or far_line(sheet, part)
    if (
        part.kind is Kind.BY
        and not part.colon
        and not _begins_line(sheet, part)
        and not _supported(sheet, part)
    ):
        return None
    if part.filled or line is not None:
        ref = part.box if line is None else part.box.union(line)
        return Anchor(part.page, part, Style.RIGHT, ref, line)
    above = _line_above(sheet, part) if part.cell is None else _line_in_cell_above(sheet, part)
    if above is not None:
        return Anchor(part.page, part, Style.ABOVE, part.box.union(above), above)
    if part.cell is not None:
        style = _cell_style(sheet, part)
        ref = _own_row(sheet, part) if style is Style.RIGHT else part.box
        return Anchor(part.page, part, style, ref) if style or _supported(sheet, part) else None
    if part.colon and part.kind is Kind.SIGN and _drawn_under(sheet, part):
        return Anchor(part.page, part, Style.BELOW, part.box)
    if part.colon:
        return (
            Anchor(part.page, part, Style.RIGHT, part.box)
            if _supported(sheet, part) or part.kind is Kind.BY
            else None
        )
    return Anchor(part.page, part, Style.FREE, part.box) if _supported(sheet, part) else None


UNDER = 24.0
"""Points under a label within which what is drawn for it begins, when nothing stands behind the label."""


def _drawn_under(sheet: Sheet, part: Part) -> bool:
    """Return whether a drawing begins at the left of a label directly under it, and none stands behind it."""
    label = part.label_box
    near = sheet.drawn.near(label.top - TALL, label.bottom + UNDER, label.left - TALL, label.right + 240)
    under = [
        drawing
        for drawing in near
        if abs(drawing.box.left - label.left) <= TALL and -2 <= drawing.box.top - label.bottom <= UNDER  # noqa: PLR2004 - points
    ]
    level = [
        drawing for drawing in near if drawing.box.top < label.bottom - 2 and drawing.box.left >= label.right
    ]
    return bool(under) and not level


def _begins_line(sheet: Sheet, part: Part) -> bool:
    """Return whether a label is the first word of its line and written as one: "X____", not "by ____"."""
    piece = sheet.view.piece_at(part.page, part.start)
    return piece is not None and piece.start == part.start and part.label_text[:1].isupper()


def _cell_style(sheet: Sheet, part: Part) -> Style:
    """Return whether the label's answer belongs in the cell below (a head row) or to the right."""
    assert part.cell is not None
    table, own = part.cell.table, part.cell
    others = (p for p in sheet.beside(part) if p.cell is not None and p.cell.table == table and p.cell != own)
    after = next(others, None)
    if after is not None and after.kind in LABELS and not after.text:
        return Style.RIGHT if own_cell_right(sheet, part, after) else Style.BELOW
    if drawn_in_cell(sheet, part, after):
        return Style.BELOW
    return Style.RIGHT


def _line_right(sheet: Sheet, part: Part) -> Box | None:
    """Return the empty line that goes on where the label ends."""
    best: Box | None = None
    top, right = part.label_box.top, part.label_box.right
    for line in sheet.ruled.near(top - TALL, top + 2 * TALL, right - 6, right + 60):
        level = -0.5 * height(part.box) <= line.bottom - part.label_box.top <= 1.9 * height(part.box)
        if level and -6 <= line.left - part.label_box.right <= 60 and (best is None or line.left < best.left):  # noqa: PLR2004 - points
            best = line
    return best


def _line_above(sheet: Sheet, part: Part) -> Box | None:
    """Return the line directly over a caption."""
    best: Box | None = None
    box = part.box
    for line in sheet.ruled.near(box.top - 2 * TALL, box.top + TALL, box.left, box.right):
        gap = part.box.top - line.bottom
        fits = (
            -0.4 * height(part.box) <= gap <= 1.6 * height(part.box) and middle(line) < middle(part.box) - 1
        )
        if (
            fits
            and overlap(line, part.box) > 0
            and line.left > part.box.left - 160
            and unlabelled(sheet, line)
        ):
            best = line if best is None or line.bottom > best.bottom else best
    return best


def _line_in_cell_above(sheet: Sheet, part: Part) -> Box | None:
    """Return the empty line in the cell over a caption of a table's last row."""
    own = part.cell
    if own is None or part.colon or part.filled:
        return None
    cells = [(p, p.cell) for p in sheet.tables[own.table] if p.cell is not None]
    if any(cell.row > own.row for _, cell in cells):
        return None
    over = [p for p, cell in cells if (cell.row, cell.column) == (own.row - 1, own.column)]
    return over[0].box if len(over) == 1 and over[0].kind is Kind.LINE else None


_SUPPORT = frozenset({Kind.NAME, Kind.TITLE, Kind.DATE, Kind.NAME_TITLE})


def _supported(sheet: Sheet, part: Part) -> bool:
    """Return whether what belongs to a signature block stands near a bare label."""
    box, tall = part.box, height(part.box)
    near = Box(box.left - 30, box.top - 5 * tall, box.right + 420, box.bottom + 6.5 * tall)
    reach = near.top, near.bottom, near.left, near.right
    if any(p.kind in _SUPPORT and _inside(p.box, near) for p in sheet.placed.near(*reach)):
        return True
    if any(
        _inside(field.box, near)
        for field in sheet.fillable.near(*reach)
        if field.box is not None and field.kind is not FieldKind.CHECKBOX
    ):
        return True
    drawn = sheet.drawn.near(*reach)
    return any(_inside(drawing.box, near) for drawing in drawn) and part.kind is Kind.SIGN


def _inside(box: Box, near: Box) -> bool:
    return near.top <= middle(box) <= near.bottom and box.left < near.right and box.right > near.left


def _from_lines(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return lines without a caption of their own that stand over a printed name or over "Name:"."""
    anchors = []
    known = by_ref(found)
    for line in sheet.lines:
        around = known.near(line.top - TALL, line.bottom + TALL, line.left, line.right)
        if any(_near(line, anchor.ref) for anchor in around) or not unlabelled(sheet, line):
            continue
        below = [p for p in sheet.under(line, rows=1.7) if p.kind is not Kind.LINE]
        if not below and _inked(sheet, line):
            below = [p for p in sheet.under(line, rows=_UNDER_INK) if p.kind is Kind.TEXT]
        if below and _signs_over(sheet, line, below[0]) and not _rules_columns(sheet, line, below):
            anchors.append(Anchor(sheet.page.number, None, Style.ABOVE, line, line))
    return anchors


def _rules_columns(sheet: Sheet, line: Box, below: list[Part]) -> bool:
    """Return whether a line is the rule of a table.

    Names of several, or places for them, stand side by side under it, or several heads right on it.
    """
    level = sheet.level(below[0].box, left=line.left, right=line.right) if below else ()
    named = [p for p in level if p.kind in _NAMES or _names(p)]
    heads = [p for p in sheet.over(line, rows=_ON) if p.kind is not Kind.LINE]
    return any(
        sum(abs(middle(each.box) - middle(parts[0].box)) <= height(parts[0].box) / 2 for each in parts) > 1
        for parts in (named, heads)
        if parts
    )


def _names(part: Part) -> bool:
    return part.kind is Kind.TEXT and looks_like_person(taken_apart(part.text).name)


_NAMES = frozenset({Kind.NAME, Kind.NAME_TITLE})

_ON = 0.8
"""Lines over a ruled line within which print stands right on it."""


def _signs_over(sheet: Sheet, line: Box, below: Part) -> bool:
    if below.kind in {Kind.NAME, Kind.NAME_TITLE}:
        return bool(below.text) or below.filled or below.colon
    if below.kind is not Kind.TEXT:
        return False
    if values.is_side(below.text):
        return True
    if line.left - 30 > below.box.left:
        return False
    person = values.names_person(below.text)
    if person and _inked(sheet, line) and _titled(sheet, below):
        return True
    return (person or values.asks(below.text)) and dated(sheet, below)


def _inked(sheet: Sheet, line: Box) -> bool:
    """Return whether a pen wrote on a line."""
    return any(
        drawing.kind == "strokes"
        and overlap(drawing.box, line) >= 0.5 * drawing.box.width
        and drawing.box.top < line.top - TALL / 2
        and drawing.box.bottom >= line.top - TALL / 2
        for drawing in sheet.drawn.near(line.top - TALL, line.bottom, line.left, line.right)
    )


def _titled(sheet: Sheet, name: Part) -> bool:
    """Return whether a title stands directly under a printed name."""
    under = next((p for p in sheet.under(name.box, rows=1.6) if p.kind is not Kind.LINE), None)
    return under is not None and under.kind is Kind.TEXT and looks_like_title(under.text)


def _near(box: Box, ref: Box) -> bool:
    """Return whether a line belongs to a place of signing that is known already."""
    return overlap(box, ref) > 0 and abs(middle(box) - middle(ref)) <= 0.5 * ref.height + height(ref)


def _from_fields(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return signature fields, and text fields called signature, that no printed label stands at."""
    anchors = []
    known = by_zone(found)
    labelled = any(a.part is not None and a.style is not Style.ITSELF for a in found)
    for item in sheet.fields:
        if not names_signature(item):
            continue
        if item.box is None:
            if not labelled:
                anchors.append(Anchor(sheet.page.number, None, Style.ITSELF, Box(0, 0, 0, 0), field=item))
            continue
        if not taken_by(known, item.box):
            anchors.append(Anchor(sheet.page.number, None, Style.ITSELF, item.box, item.box, item))
    return anchors
