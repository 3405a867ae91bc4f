"""Print that a line strikes out: it signs nothing, names nobody, and dates nothing."""

from collections.abc import Sequence

from poedesk.proof.document.model import Box, Drawing, Span
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.page.view import DocumentView

SHARE = 0.6
"""Share of a line's width from which on a ruled line through its middle strikes it out."""


def ruled(rules: Sequence[Box], drawings: Sequence[Drawing]) -> Plane[Box]:
    """Return the ruled lines of a page by where they stand, the strokes of a pen apart."""
    return Plane(
        (rule for rule in rules if not any(_crosses(drawing.box, rule) for drawing in drawings)),
        lambda rule: rule,
    )


def is_struck(lines: Plane[Box], box: Box) -> bool:
    """Return whether one of ``lines`` goes through the middle of the print in ``box``."""
    third = box.height / 3
    top, bottom = box.top + third, box.bottom - third
    return any(
        top <= (rule.top + rule.bottom) / 2 <= bottom
        and min(rule.right, box.right) - max(rule.left, box.left) >= SHARE * box.width
        for rule in lines.near(top, bottom, box.left, box.right)
    )


def most_struck(lines: Plane[Box], boxes: Sequence[Box]) -> bool:
    """Return whether ``lines`` go through the middle of most of the print in ``boxes``, one for each word.

    Words are looked at one by one: a border between two lines of a value strikes out neither of them.
    """
    struck = sum(box.width for box in boxes if is_struck(lines, box))
    return struck >= SHARE * sum(box.width for box in boxes) > 0


class _Strikes:
    """The ruled lines of the pages of a document that can strike print out."""

    def __init__(self, view: DocumentView) -> None:
        self._view = view
        self._made: dict[int, Plane[Box]] = {}

    def of(self, page: int) -> Plane[Box]:
        if page not in self._made:
            seen = self._view.page(page)
            self._made[page] = ruled(seen.rules, [item for item in seen.drawings if item.kind == "strokes"])
        return self._made[page]


def stands(view: DocumentView, spans: Sequence[Span]) -> bool:
    """Return whether the print at ``spans`` is not struck out; print without places of words stands."""
    for span in spans:
        if span.start is None or span.end is None or not view.page(span.page).rules:
            continue
        boxes = [word.box for word in view.page(span.page).words.between(span.start, span.end)]
        if most_struck(view.once(_Strikes).of(span.page), boxes):
            return False
    return True


def _crosses(ink: Box, rule: Box) -> bool:
    level = ink.top <= (rule.top + rule.bottom) / 2 <= ink.bottom
    return level and ink.left - 1 <= rule.left and rule.right <= ink.right + 1
