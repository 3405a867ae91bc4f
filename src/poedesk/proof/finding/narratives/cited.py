"""The words that a narrative cites."""

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Finding


def text_of(document: Document, finding: Finding) -> str:
    """Return all the words that ``finding`` cites, folded."""
    return fold(" ".join(parts_of(document, finding)))


def parts_of(document: Document, finding: Finding) -> tuple[str, ...]:
    """Return the words of each citation of ``finding``, folded: lines of a list stay apart."""
    return tuple(
        fold(
            document.page(span.page).text[span.start : span.end]
            if span.start is not None
            else span.quote or ""
        )
        for span in finding.spans
    )
