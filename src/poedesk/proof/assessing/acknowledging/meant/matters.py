"""What the words of a paper accept or confirm, where that is told by a name which no other place knows.

"Accepts annex B to contract 88", "the deliverables of the Harbour project", "approved for payment": the
signature is the customer's, and its words are of another matter than the papers around them.
"""

import re

from poedesk.proof.assessing.acknowledging.meant.data import expressions, flat, found
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences

FILE = "matters.yaml"

SHORT = 2
"""Letters of words that stand anywhere."""


def accepts_another(case: Case, document: Document) -> Span | None:
    """Return the sentence of a paper that accepts an annex or a project which nothing else names."""
    for page in document.pages:
        if not found(FILE, "named", flat(page.text)):
            continue  # most papers: their sentences need not be looked at one by one
        for start, end in sentences(page.text):
            told = flat(page.text[start:end])
            if not found(FILE, "accepts", told):
                continue
            named = [at["name"] for each in expressions(FILE, "named") for at in each.finditer(told)]
            named = [name for name in named if not _plain_project(name)]
            if named and not any(_known(name, _around(case, page.text[start:end])) for name in named):
                return Span(page.number, start, end)
    return None


def other_matter(document: Document) -> Span | None:
    """Return the sentence that gives a signature for another matter, when no word of the paper accepts."""
    if any(found(FILE, "takes", flat(page.text)) for page in document.pages):
        return None
    for page in document.pages:
        for start, end in sentences(page.text):
            low = flat(page.text[start:end])
            other = next((at for each in expressions(FILE, "other") if (at := each.search(low))), None)
            if other is not None and not found(FILE, "work", low[other.end() :]):
                return Span(page.number, start, end)
    return None


def _plain_project(name: str) -> bool:
    return any(each.fullmatch(name) is not None for each in expressions(FILE, "plain_project"))


def _known(name: str, around: str) -> bool:
    """Say whether a number, or a word of a project's name, stands anywhere else."""
    words = [word for word in name.split() if any(sign.isdigit() for sign in word)]
    words = words or [word for word in name.removesuffix("project").split() if len(word) > SHORT]
    return not words or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", around) for word in words)


def _around(case: Case, sentence: str) -> str:
    """Return all that the claim and the papers say beside a sentence, in plain letters."""
    claim = case.claim
    known = [claim.project or "", claim.customer.name, claim.partner.name]
    for entry, _ in case.contributing():
        mail = entry.document.mail
        known += [entry.document.name, (mail.subject if mail is not None else None) or ""]
        known += [page.text.replace(sentence, " ") for page in entry.document.pages]
    return flat(" ".join(known))
