"""Says of each tick box on a picture whether it is ticked: by a check, a cross, a fill, a scribble, a circle.

A tick that was struck out is none. Where the ink inside is neither nothing nor a stroke, nothing is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes import find_squares
from poedesk.proof.reading.pen.letters import Print
from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.view import Mask, View, in_points

_CLEAN, _INKED = 0.015, 0.045
"""Share of dark pixels inside a box up to which it is empty, and from which on it holds a tick."""

_STROKE = 12
"""Pixels of ink inside a small box from which on they are a stroke, not the blur of its outline."""

_AROUND = 1.35
"""Sides around a box in which a circle or the ends of a stroke are looked for."""

_ACROSS = 0.9
"""Share of these surroundings that a line of a table crosses."""

_SECTORS, _CLOSED = 24, 0.84
"""Directions in which a circle is looked for, and the share of them that it covers."""

_STRUCK = 0.5
"""Sides by which a line through a tick sticks out on the left and on the right."""

_FLAT = 0.55
"""Times its length that such a line may be high at most."""


@dataclass(frozen=True, slots=True)
class SeenBox:
    """A tick box as seen on a picture."""

    box: Box
    """In points."""

    ticked: bool | None
    """Null when it cannot be told."""

def seen_boxes(view: View, words: Sequence[Print] = ()) -> list[SeenBox]:
    """Return the tick boxes of a page with their state; letters of ``words`` are none."""
    squares = find_squares(view, words)
    thick = _thickness(view.dark, squares)
    return [
        SeenBox(in_points(square.left, square.top, square.right, square.bottom), _state(view, square, thick))
        for square in squares
    ]


def _thickness(dark: Mask, squares: Sequence[Square]) -> int:
    """Return how many pixels the outlines of a page's boxes are thick: as most of the thinner ones are."""
    found = sorted(_outline(dark, square) for square in squares)
    return found[len(found) // 3] if found else 0


def _outline(dark: Mask, square: Square) -> int:
    """Return how many pixels from outside to inside the outline of a box is dark, on the thinner sides."""
    box = dark[square.top : square.bottom, square.left : square.right]
    middle_row, middle_column = box.shape[0] // 2, box.shape[1] // 2
    reach = max(1, min(box.shape) // 3)
    quarter = max(1, min(box.shape) // 4)
    rows, columns = (
        slice(middle_row - quarter, middle_row + quarter),
        slice(middle_column - quarter, middle_column + quarter),
    )
    strips = (
        box[:reach, columns].T, box[::-1][:reach, columns].T,
        box[rows, :reach], box[rows, ::-1][:, :reach],
    )  # fmt: skip
    runs = [int(np.cumprod(strip, axis=1).sum(axis=1).max()) for strip in strips]
    return sorted(runs)[1]


def _state(view: View, square: Square, thick: int) -> bool | None:
    inner = _inner(view.dark, square, thick)
    inside = inner.mean()
    if inside <= _CLEAN:
        return _is_circled(view.dark, square)
    if inside < max(_INKED, _STROKE / inner.size):
        return True if _is_circled(view.dark, square) else None
    return not _is_struck_out(view.dark, square)


def _inner(dark: Mask, square: Square, thick: int) -> Mask:
    """Return the inside of a box whose outline is so ``thick``."""
    inset = min(
        max(2, thick + 1, round(min(square.width, square.height) * 0.2)),
        min(square.width, square.height) // 3,
    )
    return dark[square.top + inset : square.bottom - inset, square.left + inset : square.right - inset]


def _window(dark: Mask, square: Square) -> tuple[Mask, int, int]:
    """Return the surroundings of a box without lines right across, and where the box's corner is in them."""
    wide, high = round(square.width * _AROUND), round(square.height * _AROUND)
    left, top = max(0, square.left - wide), max(0, square.top - high)
    window = dark[top : square.bottom + high, left : square.right + wide]
    across = cv2.morphologyEx(
        window, cv2.MORPH_OPEN, np.ones((1, round(window.shape[1] * _ACROSS)), np.uint8)
    )
    down = cv2.morphologyEx(window, cv2.MORPH_OPEN, np.ones((round(window.shape[0] * _ACROSS), 1), np.uint8))
    lines = np.asarray(across, np.uint8) | np.asarray(down, np.uint8)
    return np.asarray(window & (1 - lines), np.uint8), square.left - left, square.top - top


def _is_circled(dark: Mask, square: Square) -> bool:
    """Return whether one stroke goes around the box."""
    window, left, top = _window(dark, square)
    ring = window.copy()
    reach = max(2, round(min(square.width, square.height) * 0.1))
    ring[
        max(0, top - reach) : top + square.height + reach, max(0, left - reach) : left + square.width + reach
    ] = 0
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ring, connectivity=8)
    x, y = left + square.width / 2, top + square.height / 2
    angles = []
    for number in range(1, count):
        width, height = stats[number, cv2.CC_STAT_WIDTH], stats[number, cv2.CC_STAT_HEIGHT]
        left_edge, top_edge = stats[number, cv2.CC_STAT_LEFT], stats[number, cv2.CC_STAT_TOP]
        across = left_edge == 0 and left_edge + width == ring.shape[1]
        down = top_edge == 0 and top_edge + height == ring.shape[0]
        if across or down or max(width, height) < min(square.width, square.height) * 0.4:
            continue  # lines of a table go on beyond, specks tell nothing
        rows, columns = np.nonzero(labels == number)
        angles.append(np.arctan2(rows - y, columns - x))
    if not angles:
        return False
    turned = ((np.concatenate(angles) + np.pi) / (2 * np.pi) * _SECTORS).astype(np.int32) % _SECTORS
    return len(np.unique(turned)) >= _CLOSED * _SECTORS


def _is_struck_out(dark: Mask, square: Square) -> bool:
    """Return whether a flat line goes through the tick and sticks out on both sides."""
    window, left, top = _window(dark, square)
    labels = np.asarray(cv2.connectedComponents(window, connectivity=8)[1], np.int32)
    right, bottom = left + square.width, top + square.height
    numbers = np.unique(labels[top:bottom, left:right])
    band = slice(max(0, top - square.height // 3), bottom + square.height // 3)
    reach = round(square.width * _STRUCK)
    for number in numbers[numbers > 0].tolist():
        rows, columns = np.nonzero(labels[band] == number)
        before, after = columns < left - 2, columns >= right + 2
        if not before.any() or not after.any():
            continue
        sticks_out = left - columns.min() >= reach and columns.max() - right >= reach
        ends = rows[before].mean() - rows[after].mean()
        above = _share_above(labels, number, top, bottom)
        if sticks_out and abs(ends) < _FLAT * (columns.max() - columns.min()) and above < _FLAT:
            return True
    return False


def _share_above(labels: "np.typing.NDArray[np.int32]", number: int, top: int, bottom: int) -> float:
    """Return how far the stroke reaches above and below the box, in its heights, on the weaker side."""
    rows = np.nonzero((labels == number).any(axis=1))[0]
    return float(min(top - rows.min(), rows.max() - bottom)) / max(1, bottom - top)
