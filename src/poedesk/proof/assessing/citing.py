"""Spans to evidence: every quotation is checked against the text before it is reported.

A span that does not stand in its document is refused (``cite`` returns None), and what cannot be cited cannot
make an element met.
"""

from collections.abc import Iterable

from poedesk.kernel.text import fold, quotation
from poedesk.proof.assessing.model import Evidence
from poedesk.proof.document.model import Box, By, Document, Page, Span

LABEL_LIMIT = 60
"""Characters of a label that a place shows."""

_LABELS_ONLY = frozenset({By.MARK, By.INK, By.DIGITAL_SIGNATURE, By.E_SIGN_CERTIFICATE})
"""Ways of seeing whose quotation is the nearest printed label, or nothing."""


_WRITTEN = frozenset({By.TEXT, By.TABLE, By.OCR})
"""Ways of seeing whose words stand on the page itself."""


def cite(document: Document, span: Span, confidence: float) -> Evidence | None:
    """Return the evidence for ``span``, or None when its words do not stand where it says."""
    try:
        page = document.page(span.page)
    except KeyError:
        return None
    quote = _quote(page, span)
    if quote is None and span.by not in _LABELS_ONLY and not _is_empty_field(page, span):
        return None
    paged = page.width is not None
    sure = _confidence(page, span)
    return Evidence(
        document=document.name,
        sha256=document.sha256,
        page=page.number if paged else None,
        place=_place(document, page, span),
        box=_box(page, span) if paged else None,
        quote=quote,
        by=By.OCR if span.by in _WRITTEN and page.recognised(span.start or 0, span.end or 0) else span.by,
        confidence=round(min(max(confidence, 0.0), 1.0 if sure is None else sure), 2),
        start=span.start,
        sure=sure,
    )


def _confidence(page: Page, span: Span) -> float | None:
    """Return how surely the words of a span were recognised; null for words that the file itself says."""
    if span.start is None or span.end is None or page.by != "ocr":
        return None
    least = page.words.confidence(span.start, span.end)
    if least is None or least >= _PASSAGE_SURE:
        return least
    words = [word.confidence for word in page.words.between(span.start, span.end)]
    given = sorted(sure for sure in words if sure is not None)
    return given[len(given) // _UNSURE_OF] if len(given) >= _PASSAGE else least


_PASSAGE = 10
"""Words from which a quotation is a passage: some words of it that are not sure leave its sense."""

_UNSURE_OF = 6
"""Words of a passage of which one may be unsure."""

_PASSAGE_SURE = 0.9


def cite_all(document: Document, spans: Iterable[Span], confidence: float) -> tuple[Evidence, ...]:
    """Return the evidence for every span that stands, in order, without repetitions."""
    made = (cite(document, span, confidence) for span in spans)
    return tuple(dict.fromkeys(evidence for evidence in made if evidence is not None))


def stands(document: Document, span: Span) -> bool:
    """Say whether ``cite`` has evidence for ``span``, without making it."""
    if span.start is None or span.end is None or span.by in _LABELS_ONLY:
        return cite(document, span, 0.0) is not None
    try:
        text = document.page(span.page).text
    except KeyError:
        return False
    if not 0 <= span.start < span.end <= len(text):
        return False
    return "!" <= text[span.start] <= "~" or bool(fold(text[span.start : span.end]))


def _quote(page: Page, span: Span) -> str | None:
    """Return the words to quote, checked; None when there are none or they do not stand there."""
    if span.by in _LABELS_ONLY:
        label = span.quote or span.label
        return quotation(label) or None if label else None
    if span.start is not None and span.end is not None:
        if not 0 <= span.start < span.end <= len(page.text):
            return None
        return quotation(page.text[span.start : span.end]) or None
    if not span.quote:
        return None
    wanted = fold(span.quote)
    if span.by is By.FORM_FIELD:
        values = (fold(field.value) for field in page.fields if field.value)
        return quotation(wanted) if any(wanted in value for value in values) else None
    return quotation(wanted) if wanted in fold(page.text) else None


def _is_empty_field(page: Page, span: Span) -> bool:
    """Say whether a span cites a form field that shows nothing it holds: a place without words to quote."""
    if span.by is not By.FORM_FIELD or span.start is not None:
        return False
    named = {fold(text) for text in (span.quote, span.label) if text}
    return any(
        not (field.value and field.shown)
        and (field.box == span.box is not None or fold(field.label or field.name) in named)
        for field in page.fields
    )


def _place(document: Document, page: Page, span: Span) -> str:
    where = f"page {page.number}" if page.width is not None else _without_pages(document, span)
    label = fold(span.label or "")
    if not label and span.by in _LABELS_ONLY:
        label = fold(span.quote or "")
    if not label:
        return where
    shown = label if len(label) <= LABEL_LIMIT else f"{label[: LABEL_LIMIT - 1].rstrip()}…"
    return f"{where}, '{shown.strip(' :')}'"


def _without_pages(document: Document, span: Span) -> str:
    if span.by is By.MAIL_HEADER:
        return "mail header"
    return "mail text" if document.mail is not None else "text"


def _box(page: Page, span: Span) -> Box | None:
    box = _place_of(page, span)
    return None if box is None else rounded(page.displayed(box))


def _place_of(page: Page, span: Span) -> Box | None:
    if span.box is not None:
        return span.box
    if span.start is None or span.end is None:
        return None
    start, end = span.start, span.end
    seen = page.words.around(start, end)
    if seen is not None:
        return seen
    boxes = [piece.box for piece in page.segments if piece.start < end and piece.end > start]
    if not boxes:
        return None
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def rounded(box: Box) -> Box:
    """Return ``box`` with two decimals."""
    return Box(*(round(side, 2) for side in box))
