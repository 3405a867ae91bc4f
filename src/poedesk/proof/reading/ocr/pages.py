"""A page out of its picture: the way from pixels to what finders take, the same for scans and picture files.

What else is seen on paper (marks, ink) is added in ``recognised``, from the same sheet and words.
"""

from poedesk.proof.document.model import Page
from poedesk.proof.reading.ocr.combed import combed
from poedesk.proof.reading.ocr.installed import NO_TEXT
from poedesk.proof.reading.ocr.laying import page_of
from poedesk.proof.reading.ocr.looking import Picture, Seen, look
from poedesk.proof.reading.ocr.merging import moved, said_of, with_layer, with_printed
from poedesk.proof.reading.ocr.models.engine import engine
from poedesk.proof.reading.ocr.sight import Sight
from poedesk.proof.reading.readers.registry import Refused


def recognised(picture: Picture, number: int, sight: Sight) -> Page:
    """Return page ``number`` from its picture.

    Raises:
        OutOfTime: it takes longer than allowed.
        Refused: the engine cannot be loaded, or there is no text on the picture, nor paper.
    """
    seen = _seen(picture, sight)
    if seen.illustrates:
        raise Refused(NO_TEXT)
    return page_of(seen, number)


def recognised_beside(
    picture: Picture, page: Page, sight: Sight, *, layer: bool, part: bool = False
) -> tuple[Page, str | None]:
    """Return a page from its picture and what its file says of it, and what is to be said of that.

    ``layer``: the words that the file has are the text layer of a scan; ``part``: they are most of the page,
    and pictures on it show the rest. Raises like ``recognised``.
    """
    seen = _seen(picture, sight)
    said = None
    if layer:
        seen, found = with_layer(seen, page)
        said = said_of(found, page.number)
    else:
        seen = with_printed(seen, page, part=part)
    return moved(page_of(seen, page.number), page, seen), said


def _seen(picture: Picture, sight: Sight) -> Seen:
    deadline = sight.deadline()
    loaded = engine(sight.limits.ocr_threads)
    return combed(look(picture, loaded, deadline), loaded, deadline)


def doubt(page: Page) -> str | None:
    """Return why a page that was looked at counts as unread, as a clause; null when it was read."""
    return None if page.readable else "shows text that could not be recognised; scan it anew"
