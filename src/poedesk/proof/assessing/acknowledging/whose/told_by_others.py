"""Words over a place of signing that another than the customer says: who did the work, or who tells of it.

"We confirm that the mill accepted the work" is said of the mill, and "we accept responsibility for the work"
by whoever did it. A head that names the customer, or its label, tells more than such a sentence. The
expressions are data in ``told_by_others.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.meant.speakers import names_house
from poedesk.proof.assessing.acknowledging.whose.headings import HEADING_WORDS, lines_over
from poedesk.proof.assessing.acknowledging.whose.over import block_places
from poedesk.proof.assessing.case import Case
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Act, Findings, Role
from poedesk.proof.finding.wording.told import lines

LINES = 4
"""Lines over a place among which such words stand."""


def said_by_another(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether what stands over a block is said by another than the customer, and no head names it."""
    spans = act.signature.spans if act.signature is not None else ()
    first = highest_place(entry.document, act)
    if act.kind != "block" or first is None:
        return False
    if any(role_of(span.label or "") is Role.CUSTOMER for span in spans):
        return False
    over = list(lines_over(entry.document, first))[:LINES]
    for line in over:
        if _is_anothers(line, case.claim):
            return True
        if _heads(line, case.claim):
            return False
    text = " ".join(reversed(over))
    return any(_is_anothers(text[low:high], case.claim) for low, high in sentences(text))


def highest_place(document: Document, act: Act) -> Span | None:
    """Return the highest place of an act, over which its head stands."""
    return next(iter(block_places(document, act)), None)


def _heads(line: str, claim: Claim) -> bool:
    """Say whether a line over a place is a head that names the customer."""
    if len(line.split()) > HEADING_WORDS or line.rstrip().endswith("."):
        return False
    return names_house(plain(line), claim.customer.name) or role_of(line) is Role.CUSTOMER


def _is_anothers(said: str, claim: Claim) -> bool:
    """Say whether a sentence or head is of who did the work, or only tells of the customer."""
    low = plain(" ".join(said.split())).replace("\u2019", "'")
    customer = claim.customer.name
    if any(_found("answers for", low)) or any(_found("releases", low)):
        return True
    if any(
        mentions.words_in(found["who"], " ".join(organisation_words(customer)))
        for found in _found("copies", low)
    ):
        return True
    told = [found["who"] for name in ("of", "for") for found in _found(name, low)]
    if any(_begins_with(who, customer) for who in told):
        return True
    doers = (found["who"] for found in _THIRD.finditer(said))
    return any(_is_third(who, claim) for who in doers) and any(_found("for us", low))


def _begins_with(who: str, customer: str) -> bool:
    """Say whether words begin with the customer's house: "the mill's IT manager"."""
    words = [word.rstrip(".") for word in who.replace("'s ", " ").split()]
    name = [plain(word) for word in organisation_words(customer)]
    if name in (words[: len(name)], words[1 : len(name) + 1]):
        return True
    return names_house(" ".join(words[:1]), customer) or names_house(" ".join(words[:2]), customer)


def _is_third(who: str, claim: Claim) -> bool:
    """Say whether a name is that of neither side."""
    sides = (organisation_words(side.name)[:1] for side in (claim.customer, claim.partner))
    return not any(mentions.words_in(who, " ".join(words)) for words in sides)


_THIRD = re.compile(
    r"\b(?:that|dass|que|che|dat)\s+(?P<who>[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,4})\s(?:has\s|have\s|had\s)?"
    r"(?:carried|moved|migrated|did|done|completed|performed|deployed|delivered|set|hat|haben|a|ont|ha|heeft)\b"
)
"""A house that did something, by its name, in a sentence that confirms it."""


def _found(name: str, low: str) -> Iterator[re.Match[str]]:
    for expression in _expressions(name):
        yield from expression.finditer(low)


@cache
def _expressions(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(map(compiled, lines(__package__, "told_by_others.yaml", name)))
