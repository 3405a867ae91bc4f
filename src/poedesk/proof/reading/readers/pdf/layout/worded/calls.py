"""Calls into pdfium that run for every word, object or point of a page.

The bindings check every argument of a call against its type, which costs several times what most of these
calls do themselves. Here nothing is checked: pass handles, ``out`` parameters and small whole numbers only.
pdfium is not thread-safe, so one room for what it writes is enough.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

import pypdfium2.raw as pdfium

_LONGEST_NAME = 128
"""Bytes of a font's name."""

_AT_ONCE = 1024
"""Characters whose boxes are asked for in one go."""


class Handle(ctypes.c_void_p):
    """What pdfium calls a page, an object or a point of a path by; false when there is none."""


def handle(raw: Any) -> Handle:
    """Return a handle of the bindings as one for the calls here."""
    return Handle(ctypes.cast(raw, ctypes.c_void_p).value)


def argument(raw: Any) -> Any:
    """Return a handle of the bindings made ready once, for calls that run for every word of a page."""
    return ctypes.c_void_p.from_param(ctypes.cast(raw, ctypes.c_void_p).value)


def out(buffer: "ctypes.Array[Any]") -> list[Any]:
    """Return out parameters that write into the members of ``buffer``."""
    step = ctypes.sizeof(buffer) // len(buffer)
    return [ctypes.byref(buffer, step * number) for number in range(len(buffer))]


def _plain(function: Any) -> Callable[..., Any]:
    """Return ``function`` without the types of its arguments; a pointer that it gives is a ``Handle``."""
    gives = function.restype
    result = Handle if issubclass(gives, ctypes._Pointer) else gives  # noqa: SLF001 - it has no public name
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, ctypes.c_void_p).value or 0)


count_chars = _plain(pdfium.FPDFText_CountChars)
text_of = _plain(pdfium.FPDFText_GetText)
tight_box = _plain(pdfium.FPDFText_GetCharBox)
char_angle = _plain(pdfium.FPDFText_GetCharAngle)
char_number = _plain(pdfium.FPDFText_GetCharIndexFromTextIndex)
char_matrix = _plain(pdfium.FPDFText_GetMatrix)
char_failed = _plain(pdfium.FPDFText_HasUnicodeMapError)
font_weight = _plain(pdfium.FPDFText_GetFontWeight)
drawn_by = _plain(pdfium.FPDFText_GetTextObject)

count_objects = _plain(pdfium.FPDFPage_CountObjects)
page_object = _plain(pdfium.FPDFPage_GetObject)
count_parts = _plain(pdfium.FPDFFormObj_CountObjects)
form_object = _plain(pdfium.FPDFFormObj_GetObject)
kind_of = _plain(pdfium.FPDFPageObj_GetType)
matrix_of = _plain(pdfium.FPDFPageObj_GetMatrix)
bounds_of = _plain(pdfium.FPDFPageObj_GetBounds)
see_through = _plain(pdfium.FPDFPageObj_HasTransparency)
fill_colour = _plain(pdfium.FPDFPageObj_GetFillColor)
stroke_colour = _plain(pdfium.FPDFPageObj_GetStrokeColor)
render_mode = _plain(pdfium.FPDFTextObj_GetTextRenderMode)
picture_bytes = _plain(pdfium.FPDFImageObj_GetImageDataRaw)
clip_of = _plain(pdfium.FPDFPageObj_GetClipPath)
count_outlines = _plain(pdfium.FPDFClipPath_CountPaths)
count_corners = _plain(pdfium.FPDFClipPath_CountPathSegments)
corner_of = _plain(pdfium.FPDFClipPath_GetPathSegment)
switch = _plain(pdfium.FPDFPageObj_SetIsActive)

count_points = _plain(pdfium.FPDFPath_CountSegments)
draw_mode = _plain(pdfium.FPDFPath_GetDrawMode)
path_point = _plain(pdfium.FPDFPath_GetPathSegment)
point_kind = _plain(pdfium.FPDFPathSegment_GetType)
point_place = _plain(pdfium.FPDFPathSegment_GetPoint)
point_closes = _plain(pdfium.FPDFPathSegment_GetClose)


_loose_box = ctypes.PYFUNCTYPE(None)(ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0)
"""Whether it found a box is told by what it wrote."""

_sides = (ctypes.c_float * (4 * _AT_ONCE))()
_boxes = out(_sides)[::4]
_written = memoryview(_sides).cast("B").cast("f")

Columns = tuple[list[float], list[float], list[float], list[float]]
"""Sides of boxes: left, top, right, bottom."""

NO_COLUMNS: Columns = ([], [], [], [])


def loose_boxes(page: Any, numbers: Sequence[int]) -> Columns:
    """Return the left, top, right and bottom sides of characters in user space, four columns.

    ``page`` is an ``argument``. A box reaches from the line's ascent to its descent; zeros stand where there
    is none.
    """
    columns: Columns = ([], [], [], [])
    for begin in range(0, len(numbers), _AT_ONCE):
        part = numbers[begin : begin + _AT_ONCE]
        end = 4 * len(part)
        ctypes.memset(_sides, 0, end * ctypes.sizeof(ctypes.c_float))
        deque(map(_loose_box, repeat(page), part, _boxes), maxlen=0)
        for side in range(4):
            columns[side].extend(_written[side:end:4].tolist())
    return columns


_font_info = _plain(pdfium.FPDFText_GetFontInfo)
_name = (ctypes.c_char * _LONGEST_NAME)()
_flags = ctypes.byref(ctypes.c_int())


def font_name(page: Handle, number: int) -> bytes:
    """Return the name of the font of a character, empty when there is none or it is too long."""
    length = _font_info(page, number, _name, _LONGEST_NAME, _flags)
    return _name.value if 0 < length <= _LONGEST_NAME else b""
