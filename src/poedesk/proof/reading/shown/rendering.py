"""Draws one page of a document for the report: runs inside the sandbox only, as its task ``render``.

Pixels go out as they are, three bytes each: the parent makes the picture file, so that no file format that a
hostile document could shape ever reaches a browser.
"""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import pypdfium2 as pypdfium
from PIL import Image

from poedesk.proof.document.model import Box
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.opening import open_pdf
from poedesk.proof.reading.readers.pdf.quotes import Quote, text_with_quotes
from poedesk.proof.reading.sniff import sniff

_NO_PAGE = "there is no page {}"


class NotDrawn(Exception):
    """This document or page cannot be drawn."""


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return the picture of a page, as displayed, and the boxes of what is quoted on it.

    Args:
        data: the document.
        name: its name.
        limits: ``pixels`` bounds the picture.
        request: ``page`` (from 1), ``columns`` and ``rows`` (pixels at most), ``quotes``
            (``[text, left, top, right, bottom]`` each).

    Returns:
        ``width`` and ``height`` in points, ``columns`` and ``rows``, ``pixels`` (base64 of RGB rows), and
        ``places``: for each quotation its boxes, one a line, ``[left, top, right, bottom]`` in points; a
        picture has no text, and no place is found on it.

    Raises:
        NotDrawn: the document has no such page, or is of a format without pages.
        Refused: it is a picture that is too large, damaged, or of a kind that needs a part not installed.
    """
    kind = sniff(data, name)
    if kind in media.PICTURES:
        return _frame(data, kind, limits, request)
    if kind != media.PDF:
        message = "only pages of PDF files and pictures are drawn"
        raise NotDrawn(message)
    opened = open_pdf(data)
    try:
        return _page(opened.pages, limits, request)
    finally:
        opened.close()


def _frame(data: bytes, kind: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    from poedesk.proof.reading.readers.picture.frames import displayed, opened  # noqa: PLC0415 - loads numpy

    number = request["page"]
    with opened(data, kind, limits) as source:
        if not 1 <= number <= source.count:
            raise NotDrawn(_NO_PAGE.format(number))
        most = request["columns"], request["rows"]
        shown = displayed(source, number - 1, len(data), limits, most)
    scale = min(_scale(shown.width, shown.height, limits, request), shown.image.width / shown.width)
    size = max(1, round(shown.width * scale)), max(1, round(shown.height * scale))
    image = shown.image.resize(size, Image.Resampling.LANCZOS)
    return _answer(shown.width, shown.height, image, [[] for _ in request["quotes"]])


def _page(source: pypdfium.PdfDocument, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    number = request["page"]
    if not 1 <= number <= len(source):
        raise NotDrawn(_NO_PAGE.format(number))
    source.init_forms()
    page = source[number - 1]
    try:
        frame = frame_of(page.raw)
        quotes = [Quote(text, Box(*box)) for text, *box in request["quotes"]]
        _, places = text_with_quotes(page.raw, frame, quotes)
        bitmap = page.render(scale=_scale(frame.width, frame.height, limits, request), rev_byteorder=True)
        boxed = [[list(box) for box in boxes] for boxes in places]
        return _answer(frame.width, frame.height, bitmap.to_pil().convert("RGB"), boxed)
    finally:
        page.close()


def _scale(width: float, height: float, limits: Limits, request: Mapping[str, Any]) -> float:
    """Return the pixels a point in which a page of that size, in points, is drawn."""
    most = (limits.pixels / (width * height)) ** 0.5
    return float(min(request["columns"] / width, (request["rows"] - 1) / height, most))


def _answer(
    width: float, height: float, image: Image.Image, places: Sequence[Sequence[Sequence[float]]]
) -> dict[str, Any]:
    return {
        "width": width,
        "height": height,
        "columns": image.width,
        "rows": image.height,
        "pixels": base64.b64encode(image.tobytes()).decode("ascii"),
        "places": places,
    }
