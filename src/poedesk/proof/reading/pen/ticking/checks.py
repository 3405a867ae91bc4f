"""Large checks that are written around a tick box more than into it: below it and away to the upper right.

Such a stroke leaves the inside of its box nearly empty. It belongs to the box at whose lower edge it turns:
what goes on downwards from there is the end of a check in another box.
"""

import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.view import Mask, Parts, clamped

_STARTS = (np.linspace(0.0, 0.9, 10), np.linspace(0.85, 1.35, 6))
"""Sides from the left and the upper edge of a box at which the long arm of such a check begins."""

_ENDS = (np.linspace(1.35, 1.75, 3), np.linspace(-0.6, 0.35, 9))
"""The same where it has left the box."""

_ALONG = np.linspace(0.0, 1.0, 33)
_BEFORE = np.linspace(-0.5, -0.25, 9)
"""Places of it that are looked at, and places that would follow on the other side of its beginning."""

_INKED, _GOES_ON = 0.94, 0.4
"""Share of them that is dark, and share of the others from which on the stroke comes from farther below."""

_LEAVES, _ABOVE = 0.3, 0.12
"""Sides to the right of a box, and above it, to which what meets its outline reaches at least: letters of a
label that touch a box are no higher."""


def is_checked_around(ink: Mask, square: Square, parts: Parts) -> bool:
    """Return whether a stroke begins at the lower edge of a box and leaves it to the upper right."""
    if not _is_left(square, parts):
        return False
    side = (square.width + square.height) / 2
    x, y = (_pairs(square.left + along[0] * side, square.top + along[1] * side) for along in (_STARTS, _ENDS))
    starts, ends = x[:, None, None, :], y[None, :, None, :]

    def dark(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        points = np.rint(starts + (ends - starts) * places[None, None, :, None]).astype(np.int32)
        rows, columns = clamped(points[..., 1], ink.shape[0] - 1), clamped(points[..., 0], ink.shape[1] - 1)
        near = ink[rows, columns] | ink[clamped(rows + 1, ink.shape[0] - 1), columns]
        return np.asarray((near | ink[rows, clamped(columns + 1, ink.shape[1] - 1)]).mean(axis=2), np.float64)

    arms = dark(_ALONG) >= _INKED
    return bool(arms.any() and (arms & (dark(_BEFORE) < _GOES_ON)).any())


def _is_left(square: Square, parts: Parts) -> bool:
    """Return whether what meets the outline of a box reaches out of it to the upper right."""
    rows, columns = slice(max(0, square.top), square.bottom), slice(max(0, square.left), square.right)
    own = np.unique(parts.labels[rows, columns])
    left, top, width, _height = parts.places[own[own > 0], :4].T
    reach = _LEAVES * square.width
    return bool(
        (
            (left + width >= square.right + reach)
            & (left < square.right)
            & (top <= square.top - _ABOVE * square.height)
        ).any()
    )


def _pairs(x: npt.NDArray[np.float64], y: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.stack([side.ravel() for side in np.meshgrid(x, y)], axis=1)
