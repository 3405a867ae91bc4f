"""Whose person somebody is, by what a paper says before that person signs: as a contact, beside initials.

"Contact on site: Ada Holm" in the head of a visit report, and below only "Ada Holm". The labels are data in
``introduced.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.case import Case
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.identity.names import organisation_words, person_words
from poedesk.proof.finding.model import Findings, Role, State

LABEL = 120
"""Characters of a line before a person's name in which its label stands, and behind it its firm."""


def introduced(case: Case, entry: Findings, person: str | None) -> Role | None:
    """Return whose person somebody is by the labels of the paper; null where none or both sides tell it."""
    sides = {*_sides(case, entry, person)} if person else set()
    return sides.pop() if len(sides) == 1 else None


def _sides(case: Case, entry: Findings, person: str) -> Iterator[Role]:
    ours, theirs = case.claim.customer.name, case.claim.partner.name
    for label, behind in _places(entry, person):
        low = plain(label).strip(" :\t-\u2022*")
        if (firm := _firm(behind)) and _names(firm, ours) is not _names(firm, theirs):
            yield Role.CUSTOMER if _names(firm, ours) else Role.PARTNER
        elif _names(label, ours) is not _names(label, theirs):
            yield Role.CUSTOMER if _names(label, ours) else Role.PARTNER
        elif _labels("customers").fullmatch(low):
            yield Role.CUSTOMER
        elif _labels("partners").fullmatch(low):
            yield Role.PARTNER


def _places(entry: Findings, person: str) -> Iterator[tuple[str, str]]:
    """Yield the label before each mention of a person and what stands behind the name, on its line.

    Others may stand between: "Client's contacts: Ada Holm (finance), Tom Ashby (shop)".
    """
    for span in mentions.person(entry.document, person):
        text = entry.document.page(span.page).text
        before = text[max(0, (span.start or 0) - LABEL) : span.start].rpartition("\n")[2]
        behind = text[span.end or 0 : (span.end or 0) + LABEL].partition("\n")[0]
        label, sign, between = re.split(r"[.;]\s", before)[-1].rpartition("\t" if "\t" in before else ":")
        if sign and _SENTENCE.search(between) is None:
            yield label.rpartition("\t")[2], behind


_SENTENCE = compiled(r"[.;:]\s|\b(?:and|und|et|y|e|en)\s+\S+\s+\S+\s+\S+\s+\S")
"""What stands between a label and a name that belongs to no list of people."""


def _firm(behind: str) -> str | None:
    """Return what stands in brackets or behind a comma right after a name, up to the next person."""
    found = _BEHIND.match(behind)
    return (found["bracket"] or found["rest"]) if found is not None else None


_BEHIND = compiled(r"\s*(?:\((?P<bracket>[^()]*)\)|,\s*(?P<rest>[^();\t]*))")


def _names(text: str, organisation: str) -> bool:
    return mentions.words_in(text, " ".join(organisation_words(organisation)))


def told_of_partner(case: Case, entry: Findings, person: str | None) -> bool:
    """Say whether a label of the paper calls a person the partner's, and none the customer's."""
    return introduced(case, entry, person) is Role.PARTNER


def initialled(entry: Findings, person: str | None) -> bool:
    """Say whether the customer's initials on a paper are those of the one who signs it.

    "Customer initials here: JW" says who the customer's person is; a place that only says "Initials" says
    nothing.
    """
    words = person_words(person or "")
    if len(words) < _BOTH:
        return False
    made = "".join(word[0] for word in words)
    given = [each for each in entry.get("initials") if each.state is State.PRESENT and each.value]
    ours = [each for each in given if role_of(each.spans[0].label or "") is Role.CUSTOMER]
    return bool(ours) and all(re.sub(r"[^a-z]", "", plain(each.value or "")) == made for each in ours)


_BOTH = 2
"""Words of a name from which on its initials tell somebody."""


@cache
def _labels(whose: str) -> re.Pattern[str]:
    loaded: dict[str, dict[str, list[str]]] = load_yaml(
        (resources.files(__package__) / "introduced.yaml").read_text("utf-8")
    )
    return compiled("|".join(each for told in loaded[whose].values() for each in told))
