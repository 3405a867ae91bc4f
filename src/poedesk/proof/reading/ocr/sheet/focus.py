"""Whether a picture is sharp enough for its print to be seen: where it is not, lines are overlooked."""

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.proof.reading.ocr.models.detecting import Pixels

_STROKE, _LETTER, _LINE = 0.35, 1.4, 20.0
"""Points: half the width of a thin stroke, of a letter, and the height of a line with its surroundings."""

_EDGE = 0.16
"""Share of the picture at its edges that is left out: the edge of paper is sharper than what is on it."""

_TELLING = 99
"""The strongest hundredth of the differences is where print is."""

_SHARP = 0.3
"""Share of the contrast of letters that their strokes have: 1 in scans, 0.4 where it just can be read."""

_FAINT = 8.0
"""Steps (of 255) of contrast below which nothing is printed."""


def in_focus(pixels: Pixels, scale: float) -> bool:
    """Return whether the strokes of letters show, not only where lines are; ``scale`` are pixels a point."""
    fine = cv2.GaussianBlur(pixels, (0, 0), _STROKE * scale).astype(np.float32)
    coarse = cv2.GaussianBlur(pixels, (0, 0), _LETTER * scale).astype(np.float32)
    side = max(3, round(_LINE * scale))
    around = cv2.blur(pixels, (side, side)).astype(np.float32)
    letters = _strongest(coarse - around)
    return letters < _FAINT or _strongest(fine - coarse) >= _SHARP * letters


def _strongest(difference: NDArray[np.float32]) -> float:
    height, width = difference.shape
    down, across = int(_EDGE * height), int(_EDGE * width)
    inner = difference[down : height - down : 2, across : width - across : 2]
    return float(np.percentile(np.abs(inner), _TELLING)) if inner.size else 0.0
