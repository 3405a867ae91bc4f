"""Described work, need, architecture and benefits: an answer at its place, about what was claimed.

What counts: it is no template text, it names what was claimed, it says who did what. On doubt it is unclear.
"""

import re

from poedesk.kernel.expressions import compiled
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.case import Case, Seen, soften, where
from poedesk.proof.assessing.checks.claimed import (
    names,
    short_name,
)
from poedesk.proof.assessing.checks.narratives import hollow
from poedesk.proof.assessing.checks.narratives.lacking import (
    LACKING,
    NAMES_NOTHING,
    NO_NEED,
    NOTHING_TOLD,
    tells_a_situation,
)
from poedesk.proof.assessing.checks.narratives.passage import ENOUGH, LONG, WORK, Passage, passage_of
from poedesk.proof.assessing.checks.narratives.substance import Substance, substance
from poedesk.proof.assessing.checks.narratives.timing import still_to_come
from poedesk.proof.assessing.checks.narratives.weighing import all_may_be_anothers
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.stacks.judging import withdrawn
from poedesk.proof.assessing.together.belonging import Belongs
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.finding.language import tells
from poedesk.proof.finding.model import State
from poedesk.proof.finding.wording.plain import plain_of

WHAT = {
    "business_need": "The customer's business need",
    "presales": "The pre-sales work",
    "work": "The work that influenced the usage",
    "azure.architecture": "How the architecture extends or replaces what was there",
    "azure.benefits": "The benefit for the customer",
}
FEW = 8
"""Words below which a passage says nothing."""

SAID = 0.7
"""Confidence of a sentence that says that work was not done."""

CITED = 3
"""Places, at most, that are cited of one passage."""


def described(case: Case, topic: str) -> Outcome:
    """Answer whether ``topic`` is described: the best passage decides."""
    what = WHAT[topic]
    places = case.seen(topic)
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    stated = [seen for seen in stated if seen.belongs is not Belongs.NOT_PROOF]
    answers: list[Outcome] = []
    doubted = False
    for seen in stated:
        if topic in WORK and _is_a_need(case, seen):
            continue
        passage = passage_of(case, topic, seen)
        if not seen.finding.anchored and passage.features.words < FEW:
            continue  # a few words anywhere are no answer, nor a poor one
        if answers and answers[0].verdict is Verdict.NOT_MET and _only_work(case, topic, passage):
            continue
        if doubted and not _can_be_met(case, topic, passage):
            continue  # only a passage that answers can still change the outcome
        answer = _if_understood(seen, _judged(case, topic, passage))
        if answers and passage.who_did_what and topic == "business_need":
            answer = _unless_told_at_its_place(seen, answer, answers[0])
        if answer.verdict is Verdict.MET and topic in WORK:
            answer = _unless_example(what, seen, _unless_to_come(case, what, passage, answer))
            answer = _unless_withdrawn(case, what, seen, answer)
        if answer.verdict is Verdict.MET:
            return _unless_undone(case, topic, answer)
        answers.append(answer)
        doubted |= answer.verdict is Verdict.UNCLEAR
    if not answers:
        empty = [case.empty_place(what, seen) for seen in places if seen.finding.state is not State.PRESENT]
        return first_of(empty) if empty else case.missing(what)
    return next((answer for answer in answers if answer.verdict is Verdict.UNCLEAR), answers[0])


def _unless_example(what: str, seen: Seen, answer: Outcome) -> Outcome:
    """Return ``answer``; unclear where the passage is the example that a form gives to who fills it in."""
    labels = (plain_of(span.label or "").text for span in seen.finding.spans)
    if answer.verdict is not Verdict.MET or not any(map(_EXAMPLE.match, labels)):
        return answer
    because = f"{what} stands behind words that give an example of what to write ({seen.where})."
    return unclear(Code.UNCERTAIN, because, evidence=answer.evidence)


