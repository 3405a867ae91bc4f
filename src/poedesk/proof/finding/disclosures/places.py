"""Places for initials on a page, and what stands there."""

import re
from collections.abc import Sequence

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Drawing, Field, FieldKind, Span
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    TALL,
    Sheet,
    height,
    line_of,
    middle,
    overlap,
    same_line,
)
from poedesk.proof.finding.acts.blocks.sheets.signable import names_initials
from poedesk.proof.finding.acts.blocks.signing.anchors import anchors_of
from poedesk.proof.finding.acts.blocks.signing.drawn import another_label_between, drawn_on, is_small
from poedesk.proof.finding.acts.naming.people import looks_like_person
from poedesk.proof.finding.disclosures.labels import carried, run_on, wrapped, wrapped_value
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page import states

_INITIALS = compiled(r"^[^\W\d_](?:[.\s-]{0,2}[^\W\d_]){0,4}\.?$")
_NO_INITIALS = frozenset(
    "yes no na ok okay si ja nein oui non x y n tbd none date here name via pdf".split()  # noqa: SIM905 - reads better
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place for initials."""

    page: int
    box: Box
    offset: int | None
    """Where its label begins in the page text."""

    label: str
    finding: Finding
    cell: tuple[int, int] | None = None
    """Table and row."""


def places_on(sheet: Sheet) -> list[Place]:
    """Return the places for initials on a page that are not the partner's."""
    labels = [part for part in sheet.parts if part.kind is Kind.INITIALS or wrapped(sheet, part)]
    ending = [label for part in sheet.parts if (label := run_on(sheet, part)) is not None]
    labels += ending
    drawings = _drawings(sheet, labels, ending) if labels else ()
    places = [_at_label(sheet, part, drawings) for part in labels]
    taken = {id(item) for part in labels if (item := _field_at(sheet, part)) is not None}
    named = (item for item in sheet.fields if names_initials(item) and id(item) not in taken)
    places += [_at_field(sheet, item) for item in named]
    return [place for place in places if words.role_of(place.label) is not Role.PARTNER]


_Drawings = Sequence[tuple[Drawing, Part]]


def _drawings(sheet: Sheet, labels: Sequence[Part], ending: Sequence[Part]) -> _Drawings:
    """Return the drawings of a page that are initials, each with its label; ``ending`` end running text."""
    drawn = drawn_on(sheet, anchors_of(sheet), ending)
    served = {id(drawing) for drawing, _ in (*drawn.signatures, *drawn.initials, *drawn.answers)}
    free = [each for each in sheet.drawings if id(each) not in served and is_small(each.box)]
    return [*drawn.initials, *((each, label) for label in labels for each in carried(sheet, label, free))]


def _at_label(sheet: Sheet, part: Part, drawings: _Drawings) -> Place:
    assert part.label is not None
    label = fold(_context(sheet, part))
    row = (part.cell.table, part.cell.row) if part.cell else None
    return Place(part.page, part.box, part.start, label, _entry(sheet, part, label, drawings), row)


def _context(sheet: Sheet, part: Part) -> str:
    """Return the label with what stands in brackets before it: "(Public Sector) Customer initials here"."""
    before = sheet.page.text[max(0, part.start - 40) : part.start]
    opened = re.search(
        r"\(([^()\n]{3,30})\)?\s*$|(?:customer|client|cliente)\s+initials?\s*$", before, re.IGNORECASE
    )
    return (opened.group() if opened else "") + part.label_text


def _entry(sheet: Sheet, part: Part, label: str, drawings: _Drawings) -> Finding:
    assert part.label is not None
    own = sheet.view.span(part.page, *part.label, label=label)
    drawn = [drawing for drawing, owner in drawings if owner is part]
    for text, span in _written(sheet, part, label):
        state = states.state_of(text)
        if state is State.PLACEHOLDER or words.BRACKETED.match(text):
            return _initials(None, span, State.PLACEHOLDER, 0.85, label)
        if drawn and not sheet.surely_read(span):
            continue  # a hand's letters may be taken for others: that they stand there is all that is seen
        if state is State.PRESENT and _can_be_initials(text):
            return _initials(fold(text), span, State.PRESENT, 0.92, label)
    if drawn:
        nearest = min(drawn, key=lambda drawing: abs(middle(drawing.box) - middle(part.box)))
        quote = fold(sheet.page.text[slice(*part.label)])
        span = Span(part.page, box=nearest.box, by=By.INK, quote=quote, label=label)
        return _initials(None, span, State.PRESENT, 0.75, label, "drawn, not typed")
    item = _field_at(sheet, part)
    if item is not None and item.value and not states.is_blank(item.value):
        placeholder = states.is_placeholder(item.value) or not _can_be_initials(item.value)
        state = State.PLACEHOLDER if placeholder else State.PRESENT
        return _initials(fold(item.value), _field_span(sheet, item), state, 0.9, label)
    return _initials(None, own, State.BLANK, 0.85, label)


def _initials(
    value: str | None, span: Span, state: State, sure: float, label: str, detail: str | None = None
) -> Finding:
    shown = value if state is State.PRESENT else None
    person = shown if shown and looks_like_person(shown) else None
    return Finding(
        shown, (span,), sure, words.role_of(label), state, anchored=True, person=person, detail=detail
    )


def _can_be_initials(text: str) -> bool:
    shown = text.strip(" .:;_()")
    letters = re.sub(r"[^\w]", "", shown)
    if letters.casefold() in _NO_INITIALS:
        return False
    return bool(_INITIALS.match(shown)) or looks_like_person(shown)


def _written(sheet: Sheet, part: Part, label: str) -> list[tuple[str, Span]]:
    """Return the words that may answer a label for initials: behind it, right of it, under it."""
    found: list[tuple[str, Span]] = []
    if part.text.strip():
        found.append((part.text, sheet.view.span(part.page, *part.value, label=label)))
    tall = height(part.label_box)
    own = part.label_box
    low, high = line_of(own)
    near = sheet.placed.near(
        min(low, part.box.bottom - tall),
        max(high, part.box.bottom + 2 * tall),
        min(own.right, part.box.left - TALL),
        max(own.right + 220, part.box.right + TALL),
    )
    for other in near:
        if other is part or other.kind not in {Kind.TEXT, Kind.CONFORMED, Kind.BY} or other.label is not None:
            continue
        right = same_line(other.box, part.label_box) and -2 <= other.box.left - part.label_box.right <= 220  # noqa: PLR2004 - points
        below = (
            not part.filled
            and -0.4 * tall <= other.box.top - part.box.bottom <= 1.7 * tall
            and overlap(other.box, part.box) > -height(part.box)
            and (part.cell is not None or not looks_like_person(other.text))
        )
        if (right and not another_label_between(sheet, part, other.box)) or below:
            found.append((other.text, sheet.view.span(other.page, other.start, other.end, label=label)))
    found += wrapped_value(sheet, part, label)
    return found


def _field_at(sheet: Sheet, part: Part) -> Field | None:
    box, tall = part.label_box, height(part.label_box)
    best: tuple[float, Field] | None = None
    near = sheet.fillable.near(box.top - 250, box.bottom + 250, box.left, box.right + 160)
    for item in near:
        if item.kind is not FieldKind.TEXT or item.box is None:
            continue
        if item.label and not re.search(r"initial|inicial|here|paraphe", words.flat(item.label)):
            continue
        level = abs(middle(item.box) - middle(box)) <= max(tall, item.box.height) * 0.8
        right, down = item.box.left - box.right, item.box.top - box.bottom
        if level and -25 <= right <= 160:  # noqa: PLR2004 - points
            far = right
        elif overlap(item.box, box) > 0 and -0.5 * tall <= down <= 2.5 * tall:
            far = 60 + down
        else:
            continue
        if best is None or far < best[0]:
            best = (far, item)
    return best[1] if best else None


def _field_span(sheet: Sheet, item: Field) -> Span:
    label = fold(item.label) if item.label else fold(item.name)
    if item.start is not None and item.end is not None:
        return Span(sheet.page.number, item.start, item.end, by=By.FORM_FIELD, label=label)
    return Span(
        sheet.page.number, box=item.box, by=By.FORM_FIELD, quote=fold(item.value or label), label=label
    )


def _at_field(sheet: Sheet, item: Field) -> Place:
    label = f"{item.label or ''} {re.sub(r'(?<=[a-z])(?=[A-Z])', ' ', item.name).replace('_', ' ')}".strip()
    value = item.value if item.value and not states.is_blank(item.value) else None
    state = State.BLANK
    if value is not None:
        state = (
            State.PRESENT
            if _can_be_initials(value) and not states.is_placeholder(value)
            else State.PLACEHOLDER
        )
    finding = _initials(fold(value) if value else None, _field_span(sheet, item), state, 0.9, label)
    return Place(sheet.page.number, item.box or Box(0, 0, 0, 0), item.start, label, finding)
