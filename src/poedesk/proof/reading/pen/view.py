"""The picture of a page made ready for looking: one scale, even light, dark pixels, long straight lines.

A page comes upright and straight; ``scale`` says how many pixels a point has. Everything is looked at in one
scale, so that the sizes in this room are numbers of pixels.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box

Grey = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.uint8]
"""One where there is ink, zero elsewhere."""

Labels = npt.NDArray[np.integer[Any]]
"""Number of the piece that a pixel is part of, zero where there is no ink."""

Numbers = npt.NDArray[np.int32]

SCALE = 200 / 72
"""Pixels a point while looking."""

_DARK, _FAINT = 0.70, 0.84
"""Share of the paper's light below which a pixel is ink, and below which it may be that of a faint stroke."""

_BLACK, _PALE, _PALEST = 0.3, 0.7, 0.8
"""Share of the paper's light that the blackest ink of most pages has; where it has more, ``_DARK`` is more by
so much of the difference, up to the last."""

_WHITE = 250
"""What paper is made, of 255."""

_BLACKEST = 5
"""Percentage of the ink that is its blackest."""

_SAMPLED = 3
"""Pixels between those that tell how black the ink is."""

_PAPER = 0.6
"""Share of the light of most of the paper below which there is no paper."""

_BACKGROUND = 8
"""The paper's light is measured on a picture so many times smaller."""

_SPECK = 3
"""Dark pixels among a pixel and its eight neighbours from which on it is more than dirt."""

_SHORT = 65_000
"""Pieces of ink up to which they are numbered in 16 bits, which takes a third of the time."""

_SOME = 800
"""Pieces up to which each is drawn by itself."""

_RULE = round(26 * SCALE)
"""Pixels from which on a straight line is a rule, longer than the side of any tick box."""

_CRACK = 3
"""Pixels that may be missing in a line that is still one line."""

_STEP = 4
"""Pixels between those that are looked at first to find rules."""

_RULE_HEIGHT = 4 * SCALE
"""A rule is thinner than this."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Pieces of ink that hang together."""

    labels: Labels
    """As large as the page."""

    places: Numbers
    """Left, top, width, height and pixels of ink of each piece, by its number; zeros for number zero."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as it is looked at; all arrays have the same size."""

    grey: Grey
    dark: Mask
    plain: Mask
    """``dark`` without rules."""

    faint: Mask
    """``dark`` and where there is less ink."""

    rules: tuple[Box, ...]
    """Level lines, in points."""

    uprights: tuple[Box, ...]
    """Upright lines, in points."""

    parts: Parts
    """The pieces of ``plain``."""

    strokes: Mask
    """``faint`` without rules."""

    def faintly(self) -> "View":
        """Return the page with what is faint taken for ink, as hairlines are that a scanner blurred."""
        return replace(self, dark=self.faint, plain=self.strokes, parts=parts_of(self.strokes))


def look(grey: Grey, scale: float) -> View:
    """Return the view of a page.

    Args:
        grey: the picture, 0 black to 255 white, rows by columns.
        scale: its pixels a point.
    """
    factor = SCALE / scale
    if abs(factor - 1) > 0.001:  # noqa: PLR2004 - a page grows by less than a point
        way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        size = max(1, round(grey.shape[1] * factor)), max(1, round(grey.shape[0] * factor))
        grey = np.asarray(cv2.resize(grey, size, interpolation=way), np.uint8)
    dark, faint = (_without_specks(mask) for mask in _ink(grey))
    level, upright = _lines(dark, across=True), _lines(dark, across=False)
    lines = np.asarray(cv2.max(level, upright), np.uint8)
    plain = np.asarray(cv2.subtract(dark, lines), np.uint8)
    ruled = _boxes(level, upright=False), _boxes(upright, upright=True)
    strokes = np.asarray(cv2.subtract(faint, cv2.min(dark, lines)), np.uint8)
    return View(grey, dark, plain, faint, *ruled, parts_of(plain), strokes)


def parts_of(mask: Mask) -> Parts:
    """Return the pieces of ink of a mask."""
    width = cv2.CV_16U if _most_parts(mask) < _SHORT else cv2.CV_32S
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, width, cv2.CCL_SPAGHETTI)
    stats[0] = 0
    return Parts(np.asarray(labels), np.asarray(stats, np.int32))


def drawn(parts: Parts, numbers: npt.NDArray[np.int64]) -> Mask:
    """Return where the pieces with some numbers are."""
    if len(numbers) > _SOME:
        kept = np.zeros(len(parts.places), np.uint8)
        kept[numbers] = 1
        return np.asarray(np.take(kept, parts.labels), np.uint8)
    ink = np.zeros(parts.labels.shape, np.uint8)
    for number, (left, top, width, height) in zip(numbers, parts.places[numbers, :4].tolist(), strict=True):
        place = slice(top, top + height), slice(left, left + width)
        ink[place] |= parts.labels[place] == number
    return ink


def inked(mask: Mask, across: int, down: int) -> tuple[slice, slice]:
    """Return the rows and columns between which there is ink, with so many pixels around on the page."""
    left, top, width, height = cv2.boundingRect(mask)
    rows, columns = mask.shape
    return (
        slice(max(0, top - down), min(rows, top + height + down)),
        slice(max(0, left - across), min(columns, left + width + across)),
    )


