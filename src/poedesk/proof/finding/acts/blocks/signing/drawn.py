"""Gives each picture and each stroke of ink to the one place that it stands at: a signature's or initials'.

A drawing serves one place only. Initials must stand on the line of their own label; what may as well be the
signature is the signature.
"""

from collections.abc import Sequence
from operator import attrgetter

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    TALL,
    Sheet,
    begins_at,
    ends_at,
    height,
    line_of,
    middle,
    overlap,
    same_line,
    unlabelled,
)
from poedesk.proof.finding.acts.places import Anchor, by_zone, zone_of
from poedesk.proof.finding.acts.weighing.answered import answers_otherwise

SHARE = 0.45
"""Share of a drawing that must lie in the zone of a place of signing."""

REACH = 170.0
"""Points right of their label at which initials stand at most; in tables, where a cell ends, more."""

CELL_REACH = 260.0

WIDEST_LINE = 200.0
"""Points: a wider rule is no line for initials but a border."""

LARGEST = (160.0, 70.0)
"""Width and height in points: what is larger is no pair of initials."""


FLOATS = 1.0
"""Times the height of a label that a pen is above it at most, over the rule that goes on from it."""

WRITING = 26.0
"""Points that a line of writing is high at most."""

_PENNED = frozenset({"strokes", "ink-annotation"})
_ASKING = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE})

OVER, UNDER, ASIDE = 40.0, 120.0, 300.0
"""Points over, under and beside a drawing within which the label for it stands."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The drawings of a page and the places that they serve."""

    signatures: tuple[tuple[Drawing, Anchor], ...]
    initials: tuple[tuple[Drawing, Part], ...]
    answers: tuple[tuple[Drawing, Part], ...]
    """What a pen wrote at a label for a name, a title or a date."""


def drawn_on(sheet: Sheet, anchors: Sequence[Anchor], run_on: Sequence[Part] = ()) -> Drawn:
    """Return which place each drawing of ``sheet`` serves; ``anchors`` are its places of signing.

    ``run_on`` are labels for initials with which running text ends: they are no parts of their own.
    """
    places, captions = by_zone(anchors), _by_label(anchors)
    asking = (*(p for p in sheet.parts if p.kind is Kind.INITIALS), *run_on)
    labels: Plane[Part] = Plane(asking, attrgetter("box"))
    signatures: list[tuple[Drawing, Anchor]] = []
    initials: list[tuple[Drawing, Part]] = []
    answers: list[tuple[Drawing, Part]] = []
    for drawing in sheet.drawings:
        box = drawing.box
        zones = [
            (anchor, zone_of(anchor)) for anchor in places.near(box.top, box.bottom, box.left, box.right)
        ]
        owner = best_place(box, zones, share=SHARE) or _filled_by(box, zones, captions)
        near = labels.near(box.top - OVER, box.bottom + UNDER, box.left - ASIDE, box.right + ASIDE)
        label = _initials_label(sheet, box, near, alone=owner is None)
        if label is not None and (owner is None or _nearer(drawing.box, label, owner)):
            initials.append((drawing, label))
        elif (answered := _answered(sheet, drawing, owner)) is not None:
            answers.append((drawing, answered))
        elif owner is not None and not (drawing.kind in _PENNED and answers_otherwise(sheet, box)):
            signatures.append((drawing, owner))
    return Drawn(tuple(signatures), tuple(initials), tuple(answers))


def _answered(sheet: Sheet, drawing: Drawing, owner: Anchor | None) -> Part | None:
    """Return the label for a name, a title or a date at whose place a pen wrote.

    It is empty, or what was written was read as its answer and stands within that line, as no signature over
    a printed name does. A place of signing gives up what is no higher than a line of writing and more on the
    label's level.
    """
    box = drawing.box
    if drawing.kind not in _PENNED or box.height > WRITING:
        return None
    around = sheet.placed.near(box.top - OVER, box.bottom + OVER, box.left - ASIDE, box.right + ASIDE)
    labels = [
        label
        for label in around
        if label.kind in _ASKING and (not label.text.strip() or _is_within(box, label.box))
    ]
    near = [label for label in labels if _right_of(sheet, box, label)]
    near = near or [label for label in labels if _over_caption(sheet, box, label)]
    label = min(near, key=lambda label: abs(middle(box) - middle(label.label_box)), default=None)
    if label is None or owner is None:
        return label
    signed = owner.line or owner.ref
    level = middle(box)
    return label if abs(level - middle(label.label_box)) < abs(level - middle(signed)) else None


def _is_within(box: Box, line: Box) -> bool:
    """Return whether a drawing stands within a line of text, and no higher or lower."""
    return (
        line.top - 1 <= box.top
        and box.bottom <= line.bottom + 1
        and line.left - 1 <= box.left
        and box.right <= line.right + 1
    )


def _by_label(anchors: Sequence[Anchor]) -> Plane[Anchor]:
    return Plane(anchors, lambda anchor: anchor.part.label_box if anchor.part is not None else None)


def best_place(box: Box, zones: Sequence[tuple[Anchor, Box]], *, share: float) -> Anchor | None:
    """Return the place whose zone holds at least ``share`` of ``box``; of several the nearest."""
    found: list[tuple[float, int, Anchor]] = []
    for number, (anchor, zone) in enumerate(zones):
        area = max(box.width, 1.0) * max(box.height, 1.0)
        if box.shared(zone) >= share * area:
            found.append((_from_place(box, anchor), number, anchor))
    return min(found, key=lambda item: item[:2])[2] if found else None


