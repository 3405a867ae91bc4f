"""What a pen left in a place that may be ticked: nothing, a tick, or what is not surely one."""

import cv2
import numpy as np

from poedesk.proof.reading.pen.view import Mask, parts_of

_CLEAN, _SPOT = 0.006, 4
"""Share of a place, and pixels, up to which ink is dirt."""

_STROKE = 0.32
"""Shares of the height of a place that a tick is long at least."""

_PIECE = 0.35
"""Share of the largest piece of ink that another one is large, when both are signs and not dirt."""

_FLAT, _LEVEL = 0.3, 0.18
"""Times its width that a sign is high, below which it may be a dash, and pixels that one goes up or down for
each one across."""

_SOLID, _BENT, _ROUGH = 1.2, 0.03, 0.8
"""Times its ink that a dash is high, and its widths by which it may be bent, and so many pixels more."""

_HOLE = 0.3
"""Share of its box that the hole in a sign takes, from which on it may be a nought."""


def state(ink: Mask, height: float) -> bool | None:
    """Return whether a tick stands in a place; null for what is no sign, several signs, a dash, a nought.

    Args:
        ink: what a pen left in the place and close around it; no print, no rules.
        height: pixels that the place is high.
    """
    amount = int(np.count_nonzero(ink))
    if amount <= max(_SPOT, _CLEAN * height * min(ink.shape[1], 2 * height)):
        return False
    pieces = parts_of(np.ascontiguousarray(ink)).places[1:, :4]
    large = pieces[pieces[:, 2:].max(axis=1) >= _PIECE * pieces[:, 2:].max()]
    left, top = large[:, 0].min(), large[:, 1].min()
    right, bottom = (large[:, 0] + large[:, 2]).max(), (large[:, 1] + large[:, 3]).max()
    if max(right - left, bottom - top) < _STROKE * height or _are_beside(large.tolist()):
        return None
    sign = ink[top:bottom, left:right]
    if (bottom - top < _FLAT * (right - left) and _is_dash(sign)) or _is_nought(sign):
        return None
    return True


def _are_beside(pieces: list[list[int]]) -> bool:
    """Return whether pieces stand beside each other, as letters and digits do."""
    end: float | None = None
    for left, _, width, _ in sorted(pieces):
        if end is not None and left > end + 1:
            return True
        end = max(end or 0, left + width)
    return False


def _is_dash(sign: Mask) -> bool:
    """Return whether a flat sign is one straight level stroke, and no check or cross that is as flat."""
    columns = np.flatnonzero(sign.any(axis=0))
    inked = sign[:, columns] > 0
    above, below = inked.argmax(axis=0), len(sign) - inked[::-1].argmax(axis=0)
    ink = inked.sum(axis=0)
    if (below - above).sum() > _SOLID * ink.sum():
        return False
    slope, start = np.polyfit(columns, (above + below) / 2, 1)
    bent = np.abs((above + below) / 2 - slope * columns - start).max()
    return bool(abs(slope) <= _LEVEL and bent <= _BENT * sign.shape[1] + _ROUGH)


def _is_nought(sign: Mask) -> bool:
    """Return whether a sign is one line around a single hole."""
    outlines, order = cv2.findContours(np.pad(sign, 1), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    holes = [
        cv2.contourArea(outline)
        for outline, (_, _, _, parent) in zip(outlines, order[0], strict=True)
        if parent >= 0
    ]
    return sum(hole >= _HOLE * sign.size for hole in holes) == 1
