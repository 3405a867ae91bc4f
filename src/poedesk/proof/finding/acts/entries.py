"""Reads what stands at a place of signing and at the labels of its block: words, fields, ink, pictures."""

from collections.abc import Sequence
from dataclasses import dataclass

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, By, Drawing, Field, FieldKind, SignatureKind, Span
from poedesk.proof.finding import states
from poedesk.proof.finding.acts import values, when, words
from poedesk.proof.finding.acts.anchors import Anchor, Style, zone_of
from poedesk.proof.finding.acts.columns import Block
from poedesk.proof.finding.acts.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.people import looks_like_organisation, looks_like_person, looks_like_title
from poedesk.proof.finding.acts.sheet import Sheet, height, middle, overlap, same_line
from poedesk.proof.finding.acts.values import Signed
from poedesk.proof.finding.model import State


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
    """Return what stands at the block's place of signing: words, a field's value, ink, a picture or nothing."""
    anchor = block.anchor
    written = _written(sheet, block)
    if written is not None and written.signed is not None and written.signed.state is State.PRESENT and written.signed.detail != words.BARE_NAME:
        return written
    if drawings:
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
    line = next((p for p in sheet.parts if p.kind is Kind.LINE and p.box == anchor.line), None)
    if line is not None:
        return Span(anchor.page, line.start, line.end)
    return Span(anchor.page, box=anchor.ref)


def _entry(sheet: Sheet, part: Part, signed: Signed, start_end: tuple[int, int], label: str | None) -> Entry:
    return Entry(signed.state, fold(sheet.page.text[slice(*start_end)]), sheet.view.span(part.page, *start_end, label=label), signed, part)


def _written(sheet: Sheet, block: Block) -> Entry | None:
    """Return the words at a place of signing."""
    anchor, part = block.anchor, block.anchor.part
    if part is not None and part.text.strip():
        signed = values.judge(part.text)
        if signed is not None:
            where = part.value if part.label is not None else (part.start, part.end)
            if signed.person is None and signed.kind is SignatureKind.E_SIGN_PLATFORM:
                signed = _named_below(sheet, block, signed)
            return _entry(sheet, part, signed, where, part.label_text or None)
    label = part.label_text if part is not None and part.label is not None else None
    for other in _candidates(sheet, block):
        signed = values.judge(other.text)
        if signed is None or signed.state is State.BLANK:
            continue
        if signed.detail == words.BARE_NAME and not _bare_counts(block, other):
            continue
        if signed.person is None and signed.kind is SignatureKind.E_SIGN_PLATFORM:
            signed = _named_below(sheet, block, signed)
        return _entry(sheet, other, signed, (other.start, other.end), label)
    return None


def _candidates(sheet: Sheet, block: Block) -> list[Part]:
    """Return the texts that may answer the place of signing, best first."""
    anchor, part = block.anchor, block.anchor.part
    texts = [p for p in block.parts if p.kind in {Kind.TEXT, Kind.CONFORMED, Kind.ESIGN}]
    if anchor.style is Style.ABOVE and anchor.line is not None:
        line = anchor.line
        return sorted(
            (p for p in texts if overlap(p.box, line) > 0 and p.box.bottom <= line.bottom + 4 and line.top - p.box.bottom <= 1.3 * height(p.box)),
            key=lambda p: -p.box.bottom,
        )
    if part is None:
        return []
    box = part.label_box
    found = [p for p in texts if same_line(p.box, box) and p.box.left >= box.right - 2 and not _behind_label(block, part, p)]
    tall = height(box)
    below = [p for p in texts if -0.4 * tall <= p.box.top - box.bottom <= 1.8 * tall and p.box.right > box.left and p.box.left < box.right + 200]
    marked = [p for p in below if p.kind in {Kind.CONFORMED, Kind.ESIGN}]
    if anchor.style is Style.FREE:
        marked += [p for p in texts if p.kind in {Kind.CONFORMED, Kind.ESIGN} and 0 <= box.top - p.box.bottom + tall <= 2.6 * tall and overlap(p.box, box) > 0]
    return found + marked + (below if anchor.style is Style.BELOW else [])


def _behind_label(block: Block, part: Part, text: Part) -> bool:
    """Return whether another label stands between ``part`` and ``text`` on their line."""
    return any(
        p.kind in LABELS and same_line(p.box, part.box) and part.label_box.right <= p.box.left < text.box.left for p in block.parts
    )


