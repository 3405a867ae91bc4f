"""How a page lies in its picture: turned by quarters, askew; found from the lines of text on it."""

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.proof.reading.ocr.models.detecting import Line, Pixels

Matrix = NDArray[np.float64]
"""Three rows of a projective map between places in two pictures."""

_LONG = 4.0
"""Times its height a line is long from which on its direction tells something."""

_ENOUGH = 3
"""Lines that tell together how a page lies."""

_LEVEL, _AGREE = 8.0, 0.5
"""Degrees up to which a ruled line is meant to be level, and within which lines agree."""

_LOOKED_AT = 1400
"""Pixels of the long side of a page in which ruled lines are looked for."""

_FALL, _RUN = 3, 15
"""Pixels within which such a line falls over so many to the right; letters do not run on so far."""

_ASKEW = 0.15
"""Degrees from which on a page is set straight."""


def inverse(matrix: Matrix) -> Matrix:
    """Return the map back."""
    return np.asarray(np.linalg.inv(matrix), np.float64)


def runs_across(lines: Sequence[Line]) -> bool:
    """Return whether most of the text runs from left to right or back, not up or down."""
    telling = [line for line in lines if line.width >= _LONG * line.height] or lines
    across = sum(line.width for line in telling if not line.upright)
    return 2 * across >= sum(line.width for line in telling)


def skew_of(lines: Sequence[Line]) -> float | None:
    """Return by how many degrees the text falls to the right: the middle one of all long lines.

    Null where few lines are long; 0 where the page lies straight enough.
    """
    slopes = sorted((line.slope, line.width) for line in lines if line.width >= 2 * _LONG * line.height)
    slopes = [(slope, width) for slope, width in slopes if abs(slope) <= 45]  # noqa: PLR2004 - half a turn
    if len(slopes) < _ENOUGH:
        return None
    half = sum(width for _, width in slopes) / 2
    for slope, width in slopes:
        half -= width
        if half <= 0:
            return slope if abs(slope) >= _ASKEW else 0.0
    return 0.0


def skew_of_rules(pixels: Pixels) -> float:
    """Return by how many degrees ruled lines fall to the right; 0 where few tell, or they do not agree."""
    share = min(1.0, _LOOKED_AT / max(pixels.shape))
    small = cv2.resize(pixels, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 15, 15)
    flat = cv2.dilate(ink, np.ones((_FALL, 1), np.uint8))  # a line a little askew goes in steps
    flat = cv2.morphologyEx(flat, cv2.MORPH_OPEN, np.ones((1, _RUN), np.uint8))
    ruled = cv2.bitwise_and(ink, flat)
    found = cv2.HoughLinesP(ruled, 1, np.pi / 1800, 120, minLineLength=small.shape[1] / 5, maxLineGap=6)
    if found is None:
        return 0.0
    lines = [(x1, y1, x2, y2) for x1, y1, x2, y2 in found.reshape(-1, 4).tolist()]
    slopes = sorted(float(np.degrees(np.arctan2(y2 - y1, x2 - x1))) for x1, y1, x2, y2 in lines if x2 != x1)
    level = [slope for slope in slopes if abs(slope) <= _LEVEL]
    if len(level) < _ENOUGH:
        return 0.0
    middle = level[len(level) // 2]
    agree = sum(abs(slope - middle) <= _AGREE for slope in level)
    return middle if agree >= 0.6 * len(level) and abs(middle) >= _ASKEW else 0.0


def quarter_turns(pixels: Pixels, turns: int) -> Pixels:
    """Return a picture turned clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(pixels, -turns))


def back_from_turns(width: int, height: int, turns: int) -> Matrix:
    """Return the map from a picture turned clockwise by quarters back to one of that size before."""
    rows = {
        0: [[1, 0, 0], [0, 1, 0]],
        1: [[0, 1, 0], [-1, 0, height]],
        2: [[-1, 0, width], [0, -1, height]],
        3: [[0, -1, width], [1, 0, 0]],
    }[turns % 4]
    return np.array([*rows, [0, 0, 1]], np.float64)


def back_from_straight(width: int, height: int, skew: float) -> Matrix:
    """Return the map from a picture set straight around its middle back to one that falls by ``skew``."""
    rows = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    return np.vstack([rows, [0.0, 0.0, 1.0]])


def moved(line: Line, to: Matrix, turn: float) -> Line:
    """Return a line at its place in another picture, of the same scale, where it is turned by ``turn``."""
    x, y, w = to @ np.array([line.x, line.y, 1.0])
    slope = (line.slope + turn + 45) % 180 - 45
    return replace(line, x=float(x / w), y=float(y / w), slope=slope)


def warped(pixels: Pixels, back: Matrix, size: tuple[int, int]) -> Pixels:
    """Return a picture of ``size`` (columns, rows) whose places ``back`` maps to those of ``pixels``."""
    flags = cv2.INTER_AREA | cv2.WARP_INVERSE_MAP
    shown = cv2.warpPerspective(
        pixels, back, size, flags=flags, borderMode=cv2.BORDER_CONSTANT, borderValue=(255, 255, 255)
    )
    return np.asarray(shown, np.uint8)
