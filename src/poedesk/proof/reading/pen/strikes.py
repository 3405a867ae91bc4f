"""Flat lines through tick boxes, by which a tick is taken back."""

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.view import Mask

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
    window = ink[max(0, square.top - reach) : square.bottom + reach]
    window = np.asarray(cv2.dilate(window, np.ones((3, 1), np.uint8)), np.uint8)
    top = min(reach, square.top)
    near, far = (round(side * share) for share in _BEYOND)
    low, high = (round(square.height * share) for share in _WITHIN)
    heights = top + np.arange(low, high)
    middle = square.left + square.width / 2

    def along(start: int, end: int) -> npt.NDArray[np.float64]:
        """Return the share of ink on lines between two columns: slopes by heights."""
        columns = np.arange(start, end)
        rows = heights[None, :, None] + _SLOPES[:, None, None] * (columns - middle)[None, None, :]
        rows = np.rint(rows).astype(np.int32)
        on_page = (rows >= 0) & (rows < window.shape[0]) & (columns >= 0) & (columns < window.shape[1])
        seen = window[rows.clip(0, window.shape[0] - 1), columns.clip(0, window.shape[1] - 1)]
        return np.asarray((seen * on_page).mean(axis=2), np.float64)

    left, right = along(square.left - far, square.left - near), along(square.right + near, square.right + far)
    within = along(square.left, square.right)
    struck = (np.maximum(left, right) >= _STRUCK) & (np.minimum(left, right) >= _FAINTER)
    return bool((struck & (within >= _THROUGH)).any())
