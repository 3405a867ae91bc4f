"""Draws one page of a document for the report: runs inside the sandbox only, as its task ``render``.

Pixels go out as they are, three bytes each: the parent makes the picture file, so that no file format that a
hostile document could shape ever reaches a browser.
"""

import base64
from collections.abc import Mapping
from typing import Any

import pypdfium2 as pypdfium

from poedesk.proof.document.model import Box
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.opening import open_pdf
from poedesk.proof.reading.readers.pdf.quotes import Quote, text_with_quotes
from poedesk.proof.reading.sniff import sniff


class NotDrawn(Exception):
    """This document or page cannot be drawn."""


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the picture of a page and the boxes of what is quoted on it.

    Args:
        data: the document.
        name: its name.
        limits: ``pixels`` bounds the picture.
        request: ``page`` (from 1), ``columns`` and ``rows`` (pixels at most), ``quotes``
            (``[text, left, top, right, bottom]`` each).

    Returns:
        ``width`` and ``height`` in points, ``columns`` and ``rows``, ``pixels`` (base64 of RGB rows), and
        ``places``: for each quotation its boxes, one a line, ``[left, top, right, bottom]`` in points.

    Raises:
        NotDrawn: the document has no such page, or is of a format without pages.
    """
    if sniff(data, name) != media.PDF:
        message = "only pages of PDF files are drawn"
        raise NotDrawn(message)
    opened = open_pdf(data)
    try:
        return _page(opened.pages, limits, request)
    finally:
        opened.close()


def _page(source: pypdfium.PdfDocument, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    number = request["page"]
    if not 1 <= number <= len(source):
        message = f"there is no page {number}"
        raise NotDrawn(message)
    source.init_forms()
    page = source[number - 1]
    try:
        frame = frame_of(page.raw)
        quotes = [Quote(text, Box(*box)) for text, *box in request["quotes"]]
        _, places = text_with_quotes(page.raw, frame, quotes)
        most = (limits.pixels / (frame.width * frame.height)) ** 0.5
        scale = min(request["columns"] / frame.width, (request["rows"] - 1) / frame.height, most)
        bitmap = page.render(scale=scale, rev_byteorder=True)
        return {
            "width": frame.width,
            "height": frame.height,
            "columns": bitmap.width,
            "rows": bitmap.height,
            "pixels": base64.b64encode(_rgb(bitmap)).decode("ascii"),
            "places": [[list(box) for box in boxes] for boxes in places],
        }
    finally:
        page.close()


def _rgb(bitmap: pypdfium.PdfBitmap) -> bytes:
    """Return three bytes a pixel without gaps, whatever pdfium chose."""
    return bytes(bitmap.to_pil().convert("RGB").tobytes())
