"""Words with a line drawn through them: they stand there, and no longer hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import add, sub

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Columns
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord

_MIDDLE = (0.36, 0.74)
"""Heights of a word between which a line strikes it out; one that underlines it stands lower."""

_REACH = _MIDDLE[1] - 0.5
"""Heights of a word within which a line that strikes it out passes its middle."""

_COVERED = 0.8
"""Share of a word's width that the line goes over, at least."""

_BEYOND = 0.4
"""Heights by which the line may reach beyond the words; a line to write on, or of a table, goes on."""

_ROUNDED = 0.001
"""Points that may be lost when heights are added up."""

_FILLED = 0.6
"""Share of the line that lies over the words, at least."""


def struck_through(words: Sequence[RawWord], lines: Iterable[Line], columns: Columns) -> list[Box]:
    """Return the boxes of the level words that a drawn line strikes out.

    ``columns`` are the sides of at least these words, if they are at hand.
    """
    level = [line for line in lines if line.level and not line.pale]
    if not level or not words:
        return []
    # Words of a line share their heights, and most lines of a page are ruled between those of words.
    tops, bottoms = columns[1] or [word.box.top for word in words], columns[3]
    bottoms = bottoms or [word.box.bottom for word in words]
    if not _any_near(level, tops, bottoms):
        return []
    level = _at_middles(level, set(zip(tops, bottoms, strict=True)))
    boxes = sorted((word.box for word in words if not word.turn), key=_middle) if level else []
    if not boxes:
        return []
    middles = [_middle(box) for box in boxes]
    away = _REACH * max(box.height for box in boxes)
    struck: list[Box] = []
    for line in level:
        first, last = bisect_left(middles, line.y0 - away), bisect_right(middles, line.y0 + away)
        over = [box for box in boxes[first:last] if _crosses(line, box)]
        if over and _ends_with(line, over):
            struck += over
    return struck


def _any_near(lines: Iterable[Line], tops: Sequence[float], bottoms: Sequence[float]) -> bool:
    """Return whether a line may pass the middle of something between tops and bottoms; seldom wrongly."""
    twice = sorted(set(map(add, tops, bottoms)))
    away = 2 * _REACH * max(map(sub, bottoms, tops)) + _ROUNDED
    return any(
        bisect_left(twice, 2 * line.y0 - away) < bisect_right(twice, 2 * line.y0 + away) for line in lines
    )


def _at_middles(lines: Iterable[Line], heights: Iterable[tuple[float, float]]) -> list[Line]:
    """Return the lines that can strike out something between the tops and bottoms in ``heights``."""
    spans = sorted(heights, key=sum)
    middles = [(top + bottom) / 2 for top, bottom in spans]
    away = _REACH * max(bottom - top for top, bottom in spans)
    found = []
    for line in lines:
        near = spans[bisect_left(middles, line.y0 - away) : bisect_right(middles, line.y0 + away)]
        if any(_in_middle(line, top, bottom) for top, bottom in near):
            found.append(line)
    return found


def _middle(box: Box) -> float:
    return (box.top + box.bottom) / 2


def _in_middle(line: Line, top: float, bottom: float) -> bool:
    """Return whether a line passes words between ``top`` and ``bottom`` at a height that strikes them out."""
    return top + _MIDDLE[0] * (bottom - top) <= line.y0 <= top + _MIDDLE[1] * (bottom - top)


def _crosses(line: Line, box: Box) -> bool:
    if not _in_middle(line, box.top, box.bottom):
        return False
    return min(line.x1, box.right) - max(line.x0, box.left) >= _COVERED * box.width


def _ends_with(line: Line, boxes: Sequence[Box]) -> bool:
    """Return whether a line begins and ends about where the words do that it crosses."""
    slack = _BEYOND * max(box.height for box in boxes)
    begins = min(box.left for box in boxes) - slack <= line.x0
    ends = line.x1 <= max(box.right for box in boxes) + slack
    return begins and ends and sum(box.width for box in boxes) >= _FILLED * (line.x1 - line.x0)
