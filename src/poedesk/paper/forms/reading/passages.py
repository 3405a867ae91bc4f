"""The words of an answer as it stands in a document: whole, not only what a finding cites."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document, Page, Segment, Span
from poedesk.proof.finding.model import Finding

_MARGIN = 0.1
"""Part of a page's height in which running heads and feet stand."""


def words_of(document: Document, finding: Finding) -> str:
    """Return the words from the first to the last place that a finding cites, page by page.

    What stands at the top or foot of several pages is no part of an answer.
    """
    running = _running(document)
    parts: list[str] = []
    for page in document.pages:
        spans = [span for span in finding.spans if span.page == page.number]
        inside = [(span.start, span.end) for span in spans if span.start is not None and span.end is not None]
        if inside:
            first, last = min(start for start, _ in inside), max(end for _, end in inside)
            parts.append(fold(_between(page, first, last, running)))
        else:
            parts += [_of_field(page, span.quote) for span in spans if span.quote]
    return " ".join(filter(None, parts))


def _between(page: Page, start: int, end: int, running: frozenset[str]) -> str:
    """Return the words of a range without running heads and feet."""
    text = page.text[start:end]
    for segment in reversed(page.segments):
        inside = start <= segment.start and segment.end <= end
        if inside and _shape(page.text[segment.start : segment.end]) in running:
            text = text[: segment.start - start] + text[segment.end - start :]
    return text


def _running(document: Document) -> frozenset[str]:
    """Return the lines that stand in the margins of two pages and more, whatever their figures."""
    counts: Counter[str] = Counter()
    for page in document.pages:
        if page.height is not None:
            edge = page.height * _MARGIN
            margins = [s for s in page.segments if s.box.bottom < edge or s.box.top > page.height - edge]
            counts.update({_shape(page.text[item.start : item.end]) for item in margins})
    return frozenset(line for line, count in counts.items() if count > 1 and line)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "0", fold(text))


def _of_field(page: Page, quote: str) -> str:
    """Return the whole value of the field that holds ``quote``, which is cut where it is long."""
    wanted = fold(quote)
    whole = (item.value for item in page.fields if item.value and fold(item.value).startswith(wanted))
    return next(whole, wanted)


def words_from(document: Document, span: Span) -> str:
    """Return the words from where ``span`` begins to the end of its line."""
    page = document.page(span.page)
    start = span.start or 0
    end = page.text.find("\n", start)
    return fold(page.text[start : end if end >= 0 else len(page.text)])


def lines_of(document: Document, findings: Iterable[Finding]) -> list[str]:
    """Return the lines in which what was found is named, in their order, each once."""
    found = set()
    for finding in findings:
        for span in finding.spans:
            if span.start is not None:
                found |= set(_lines_at(document, span.page, span.start))
    return list(dict.fromkeys(text for *_, text in sorted(found)))


def _lines_at(document: Document, number: int, start: int) -> Iterator[tuple[int, int, str]]:
    page = document.page(number)
    for segment in page.segments:
        if segment.start <= start < segment.end:
            yield number, segment.start, _line(page, segment)


def _line(page: Page, segment: Segment) -> str:
    return fold(page.text[segment.start : segment.end]).lstrip("-\u2022* ")
