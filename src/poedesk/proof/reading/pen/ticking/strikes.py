"""Flat lines through tick boxes, by which a tick is taken back."""

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.view import Mask, clamped

_BEYOND = (0.1, 0.65)
"""Sides to the left and to the right of a box in which a line that strikes its tick out is seen."""

_STRUCK, _FAINTER, _THROUGH = 0.8, 0.6, 0.6
"""Share of ink of such a line: on the stronger of the two sides, on the other one, and inside the box."""

_WITHIN = (0.12, 0.92)
"""Heights of a box between which such a line crosses its middle; rules of a table pass by."""

_SLOPES = np.linspace(-0.3, 0.3, 13)
"""Slopes of such a line."""

_GAP = 0.08
"""Sides that may be missing of such a line beside the box; between letters, which make a line too, there is
more."""


def is_struck_out(ink: Mask, square: Square, *, surely: bool = False) -> bool:
    """Return whether a flat line goes through the tick and sticks out on both sides.

    It does ``surely`` where what sticks out hangs together with what is in the box, as letters seldom do.
    """
    side = (square.width + square.height) / 2
    reach = round(side * 1.1)
    near, far = (round(side * share) for share in _BEYOND)
    up, west = max(0, square.top - reach), max(0, square.left - far)
    window = ink[up : square.bottom + reach, west : square.right + far]
    if surely:
        window = _meeting(window, square.left - west, square.top - up, square)
    window = np.asarray(cv2.dilate(window, np.ones((3, 1), np.uint8)), np.uint8)
    low, high = (round(square.height * share) for share in _WITHIN)
    heights = square.top - up + np.arange(low, high)
    middle = square.left + square.width / 2

    def seen(start: int, end: int) -> npt.NDArray[np.bool_]:
        """Return the ink on lines between two columns: slopes by heights by columns."""
        columns = np.arange(start, end)
        rows = heights[None, :, None] + _SLOPES[:, None, None] * (columns - middle)[None, None, :]
        rows, columns = np.rint(rows).astype(np.int32), columns - west
        on_page = (rows >= 0) & (rows < window.shape[0]) & (columns >= 0) & (columns < window.shape[1])
        inked = window[clamped(rows, window.shape[0] - 1), clamped(columns, window.shape[1] - 1)]
        return np.asarray(inked * on_page > 0, np.bool_)

    before = seen(square.left - far, square.left)
    left = before[:, :, : far - near].mean(axis=2)
    if not (left >= _FAINTER).any():
        return False
    after = seen(square.right, square.right + far)
    right = after[:, :, near:].mean(axis=2)
    struck = (np.maximum(left, right) >= _STRUCK) & (np.minimum(left, right) >= _FAINTER)
    if not struck.any():
        return False
    struck &= seen(square.left, square.right).mean(axis=2) >= _THROUGH
    gap = max(2, round(side * _GAP))
    return any(
        _is_whole(before[slope, height, ::-1], gap) and _is_whole(after[slope, height], gap)
        for slope, height in np.argwhere(struck).tolist()
    )


def _meeting(window: Mask, left: int, top: int, square: Square) -> Mask:
    """Return the ink of a window that hangs together with some in a box: a line through it does."""
    _, labels = cv2.connectedComponents(np.ascontiguousarray(window), ltype=cv2.CV_16U)
    own = np.unique(labels[top : top + square.height, left : left + square.width])
    return np.asarray(np.isin(labels, own[own > 0]), np.uint8)


def _is_whole(line: npt.NDArray[np.bool_], gap: int) -> bool:
    """Return whether a line away from a box is nowhere empty for longer than ``gap`` before its last ink."""
    inked = np.flatnonzero(line)
    return bool(inked.size and np.diff(inked, prepend=-1).max() <= gap + 1)
