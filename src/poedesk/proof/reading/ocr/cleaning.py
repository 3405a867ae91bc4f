"""Pictures of one bit a pixel, as faxes are, made readable: specks taken out, edges softened."""

import cv2
import numpy as np

from poedesk.proof.reading.ocr.detecting import Pixels

_BLACK, _WHITE = 40, 215
"""Pixels darker and lighter than this are black and white."""

_GREY = 0.06
"""Share of other pixels up to which a picture has one bit a pixel."""

_SPECK = 0.6
"""Points a side up to which a black thing is a speck: a full stop of ordinary print is twice as large."""


def cleaned(pixels: Pixels, scale: float) -> Pixels:
    """Return a picture of one bit a pixel without specks and softened; any other comes back as it is.

    ``scale`` are its pixels a point.
    """
    between = np.count_nonzero((pixels > _BLACK) & (pixels < _WHITE))
    if between > _GREY * pixels.size:
        return pixels
    ink = (pixels < 128).astype(np.uint8)  # noqa: PLR2004 - half of white
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    areas = stats[:, cv2.CC_STAT_AREA]
    small = areas <= max(1.0, (_SPECK * scale) ** 2)
    small[0] = False
    clean = pixels.copy()
    if count > 1:
        clean[small[labels]] = 255
    return np.asarray(cv2.GaussianBlur(clean, (3, 3), 0), np.uint8)
