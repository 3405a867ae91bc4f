"""Answers over a row of captions: "Dana Whitfield | IT Director | (ink) | 3 May 2026", small labels under it.

Where a signature is drawn in the row, the answers stand as high over their captions as the ink needs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane

HIGH = 64.0
"""Points from an answer down to its caption at most: a signature's height."""

ALIGNED = 6.0
"""Points by which an answer begins beside its caption at most."""

TOUCHING = 2.0
"""Points by which an answer may reach into the line of its caption."""

CAPTIONS = 3
"""Different things at least that a row of captions asks for, one of them a signature."""

_ANSWERS = frozenset({Kind.TEXT, Kind.CONFORMED, Kind.ESIGN})


def joined_over_captions(parts: Sequence[Part]) -> list[Part]:
    """Return ``parts``; an answer over a caption that a narrow column broke is one part."""
    whole: dict[int, Part] = {}
    gone: set[int] = set()
    for row in _rows(parts):
        for lines in answers_over(row, parts).values():
            if len(lines) > 1 and all(line.kind is Kind.TEXT for line in lines):
                whole[id(lines[0])] = _joined(lines)
                gone |= {id(line) for line in lines[1:]}
    return [whole.get(id(part), part) for part in parts if id(part) not in gone]


def _joined(lines: Sequence[Part]) -> Part:
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    text = fold(" ".join(line.text for line in lines))
    return replace(lines[0], text=text, box=box, label_box=box, broken=True)


def row_of(label: Part, parts: Sequence[Part]) -> list[Part]:
    """Return the row of captions in which ``label`` stands; empty when it stands in none.

    In a table it is the last row: any other one has its answers under it.
    """
    if label.cell is not None and label.cell.row < max(_rows_of(label.cell.table, parts), default=0):
        return []
    row = [part for part in parts if _is_caption(part) and _level(part.label_box, label.label_box)]
    kinds = {part.kind for part in row}
    return row if len(kinds) >= CAPTIONS and Kind.SIGN in kinds and len(kinds) == len(row) else []


def _rows(parts: Sequence[Part]) -> Iterator[list[Part]]:
    captions = [part for part in parts if _is_caption(part)]
    for signature in captions:
        if signature.kind is Kind.SIGN and (row := row_of(signature, parts)):
            yield row


def _rows_of(table: int, parts: Sequence[Part]) -> Iterator[int]:
    return (part.cell.row for part in parts if part.cell is not None and part.cell.table == table)


def _is_caption(part: Part) -> bool:
    return part.kind in LABELS and not (part.text or part.filled or part.colon)


def _level(one: Box, other: Box) -> bool:
    """Return whether two boxes stand on one line; a caption's box may hold the line over it."""
    middles = abs(one.top + one.bottom - other.top - other.bottom) / 2
    return min(middles, abs(one.bottom - other.bottom)) <= min(one.height, other.height) / 2


def answers_over(row: Sequence[Part], parts: Sequence[Part]) -> Mapping[int, list[Part]]:
    """Return the lines over each caption by its ``id``: those of the lowest line with two answers or more.

    Nothing is told when other words stand between the answers and the captions.
    """
    if not row:
        return {}
    top = max(label.label_box.top for label in row)
    left, right = min(label.box.left for label in row), max(label.box.right for label in row)
    near = Plane(parts, lambda part: part.box).near(top - HIGH, top, left - ALIGNED, right + HIGH)
    over = [p for p in near if p.kind is not Kind.LINE and p.box.bottom <= top + TOUCHING]
    over = [part for part in over if top - part.box.bottom <= HIGH]
    over.sort(key=lambda part: -part.box.top)
    for first in over:
        line = [part for part in over if _level(part.box, first.box)]
        owners = {label for part in line if (label := _own(part, row)) is not None}
        if len(owners) < 2:  # noqa: PLR2004 - two answers side by side
            continue
        held = [part for part in over if part.box.top >= min(p.box.top for p in line)]
        if any(part.kind not in _ANSWERS or _own(part, row) is None for part in held):
            return {}
        return _by_caption(row, held)
    return {}


def _by_caption(row: Sequence[Part], held: Sequence[Part]) -> Mapping[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for part in sorted(held, key=lambda each: each.box.top):
        owner = _own(part, row)
        if owner is not None:
            found.setdefault(owner, []).append(part)
    return found


def _own(part: Part, row: Sequence[Part]) -> int | None:
    """Return the ``id`` of the caption over which words begin."""
    return next((id(label) for label in row if abs(part.box.left - label.box.left) <= ALIGNED), None)