def _from_place(box: Box, anchor: Anchor) -> float:
    ref = anchor.line or anchor.ref
    return abs(middle(box) - middle(ref)) + max(0.0, -overlap(box, ref))


def _filled_by(box: Box, zones: Sequence[tuple[Anchor, Box]], captions: Plane[Anchor]) -> Anchor | None:
    """Return the one labelled place that a very large picture covers; null when it covers several."""
    covered = [
        anchor
        for anchor, zone in zones
        if box.shared(zone) >= SHARE * max(zone.width * zone.height, 1.0)
        or (anchor.part is not None and box.shared(zone) > 0 and begins_at(box, anchor.part.label_box))
    ]
    if not covered:
        under = captions.near(box.bottom - TALL, box.bottom + TALL, box.left - 30, box.left + 30)
        covered = [a for a in under if a.part and ends_at(box, a.part.label_box)]
    return covered[0] if len(covered) == 1 and covered[0].part is not None else None


def _nearer(box: Box, label: Part, owner: Anchor) -> bool:
    """Return whether a drawing stands nearer to the label for initials than to the place of signing."""
    here = abs(middle(box) - middle(label.label_box)) + max(0.0, box.left - label.label_box.right)
    return here < _from_place(box, owner)


def _initials_label(sheet: Sheet, box: Box, labels: Sequence[Part], *, alone: bool) -> Part | None:
    """Return the label for initials at whose own place a drawing stands.

    Over or under the label it does so only when ``alone``: when no place of signing can claim it.
    """
    if not is_small(box):
        return None
    near = [label for label in labels if _right_of(sheet, box, label)]
    if alone and not near:
        near = [item for item in labels if _over_caption(sheet, box, item) or _under_head(sheet, box, item)]
    return min(near, key=lambda label: abs(middle(box) - middle(label.label_box)), default=None)


def is_small(box: Box) -> bool:
    """Return whether a drawing is no larger than initials are."""
    return box.width <= LARGEST[0] and box.height <= LARGEST[1]


def _right_of(sheet: Sheet, box: Box, label: Part) -> bool:
    own, tall = label.label_box, height(label.label_box)
    on_level = box.bottom >= own.top + 0.2 * tall and box.top <= own.bottom - 0.2 * tall
    on_level = on_level or _over_own_rule(sheet, box, label)
    far = CELL_REACH if label.cell is not None else REACH
    begins = own.right - 6 <= (box.left + box.right) / 2 and box.left <= own.right + far
    return on_level and begins and not another_label_between(sheet, label, box)


def _over_own_rule(sheet: Sheet, box: Box, label: Part) -> bool:
    """Return whether a drawing stands over the rule that goes on from a label: a pen may float above it."""
    own, tall = label.label_box, height(label.label_box)
    if not -0.2 * tall <= own.top - box.bottom <= FLOATS * tall:
        return False
    near = sheet.ruled.near(own.top, own.bottom + tall, own.right - 2, box.right)
    return any(
        line.width <= WIDEST_LINE
        and -0.2 * tall <= line.left - own.right <= 2 * tall
        and overlap(line, box) > 0
        and own.bottom - 0.4 * tall <= line.bottom <= own.bottom + 0.8 * tall
        for line in near
    )


def another_label_between(sheet: Sheet, label: Part, box: Box) -> bool:
    """Return whether another label on the line of ``label`` stands nearer to what is right of both."""
    own = label.label_box
    return any(
        other is not label
        and other.kind in LABELS
        and own.right - 2 <= other.label_box.left < (box.left + box.right) / 2
        and same_line(other.label_box, own)
        for other in sheet.placed.near(*line_of(own), own.right - 2, (box.left + box.right) / 2)
    )


def _over_caption(sheet: Sheet, box: Box, label: Part) -> bool:
    """Return whether a drawing stands on the line over a caption; a label with its own line is none."""
    own, tall = label.label_box, height(label.label_box)
    if label.filled or label.colon:
        return False
    return any(
        line.width <= WIDEST_LINE
        and overlap(line, own) > 0
        and -0.4 * tall <= own.top - line.bottom <= 1.6 * tall
        and unlabelled(sheet, line)
        and line.left - 10 <= (box.left + box.right) / 2 <= line.right + 10
        and line.top - 3 * tall <= middle(box) <= line.bottom + 0.4 * tall
        for line in sheet.ruled.near(own.top - 2 * tall, own.top + tall, own.left, own.right)
    )


def _under_head(sheet: Sheet, box: Box, label: Part) -> bool:
    """Return whether a drawing stands directly under a label that heads a cell, with nothing between."""
    own, tall = label.label_box, height(label.label_box)
    if label.cell is None or label.filled:
        return False
    under = -0.3 * tall <= box.top - own.bottom <= 1.2 * tall and overlap(box, own) > 0
    return under and not any(
        other is not label
        and overlap(other.box, box) > 0
        and own.bottom - 1 <= middle(other.box) <= middle(box)
        for other in sheet.placed.near(own.bottom, middle(box), box.left, box.right)
    )
