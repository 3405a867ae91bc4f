"""Rings that no hand draws, of stamps and cups: told by an arc that is true, taken away as a whole."""

from collections.abc import Iterator

import cv2
import numpy as np

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.pen.view import SCALE, Mask, Parts, parts_of

_LONG, _OPEN = 14 * SCALE, 0.5
"""Pixels that an arc is wide or high at least, and the share of its box that it covers at most."""

_RADII, _SPAN = (8.0 * SCALE, 80.0 * SCALE), 50
"""Pixels of the radius of a ring, and degrees that an arc goes on at least."""

_SEEN, _STEPS = 0.5, 120
"""Share of a ring that is inked at least, by so many places on it: a hand's bow goes on as no ring."""

_ASTRAY = 0.06
"""Share of its radius by which a ring goes on beside where one arc tells."""

_TRUE, _SLENDER = 0.015, 0.35
"""Shares of its radius by which a ring is untrue, and that its line is thick, at most."""

_ROUGH = 3
"""Pixels by which the line of a ring is thicker elsewhere."""


@dataclass(frozen=True, slots=True)
class _Arc:
    middle: tuple[float, float]
    radius: float
    thick: float
    """All in pixels."""


def without_rings(parts: Parts) -> Parts:
    """Return the pieces of ink without the rings of which one piece is an arc, and the rest is seen.

    What is written or printed across a ring is cut by its line.
    """
    arcs = [arc for arc in _arcs(parts) if _is_seen(arc, parts)]
    if not arcs:
        return parts
    ink: Mask = (parts.labels > 0).astype(np.uint8)
    for arc in arcs:
        middle = round(arc.middle[0]), round(arc.middle[1])
        cv2.circle(ink, middle, round(arc.radius), 0, round(arc.thick) + _ROUGH)
    return parts_of(ink)


def _is_seen(arc: _Arc, parts: Parts) -> bool:
    """Return whether most of the ring that an arc is a part of is inked."""
    angles = np.linspace(0, 2 * np.pi, _STEPS, endpoint=False)
    height, width = parts.labels.shape
    inked = np.zeros(_STEPS, np.bool_)
    reach = max(_ROUGH, round(_ASTRAY * arc.radius))
    for off in range(-reach, reach + 1):
        columns = np.rint(arc.middle[0] + (arc.radius + off) * np.cos(angles)).astype(np.int64)
        rows = np.rint(arc.middle[1] + (arc.radius + off) * np.sin(angles)).astype(np.int64)
        inside = (rows >= 0) & (rows < height) & (columns >= 0) & (columns < width)
        inked |= inside & (parts.labels[np.where(inside, rows, 0), np.where(inside, columns, 0)] > 0)
    return bool(inked.mean() >= _SEEN)


def _arcs(parts: Parts) -> Iterator[_Arc]:
    _, _, wide, high, area = parts.places.T
    may_be = (np.maximum(wide, high) >= _LONG) & (area <= _OPEN * wide * high)
    for number in np.flatnonzero(may_be).tolist():
        left, top, width, height = parts.places[number, :4].tolist()
        piece = parts.labels[top : top + height, left : left + width] == number
        arc = _arc_of(piece.astype(np.uint8), (left, top))
        if arc is not None:
            yield arc


def _arc_of(piece: Mask, corner: tuple[int, int]) -> _Arc | None:
    """Return the arc that a piece is, all of it; null when it is something else (Kåsa's fit of a circle)."""
    rows, columns = np.nonzero(piece)
    x, y = columns - columns.mean(), rows - rows.mean()
    sides, *_ = np.linalg.lstsq(np.column_stack([x, y, np.ones_like(x)]), x**2 + y**2, rcond=None)
    across, down = (sides[:2] / 2).tolist()
    radius = float(np.sqrt(max(0.0, sides[2] + across**2 + down**2)))
    if not _RADII[0] <= radius <= _RADII[1]:
        return None
    thick = 2 * float(cv2.distanceTransform(np.pad(piece, 1), cv2.DIST_L2, 3).max())
    away = np.percentile(np.hypot(x - across, y - down), (2, 98))
    if thick > _SLENDER * radius or float(np.ptp(away)) > thick + _TRUE * radius:
        return None
    if np.unique(np.degrees(np.arctan2(y - down, x - across)).astype(np.int64)).size < _SPAN:
        return None
    middle = corner[0] + columns.mean() + across, corner[1] + rows.mean() + down
    return _Arc((float(middle[0]), float(middle[1])), float(away.mean()), thick)
