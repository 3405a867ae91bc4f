"""How much of each recognised word is strokes of a pen."""

from collections.abc import Iterator, Sequence
from statistics import median

import numpy as np

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.view import Mask, all_in_pixels

_OVER_LINES = 2.0
"""Heights of a usual word from which on one reaches over lines of print, as a signature does."""


def shares_of(places: Sequence[Box], found: Sequence[Box], strokes: Mask, dark: Mask) -> Iterator[float]:
    """Yield for each place the share of what is dark at it that is strokes."""
    if not places or not found:
        yield from (0.0 for _ in places)
        return
    all_found = np.array(found).T
    in_pixels = all_in_pixels(places, dark.shape).tolist()
    usual = median(y_end - y for _, y, _, y_end in in_pixels)
    for place, (x, y, x_end, y_end) in zip(places, in_pixels, strict=True):
        left, top, right, bottom = all_found
        if not np.any(
            (left < place.right) & (right > place.left) & (top < place.bottom) & (bottom > place.top)
        ):
            yield 0.0
            continue
        own = dark[y:y_end, x:x_end]
        if y_end - y >= _OVER_LINES * usual:
            own = _without_lines(own, in_pixels, (x, y, x_end, y_end))
        whole = np.count_nonzero(own)
        yield min(1.0, np.count_nonzero(strokes[y:y_end, x:x_end]) / whole) if whole else 0.0


def _without_lines(dark: Mask, every: Sequence[Sequence[int]], place: tuple[int, int, int, int]) -> Mask:
    """Return what is dark at a place without the print of lower words that it reaches over."""
    left, top, right, bottom = place
    rest = dark.copy()
    for x, y, x_end, y_end in every:
        if 2 * (y_end - y) <= bottom - top and x < right and x_end > left and y < bottom and y_end > top:
            rest[max(0, y - top) : y_end - top, max(0, x - left) : x_end - left] = 0
    return rest
