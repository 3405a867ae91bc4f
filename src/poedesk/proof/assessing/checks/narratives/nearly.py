"""What sounds like a need and is none: terms, plans, the work's own troubles, the partner's story.

Each tells that something was missing or went wrong, and no trouble of the customer that the work answers. At
the place of the need the heading says what is told; here only the sentences do. The expressions are data in
``nearly.yaml``.
"""

import re
from functools import cache

from poedesk.kernel.expressions import compiled
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.narratives.parties import speaks_of
from poedesk.proof.assessing.checks.narratives.passage import Passage
from poedesk.proof.assessing.checks.narratives.strangers import go_on
from poedesk.proof.finding.activities.bare import sells_goods
from poedesk.proof.finding.activities.words import MIGRATION, cues
from poedesk.proof.finding.narratives.actors import acts_unnamed
from poedesk.proof.finding.narratives.features import actors, describe, sentences, somebody_wants
from poedesk.proof.finding.narratives.grammar import PASSIVE
from poedesk.proof.finding.narratives.troubles import tells_lack
from poedesk.proof.finding.narratives.wishes import AIM
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.tense import to_come, told_as_done
from poedesk.proof.finding.wording.told import lines
from poedesk.proof.policy import vocabulary


def only_nearly(case: Case, passage: Passage) -> str | None:
    """Return what running text tells instead of a need, in words that follow "it"; null for a need."""
    every = sentences(passage.proving)
    for name, told in _WHOLE.items():
        if any(_found(name, plain_of(one).text) for one in every):
            return told
    telling, ours = [], False
    for one in every:
        ours = _of_partner(case, one) or (ours and go_on(one, case.claim.partner.name))
        if tells_lack(plain_of(one).text) or somebody_wants(one):
            telling.append(_instead(passage, one, ours=ours))
    return telling[0] if telling and all(telling) else None


def only_beside(case: Case, passage: Passage) -> str | None:
    """Return what an answer at the place of the need tells instead of one, in words that follow "it".

    There the heading vouches for much, but not for a paper that tells of itself, nor for the course of work
    to come: each sentence must be of these, and none say what was wrong, wanted or to be gained.
    """
    language = passage.seen.source.language
    partner = case.claim.partner.name
    told = [_beside(one, partner, language) for one in sentences(passage.proving)]
    return told[0] if told and all(told) else None


def _beside(sentence: str, partner: str, language: str | None) -> str | None:
    plain = plain_of(sentence).text
    if somebody_wants(sentence):
        return None
    if _found("took place", plain) and not _aims(plain):
        return "tells what was done, and no need"
    if tells_lack(plain):
        return None
    if _found("paper", plain):
        return "tells of the paper itself, and no need"
    aims = describe(plain, vocabulary.load()).need or AIM.search(plain)
    if _found("course", plain) or (not aims and _is_coming(sentence, language)):
        return "tells the course of the work, and no need"
    if sells_goods(plain) and not _aims(plain):
        return "tells what was bought, and no need"
    return "tells what was done, and no need" if _only_done(sentence, partner) and not _aims(plain) else None


def _aims(plain: str) -> bool:
    """Say whether a plain text tells what something is for: a word of need that names no mere matter."""
    told = describe(plain, vocabulary.load()).need
    return bool(AIM.search(plain)) or any(_matters().fullmatch(word) is None for word in told)


def _is_coming(sentence: str, language: str | None) -> bool:
    """Say whether a sentence tells what is to come: "must be kept ten years" is a duty of the customer's."""
    duty = _found("duty", plain_of(sentence).text)
    return to_come(sentence, language) and (_tells_work(sentence) or not duty)


def _tells_work(sentence: str) -> bool:
    known = vocabulary.load()
    return describe(sentence, known).acts or bool(cues(sentence, known))


def _only_done(sentence: str, partner: str) -> bool:
    """Say whether a sentence tells work on a product that was done: "We moved 40 mailboxes to it"."""
    features = describe(sentence, vocabulary.load())
    plain, unnamed = plain_of(sentence).text, acts_unnamed(sentence)
    moved = MIGRATION in {cue.activity for cue in cues(sentence, vocabulary.load())} and features.quantified
    passed = features.quantified and PASSIVE.found_in(plain) and _found("things", plain)
    if passed and not features.trouble:
        return told_as_done(sentence)
    named = features.names_products or actors().found_in(plain) or speaks_of(partner, sentence)
    worked = features.actor and not features.trouble and _tells_work(sentence) and (unnamed or named or moved)
    return worked and told_as_done(sentence)


_WHOLE = {"terms": "tells terms, and no need", "anyone": "tells what is said of anyone, and no need"}
"""Lists of which one sentence tells what the whole passage is."""


def _instead(passage: Passage, sentence: str, *, ours: bool) -> str | None:
    plain = plain_of(sentence).text
    if _found("later", plain) or to_come(sentence, passage.seen.source.language):
        return "tells of another time, and no need"
    if _found("during", plain):
        return "tells what happened during the work, and no need"
    if ours or _found("others", plain):
        return "tells of the partner, and no need"
    happened = _happened(sentence)
    told = tells_lack(plain_of(happened).text) or somebody_wants(happened)
    return None if told else "tells what may happen, or until when, and no need"


def _happened(sentence: str) -> str:
    """Return a sentence without its clauses on what may happen, and on how far something was carried."""
    made, kept, start = plain_of(sentence), [], 0
    for match in _perhaps().finditer(made.text):
        first, last = made.original(*match.span())
        kept.append(sentence[start:first])
        start = last
    return " ".join([*kept, sentence[start:]])


def _of_partner(case: Case, sentence: str) -> bool:
    claim = case.claim
    return speaks_of(claim.partner.name, sentence) and not speaks_of(claim.customer.name, sentence)


def _found(name: str, plain: str) -> bool:
    return _expressions(name).found_in(" ".join(plain.split()))


@cache
def _perhaps() -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "nearly.yaml", "perhaps")))


@cache
def _matters() -> re.Pattern[str]:
    return compiled("|".join(lines(__package__, "nearly.yaml", "matters")))


@cache
def _expressions(name: str) -> Expressions:
    return Expressions(*lines(__package__, "nearly.yaml", name))
