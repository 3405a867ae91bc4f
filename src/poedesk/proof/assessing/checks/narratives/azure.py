"""What an answer on Azure lacks: the work on it, what it replaces or extends, what the customer gained.

The expressions are data in ``azure.yaml``: what is denied, and what got worse.
"""

from collections.abc import Sequence
from functools import cache

from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.narratives.gains import gained, replaced_beside
from poedesk.proof.assessing.checks.narratives.parties import speaks_of, with_parties
from poedesk.proof.assessing.checks.narratives.passage import LONG, Passage
from poedesk.proof.assessing.checks.narratives.strangers import is_of_another_house
from poedesk.proof.assessing.checks.narratives.substance import without_services
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.finding.narratives.features import sentences
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import lines

TITLE_LINES = 3
"""Lines at the top of a document among which its title stands."""


def works_on_azure(case: Case, passage: Passage) -> bool:
    """Say whether a full answer under its own heading tells of servers and the like in a paper titled Azure.

    The architecture beside it names the services; the work on them need not repeat their names.
    """
    features = passage.features
    full = passage.seen.finding.anchored and features.words >= LONG and passage.who_did_what
    if case.claim.solution_area != "azure" or not full or features.names_products:
        return False
    document = passage.seen.source.document
    title = " ".join(piece for page in document.pages[:1] for piece in page.text.split("\n")[:TITLE_LINES])
    return in_plain("azure", plain_of(title).text) and in_plain("azure work", plain_of(passage.proving).text)


def leaves_azure(case: Case, passage: Passage) -> bool:
    """Say whether work tells only how something left Azure, or talks of Azure and works elsewhere."""
    if case.claim.solution_area != "azure":
        return False
    told = [plain_of(clause).text for one in sentences(passage.text) for clause in one.split(";")]
    named = [one for one in told if "azure" in one]
    return bool(named) and all(_found("leaves", one) or _found("only talked of", one) for one in named)


def architecture_lacks(case: Case, passage: Passage, __: str) -> list[str]:
    """Return what an answer lacks that should say what Azure replaces or extends."""
    lacking = [] if passage.claimed else ["does not name Azure"]
    said = sentences(without_services(passage.text))
    told = any(in_plain("architecture", plain) and not _found("denied", plain) for plain in _plain(said))
    if not (told or replaced_beside(case, passage)):
        lacking.append("does not say what is extended or replaced")
    return lacking + _of_others(case, passage)


def benefits_lack(case: Case, passage: Passage, plain: str) -> list[str]:
    """Return what an answer lacks that should say what the customer gained."""
    lacking = [] if passage.claimed or passage.seen.finding.anchored else ["does not name Azure"]
    if not (in_plain("benefit", plain) or gained(plain)):
        lacking.append("names no benefit")
    said = [_named(case, one) for one in sentences(passage.text)]
    if said and all(_found("worse", one) or _found("the partner gained", one) for one in said):
        lacking.append("tells what got worse, or what the partner gained")
    return lacking + _of_others(case, passage)


def _of_others(case: Case, passage: Passage) -> list[str]:
    """Return that an answer tells of another house, where no sentence of it is about the customer."""
    parties = (case.claim.customer.name, case.claim.partner.name)
    others = any(is_of_another_house(one, *parties) for one in sentences(passage.text))
    return ["tells of others"] if others and not speaks_of(parties[0], passage.text) else []


def _named(case: Case, sentence: str) -> str:
    return with_parties(plain_of(sentence).text, case.claim.customer.name, case.claim.partner.name)


def _plain(said: Sequence[str]) -> list[str]:
    return [plain_of(one).text for one in said]


def _found(name: str, plain: str) -> bool:
    return _expressions(name).found_in(plain)


@cache
def _expressions(name: str) -> Expressions:
    return Expressions(*lines(__package__, "azure.yaml", name))
