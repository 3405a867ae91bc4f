"""Photographs of paper made readable: the sheet found and seen from straight above, its light evened."""

from typing import Any

import cv2
import numpy as np

from poedesk.proof.reading.ocr.models.detecting import Pixels
from poedesk.proof.reading.ocr.sheet.straight import Matrix

_SMALL = 600
"""Pixels of the long side of the picture in which the sheet is looked for."""

_LEAST, _MOST = 0.2, 0.97
"""Share of the picture that a sheet on a table takes."""

_STRAIGHT = 0.02
"""How far, as a share of its outline, the outline of a sheet may leave its four sides."""

_CONTRAST = 25
"""Steps (of 255) by which a sheet is lighter than the table around it."""

_LEVELS = (1.0, 0.85, 0.7, 0.55)
"""Shares of the level that parts light from dark best, at which a sheet that lies half in a shadow shows."""

_FULL = 0.9
"""Share of its four-sided outline that a sheet fills; less are several things."""

_SHOWN, _SIDES = 0.6, 3
"""So much of so many edges of the picture show what the sheet lies on."""

_BESIDE, _POINTS = 5.0, 40
"""Pixels beside an edge at which the light is looked at, and so many places along it."""

_LIGHTER = 12.0
"""Steps by which it is lighter inside of each side of a sheet than outside."""

_SLOWLY, _SEEDS = 3, 10
"""Steps from pixel to pixel up to which the light changes slowly, and pixels from one seed to the next."""

_AROUND = 0.15
"""Share of the sheet that is shown around it."""

_UNEVEN = 28
"""Steps by which the paper of an evenly lit page differs at most."""

_CELL = 40
"""The light is taken from so many places along the long side."""


