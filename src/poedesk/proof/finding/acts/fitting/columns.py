"""Where blocks that stand beside one another part."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import pairwise

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.sheets.sheet import middle, overlap
from poedesk.proof.finding.acts.fitting.items import Items
from poedesk.proof.finding.acts.weighing.atoms import What

SLACK = 2.0
"""Points by which print may reach over a cut."""

ALIGNED = 4.0
"""Points by which the left edges of one column differ at most."""

INDENT = 15.0
"""Points right of a block's own edge from which on the next one can begin."""

_TWINS = frozenset({What.SIDE, What.DATE, What.PERSON})


def cuts_of(items: Items) -> list[float]:
    """Return where the blocks beside one another part, from left to right; empty for a single column."""
    seeds = _seeds(items)
    return [_cut(items.boxes, one, other) for one, other in pairwise(seeds)]


def _seeds(items: Items) -> list[Box]:
    """Return one box in each column: things of one kind on one level, signatures before all others."""
    marks = _most([("mark", mark.box) for mark in items.marks])
    if len(marks) > 1:
        return marks
    if len(items.marks) > 1 and all(overlap(items.marks[0].box, each.box) > 0 for each in items.marks):
        return []
    twins: list[tuple[Hashable, Box]] = [
        ((label.kind, label.text.casefold()), label.box) for label in items.labels
    ]
    twins += [(value.atom.what, value.box) for value in items.values if value.atom.what in _TWINS]
    return _most(twins)


def _most(twins: Sequence[tuple[Hashable, Box]]) -> list[Box]:
    """Return the longest row of things of one kind."""
    best: list[Box] = []
    for row in _rows(twins):
        if len(row) > max(len(best), 1):
            best = row
    return best


def _rows(twins: Sequence[tuple[Hashable, Box]]) -> Iterator[list[Box]]:
    kinds: dict[Hashable, list[Box]] = defaultdict(list)
    for kind, box in twins:
        kinds[kind].append(box)
    for boxes in kinds.values():
        for first in boxes:
            row: list[Box] = []
            for box in sorted(boxes, key=lambda box: (box.left, abs(middle(box) - middle(first)))):
                if abs(middle(box) - middle(first)) <= ASKEW and (not row or beside(row[-1], box)):
                    row.append(box)
            yield row


def beside(one: Box, other: Box) -> bool:
    """Return whether a box stands right of another one, not under it."""
    return other.left - one.left > INDENT and overlap(one, other) <= 0


ASKEW = 30.0
"""Points by which the same things of neighbouring columns differ in height at most: heads do."""


def _cut(boxes: Sequence[Box], one: Box, other: Box) -> float:
    """Return where two columns part: where much begins, nothing is cut through, and white space is wide."""
    edges = [box.left for box in boxes if one.left + INDENT < box.left <= other.left + ALIGNED]
    return max([*edges, other.left], key=lambda edge: _worth(boxes, one, edge)) - SLACK


def _worth(boxes: Sequence[Box], one: Box, edge: float) -> float:
    through = sum(box.left < edge - SLACK and box.right > edge + SLACK for box in boxes)
    begins = sum(abs(box.left - edge) <= ALIGNED for box in boxes)
    before = max((box.right for box in boxes if box.right <= edge + SLACK), default=one.left)
    return begins - 3.0 * through + min(edge - before, 60.0) / 20.0
