"""What is drawn at a place of signing: how far up and down it makes the place reach."""

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks.parts import Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet, begins_at, middle, overlap
from poedesk.proof.finding.acts.places import Anchor


def foot_of(sheet: Sheet, anchor: Anchor, sides: tuple[float, float]) -> float:
    """Return where a place of signing ends: under a tall picture that begins at its label."""
    if anchor.part is None or anchor.part.text.strip():
        return anchor.ref.bottom
    own = [
        drawing.box.bottom
        for drawing in _beginning_at(sheet, anchor.part.label_box)
        if _begins_under(drawing.box, anchor.part.label_box) and sides[0] <= drawing.box.left < sides[1]
    ]
    return max([anchor.ref.bottom, *own])


def _begins_under(box: Box, label: Box) -> bool:
    """Return whether a picture begins right at a label, or under it with as much room as a pen leaves."""
    return begins_at(box, label) or (
        0 <= box.top - label.bottom <= ROOM and abs(box.left - label.left) <= ROOM
    )


ROOM = 30.0
"""Points between a label and the signature under it at most."""


def _beginning_at(sheet: Sheet, label: Box) -> list[Drawing]:
    return sheet.drawn.near(label.top - TALL, label.bottom + ROOM, label.left - 60, label.right + 60)


def by_pen(sheet: Sheet, part: Part) -> bool:
    """Return whether the words of a scan are what a pen wrote: read as letters, they are no heading."""
    if sheet.page.by != "ocr":
        return False
    box = part.box
    near = sheet.drawn.near(box.top, box.bottom, box.left, box.right)
    strokes = (drawing.box for drawing in near if drawing.kind == "strokes")
    return any(
        overlap(stroke, box) >= 0.5 * box.width and stroke.top < middle(box) < stroke.bottom
        for stroke in strokes
    )


def top_of(sheet: Sheet, anchor: Anchor) -> float:
    """Return where a place of signing begins: at the top of what is drawn on its line, and stands over it."""
    ref = anchor.ref
    drawn = sheet.drawn.near(ref.top - INK, ref.top, ref.left, ref.right)
    own = [
        each.box for each in drawn if overlap(each.box, ref) > 0 and abs(each.box.bottom - ref.top) <= TALL
    ]
    return min([ref.top, *(box.top for box in own)])


INK = 60.0
"""Points over its line that a signature reaches at most."""
