"""Whether the place of a signature is crossed out: by lines over it, or over the whole of its page."""

from collections.abc import Iterator
from functools import reduce

from poedesk.proof.document.model import Box, Document, Page, Slant, Span
from poedesk.proof.finding.model import Act

MUCH = 0.4
"""Share of a place, in its height or its width, that a line which crosses it out passes over at least."""

WHOLE = 0.6
"""Share of a page in either direction that a line measures at least which crosses out all of it."""


def crossed_out(document: Document, act: Act) -> Span | None:
    """Return what of an act lines cross out, words before fields and ink; null when none do."""
    parts = act.parts
    spans = [span for part in parts for span in part.spans if document.page(span.page).slants]
    for number in dict.fromkeys(span.page for span in spans):
        page = document.page(number)
        own = [span for span in spans if span.page == number]
        boxes = [box for span in own for box in _boxes(page, span)]
        if boxes and any(
            _over(slant, reduce(Box.union, boxes)) or _over_all(slant, page) for slant in page.slants
        ):
            return min(own, key=lambda span: span.start is None)
    return None


def _boxes(page: Page, span: Span) -> Iterator[Box]:
    if span.box is not None:
        yield span.box
    if span.start is not None and span.end is not None:
        yield from (word.box for word in page.words.between(span.start, span.end))


def _over(slant: Slant, place: Box) -> bool:
    """Return whether a line passes over much of a place."""
    share = slant.share_in(place)
    across, down = share * abs(slant.x1 - slant.x0), share * abs(slant.y1 - slant.y0)
    return down >= MUCH * place.height or across >= MUCH * place.width


def _over_all(slant: Slant, page: Page) -> bool:
    if page.width is None or page.height is None:
        return False
    return slant.x1 - slant.x0 >= WHOLE * page.width and abs(slant.y1 - slant.y0) >= WHOLE * page.height
