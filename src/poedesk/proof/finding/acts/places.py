"""A place of signing, and how far around it ink, a picture or a field counts as standing there."""

import math
from collections.abc import Iterable
from enum import StrEnum
from operator import attrgetter

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Field
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle


class Style(StrEnum):
    """Where the signature stands, seen from the label."""

    RIGHT = "right"
    ABOVE = "above"
    """The label is a caption under the line."""

    BELOW = "below"
    """The label is the head of a cell or box."""

    ITSELF = "itself"
    """No label: the signature's own words, or a line without a caption."""

    ROWS = "rows"
    """No label: over filled rows of name and date."""

    FREE = "free"
    """A label without line or colon: anywhere around it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of signing."""

    page: int
    part: Part | None
    style: Style
    ref: Box
    """Label and line together."""

    line: Box | None = None
    field: Field | None = None
    reach: float = 1.0
    """Share of the usual distance at which ink counts; smaller without pages, where lines are exact."""


def zone_of(anchor: Anchor) -> Box:
    """Return where ink, a picture or a field of this place may stand."""
    ref, reach = anchor.ref, anchor.reach
    tall = height(ref)
    if anchor.style is Style.ABOVE and anchor.line is not None:
        line = anchor.line
        return Box(line.left - 15, line.top - 62 * reach, line.right + 15, ref.bottom + 0.5 * tall)
    label = anchor.part.label_box if anchor.part is not None else ref
    far = max(label.right + 240, ref.right)
    if anchor.style is Style.RIGHT:
        return Box(label.right - 12, label.top - 42 * reach, far, label.bottom + 30 * reach)
    if anchor.style is Style.BELOW:
        right = max(label.right, label.left + 170)
        return Box(label.left - 12, label.bottom - 0.5 * tall, right, label.bottom + 75 * reach)
    if anchor.style is Style.FREE:
        return Box(label.left - 15, label.top - 58 * reach, far, label.bottom + 58 * reach)
    return Box(ref.left - 10, ref.top - 45 * reach, ref.right + 25, ref.bottom + 20 * reach)


def takes(anchor: Anchor, box: Box) -> bool:
    """Return whether a field or picture stands at a place of signing."""
    zone = zone_of(anchor)
    wide = min(zone.right, box.right) - max(zone.left, box.left)
    tall = min(zone.bottom, box.bottom) - max(zone.top, box.top)
    return wide > 0.3 * min(box.width, zone.width) and tall > 0


def by_ref(anchors: Iterable[Anchor]) -> Plane[Anchor]:
    """Return places of signing by where their label and line stand."""
    return Plane(anchors, attrgetter("ref"))


def by_zone(anchors: Iterable[Anchor]) -> Plane[Anchor]:
    """Return places of signing by where what belongs to them may stand."""
    return Plane(anchors, zone_of)


def taken_by(zones: Plane[Anchor], box: Box) -> bool:
    """Return whether a field or picture stands at one of the places of ``by_zone``."""
    return any(takes(anchor, box) for anchor in zones.near(box.top, box.bottom, box.left, box.right))


def own_cell_right(sheet: Sheet, part: Part, after: Part) -> bool:
    """Return whether the label has a cell of its own to the right without words, with nothing under it."""
    assert part.cell is not None
    assert after.cell is not None
    if after.cell.row != part.cell.row or after.cell.column <= part.cell.column + 1:
        return False
    zone = zone_of(Anchor(part.page, part, Style.BELOW, part.box))
    return not any(
        zone.left <= (drawing.box.left + drawing.box.right) / 2 <= zone.right
        and part.label_box.bottom <= middle(drawing.box) <= zone.bottom
        for drawing in sheet.drawn.near(zone.top, zone.bottom, zone.left, zone.right)
    )


def drawn_in_cell(sheet: Sheet, part: Part, after: Part | None) -> bool:
    """Return whether a drawing begins under a label, left of what may stand in the next cell."""
    label = part.label_box
    edge = after.box.left if after is not None else math.inf
    return any(
        drawing.box.right <= edge
        and label.left - 12 <= drawing.box.left <= label.right
        and label.bottom - 1 <= middle(drawing.box) <= label.bottom + 60
        for drawing in sheet.drawn.near(label.bottom, label.bottom + 60, label.left - 12, label.right)
    )


FAR = 330.0
"""Points right of its label at which an empty line stands at most, in a list of labels and answers."""


def far_line(sheet: Sheet, part: Part) -> Box | None:
    """Return the empty line far right of a label, in the column in which other labels have their answers."""
    if part.text.strip() or part.filled:
        return None
    after = next((p for p in sheet.beside(part, reach=FAR) if p.kind is not Kind.RUNNING), None)
    if after is None or after.kind is not Kind.LINE:
        return None
    left, column = part.label_box.left, after.box.left
    level, far = middle(part.box), 8 * height(part.box)
    listed = any(
        label is not part
        and label.kind in LABELS
        and abs(label.label_box.left - left) <= 6  # noqa: PLR2004 - points
        and abs(middle(label.box) - level) <= far
        and any(
            abs(answer.box.left - column) <= 6  # noqa: PLR2004 - points
            for answer in sheet.level(label.box, left=column - 6, right=column + 6)
            if answer is not label
        )
        for label in sheet.placed.near(level - far, level + far, left - 6, left + 6)
    )
    return after.box if listed else None
