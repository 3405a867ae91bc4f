"""Pictures of one bit a pixel, as faxes are: specks are taken out."""

import cv2
import numpy as np

from poedesk.proof.reading.ocr.models.detecting import Pixels

_BLACK, _WHITE = 40, 215
"""Pixels darker and lighter than this are black and white."""

_GREY = 0.06
"""Share of other pixels up to which a picture has one bit a pixel."""

_SPECK = 0.6
"""Points a side up to which a black thing is a speck: a full stop of ordinary print is twice as large."""


def has_one_bit(pixels: Pixels) -> bool:
    """Return whether nearly every pixel of a picture is black or white."""
    between = np.count_nonzero((pixels > _BLACK) & (pixels < _WHITE))
    return bool(between <= _GREY * pixels.size)


def cleaned(pixels: Pixels, scale: float) -> Pixels:
    """Return a picture of one bit a pixel without specks; any other comes back as it is.

    ``scale`` are its pixels a point.
    """
    if not has_one_bit(pixels):
        return pixels
    ink = (pixels < 128).astype(np.uint8)  # noqa: PLR2004 - half of white
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA]
    small = areas <= max(1.0, (_SPECK * scale) ** 2)
    small[0] = False
    clean = pixels.copy()
    if count > 1:
        clean[small[labels]] = 255
    return clean