def _most_parts(mask: Mask) -> int:
    """Return how many pieces there are at most: each has a pixel with none above it and none to its left."""
    above = mask[:-1, 1:-1] | mask[:-1, :-2] | mask[:-1, 2:] | mask[1:, :-2]
    first = int(np.count_nonzero(mask[1:, 1:-1] > above))
    return first + int(np.count_nonzero(mask[0])) + 2 * int(mask.shape[0])


def in_points(left: float, top: float, right: float, bottom: float) -> Box:
    """Return the box of pixels in points."""
    return Box(left / SCALE, top / SCALE, right / SCALE, bottom / SCALE)


def in_pixels(box: Box, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Return a box of points as left, top, right, bottom in pixels, kept on the page."""
    height, width = shape[:2]
    left, right = (min(max(0, round(x * SCALE)), width) for x in (box.left, box.right))
    top, bottom = (min(max(0, round(y * SCALE)), height) for y in (box.top, box.bottom))
    return left, top, right, bottom


def clamped(numbers: npt.NDArray[Any], most: int) -> npt.NDArray[Any]:
    """Return whole numbers kept between zero and ``most``; faster than clip for few of them."""
    return np.asarray(np.minimum(np.maximum(numbers, 0), most))


def all_in_pixels(boxes: Sequence[Box], shape: tuple[int, ...]) -> Numbers:
    """Return boxes of points as rows of left, top, right, bottom in pixels, kept on the page."""
    pixels = np.rint(np.array(boxes, np.float64).reshape(-1, 4) * SCALE)
    height, width = shape[:2]
    return np.minimum(np.maximum(pixels, 0), (width, height, width, height)).astype(np.int32)


def _ink(grey: Grey) -> tuple[Mask, Mask]:
    """Return where it is darker than the paper around, whatever the light: much, and a little."""
    small = cv2.resize(
        grey,
        (max(1, grey.shape[1] // _BACKGROUND), max(1, grey.shape[0] // _BACKGROUND)),
        interpolation=cv2.INTER_AREA,
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 9)
    # On a dark table around the sheet, in a bar of ink or a shadow, nothing is written with a pen.
    paper[paper < _PAPER * np.percentile(paper, 90)] = 0
    paper = np.asarray(paper, np.uint8)
    even = _evened(grey, np.asarray(paper, np.uint8))
    dark = _darker(even, _DARK)
    share = _pale(even, dark)
    return dark if share <= _DARK else _darker(even, share), _darker(even, _FAINT)


def _evened(grey: Grey, paper: Grey) -> Grey:
    """Return the picture as if its paper were white everywhere; where there is none it is white, too."""
    light = cv2.resize(np.maximum(paper, 1), (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    above_black = cv2.add(grey, np.ones(4))
    return np.asarray(cv2.divide(above_black, light, scale=_WHITE), np.uint8)


def _darker(even: Grey, share: float) -> Mask:
    """Return where less than a share of the paper's light is seen."""
    return np.asarray(cv2.threshold(even, share * _WHITE - 1, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)


def _pale(even: Grey, dark: Mask) -> float:
    """Return the share of light below which ink is seen that may be pale, as that of a worn cartridge is."""
    inked = even[::_SAMPLED, ::_SAMPLED][dark[::_SAMPLED, ::_SAMPLED] > 0]
    if not inked.size:
        return _DARK
    return min(_PALEST, _DARK + _PALE * (float(np.percentile(inked, _BLACKEST)) / _WHITE - _BLACK))


def _without_specks(dark: Mask) -> Mask:
    around = cv2.boxFilter(dark, -1, (3, 3), normalize=False, borderType=cv2.BORDER_CONSTANT)
    _, enough = cv2.threshold(around, _SPECK - 1, 1, cv2.THRESH_BINARY)
    return np.asarray(cv2.min(dark, enough), np.uint8)


def _lines(dark: Mask, *, across: bool) -> Mask:
    """Return the pixels of rules, in which small gaps are bridged."""

    def along(size: int) -> npt.NDArray[np.uint8]:
        return np.ones((1, size) if across else (size, 1), np.uint8)

    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, along(_CRACK))
    # What is dark for as long as a rule is so on every fourth pixel, with all between, too.
    between = cv2.erode(closed, along(_STEP), anchor=(0, 0))
    few = np.ascontiguousarray(between[:, ::_STEP] if across else between[::_STEP])
    few = cv2.morphologyEx(few, cv2.MORPH_OPEN, along(_RULE // _STEP - 1))
    spread = np.repeat(few, _STEP, 1 if across else 0)[: dark.shape[0], : dark.shape[1]]
    found = np.asarray(cv2.dilate(spread, along(2 * _STEP - 1)), np.uint8) & np.asarray(closed, np.uint8)
    return np.asarray(cv2.dilate(found, np.ones((3, 1) if across else (1, 3), np.uint8)), np.uint8)


def _boxes(lines: Mask, *, upright: bool) -> tuple[Box, ...]:
    contours, _ = cv2.findContours(lines, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for contour in contours:
        left, top, width, height = cv2.boundingRect(contour)
        thick = width if upright else height
        if thick <= _RULE_HEIGHT:
            found.append(in_points(left, top, left + width, top + height))
    return tuple(sorted(found, key=lambda box: (box.top, box.left)))
