"""The partner acts by name, in verbs that no list has: told by their forms, and by several of them.

"Larkrise took the 84 tablets ward by ward, joined each to Intune and handed it back" tells work, whichever
verbs it uses. Verbs of talk and trade tell none (``acting.yaml``); one verb alone may be any of many things.
"""

from functools import cache

from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.claimed import names, names_claimed
from poedesk.proof.finding.narratives.features import describe, sentences
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.tense import only_imagined, only_offered, to_come
from poedesk.proof.finding.wording.told import lines
from poedesk.proof.policy import vocabulary

SEVERAL = 2
"""Deeds, at least, that a sentence tells of the partner."""


def acts_by_name(case: Case, text: str, language: str | None) -> bool:
    """Say whether a sentence of ``text`` tells several deeds of the named partner on what was claimed.

    Args:
        case: for the claim.
        text: sentences that can prove work, see ``weighing``.
        language: ISO 639-1 code of the paper; null tries the forms of every language.
    """
    key = ("acts by name", text, language)
    return case.once(key, lambda: any(_acts(case, one, language) for one in sentences(text)))


def _acts(case: Case, sentence: str, language: str | None) -> bool:
    if not names(sentence, case.claim.partner.name):
        return False
    deeds = [word for word in done_words(sentence) if not _is_talk(word)]
    if len(deeds) < SEVERAL:
        return False
    features = describe(sentence, vocabulary.load())
    if not (features.actor_told and names_claimed(case, sentence, features)):
        return False
    doubts = (to_come, only_offered, only_imagined)
    return not (features.wants or features.trouble or any(doubt(sentence, language) for doubt in doubts))


def talks(sentence: str) -> bool:
    """Say whether a verb of talk or trade is told as done in a sentence."""
    return any(map(_is_talk, done_words(sentence)))


def _is_talk(word: str) -> bool:
    return _talk().found_in(plain_of(word).text)


@cache
def _talk() -> Expressions:
    return Expressions(*lines(__package__, "acting.yaml", "talk"))
