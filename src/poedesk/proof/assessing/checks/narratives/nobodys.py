"""Sentences at the place of the need that tell no need of the customer's, whatever heading is over them.

The heading vouches that a need is told, and not whose: another house's, "no need", what many lack, what
might be, what must be there before a go-live, and "will be described later" are no answer. The expressions
are data in ``nobodys.yaml``.
"""

from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.checks.narratives.parties import speaks_of
from poedesk.proof.assessing.checks.narratives.strangers import go_on, may_be_for_another
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.narratives.features import describe, sentences
from poedesk.proof.finding.narratives.wishes import AIM
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import lines
from poedesk.proof.policy import vocabulary

_FILE = "nobodys.yaml"


def is_nobodys_need(text: str, customer: str, partner: str, told: str) -> bool:
    """Say whether every sentence of an answer at the place of the need tells none of the customer's.

    Args:
        text: the sentences that can tell a need.
        customer: the name of the house that was claimed.
        partner: the name of the one that worked for it.
        told: the whole paper in plain text, to know a house that belongs to it.
    """
    said = list(sentences(text))
    another = False
    for one in said:
        # "A hospital lost its mail. Since then it works in the cloud."
        begun = _begins_with_some_house(one) or _is_of_another(one, customer, partner, told)
        another = begun or (another and go_on(one, partner))
        if not (another and not speaks_of(customer, one)) and not _tells_none(one, customer, partner, told):
            return False
    return bool(said)


def _is_of_another(sentence: str, customer: str, partner: str, told: str) -> bool:
    return _of_another(sentence, customer, told) or may_be_for_another(sentence, customer, partner)


def _begins_with_some_house(sentence: str) -> bool:
    return _expressions("of some house").found_in(plain_of(sentence).text)


def _tells_none(sentence: str, customer: str, partner: str, told: str) -> bool:
    plain = plain_of(sentence).text
    if any(_expressions(name).found_in(plain) for name in ("denied", "imagined", "to be told", "gates")):
        return True
    ours = speaks_of(customer, sentence)
    if not ours and _of_partner(sentence, partner):
        return True
    another = not ours and _is_of_another(sentence, customer, partner, told)
    if not ours and (_expressions("of a trade").found_in(plain) or another):
        return True
    if not any(_expressions(name).found_in(plain) for name in ("profile", "appointment")):
        return False
    features = describe(sentence, vocabulary.load())
    return not (features.lack or features.wants or features.need)


def _of_partner(sentence: str, partner: str) -> bool:
    """Say whether the partner is who acts, or wants, in a sentence in which nothing goes wrong for others."""
    features = describe(sentence, vocabulary.load())
    begins = speaks_of(partner, " ".join(sentence.split()[:_SUBJECT]))
    return begins and not features.lack and AIM.search(plain_of(sentence).text) is None


_SUBJECT = 3
"""Words at the beginning of a sentence in which its subject is named."""

_OTHER = compiled(
    r"^\W*(?:(?:The|Die|Der|Das|La|Le|Les|El|Los|Las|Il|Lo|De|Het)\s|L['\u2019])?"
    r"(?P<name>[A-Z\u00c0-\u00de][\w'\u2019-]+(?:\s(?:&\s|and\s)?[A-Z\u00c0-\u00de][\w.'\u2019-]+){1,4})"
    r"\s(?:could|can(?:not)?|has|had|lost|suffered|needs|needed|wants|wanted|lacks|lacked|wished|wishes|requires|required"
    r"|konnte|kann|hatte|verlor|braucht|brauchte|ben\u00f6tigte?|wollte|ne\spouvait|avait|a\sbesoin|voulait|souhaitait"
    r"|a\sperdu|perdait|no\spod\u00eda|necesitaba|necesita|quer\u00eda|ten\u00eda|hab\u00eda|perdi\u00f3"
    r"|aveva|ha\sperso|perse|voleva|non\spoteva|verloor|wilde|kon)\b"
)
"""A name of several words that begins a sentence, with a verb of wanting or lacking."""

_ITS = compiled(r"\b(?:its?|their|sein\w*|ihr\w*|son|sa|ses|leurs?|su|sus)\b")
"""A word by which a house, rather than a person, is told to own what fails; a person's is "his" or "her"."""


def _of_another(sentence: str, customer: str, told: str) -> bool:
    """Say whether a sentence tells the need of a house that the rest of the paper does not name."""
    match = _OTHER.match(sentence)
    if match is None or speaks_of(customer, match["name"]) or _is_short_for(match["name"], customer):
        return False
    house = looks_like_organisation(match["name"]) or _ITS.search(plain_of(sentence).text) is not None
    return house and told.count(plain_of(match["name"]).text) <= 1


def _is_short_for(name: str, customer: str) -> bool:
    """Say whether a name, without its article, is of several words of the customer's that stand together."""
    words = plain_of(name).text.split()
    kept = words[1:] if words[0] in _ARTICLES else words
    return len(kept) > 1 and f" {' '.join(kept)} " in f" {plain_of(customer).text} "


_ARTICLES = frozenset(
    {"the", "der", "die", "das", "la", "le", "les", "el", "los", "las", "il", "lo", "de", "het"}
)


@cache
def _expressions(name: str) -> Expressions:
    return Expressions(*lines(__package__, _FILE, name))
