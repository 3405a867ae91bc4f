"""Places of signing that no label but only a heading names: "For Northwind Ltd" over a picture and a name."""

import re
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import (
    TALL,
    Sheet,
    dated,
    fits_page,
    height,
    middle,
    overlap,
)
from poedesk.proof.finding.acts.blocks.signing.beside import under_lists
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.acts.places import Anchor, Style, by_zone, taken_by

LINE = 14.0
"""Points of a picture's foot from which the name under it is looked for."""


def with_large(sheet: Sheet) -> Sheet:
    """Return the sheet with the pictures too large for a signature that stand at nothing but a side's place.

    Who puts a scan of a signature into a document does not always make it fit.
    """
    large = tuple(
        drawing
        for drawing in sheet.page.drawings
        if drawing not in sheet.drawings
        and fits_page(drawing, sheet.page)
        and (
            any(_under_head(drawing.box, part, sheet) for part in _heads_over(sheet, drawing.box))
            or _beside_name(sheet, drawing)
        )
    )
    return replace(sheet, drawings=(*sheet.drawings, *large)) if large else sheet


def from_drawings(sheet: Sheet, found: list[Anchor]) -> list[Anchor]:
    """Return pictures and ink at a printed name, where a heading says that somebody signs here."""
    anchors = []
    known = by_zone(found)
    for drawing in sheet.drawings:
        if drawing.kind == "stamp" or taken_by(known, drawing.box):
            continue
        if _over_name(sheet, drawing.box) or _beside_name(sheet, drawing):
            anchors.append(Anchor(sheet.page.number, None, Style.ITSELF, drawing.box))
    return anchors + under_lists(sheet, [*found, *anchors], attested=lambda box: _attested(sheet, box))


def _over_name(sheet: Sheet, box: Box) -> bool:
    """Return whether a dated name stands directly under a picture, and a heading asks for a signature."""
    foot = Box(box.left, max(box.top, box.bottom - LINE), box.right, box.bottom)
    below = [p for p in sheet.under(foot, rows=1.9) if p.kind is not Kind.LINE]
    if not below or below[0].kind not in {Kind.TEXT, Kind.NAME}:
        return False
    over = sheet.over(box, rows=6)
    asked = any(_asks(p) for p in over)
    if below[0].kind is Kind.NAME:
        asked = asked or any(_for_somebody(p) for p in over[:1])
        asked = asked or (_heads_party(over[:1]) and _attested(sheet, box))
    said = taken_apart(below[0].text)
    named = looks_like_person(said.name) or below[0].kind is Kind.NAME
    return asked and named and (said.dated or dated(sheet, below[0]))


def _beside_name(sheet: Sheet, drawing: Drawing) -> bool:
    """Return whether a picture stands under "Authorised for the Buyer", beside "Name:" and "Date:"."""
    box = drawing.box
    over = sheet.over(box, rows=1.2)
    if not over or over[0].kind is not Kind.PARTY or not _asks_loud(over[0]):
        return False
    head = over[0]
    bottom = box.bottom + 2 * height(head.box)
    near = sheet.placed.near(head.box.top - 2, bottom, box.right)
    level = [p for p in near if p.box.left >= box.right and head.box.top - 2 <= middle(p.box) <= bottom]
    kinds = {p.kind for p in level}
    return {Kind.NAME, Kind.DATE} <= kinds


def _asks_loud(head: Part) -> bool:
    """Return whether a heading says by a verb that somebody signs, and for whom."""
    low = words.flat(f"{head.label_text} {head.text}").strip()
    named = words.role_of(low) is not None or looks_like_organisation(low)
    return named and _ASKS.search(low) is not None


_ASKS = compiled(
    r"\b(?:sign(?:ed|-?\s?off|ature)?|accept(?:ed|ance)|acknowledg\w*|approv(?:ed|al)|confirm\w*|authori[sz]\w*"
    r"|agreed|on behalf|for|por|pour|firma\w*|acepta\w*|conformidad|aproba\w*"
    r"|abnahme|unterschrift|acceptation)\b"
)


def _asks(part: Part) -> bool:
    """Return whether words say that a side signs: "Client sign-off", "For Contoso Health"."""
    low = words.flat(f"{part.label_text} {part.text}").strip()
    named = words.role_of(low) is not None or looks_like_organisation(low)
    if low.endswith(".") and _WAITS.search(low) is not None:
        return False
    return part.kind is Kind.PARTY or (
        part.kind in {Kind.TEXT, Kind.RUNNING, Kind.BY} and named and _ASKS.search(low) is not None
    )


