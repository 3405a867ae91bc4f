"""Blocks whose captions stand right of their answers: "Dana Whitfield | Printed name"."""

from collections.abc import Iterable

from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import Sheet, height, middle, same_line

ALIGNED = 6.0
"""Points by which captions of one column may differ on their left."""

ROWS = 8
"""Lines between two captions of one block at most."""

_CAPTIONS = frozenset({Kind.NAME, Kind.TITLE, Kind.DATE})


def captions_right(sheet: Sheet, label: Part) -> bool:
    """Return whether ``label`` is one of a column of captions that stand right of their answers.

    At least two captions of different kinds stand in the column, one of them has words on its left, and none
    of the column has anything on its right or another label on its left.
    """
    if not _is_bare(label):
        return False
    column = [
        part
        for part in _around(sheet, label)
        if part.page == label.page
        and part.kind in _CAPTIONS
        and abs(part.label_box.left - label.label_box.left) <= ALIGNED
        and abs(middle(part.box) - middle(label.box)) <= ROWS * height(label.box)
    ]
    if len({part.kind for part in column}) < 2 or not all(map(_is_bare, column)):  # noqa: PLR2004 - a column
        return False
    rows = [_row(sheet, part) for part in column]
    apart = all(
        other.box.right <= part.label_box.left and other.kind not in LABELS
        for part, row in zip(column, rows, strict=True)
        for other in row
    )
    return apart and any(other.kind is Kind.TEXT for row in rows for other in row)


def left_of(texts: Iterable[Part], label: Part) -> list[Part]:
    """Return the texts left of a caption on its line, the nearest first."""
    found = [p for p in texts if same_line(p.box, label.box) and p.box.right <= label.label_box.left]
    return sorted(found, key=lambda p: -p.box.right)


def _is_bare(label: Part) -> bool:
    return not (label.colon or label.filled or label.text.strip())


def _around(sheet: Sheet, label: Part) -> list[Part]:
    level, far = middle(label.box), ROWS * height(label.box)
    left = label.label_box.left
    return sheet.placed.near(level - far, level + far, left - ALIGNED, left + ALIGNED)


def _row(sheet: Sheet, label: Part) -> list[Part]:
    return [part for part in sheet.level(label.box) if part is not label]
