"""Reads what stands at a place of signing and at the labels of its block: words, fields, ink, pictures."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Drawing, Field, FieldKind, SignatureKind, Span
from poedesk.proof.finding.acts import details, when
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, height, middle, overlap, same_line
from poedesk.proof.finding.acts.blocks.signing.answering import raised, stamped, under_caption
from poedesk.proof.finding.acts.blocks.values import Signed
from poedesk.proof.finding.acts.figures import is_figures
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.pictured import shown
from poedesk.proof.finding.acts.places import Anchor, Style, zone_of
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page import states


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands at a place, and where."""

    state: State
    text: str | None
    span: Span
    signed: Signed | None = None
    """For places of signing."""

    part: Part | None = None
    """The words, when they are a part of the page."""


def signature_entry(sheet: Sheet, block: Block, drawings: Sequence[Drawing]) -> Entry:
    """Return what stands at the place of signing: words, a field's value, ink, a picture or nothing."""
    anchor = block.anchor
    written = _written(sheet, block)
    if (
        written is not None
        and written.signed is not None
        and written.signed.state is State.PRESENT
        and written.signed.detail != words.BARE_NAME
    ):
        return written
    if not all(is_figures(sheet, drawing.box) for drawing in drawings):
        return _drawn(sheet, anchor, drawings)
    typed = _typed(sheet, block)
    if typed is not None:
        return typed
    if written is not None:
        return written
    return Entry(State.BLANK, None, label_span(sheet, anchor), values.BLANK)


def label_span(sheet: Sheet, anchor: Anchor) -> Span:
    """Return the citation of a place by its label; of a place without one by its box."""
    part = anchor.part
    if part is not None and part.label is not None:
        return sheet.view.span(part.page, *part.label, label=part.label_text)
    if anchor.field is not None:
        label = fold(anchor.field.label or anchor.field.name)
        return Span(anchor.page, box=anchor.field.box, by=By.FORM_FIELD, quote=label, label=label)
    near = [p for p in sheet.under(anchor.ref, rows=1.7) if p.kind is not Kind.LINE]
    if near:
        return sheet.view.span(anchor.page, near[0].start, near[0].end)
    line = anchor.line
    near = sheet.placed.near(line.top, line.bottom, line.left, line.right) if line is not None else []
    drawn = next((p for p in near if p.kind is Kind.LINE and p.box == line), None)
    if drawn is not None:
        return Span(anchor.page, drawn.start, drawn.end)
    return Span(anchor.page, box=anchor.ref)


def _entry(sheet: Sheet, part: Part, signed: Signed, start_end: tuple[int, int], label: str | None) -> Entry:
    return Entry(
        signed.state,
        fold(sheet.words(part.page, *start_end)),
        sheet.view.span(part.page, *start_end, label=label),
        signed,
        part,
    )


def _written(sheet: Sheet, block: Block) -> Entry | None:
    """Return the words at a place of signing."""
    part = block.anchor.part
    if part is not None and part.text.strip():
        signed = values.judge(part.text)
        if signed is not None:
            where = part.value if part.label is not None else (part.start, part.end)
            if signed.person is None and signed.kind is SignatureKind.E_SIGN_PLATFORM:
                below = _named_below(sheet, part, signed)
                if below is not None:
                    return below
            return _entry(sheet, part, signed, where, part.label_text or None)
    label = part.label_text if part is not None and part.label is not None else None
    for other in _candidates(sheet, block):
        signed = values.judge(other.text)
        if signed is None or signed.state is State.BLANK:
            continue
        if signed.detail == words.BARE_NAME and not _bare_counts(block, other):
            continue
        if signed.person is None and signed.kind is SignatureKind.E_SIGN_PLATFORM:
            below = _named_below(sheet, other, signed)
            if below is not None:
                return below
        return _entry(sheet, other, signed, (other.start, other.end), label)
    return _by_platform(sheet, block)


def _by_platform(sheet: Sheet, block: Block) -> Entry | None:
    """Return the e-signature of "Signed by:", a name and the platform's key under each other."""
    part = block.anchor.part
    if part is None or part.label is None or part.kind is not Kind.BY:
        return None
    under = sheet.under(part.box, rows=5)
    key = next(
        (
            p
            for p in under
            if words.PLATFORM_ID.match(words.flat(p.text)) and any(sign.isdigit() for sign in p.text)
        ),
        None,
    )
    if key is None:
        return None
    signed = Signed(State.PRESENT, SignatureKind.E_SIGN_PLATFORM, None, details.APPEARANCE_ONLY, 0.7)
    below = _named_below(sheet, part, signed)
    return below or _entry(sheet, part, signed, part.label, part.label_text)


def _candidates(sheet: Sheet, block: Block) -> list[Part]:
    """Return the texts that may answer the place of signing, best first."""
    anchor, part = block.anchor, block.anchor.part
    texts = [p for p in block.parts if p.kind in {Kind.TEXT, Kind.CONFORMED, Kind.ESIGN}]
    if anchor.style is Style.ABOVE and anchor.line is not None:
        line = anchor.line
        written = sorted(
            (
                p
                for p in texts
                if overlap(p.box, line) > 0 and p.box.bottom <= line.bottom + 4 and _near_line(sheet, p, line)
            ),
            key=lambda p: -p.box.bottom,
        )
        written = written or [p for p in texts if part is not None and under_caption(sheet, part, p)]
        return written or list(sheet.over_caption(part) if part is not None else ())
    if part is None:
        return []
    box = part.label_box
    found = [
        p
        for p in texts
        if (same_line(p.box, box) or raised(anchor, p))
        and p.box.left >= box.right - 2
        and not behind_label(block, part, p)
    ]
    tall = height(box)
    below = [
        p
        for p in texts
        if -0.4 * tall <= p.box.top - box.bottom <= 1.8 * tall
        and p.box.right > box.left
        and p.box.left < box.right + 200
    ]
    marked = [p for p in below if p.kind in {Kind.CONFORMED, Kind.ESIGN}]
    if anchor.style is Style.FREE:
        marked += [
            p
            for p in texts
            if p.kind in {Kind.CONFORMED, Kind.ESIGN}
            and 0 <= box.top - p.box.bottom + tall <= 2.6 * tall
            and overlap(p.box, box) > 0
        ]
    return found + marked + (below if anchor.style is Style.BELOW else [])


