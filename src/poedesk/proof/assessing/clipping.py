"""The cited places of each element as one picture, for packets: what is cited, and nothing beside it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from poedesk.kernel.text import fold
from poedesk.proof.assessing.citing import rounded
from poedesk.proof.assessing.illustrating import Progress, cited_pages, loaded
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.document.model import By
from poedesk.proof.document.outlines import Outline
from poedesk.proof.reading.limits import BundleLimits, Limits
from poedesk.proof.reading.parent.sandbox import Sandbox
from poedesk.proof.reading.read import Entry
from poedesk.proof.reading.shown.clips import cut, strip
from poedesk.proof.reading.shown.pictures import Drawn, Picture, pixels_of

if TYPE_CHECKING:
    from PIL import Image

_DRAWN = frozenset({By.INK, By.MARK})
"""Ways of seeing whose box is the thing itself; any other, also of a digital one, may hold other words."""


def clips(
    assessment: Assessment,
    entries: Sequence[Entry],
    limits: Limits,
    bundle: BundleLimits,
    progress: Progress | None = None,
) -> dict[str, bytes]:
    """Return the cited places of each element that a page shows: id -> PNG.

    Args:
        assessment: what was found.
        entries: the files that were given.
        limits: what drawing one page may cost.
        bundle: how many pages are drawn at most; places on others are not shown.
        progress: called before each page is drawn: its document, its number from 1, and how many there are.
    """
    wanted = cited_pages(assessment)[: bundle.pictures]
    found: dict[str, dict[tuple[str, int, Outline], Image.Image]] = {}
    with Sandbox(limits) as sandbox:
        for data, page in loaded(sandbox, wanted, entries, progress):
            drawn = pixels_of(sandbox, data, page) if data is not None else None
            if not isinstance(drawn, Drawn):
                continue
            for element, outline in _cited(assessment, drawn.picture):
                for place in cut(drawn, [outline]):
                    found.setdefault(element, {}).setdefault((page.sha256, page.page, outline), place)
    return {element: strip(list(places.values())) for element, places in found.items()}


def _cited(assessment: Assessment, picture: Picture) -> Iterator[tuple[str, Outline]]:
    """Yield each element that is cited on a page with a place of it that holds what is cited and no more."""
    documents = (each.document for each in assessment.documents)
    pages = [each.page(picture.page) for each in documents if each.sha256 == picture.sha256]
    whole = {
        (fold(field.value), rounded(page.displayed(field.box)))
        for page in pages
        for field in page.fields
        if field.value and field.box
    }
    for element in assessment.elements:
        for piece in element.evidence:
            place = piece.quote or "", piece.box
            here = (piece.sha256, piece.page) == (picture.sha256, picture.page)
            if here and piece.box and (piece.by in _DRAWN or place in whole or place in picture.places):
                yield from ((element.id, outline) for outline in picture.outlines(place[0], piece.box))
