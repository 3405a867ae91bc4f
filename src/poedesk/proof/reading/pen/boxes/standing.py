"""What stands close around a square: letters of the same word, or the room around a tick box."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.view import Labels, Mask, Parts

_TAIL = 0.6
"""Share of the width of a tick from which on the end lies that reaches above its box."""

_LEANS = 1.5
"""Pixels that its upper half is farther to the right than its lower half."""

_OUT, _SMALL = 0.15, 1.6
"""Sides by which a letter may lie outside of a square, and that it is wide and high at most."""

_NEAR = 0.2
"""Sides within which a letter stands beside its neighbour, and no label beside its box."""

_LETTER = 0.45
"""Share of the height of a square that a letter beside it has at least."""

_UNDER, _AS_WIDE = 0.3, 0.25
"""Sides above or below a square within which the next letter of a column is, and by which its ends differ."""

_REACH, _ROOM, _CLEAR = 0.7, 0.22, 0.08
"""Sides beside a box within which there is room, how wide it is, and the share of it that is dark at most."""

_STEM = 0.5
"""Share of a column beside a square that is dark where a letter stands."""


def has_room(square: Square, plain: Mask, *, before: bool, after: bool) -> bool:
    """Return whether there is room beside a square, to the left (``before``) and to the right, as asked.

    Between a box and its label there is more than between two letters of a word; a tick seldom fills it.
    """
    reach, wide = round(square.width * _REACH), max(4, round(square.width * _ROOM))
    rows = slice(max(0, square.top), square.bottom)
    left = plain[rows, max(0, square.left - reach) : max(0, square.left - 1)][:, ::-1]
    right = plain[rows, square.right + 1 : square.right + reach]
    return (not before or _has_gap(left, wide)) and (not after or _has_gap(right, wide))


def _has_gap(beside: Mask, wide: int) -> bool:
    """Return whether so many columns next to each other are empty before a letter comes."""
    if beside.shape[1] < wide:
        return True  # the page ends here
    shares = beside.mean(axis=0)
    empty = np.convolve(shares <= _CLEAR, np.ones(wide), "valid") >= wide
    stems = np.flatnonzero(shares >= _STEM)
    return bool(empty[: stems[0]].any() if stems.size else empty.any())


def is_beside_letters(square: Square, parts: Parts) -> bool:
    """Return whether another piece, as high as a letter, stands closer than a label does."""
    near = max(3, round(square.width * _NEAR))
    rows = slice(max(0, square.top), square.bottom)
    before = parts.labels[rows, max(0, square.left - near) : max(0, square.left)]
    after = parts.labels[rows, max(0, square.right) : square.right + near]
    own = parts.labels[rows, max(0, square.left) : square.right]
    for left, top, width, height in _others(parts, (before, after), own):
        around = left < square.left and left + width > square.right
        level = min(top + height, square.bottom) - max(top, square.top)
        if not around and level > square.height * _LETTER:
            return True
    return False


def is_under_letters(square: Square, parts: Parts) -> bool:
    """Return whether a piece as wide stands close above or below a square, as letters of turned print do."""
    near, astray = round(square.height * _UNDER), square.width * _AS_WIDE
    columns = slice(max(0, square.left), square.right)
    above = parts.labels[max(0, square.top - near) : max(0, square.top), columns]
    below = parts.labels[max(0, square.bottom) : square.bottom + near, columns]
    own = parts.labels[max(0, square.top) : square.bottom, columns]
    return any(
        abs(left - square.left) <= astray and abs(left + width - square.right) <= astray
        for left, _, width, _ in _others(parts, (above, below), own)
    )


def _others(parts: Parts, around: Sequence[Labels], own: Labels) -> list[list[int]]:
    """Return left, top, width and height of the pieces that lie around, and not in ``own``, too."""
    numbers = {number for some in around if some.any() for number in np.unique(some).tolist() if number}
    if not numbers:
        return []
    return [parts.places[number, :4].tolist() for number in sorted(numbers - set(np.unique(own).tolist()))]


def is_across_letters(square: Square, parts: Parts) -> bool:
    """Return whether pieces as small as letters lie half in and half out of a square.

    A tick leaves its box sideways and upwards at once, or upwards on the right; letters do not.
    """
    rows = slice(max(0, square.top), square.bottom)
    numbers = np.unique(parts.labels[rows, max(0, square.left) : square.right])
    for number in numbers[numbers > 0].tolist():
        left, top, width, height = parts.places[number, :4].tolist()
        if max(width, height) >= square.height * _SMALL or height < square.height * _LETTER:
            continue
        beside = bool(max(square.left - left, left + width - square.right) > square.width * _OUT)
        below = bool(top + height - square.bottom > square.height * _OUT)
        above = bool(square.top - top > square.height * _OUT)
        if above and not beside:
            above = not _is_tail(parts.labels[top : square.top, left : left + width] == number)
        if beside != (above or below):
            return True
    return False


def _is_tail(above: npt.NDArray[np.bool_]) -> bool:
    """Return whether what reaches above a box leans to the right, where a tick ends."""
    rows, columns = np.nonzero(above)
    middle = above.shape[0] / 2
    upper, lower = columns[rows < middle], columns[rows >= middle]
    if not upper.size or not lower.size:
        return False
    return bool(lower.mean() > above.shape[1] * _TAIL and upper.mean() - lower.mean() > _LEANS)
