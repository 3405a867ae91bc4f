"""Finds strokes that go around tick boxes, and takes them away from what is written in other boxes.

Around each box the picture is looked at in rays. A ring is a way around that steps little from ray to ray and
has ink on most of them; a cell of a table is none, whose corners lie much farther out than its sides.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.view import Mask, clamped

_RAYS = 48
"""Directions in which is looked."""

_NEAREST, _FARTHEST, _STEPS = 0.52, 1.6, 54
"""Sides of the box from its middle between which is looked, and in how many steps."""

_STEP = 3
"""Such steps by which a ring differs from one ray to the next at most."""

_TURN = 0.06
"""Rays without ink that a step nearer or farther weighs as much as."""

_CLEAR = 0.09
"""Sides around a box in which there is its outline, and no ring."""

_COVERED = 0.8
"""Share of the rays on which a ring has ink."""

_LEAST = 0.45
"""Share of the rays on which there is any ink, without which nothing is looked for."""

_BAND = 0.1
"""Sides within which ink near a ring belongs to it."""

_SQUARE, _ODD = 0.12, 10
"""Share of its half side by which a frame is nearer or farther, as no stroke is that a pen drew around a box,
and percentage of the rays at either end that do not tell."""

Reals = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Ring:
    """A stroke around a box."""

    x: float
    y: float
    """Middle of the box, in pixels of the view."""

    radii: Reals
    """Pixels from there on each ray, the first to the right, the others clockwise."""

    width: float
    """Pixels within which ink belongs to it."""


def rings(ink: Mask, squares: Sequence[Square]) -> list[Ring | None]:
    """Return the ring around each box, null where there is none.

    Args:
        ink: the page without rules.
        squares: the boxes.
    """
    if not squares:
        return []
    x = np.array([square.left + square.width / 2 for square in squares])
    y = np.array([square.top + square.height / 2 for square in squares])
    side = np.array([(square.width + square.height) / 2 for square in squares])
    angles = np.arange(_RAYS) * (2 * np.pi / _RAYS)
    away = np.linspace(_NEAREST, _FARTHEST, _STEPS)
    across = side[:, None, None] * np.cos(angles)[None, :, None] * away[None, None, :]
    down = side[:, None, None] * np.sin(angles)[None, :, None] * away[None, None, :]
    rows = np.rint(y[:, None, None] + down).astype(np.int32).clip(0, ink.shape[0] - 1)
    columns = np.rint(x[:, None, None] + across).astype(np.int32).clip(0, ink.shape[1] - 1)
    seen = ink[rows, columns].astype(bool)
    half = side[:, None, None] * (0.5 + _CLEAR) + 1
    seen &= (np.abs(across) > half) | (np.abs(down) > half)
    tried = np.flatnonzero(seen.any(axis=2).mean(axis=1) >= _LEAST)
    found: list[Ring | None] = [None] * len(squares)
    ways = _ways(seen[tried])
    for number, way in zip(tried.tolist(), ways, strict=True):
        covered = seen[number, np.arange(_RAYS), way] | seen[number, np.arange(_RAYS), np.maximum(way - 1, 0)]
        closed = abs(int(way[0]) - int(way[-1])) <= 2 * _STEP
        if closed and covered.mean() >= _COVERED and not _is_frame(away[way], angles):
            radii = away[way] * side[number]
            found[number] = Ring(float(x[number]), float(y[number]), radii, float(_BAND * side[number]) + 2)
    return found


def _is_frame(radii: Reals, angles: npt.NDArray[np.floating]) -> bool:
    """Return whether a way around a box is a second outline that was printed with it: a square, too."""
    sides = radii * np.maximum(np.abs(np.cos(angles)), np.abs(np.sin(angles)))
    return bool(np.ptp(np.percentile(sides, (_ODD, 100 - _ODD))) <= _SQUARE * np.median(sides))


def covered(ring: Ring, ink: Mask) -> float:
    """Return the share of the rays on which a ring has ink."""
    angles = np.arange(_RAYS) * (2 * np.pi / _RAYS)
    reach = np.arange(-1, 2)[None, :]
    columns = np.rint(ring.x + (ring.radii[:, None] + reach) * np.cos(angles)[:, None]).astype(np.int32)
    rows = np.rint(ring.y + (ring.radii[:, None] + reach) * np.sin(angles)[:, None]).astype(np.int32)
    seen = ink[clamped(rows, ink.shape[0] - 1), clamped(columns, ink.shape[1] - 1)]
    return float(seen.any(axis=1).mean())


def within_others(found: Sequence[Ring | None], squares: Sequence[Square]) -> list[bool]:
    """Return which boxes were made of the ring around another one: they lie in it, and have none."""
    inside = [False] * len(squares)
    for owner, ring in enumerate(found):
        if ring is None:
            continue
        for number, square in enumerate(squares):
            across = square.left + square.width / 2 - ring.x
            down = square.top + square.height / 2 - ring.y
            ray = round(np.arctan2(down, across) * _RAYS / (2 * np.pi)) % _RAYS
            if number != owner and found[number] is None and np.hypot(across, down) < ring.radii[ray]:
                inside[number] = True
    return inside


def _ways(seen: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return the way around that has ink on most rays, for each box: the step on each ray."""
    boxes, rays, steps = seen.shape
    best = np.zeros((boxes, steps))
    came: list[npt.NDArray[np.int64]] = []
    shifts = np.arange(-_STEP, _STEP + 1)
    padded = np.full((boxes, steps + 2 * _STEP), -np.inf)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 2 * _STEP + 1, axis=1)
    farther, places = _TURN * np.abs(shifts), np.arange(steps)[None, :]
    # Twice around, so that the way ends where it begins.
    for ray in [*range(rays), *range(rays)]:
        padded[:, _STEP:-_STEP] = best  # which the windows look into
        weighed = windows - farther
        chosen = weighed.argmax(axis=2)
        best = weighed.max(axis=2) + seen[:, ray]
        came.append(places + shifts[chosen])
    at = best.argmax(axis=1)
    way = np.zeros((boxes, rays), np.int64)
    for ray in range(rays - 1, -1, -1):
        way[:, ray] = at
        at = np.take_along_axis(came[rays + ray], at[:, None], axis=1)[:, 0]
    return way


def without_rings(ink: Mask, found: Sequence[Ring | None], squares: Sequence[Square]) -> Mask:
    """Return the ink without rings; what is inside the boxes that they go around stays."""
    if not any(found):
        return ink
    left = ink.copy()
    for ring, square in zip(found, squares, strict=True):
        if ring is None:
            continue
        own = ink[square.top : square.bottom, square.left : square.right].copy()
        angles = np.arange(_RAYS) * (2 * np.pi / _RAYS)
        points = np.column_stack([ring.x + ring.radii * np.cos(angles), ring.y + ring.radii * np.sin(angles)])
        cv2.polylines(
            left,
            [np.rint(points).astype(np.int32)],
            isClosed=True,
            color=0,
            thickness=2 * round(ring.width / 2) + 1,
        )
        left[square.top : square.bottom, square.left : square.right] = own
    return left
