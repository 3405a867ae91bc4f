"""Photographs of paper made readable: the sheet found and seen from straight above, its light evened."""

import cv2
import numpy as np

from poedesk.proof.reading.ocr.detecting import Pixels
from poedesk.proof.reading.ocr.straight import Matrix

_SMALL = 600
"""Pixels of the long side of the picture in which the sheet is looked for."""

_LEAST, _MOST = 0.2, 0.97
"""Share of the picture that a sheet on a table takes."""

_STRAIGHT = 0.02
"""How far, as a share of its outline, the outline of a sheet may leave its four sides."""

_CONTRAST = 25
"""Steps (of 255) by which a sheet is lighter than the table around it."""

_UNEVEN = 28
"""Steps by which the paper of an evenly lit page differs at most."""

_CELL = 40
"""The light is taken from so many places along the long side."""


def sheet_in(pixels: Pixels) -> tuple[Matrix, tuple[int, int]] | None:
    """Return the map from the sheet seen from above to the picture, and the size of the sheet in pixels.

    Null when no sheet lies on something darker, as in scans, which show paper up to their edges.
    """
    height, width = pixels.shape
    share = min(1.0, _SMALL / max(height, width))
    small = cv2.resize(pixels, (round(width * share), round(height * share)), interpolation=cv2.INTER_AREA)
    small = cv2.medianBlur(small, 5)
    _, mask = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return None
    contour = max(contours, key=cv2.contourArea)
    area = float(small.size)
    hull = cv2.convexHull(contour)
    corners = cv2.approxPolyDP(hull, _STRAIGHT * cv2.arcLength(hull, closed=True), closed=True)
    taken = cv2.contourArea(corners) / area
    if len(corners) != 4 or not _LEAST <= taken <= _MOST:  # noqa: PLR2004 - corners
        return None
    if cv2.contourArea(contour) < 0.9 * cv2.contourArea(corners):
        return None
    inside = np.zeros_like(mask)
    cv2.fillConvexPoly(inside, corners, 255)
    sheet, table = small[inside > 0], small[inside == 0]
    if not table.size or float(np.median(sheet)) - float(np.median(table)) < _CONTRAST:
        return None
    return _seen_from_above(corners.reshape(4, 2).astype(np.float64) / share)


def _seen_from_above(corners: np.ndarray) -> tuple[Matrix, tuple[int, int]]:
    middle = corners.mean(axis=0)
    angles = np.arctan2(*(corners - middle).T[::-1])
    corners = corners[np.argsort(angles)]
    first = int(np.argmin(corners.sum(axis=1)))
    corners = np.roll(corners, -first, axis=0)
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    width, height = int(max(sides[0], sides[2])), int(max(sides[1], sides[3]))
    wanted = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    back = cv2.getPerspectiveTransform(wanted, corners.astype(np.float32))
    return np.asarray(back, np.float64), (width, height)


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