def _bare_counts(block: Block, text: Part) -> bool:
    """Return whether a name without "/s/" beside a place of signing was put there as a signature.

    Beside the label or in its cell it was; over a line only what looks like a person and is no heading.
    """
    if looks_like_organisation(text.text) or words.role_of(text.text) is not None or looks_like_title(text.text):
        return False
    if when.read(text.text):
        return False
    if block.anchor.style is Style.ABOVE:
        return looks_like_person(text.text) and not text.heading
    return looks_like_person(text.text) or block.anchor.style is not Style.FREE


def _named_below(sheet: Sheet, block: Block, signed: Signed) -> Signed:
    """Return an e-signature with the name that stands under "DocuSigned by:"."""
    part = block.anchor.part
    if part is None:
        return signed
    for other in sheet.under(part.box, rows=3.2):
        if other.kind is Kind.TEXT and looks_like_person(other.text):
            return Signed(signed.state, signed.kind, fold(other.text), signed.detail, signed.confidence)
    return signed


def _drawn(sheet: Sheet, anchor: Anchor, drawings: Sequence[Drawing]) -> Entry:
    box = drawings[0].box
    for drawing in drawings[1:]:
        box = box.union(drawing.box)
    image = any(drawing.kind in {"picture", "stamp"} for drawing in drawings)
    kind = SignatureKind.IMAGE if image else SignatureKind.INK
    stamp = all(drawing.kind == "stamp" for drawing in drawings)
    label = label_span(sheet, anchor)
    quote = fold(sheet.page.text[label.start : label.end]) if label.start is not None else label.quote
    span = Span(anchor.page, box=box, by=By.INK, quote=quote or None, label=label.label or quote or None)
    signed = Signed(State.PRESENT, kind, None, None, 0.6 if stamp else 0.85)
    return Entry(State.PRESENT, None, span, signed)


def _typed(sheet: Sheet, block: Block) -> Entry | None:
    """Return the value of a text field at the place of signing."""
    item = block.anchor.field or _field_at(sheet, block)
    if item is None or item.kind is FieldKind.SIGNATURE or not item.value or states.is_blank(item.value):
        return None
    signed = values.judge(item.value) or Signed(State.PRESENT, SignatureKind.TYPED, None, words.BARE_NAME, 0.3)
    return Entry(signed.state, fold(item.value), field_span(sheet, item), signed)


def _field_at(sheet: Sheet, block: Block) -> Field | None:
    """Return the text field nearest to the place of signing, unless its own label says it is for something else."""
    zone = zone_of(block.anchor)
    best: tuple[float, Field] | None = None
    for item in sheet.fields:
        if item.kind not in {FieldKind.TEXT, FieldKind.SIGNATURE} or item.box is None or not _overlaps(item.box, zone):
            continue
        if _kind_of_field(item) not in {Kind.SIGN, Kind.BY, None}:
            continue
        ref = block.anchor.line or block.anchor.ref
        far = abs(middle(item.box) - middle(ref)) + max(0.0, -overlap(item.box, ref)) * 0.2
        if best is None or far < best[0]:
            best = (far, item)
    return best[1] if best else None


