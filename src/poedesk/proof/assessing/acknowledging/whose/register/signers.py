"""What is printed with the name of who signs: that it signs for another person, or is of a third house."""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts.blocks.words import CUSTOMER_WORDS
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.identity.names import (
    Agreement,
    agree,
    legal_forms,
    organisation_words,
    person_words,
)
from poedesk.proof.finding.model import Act, Findings, State

ADDRESS = compiled(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

_FOR = re.compile(
    r"\s*[,(]?\s*(?i:for|p\.?\s?p\.?|per pro|on behalf of|in place of|i\.\s?[AV]\.|im auftrag(?: von)?"
    r"|f\u00fcr|in vertretung|pour|p\.\s?o\.|au nom de|por|p\.\s?a\.|per conto di|namens|voor)"
    r"\s+(?P<whom>[A-Z][^\n,;()]{3,50})"
)
"""Behind the name of who signs: for whom."""

_PARTS = compiled(r"\s*[,;/|]\s*|\s+(?:at|of|von|bei|chez|de|di|van)\s+(?=[A-Z])")


def stands_in(entry: Findings, act: Act, claim: Claim) -> bool:
    """Say whether who signs a block does so for another person, or is of a house that is neither side."""
    if act.kind != "block":
        return False
    name = act.name.spans[:1] if act.name is not None and act.name.state is State.PRESENT else ()
    if any(_for_another(printed_from(entry, span), str(act.name.value if act.name else "")) for span in name):
        return True
    title = act.title if act.title is not None and act.title.state is State.PRESENT else None
    printed = [printed_from(entry, span) for span in title.spans[:1]] if title is not None else []
    told = [title.value or "", *printed] if title is not None else []
    return any(is_third(part, claim) for text in told for part in _PARTS.split(text))


TELLING = 5
"""Letters of a name's first word, or of a domain's, at least, that tell whose it is."""


def names_partner(text: str, claim: Claim) -> bool:
    """Say whether a text names the partner: by its first word, if that is no word of many names.

    "Responsable de Sistemas" does not name Sistemas Garbi.
    """
    words = organisation_words(claim.partner.name)
    tells = bool(words) and len(words[0]) >= TELLING and not looks_like_organisation(words[0])
    short = words[0] if tells else " ".join(words[:2])
    return bool(text and short) and mentions.words_in(text, short)


def is_of_partners_house(label: str, claim: Claim) -> bool:
    """Say whether a label gives a place to the partner's own buyer: "buyer of Ardent Lakes"."""
    found = _OF_HOUSE.search(plain(label))
    return found is not None and names_partner(found["house"], claim)


_OF_HOUSE = compiled(
    rf"\b(?:{CUSTOMER_WORDS})(?:'s|s)?,? (?:of|for|at|von|der|des|bei|de|du|di|del|della|van|bij)"
    r" (?P<house>.{3,60})$"
)


def without_next(printed: str) -> str:
    """Return what is printed behind a title without the next person: "Chair (Alder) and Jo Park (Beck)"."""
    parts = _NEXT.split(printed)
    return next((parts[0] for part in parts[1:2] if looks_like_person(_CUT.split(part)[0])), printed)


_NEXT = compiled(r"(?:\s*;\s*|,?\s(?:and|und|et|y|e|en|sowie)\s|\),\s)")
_CUT = compiled(r"\s*[(,;]")


def bears_name_of_partner(person: str | None, claim: Claim) -> bool:
    """Say whether the partner's firm bears the family name of a person, and the customer's does not."""
    family = person_words(person or "")[-1:]
    theirs, ours = (organisation_words(side.name) for side in (claim.partner, claim.customer))
    return bool(family) and len(family[0]) > SHORT and family[0] in theirs and family[0] not in ours


SHORT = 2
"""Letters of a family name, at most, that may be any word."""


def _for_another(printed: str, name: str) -> bool:
    """Say whether a name goes on with a person's for whom is signed: "Tom Berger for Rosa Lindqvist"."""
    found = _FOR.match(printed[len(name) :]) if printed.startswith(name) else None
    if found is None:
        return False
    whom = found["whom"].strip()
    return looks_like_person(whom) and not looks_like_organisation(whom)


def is_third(part: str, claim: Claim) -> bool:
    """Say whether words are the name of a house with its legal form, and not the customer's."""
    words = part.strip(" ().").split()
    if looks_like_title(part) or len(words) < 2 or plain(words[-1]).replace(".", "") not in legal_forms():  # noqa: PLR2004 - name and form
        return False
    name = claim.customer.name
    ours = agree(part, name) is not Agreement.DIFFERENT
    return not ours and not mentions.words_in(part, " ".join(organisation_words(name)))


def printed_from(entry: Findings, span: Span) -> str:
    """Return what stands in the text from where a span starts to where its line, or its column, ends."""
    if span.start is None or span.end is None:
        return ""
    page, start = entry.document.page(span.page), span.start
    ends = (piece.end for piece in page.segments if piece.start <= start < piece.end)
    return page.text[start : max(span.end, next(ends, span.end))]
