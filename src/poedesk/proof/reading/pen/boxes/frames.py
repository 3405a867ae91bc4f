"""Printed frames: outlines with four straight sides that meet in four corners, as no letter has them.

Where several of one size are on a page they are boxes wherever they stand, close to letters too; and what has
such an outline in a size that is known is one more, whatever a pen drew into it.
"""

import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.outlines import CORNER
from poedesk.proof.reading.pen.view import Mask, Numbers, Parts

_DEEP = 2
"""Rows or columns at the edge of a piece of ink in which a side of it lies."""

_WHOLE = 0.88
"""Share of a side that is seen in them: the rest are corners that are a pixel round."""

_ROUNDEST, _LESS = 0.76, 0.05
"""The same of frames of a size of which all have round corners, at least, and by how much less than usual."""

_STRAIGHT = 0.7
"""Share of a single row or column that is dark where a side begins."""

_ASTRAY = 2
"""Pixels by which a side may lie beside the place where it was looked for."""

_GAP = 2
"""Pixels from one that is dark to the next on a side."""

_CUT, _SHARP, _LARGE = 2, 3, 15
"""Pixels of a corner that are looked at, corners that are sharp at least, and pixels of a side from which on
no letter has sides of the whole length."""

_SAME = 1
"""Pixels by which sides of one size differ, and twentieths of it."""

MANY, _ALIKE = 3, 0.14
"""Frames of one size that tell it, and the share by which their sides differ."""

Flags = npt.NDArray[np.bool_]


def are_frames(parts: Parts, numbers: npt.NDArray[np.int64]) -> Flags:
    """Return which pieces of ink are frames that nothing else touches."""
    found = []
    for number in numbers.tolist():
        left, top, width, height = parts.places[number, :4].tolist()
        found.append(_is_closed(parts.labels[top : top + height, left : left + width] == number))
    return np.array(found, bool)


def are_many(squares: Numbers) -> Flags:
    """Return which squares have so many others of their size as tell it."""
    return np.array([is_like(squares, (w, h)).sum() >= MANY for _, _, w, h in squares.tolist()], bool)


def is_like(squares: Numbers, size: tuple[int, int]) -> Flags:
    """Return which squares are of about a size."""
    away = np.abs(squares[:, 2:4] - np.array(size))
    flags: Flags = (away <= np.maximum(2, np.array(size) * _ALIKE)).all(axis=1)
    return flags


def roundness(plain: Mask, squares: Numbers) -> float:
    """Return the share of its sides that the usual one of some frames shows: less where corners are round."""
    shares = [
        min(side.any(axis=0).mean() for side in _sides(plain[top : top + height, left : left + width] > 0))
        for left, top, width, height in squares.tolist()
    ]
    return float(np.median(shares)) if shares else 1.0


def framed(
    plain: Mask, squares: Numbers, size: tuple[int, int], usual: float, amid: Flags
) -> tuple[Flags, Numbers]:
    """Return which squares are frames of a size, and all of them, the frames where they exactly are.

    Args:
        plain: the page without rules.
        squares: where frames may be.
        size: width and height.
        usual: the ``roundness`` of those of this size that are known.
        amid: which squares have letters of their word before them; no pixel of their sides may be missing.
    """
    whole = max(_ROUNDEST, min(_WHOLE, usual - _LESS))
    found, moved = np.zeros(len(squares), bool), squares.copy()
    most = [_SAME + side // 20 for side in size]
    for index, (left, top, width, height) in enumerate(squares.tolist()):
        wide, high = round(width * CORNER), round(height * CORNER)
        up = _first(plain[:, left + wide : left + width - wide], top, 1)
        low = _first(plain[:, left + wide : left + width - wide], top + height - 1, -1)
        west = _first(plain[top + high : top + height - high].T, left, 1)
        east = _first(plain[top + high : top + height - high].T, left + width - 1, -1)
        if up is None or low is None or west is None or east is None:
            continue
        sides = east - west + 1, low - up + 1
        alike = all(abs(side - usual) <= away for side, usual, away in zip(sides, size, most, strict=True))
        own = np.asarray(plain[up : low + 1, west : east + 1] > 0, np.bool_)
        if alike and (_is_closed(own, gap=1) if amid[index] else _is_closed(own, whole)):
            found[index], moved[index] = True, (west, up, *sides)
    return found, moved


def _first(rows: Mask, at: int, inwards: int) -> int | None:
    """Return the first row around ``at``, from outside inwards, that is dark as a side is."""
    for row in range(at - _ASTRAY * inwards, at + (_ASTRAY + 1) * inwards, inwards):
        if 0 <= row < len(rows) and rows.shape[1] and rows[row].mean() >= _STRAIGHT:
            return row
    return None


def _sides(own: npt.NDArray[np.bool_]) -> tuple[npt.NDArray[np.bool_], ...]:
    return own[:_DEEP], own[-_DEEP:], own[:, :_DEEP].T, own[:, -_DEEP:].T


def _is_closed(own: npt.NDArray[np.bool_], whole: float = _WHOLE, gap: int = _GAP) -> bool:
    """Return whether all four sides of a place are dark up to its corners, sharp ones of a small one."""
    if min(own.shape) <= 2 * _CUT:
        return False
    if not all(_is_side(np.asarray(side.any(axis=0), np.bool_), whole, gap) for side in _sides(own)):
        return False
    if min(own.shape) >= _LARGE:
        return True
    corners = own[:_CUT, :_CUT], own[:_CUT, -_CUT:], own[-_CUT:, :_CUT], own[-_CUT:, -_CUT:]
    at = (0, 0), (0, -1), (-1, 0), (-1, -1)
    # A corner of ink, or the two pixels next to it: a round letter of this size has neither.
    near = sum(
        bool(corner[y, x] or corner[y, 1 - abs(x)] or corner[1 - abs(y), x])
        for corner, (y, x) in zip(corners, at, strict=True)
    )
    return near >= _SHARP


def _is_side(line: npt.NDArray[np.bool_], whole: float, gap: int) -> bool:
    """Return whether a line is dark from end to end, but for a pixel here or there."""
    inked = np.flatnonzero(line)
    return bool(line.mean() >= whole and np.diff(inked).max(initial=1) <= gap)
