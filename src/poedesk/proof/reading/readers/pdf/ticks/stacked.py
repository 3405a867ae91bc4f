"""Boxes above or below their labels: within one group a label has one box; one shared by several is none.

Where a column of boxes and lines alternates, each box has the line that is nearest below it, or else above,
provided that no line is left to two boxes; otherwise the boxes keep no label, for a wrong one is worse.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Mark, Segment
from poedesk.proof.reading.readers.pdf.layout.text import PageText

_ALIGNED = 14.0
"""Points by which a line may begin left or right of its box."""

_NEAR = 12.0
"""Points between a box and its line."""

_TOUCH = 4.0
"""Points by which a box may reach over its line, and between the lines of one label."""

_COLUMN = 6.0
"""Points within which boxes stand in one column."""


def with_stacked_labels(marks: Sequence[Mark], text: PageText) -> list[Mark]:
    """Return the marks; those that share one label have the label above or below them, or none."""
    claims = Counter((mark.start, mark.end, mark.group) for mark in marks if mark.start is not None)
    columns: dict[int, list[int]] = defaultdict(list)
    for number, mark in enumerate(marks):
        if mark.start is not None and mark.box is not None and claims[mark.start, mark.end, mark.group] > 1:
            columns[round(mark.box.left / _COLUMN)].append(number)
    result = list(marks)
    for numbers in columns.values():
        boxes = [box for number in numbers if (box := marks[number].box) is not None]
        labels = _labels(boxes, text.segments)
        for number, label in zip(numbers, labels, strict=True):
            result[number] = _labelled(marks[number], label, text.text)
    return result


def _labels(boxes: Sequence[Box], segments: Sequence[Segment]) -> list[list[Segment]]:
    below = [_nearest(box, segments, lambda line, box: line.top - box.bottom) for box in boxes]
    above = [_nearest(box, segments, lambda line, box: box.top - line.bottom) for box in boxes]
    for found in (below, above):
        firsts = [line.start for line in found if line is not None]
        if len(firsts) == len(boxes) == len(set(firsts)):
            return [_with_next(line, boxes, segments) for line in found if line is not None]
    return [[] for _ in boxes]


def _nearest(box: Box, segments: Sequence[Segment], gap_of: Callable[[Box, Box], float]) -> Segment | None:
    near = [
        (gap_of(line.box, box), line.start, line)
        for line in segments
        if abs(line.box.left - box.left) <= _ALIGNED and -_TOUCH <= gap_of(line.box, box) <= _NEAR
    ]
    return min(near)[2] if near else None


def _with_next(line: Segment, boxes: Sequence[Box], segments: Sequence[Segment]) -> list[Segment]:
    """Return the lines of a label: the next one belongs to it when no box stands between."""
    for other in segments:
        close = (
            abs(other.box.left - line.box.left) <= _TOUCH and abs(other.box.top - line.box.bottom) <= _TOUCH
        )
        between = any(
            line.box.bottom - _TOUCH <= (box.top + box.bottom) / 2 <= other.box.top + _TOUCH for box in boxes
        )
        if close and not between and other.start > line.start:
            return [line, other]
    return [line]


def _labelled(mark: Mark, lines: Sequence[Segment], text: str) -> Mark:
    if not lines:
        return replace(mark, label=None, start=None, end=None)
    label = fold(" ".join(text[line.start : line.end] for line in lines))
    return replace(mark, label=label, start=lines[0].start, end=lines[-1].end)
