"""Shapes that no pen draws: dust, ruled lines, stamps with their frames, letters that were not read."""

from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.view import SCALE, Mask, parts_of

DASH = 1.4 * SCALE
"""Pixels that what is left of a broken line is thick at most."""

TALL = 1.35
"""Times the height of printed letters that a hand writes."""

MANY = 5
"""Pieces from which on print that was not read is told by how alike they are."""

_ALIKE = 0.22
"""Deviation of their heights over the mean up to which they are."""

_DUST, _DUSTY = 1.15, 2.2
"""Heights of a letter that outlines of dust are long at most: on average, and those that half of it has."""

_RULED, _RUN = 0.85, round(7 * SCALE)
"""Share of strokes that run straight, level or upright, over so many pixels: corners of a broken table."""

_LETTER = 6.5 * SCALE
"""Pixels that printed letters are high where none was recognised."""

_RING, _OUTER, _ROUND, _WIDE_RING = 0.82, 1.06, 1.3, 24.0 * SCALE
"""A stamp: between which shares of its radius most lies, how much longer than wide, and how wide it is."""

_SPARSE, _THROUGH = 0.04, 0.6
"""Share of its box that strokes cover at least, and of its longer side that the longest of fewer is long."""

_SIDE, _BROKEN, _FLAT = round(24 * SCALE), 3, (1.5, 35.0)
"""A stamp's frame: pixels that its sides run straight, and are broken, and the degrees they lie askew."""

_ALIGNED = 9.0
"""Degrees by which its sides differ from right angles."""

_FRAMED = 0.25
"""Share of what is dark that its sides are at least."""

_LEGS, _SQUARE = (6.0 * SCALE, 20.0 * SCALE), 8.0
"""A corner of a frame: pixels that its two sides are long at least, and degrees that it is off square."""

_SECTORS, _ROUND_ABOUT = 24, 0.75
"""Directions that are looked into from its middle, and the share in which its edge is seen."""


def is_dirt(strokes: Mask, usual: float) -> bool:
    """Return whether most of the outlines of what is dark, and of the holes in it, are those of specks."""
    outlines, _ = cv2.findContours(strokes, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    lengths = np.sort([len(outline) for outline in outlines])
    letter = max(usual, _LETTER)
    if lengths.mean() >= _DUST * letter:
        return False
    half = int(np.searchsorted(np.cumsum(lengths), lengths.sum() / 2))
    return bool(lengths[half] < _DUSTY * letter)


def is_ruled(strokes: Mask) -> bool:
    """Return whether strokes are what a scan left of ruled lines that meet: thin, straight, none askew."""
    thick = 2 * float(cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3).max())
    if thick > 2 * DASH:
        return False
    straight = np.zeros_like(strokes)
    for along, across in (((1, _RUN), (3, 1)), ((_RUN, 1), (1, 3))):
        wide = cv2.dilate(strokes, np.ones(across, np.uint8))  # a line a little askew goes in steps
        straight |= np.asarray(cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones(along, np.uint8)), np.uint8)
    return bool(np.count_nonzero(strokes & straight) >= _RULED * np.count_nonzero(strokes))


def is_sparse(shape: Mask, area: int) -> bool:
    """Return whether little is dark, with no stroke through it, or all is one broken line that lies askew."""
    if area < _SPARSE * shape.size and largest(shape) < _THROUGH * max(shape.shape):
        return True
    _, sides, _ = cv2.minAreaRect(np.asarray(cv2.findNonZero(shape)))
    return bool(min(sides) <= 2 * DASH)


