"""Print that a line strikes out: it names nobody, and dates nothing."""

from collections.abc import Sequence

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane

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


def _crosses(ink: Box, rule: Box) -> bool:
    level = ink.top <= (rule.top + rule.bottom) / 2 <= ink.bottom
    return level and ink.left - 1 <= rule.left and rule.right <= ink.right + 1
