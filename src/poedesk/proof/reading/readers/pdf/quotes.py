"""Finds quotations again in the file itself: the plain text of a page, and boxes of the quoted words only.

This is the light way to a place that is already known: no words, lines or columns are made, so it costs
little more than taking the text out.
"""

import ctypes
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded.text_page import TextPage

_LIGATURES = {"ffi": "\ufb03", "ffl": "\ufb04", "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02"}
_PARTS = compiled("ff[il]|f[fil]|[A-Za-z0-9]|.", re.DOTALL)
_GAP = r"[\s\x00]*"
_SIGN = r"[^A-Za-z0-9\s]{0,3}"
"""What may stand for a sign: compatibility forms, and pdfium's stand-ins for hyphens at line ends."""

_MOST_MATCHES = 200


class Quote(NamedTuple):
    """Words that stand on a page, as they were quoted, and the box about where."""

    text: str
    near: Box


def find_quotes(handle: Any, source: TextPage, quotes: Sequence[Quote]) -> list[tuple[Box, ...]]:
    """Return for each quotation the boxes of its lines on a text page (raw handle); empty when not found.

    Of several places with the same words the one that lies in the quotation's own box is meant.
    """
    text = source.text() if quotes else ""
    return [_boxes(handle, source, text, quote) for quote in quotes]


def _boxes(handle: Any, source: TextPage, text: str, quote: Quote) -> tuple[Box, ...]:
    pattern = _pattern(quote.text)
    if pattern is None:
        return ()
    best: tuple[Box, ...] = ()
    share = 0.0
    for number, match in enumerate(pattern.finditer(text)):
        if number >= _MOST_MATCHES:
            break
        boxes = _rectangles(handle, source, text, match.span())
        inside = _share_inside(boxes, quote.near)
        if inside > share:
            best, share = boxes, inside
    return best if share > 0.5 else ()  # noqa: PLR2004 - most of the words lie where they were quoted


def _pattern(quote: str) -> re.Pattern[str] | None:
    """Return what the words look like in pdfium's text: blanks and signs may differ, letters may not."""
    if not any(sign.isalnum() for sign in quote):
        return None
    return re.compile(_GAP.join(_token(token) for token in quote.split()))


def _token(token: str) -> str:
    parts = []
    for part in _PARTS.findall(token):
        if part in _LIGATURES:
            parts.append(f"(?:{part}|{_LIGATURES[part]})")
        elif part.isalnum() and part.isascii():
            parts.append(part)
        else:
            parts.append(f"(?:{re.escape(part)}|{_SIGN})" if not part.isalnum() else re.escape(part))
        parts.append("[\x02\ufffe\u00ad]?\\s?" if part == "-" else "")
    return "".join(parts)


def _rectangles(handle: Any, source: TextPage, text: str, span: tuple[int, int]) -> tuple[Box, ...]:
    start, end = span
    if len(text) != source.count:  # signs beyond the first plane take two of pdfium's units
        start, end = (len(text[:position].encode("utf-16-le")) // 2 for position in (start, end))
        start, end = (max(0, pdfium.FPDFText_GetCharIndexFromTextIndex(handle, at)) for at in (start, end))
    count = pdfium.FPDFText_CountRects(handle, start, end - start)
    sides = tuple(ctypes.c_double() for _ in range(4))
    boxes = []
    for number in range(max(0, count)):
        if pdfium.FPDFText_GetRect(handle, number, *sides):
            left, top, right, bottom = (side.value for side in sides)
            boxes.append(source.frame.box(left, bottom, right, top))
    return tuple(_by_line(boxes))


def _by_line(boxes: Sequence[Box]) -> list[Box]:
    """Return boxes with those of one line joined: pdfium gives one for each run of letters."""
    joined: list[Box] = []
    for box in boxes:
        last = joined[-1] if joined else None
        if last is not None and _goes_on(last, box):
            joined[-1] = last.union(box)
        else:
            joined.append(box)
    return joined


def _goes_on(one: Box, other: Box) -> bool:
    height = min(one.height, other.height)
    level = min(one.bottom, other.bottom) - max(one.top, other.top) > _LEVEL * height
    return level and other.right >= one.left and other.left - one.right <= _BLANK * max(height, 1.0)


_LEVEL, _BLANK = 0.5, 0.8
"""Share of its height that a run has in common with its line, and heights between two runs at most."""


def _share_inside(boxes: Sequence[Box], near: Box) -> float:
    """Return the share of ``boxes`` whose centres lie in ``near``."""
    if not boxes:
        return 0.0
    slack = 3.0
    inside = sum(
        near.left - slack <= (box.left + box.right) / 2 <= near.right + slack
        and near.top - slack <= (box.top + box.bottom) / 2 <= near.bottom + slack
        for box in boxes
    )
    return inside / len(boxes)


def text_with_quotes(page: Any, frame: Frame, quotes: Sequence[Quote]) -> tuple[str, list[tuple[Box, ...]]]:
    """Return the plain text of a pdfium page (raw handle), and the boxes of ``quotes`` on it."""
    handle = pdfium.FPDFText_LoadPage(page)
    try:
        source = TextPage(handle, frame)
        return source.text(), find_quotes(handle, source, quotes)
    finally:
        pdfium.FPDFText_ClosePage(handle)
