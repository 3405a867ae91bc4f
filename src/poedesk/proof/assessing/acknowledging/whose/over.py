"""Places of an act, and the lines over them: where a block begins, and which head stands over it."""

from collections.abc import Iterator
from functools import reduce
from itertools import islice

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Document, Page, Span
from poedesk.proof.finding.model import Act

HEADING_LINES = 4
"""Lines above a signature in which a heading can say for whom the block is."""

HIGH = 75.0
"""Points over the printed name within which the heading over its signature stands."""


def place_of(act: Act) -> Span | None:
    """Return a place of the act that has words: of the signature, else of its name, title or date."""
    parts = act.parts
    return next((span for part in parts for span in part.spans if span.start is not None), None)


def block_places(document: Document, act: Act) -> list[Span]:
    """Return the places of an act that have words, in order, without what stands over its words.

    A list of who was there gives a title, the head of a letter a date.
    """
    spans = [span for part in act.parts for span in part.spans if span.start is not None]
    spans.sort(key=lambda span: (span.page, span.start or 0))
    named = act.name.spans if act.name is not None else ()
    name = next((span for span in named if span.start is not None), None)
    if name is None:
        return spans
    begins = _behind_sentence(document.page(name.page).text, name.start or 0)
    return [span for span in spans if (span.page, span.start or 0) >= (name.page, begins)]


def _behind_sentence(text: str, before: int) -> int:
    """Return where the last line ends that ends a sentence: behind it a block begins."""
    end = text.rfind("\n", 0, before)
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end].rstrip()
        if line.endswith(_STOPS) and len(line.split(None, _WORDS)) > _WORDS:
            return end + 1
        end = start - 1
    return 0


_STOPS = (".", "!", "?")
_WORDS = 4
"""Words that a line has more of, where it ends a sentence."""


def over(
    document: Document, span: Span, more: int = 0, *, labelled: bool = False
) -> Iterator[tuple[int, str]]:
    """Yield the lines over a place as ``lines_over`` does, and ``more``, each with its start on the page.

    With ``labelled`` also those over the label that stands beside it.
    """
    page = document.page(span.page)
    assert span.start is not None
    if not document.paged:
        end = page.text.rfind("\n", 0, span.start)
        yield from islice(lines_before(page.text, end), HEADING_LINES + more)
        return
    own = next((piece.box for piece in page.segments if piece.start <= span.start < piece.end), None)
    if own is not None:
        labels = _labels_beside(page, own, span.label) if labelled else ()
        yield from _column(page, reduce(Box.union, labels, own))


def _labels_beside(page: Page, own: Box, label: str | None) -> Iterator[Box]:
    """Yield where a label stands on the line of what it is the label of: they have one column."""
    for piece in page.segments if label else ():
        box = piece.box
        level = box.right <= own.left and box.top < own.bottom and box.bottom > own.top
        if level and fold(page.text[piece.start : piece.end]).strip(" :") == fold(label or "").strip(" :"):
            yield box


def lines_before(text: str, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines with words up to the line break at ``end``, the last first, with where each starts."""
    while end >= 0:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            yield start, text[start:end]
        end = start - 1


def over_block(document: Document, act: Act, span: Span) -> Iterator[tuple[int, str]]:
    """Yield the lines over all places of an act on the page of one of them, the nearest first."""
    page = document.page(span.page)
    parts = act.parts
    spans = [each for part in parts for each in part.spans if each.page == span.page]
    if not document.paged:
        first = min((each for each in spans if each.start is not None), key=lambda each: each.start or 0)
        yield from over(document, first)
        return
    boxes = [each.box for each in spans if each.box is not None]
    starts = [each.start for each in spans if each.start is not None]
    boxes += [piece.box for piece in page.segments if any(piece.start <= at < piece.end for at in starts)]
    if boxes:
        yield from _column(page, reduce(Box.union, boxes))


def _column(page: Page, own: Box) -> Iterator[tuple[int, str]]:
    pieces = [
        piece
        for piece in page.segments
        if 0 < own.top - piece.box.bottom <= HIGH
        and piece.box.left < own.right
        and piece.box.right > own.left
    ]
    for piece in sorted(pieces, key=lambda each: -each.box.bottom):
        yield piece.start, page.text[piece.start : piece.end]
