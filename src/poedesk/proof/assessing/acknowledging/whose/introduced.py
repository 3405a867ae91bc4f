"""Whose person somebody is, by what a paper says before that person signs: as a contact, beside initials.

"Contact on site: Ada Holm" in the head of a visit report, and below only "Ada Holm". The labels are data in
``introduced.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.others import names_trade
from poedesk.proof.assessing.acknowledging.whose.signers import ADDRESS, is_third, names_partner
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.together.belonging import sender_is_customer
from poedesk.proof.finding.acts.blocks.words import PARTNER_WORDS, role_of
from poedesk.proof.finding.acts.naming.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.identity.names import organisation_words, person_words
from poedesk.proof.finding.model import Findings, Role, State
from poedesk.proof.finding.wording.told import lines

LABEL = 120
"""Characters of a line before a person's name in which its label stands, and behind it its firm."""


def introduced(case: Case, entry: Findings, person: str | None) -> Role | None:
    """Return whose person somebody is by the labels of the paper; null where none or both sides tell it."""
    sides = {*_sides(case, entry, person)} if person else set()
    return sides.pop() if len(sides) == 1 else None


def _sides(case: Case, entry: Findings, person: str) -> Iterator[Role]:
    for label, behind in _places(entry, person):
        low = plain(label).strip(" :\t-\u2022*")
        told = _named(case, _firm(behind)) or _named(case, label)
        if told is not None:
            yield told
        elif _labels("customers").fullmatch(low):
            if not _is_of_another(case, label, behind):
                yield Role.CUSTOMER
        elif _labels("partners").fullmatch(low):
            yield Role.PARTNER


def _named(case: Case, text: str) -> Role | None:
    """Return the one side that a text names."""
    ours = mentions.words_in(text, " ".join(organisation_words(case.claim.customer.name)))
    if ours is names_partner(text, case.claim):
        return None
    return Role.CUSTOMER if ours else Role.PARTNER


def _is_of_another(case: Case, label: str, behind: str) -> bool:
    """Say whether what stands behind a name makes it another's person: a house, an address, a trade.

    Under a label that names no side, as "Requested by", also a title that people of either side bear.
    """
    if any(not sender_is_customer(each, case.claim) for each in ADDRESS.findall(behind)):
        return True
    told = _firm(behind).strip(" .")
    if not told:
        return False
    bare = role_of(label) is not Role.CUSTOMER
    house = looks_like_organisation(told) or is_third(told, case.claim) or _OF.match(behind) is not None
    bracket = behind.lstrip().startswith("(") and looks_like_person(told)  # "(Beck Cloud)" is a house
    return house or bracket or names_trade(told, either=bare) or _OUTSIDE.search(plain(told)) is not None


def _places(entry: Findings, person: str) -> Iterator[tuple[str, str]]:
    """Yield the label before each mention of a person and what stands behind the name, on its line.

    Others may stand between: "Client's contacts: Ada Holm (finance), Tom Ashby (shop)".
    """
    for span in mentions.person(entry.document, person):
        text = entry.document.page(span.page).text
        before = text[max(0, (span.start or 0) - LABEL) : span.start].rpartition("\n")[2]
        behind = text[span.end or 0 : (span.end or 0) + LABEL].partition("\n")[0]
        label, sign, between = re.split(r"[.;]\s", before)[-1].rpartition("\t" if "\t" in before else ":")
        above = text[: max(0, (span.start or 0) - len(before))].rstrip().rpartition("\n")[2]
        listed = _SENTENCE.search(between) is None and _OF_PAPER.search(plain(f"{above} {label}")) is None
        if sign and listed:
            yield label.rpartition("\t")[2], behind


_SENTENCE = compiled(
    r"[.;:]\s|\b(?:and|und|et|y|e|en)\s+\S+\s+\S+\s+\S+\s+\S"
    r"|\b(?i:with|by|for|plus|mit|f\u00fcr|avec|pour|con|para|per|met|voor)\s"
)
"""What stands between a label and a name that belongs to no list of people."""

_OF_PAPER = compiled(
    r"\b(?:changes?|change requests?|versions?|revisions?|history|anderung(?:en|sverlauf)?|modifications?"
    r"|historique|cambios?|historial|modifiche|wijziging(?:en)?)\b"
)
"""What heads a list of changes: who asks for one of them may be of either side."""


def _firm(behind: str) -> str:
    """Return what stands in brackets, behind a comma or "of" right after a name, up to the next person."""
    found = _BEHIND.match(behind)
    return next((each for each in found.groups() if each), "") if found is not None else ""


_FROM = r"\s+(?:of|from|at|for|von|vom|bei|de|du|des|chez|di|da|van|bij)\s+(?=[A-Z\u00c0-\u00de])"
_BEHIND = compiled(rf"\s*(?:\(([^()]*)\)|[,/|\u2013-]\s*([^();\t]*))|{_FROM}([^();\t,]*)")
_OF = compiled(_FROM)
_OUTSIDE = compiled(
    r"\b(?:extern\w*|freelance\w*|outsourc\w*|interim\w*|subcontract\w*|selbstandig\w*|autonom[eoa])\b"
)
"""What calls somebody no person of the house."""


def told_of_partner(case: Case, entry: Findings, person: str | None) -> bool:
    """Say whether a label of the paper calls a person the partner's, and none the customer's."""
    return introduced(case, entry, person) is Role.PARTNER


def of_third_house(case: Case, entry: Findings, person: str | None) -> bool:
    """Say whether a label of the paper names a person of a house that is neither side.

    "Customer representative: Ada Holm, Beck Cloud Ltd".
    """
    return person is not None and any(
        is_third(_firm(behind), case.claim) and _named(case, _firm(behind)) is None
        for _, behind in _places(entry, person)
    )


def initialled(entry: Findings, person: str | None) -> bool:
    """Say whether the customer's initials on a paper are those of the one who signs it.

    "Customer initials here: JW" says who the customer's person is; a place that only says "Initials" says
    nothing, and initials that the partner's person gave too tell no one.
    """
    words = person_words(person or "")
    if len(words) < _BOTH:
        return False
    made = "".join(word[0] for word in words)
    given = [each for each in entry.get("initials") if each.state is State.PRESENT and each.value]
    ours = [each for each in given if role_of(each.spans[0].label or "") is Role.CUSTOMER]
    same = bool(ours) and all(re.sub(r"[^a-z]", "", plain(each.value or "")) == made for each in ours)
    theirs = (
        match["made"] or match["also"]
        for page in entry.document.pages
        for match in _PARTNERS.finditer(plain(page.text))
    )
    return same and made not in {re.sub(r"[^a-z]", "", each) for each in theirs}


_INITIALS = r"(?:initials|paraphes?|iniciales|iniziali|kurzel|paraaf|sigla)"
_MADE = r"[^.;:\n]{0,20}:[ \t_]*"
_PARTNERS = compiled(
    rf"\b(?:{PARTNER_WORDS})\b(?:'s)? (?:\w+ )?{_INITIALS}\b{_MADE}(?P<made>(?:[a-z]\.? ?){{2,4}})(?![a-z])"
    rf"|\b{_INITIALS} (?:\w+ ){{0,2}}(?:{PARTNER_WORDS})\b{_MADE}(?P<also>(?:[a-z]\.? ?){{2,4}})(?![a-z])"
)
"""Initials behind a word for the partner."""


_BOTH = 2
"""Words of a name from which on its initials tell somebody."""


@cache
def _labels(whose: str) -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "introduced.yaml", whose)))