def sheet_in(pixels: Pixels) -> tuple[Matrix, tuple[int, int]] | None:
    """Return the map from the sheet seen from above to the picture, and the size of that view in pixels.

    The view shows the surroundings of the sheet, too, so that nothing is lost where an edge was seen amiss.
    Null when no sheet lies on something darker, as in scans, which show paper up to their edges.
    """
    height, width = pixels.shape
    share = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(pixels, (round(width * share), round(height * share)), interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(small, 5)
    top, _ = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    grey: Pixels = np.asarray(small, np.uint8)
    tried = [np.asarray(grey > part * top, np.uint8) for part in _LEVELS]
    tried.append(_within_edges(grey))
    found = [corners for light in tried if (corners := _corners(grey, light)) is not None]
    edges = [_edge(corners, grey) for corners in found]
    if not found or max(edges) < _LIGHTER:
        return None
    return _seen_from_above(found[edges.index(max(edges))] / share, (width, height))


def _within_edges(small: Pixels) -> Pixels:
    """Return where no way leads from the edges of the picture along which the light changes but slowly.

    A sheet ends sharply, and a shadow on it softly.
    """
    height, width = small.shape
    reached = np.zeros((height + 2, width + 2), np.uint8)
    flags = 4 | cv2.FLOODFILL_MASK_ONLY | 1 << 8
    around = [(x, y) for x in range(0, width, _SEEDS) for y in (0, height - 1)]
    around += [(x, y) for y in range(0, height, _SEEDS) for x in (0, width - 1)]
    for x, y in around:
        if not reached[y + 1, x + 1]:
            cv2.floodFill(small, reached, (x, y), 0, _SLOWLY, _SLOWLY, flags)
    return np.asarray(1 - reached[1:-1, 1:-1], np.uint8)


def _corners(small: Pixels, light: Pixels) -> Matrix | None:
    """Return the corners of what is ``light`` if it is a sheet that lies on something."""
    mask = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    contour = max(contours, key=cv2.contourArea)
    hull = cv2.convexHull(contour)
    corners = cv2.approxPolyDP(hull, _STRAIGHT * cv2.arcLength(hull, closed=True), closed=True)
    taken = cv2.contourArea(corners) / float(small.size)
    if len(corners) != 4 or not _LEAST <= taken <= _MOST:  # noqa: PLR2004 - corners
        return None
    if cv2.contourArea(contour) < _FULL * cv2.contourArea(corners) or not _lies_on(corners, small):
        return None
    return corners.reshape(4, 2).astype(np.float64)


def _lies_on(corners: Any, small: Pixels) -> bool:
    """Return whether something darker shows around a sheet, on three sides of the picture at least."""
    outside = np.ones(small.shape, np.uint8)
    cv2.fillConvexPoly(outside, corners, (0,))
    edges = (outside[0], outside[-1], outside[:, 0], outside[:, -1])
    if sum(float(edge.mean()) > _SHOWN for edge in edges) < _SIDES:
        return False
    return float(np.median(small[outside == 0])) - float(np.median(small[outside > 0])) >= _CONTRAST


def _edge(corners: Matrix, small: Pixels) -> float:
    """Return by how much it is lighter just inside of a sheet than just outside, at its weakest side.

    Where the light falls on the table, too, what is light goes on beyond the sheet; its edge does not. A
    shadow that falls across the sheet makes no edge. Sides along the edge of the picture are not asked.
    """
    middle, last = corners.mean(axis=0), np.array(small.shape[::-1]) - 1 - _BESIDE
    weakest = 255.0
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        points = start + np.linspace(0.1, 0.9, _POINTS)[:, None] * (end - start)
        along = (end - start) / max(1.0, float(np.linalg.norm(end - start)))
        across = np.array([-along[1], along[0]])
        inwards = across * np.sign(float((middle - start) @ across)) * _BESIDE
        points = points[((points >= _BESIDE) & (points <= last)).all(axis=1)]
        if len(points) >= _POINTS // 2:
            light = _at(small, points + inwards) - _at(small, points - inwards)
            weakest = min(weakest, float(np.median(light)))
    return weakest


def _at(small: Pixels, points: Matrix) -> Matrix:
    """Return the light at places; beyond the picture that of its edge."""
    columns = np.clip(np.rint(points[:, 0]), 0, small.shape[1] - 1).astype(np.intp)
    rows = np.clip(np.rint(points[:, 1]), 0, small.shape[0] - 1).astype(np.intp)
    return small[rows, columns].astype(np.float64)


def _seen_from_above(corners: Matrix, picture: tuple[int, int]) -> tuple[Matrix, tuple[int, int]]:
    middle = corners.mean(axis=0)
    angles = np.arctan2(*(corners - middle).T[::-1])
    corners = corners[np.argsort(angles)]
    corners = np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0)
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    width, height = int(max(sides[0], sides[2])), int(max(sides[1], sides[3]))
    wanted = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    to = cv2.getPerspectiveTransform(corners.astype(np.float32), wanted)
    across, down = picture
    seen = cv2.perspectiveTransform(
        np.array([[[0, 0], [across, 0], [across, down], [0, down]]], np.float32), to
    )
    left, top = (
        max(low, -_AROUND * side) for low, side in zip(seen[0].min(axis=0), (width, height), strict=True)
    )
    right, bottom = (
        min(high, (1 + _AROUND) * side)
        for high, side in zip(seen[0].max(axis=0), (width, height), strict=True)
    )
    moved = np.array([[1, 0, left], [0, 1, top], [0, 0, 1]], np.float64)
    return np.linalg.inv(to) @ moved, (int(right - left), int(bottom - top))


def evened(pixels: Pixels) -> Pixels:
    """Return the picture as if its paper were lit evenly; one that is lit evenly comes back as it is."""
    height, width = pixels.shape
    share = _CELL / max(height, width)
    size = (max(2, round(width * share * 4)), max(2, round(height * share * 4)))
    small = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA)
    paper = cv2.dilate(small, np.ones((7, 7), np.uint8))
    paper = cv2.GaussianBlur(cv2.medianBlur(paper, 5), (0, 0), 3)
    dark, light = np.percentile(paper, (5, 95))
    if light - dark <= _UNEVEN or light < 60:  # noqa: PLR2004 - a dark picture is no paper in a shadow
        return pixels
    lamp = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    lamp = np.maximum(lamp, 40)
    return np.asarray(cv2.divide(pixels, lamp, scale=250), np.uint8)
