"""Ink that answers what a page asks for besides a signature: a day, a number, a title written by hand."""

from poedesk.kernel.expressions import later
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, same_line
from poedesk.proof.finding.acts.figures import is_figures
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.weighing.told import expression

REACH = 180.0
"""Points right of its label at which an answer stands at most."""

LOW = 2.0
"""Heights of a label up to which ink is a line of writing beside it: a signature may be as high as more."""

_WRITTEN = frozenset({Kind.DATE, Kind.TITLE})
"""Labels with answers that people write: a name may be the signature, other words may head one."""

_SIGNED = frozenset({Kind.SIGN, Kind.BY})

OVER = 60.0
"""Points over ink within which the label stands whose place may seem to hold it."""

_ITEM = later(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+")
"""The number of a question on a form: "2. Registration No."."""


def answers_otherwise(sheet: Sheet, ink: Box) -> bool:
    """Return whether ink is no signature but the answer to something else.

    It is one where it was recognised as a day or a number, and where it stands beside a label that asks for
    such a thing. Of a hand that nobody could read only the label can tell. Where a label that asks for a
    signature stands empty over it, any other label on its own level does.
    """
    if is_figures(sheet, ink):
        return True
    near = sheet.placed.near(ink.top, ink.bottom, ink.left - REACH, ink.left)
    labels = [part for part in near if _stands_before(sheet, part, ink)]
    if any(_asks_otherwise(part, ink) for part in labels):
        return True
    return any(_is_of_its_own(part) for part in labels) and _is_signed_over(sheet, ink)


def _is_of_its_own(part: Part) -> bool:
    """Return whether a label asks for something of its own: it names nobody who signs behind it."""
    label = part.label_text
    named = looks_like_person(label) or looks_like_title(label) or looks_like_organisation(label)
    return part.kind is Kind.OTHER and not part.text.strip() and not named and words.role_of(label) is None


def _is_signed_over(sheet: Sheet, ink: Box) -> bool:
    """Return whether a label that asks for a signature stands over ink, on a line of its own, unanswered."""
    return any(
        part.kind in _SIGNED
        and not part.text.strip()
        and part.label_box.left < ink.left
        and _is_lower(sheet, ink, part.label_box)
        for part in sheet.placed.near(ink.top - OVER, ink.bottom, ink.left - REACH, ink.right)
    )


def _is_lower(sheet: Sheet, ink: Box, label: Box) -> bool:
    """Return whether most of ink stands under the line of a label, and nothing else is drawn on that line."""
    drawn = any(same_line(each.box, label) and each.box is not ink for each in sheet.drawings)
    return middle(ink) > label.bottom and not drawn


def _stands_before(sheet: Sheet, part: Part, ink: Box) -> bool:
    """Return whether a part ends left of ink, on its level, with nothing printed between the two."""
    gap = ink.left - part.box.right
    level = same_line(part.label_box, ink) or ink.top < part.label_box.bottom - height(part.label_box) / 2
    if part.text.strip() and part.kind is not Kind.TEXT:
        return False  # it has its answer
    if not -height(part.label_box) <= gap <= REACH or not level or ink.bottom < part.label_box.top:
        return False
    return not any(
        part.box.right <= other.box.left < ink.left and same_line(other.box, part.box)
        for other in sheet.level(part.box, left=part.box.right, right=ink.left)
        if other is not part and other.kind is not Kind.LINE
    )


def _asks_otherwise(part: Part, ink: Box) -> bool:
    label = words.flat(part.label_text or part.text).strip()
    if expression(_NUMBER).search(_ITEM.sub("", label)) is not None:
        return True
    return part.kind in _WRITTEN and ink.height <= LOW * height(part.label_box)


_NUMBER = r"^(?:\S+\s){0,4}<of a number>\s?[.:#]*$"
"""A label that asks for a number or for where somebody is reached, which no signature answers."""
