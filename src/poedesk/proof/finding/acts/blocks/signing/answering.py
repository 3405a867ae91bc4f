"""Tells which places of signing are none: answers to another label, headings, a witness's place."""

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, height, on_line, overlap, same_line
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.places import Anchor, Style, by_ref
from poedesk.proof.finding.model import Role

PLAIN_BY = frozenset(
    {"by", "por", "x", "par", "durch", "door", "signed", "signed by", "firmado", "firmado por", "sign here"}
)

FAR_ANSWER = 220.0
"""Points right of its label at which a conformed signature stands at most."""

HEAD_ROWS = 3
"""Lines over a signature among which the head of its column stands."""


def without_answers(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Leave out conformed signatures that answer a label, and headings that a label follows."""
    labels = by_ref(a for a in found if a.part is not None and a.style is not Style.ITSELF)
    places = by_ref(found)
    kept = []
    for anchor in found:
        part = anchor.part
        if (
            part is not None
            and anchor.style in {Style.ITSELF, Style.ROWS}
            and any(
                (_answers(label, part, stamped(sheet, part)) and not _headed_otherwise(sheet, label, part))
                or _answers_under(sheet, label, part)
                or (label.part is not None and any(part is each for each in sheet.over_caption(label.part)))
                for label in _labels_around(labels, part.box)
            )
        ):
            continue
        if (
            part is not None
            and part.kind is Kind.BY
            and (_is_heading(anchor, part, labels, places) or _ends_heading(sheet, anchor, part, places))
        ):
            continue
        if part is not None and part.kind is Kind.SIGN and _heads_signature(anchor, labels):
            continue
        if part is not None and part.kind is Kind.SIGN and _signed_by_platform(sheet, anchor, labels):
            continue
        kept.append(anchor)
    return kept


def _labels_around(labels: Plane[Anchor], box: Box) -> list[Anchor]:
    """Return the labels that may stand near enough to words to be answered by them."""
    return labels.near(box.top - 4 * TALL, box.bottom + 4 * TALL, box.left - FAR_ANSWER, box.right)


def _below(places: Plane[Anchor], part: Part) -> list[Anchor]:
    """Return the places of signing that may follow ``part`` as their heading."""
    box = part.box
    return places.near(box.top, box.top + 7 * height(box), box.left - 60, box.left + 130)


def _heads_signature(anchor: Anchor, labels: Plane[Anchor]) -> bool:
    """Return whether "Customer's signature" is a heading: set as one, empty, over a signature's own label."""
    part = anchor.part
    assert part is not None
    if anchor.style is not Style.FREE or words.role_of(part.label_text) is None:
        return False
    return any(
        _follows(part, other)
        and other.part is not None
        and other.part.kind is Kind.SIGN
        and words.role_of(other.part.label_text) is None
        for other in _below(labels, part)
    )


def _signed_by_platform(sheet: Sheet, anchor: Anchor, labels: Plane[Anchor]) -> bool:
    """Return whether a caption stands under an e-sign platform's "Signed by:", a name and its key."""
    part = anchor.part
    assert part is not None
    if part.text.strip() or part.filled:
        return False
    keys = [p for p in sheet.over(part.box, rows=2) if words.PLATFORM_ID.match(words.flat(p.text))]
    return any(
        key.box.bottom <= part.box.top + 2
        and any(sign.isdigit() for sign in key.text)
        and other.part is not None
        and other.part.kind is Kind.BY
        and 0 < key.box.top - other.part.box.top <= 5 * height(part.box)
        and overlap(other.part.box, key.box) > 0
        for key in keys
        for other in labels.near(key.box.top - 5 * TALL, key.box.top, key.box.left, key.box.right)
    )


_WITNESS = compiled(r"\b(?:witness(?!\s+whereof)|testigo|zeuge|temoin|notary|notario|notaire|attest)")
_PRESENCE = compiled(r"(?:in the presence of|witness(?:ed by)?|en presencia de|testigos?|attest)\s*:?\s*\W*$")


def of_witness(sheet: Sheet, anchor: Anchor) -> bool:
    """Return whether a witness or notary signs here, who acknowledges nothing for either side."""
    part = anchor.part
    if part is not None and part.label is not None and _WITNESS.search(words.flat(part.label_text)):
        return True
    box = part.label_box if part is not None else anchor.ref
    over = [p for p in sheet.over(anchor.ref, rows=1.6) if p is not part]
    if over and _PRESENCE.search(words.flat(sheet.words(over[0].page, over[0].start, over[0].end)).strip()):
        return True
    under = [p for p in sheet.under(box, rows=2.2) if p is not part and p.kind is not Kind.LINE]
    if not under:
        return False
    low = words.flat(under[0].label_text or under[0].text).strip(" ()")
    return low.startswith(("witness", "testigo", "signature of witness", "name of witness"))


KEYED = 8
"""Lines under "DocuSigned by:" among which the platform prints its key, the drawn signature between them."""


def stamped(sheet: Sheet, part: Part) -> Box:
    """Return where a signature in words stands; that of a platform reaches down to its key."""
    if part.kind is not Kind.ESIGN:
        return part.box
    keys = (p for p in sheet.under(part.box, rows=KEYED) if words.PLATFORM_ID.match(words.flat(p.text)))
    key = next((p for p in keys if abs(p.box.left - part.box.left) <= TALL), None)
    return part.box.union(key.box) if key is not None else part.box


def _answers(label: Anchor, part: Part, stamp: Box | None = None) -> bool:
    """Return whether words stand at a label; those of a platform cover all of its ``stamp``."""
    assert label.part is not None
    if label.part.text.strip():
        return False
    if stamp is not None and stamp != part.box:
        return _stamped_over(label, stamp)
    box = label.part.label_box
    if same_line(box, part.box) or raised(label, part):
        return 0 <= part.box.left - box.right + 4 <= FAR_ANSWER
    tall = height(box)
    if label.style is Style.ABOVE and label.line is not None:
        tall = max(tall, height(part.box))  # a caption is set in smaller type than what stands on its line
        return (
            overlap(label.line, part.box) > 0
            and -0.6 * tall <= label.line.top - part.box.bottom + tall <= 2.8 * tall
        )
    if (
        label.style is Style.FREE
        and overlap(box, part.box) > 0
        and -0.6 * tall <= box.top - part.box.bottom <= 1.2 * tall
    ):
        return True
    gap = part.box.top - box.bottom
    return -0.3 * tall <= gap <= 1.8 * tall and part.box.left - box.left < 150 and part.box.right > box.left  # noqa: PLR2004 - points


def raised(label: Anchor, part: Part) -> bool:
    """Return whether "/s/ Name" stands on the line behind its label, a little higher than that."""
    line = label.line
    if (
        label.style is not Style.RIGHT
        or line is None
        or label.part is None
        or part.kind is not Kind.CONFORMED
    ):
        return False
    box = label.part.label_box
    level = box.top < part.box.bottom <= line.top + TOUCHING
    return level and 2 * overlap(line, part.box) >= part.box.width


TOUCHING = 2.0
"""Points by which words reach into the line that they stand on at most."""


def _stamped_over(label: Anchor, stamp: Box) -> bool:
    """Return whether what a platform printed stands closely on the line of a caption."""
    if label.style is not Style.ABOVE or label.line is None or overlap(label.line, stamp) <= 0:
        return False
    return -TALL <= label.line.top - stamp.bottom <= 1.5 * TALL


def _headed_otherwise(sheet: Sheet, label: Anchor, part: Part) -> bool:
    """Return whether a label and what is right of it stand in the columns of two sides."""
    assert label.part is not None
    own, other = (_headed(sheet, box) for box in (label.part.label_box, part.box))
    return None not in {own, other} and own is not other


def _headed(sheet: Sheet, box: Box) -> Role | None:
    """Return the side that the bare head of a column names over ``box``."""
    heads = [p for p in sheet.over(box, rows=HEAD_ROWS) if p.kind is Kind.PARTY and not p.text.strip()]
    return words.role_of(heads[0].label_text) if heads else None


def under_caption(sheet: Sheet, caption: Part, part: Part) -> bool:
    """Return whether a conformed signature stands under an empty line's caption, on no line of its own."""
    tall = height(caption.box)
    near = -0.3 * tall <= part.box.top - caption.box.bottom <= 1.7 * tall
    return (
        part.kind is Kind.CONFORMED
        and near
        and overlap(caption.box, part.box) > 0
        and not on_line(sheet, part)
    )


def _answers_under(sheet: Sheet, label: Anchor, part: Part) -> bool:
    own = label.part
    if label.style is not Style.ABOVE or own is None or label.line is None:
        return False
    over = [p for p in sheet.over(label.line, rows=1.2) if p.kind in {Kind.CONFORMED, Kind.ESIGN}]
    return not over and under_caption(sheet, own, part)


def _is_heading(own: Anchor, part: Part, labels: Plane[Anchor], places: Plane[Anchor]) -> bool:
    """Return whether "Accepted by:" only heads a block whose own signature label follows."""
    low = words.flat(part.label_text)
    signed = values.judge(part.text) if part.text.strip() else None
    if signed is not None and (signed.detail == words.CONFORMED or taken_apart(part.text).dated):
        return False
    if low in PLAIN_BY or (part.text.strip() and signed != values.BLANK):
        return low not in PLAIN_BY and any(
            _follows(part, other) for other in _below(labels, part) if other.part is not part
        )
    return any(
        _follows(part, other)
        for other in _below(places, part)
        if other.part is not part
        and not (other.style is Style.ITSELF and other.part is not None and _answers(own, other.part))
    )


def _ends_heading(sheet: Sheet, own: Anchor, part: Part, places: Plane[Anchor]) -> bool:
    """Return whether "by" ends the line that heads another place: "On behalf of Harrow Mills by:"."""
    behind = sheet.level(part.box, left=part.box.right + 2)
    if part.text.strip() or part.filled or own.line is not None or behind:
        return False
    before = [
        p for p in sheet.level(part.box, right=part.box.left) if p.kind is Kind.PARTY and p.text.strip()
    ]
    under = [other for other in _below(places, before[-1]) if other.part is not part] if before else []
    return any(_follows(before[-1], other) and other.line is not None for other in under)


def _follows(part: Part, other: Anchor) -> bool:
    tall = height(part.box)
    down = other.ref.top - part.box.top
    return 0.7 * tall < down <= 7 * tall and -60 <= other.ref.left - part.box.left < 130  # noqa: PLR2004 - points
