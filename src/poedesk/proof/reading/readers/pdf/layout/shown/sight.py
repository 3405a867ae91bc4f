"""What of a page can be seen: the page is rendered with and without the text in doubt, and compared."""

import ctypes
from collections.abc import Iterable, Sequence
from typing import Any

import pypdfium2.raw as pdfium

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Handle

_SCALE = 2.0
"""Pixels a point."""

_MOST_PIXELS = 4_000_000
"""Pixels rendered at most; larger regions are rendered more coarsely."""

_CONTRAST = 20
"""Steps (of 255) in one channel that a person sees as a difference."""

_ENOUGH = 3
"""Samples that must differ; a pixel of grey has three."""

_CHANNELS = 4
_WHITE = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class View:
    """Part of a page as rendered, four bytes a pixel."""

    region: Box
    scale: float
    width: int
    height: int
    pixels: bytes

    def rows(self, box: Box) -> Iterable[bytes]:
        """Yield the rows of pixels of ``box``, in points on the page."""
        left = max(0, int((box.left - self.region.left) * self.scale))
        right = min(self.width, int((box.right - self.region.left) * self.scale) + 1)
        top = max(0, int((box.top - self.region.top) * self.scale))
        bottom = min(self.height, int((box.bottom - self.region.top) * self.scale) + 1)
        for row in range(top, bottom):
            begin = row * self.width * _CHANNELS
            yield self.pixels[begin + left * _CHANNELS : begin + right * _CHANNELS]


def view(page: Any, frame: Frame, region: Box) -> View | None:
    """Return ``region`` of a pdfium page (raw handle) as rendered; null when there is no room for it."""
    scale = min(_SCALE, (_MOST_PIXELS / max(1.0, region.width * region.height)) ** 0.5)
    width, height = int(region.width * scale) + 1, int(region.height * scale) + 1
    bitmap = pdfium.FPDFBitmap_Create(width, height, 0)
    if not bitmap:
        return None
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        place = (-round(region.left * scale), -round(region.top * scale))
        size = (round(frame.width * scale), round(frame.height * scale))
        pdfium.FPDF_RenderPageBitmap(bitmap, page, *place, *size, 0, 0)
        stride = pdfium.FPDFBitmap_GetStride(bitmap)
        data = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return View(region, scale, width, height, _packed(data, stride, width * _CHANNELS))


def _packed(data: bytes, stride: int, used: int) -> bytes:
    if stride == used:
        return data
    return b"".join(data[begin : begin + used] for begin in range(0, len(data), stride))


def seen(page: Any, frame: Frame, objects: Sequence[Handle], boxes: Sequence[Box]) -> list[bool]:
    """Return for each of ``boxes`` whether ``objects`` leave anything to see in it."""
    if not boxes:
        return []
    region = around(boxes, frame)
    whole = view(page, frame, region)
    if whole is None:
        return [True] * len(boxes)
    switched = [item for item in objects if calls.switch(item, 0)]
    try:
        rest = view(page, frame, region)
    finally:
        for item in switched:
            calls.switch(item, 1)
    if rest is None:
        return [True] * len(boxes)
    return [_differ(whole.rows(box), rest.rows(box)) for box in boxes]


def around(boxes: Sequence[Box], frame: Frame) -> Box:
    """Return the region that holds all ``boxes``, as far as it lies on the page."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    left, top = max(0.0, min(lefts) - 1), max(0.0, min(tops) - 1)
    return Box(
        left,
        top,
        max(left + 1, min(frame.width, max(rights) + 1)),
        max(top + 1, min(frame.height, max(bottoms) + 1)),
    )


def _differ(first: Iterable[bytes], second: Iterable[bytes]) -> bool:
    found = 0
    for one, other in zip(first, second, strict=True):
        if one != other:
            found += sum(1 for a, b in zip(one, other, strict=True) if abs(a - b) >= _CONTRAST)
            if found >= _ENOUGH:
                return True
    return False


def uneven(page: Any, frame: Frame, boxes: Sequence[Box]) -> list[bool]:
    """Return for each of ``boxes`` whether anything at all is to be seen in it."""
    shown = view(page, frame, around(boxes, frame)) if boxes else None
    if shown is None:
        return [True] * len(boxes)
    return [_uneven(shown.rows(box)) for box in boxes]


def _uneven(rows: Iterable[bytes]) -> bool:
    """Return whether one channel (the green one tells enough) differs between pixels of a box."""
    samples = b"".join(row[1::_CHANNELS] for row in rows)
    return bool(samples) and max(samples) - min(samples) >= 2 * _CONTRAST
