"""Where the column of running text begins in which a place of signing stands, on a page set in columns."""

from collections.abc import Sequence

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, Sheet

LINES = 14
"""Lines over and under a place of signing among which the columns are seen."""

WORDS = 6
"""Words from which on a line is one of running text."""

LEAST = 3
"""Lines of running text that each column has at least: a label or a statement beside a signature is none."""


def column_begins(sheet: Sheet, ref: Box) -> float | None:
    """Return the left edge of the column of text that ``ref`` stands in; null on a page without columns.

    Nothing may reach over the gutter, and no label may stand left of it.
    """
    band = list(sheet.placed.near(ref.top - LINES * TALL, ref.bottom + LINES * TALL, -1e9, 1e9))
    left = [part for part in band if part.box.right < ref.left - TALL]
    right = [part for part in band if part.box.left >= ref.left - TALL]
    if len(left) + len(right) != len(band) or any(part.kind in LABELS for part in left):
        return None
    if any(part.cell is not None for part in band):
        return None
    if min(len(_running(left)), len(_running(right))) < LEAST:
        return None
    begins = min(part.box.left for part in right)
    return begins - min(TALL, (begins - max(part.box.right for part in left)) / 2)


def _running(parts: Sequence[Part]) -> list[Part]:
    """Return the lines of running text."""
    texts = (part for part in parts if part.kind in {Kind.TEXT, Kind.RUNNING})
    return [part for part in texts if len(part.text.split()) >= WORDS]
