"""Ink that answers what a page asks for besides a signature: a day, a number, a title written by hand."""

from poedesk.kernel.expressions import later
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, same_line
from poedesk.proof.finding.acts.figures import is_figures
from poedesk.proof.finding.acts.weighing.told import expression

REACH = 180.0
"""Points right of its label at which an answer stands at most."""

LOW = 2.0
"""Heights of a label up to which ink is a line of writing beside it: a signature may be as high as more."""

_WRITTEN = frozenset({Kind.DATE, Kind.TITLE})
"""Labels with answers that people write: a name may be the signature, other words may head one."""

_ITEM = later(r"^\(?(?:\d{1,2}|[a-z])[.)]\s+")
"""The number of a question on a form: "2. Registration No."."""


def answers_otherwise(sheet: Sheet, ink: Box) -> bool:
    """Return whether ink is no signature but the answer to something else.

    It is one where it was recognised as a day or a number, and where it stands beside a label that asks for
    such a thing. Of a hand that nobody could read only the label can tell.
    """
    return is_figures(sheet, ink) or any(
        _asks_otherwise(part, ink)
        for part in sheet.placed.near(ink.top, ink.bottom, ink.left - REACH, ink.left)
        if _stands_before(sheet, part, ink)
    )


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
