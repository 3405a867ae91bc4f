"""Whether the signatures of a paper belong to an agreement that it is not: a page of signatures stapled on.

"Signature page to the Lease Agreement", "have executed this Master Services Agreement": the page says whose
it is. It is another paper's when a word of that name stands nowhere else in the papers.
"""

import re

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.acknowledging.meant.data import expressions, flat, found, words
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Act

FILE = "stapled.yaml"

SHORT = 2
"""Letters of words that stand anywhere."""

_COUNTED = compiled(
    r"\b(?:page|seite|pagina|p\.)\s*\d{1,3}\s*(?:of|von|de|sur|di|van|/)\s*\d{1,3}\b", re.IGNORECASE
)
"""A line at the head or foot of a page: it may be the other paper's too."""

_WORD = compiled(r"[^\W\d_]+")


def stapled(case: Case, document: Document, act: Act) -> Span | None:
    """Return what names another agreement on the signed page; null where it names this paper or none."""
    part = act.signature or act.name
    if part is None or not part.spans:
        return None
    page = document.page(part.spans[0].page)
    if not found(FILE, "signed", flat(page.text)):
        return None
    own = "\n".join(line for line in page.text.splitlines() if _COUNTED.search(line) is None)
    known = set(_WORD.findall(f"{_elsewhere(case, document, page)} {_unnamed(flat(own))}"))
    for start, end in sentences(page.text):
        names = (
            at["name"]
            for each in expressions(FILE, "signed")
            for at in each.finditer(flat(page.text[start:end]))
        )
        if any(not _words(name) <= known for name in names):
            return Span(page.number, start, end)
    return None


def _unnamed(low: str) -> str:
    """Return a page without the words by which it says whose signatures it holds."""
    for each in expressions(FILE, "signed"):
        low = each.sub(" ", low)
    return low


def _words(name: str) -> set[str]:
    """Return the words of a name that tell it from others."""
    return {word for word in _WORD.findall(name) if len(word) > SHORT} - words(FILE, "kinds")


def _elsewhere(case: Case, document: Document, signed: Page) -> str:
    """Return what the claim and all other pages say, in plain letters."""
    claim = case.claim
    told = [claim.project or "", claim.customer.name, claim.partner.name]
    for entry, _ in case.contributing():
        own = entry.document.name == document.name
        told.append(entry.document.name)
        told += [page.text for page in entry.document.pages if not own or page.number != signed.number]
    return flat(" ".join(told))
