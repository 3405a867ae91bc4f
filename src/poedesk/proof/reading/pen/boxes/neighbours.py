"""Which squares lie in line with each other, and which are at one place."""

import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.outlines import Shares
from poedesk.proof.reading.pen.view import Numbers

_ASTRAY, _SLOPE = 0.12, 0.02
"""Sides, and share of the distance, by which boxes in line with each other stand beside the line."""

_FAR = 14
"""Sides away from which on others are no neighbours."""

_OVER = 0.8
"""Sides apart within which two squares are one."""

Flags = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int64]


def line_mates(squares: Numbers, others: Numbers) -> tuple[Counts, Counts]:
    """Return how many others stand above or below squares, and how many beside them."""
    side = squares[:, 2:4].mean(axis=1)[:, None]
    x, y = _away(squares, others)
    below = ((x <= _ASTRAY * side + _SLOPE * y) & (y <= _FAR * side)).sum(axis=1)
    beside = (y <= _ASTRAY * side + _SLOPE * x).sum(axis=1)
    return below, beside


def _away(squares: Numbers, others: Numbers) -> tuple[Shares, Shares]:
    """Return how many pixels squares are away from others, across and down."""
    across, down = (
        np.abs(_middle(squares, axis)[:, None] - _middle(others, axis)[None, :]) for axis in (0, 1)
    )
    return across, down


def _middle(squares: Numbers, axis: int) -> Shares:
    return np.asarray(squares[:, axis] + squares[:, axis + 2] / 2, np.float64)


def apart(squares: Numbers, found: Numbers) -> Numbers:
    """Return ``found`` with those of ``squares`` that overlap neither it nor a better one before them."""
    for index in range(len(squares)):
        square = squares[index : index + 1]
        if not overlap(square, found)[0]:
            found = np.concatenate([found, square])
    return found


def overlap(squares: Numbers, others: Numbers, within: float = _OVER) -> Flags:
    """Return which squares lie where one of the others lies."""
    near = [
        np.abs(_middle(squares, axis)[:, None] - _middle(others, axis)[None, :])
        < (squares[:, axis + 2, None] + others[None, :, axis + 2]) * (within / 2)
        for axis in (0, 1)
    ]
    return np.asarray((near[0] & near[1]).any(axis=1), np.bool_)
