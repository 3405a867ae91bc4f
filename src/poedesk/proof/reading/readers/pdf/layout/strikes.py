"""Words with a line drawn through them: they stand there, and no longer hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.shapes import Line
from poedesk.proof.reading.readers.pdf.layout.words import RawWord

_MIDDLE = (0.36, 0.74)
"""Heights of a word between which a line strikes it out; one that underlines it stands lower."""

_COVERED = 0.8
"""Share of a word's width that the line goes over, at least."""

_BEYOND = 0.4
"""Heights by which the line may reach beyond the words; a line to write on, or of a table, goes on."""

_FILLED = 0.6
"""Share of the line that lies over the words, at least."""


def struck_through(words: Sequence[RawWord], lines: Iterable[Line]) -> list[Box]:
    """Return the boxes of the level words that a drawn line strikes out."""
    level = [line for line in lines if line.level and not line.pale]
    boxes = [word.box for word in words if not word.turn] if level else []
    if not boxes:
        return []
    middles = [(top + bottom) / 2 for _, top, _, bottom in boxes]
    order = sorted(range(len(boxes)), key=middles.__getitem__)
    middles.sort()
    # A line strikes out words whose middles it passes within a quarter of their height.
    away = (_MIDDLE[1] - 0.5) * max([bottom - top for _, top, _, bottom in boxes])
    struck: list[Box] = []
    for line in level:
        first, last = bisect_left(middles, line.y0 - away), bisect_right(middles, line.y0 + away)
        over = [boxes[number] for number in order[first:last] if _crosses(line, boxes[number])]
        if over and _ends_with(line, over):
            struck += over
    return struck


def _crosses(line: Line, box: Box) -> bool:
    if not box.top + _MIDDLE[0] * box.height <= line.y0 <= box.top + _MIDDLE[1] * box.height:
        return False
    return min(line.x1, box.right) - max(line.x0, box.left) >= _COVERED * box.width


def _ends_with(line: Line, boxes: Sequence[Box]) -> bool:
    """Return whether a line begins and ends about where the words do that it crosses."""
    slack = _BEYOND * max(box.height for box in boxes)
    begins = min(box.left for box in boxes) - slack <= line.x0
    ends = line.x1 <= max(box.right for box in boxes) + slack
    return begins and ends and sum(box.width for box in boxes) >= _FILLED * (line.x1 - line.x0)