def frame_of(strokes: Mask) -> Mask | None:
    """Return the long straight lines that lie askew, as the frame of a stamp put on by hand; null without."""
    sides, askew = _straight(strokes, _SIDE)
    if not len(sides):
        return None
    away = min(askew[0], 90 - askew[0])
    if np.ptp(_turned(askew, askew[0])) > _ALIGNED or not _FLAT[0] <= away <= _FLAT[1]:
        return None  # at right angles all are alike; the strokes of an A are not
    thick = round(2 * float(cv2.distanceTransform(np.pad(strokes, 1), cv2.DIST_L2, 3).max())) + 4
    frame = np.zeros_like(strokes)
    for least in (_SIDE, _SIDE // 2):  # then what is left of its sides
        lines, angles = _straight(strokes & ~frame, least)
        aligned = np.abs(_turned(angles, askew[0])) <= _ALIGNED
        for left, top, right, bottom in lines[aligned].tolist():
            cv2.line(frame, (left, top), (right, bottom), 1, thick)
    frame &= strokes
    return frame if np.count_nonzero(frame) >= _FRAMED * np.count_nonzero(strokes) else None


def _straight(strokes: Mask, least: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.float64]]:
    """Return straight lines of so many pixels as their ends, and by how many degrees each is off level."""
    found = cv2.HoughLinesP(strokes * 255, 1, np.pi / 360, least // 2, None, least, _BROKEN)
    lines = np.zeros((0, 4), np.int32) if found is None else np.asarray(found, np.int32).reshape(-1, 4)
    angles = np.degrees(np.arctan2(lines[:, 3] - lines[:, 1], lines[:, 2] - lines[:, 0])) % 90
    return lines, np.asarray(angles, np.float64)


def _turned(angles: npt.NDArray[np.float64], by: float) -> npt.NDArray[np.float64]:
    """Return by how many degrees lines are off right angles to another one."""
    return np.asarray((angles - by + 45) % 90 - 45, np.float64)


def is_corner(piece: Mask) -> bool:
    """Return whether a piece is two straight lines that meet at a right angle, as where a frame was cut."""
    rows, columns = np.nonzero(piece)
    points = np.column_stack([columns, rows]).astype(np.float64)
    hull = cv2.convexHull(points.astype(np.float32)).reshape(-1, 2).astype(np.float64)
    apart = np.hypot(*(hull[:, None] - hull[None]).transpose(2, 0, 1))
    first, last = (hull[number] for number in np.unravel_index(int(apart.argmax()), apart.shape))
    corner = hull[np.argmax(_away(hull, first, last))]
    legs = first - corner, last - corner
    short, long = sorted(float(np.hypot(*leg)) for leg in legs)
    if short < _LEGS[0] or long < _LEGS[1]:
        return False
    turn = np.degrees(np.arccos(np.clip(legs[0] @ legs[1] / (short * long), -1, 1)))
    thick = 2 * float(cv2.distanceTransform(np.pad(piece, 1), cv2.DIST_L2, 3).max())
    off = np.minimum(_away(points, corner, first), _away(points, corner, last))
    return bool(abs(turn - 90) <= _SQUARE and np.percentile(off, 98) <= thick)


def _away(
    points: npt.NDArray[np.float64], first: npt.NDArray[np.float64], last: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return how far points lie from a line through two others."""
    across, down = last - first
    away = np.abs(across * (points[:, 1] - first[1]) - down * (points[:, 0] - first[0]))
    return np.asarray(away / max(float(np.hypot(across, down)), 1e-6), np.float64)


def largest(strokes: Mask) -> int:
    """Return how many pixels the largest piece is wide or high."""
    return int(parts_of(strokes).places[1:, 2:4].max(initial=0))


def is_ring(strokes: Mask) -> bool:
    """Return whether most of the ink lies all around the edge of a round shape, as that of a stamp does."""
    height, width = strokes.shape
    if min(height, width) < _WIDE_RING or max(height, width) > _ROUND * min(height, width):
        return False
    rows, columns = np.nonzero(strokes)
    across, down = (columns - width / 2) / (width / 2), (rows - height / 2) / (height / 2)
    away = np.hypot(across, down)
    edge = (away > _RING) & (away < _OUTER)
    if float(edge.mean()) <= 0.4:  # noqa: PLR2004 - the rest is what is written inside
        return False
    sectors = np.floor((np.arctan2(down[edge], across[edge]) + np.pi) / (2 * np.pi) * _SECTORS)
    return np.unique(sectors).size >= _ROUND_ABOUT * _SECTORS


def are_alike(heights: Sequence[int], usual: float) -> bool:
    """Return whether pieces are as high as letters, and as alike."""
    tall = [height for height in heights if height > 2 * SCALE]
    if len(tall) < MANY:
        return False
    mean = sum(tall) / len(tall)
    middle = median(tall)
    if usual and middle > TALL * usual:
        return False
    spread = (sum((height - mean) ** 2 for height in tall) / len(tall)) ** 0.5
    return spread <= _ALIKE * mean or sum(
        abs(height - middle) <= 0.15 * middle for height in tall
    ) > 0.8 * len(tall)
