"""Described work, need, architecture and benefits: an answer at its place, about what was claimed.

What counts: it is no template text, it names what was claimed, it says who did what. On doubt it is unclear.
"""

import re
from dataclasses import dataclass

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.belonging import Belongs
from poedesk.proof.assessing.case import Case, Seen, soften, where
from poedesk.proof.assessing.checks import hollow
from poedesk.proof.assessing.checks.claimed import (
    document_names_claimed,
    names,
    names_claimed,
    short_name,
    speaks_of_claimed_only,
    title_of,
)
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.words import in_plain
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.model import State
from poedesk.proof.finding.narratives import (
    NarrativeFeatures,
    counted,
    describe,
    is_recital,
    named_in,
    parts_of,
    text_of,
)
from poedesk.proof.finding.page.plain import plain_of
from poedesk.proof.policy import vocabulary

WHAT = {
    "business_need": "The customer's business need",
    "presales": "The pre-sales work",
    "work": "The work that influenced the usage",
    "azure.architecture": "How the architecture extends or replaces what was there",
    "azure.benefits": "The benefit for the customer",
}
WORK = frozenset({"work", "presales"})
"""Topics that are about what the partner did."""

FEW = 8
"""Words below which a passage says nothing."""

ENOUGH = 15
"""Words from which a passage can say who did what with which product."""

LONG = 25
"""Words from which a passage that names no product may still be an answer."""

NEXT = 150
"""Characters, at most, between a need and the work that answers it: what else ends its paragraph."""

TITLE_LINES = 3
"""Lines at the top of a document among which its title stands."""

SAID = 0.7
"""Confidence of a sentence that says that work was not done."""

NAMES_NOTHING = "names nothing that was claimed"

CITED = 3
"""Places, at most, that are cited of one passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative with what can be seen in it."""

    seen: Seen
    text: str
    proving: str
    """Its sentences that are not about the customer's own work, other customers or products in general."""

    features: NarrativeFeatures
    claimed: bool
    """Whether it names something that was claimed."""

    names_customer: bool
    who_did_what: bool
    """Whether somebody acts in it, the partner by name at least, and it says what was done."""

    tells_work: bool
    """Whether any word of it tells an activity."""


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
        passage = _passage(case, topic, seen)
        if doubted and not _can_be_met(case, topic, passage):
            continue  # only a passage that answers can still change the outcome
        answer = _if_understood(seen, _judged(case, topic, passage))
        if answer.verdict is Verdict.MET:
            return _unless_undone(case, topic, answer)
        answers.append(answer)
        doubted |= answer.verdict is Verdict.UNCLEAR
    if not answers:
        empty = [case.empty_place(what, seen) for seen in places if seen.finding.state is not State.PRESENT]
        return first_of(empty) if empty else case.missing(what)
    return next((answer for answer in answers if answer.verdict is Verdict.UNCLEAR), answers[0])


def _if_understood(seen: Seen, outcome: Outcome) -> Outcome:
    """Return ``outcome``; unclear where the passage is in a language that the finders do not know.

    A word that looks like one of ours says neither that something was done nor that nothing was said.
    """
    if seen.source.understood or outcome.verdict is Verdict.UNCLEAR:
        return outcome
    because = f"A passage may tell it, but the language of {seen.document} is not understood ({seen.where})."
    return unclear(Code.UNCERTAIN, because, evidence=outcome.evidence or seen.evidence)


def _passage(case: Case, topic: str, seen: Seen) -> Passage:
    text = text_of(seen.source.document, seen.finding)
    customer, partner = case.claim.customer.name, case.claim.partner.name
    told = " ".join(proving(case, part) for part in parts_of(seen.source.document, seen.finding))
    features = describe(told if topic in WORK else text, vocabulary.load())
    shown = cues(told, vocabulary.load())
    done = features.acts or features.presales or shown
    named = {told[cue.start : cue.end].casefold() for cue in shown}
    listed = len(named) > 1 and _ordered(case, seen, text, features)
    return Passage(
        seen=seen,
        text=text,
        features=features,
        proving=told,
        claimed=names_claimed(case, text, features),
        names_customer=names(text, customer),
        who_did_what=bool((features.actor or listed or names(text, partner)) and done),
        tells_work=bool(done),
    )


def proving(case: Case, text: str) -> str:
    """Return the sentences of ``text`` that can tell what the partner did for this customer."""
    customer, partner = short_name(case.claim.customer.name), short_name(case.claim.partner.name)
    return counted(text, vocabulary.load(), customer=customer, partner=partner)


