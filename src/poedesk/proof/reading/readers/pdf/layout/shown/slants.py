"""Slanted lines across printed words: what is crossed out, by strokes or by thin filled bars."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.proof.document.model import Box, Slant
from poedesk.proof.reading.readers.pdf.layout.drawn.outlines import STRAIGHT, area_of
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Shapes
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord

SHORTEST = 40.0
"""Points; shorter lines are those of tick boxes, figures and pens."""

THICK = 7.0
"""Points that a filled bar is thick at most."""

WORDS = 2
"""Printed words that such a line crosses at least; a long one crosses one at least."""

LONG = 60.0
"""Points of a long line."""

MOST = 12
"""Lines across words from which on they are a figure or a pattern, and strike out no single words."""

DRAWN = 200
"""Long slanted lines on a page at most; one with more of them is a drawing."""

FLAT = 0.3
"""Rise of a line, as a share of its length along the page, up to which it strikes out words of one line."""

Point = tuple[float, float]


def slants_of(bars: Iterable[Sequence[Point]], words: Sequence[RawWord]) -> tuple[Slant, ...]:
    """Return the lines that cross words, of the straight paths of a page."""
    long = {slant for bar in bars for slant in _lines(bar) if math.dist(slant[:2], slant[2:]) >= SHORTEST}
    if not 0 < len(long) <= DRAWN:
        return ()
    return tuple(slant for slant in sorted(long) if _crosses(slant, words))


def _crosses(slant: Slant, words: Sequence[RawWord]) -> bool:
    through = sum(slant.share_in(word.box) > 0 for word in words)
    return through >= WORDS or (through > 0 and math.dist(slant[:2], slant[2:]) >= LONG)


def strikes_of(slants: Sequence[Slant], words: Sequence[RawWord]) -> tuple[Box, ...]:
    """Return a level line for each word that a line of little rise strikes out."""
    if len(slants) > MOST:
        return ()
    flat = [each for each in slants if abs(each.y1 - each.y0) <= FLAT * abs(each.x1 - each.x0)]
    found = []
    for slant in flat:
        through = [word.box for word in words if _through(slant, word.box)]
        # A line through one word of each of many lines crosses out all of them, and strikes none.
        if through and max(box.top for box in through) - min(box.top for box in through) < through[0].height:
            found += [_level(box) for box in through]
    return tuple(found)


def without(shapes: Shapes, slants: Sequence[Slant]) -> Shapes:
    """Return ``shapes`` without the curves that are such lines: they are no strokes of a pen."""
    if not slants:
        return shapes
    boxes = {Box(each.x0, min(each.y0, each.y1), each.x1, max(each.y0, each.y1)) for each in slants}
    kept = [curve for curve in shapes.curves if curve.curves or curve.box not in boxes]
    return replace(shapes, curves=kept)


def _through(slant: Slant, box: Box) -> bool:
    run = abs(slant.x1 - slant.x0)
    return slant.share_in(box) * run >= box.width * (1 - FLAT)


def _level(box: Box) -> Box:
    middle = (box.top + box.bottom) / 2
    return Box(box.left, middle, box.right, middle)


def _lines(points: Sequence[Point]) -> Iterable[Slant]:
    """Yield the slanted pieces of a path; of a bar the line along it."""
    farthest = max(((one, other) for one in points for other in points), key=lambda pair: math.dist(*pair))
    length = math.dist(*farthest)
    bar = 0 < area_of(points) <= THICK * length
    for one, other in [farthest] if bar else pairwise(points):
        (x0, y0), (x1, y1) = sorted((one, other))
        if abs(x1 - x0) > STRAIGHT and abs(y1 - y0) > STRAIGHT:
            yield Slant(x0, y0, x1, y1)
