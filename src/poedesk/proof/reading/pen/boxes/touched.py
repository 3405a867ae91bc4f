"""Boxes whose sides were taken for parts of rules: close below each other, or where rules touch them.

The paper inside of an empty one is a small square by itself, whatever touches its outline. Several of one
size tell that size; then all frames of it count, ticked ones too. Cells of tables are none: their lines go
on.
"""

from collections.abc import Iterator

import cv2
import numpy as np

from poedesk.proof.reading.pen.boxes.frames import MANY, are_many, framed
from poedesk.proof.reading.pen.boxes.letters import Letters
from poedesk.proof.reading.pen.boxes.outlines import Outlines, Shares
from poedesk.proof.reading.pen.view import SCALE, Mask, Numbers, View

_LEAST, _MOST = 5.2 * SCALE, 21.0 * SCALE
"""Pixels that the paper inside of such a box is wide and high."""

_LONGER, _FULL = 1.22, 0.9
"""Times that it may be longer than wide, and the share of its rectangle that it fills."""

_DARK, _KEPT, _SIDE = 0.85, 0.85, 0.88
"""Share of an outline that is dark: on average, on its darker sides, and on each of them."""

_RULED = 0.5
"""Share of ink that is left without rules of a side that was taken for one."""

_CELL, _BLOCK = 2, 0.66
"""Ends of its lines that go on in a cell of a table, and the share of ink in which a bar goes on."""

_PARENT = 3
"""Column of what the contours of OpenCV lie in."""

_THICKEST = 8
"""Pixels that an outline is thick at most."""


def touched(view: View, letters: Letters) -> Numbers:
    """Return the boxes of a page, where there are several of a size that rules touch."""
    if not view.uprights and not view.rules:
        return np.zeros((0, 4), np.int32)
    holes = _grown(_holes(view), view)
    if len(holes) < MANY:
        return np.zeros((0, 4), np.int32)
    outlines = Outlines(view.dark, view.dark)
    bare = Outlines(view.plain, view.dark)
    free = (outlines.going_on(holes, _SIDE) < _CELL) & (bare.sides(holes).min(axis=1) < _RULED)
    holes = holes[free & ~letters.foreign(holes)]
    holes = holes[are_many(holes)]
    if len(holes) < MANY:
        return np.zeros((0, 4), np.int32)
    width, height = np.rint(np.median(holes[:, 2:4], axis=0)).astype(int).tolist()
    tried = outlines.search((width, height), _DARK, _KEPT)
    tried = tried[outlines.sides(tried).min(axis=1) >= _SIDE]
    before = letters.hold(tried).before
    found, moved = framed(view.dark, tried, (width, height), 1.0, before)
    frames = moved[found]
    good = (outlines.going_on(frames, _SIDE) < _CELL) & (outlines.blocked(frames, _BLOCK) == 0)
    good &= ~letters.hold(frames).before & (bare.sides(frames).min(axis=1) < _RULED)
    return np.concatenate([holes, frames[good]]).astype(np.int32)


def _holes(view: View) -> Numbers:
    """Return the small squares of paper that ink goes around, some of it of rules."""
    found = []
    for place in _paper_within(view.dark):
        near = _around(*place)
        if (view.dark[near] > view.plain[near]).any():
            hole = _hole(view.dark, *place)
            if hole is not None:
                found.append(hole)
    return np.array(found, np.int32).reshape(-1, 4)


def _paper_within(dark: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Yield about where small squares of paper are that ink goes around.

    Each four pixels are looked at as one, dark if one of them is: no line is lost, and it takes a tenth of
    the time.
    """
    rows, columns = dark.shape[0] // 2 * 2, dark.shape[1] // 2 * 2
    pairs = np.ascontiguousarray(cv2.max(dark[:rows:2], dark[1:rows:2])[:, :columns])
    halved = (pairs.view(np.uint16) > 0).view(np.uint8)
    outlines, order = cv2.findContours(halved, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    within = np.flatnonzero(order[0, :, _PARENT] >= 0) if order is not None else ()
    for number in within:
        left, top, width, height = (2 * one for one in cv2.boundingRect(outlines[int(number)]))
        small, large = min(width, height), max(width, height)
        if small >= _LEAST / 2 and large <= _MOST + 4 and large <= (small + 4) * _LONGER:
            yield left, top, width, height


def _hole(dark: Mask, left: int, top: int, width: int, height: int) -> tuple[int, int, int, int] | None:
    """Return the square of paper at a place, null where there is none or it goes on beyond."""
    place = np.asarray(1 - dark[top : top + height, left : left + width], np.uint8)
    _, _, counted, _ = cv2.connectedComponentsWithStats(place, connectivity=4)
    if len(counted) <= 1:
        return None
    x, y, wide, high, paper = counted[1 + np.argmax(counted[1:, 4])].tolist()
    fits = min(wide, high) >= _LEAST / 2 and max(wide, high) <= min(_MOST, min(wide, high) * _LONGER)
    if not fits or paper < _FULL * wide * high or not (x and y and x + wide < width and y + high < height):
        return None
    return left + x, top + y, wide, high


def _around(left: int, top: int, width: int, height: int) -> tuple[slice, slice]:
    """Return the rows and columns of a square of paper and the outline around it."""
    return (
        slice(max(0, top - _THICKEST), top + height + _THICKEST),
        slice(max(0, left - _THICKEST), left + width + _THICKEST),
    )


def _grown(holes: Numbers, view: View) -> Numbers:
    """Return the outlines around squares of paper: as far as each of their sides is dark."""
    grown = []
    for left, top, width, height in holes.tolist():
        down, across = slice(top, top + height), slice(left, left + width)
        thick = [
            _thick(view.dark[max(0, top - _THICKEST) : top, across].mean(axis=1)[::-1]),
            _thick(view.dark[top + height : top + height + _THICKEST, across].mean(axis=1)),
            _thick(view.dark[down, max(0, left - _THICKEST) : left].mean(axis=0)[::-1]),
            _thick(view.dark[down, left + width : left + width + _THICKEST].mean(axis=0)),
        ]
        # Where a rule lies on a side it is thicker than the others.
        usual = sorted(thick)[1]
        up, low, west, east = (min(one, usual + 1) for one in thick)
        square = left - west, top - up, width + west + east, height + up + low
        if usual < _THICKEST and min(square[2:]) >= _LEAST:
            grown.append(square)
    return np.array(grown, np.int32).reshape(-1, 4)


def _thick(shares: Shares) -> int:
    """Return how many rows or columns next to each other are dark."""
    light = np.flatnonzero(shares < _SIDE)
    return int(light[0]) if light.size else len(shares)