_EXAMPLE = compiled(
    r"\W*(?:please |bitte |veuillez )?(?:describe|explain|state|specify|write|enter|beschreib\w+|erlauter\w+"
    r"|schildern|decri\w+|expliqu\w+|describ\w+|expli\w+|descriv\w+|beschrijf|omschrijf)\b[^.;]*?"
    r"\b(?:for example|for instance|e\.g|such as|zum beispiel|z\.\s?b|par exemple|p\.\s?ex|por ejemplo"
    r"|ad esempio|bijvoorbeeld)\b"
)
"""How a form tells what to write, and gives an example of it."""


def _unless_told_at_its_place(seen: Seen, answer: Outcome, at_its_place: Outcome) -> Outcome:
    """Return ``answer``; unclear where the need's own place tells none and a passage on work hints at one."""
    if answer.verdict is not Verdict.MET or seen.finding.anchored:
        return answer
    because = f"{at_its_place.because.rstrip('.')}; beside the work one may be meant ({seen.where})."
    return unclear(at_its_place.code, because, evidence=answer.evidence)


def _only_work(case: Case, topic: str, passage: Passage) -> bool:
    """Say whether running text tells no need at all: beside an answer at its place it is none."""
    if topic != "business_need" or passage.seen.finding.anchored:
        return False
    return bool(NO_NEED & set(LACKING[topic](case, passage, plain_of(passage.text).text)))


def _if_understood(seen: Seen, outcome: Outcome) -> Outcome:
    """Return ``outcome``; unclear where the passage is in a language that the finders do not know.

    A word that looks like one of ours says neither that something was done nor that nothing was said. In a
    language of which they know the words, though not all, what they find is there.
    """
    if seen.source.understood or outcome.verdict is Verdict.UNCLEAR:
        return outcome
    if outcome.verdict is Verdict.MET and tells(seen.source.language):
        return outcome
    because = f"A passage may tell it, but the language of {seen.document} is not understood ({seen.where})."
    return unclear(Code.UNCERTAIN, because, evidence=outcome.evidence or seen.evidence)


def _is_a_need(case: Case, seen: Seen) -> bool:
    """Say whether a passage in running text tells what the customer needed and not what the partner did."""
    if seen.finding.anchored:
        return False
    text = seen.text
    return hollow.tells_a_need_only(text, names_partner=names(text, case.claim.partner.name))


def _unless_to_come(case: Case, what: str, passage: Passage, outcome: Outcome) -> Outcome:
    """Return ``outcome``; unclear where the passage tells work that nobody can have taken over yet."""
    why = still_to_come(case, passage.seen, passage.proving)
    if why is None:
        return outcome
    because = f"{what} is told ({passage.seen.where}), but {why}."
    return unclear(Code.UNCERTAIN, because, evidence=outcome.evidence)


def _unless_withdrawn(case: Case, what: str, seen: Seen, outcome: Outcome) -> Outcome:
    """Return ``outcome``; contradicted where a later paper ends or takes away what its document orders."""
    gone = withdrawn(case, seen.source)
    if gone is None or outcome.verdict is not Verdict.MET:
        return outcome
    because = f"{what} is described ({seen.where}), but {gone.because}."
    answer = not_met if gone.certain else unclear
    return answer(Code.CONTRADICTED, because, evidence=(*outcome.evidence, *gone.evidence))


def _unless_undone(case: Case, topic: str, outcome: Outcome) -> Outcome:
    """Return ``outcome``; unclear where the same document says that the work was not done."""
    if outcome.verdict is not Verdict.MET or topic not in WORK:
        return outcome
    source = next(entry for entry in case.findings if entry.document.name == outcome.evidence[0].document)
    spans = [doubt.span for doubt in case.doubts.get(source.document.name, ()) if doubt.undone]
    evidence = cite_all(source.document, spans, SAID)
    if not evidence:
        return outcome
    said = f"{evidence[0].quote!r} ({where(evidence)})"
    because = f"{outcome.because.rstrip('.')}, but the document also says {said}."
    return unclear(Code.UNCERTAIN, because, evidence=(*outcome.evidence, *evidence[:CITED]))


