"""Places of signing without a label, and the empty place beside one that only a heading shows.

Under "Signed for the provider | Signed for the customer" a signature in one column leaves an empty place in
the other: without it the signature would be anybody's.
"""

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheet import Sheet, middle, overlap, same_line
from poedesk.proof.finding.model import Role

WIDE = 40.0
"""Points between two places of signing that are not the same."""


def twin_places(sheet: Sheet, ref: Box, taken: list[Box]) -> list[Box]:
    """Return the places beside ``ref`` that headings on one line with its own give to the other side."""
    places: list[Box] = []
    for heading in sheet.over(ref, rows=6):
        role = _side(heading)
        if role is None:
            continue
        for other in sheet.parts:
            side = _side(other)
            if side in {None, role} or not same_line(other.box, heading.box):
                continue
            if overlap(other.box, heading.box) > 0:
                continue
            place = Box(other.box.left, ref.top, max(other.box.right, other.box.left + 60), ref.bottom)
            if not any(_same(place, box) for box in [*taken, *places]):
                places.append(place)
        break
    return places


def _side(part: Part) -> Role | None:
    if part.kind not in {Kind.TEXT, Kind.PARTY, Kind.BY}:
        return None
    return words.role_of(f"{part.label_text} {part.text}")


def _same(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and abs(middle(one) - middle(other)) < WIDE
