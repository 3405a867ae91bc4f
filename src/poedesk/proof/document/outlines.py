"""Where words stand on a page as displayed: outlines of four corners, because a scan may lie askew.

Corners are in points from the top-left corner of the page as displayed, in the order in which they go around:
first the two above the words, from left to right as they are read, then the two below them, back.
"""

import math
from collections.abc import Sequence
from itertools import groupby

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Page, Word

_SURROUNDINGS = 0.2
"""Share of the height of a recognised line that lies above its letters, and again below them."""

Point = tuple[float, float]
Outline = tuple[Point, Point, Point, Point]


def outline(box: Box) -> Outline:
    """Return the outline of a box that is not askew."""
    return (box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)


def around(*outlines: Outline) -> Box:
    """Return the smallest box that holds all of at least one outline."""
    xs, ys = zip(*(point for corners in outlines for point in corners), strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def lines_of(page: Page, start: int, quote: str) -> tuple[Outline, ...]:
    """Return the outlines of the words of ``quote``, one a line; it begins at ``start`` in the text."""
    words = []
    for word in page.words.between(start, len(page.text)):
        words.append(word)
        if len(fold(page.text[start : word.end])) >= len(quote):
            break
    ends = [segment.end for segment in page.segments]
    lines = groupby(words, lambda word: sum(end <= word.start for end in ends))
    return tuple(_displayed(page, _letters(list(line))) for _, line in lines)


def _letters(line: Sequence[Word]) -> Box:
    """Return the box of the words of a line; of a recognised one only as high as its letters."""
    left, top, right, bottom = around(*(outline(word.box) for word in line))
    if all(word.confidence is None for word in line):
        return Box(left, top, right, bottom)
    less = _SURROUNDINGS * min(right - left, bottom - top)
    return Box(left, top + less, right, bottom - less)


def _displayed(page: Page, box: Box) -> Outline:
    first, second, third, fourth = (page.shown(*corner) for corner in outline(box))
    return first, second, third, fourth


def quarters(page: Page) -> int:
    """Return by how many quarters the page as displayed must be turned clockwise so that it can be read."""
    if not page.upright:
        return 0
    (left, top), (right, lower) = page.shown(0.0, 0.0), page.shown(100.0, 0.0)
    return -round(math.atan2(lower - top, right - left) / (math.pi / 2)) % 4


def turned(corners: Outline, turns: int, width: float, height: float) -> Outline:
    """Return an outline at its place on the page after so many quarter turns clockwise.

    ``width`` and ``height`` are those of the page before.
    """
    first, second, third, fourth = (_turned(corner, turns, width, height) for corner in corners)
    return first, second, third, fourth


def _turned(point: Point, turns: int, width: float, height: float) -> Point:
    x, y = point
    return ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[turns % 4]
