"""Whether a letter names the paper of the work by its day: "your report of 3 May".

Other papers have the same day: the auditors' report, a letter about the rent. What the words around the day
tell of, and what the letter accepts, must stand in the paper of the work.
"""

from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.acknowledging.meant.data import flat
from poedesk.proof.assessing.acknowledging.meant.objects import fits, names_another_thing
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.dating.date_text import parse_dates

_HEAD = 600
"""Characters at the top of a paper in which its own day stands."""

_DAY = 24
"""Characters of a date at most."""

_TAIL = 120
"""Characters behind the day in which is said what the paper is about."""

_PAPER_OF = compiled(
    r"(?i)(?:^\W*|[.,;:(]\s+|\b(?=(?:the|this|your|de[rnms]|die|das|ihr\w*|le|la|l['\u2019]|votre|ce|el|su|este)\b)"
    r"(?P<before>[\w'\u2019-]+\s+(?:[\w'\u2019-]+\s+){0,3}?))"
    r"(?:report|record|minutes|memo|summary|statement|account|letter|document|description|plan|protocol"
    r"|bericht|protokoll|nachweis|aufstellung|schreiben|rapport|compte[- ]rendu|bilan|proc[e\u00e8]s-verbal"
    r"|courrier|informe|acta|memoria|relaci[o\u00f3]n|escrito)"
    r"\s+(?:dated\s+|of\s+|vom\s+|du\s+|del?\s+|de\s+fecha\s+)(?:the\s+)?"
)
"""A paper that is named by its day."""

_ABOUT_ENDS = compiled(r"[.,;:!?]|\n\s*\n|\b(?:and|und|et|y)\b")


def named_by_its_day(case: Case, document: Document, other: Document) -> bool:
    """Say whether ``document`` names ``other`` by the day in its head, and accepts nothing else beside it."""
    head = other.pages[0].text[:_HEAD] if other.pages else ""
    known = {day for hit in parse_dates(head) for day in (hit.iso, *hit.readings) if day}
    account = _account(case, other)
    return (
        bool(known)
        and any(fits(about, account) for about in _of_the_day(document, known))
        and not any(
            names_another_thing(flat(page.text[start:end]), account)
            for page in document.pages
            for start, end in sentences(page.text)
        )
    )


def _of_the_day(document: Document, days: set[str]) -> Iterator[str]:
    """Yield what stands around each name of a paper of one of the days: which one, and about what."""
    for page in document.pages:
        for named in _PAPER_OF.finditer(page.text):
            hits = parse_dates(page.text[named.end() : named.end() + _DAY])[:1]
            if any(day in days for hit in hits for day in (hit.iso, *hit.readings)):
                end = named.end() + hits[0].end
                about = _ABOUT_ENDS.split(page.text[end : end + _TAIL], maxsplit=1)[0]
                yield flat(f"{named['before'] or ''} {about}")


def _account(case: Case, other: Document) -> str:
    """Return what the claim and the paper of the work tell, in plain letters."""
    claim = case.claim
    known = [claim.project or "", claim.customer.name, claim.partner.name, other.name]
    known += [product.name for product in claim.products]
    return plain(" ".join(known + [page.text for page in other.pages]))