def _overlaps(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and min(one.bottom, other.bottom) > max(one.top, other.top)


def _kind_of_field(item: Field) -> Kind | None:
    """Return what a field's printed label or name says that it is for; null when it says nothing."""
    for text in (item.label, item.name):
        low = words.flat(text or "").replace("_", " ").strip()
        for kind, pattern in words.LABELS:
            if low and pattern.match(low):
                return Kind(kind)
    return Kind.OTHER if item.label else None


def field_span(sheet: Sheet, item: Field) -> Span:
    """Return the citation of a field's value."""
    label = fold(item.label) if item.label else fold(item.name)
    if item.start is not None and item.end is not None:
        return Span(sheet.page.number, item.start, item.end, by=By.FORM_FIELD, label=label)
    return Span(sheet.page.number, box=item.box, by=By.FORM_FIELD, quote=fold(item.value or label), label=label)


# The other labels of a block


def label_entry(sheet: Sheet, block: Block, label: Part) -> Entry:
    """Return what stands at a name, title or date label: beside it, over it as a caption, under it, in a field."""
    if label.text.strip():
        return _text_entry(sheet, label, label.value, label)
    for other in _answers(sheet, block, label):
        return _text_entry(sheet, other, (other.start, other.end), label)
    item = _field_of(sheet, label)
    if item is not None and item.value and not states.is_blank(item.value):
        state = State.PLACEHOLDER if states.is_placeholder(item.value) else State.PRESENT
        return Entry(state, fold(item.value), field_span(sheet, item))
    assert label.label is not None
    return Entry(State.BLANK, None, sheet.view.span(label.page, *label.label, label=label.label_text))


def _text_entry(sheet: Sheet, part: Part, where: tuple[int, int], label: Part) -> Entry:
    text = fold(sheet.page.text[slice(*where)])
    state = states.state_of(text)
    if state is State.PRESENT and (words.PLACEHOLDER.match(words.flat(text)) or words.BRACKETED.match(text)):
        state = State.PLACEHOLDER
    if state is State.BLANK:
        assert label.label is not None
        return Entry(state, None, sheet.view.span(label.page, *label.label, label=label.label_text))
    return Entry(state, text, sheet.view.span(part.page, *where, label=label.label_text), part=part)


def _answers(sheet: Sheet, block: Block, label: Part) -> list[Part]:
    """Return the texts that answer a label without words of its own, best first."""
    box, tall = label.label_box, height(label.label_box)
    texts = [p for p in block.parts if p.kind is Kind.TEXT and _fits(label, p)]
    right = [p for p in texts if same_line(p.box, box) and p.box.left >= box.right - 2 and not _behind_label(block, label, p) and not _caption_between(block, label, p)]
    below = [p for p in texts if -0.4 * tall <= p.box.top - box.bottom <= 1.6 * tall and p.box.left < box.right + 60 and p.box.right > box.left]
    above = [p for p in texts if -0.4 * tall <= box.top - p.box.bottom <= 2.4 * tall and overlap(p.box, box) > -4]
    ruled = any(overlap(line, box) > 0 and -0.4 * tall <= box.top - line.bottom <= 1.6 * tall for line in sheet.lines)
    under = below if _is_head(sheet, label) or (label.cell is None and not (label.colon or label.filled)) else []
    if label.kind is Kind.DATE:
        return right + (above + below if not label.filled else [])
    if ruled and label.cell is None and not label.colon:
        return right + above
    return right + under


def _is_head(sheet: Sheet, label: Part) -> bool:
    """Return whether a label heads a column of a table: no cell to its right, or another label in it."""
    piece = sheet.view.piece_at(label.page, label.start)
    if label.cell is None or piece is None:
        return False
    if sheet.view.cell_right(piece) is None:
        return True
    beside = [p for p in sheet.beside(label) if p.cell is not None and p.cell.table == label.cell.table and p.cell.column > label.cell.column]
    return bool(beside) and beside[0].kind in LABELS


def _caption_between(block: Block, label: Part, text: Part) -> bool:
    """Return whether ``text`` answers the signature's label, which stands left of both."""
    part = block.anchor.part
    return part is not None and part.label is not None and label.label_box.right <= part.label_box.left < text.box.left and same_line(part.box, text.box)


def _fits(label: Part, text: Part) -> bool:
    if label.kind is Kind.DATE:
        return when.is_date(text.text) or states.is_placeholder(text.text)
    if when.is_date(text.text):
        return False
    if label.kind is Kind.NAME:
        return looks_like_person(text.text) or states.is_placeholder(text.text) or (label.cell is not None and text.cell is not None and same_line(text.box, label.box))
    return len(text.text.split()) <= 9 and not looks_like_person(text.text) if label.kind is Kind.TITLE else True  # noqa: PLR2004 - a title, no sentence


_WANTED = {Kind.DATE: {Kind.DATE}, Kind.NAME: {Kind.NAME, Kind.NAME_TITLE}, Kind.TITLE: {Kind.TITLE, Kind.NAME_TITLE}, Kind.NAME_TITLE: {Kind.NAME, Kind.NAME_TITLE}}


def _field_of(sheet: Sheet, label: Part) -> Field | None:
    """Return the field that belongs to a printed label: the nearest one that is not for something else."""
    box, tall = label.label_box, height(label.label_box)
    best: tuple[float, Field] | None = None
    for item in sheet.fields:
        if item.kind not in {FieldKind.TEXT, FieldKind.DATE, FieldKind.CHOICE} or item.box is None:
            continue
        kind = _kind_of_field(item)
        if kind is not None and kind not in _WANTED.get(label.kind, set()):
            continue
        level = min(item.box.bottom, box.bottom) - max(item.box.top, box.top) > 0.3 * min(tall, item.box.height)
        right = item.box.left - box.right
        if level and -8 <= right <= 120:  # noqa: PLR2004 - points
            far = right
        elif overlap(item.box, box) > 0 and -0.5 * tall <= box.top - item.box.bottom <= 1.2 * tall:
            far = 40 + abs(box.top - item.box.bottom)
        elif overlap(item.box, box) > 0 and -0.5 * tall <= item.box.top - box.bottom <= 1.2 * tall:
            far = 50 + abs(item.box.top - box.bottom)
        else:
            continue
        if best is None or far < best[0]:
            best = (far, item)
    return best[1] if best else None
