"""A page out of its picture: the way from pixels to what finders take, the same for scans and picture files.

What else is seen on paper (marks, ink) is added in ``recognised``, from the same sheet and words.
"""

from poedesk.proof.document.model import Page
from poedesk.proof.reading.ocr.engine import engine
from poedesk.proof.reading.ocr.laying import page_of
from poedesk.proof.reading.ocr.looking import Picture, look
from poedesk.proof.reading.ocr.sight import Sight


def recognised(picture: Picture, number: int, sight: Sight) -> Page:
    """Return page ``number`` from its picture.

    Raises:
        OutOfTime: it takes longer than allowed.
        Refused: the engine cannot be loaded.
    """
    deadline = sight.deadline()
    seen = look(picture, engine(sight.limits.ocr_threads), deadline)
    return page_of(seen, number)


def doubt(page: Page) -> str | None:
    """Return why a page that was looked at counts as unread, as a clause; null when it was read."""
    return None if page.readable else "shows text that could not be recognised; scan it anew"
