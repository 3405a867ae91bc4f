"""Whether text may be cut away: it is shown only inside the outlines that it is clipped to."""

import ctypes

import pypdfium2.raw as pdfium

from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Handle

_MOST_OUTLINES = 16
"""Outlines on top of each other that are looked at; text under more is in doubt."""

_CORNERS = 6
"""Points up to which an outline may be a rectangle; any other shape is looked at as it is drawn."""

_SLACK = 3.0
"""Points by which the box of text may reach beyond what it is clipped to: it is larger than its letters."""

_sides = (ctypes.c_float * 4)()
_out = calls.out(_sides)


def may_be_cut(handle: Handle) -> bool:
    """Return whether a text object may be clipped so that it does not show."""
    clip = calls.clip_of(handle)
    count = calls.count_outlines(clip) if clip else 0
    if count <= 0:
        return False
    if count > _MOST_OUTLINES or not calls.bounds_of(handle, *_out):
        return True
    left, bottom, right, top = _sides[:]
    return any(not _holds(clip, number, left, bottom, right, top) for number in range(count))


def _holds(clip: Handle, number: int, left: float, bottom: float, right: float, top: float) -> bool:
    """Return whether an outline is a rectangle around these sides."""
    points = calls.count_corners(clip, number)
    if not 2 <= points <= _CORNERS:  # noqa: PLR2004 - one point has no inside
        return False
    xs, ys = [], []
    for point in range(points):
        corner = calls.corner_of(clip, number, point)
        if not corner or calls.point_kind(corner) == pdfium.FPDF_SEGMENT_BEZIERTO:
            return False
        calls.point_place(corner, *_out[:2])
        xs.append(_sides[0])
        ys.append(_sides[1])
    if any(x not in (min(xs), max(xs)) or y not in (min(ys), max(ys)) for x, y in zip(xs, ys, strict=True)):
        return False
    return (
        min(xs) <= left + _SLACK
        and max(xs) >= right - _SLACK
        and min(ys) <= bottom + _SLACK
        and max(ys) >= top - _SLACK
    )
