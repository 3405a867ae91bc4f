"""Calls into pdfium that run for every word, object or point: they take and give handles as plain numbers.

The bindings check each handle and each out parameter against its type, which costs more than most of these
calls do themselves. What they get here comes from pdfium or from ctypes buffers of ours, nowhere else.
"""

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium


def _plain(function: Any) -> Callable[..., Any]:
    """Return ``function`` with every pointer in its signature as a number."""
    kinds = (function.restype, *function.argtypes)
    numbers = [ctypes.c_void_p if issubclass(kind, ctypes._Pointer) else kind for kind in kinds]  # noqa: SLF001 - it has no public name
    return ctypes.PYFUNCTYPE(*numbers)(ctypes.cast(function, ctypes.c_void_p).value or 0)


count_chars = _plain(pdfium.FPDFText_CountChars)
text_of = _plain(pdfium.FPDFText_GetText)
loose_box = _plain(pdfium.FPDFText_GetLooseCharBox)
tight_box = _plain(pdfium.FPDFText_GetCharBox)
char_angle = _plain(pdfium.FPDFText_GetCharAngle)
char_number = _plain(pdfium.FPDFText_GetCharIndexFromTextIndex)
font_weight = _plain(pdfium.FPDFText_GetFontWeight)
font_info = _plain(pdfium.FPDFText_GetFontInfo)
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
switch = _plain(pdfium.FPDFPageObj_SetIsActive)

count_points = _plain(pdfium.FPDFPath_CountSegments)
draw_mode = _plain(pdfium.FPDFPath_GetDrawMode)
path_point = _plain(pdfium.FPDFPath_GetPathSegment)
point_kind = _plain(pdfium.FPDFPathSegment_GetType)
point_place = _plain(pdfium.FPDFPathSegment_GetPoint)
point_closes = _plain(pdfium.FPDFPathSegment_GetClose)


def number(handle: Any) -> int:
    """Return a handle of the bindings as a number; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
