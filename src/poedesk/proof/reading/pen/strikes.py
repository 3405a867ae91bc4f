"""Flat lines through tick boxes, by which a tick is taken back."""

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.view import Mask, clamped

_BEYOND = (0.1, 0.65)
"""Sides to the left and to the right of a box in which a line that strikes its tick out is seen."""

_STRUCK, _FAINTER, _THROUGH = 0.8, 0.6, 0.6
"""Share of ink of such a line: on the stronger of the two sides, on the other one, and inside the box."""

_WITHIN = (0.12, 0.92)
"""Heights of a box between which such a line crosses its middle; rules of a table pass by."""

_SLOPES = np.linspace(-0.3, 0.3, 13)
"""Slopes of such a line."""


def is_struck_out(ink: Mask, square: Square) -> bool:
    """Return whether a flat line goes through the tick and sticks out on both sides."""
    side = (square.width + square.height) / 2
    reach = round(side * 1.1)
    near, far = (round(side * share) for share in _BEYOND)
    up, west = max(0, square.top - reach), max(0, square.left - far)
    window = ink[up : square.bottom + reach, west : square.right + far]
    window = np.asarray(cv2.dilate(window, np.ones((3, 1), np.uint8)), np.uint8)
    low, high = (round(square.height * share) for share in _WITHIN)
    heights = square.top - up + np.arange(low, high)
    middle = square.left + square.width / 2

    def along(start: int, end: int) -> npt.NDArray[np.float64]:
        """Return the share of ink on lines between two columns: slopes by heights."""
        columns = np.arange(start, end)
        rows = heights[None, :, None] + _SLOPES[:, None, None] * (columns - middle)[None, None, :]
        rows, columns = np.rint(rows).astype(np.int32), columns - west
        on_page = (rows >= 0) & (rows < window.shape[0]) & (columns >= 0) & (columns < window.shape[1])
        seen = window[clamped(rows, window.shape[0] - 1), clamped(columns, window.shape[1] - 1)]
        return np.asarray((seen * on_page).mean(axis=2), np.float64)

    left = along(square.left - far, square.left - near)
    if not (left >= _FAINTER).any():
        return False
    right = along(square.right + near, square.right + far)
    struck = (np.maximum(left, right) >= _STRUCK) & (np.minimum(left, right) >= _FAINTER)
    return bool(struck.any() and (struck & (along(square.left, square.right) >= _THROUGH)).any())
