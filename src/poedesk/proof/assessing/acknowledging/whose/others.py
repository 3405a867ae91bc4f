"""Whether a place of signing that seems to be the customer's is somebody else's: by its head, by its person.

"Prepared for Alder Mills by" over a signature names the customer, and who prepared it signs. The expressions
are data in ``others.yaml``.
"""

import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.meant.papers import REPORTS
from poedesk.proof.assessing.acknowledging.whose.headings import HEADING_WORDS, lines_over
from poedesk.proof.assessing.acknowledging.whose.register.signers import is_third, printed_from
from poedesk.proof.assessing.acknowledging.whose.told_by_others import highest_place
from poedesk.proof.assessing.case import Case
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.acts.blocks.words import role_of
from poedesk.proof.finding.acts.unannounced.whom import without_article
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Act, Findings, Role, State

LINES = 4
"""Lines over a place among which its head is looked for."""


def headed_for_others(case: Case, entry: Findings, act: Act) -> bool:
    """Say whether the head over an act names the customer, or nobody, and gives the signature to another."""
    customer = " ".join(organisation_words(case.claim.customer.name))
    if act.party is not None and _called_after(act.party, customer):
        return True
    first = highest_place(entry.document, act)
    if first is None:
        return False
    for whole in list(lines_over(entry.document, first))[:LINES]:
        line = _of_column(entry.document, first, whole)
        if len(line.split()) > HEADING_WORDS or line.rstrip().endswith("."):
            return False
        low = plain(line).replace("\u2019", "'")
        if _is_represented(line, low, case.claim):
            return True
        if entry.kind in REPORTS and _pattern("asking").match(low):
            return True
        ours = mentions.words_in(line, customer) or role_of(line) is Role.CUSTOMER
        if _gives_away(low, customer, ours=ours):
            return True
        if ours or _pattern("taking").search(low):
            return False
    return False


def _is_represented(line: str, low: str, claim: Claim) -> bool:
    """Say whether a line names a third house that acts for a side: "represented by Birch Advisers LLP".

    A house of the customer's own name is none: the partner with which a partnership acts.
    """
    found = _pattern("represented").search(low)
    if found is None or len(low) != len(line):
        return False
    own = organisation_words(claim.customer.name)[:1]
    parts = re.split(r"[,;:()]", line[found.end() :])
    return any(is_third(without_article(each.strip()), claim) for each in parts if not _begins(each, own))


def _begins(part: str, own: Sequence[str]) -> bool:
    return bool(own) and mentions.words_in(part, own[0])


def _of_column(document: Document, place: Span, line: str) -> str:
    """Return the head of a row of them that stands over a place: "For the Client | For the Consultant"."""
    text = document.page(place.page).text
    begins = text.rfind("\n", 0, place.start) + 1
    heads, column = line.split("\t"), text.count("\t", begins, place.start)
    own = heads[column] if len(heads) > max(1, column) else ""
    return own if role_of(own) is not None else line


def _gives_away(low: str, customer: str, *, ours: bool) -> bool:
    """Say whether a line gives what stands under it to another than the customer that it may name."""
    if ours and (_pattern("things").search(low) or _pattern("labels").search(low)):
        return True
    if not ours and _pattern("things").search(low):
        return True
    deed = _pattern("deeds").match(low.lstrip(" \t-\u2022*#"))
    if deed is None or _pattern("taking").search(low):
        return False
    behind = low.lstrip(" \t-\u2022*#")[deed.end() :]
    if _pattern("ways").search(behind) is None:
        return False
    doers = [behind[found.end() :] for found in _pattern("by").finditer(behind)]
    return not any(mentions.words_in(doer, customer) or role_of(doer) is Role.CUSTOMER for doer in doers)


def _called_after(party: str, customer: str) -> bool:
    """Say whether what a block names is a thing called after the customer: "Alder Mills mail project"."""
    low = plain(party).strip()
    if not mentions.words_in(party, customer):
        return False
    return bool(_pattern("behind").search(low)) or _gives_away(low, customer, ours=True)


def is_of_other_trade(entry: Findings, act: Act, claim: Claim) -> bool:
    """Say whether who signs bears a title of people who work for other houses: "Senior Consultant"."""
    return _is_titled(act, "trades") or _serves(entry, act, claim)


def _serves(entry: Findings, act: Act, claim: Claim) -> bool:
    """Say whether who signs serves the customer by the title, and is not its own: "Auditor of Alder Mills".

    Who leads a project *for* a house is not of it, either.
    """
    if act.title is None or act.title.state is not State.PRESENT:
        return False
    told = [act.title.value or "", *(printed_from(entry, span) for span in act.title.spans[:1])]
    return any(serves_house(text, claim.customer.name, Role.CUSTOMER) for text in told)


def serves_house(text: str, name: str, side: Role) -> bool:
    """Say whether a text is a title of who serves a house: "Account manager for Alder Mills"."""
    low = plain(text)
    found = next(filter(None, (each.match(low) for each in _serving())), None)
    behind = low[found.end() :] if found is not None else ""
    own = " ".join(organisation_words(name)[:2])
    if found is not None and (mentions.words_in(behind, own) or role_of(behind) is side):
        return True
    return _looks_after(low, name)


def _looks_after(low: str, name: str) -> bool:
    """Say whether all that stands before a house's name is a title of who looks after houses.

    Who is "Account manager, Alder Mills" looks after it, and who is "Director, Alder Mills" is of it.
    """
    own = r"\W+".join(map(re.escape, organisation_words(name)[:2]))
    found = re.search(rf"\b{own}\b", low) if own else None
    return found is not None and _keepers().fullmatch(low, 0, found.start()) is not None


def bears_title_of_either(act: Act) -> bool:
    """Say whether who signs bears a title that who did the work bears as well: "Project Manager"."""
    return _is_titled(act, "either")


def _is_titled(act: Act, name: str) -> bool:
    title = act.title.value if act.title is not None and act.title.state is State.PRESENT else None
    return title is not None and _pattern(name).match(plain(title)) is not None


def names_trade(text: str, *, either: bool) -> bool:
    """Say whether a text is a title of who works for other houses; with ``either``, of who did the work."""
    low = plain(text)
    return bool(_pattern("trades").match(low) or (either and _pattern("either").match(low)))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    told = _data()[name]
    return compiled(told if isinstance(told, str) else "|".join(told))


@cache
def _serving() -> tuple[re.Pattern[str], ...]:
    return tuple(compiled(each) for each in _data()["serves"])


@cache
def _keepers() -> re.Pattern[str]:
    of, keepers, ones = _data()["of"], _data()["keepers"], _data()["for it"]
    told = "|".join(each for listed in keepers.values() for each in listed)
    return compiled(rf"\W*(?:(?:{told})\W+{of}|(?:{'|'.join(ones.values())})\W+)")


@cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml((resources.files(__package__) / "others.yaml").read_text("utf-8"))
    return loaded
