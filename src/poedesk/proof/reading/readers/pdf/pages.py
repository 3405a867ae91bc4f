"""One page of a PDF: what pdfium shows of it, put together with the fields and annotations of the file."""

from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from poedesk.proof.document.model import Page
from poedesk.proof.reading.readers.pdf.frame import Frame, frame_of
from poedesk.proof.reading.readers.pdf.grids import find_grids, level_rules
from poedesk.proof.reading.readers.pdf.shapes import read_shapes
from poedesk.proof.reading.readers.pdf.text import lay_out
from poedesk.proof.reading.readers.pdf.unread import why_unread
from poedesk.proof.reading.readers.pdf.words import TextPage, read_words

SHORTEST_RULE = 20.0
"""Points a horizontal line must have to be reported."""

MOST_WORDS = 50_000
"""Words taken from one page."""


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page with what its reading left open."""

    page: Page
    frame: Frame
    unread: str | None
    """Why it could not be read, in the terms of ``unread``; null when it was."""

    cut: bool
    """Whether it holds more than is looked at on one page."""

    empty: bool
    """Whether it shows nothing at all."""


def read_page(handle: Any, number: int) -> ReadPage:
    """Return page ``number`` of a pdfium page (raw handle)."""
    frame = frame_of(handle)
    shapes = read_shapes(handle, frame)
    grids = find_grids(shapes, frame.width, frame.height)
    text_handle = pdfium.FPDFText_LoadPage(handle)
    try:
        source = TextPage(text_handle, frame)
        raw, whole = read_words(source, MOST_WORDS)
        unread = why_unread(raw, source.text(), shapes, frame)
        text = lay_out(source, raw, grids)
    finally:
        pdfium.FPDFText_ClosePage(text_handle)
    page = Page(
        number,
        frame.width,
        frame.height,
        text.text,
        text.segments,
        text.words,
        rules=level_rules(shapes.lines, SHORTEST_RULE),
        readable=unread is None,
    )
    return ReadPage(page, frame, unread, not (whole and shapes.complete), not raw and shapes.empty)


def lost_page(number: int) -> Page:
    """Return the stand-in for a page that could not even be opened."""
    return Page(number, None, None, "", readable=False)
