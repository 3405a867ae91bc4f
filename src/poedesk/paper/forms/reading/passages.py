"""The words of an answer as it stands in a document: whole, not only what a finding cites."""

from collections.abc import Iterable, Iterator

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document, Page, Segment
from poedesk.proof.finding.model import Finding


def words_of(document: Document, finding: Finding) -> str:
    """Return the words from the first to the last place that a finding cites, page by page."""
    parts: list[str] = []
    for page in document.pages:
        spans = [span for span in finding.spans if span.page == page.number]
        inside = [(span.start, span.end) for span in spans if span.start is not None and span.end is not None]
        if inside:
            parts.append(fold(page.text[min(start for start, _ in inside) : max(end for _, end in inside)]))
        else:
            parts += [_of_field(page, span.quote) for span in spans if span.quote]
    return " ".join(filter(None, parts))


def _of_field(page: Page, quote: str) -> str:
    """Return the whole value of the field that holds ``quote``, which is cut where it is long."""
    wanted = fold(quote)
    whole = (item.value for item in page.fields if item.value and fold(item.value).startswith(wanted))
    return next(whole, wanted)


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