def _near_line(sheet: Sheet, part: Part, line: Box) -> bool:
    """Return whether words stand closely over a line; those of a platform with the key under them."""
    if (stamp := stamped(sheet, part)) != part.box:
        return line.top - stamp.bottom <= 1.5 * TALL
    return line.top - part.box.bottom <= (1.3 if part.kind is Kind.TEXT else 1.8) * height(part.box)


def behind_label(block: Block, part: Part, text: Part) -> bool:
    """Return whether another label stands between ``part`` and ``text`` on their line."""
    return any(
        p.kind in LABELS and same_line(p.box, part.box) and part.label_box.right <= p.box.left < text.box.left
        for p in block.parts
    )


def _bare_counts(block: Block, text: Part) -> bool:
    """Return whether a name without "/s/" beside a place of signing was put there as a signature.

    Beside the label or in its cell it was; over a line only what looks like a person and is no heading.
    """
    if (
        looks_like_organisation(text.text)
        or words.role_of(text.text) is not None
        or looks_like_title(text.text)
    ):
        return False
    if when.read(text.text):
        return False
    if block.anchor.style is Style.ABOVE:
        return looks_like_person(text.text) and not text.heading
    return looks_like_person(text.text) or block.anchor.style is not Style.FREE


def _named_below(sheet: Sheet, part: Part, signed: Signed) -> Entry | None:
    """Return an e-signature with who is named under "DocuSigned by:"; null where nobody is.

    What stands there is cited, for it can tell more than the name: "Jo Park (Ardent Lakes Ltd)".
    """
    for other in sheet.under(part.box, rows=3.2):
        who = values.signer_of(other.text) if other.kind is Kind.TEXT else None
        if who is not None:
            signer = Signed(signed.state, signed.kind, who, signed.detail, signed.confidence)
            return _entry(sheet, other, signer, (other.start, other.end), fold(part.text or part.label_text))
    return None


def _drawn(sheet: Sheet, anchor: Anchor, drawings: Sequence[Drawing]) -> Entry:
    box = drawings[0].box
    for drawing in drawings[1:]:
        box = box.union(drawing.box)
    stamp = all(drawing.kind == "stamp" for drawing in drawings)
    seen = shown(drawings, 0.6 if stamp else 0.85)
    label = label_span(sheet, anchor)
    quote = (
        fold(sheet.words(label.page, label.start, label.end or label.start))
        if label.start is not None
        else label.quote
    )
    span = Span(anchor.page, box=box, by=By.INK, quote=quote or None, label=label.label or quote or None)
    if (there := sheet.pictures.get(id(drawings[0]))) is not None:
        span = replace(there, label=span.label)
    signed = Signed(State.PRESENT, seen.kind, None, seen.detail, seen.confidence)
    return Entry(State.PRESENT, None, span, signed)


def _typed(sheet: Sheet, block: Block) -> Entry | None:
    """Return the value of a text field at the place of signing."""
    item = block.anchor.field or _field_at(sheet, block)
    if item is None or item.kind is FieldKind.SIGNATURE or not item.value or states.is_blank(item.value):
        return None
    signed = values.judge(item.value) or Signed(
        State.PRESENT, SignatureKind.TYPED, None, words.BARE_NAME, 0.3
    )
    return Entry(signed.state, fold(item.value), field_span(sheet, item), signed)


def _field_at(sheet: Sheet, block: Block) -> Field | None:
    """Return the nearest text field, unless its own label says that it is for something else."""
    zone = zone_of(block.anchor)
    best: tuple[float, Field] | None = None
    for item in sheet.fillable.near(zone.top, zone.bottom, zone.left, zone.right):
        if (
            item.kind not in {FieldKind.TEXT, FieldKind.SIGNATURE}
            or item.box is None
            or not _overlaps(item.box, zone)
        ):
            continue
        if kind_of_field(item) not in {Kind.SIGN, Kind.BY, None}:
            continue
        ref = block.anchor.line or block.anchor.ref
        far = abs(middle(item.box) - middle(ref)) + max(0.0, -overlap(item.box, ref)) * 0.2
        if best is None or far < best[0]:
            best = (far, item)
    return best[1] if best else None


def _overlaps(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def kind_of_field(item: Field) -> Kind | None:
    """Return what a field's printed label or name says that it is for; null when it says nothing."""
    for text in (item.label, item.name):
        low = words.flat(text or "").replace("_", " ").strip()
        for kind, pattern in words.labels():
            if low and pattern.match(low):
                return Kind(kind)
    return Kind.OTHER if item.label else None


def field_span(sheet: Sheet, item: Field) -> Span:
    """Return the citation of a field's value."""
    page, item = sheet.origin(item)
    label = fold(item.label) if item.label else fold(item.name)
    if item.start is not None and item.end is not None:
        return Span(page, item.start, item.end, by=By.FORM_FIELD, label=label)
    return Span(page, box=item.box, by=By.FORM_FIELD, quote=fold(item.value or label), label=label)
