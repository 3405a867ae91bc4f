"""Puts together what is written near together on a page."""

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.reading.pen.view import SCALE, Mask, parts_of

_JOINED = (round(7 * SCALE), round(3.5 * SCALE))
"""Pixels across and down within which strokes belong together."""

_COARSE = 4
"""Times that the picture is smaller in which is looked what is near together."""


def groups(ink: Mask) -> Iterator[tuple[npt.NDArray[np.bool_], tuple[slice, slice]]]:
    """Yield what is near together: which pixels, of a part of the page, and the part.

    Nearness needs no fine picture, so one that is smaller by ``_COARSE`` is looked at.
    """
    coarse = cv2.dilate(ink, np.ones((_COARSE, _COARSE), np.uint8), anchor=(0, 0))[::_COARSE, ::_COARSE]
    across, down = (max(1, pixels // _COARSE) for pixels in _JOINED)
    joined = np.asarray(cv2.dilate(coarse, np.ones((down, across), np.uint8)), np.uint8)
    parts = parts_of(joined)
    for number, (left, top, width, height, _area) in enumerate(parts.places[1:].tolist(), 1):
        small = slice(top, top + height), slice(left, left + width)
        around = (
            slice(top * _COARSE, min((top + height) * _COARSE, ink.shape[0])),
            slice(left * _COARSE, min((left + width) * _COARSE, ink.shape[1])),
        )
        group = (parts.labels[small] == number).repeat(_COARSE, 0).repeat(_COARSE, 1)
        yield group[: around[0].stop - around[0].start, : around[1].stop - around[1].start], around