_WAITS = compiled(r"\b(?:not|nothing|never|will|shall|must|would|nicht|keine?|wird|werden|pas|rien|debera)\b")
"""In a sentence over a place: who it names does not sign there yet, or takes nothing."""


def _heads_party(over: list[Part]) -> bool:
    """Return whether an organisation's name and nothing else stands directly over a place."""
    return any(part.kind is Kind.TEXT and looks_like_organisation(part.text) for part in over)


_ATTESTS = compiled(
    r"\b(?:in witness whereof|signature page|(?:to be|duly) (?:duly )?(?:executed|signed)"
    r"|(?:have|has) (?:duly )?(?:executed|signed)|en fe de lo cual"
    r"|(?:signed|executed) (?:below )?by the parties)\b"
)
"""Words by which a document says that the parties sign it here."""

ATTEST_LINES = 30
"""Lines that such words stand over the parties' own heads at most."""


def _attested(sheet: Sheet, box: Box) -> bool:
    """Return whether the document says, not far over a picture, that its parties sign here."""
    return any(
        0 <= box.top - part.box.bottom <= ATTEST_LINES * height(part.box) and _attests(part)
        for part in sheet.placed.near(box.top - ATTEST_LINES * TALL, box.top)
    )


_SIGNED_HERE = compiled(
    r"(?:\d{1,2}[.)]?\s+)?(?:(?:parties'?\s)?signatures?|signed|sign-?\s?off|execution|approvals?"
    r"|(?:agreement and )?acceptance|agreed(?: and accepted| to and accepted)?|acknowledge?ment"
    r"|unterschriften|firmas?|aceptacion|signataires|acceptation)\b"
)
_HEADING_WORDS = 8


def _attests(part: Part) -> bool:
    """Return whether words say that the parties sign: in a sentence, or as the heading of a section."""
    low = words.flat(f"{part.label_text} {part.text}").strip()
    if _ATTESTS.search(low) is not None:
        return True
    return part.heading and len(low.split()) <= _HEADING_WORDS and _SIGNED_HERE.match(low) is not None


_FOR_NAME = compiled(r"(?:For|Por|Para|F\u00fcr|Pour)\s(?:the\s|la\s|el\s|die\s)?[A-Z\u00c0-\u00dd][^.;:]*$")
_FOR_WORDS = 9


def _for_somebody(part: Part) -> bool:
    """Return whether a heading is "For" with a name, whatever the name is."""
    text = part.text.strip()
    return part.kind is Kind.TEXT and len(text.split()) <= _FOR_WORDS and _FOR_NAME.match(text) is not None


def heads_sides(sheet: Sheet, part: Part) -> bool:
    """Return whether "Acceptance and signature" is set as a heading over the sides' own heads."""
    if not part.heading or part.text.strip() or part.filled or part.colon:
        return False
    if re.search(r"\s(?:and|und|y|et|&)\s", words.flat(part.label_text)) is None:
        return False
    tall = height(part.box)
    near = sheet.placed.near(part.box.bottom - tall, part.box.bottom + 7 * tall)
    below = [p for p in near if 0 < p.box.top - part.box.bottom + 0.4 * tall <= 7 * tall]
    heads = [p.box.top for p in below if p.kind is Kind.PARTY and words.role_of(f"{p.label_text} {p.text}")]
    return bool(heads) and not any(p.kind in _OWN and p.box.top < min(heads) for p in below)


_OWN = frozenset({Kind.NAME, Kind.TITLE, Kind.NAME_TITLE, Kind.DATE, Kind.LINE})


def _heads_over(sheet: Sheet, box: Box) -> list[Part]:
    return sheet.placed.near(box.top - 2 * TALL, box.top + TALL, box.left - 30, box.left + 30)


def _under_head(box: Box, part: Part, sheet: Sheet) -> bool:
    """Return whether a large picture stands between the head of a side and the name of who signs for it."""
    tall = height(part.box)
    over = -0.5 * tall <= box.top - part.box.bottom <= 2 * tall and abs(box.left - part.box.left) <= 30  # noqa: PLR2004 - points
    if not over or not (_asks(part) or _for_somebody(part)):
        return False
    return any(
        -0.5 * height(p.box) <= p.box.top - box.bottom <= 2.2 * height(p.box)
        and abs(p.box.left - box.left) <= 30  # noqa: PLR2004 - points
        and overlap(p.box, box) > 0
        and ((p.kind is Kind.NAME and p.text) or _names_person(p))
        for p in sheet.placed.near(box.bottom - TALL, box.bottom + 3 * TALL, box.left - 30, box.right)
    )


def _names_person(part: Part) -> bool:
    return part.kind is Kind.TEXT and looks_like_person(taken_apart(part.text).name)
