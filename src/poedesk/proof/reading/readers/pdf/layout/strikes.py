"""Words with a line drawn through them: they stand there, and no longer hold."""

from collections.abc import Iterable, Sequence

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.calls import Columns
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


def struck_through(words: Sequence[RawWord], lines: Iterable[Line], columns: Columns) -> list[Box]:
    """Return the boxes of the level words that a drawn line strikes out.

    ``columns`` are the sides of at least these words, if they are at hand.
    """
    level = [line for line in lines if line.level and not line.pale]
    if not level or not words:
        return []
    heights = set(zip(columns[1], columns[3], strict=True)) or {
        (word.box.top, word.box.bottom) for word in words
    }
    struck: list[Box] = []
    for line in level:
        if not any(_in_middle(line, top, bottom) for top, bottom in heights):
            continue
        crossed = (word.box for word in words if not word.turn and _crosses(line, word.box))
        over = sorted(crossed, key=_middle)
        if over and _ends_with(line, over):
            struck += over
    return struck


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
