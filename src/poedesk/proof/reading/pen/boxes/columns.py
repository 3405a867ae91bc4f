"""Boxes that stand below others, exactly where these tell, whatever a pen drew over them.

A list of choices has its boxes in one column, each beside a line of print or beside boxes of other columns.
At such a place an outline of the size that the others have is one more, though letters touch it and strokes
cross it, and be it too small to be told from a letter elsewhere.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.frames import MANY
from poedesk.proof.reading.pen.boxes.letters import Letters
from poedesk.proof.reading.pen.boxes.neighbours import apart, overlap
from poedesk.proof.reading.pen.boxes.outlines import SHARP, Outlines
from poedesk.proof.reading.pen.view import Numbers

_LEAN, _ASTRAY = 0.02, 1.5
"""Pixels across for each one down by which a column may lean, and that a box may be beside its column."""

_FAR = 14
"""Sides away from the next box of a column up to which it goes on."""

_BESIDE = 4.0
"""Sides beside a column within which the print of a line begins, or ends."""

_HIGHER = 0.25
"""Sides by which a box may stand higher or lower beside its line than most others do."""

_DARK, _WEAKEST = 0.93, 0.8
"""Share of an outline that is dark, and of its weakest side."""

_CORNERS, _STRAIGHT = 3, 3
"""Corners that are dark, and that are sharp where a word holds the place."""

_APART = 1.15
"""Sides from middle to middle below which two are one."""

Reals = npt.NDArray[np.float64]


def in_columns(found: Numbers, rows: Numbers, outlines: Outlines, letters: Letters) -> Numbers:
    """Return the boxes with the others of their columns.

    Args:
        found: boxes of one size.
        rows: all boxes of the page, beside which others may stand.
        outlines: the ink of the page.
        letters: its words.
    """
    width, height = np.rint(np.median(found[:, 2:4], axis=0)).astype(int).tolist() if len(found) else (0, 0)
    for members, line in list(_columns(found)):
        tried = _places(members, line, _heights(members, rows, letters), (width, height))
        near = found[np.abs(found[:, 0] - _across(line, found[:, 1])) <= 2 * width]
        tried = tried[~overlap(tried, near, _APART)] if len(tried) else tried
        if not len(tried):
            continue
        sides = outlines.sides(tried)
        dark = (sides.mean(axis=1) >= _DARK) & (sides.min(axis=1) >= _WEAKEST)
        tried, sides = tried[dark], sides[dark]
        held = letters.hold(tried)
        print_there = (held.middle | held.end) & (outlines.corners(tried, SHARP) < _STRAIGHT)
        good = ~print_there & (outlines.corners(tried) >= _CORNERS)
        beyond = (tried[:, 1] < members[:, 1].min()) | (tried[:, 1] > members[:, 1].max())
        good &= ~(held.inside & beyond & outlines.are_bold(tried, outlines.thickness(members)))
        tried, sides = tried[good], sides[good]
        found = apart(tried[np.argsort(-sides.mean(axis=1), kind="stable")], found)
    return found


def _columns(found: Numbers) -> Iterator[tuple[Numbers, Reals]]:
    """Yield the boxes below each other, and the line on which the left sides of them are."""
    left = found
    while len(left) >= MANY:
        away = np.abs(left[:, 0] - left[0, 0])
        near = away <= _ASTRAY + _LEAN * np.abs(left[:, 1] - left[0, 1])
        members = left[near]
        left = left[~near]
        if len(members) < MANY:
            continue
        line = _line(members)
        on = np.abs(_across(line, members[:, 1]) - members[:, 0]) <= _ASTRAY
        if on.sum() >= MANY:
            yield members[on], _line(members[on])


def _line(members: Numbers) -> Reals:
    """Return slope and beginning of the line of left sides: the middle ones of those between two boxes."""
    x, y = members[:, 0].astype(float), members[:, 1].astype(float)
    first, second = np.triu_indices(len(members), 1)
    down = y[second] - y[first]
    apart_enough = np.abs(down) >= np.abs(down).max() / 2
    slope = np.median((x[second] - x[first])[apart_enough] / down[apart_enough]) if down.any() else 0.0
    return np.array([slope, np.median(x - slope * y)])


def _across(line: Reals, y: npt.NDArray[np.generic]) -> Reals:
    return np.asarray(line[0] * y.astype(float) + line[1], np.float64)


def _heights(members: Numbers, rows: Numbers, letters: Letters) -> Reals:
    """Return where boxes may stand in a column, as the middles of them: beside print or other boxes."""
    left, side = members[:, 0].mean(), members[:, 2:4].mean()
    middles = members[:, 1] + members[:, 3] / 2
    beside = letters.beside(left - _BESIDE * side, left + (1 + _BESIDE) * side)
    heights = [rows[:, 1] + rows[:, 3] / 2]
    if len(beside):
        away = middles[:, None] - beside[None, :]
        nearest = away[np.arange(len(middles)), np.abs(away).argmin(axis=1)]
        own = nearest[np.abs(nearest) <= side]
        heights.append(beside + (np.median(own) if own.size else 0.0))
    every = np.concatenate(heights)
    far = _FAR * side
    return np.asarray(every[(every >= middles.min() - far) & (every <= middles.max() + far)], np.float64)


def _places(members: Numbers, line: Reals, middles: Reals, size: Sequence[int]) -> Numbers:
    """Return the squares of a size at some heights of a column, and a little higher and lower."""
    width, height = size
    reach = max(3, round(_HIGHER * height))
    tops = np.unique(np.rint(middles[:, None] - height / 2 + np.arange(-reach, reach + 1)[None, :]))
    away = np.abs(members[:, 1][:, None] - tops[None, :])
    tops = tops[(away >= _APART * height).all(axis=0)]
    lefts = np.rint(_across(line, tops))
    steps = np.array([0, -1, 1])
    squares = np.empty((len(tops), len(steps), 4), np.int32)
    squares[:, :, 0] = lefts[:, None] + steps[None, :]
    squares[:, :, 1] = tops[:, None]
    squares[:, :, 2:] = width, height
    return squares.reshape(-1, 4)
