"""Where lines of text stand in a picture: the detector's map of text, and the boxes around its islands."""

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.ocr.models.runtimes import Model

Pixels = NDArray[np.uint8]
"""Rows of grey pixels: 0 is black, 255 is white."""

STEP = 32
"""The sides of what the detector looks at are whole numbers of it."""

_INK = 0.3
"""Where the map says more than this there is text."""

_SURE = 0.5
"""The mean of the map within a box of text, at least."""

_GROWTH = 1.6
"""The detector marks the core of a line: its box grows by area / perimeter times this."""

_LEAST = 3.0
"""Pixels of the map that a box has on its short side at least."""

_SHORT = 1.5
"""Times its height that a line is long from which on it shows whether it is turned."""

_MOST = 3000
"""Boxes looked at on one picture."""

_FAINT, _GRAINS, _EVEN = 12.0, 8.0, 5.0
"""Steps (of 255) from the usual light of the paper from which on there may be print, the same in times of the
grain of the paper (the median of such steps), and the grain up to which there is paper at all."""

_PLAIN = ((0, 1), (1, 0), (0, -1), (-1, 0))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text: the middle, the size and the slope of the rectangle around it, in pixels."""

    x: float
    y: float
    width: float
    """Along the text."""

    height: float
    slope: float
    """Degrees by which it falls to the right; from -45 to 135: above 45 the text runs down or up."""

    @property
    def upright(self) -> bool:
        """Return whether the text runs down or up the picture rather than across it."""
        return self.slope > 45  # noqa: PLR2004 - half a quarter turn


def detect(model: Model, pixels: Pixels, most: int) -> list[Line]:
    """Return the lines of a picture; ``most`` are the pixels of the long side of what is looked at."""
    height, width = pixels.shape
    share = min(1.0, most / max(height, width))
    size = tuple(max(STEP, round(side * share / STEP) * STEP) for side in (width, height))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    rows, columns = _written(small)
    plane = small[rows, columns].astype(np.float32) / 127.5 - 1.0
    given = np.broadcast_to(plane, (1, 3, *plane.shape))
    answer = model.run(np.ascontiguousarray(given))
    scale = (width / size[0], height / size[1])
    off = (columns.start * scale[0], rows.start * scale[1])
    return [replace(line, x=line.x + off[0], y=line.y + off[1]) for line in _boxes(answer[0, 0], scale)]


def _written(small: Pixels) -> tuple[slice, slice]:
    """Return the rows and columns of a picture within which there is more than paper, by whole steps.

    Where the paper is not even, or there is dirt at all edges, that is all of it.
    """
    paper = float(np.median(small))
    grain = float(np.median(np.abs(small[::2, ::2] - np.float32(paper))))
    if grain > _EVEN:
        return slice(0, small.shape[0]), slice(0, small.shape[1])
    other = np.abs(small - np.float32(paper)) > max(_FAINT, _GRAINS * grain)
    rows, columns = (_stretch(np.flatnonzero(other.any(axis=axis)), small.shape[1 - axis]) for axis in (1, 0))
    return rows, columns


def _stretch(seen: NDArray[np.intp], length: int) -> slice:
    """Return the stretch of a side on which something is seen, with room around, by whole steps."""
    if not seen.size:
        return slice(0, STEP)
    begin, end = max(0, int(seen[0]) - STEP // 2), min(length, int(seen[-1]) + 1 + STEP // 2)
    count = -(-(end - begin) // STEP) * STEP
    begin = min(begin, length - count)
    return slice(begin, begin + count)


def _boxes(found: NDArray[np.float32], scale: tuple[float, float]) -> list[Line]:
    ink = cv2.dilate((found > _INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    lines = []
    for contour in contours[:_MOST]:
        (x, y), (along, across), angle = cv2.minAreaRect(contour)
        if min(along, across) < _LEAST or _score(found, contour) < _SURE:
            continue
        more = along * across * _GROWTH / (2 * (along + across))
        along, across = along + 2 * more, across + 2 * more
        if along < across:
            along, across, angle = across, along, angle + 90
        line = settled(Line(x, y, along, across, (angle + 45) % 180 - 45))
        lines.append(_scaled(line, scale))
    return lines


def settled(line: Line) -> Line:
    """Return a line as it is, or as one that runs across where it is too short to tell that it is turned."""
    if not line.upright or line.width >= _SHORT * line.height:
        return line
    return replace(line, width=line.height, height=line.width, slope=line.slope - 90)


def _scaled(line: Line, scale: tuple[float, float]) -> Line:
    right, down = reversed(scale) if line.upright else scale
    return Line(line.x * scale[0], line.y * scale[1], line.width * right, line.height * down, line.slope)


def _score(found: NDArray[np.float32], contour: Any) -> float:
    left, top, width, height = cv2.boundingRect(contour)
    mask = np.zeros((height, width), np.uint8)
    cv2.fillPoly(mask, [contour - np.array([left, top])], 1)
    return float(cv2.mean(found[top : top + height, left : left + width], mask)[0])
