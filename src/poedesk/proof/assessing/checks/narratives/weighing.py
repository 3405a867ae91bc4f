"""What each sentence proves: the sentences of a passage with the reason why one proves nothing."""

import re
from collections.abc import Iterator
from functools import lru_cache

from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.claimed import short_name
from poedesk.proof.assessing.checks.narratives.strangers import (
    Nothing,
    speaks_of,
    tells_the_same_again,
    why_nothing,
)
from poedesk.proof.finding.activities.words import Cue, cues
from poedesk.proof.finding.narratives.doers import customers_own, for_others
from poedesk.proof.finding.narratives.features import in_general, sentences
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.policy import vocabulary

_KNOWN = 32
"""Names of customers of which the expression is kept, at most."""


def weighed(case: Case, text: str, following: str = "") -> tuple[tuple[str, Nothing | None], ...]:
    """Return the sentences of ``text``, each with why it proves nothing; null when it can prove work.

    Args:
        case: for the names of its parties.
        text: one passage.
        following: what stands after it, which may say that it was a story about another customer.
    """
    key = ("weighed", text, following)
    return case.once(key, lambda: tuple(_weighed(case, text, following)))


def _weighed(case: Case, text: str, following: str) -> Iterator[tuple[str, Nothing | None]]:
    customer = case.claim.customer.name
    told = list(sentences(text))
    later = [*told[1:], *sentences(following)[:1]]
    for number, sentence in enumerate(told):
        why = _why(case, sentence)
        if why is None and not speaks_of(customer, sentence):
            story = any(tells_the_same_again(after, customer) for after in later[number : number + 2])
            why = Nothing.FOR_ANOTHER if story else None
        yield sentence, why


def _why(case: Case, sentence: str) -> Nothing | None:
    customer, partner = case.claim.customer.name, case.claim.partner.name
    if for_others(sentence):
        return Nothing.FOR_ANOTHER
    if customers_own(sentence, short_name(customer), short_name(partner)):
        return Nothing.OWN
    if in_general(sentence, vocabulary.load()):
        return Nothing.ANYONES
    return why_nothing(sentence, customer, partner)


def shown_by(case: Case, sentence: str) -> tuple[Cue, ...]:
    """Return the words of a sentence by which activities show, without what the customer's people did."""
    theirs = _theirs(short_name(case.claim.customer.name))
    return tuple(
        cue
        for cue in cues(sentence, vocabulary.load())
        if not (
            _DID.search(sentence[cue.start : cue.end]) and theirs.search(plain_of(sentence[: cue.start]).text)
        )
    )


_DID = re.compile(
    r"(?:ed|\u00f3|aron|ieron|te|ten|\u00e9e?s?)$|^(?:built|ran|set up|put|took|gave|held|taught|led)"
)
"""A word of doing that can have its subject right before it."""


@lru_cache(_KNOWN)
def _theirs(customer: str) -> re.Pattern[str]:
    """Return what stands before a word of doing whose subject is the customer, or one of its people."""
    name = re.escape(plain_of(customer).text)
    return re.compile(
        rf"(?<!\bby )(?<!\bfor )(?<!\bat )(?<!\bto )(?<!\bof )(?<!\bin )(?<!\bwith )"
        rf"(?<!\bfur )(?<!\bbei )(?<!\bvon )(?<!\bpour )(?<!\bchez )(?<!\bde )(?<!\bpara )(?<!\ben )"
        rf"\b(?:{name}(?: \w+)?|the (?:customer|client)|der kunde|le client|el cliente)"
        rf"(?:'s?(?: (?:own|local|internal|it|ict))* {_PEOPLE})?{_ALREADY}\s*$"
    )


_PEOPLE = (
    r"(?:administrators?|admins?|technicians?|electricians?|engineers?|people|staff|team|department|it|employees"
    r"|managers?|supplier|carrier|provider|caretaker|colleagues|users)"
)
_ALREADY = (
    r"(?: (?:had|has|have|hat|hatte|a|avait|ont|ha|habia|then|also|itself|themselves|already|first|later))*"
)
