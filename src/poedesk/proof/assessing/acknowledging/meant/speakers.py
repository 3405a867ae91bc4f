"""Who says that work is accepted: the writer of a mail and the customer's house, or somebody behind them.

"My boss says we accept, he will write himself" is written by the customer and is nobody's acceptance yet.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.meant.data import expressions, found, listed
from poedesk.proof.assessing.acknowledging.meant.objects import is_paper
from poedesk.proof.finding.identity.names import legal_forms, organisation_words

FILE = "speakers.yaml"

NEAR = 4
"""Words before a verb of saying among which who says it is named."""


def anothers_word(low: str, customer: str) -> bool:
    """Say whether a sentence in plain text gives another's word; ``customer`` is the name of the house."""
    return (
        found(FILE, "unsure", low)
        or any(not is_paper(at["whom"]) for at in _each("according", low))
        or any(not _owns(_last(at["who"]), customer) for at in _each("third", low))
        or any(not _owns(" ".join(who.split()[-NEAR:]), customer) for who in _sayers(low))
    )


def deferred(low: str) -> bool:
    """Say whether a sentence in plain text leaves the answer to somebody who is still to give it."""
    return found(FILE, "deferring", low)


def done_by_others(low: str) -> bool:
    """Say whether a sentence in plain text tells that the house itself, or the vendor, did the work."""
    return found(FILE, "others_work", low)


def accepted_by_another(told: Sequence[str], customer: str, partner: str) -> str | None:
    """Return the sentence over the customer's signature by which somebody else takes the work over.

    Args:
        told: the sentences over the signature, in plain text.
        customer: the name of the house that signs.
        partner: the name of the partner, who takes over nothing of its own.
    """

    def others(name: str, low: str) -> bool:
        return any(_is_another(at["who"], customer, partner) for at in _each(name, low))

    for low in told:
        if others("in the name of", low) or others("work of", low):
            return low
    if any(_accepts_itself(low, customer) for low in told):
        return None  # the customer accepts, whoever else does so beside it
    return next((low for low in told if others("accepting", low)), None)


def _accepts_itself(low: str, customer: str) -> bool:
    """Say whether the customer's house, or the writer, takes something over in a sentence."""
    return found(FILE, "own acceptance", low) or any(
        _owns(at["who"], customer) for at in _each("accepting", low)
    )


def _is_another(who: str, customer: str, partner: str) -> bool:
    """Say whether the words for who accepts name the partner, or a house that is not the customer's.

    A bare name may be a person of the customer's: it is nobody else's.
    """
    if mentions.words_in(who, " ".join(organisation_words(customer))) or _owners().search(who) is not None:
        return False
    if mentions.words_in(who, " ".join(organisation_words(partner))) or found(FILE, "others", who):
        return True
    return bool(who.split()) and who.rsplit(maxsplit=1)[-1].strip(".") in legal_forms()


def _last(who: str) -> str:
    """Return the last of what stands before a verb: in "we saw it and the auditor" the auditor."""
    return _joined().split(who)[-1]


@cache
def _joined() -> re.Pattern[str]:
    return compiled(rf"\s(?:and|und|et|y|e|en)\s(?=(?:{'|'.join(listed(FILE, 'articles'))})(?:(?<=')|\W|$))")


def _each(name: str, low: str) -> Iterator[re.Match[str]]:
    for expression in expressions(FILE, name):
        yield from expression.finditer(low)


def _sayers(low: str) -> Iterator[str]:
    """Yield who is told to say something in the same clause, or in the one that hangs on it."""
    for clause in re.split(r"[;:]|\s(?:and|und|et|y)\s", low):
        at = _saying().match(clause)
        if at is not None:
            yield at["who"]


@cache
def _saying() -> re.Pattern[str]:
    verbs, said = "|".join(listed(FILE, "saying")), "".join(listed(FILE, "said")).replace(" |", "|")
    return compiled(rf"\W*(?P<who>[^,]{{1,60}}?)\s(?:{verbs})\b{said}")


def _owns(who: str, customer: str) -> bool:
    """Say whether the words before a verb name the writer or the customer's house."""
    return _owners().search(who) is not None or names_house(who, customer)


def names_house(who: str, customer: str) -> bool:
    """Say whether words name the customer's house, or end with what it is called: "the mill"."""
    name = organisation_words(customer)
    first, said = plain(name[0]), plain(who).split()
    # "the Mill" for Mill Alder Ltd: its first word with an article, or by itself before the verb.
    if mentions.words_in(who, " ".join(name)) or said[-1:] == [first]:
        return True
    if said[1:2] == [first] and said[0] in _ARTICLES:
        return True
    return _calls_it(who, customer)


def _calls_it(who: str, customer: str) -> bool:
    """Say whether the words end with the kind of house that the customer's name tells: "the co-operative".

    A name may tell it in its own language. "The bank" is nobody's word whose customer is none.
    """
    at = _called().search(plain(who))
    if at is None:
        return False
    name = plain(customer)
    return any(kind.fullmatch(at["kind"]) and kind.search(name) for kind in expressions(FILE, "houses"))


@cache
def _called() -> re.Pattern[str]:
    return compiled(rf"(?:^|\W)(?:{'|'.join(listed(FILE, 'articles'))})\W?(?P<kind>[\w-]+)$")


_ARTICLES = frozenset(
    {"the", "our", "der", "die", "das", "unser", "unsere", "la", "le", "el", "il", "het", "de"}
)


@cache
def _owners() -> re.Pattern[str]:
    return compiled(rf"(?:^|\W)(?:{'|'.join(listed(FILE, 'owners'))})(?:$|\W)")