def _ordered(case: Case, seen: Seen, text: str, features: NarrativeFeatures) -> bool:
    """Say whether a list of activities stands where the work is ordered or offered: the partner does it.

    "Adoption campaign for 900 people, six workshops, coaching until April" under "Description" of an order
    names nobody; the document that names the partner does.
    """
    if not seen.finding.anchored or not features.quantified or features.words < ENOUGH:
        return False
    if _NO_WORK_OF_OURS.search(plain_of(text).text) or names(text, case.claim.customer.name):
        return False
    return any(names(page.text, case.claim.partner.name) for page in seen.source.document.pages)


_NO_WORK_OF_OURS = re.compile(
    r"\b(?:customer|client|buyer|in-house|internal|own|yourselves|cliente|comprador|propi\w+|kunden?"
    r"|auftraggeber\w*|eigene\w*|interne?|acheteur|propre"
    r"|licen[cs](?:es?|ing)|subscriptions?|renewals?|lizenz\w*|licencias?|suscripci\w+|abonnements?)\b"
)
"""Words that may say that the customer does it, or that goods are bought and no work."""


def _is_a_need(case: Case, seen: Seen) -> bool:
    """Say whether a passage in running text tells what the customer needed and not what the partner did."""
    if seen.finding.anchored:
        return False
    text = text_of(seen.source.document, seen.finding)
    return hollow.tells_a_need_only(text, names_partner=names(text, case.claim.partner.name))


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
    if passage.features.words < ENOUGH and in_plain("elsewhere", plain):
        because = f"At the place of this answer stands a reference to another document ({seen.where})."
        if not passage.tells_work and len(case.findings) == 1 and not case.unread:
            return not_met(Code.TOO_THIN, because, **parts)
        return unclear(Code.UNCERTAIN, because, **parts)
    if passage.features.words < FEW and _length(passage.text) >= FEW:
        because = f"The passage tells nothing that the partner did for this customer ({seen.where})."
        return not_met(Code.TOO_THIN, because, **parts)
    if passage.features.words < FEW:
        return not_met(
            Code.TOO_THIN, f"{what} is not described in {_count(passage)} ({seen.where}).", **parts
        )
    lacking = _LACKING[topic](case, passage, plain)
    if not lacking:
        return soften(met(f"{what} is described ({seen.where}).", **parts), seen)
    told = " and ".join(lacking)
    thin = not passage.claimed and not passage.features.quantified and passage.features.words < LONG
    thin |= topic in WORK and _names_only(passage)
    if thin and seen.finding.anchored:
        return not_met(Code.TOO_THIN, f"{what} is only hinted at: the answer {told} ({seen.where}).", **parts)
    if seen.finding.anchored:
        because = f"There is an answer to {_lower(what)}, but it {told} ({seen.where})."
        return unclear(Code.TOO_THIN, because, **parts)
    because = f"{what} may be meant by a passage that {told} ({seen.where})."
    return unclear(Code.UNCERTAIN, because, **parts)


def _can_be_met(case: Case, topic: str, passage: Passage) -> bool:
    """Say whether a passage lacks nothing of an answer."""
    if passage.features.words < FEW:
        return False
    return not _LACKING[topic](case, passage, plain_of(passage.text).text)


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


def _work_lacks(case: Case, passage: Passage, __: str) -> list[str]:
    features = passage.features
    if hollow.is_string_of_catchwords(passage.text):
        return ["only strings catchwords together"]
    told = passage.claimed or _works_on_azure(case, passage) or _named_beside(case, passage)
    lacking = [] if told else [NAMES_NOTHING]
    if not passage.who_did_what:
        lacking.append("does not say who did what")
    if features.words < ENOUGH:
        lacking.append("has few words")
    # Outside of its own place a passage must stand on its own feet.
    if not passage.seen.finding.anchored and not (features.quantified or features.words >= LONG):
        lacking.append("says neither how much nor for whom")
    return lacking


def _named_beside(case: Case, passage: Passage) -> bool:
    """Say whether a full plan or report follows items that name what was claimed and what is done with it.

    "Migration of 40 mailboxes to Exchange Online" among the items of a quotation, then its plan by weeks.
    """
    features = passage.features
    full = passage.seen.finding.anchored and features.words >= LONG and features.quantified
    if not (full and passage.who_did_what and speaks_of_claimed_only(case, passage.seen)):
        return False
    document = passage.seen.source.document
    texts = (
        text_of(document, other.finding)
        for other in case.seen("work")
        if other.source.document is document and other.finding is not passage.seen.finding
    )
    told = ((text, describe(text, vocabulary.load())) for text in texts)
    return any(names_claimed(case, text, features) and features.actions for text, features in told)


