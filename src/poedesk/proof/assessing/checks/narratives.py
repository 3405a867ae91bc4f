"""Described work, need, architecture and benefits: an answer at its place, about what was claimed."""

from poedesk.proof.assessing.belonging import Belongs
from poedesk.proof.assessing.case import Case, Seen, soften
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.finding.model import State

_WHAT = {
    "business_need": "The customer's business need",
    "presales": "The pre-sales work",
    "work": "The work that influenced the usage",
    "azure.architecture": "How the architecture extends or replaces what was there",
    "azure.benefits": "The benefit for the customer",
}
WORDS = 8
"""Words that a passage must have to say anything."""


def described(case: Case, topic: str) -> Outcome:
    """Answer whether ``topic`` is described."""
    what = _WHAT[topic]
    places = case.seen(topic)
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    stated = [seen for seen in stated if seen.belongs is not Belongs.NOT_PROOF]
    if not stated:
        empty = [case.empty_place(what, seen) for seen in places]
        return first_of(empty) if empty else case.missing(what)
    answers = [_judged(case, what, seen) for seen in stated]
    good = [answer for answer in answers if answer.verdict == "met"]
    unsure = [answer for answer in answers if answer.verdict == "unclear"]
    return (good or unsure or answers)[0]


def _judged(case: Case, what: str, seen: Seen) -> Outcome:
    quote = seen.evidence[0].quote or ""
    if len(quote.split()) < WORDS:
        because = f"{what} is only hinted at: {quote!r} ({seen.where})."
        return not_met(Code.TOO_THIN, because, evidence=seen.evidence)
    if seen.finding.anchored and seen.finding.confidence >= 0.6:  # noqa: PLR2004 - until passages are weighed
        return soften(met(f"{what} is described ({seen.where}).", evidence=seen.evidence), seen)
    because = f"{what} may be described ({seen.where}); a person has to read it."
    return unclear(Code.UNCERTAIN, because, evidence=seen.evidence)
