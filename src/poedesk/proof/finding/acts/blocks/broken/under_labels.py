"""Answers run together on one line, under labels side by side: "Dana Whitfield IT Director 3 May 2026"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.proof.document.words import Box, Word, Words
from poedesk.proof.finding.acts.blocks.parts import LABELS, Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane

ROWS = 4.0
"""Heights of a line between the labels and the answers under them at most: beside ink they stand low."""

ALIGNED = 2.5
"""Points by which an answer begins beside its label at most."""


def apart_under_labels(parts: Sequence[Part], boxes: Words) -> list[Part]:
    """Return ``parts``; a line of words that begin under labels of one row is a part for each label."""
    labels = [part for part in parts if part.kind in LABELS and not (part.text or part.filled or part.colon)]
    if not labels or not boxes:
        return list(parts)
    placed = Plane(labels, lambda each: each.label_box)
    return [each for part in parts for each in _cut(part, placed, boxes)]


def _cut(part: Part, labels: Plane[Part], boxes: Words) -> Iterator[Part]:
    starts = _starts(part, labels, boxes) if part.kind is Kind.TEXT and part.cell is None else []
    if not starts:
        yield part
        return
    edges = [part.start, *starts, part.end]
    for start, end in pairwise(edges):
        text = part.text[start - part.start : end - part.start].rstrip()
        box = boxes.around(start, start + len(text)) or part.box
        stop = start + len(text)
        yield replace(part, start=start, end=stop, value=(start, stop), text=text, box=box, label_box=box)


def _starts(part: Part, labels: Plane[Part], boxes: Words) -> list[int]:
    """Return where the words under every label but the first begin; none unless each label has its own."""
    box = part.box
    if len(part.text) != part.end - part.start:
        return []
    near = labels.near(box.top - (ROWS + 1) * box.height, box.top, box.left - ALIGNED, box.right)
    over = [
        label.label_box
        for label in near
        if -0.5 * box.height <= box.top - label.label_box.bottom <= ROWS * box.height
        and box.left - ALIGNED <= label.label_box.left < box.right
    ]
    over.sort(key=lambda each: each.left)
    if len(over) < 2 or max(each.top for each in over) - min(each.top for each in over) > box.height / 2:  # noqa: PLR2004 - labels side by side
        return []
    words = [word for word in boxes if part.start <= word.start < part.end]
    if abs(over[0].left - box.left) > ALIGNED:
        return _centred(words, over)
    found = [
        next((word.start for word in words[1:] if abs(word.box.left - label.left) <= ALIGNED), None)
        for label in over[1:]
    ]
    return [start for start in found if start is not None] if None not in found else []


def _centred(words: Sequence[Word], labels: Sequence[Box]) -> list[int]:
    """Return where the answers under every label but the first begin, each in the middle under its label."""
    starts: list[int] = []
    rest = list(words)
    for label in labels:
        ends = (at for at in range(1, len(rest) + 1) if _in_middle(rest[0].box, rest[at - 1].box, label))
        end = next(ends, None)
        if end is None:
            return []
        starts.append(rest[0].start)
        rest = rest[end:]
    return [] if rest else starts[1:]


def _in_middle(first: Box, last: Box, label: Box) -> bool:
    return abs(first.left + last.right - label.left - label.right) / 2 <= ALIGNED
