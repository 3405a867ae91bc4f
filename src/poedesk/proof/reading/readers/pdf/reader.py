"""The PDF reader: pages of text through pdfium, everything else through pikepdf and pyHanko.

Each library may fail alone on a damaged file: what one of them can read is kept, what could not be read is
named among the problems.
"""

import hashlib
from typing import Any

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from poedesk.proof.document.model import Document, Page, Read
from poedesk.proof.reading import media
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.frame import frame_of
from poedesk.proof.reading.readers.pdf.grids import find_grids, level_rules
from poedesk.proof.reading.readers.pdf.shapes import read_shapes
from poedesk.proof.reading.readers.pdf.text import lay_out
from poedesk.proof.reading.readers.pdf.words import TextPage, read_words

SHORTEST_RULE = 20.0
"""Points a horizontal line must have to be reported."""

MOST_WORDS = 50_000
"""Words taken from one page."""


def read(data: bytes, name: str, limits: Limits, *, words: bool = True) -> Document:
    """Return the PDF ``data`` as a document; never raises for a bad file.

    ``words=False`` leaves ``Page.words`` empty.
    """
    source = pypdfium.PdfDocument(data)
    pages = []
    for number in range(min(len(source), limits.pages)):
        handle = source[number]
        pages.append(_page(handle.raw, number + 1, words=words))
        handle.close()
    return Document(
        name, hashlib.sha256(data).hexdigest(), len(data), media.PDF, Read.COMPLETE, tuple(pages)
    )


def _page(handle: Any, number: int, *, words: bool) -> Page:
    frame = frame_of(handle)
    text_handle = pdfium.FPDFText_LoadPage(handle)
    page = TextPage(text_handle, frame)
    raw, _ = read_words(page, MOST_WORDS)
    shapes = read_shapes(handle, frame)
    grids = find_grids(shapes, frame.width, frame.height)
    text = lay_out(page, raw, grids)
    pdfium.FPDFText_ClosePage(text_handle)
    return Page(
        number,
        frame.width,
        frame.height,
        text.text,
        text.segments,
        text.words if words else (),
        rules=level_rules(shapes.lines, SHORTEST_RULE),
    )
