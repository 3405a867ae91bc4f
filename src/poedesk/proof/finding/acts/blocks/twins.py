"""Places of signing without a label, and the empty place beside one that only a heading shows.

Under "Signed for the provider | Signed for the customer" a signature in one column leaves an empty place in
the other: without it the signature would be anybody's.
"""

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheet import Sheet, middle, overlap, same_line
from poedesk.proof.finding.acts.people import looks_like_organisation
from poedesk.proof.finding.model import Role

WIDE = 40.0
"""Points between two places of signing that are not the same."""

ALIGNED = 12.0
"""Points by which the names of parties under each other may differ on their left."""

ROWS = 6
"""Lines between a party's name and the printed name of who signs for it at most."""

MINIMUM = 8.0
"""Points that an empty place between the two takes at least."""


def twin_places(sheet: Sheet, ref: Box, taken: list[Box]) -> list[Box]:
    """Return the places beside ``ref`` that headings on one line with its own give to the other side."""
    places: list[Box] = []
    for heading in sheet.over(ref, rows=6):
        beside = _beside(sheet, heading)
        empty = [
            Box(other.box.left, ref.top, max(other.box.right, other.box.left + 60), ref.bottom)
            for other in beside
        ]
        for place in [*empty, *_stacked(sheet, heading)]:
            if not any(_same(place, box) for box in [*taken, *places]):
                places.append(place)
        if beside or _side(heading) is not None:
            break
    return places


def _beside(sheet: Sheet, heading: Part) -> list[Part]:
    """Return the headings of other sides on the line of ``heading``, by their role or as organisations."""
    level = [p for p in sheet.parts if same_line(p.box, heading.box) and overlap(p.box, heading.box) <= 0]
    role = _side(heading)
    if role is not None:
        return [other for other in level if _side(other) not in {None, role}]
    if not _names_organisation(heading):
        return []
    return [other for other in level if _names_organisation(other) and other.text != heading.text]


def _stacked(sheet: Sheet, heading: Part) -> list[Box]:
    """Return the empty places between another organisation's name and "Name:", over or under a heading."""
    if not _names_organisation(heading):
        return []
    places = []
    for other in sheet.parts:
        level = abs(other.box.left - heading.box.left) <= ALIGNED and not same_line(other.box, heading.box)
        if not level or not _names_organisation(other) or other.text == heading.text:
            continue
        below = [p for p in sheet.under(other.box, rows=ROWS) if p.kind is not Kind.LINE]
        if below and below[0].kind is Kind.NAME and below[0].box.top - other.box.bottom > MINIMUM:
            foot = max(below[0].box.top - 1, other.box.bottom + MINIMUM)
            places.append(Box(other.box.left, other.box.bottom + 1, other.box.left + 60, foot))
    return places


def _names_organisation(part: Part) -> bool:
    return part.kind in {Kind.TEXT, Kind.PARTY} and looks_like_organisation(part.text)


def _side(part: Part) -> Role | None:
    if part.kind not in {Kind.TEXT, Kind.PARTY, Kind.BY}:
        return None
    return words.role_of(f"{part.label_text} {part.text}")


def _same(one: Box, other: Box) -> bool:
    return overlap(one, other) > 0 and abs(middle(one) - middle(other)) < WIDE