def _works_on_azure(case: Case, passage: Passage) -> bool:
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


def _presales_lacks(case: Case, passage: Passage, plain: str) -> list[str]:
    lacking = _work_lacks(case, passage, plain)
    # A form asks for the products beside this answer: who did much for the purchase need not repeat them.
    anchored = passage.seen.finding.anchored
    if anchored and passage.features.words >= LONG and document_names_claimed(case, passage.seen):
        lacking = [part for part in lacking if part != NAMES_NOTHING]
    if not passage.seen.finding.anchored and not passage.features.presales:
        lacking.append("does not speak of work before the purchase")
    return lacking


def _need_lacks(case: Case, passage: Passage, __: str) -> list[str]:
    features = passage.features
    if hollow.is_string_of_catchwords(passage.text):
        return ["only strings catchwords together"]
    claimed = {entry.workload for entry in case.claim.workloads}
    if hollow.denies_a_need_for(passage.text, claimed, {title_of(p.name) for p in case.claim.products}):
        return ["denies a need of what was claimed"]
    anchored = passage.seen.finding.anchored
    # Outside of its own place somebody must have wanted something: an obligation is no need.
    lacking = [] if anchored or features.wants else ["speaks of no need"]
    if not passage.proving.strip():
        lacking.append("tells only what a product does for anyone")
    if passage.claimed:
        return lacking
    # A need may be told without the product's name, when the document names it and the need is specific.
    told = features.need or features.wants or features.quantified or passage.names_customer
    specific = features.words >= LONG or (told and features.words >= ENOUGH)
    placed = (anchored and document_names_claimed(case, passage.seen)) or _answered_at_once(case, passage)
    placed = placed or _recited(case, passage)
    if not (specific and placed):
        lacking.append(NAMES_NOTHING)
    return lacking


def _answered_at_once(case: Case, passage: Passage) -> bool:
    """Say whether a letter tells its reader's need and, in the next paragraph, the work that answers it.

    Only where the document speaks of nothing but what was claimed: the need can then be of nothing else.
    """
    if not hollow.tells_its_readers_need(passage.text):
        return False
    document, last = passage.seen.source.document, passage.seen.finding.spans[-1]
    if not speaks_of_claimed_only(case, passage.seen):
        return False
    starts = (
        seen.finding.spans[0]
        for seen in case.seen("work")
        if seen.source.document is document
        and names_claimed(
            case,
            text_of(document, seen.finding),
            named_in(text_of(document, seen.finding), vocabulary.load()),
        )
    )
    return any(
        first.page == last.page and 0 <= (first.start or 0) - (last.end or 0) <= NEXT
        for first in starts
        if first.start is not None and last.end is not None
    )


_LETTERED = re.compile(
    r"^\W*[A-H]\)\s+(?:[Tt]he\s)?(?i:client|customer|buyer|purchaser)\b(?! (?i:shall|will|agrees)\b)"
)
"""How a lettered recital begins: "(A) the Client keeps its mail on a server"; over the text itself."""


def _recited(case: Case, passage: Passage) -> bool:
    """Say whether a contract about nothing but what was claimed recites why its customer wants it."""
    if not (is_recital(plain_of(passage.text).text) or _LETTERED.match(passage.text)):
        return False
    return speaks_of_claimed_only(case, passage.seen) and document_names_claimed(case, passage.seen)


def _architecture_lacks(_: Case, passage: Passage, plain: str) -> list[str]:
    lacking = [] if passage.claimed else ["does not name Azure"]
    if not in_plain("architecture", plain):
        lacking.append("does not say what is extended or replaced")
    return lacking


def _benefits_lack(_: Case, passage: Passage, plain: str) -> list[str]:
    lacking = [] if passage.claimed or passage.seen.finding.anchored else ["does not name Azure"]
    if not in_plain("benefit", plain):
        lacking.append("names no benefit")
    return lacking


_LACKING = {
    "work": _work_lacks,
    "presales": _presales_lacks,
    "business_need": _need_lacks,
    "azure.architecture": _architecture_lacks,
    "azure.benefits": _benefits_lack,
}
