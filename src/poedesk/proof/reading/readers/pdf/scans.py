"""Pages that only looking at them can read: scans, drawn text, letters without meaning, layers to check."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2 as pypdfium

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Page
from poedesk.proof.document.words import NO_WORDS
from poedesk.proof.reading.limits import variable
from poedesk.proof.reading.ocr.sight import OutOfTime, Sight
from poedesk.proof.reading.readers.pdf import unread
from poedesk.proof.reading.readers.pdf.pages import ReadPage

if TYPE_CHECKING:
    from poedesk.proof.reading.ocr.looking import Picture

DOTS = 200
"""Dots an inch in which a page is drawn to be looked at."""

_POINTS = 72.0
_KEPT = frozenset({unread.PICTURE, unread.PART, unread.DRAWING})
"""Causes with which the words that the page has stand as they are, beside those that are recognised."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the file itself says of a page."""

    page: Page
    """In points."""

    result: ReadPage


def wanted(result: ReadPage) -> bool:
    """Return whether a page must be looked at to be read."""
    return result.layer or result.unread in unread.BY_SIGHT


def looked_at(
    source: pypdfium.PdfDocument, number: int, known: Known, eyes: Sight
) -> tuple[Page, str | None, str | None]:
    """Return a page as it is read by looking, why it is still unread, and what is to be said of it."""
    from poedesk.proof.reading.ocr.pages import doubt, recognised_beside  # noqa: PLC0415 - loads the engine

    eyes.report(number, len(source))
    page, result = known.page, known.result
    try:
        picture = drawn(source, number, page, eyes.limits.pixels)
        words = page if result.layer or result.unread in _KEPT else replace(page, text="", words=NO_WORDS)
        seen, said = recognised_beside(
            picture, words, eyes, layer=result.layer, part=result.unread == unread.PART
        )
    except OutOfTime:
        late = (
            f"page {number} was not looked at: {eyes.limits.ocr_page_seconds} s for a page"
            f" ({variable('ocr_page_seconds')}) or {eyes.limits.ocr_seconds} s for its document"
            f" ({variable('ocr_seconds')}) were used up"
        )
        return page, result.unread, late
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - hostile pixels may raise anything, and the other pages are good
        failed = f"page {number} could not be looked at ({type(error).__name__}); scan it anew"
        return page, result.unread, failed
    unclear = unread.PART if result.unread == unread.PART else unread.UNCLEAR
    return seen, unclear if doubt(seen) else None, said


def drawn(source: pypdfium.PdfDocument, number: int, page: Page, most: int) -> "Picture":
    """Return the picture of a page as displayed, of at most so many pixels; form fields are left out."""
    import numpy as np  # noqa: PLC0415 - pages of text need none of it

    from poedesk.proof.reading.ocr.looking import Picture  # noqa: PLC0415

    handle = source[number - 1]
    try:
        width, height = handle.get_size()
        scale = min(DOTS / _POINTS, (most / max(1.0, width * height)) ** 0.5)
        bitmap = handle.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
        colours = np.asarray(bitmap.to_pil().convert("RGB"))
    finally:
        handle.close()
    return Picture(colours, page.width or width, page.height or height)
