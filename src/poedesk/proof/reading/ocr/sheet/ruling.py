"""Lines that are ruled on a sheet: the sides of tables and those that people write on, apart from letters."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.looking import OcrWord, Sheet
from poedesk.proof.reading.ocr.models.detecting import Pixels
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line

_SHORTEST_SIDE = 9.0
"""Units that a line must have to be looked at as a side of a table."""

_THICKEST = 3.5
"""Units that a line is thick at most."""

_BRIDGED = 3.0
"""Units of a gap in a line that are filled: scans break lines."""

_LONG_RUN = 60.0
"""Units of the runs that are looked for in what is thicker than a line; then of twice as long ones."""

_BROKEN, _PIECE, _LEVEL = 12.0, 18.0, 0.8
"""Units of a gap in a line of a fax that are filled, that pieces beside it are long at least, and by which
they are not level: one bit a pixel tells nothing of a thin line where it goes from one row to the next."""

_PLACES, _ALIKE = 3, 4.0
"""Places across the page at which lines are broken so, from which on they are; printed gaps between lines
or tables stand below or beside each other, less than so many units apart."""

_BAR, _STRIP = (7.0, 60.0), (72.0, 2.0)
"""Units that a shaded bar is high, and that a strip of it without text is long and high at least."""

_SHADE, _SHADED = 200, 0.6
"""How light (of 255) a shade is at most, and the share of a bar that it takes; print lies on the rest."""

_TEXT, _FRAME = 14.0, 1.0
"""Units between strips of a bar, in which its text stands, and that its outline is made thick."""

_WITHIN = (0.1, 0.85)
"""Shares of the height of a word between which its own strokes run; an underline stands lower."""

_LONGER = 1.3
"""Times a word a line must be long to be no stroke of it."""

_OUTLINE, _STROKE = 1.4, 5.0
"""Sides of a tick box up to which a line at it is of its outline, and one through it of what is written."""

_INNER = 0.15
"""Sides of a tick box from its outline on within which a line goes through it."""

_FIRM = 34.0
"""Units that a line is long, from which on it is no part of a tick."""

_IN_LINE, _AT, _APART = 2.0, 4.0, 8.0
"""Units by which lines stand beside each other that are in line, by which they miss each other where they
meet, and by which sides of cells stand apart."""


def ruled_lines(sheet: Sheet) -> list[Line]:
    """Return the level and upright lines that are ruled on a sheet, in its units."""
    made = cv2.adaptiveThreshold(
        sheet.grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 2 * round(6 * sheet.scale) + 1, 20
    )
    ink = np.asarray(made, np.uint8)
    _empty_bars(ink, sheet)
    found = []
    for level in (True, False):
        for box in _mended(_runs(ink, sheet.scale, level=level), level=level):
            x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            ends = (box.left, y, box.right, y) if level else (x, box.top, x, box.bottom)
            found.append(Line(*ends))
    return found


def _empty_bars(ink: Pixels, sheet: Sheet) -> None:
    """Leave of bars of one shade, as the heads of tables are printed on, only their outlines in ``ink``.

    These are ruled lines like others; sides of a table would be taken for a part of the bar.
    """
    shade = np.asarray(cv2.threshold(sheet.grey, _SHADE, 1, cv2.THRESH_BINARY_INV)[1], np.uint8)
    least, most, across, frame = (
        round(side * sheet.scale) for side in (*_BAR, _STRIP[0], max(_FRAME, 1 / sheet.scale))
    )
    # Kernels of even sizes would move what they keep.
    strip = np.ones((round(_STRIP[1] * sheet.scale) | 1, across | 1), np.uint8)
    text = np.ones((round(_TEXT * sheet.scale) | 1, 1), np.uint8)
    strips = cv2.morphologyEx(shade, cv2.MORPH_OPEN, strip)
    whole = cv2.morphologyEx(strips, cv2.MORPH_CLOSE, text)
    high, wide = ink.shape
    for x, y, width, height in _pieces(np.asarray(whole, np.uint8)):
        at_edge = x <= frame or y <= frame or x + width >= wide - frame or y + height >= high - frame
        if at_edge or not least <= height <= most or width < across:
            continue
        if float(shade[y : y + height, x : x + width].mean()) >= _SHADED:
            ink[y + frame : y + height - frame, x + frame : x + width - frame] = 0


def _runs(ink: Pixels, scale: float, *, level: bool) -> list[Box]:
    """Return level or upright runs of ink that are as thin as lines.

    What is thicker may be a line with a stroke of a pen along it: longer runs in it are looked for.
    """
    length, gap = max(3, round(_SHORTEST_SIDE * scale)), max(1, round(_BRIDGED * scale))
    bridge = (gap, 2) if level else (2, gap)
    joined = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(bridge[::-1], np.uint8)), np.uint8)
    left = [(0, 0, *joined.shape[::-1], length)]
    boxes = []
    while left:
        x, y, width, height, length = left.pop()
        kernel = np.ones((1, length) if level else (length, 1), np.uint8)
        lines = cv2.morphologyEx(joined[y : y + height, x : x + width], cv2.MORPH_OPEN, kernel)
        for across, down, wide, high in _pieces(np.asarray(lines, np.uint8)):
            thick, long = (high, wide) if level else (wide, high)
            place = x + across, y + down, wide, high
            if thick <= _THICKEST * scale:
                boxes.append(_in_units(place, scale))
            elif long >= (longer := max(2 * length, round(_LONG_RUN * scale))):
                left.append((*place, longer))
    return boxes


def _in_units(place: tuple[int, int, int, int], scale: float) -> Box:
    left, top, width, height = (side / scale for side in place)
    return Box(left, top, left + width, top + height)


def _mended(runs: Sequence[Box], *, level: bool) -> list[Box]:
    """Return runs of ink, those put together that are pieces of one line that a fax broke."""
    whole: list[Box] = []
    gaps: list[float] = []
    for run in sorted(runs, key=lambda one: one.left if level else one.top):
        number = next(
            (number for number, one in enumerate(whole) if _goes_on_after(one, run, level=level)), -1
        )
        if number < 0:
            whole.append(run)
        else:
            gaps.append(run.left if level else run.top)
            whole[number] = whole[number].union(run)
    lone = sum(sum(abs(gap - other) <= _ALIKE for other in gaps) == 1 for gap in gaps)
    broken = 2 * lone >= len(gaps) and len({round(gap / _ALIKE) for gap in gaps}) >= _PLACES
    return sorted(whole if broken else runs, key=lambda one: (one.top, one.left))


def _goes_on_after(one: Box, other: Box, *, level: bool) -> bool:
    """Return whether a run begins in line with the end of another and close to it."""
    if level:
        apart, off = other.left - one.right, (one.top + one.bottom - other.top - other.bottom) / 2
    else:
        apart, off = other.top - one.bottom, (one.left + one.right - other.left - other.right) / 2
    long = min(max(piece.width, piece.height) for piece in (one, other))
    return 0 < apart <= _BROKEN and abs(off) <= _LEVEL and long >= _PIECE


def _pieces(ink: Pixels) -> list[tuple[int, int, int, int]]:
    """Return left, top, width and height of what hangs together, from top to bottom.

    Where there is little of it, its outlines are found sooner than its pixels are numbered.
    """
    outlines, order = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return []
    outer = (outline for outline, (_, _, _, parent) in zip(outlines, order[0], strict=True) if parent < 0)
    found = ((int(x), int(y), int(wide), int(high)) for x, y, wide, high in map(cv2.boundingRect, outer))
    return sorted(found, key=lambda place: (place[1], place[0]))


def beside_letters(lines: Sequence[Line], words: Sequence[OcrWord]) -> list[Line]:
    """Return the lines that are no strokes of letters."""
    boxes = np.array([word.box for word in words if word.text.strip()], np.float64).reshape(-1, 4)
    if not len(boxes):
        return list(lines)
    lefts, tops, rights, bottoms = boxes.T
    widths, heights = rights - lefts, bottoms - tops
    kept = []
    for line in lines:
        x, y = (line.x0 + line.x1) / 2, (line.y0 + line.y1) / 2
        inside = (lefts <= x) & (x <= rights) & (tops <= y) & (y <= bottoms)
        if line.level:
            low, high = _WITHIN
            inside &= (tops + low * heights <= y) & (y <= tops + high * heights)
            inside &= line.x1 - line.x0 <= _LONGER * widths
        else:
            inside &= line.y1 - line.y0 <= _LONGER * heights
        if not inside.any():
            kept.append(line)
    return kept


def beside_boxes(lines: Sequence[Line], boxes: Sequence[Box]) -> list[Line]:
    """Return the lines that are neither outlines of tick boxes nor strokes through or around them."""
    if not lines or not boxes:
        return list(lines)
    ends = np.array([(line.x0, line.y0, line.x1, line.y1) for line in lines], np.float64)
    long = (ends[:, 2:] - ends[:, :2]).max(axis=1)
    belongs = np.zeros(len(lines), np.bool_)
    for box in boxes:
        side = max(box.width, box.height)
        belongs |= _through(ends, box, side * _INNER) & (long < side * _STROKE)
        belongs |= _near(ends, box, side) & (long < side * _OUTLINE)
    return [line for line, gone in zip(lines, belongs.tolist(), strict=True) if not gone]


def _through(ends: NDArray[np.float64], box: Box, inset: float) -> NDArray[np.bool_]:
    """Return which lines go through a box, so far from its outline."""
    left, top, right, bottom = ends.T
    level = (box.top + inset < top) & (top < box.bottom - inset) & (left < box.right) & (box.left < right)
    upright = (box.left + inset < left) & (left < box.right - inset)
    upright &= (top < box.bottom) & (box.top < bottom)
    return np.asarray(np.where(right - left >= bottom - top, level, upright), np.bool_)


def _near(ends: NDArray[np.float64], box: Box, side: float) -> NDArray[np.bool_]:
    """Return which lines have their middle so near to that of a box."""
    x, y = (ends[:, 0] + ends[:, 2]) / 2, (ends[:, 1] + ends[:, 3]) / 2
    across, down = np.abs(x - (box.left + box.right) / 2), np.abs(y - (box.top + box.bottom) / 2)
    return np.asarray((across < side) & (down < side), np.bool_)


def without_strokes(lines: Sequence[Line]) -> list[Line]:
    """Return the lines that may be sides of tables.

    What a pen leaves in a cell has straight parts, too: short ones. A short side of a cell goes on in line
    with another, or ends at longer lines across as others of its row do.
    """
    level = np.array([(line.y0, line.x0, line.x1) for line in lines if line.level]).reshape(-1, 3)
    upright = np.array([(line.x0, line.y0, line.y1) for line in lines if line.upright]).reshape(-1, 3)
    kept = []
    for line in lines:
        along = (line.y0, line.x0, line.x1) if line.level else (line.x0, line.y0, line.y1)
        same, others = (level, upright) if line.level else (upright, level)
        firm = along[2] - along[1] >= _FIRM or _goes_on(along, same)
        if firm or (_has_mates(along, same) and all(_meets(end, along[0], others) for end in along[1:])):
            kept.append(line)
    return kept


def _goes_on(line: tuple[float, float, float], same: NDArray[np.float64]) -> bool:
    """Return whether a line is part of a longer one that is broken."""
    across, begin, end = line
    near = np.abs(same[:, 0] - across) <= _IN_LINE
    near &= (same[:, 1] <= end + _FIRM) & (same[:, 2] >= begin - _FIRM)
    return bool(same[near, 2].max() - same[near, 1].min() - (end - begin) >= _FIRM)


def _has_mates(line: tuple[float, float, float], same: NDArray[np.float64]) -> bool:
    """Return whether other lines begin and end at the same heights, apart from this one."""
    apart = np.abs(same[:, 0] - line[0]) >= _APART
    level = (np.abs(same[:, 1:] - line[1:]) <= _IN_LINE).all(axis=1)
    return bool((apart & level).any())


def _meets(end: float, across: float, others: NDArray[np.float64]) -> bool:
    """Return whether a firm line across is at an end of a line."""
    at = np.abs(others[:, 0] - end) <= _AT
    at &= (others[:, 1] <= across + _AT) & (others[:, 2] >= across - _AT)
    return bool((at & (others[:, 2] - others[:, 1] >= _FIRM)).any())