def _judged(case: Case, topic: str, passage: Passage) -> Outcome:
    what, seen = WHAT[topic], passage.seen
    parts = {"evidence": seen.evidence[:CITED]}
    plain = plain_of(passage.text).text
    if (short := _too_short(case, topic, passage, plain)) is not None:
        return short
    lacking = LACKING[topic](case, passage, plain)
    made_of = _substance(case, passage)
    anyones = made_of.fits_anyone and set(lacking) <= {NAMES_NOTHING}
    if anyones:
        lacking.append("says nothing that would not be true of any customer")
    elif made_of.says_little:
        lacking.append("says little that would not be true of any customer")
    if not lacking and topic in WORK and all_may_be_anothers(case, passage.proving):
        because = f"{what} is told ({seen.where}), but perhaps of somebody else's."
        return unclear(Code.UNCERTAIN, because, **parts)
    if not lacking:
        return soften(met(f"{what} is described ({seen.where}).", **parts), seen)
    told = " and ".join(lacking)
    thin = anyones or (topic in WORK and _names_only(passage))
    little = not passage.claimed and not passage.features.quantified and passage.features.words < LONG
    thin |= little and not (topic == "business_need" and tells_a_situation(case, passage))
    if thin and seen.finding.anchored and NOTHING_TOLD not in lacking:
        return not_met(Code.TOO_THIN, f"{what} is only hinted at: the answer {told} ({seen.where}).", **parts)
    if seen.finding.anchored:
        because = f"There is an answer to {_lower(what)}, but it {told} ({seen.where})."
        return unclear(Code.TOO_THIN, because, **parts)
    because = f"{what} may be meant by a passage that {told} ({seen.where})."
    return unclear(Code.UNCERTAIN, because, **parts)


def _can_be_met(case: Case, topic: str, passage: Passage) -> bool:
    """Say whether a passage lacks nothing of an answer, as far as its words on the topic go."""
    if passage.features.words < FEW:
        return False
    return not LACKING[topic](case, passage, plain_of(passage.text).text)


def _too_short(case: Case, topic: str, passage: Passage, plain: str) -> Outcome | None:
    """Return the answer for a few words, or a reference to another paper; null for a passage to weigh."""
    seen, parts = passage.seen, {"evidence": passage.seen.evidence[:CITED]}
    if passage.features.words < ENOUGH and in_plain("elsewhere", plain):
        because = f"At the place of this answer stands a reference to another document ({seen.where})."
        if not passage.tells_work and len(case.findings) == 1 and not case.unread:
            return not_met(Code.TOO_THIN, because, **parts)
        return unclear(Code.UNCERTAIN, because, **parts)
    if passage.features.words >= (FIGURES if topic in _TERSE and _a_figure(passage) else FEW):
        return None
    because = f"{WHAT[topic]} is not described in {_count(passage)} ({seen.where})."
    if _length(passage.text) >= FEW:
        because = f"The passage tells nothing that the partner did for this customer ({seen.where})."
    return not_met(Code.TOO_THIN, because, **parts)


FIGURES = 5
"""The same where an answer at its place has figures: "Power bill down EUR 1,900 a month"."""

_TERSE = frozenset({"azure.benefits", "presales"})


def _a_figure(passage: Passage) -> bool:
    return passage.seen.finding.anchored and passage.features.quantified


def _substance(case: Case, passage: Passage) -> Substance:
    claim, source = case.claim, passage.seen.source
    parties = (claim.partner.name, claim.customer.name)
    names = (*parties, *(short_name(name) for name in parties))
    return substance(passage.text, names, capitals=source.language != "de")


def _names_only(passage: Passage) -> bool:
    """Say whether a few words name something and tell nothing: "Intune services as discussed"."""
    features = passage.features
    short = features.words < ENOUGH and not features.quantified
    return short and not passage.tells_work and not features.actor


def _length(text: str) -> int:
    return len(re.findall(r"\w+", text))


def _count(passage: Passage) -> str:
    return "one word" if passage.features.words == 1 else f"{passage.features.words} words"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
