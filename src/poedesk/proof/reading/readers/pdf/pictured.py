"""Looks at the small pictures on the pages of a PDF: which of them may be somebody's signature."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from poedesk.proof.document.model import Box, Drawing, Page
from poedesk.proof.reading.readers.looks import MOST, may_be_signature

_COLUMNS, _SCALE = 900.0, 4.0
"""Pixels across in which a picture is drawn at most, and pixels a point."""

_OTHERS = frozenset({pdfium.FPDF_PAGEOBJ_TEXT, pdfium.FPDF_PAGEOBJ_PATH})
"""What is left out when a picture is drawn: words and lines over it are not part of it."""


def with_looks(source: pypdfium.PdfDocument, pages: Sequence[Page]) -> list[Page]:
    """Return the pages with what was seen on their small pictures and stamps (``Drawing.written``).

    A picture that several pages show at the same place is a letterhead and is not looked at.
    """
    seen = Counter(
        _place(item)
        for page in pages
        for item in page.drawings
        if item.kind == "picture" and may_be_signature(item.box)
    )
    room = MOST
    looked = []
    for page in pages:
        numbers = [
            number
            for number, item in enumerate(page.drawings)
            if _is_small(item) and (item.kind == "stamp" or seen[_place(item)] == 1)
        ]
        if numbers:
            page = replace(page, drawings=_looked_at(source, page, numbers[:room], numbers))  # noqa: PLW2901 - the same page, seen better
            room -= len(numbers[:room])
        looked.append(page)
    return looked


def _is_small(item: Drawing) -> bool:
    return item.kind in {"picture", "stamp"} and may_be_signature(item.box)


def _place(item: Drawing) -> tuple[int, ...]:
    return tuple(round(edge) for edge in item.box)


def _looked_at(
    source: pypdfium.PdfDocument, page: Page, looked: Sequence[int], all_of: Sequence[int]
) -> tuple[Drawing, ...]:
    """Return the drawings of a page after looking at those numbered ``looked``; no others are signatures."""
    drawings = list(page.drawings)
    for number in all_of:
        drawings[number] = replace(drawings[number], written=False)
    if not looked:
        return tuple(drawings)
    if any(drawings[number].detail for number in looked):
        source.init_forms()  # a button of the form shows its picture only then
    handle = source[page.number - 1]
    try:
        _leave_out(handle)
        unit = handle.get_width() / page.width if page.width else 1.0
        for number in looked:
            box = Box(*(edge * unit for edge in drawings[number].box))
            drawings[number] = replace(drawings[number], written=_is_written(handle, box))
    finally:
        handle.close()
    return tuple(drawings)


def _is_written(handle: pypdfium.PdfPage, box: Box) -> bool:
    """Return whether what a page shows in ``box``, in its own units, looks written by a pen."""
    from poedesk.proof.reading.pen.writing.pictured import looks_written  # noqa: PLC0415 - most documents need no Pillow

    width, height = handle.get_size()
    crop = max(0.0, box.left), max(0.0, height - box.bottom), max(0.0, width - box.right), max(0.0, box.top)
    scale = min(_SCALE, _COLUMNS / max(1.0, box.width))
    try:
        return looks_written(handle.render(scale=scale, crop=crop, rev_byteorder=True).to_pil())
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - hostile pixels may raise anything; what was not seen is no signature
        return False


def _leave_out(handle: pypdfium.PdfPage) -> None:
    """Take words and lines out of a page that is open, not out of its file."""
    for number in range(pdfium.FPDFPage_CountObjects(handle.raw)):
        item = pdfium.FPDFPage_GetObject(handle.raw, number)
        if item and pdfium.FPDFPageObj_GetType(item) in _OTHERS:
            pdfium.FPDFPageObj_SetIsActive(item, False)  # noqa: FBT003 - C knows no keywords
