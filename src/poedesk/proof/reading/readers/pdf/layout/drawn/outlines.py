"""What the outline of a path tells: how much it encloses, and whether it bends one way all around."""

import math
from collections.abc import Sequence
from itertools import pairwise

from poedesk.proof.document.model import Box

_TURNS = 1.08
"""Full turns that the outline of a box or an ellipse makes at most; one that bends back makes more."""

_FULL = 0.7
"""Share of its box that an ellipse or a box with cut or round corners encloses at least."""

THIN = 2.6
"""Points: a filled rectangle no thicker than this is a line."""

STRAIGHT = 0.8
"""Points a line may deviate from level or upright."""

_STEP = 0.05
"""Points: shorter steps have no direction."""

_CORNERS = 3
"""Steps of an outline at least."""


def area_of(points: Sequence[tuple[float, float]]) -> float:
    """Return what a strand encloses when its end is joined to its beginning, in square points."""
    around = pairwise([*points, points[0]])
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in around)) / 2


def is_outline(points: Sequence[tuple[float, float]], box: Box, area: float) -> bool:
    """Return whether a closed strand goes once around most of its box: a frame or an ellipse, no writing."""
    if area < _FULL * box.width * box.height:
        return False
    steps = [(x - start_x, y - start_y) for (start_x, start_y), (x, y) in pairwise([*points, points[0]])]
    ways = [math.atan2(down, across) for across, down in steps if math.hypot(across, down) > _STEP]
    if len(ways) < _CORNERS:
        return False  # all of it in one place
    turned = sum(abs(math.remainder(way - last, math.tau)) for last, way in pairwise([*ways, ways[0]]))
    return turned <= _TURNS * math.tau


def is_rectangle(points: list[tuple[float, float]], box: Box, *, closed: bool) -> bool:
    """Return whether a strand of straight lines is a rectangle along the axes: its ``box``."""
    corners = points[:-1] if len(points) == 5 and near(points[0], points[-1]) else points  # noqa: PLR2004 - corners
    if len(corners) != 4 or not (closed or len(points) == 5):  # noqa: PLR2004 - corners
        return False
    left, top, right, bottom = box
    seen = set()
    for x, y in corners:
        to_left, to_right, to_top, to_bottom = x - left, right - x, y - top, bottom - y
        if min(to_left, to_right) > STRAIGHT or min(to_top, to_bottom) > STRAIGHT:
            return False
        seen.add((to_left < to_right, to_top < to_bottom))
    return len(seen) == 4 or min(box.width, box.height) <= THIN  # noqa: PLR2004 - corners


def near(first: tuple[float, float], second: tuple[float, float]) -> bool:
    """Return whether two points are one."""
    return abs(first[0] - second[0]) <= STRAIGHT and abs(first[1] - second[1]) <= STRAIGHT
