"""Says whether words approve, approve on a condition, refuse, or only announce an absence.

A question, a request for approval, thanks and the receipt of something are none of these. English and
Spanish, and the usual German and French phrases.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from poedesk.kernel.expressions import later
from poedesk.kernel.text import plain
from poedesk.proof.finding.approving.pointing import UNTOLD, asks, composed_sure, flat, pointed
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.approving.words import approving, matches, patterns
from poedesk.proof.finding.composing import meaning
from poedesk.proof.finding.composing.words import HARMLESS
from poedesk.proof.finding.model import Finding, Role
from poedesk.proof.finding.page.view import DocumentView

HOUSE = 0.9
"""How sure an approval is that a mail gives by the name of a house."""


class Answer(StrEnum):
    """What an answer amounts to (values of the key ``approval``)."""

    APPROVED = "approved"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    OUT_OF_OFFICE = "out-of-office"


@dataclass(frozen=True, slots=True)
class Said:
    """An answer with the sentence that gives it: ``text[start:end]``."""

    answer: Answer
    start: int
    end: int
    confidence: float


def judge_sentence(
    sentence: str, points: Callable[[str], float] = lambda _: 0.0
) -> tuple[Answer, float] | None:
    """Return what one sentence answers and how sure that is; null when it answers nothing.

    ``points`` says how sure plain words approve by what they point to (see ``pointing.pointed``).
    """
    low = HARMLESS.sub(" ", flat(sentence))
    if _requests(low):
        return None
    told = _without_other_matters(low)
    sure, withheld = _sure(told, points)
    if matches("refusing", patterns("refused_else").taken_out_of(low)) and not matches("no_refusal", low):
        return Answer.REFUSED, 0.85
    conditional = matches("condition", patterns("no_condition").taken_out_of(low))
    if conditional and (sure or matches("promised", low)):
        return Answer.CONDITIONAL, 0.85
    if withheld is not None:
        return withheld, 0.75
    if sure and (matches("but_open", low) or matches("not_all", low) or matches("limited", low)):
        return Answer.CONDITIONAL, 0.75
    return (Answer.APPROVED, sure) if sure else None


def _sure(told: str, points: Callable[[str], float]) -> tuple[float, Answer | None]:
    """Return how sure plain words approve, and what they answer instead where all of it is withheld.

    "Nobody is satisfied with it" holds the words of an approval and is none, nor is what is doubted or is
    still to come. What stands for itself beside them counts: "we saw no fault and approve the report".
    """
    sure = max(approving(told), points(told))
    if not sure:
        return 0.0, None
    left = patterns("no_withholding").taken_out_of(told)
    for name, instead in (("withheld", Answer.REFUSED), ("doubted", Answer.CONDITIONAL)):
        left = patterns(name).taken_out_of(left)
        standing = max(approving(left), points(left))
        if not standing:
            return sure, instead
        sure = min(sure, standing)
    return sure, None


def _without_other_matters(low: str) -> str:
    return patterns("other_matter").taken_out_of(low)


def is_absence(subject: str | None, body: str) -> bool:
    """Return whether a mail is an automatic reply of somebody who is away."""
    return bool(matches("absence_subject", plain(subject or ""))) or matches("absence", plain(body[:800]))


def judge_message(
    text: str, start: int, end: int, subject: str | None, about: str = "", *, mailed: bool = False
) -> Said | None:
    """Return what the words ``text[start:end]`` of one author answer; null when they answer nothing.

    ``about`` is the message that they answer, when there is one. In a mail (``mailed``) a house accepts by
    its name too; whose house it is is judged elsewhere.
    An approval and a refusal in one message make it conditional, as does a "however" before what is open.
    The legal text at its foot says nothing.
    """
    ranges = list(_spoken(text, start, end))
    if is_absence(subject, text[start:end]):
        low, high = next(
            ((a, b) for a, b in ranges if matches("absence", plain(text[a:b]))),
            ranges[0] if ranges else (start, start),
        )
        return Said(Answer.OUT_OF_OFFICE, low, high, 0.95) if high > low else None
    said: dict[Answer, Said] = {}
    open_points = None
    before: list[str] = []
    for low, high in ranges:
        after = text[high:end]
        points = partial(_points, before=before, subject=subject, about=about, after=after, mailed=mailed)
        judged = judge_sentence(text[low:high], points)
        if mailed:
            judged = _by_all_words(judged, text[low:high], before, subject, about, after)
        before.append(text[low:high])
        if judged is not None and (judged[0] not in said or said[judged[0]].confidence < judged[1]):
            said[judged[0]] = Said(judged[0], low, high, judged[1])
        elif judged is None and said and matches("still_open", plain(text[low:high])):
            open_points = Said(Answer.CONDITIONAL, low, high, 0.75)
    approved, refused = said.get(Answer.APPROVED), said.get(Answer.REFUSED)
    if approved and (refused or open_points):
        other = refused or open_points
        assert other is not None
        return Said(Answer.CONDITIONAL, other.start, other.end, 0.75)
    return said.get(Answer.CONDITIONAL) or refused or approved


def _points(
    told: str, *, before: Sequence[str], subject: str | None, about: str, after: str, mailed: bool
) -> float:
    """Return how sure plain words approve what stands around them, or in a mail by the name of a house."""
    points = pointed(told, before, subject or "", about, after)
    return max(points, HOUSE) if mailed and matches("house", told) else points


def _by_all_words(
    judged: tuple[Answer, float] | None,
    sentence: str,
    before: Sequence[str],
    subject: str | None,
    about: str,
    after: str,
) -> tuple[Answer, float] | None:
    """Return what a sentence of a mail answers by all of its words, where no pattern knows it.

    What patterns take for an approval is a question where its words withhold it, or give it for something
    else.
    """
    low = flat(sentence)
    if judged is not None:
        doubted = judged[0] is Answer.APPROVED and meaning.withheld(low) is not meaning.Meaning.NOTHING
        return (judged[0], min(judged[1], UNTOLD)) if doubted else judged
    if _requests(low):
        return None
    sure = composed_sure(low, before, subject or "", about, after)
    return (Answer.APPROVED, sure) if sure else None


def _requests(low: str) -> bool:
    return matches("request", patterns("no_request").taken_out_of(low))


_GAP = later(r"\n[ \t>]*\n")


def _spoken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a message without the paragraphs of legal text."""
    legal = start
    for low, high in sentences(text, start, end):
        if low < legal:
            continue
        if matches("disclaimer", flat(text[low:high])):
            gap = _GAP.search(text, high, end)
            legal = gap.start() if gap is not None else end
            continue
        yield low, high


def affirms(text: str, own: tuple[int, int], asked: tuple[int, int]) -> Said | None:
    """Return the sentence of ``own`` that says yes when ``asked`` asks for approval, and for nothing else."""
    questions = [flat(text[low:high]) for low, high in sentences(text, *asked)]
    questions = [low for low in questions if matches("request", low)]
    if len(questions) != 1 or not asks(questions[0]):
        return None
    for low, high in _spoken(text, *own):
        said = flat(text[low:high])
        if matches("affirming", said):
            return Said(Answer.APPROVED, low, high, 0.8)
        if matches("denying", said):
            return Said(Answer.REFUSED, low, high, 0.8)
    return None


def is_vote(subject: str | None) -> bool:
    """Return whether the subject of a mail is what a voting button makes of it: "Approve: completion"."""
    return matches("voted", plain(subject or ""))


def tone(text: str, start: int, end: int) -> str:
    """Return what words that answer nothing are: ``receipt``, ``request`` or ``other``."""
    lows = [flat(text[low:high]) for low, high in _spoken(text, start, end)]
    if any(matches("request", low) and matches("asking", low) for low in lows):
        return "request"
    return "receipt" if any(matches("receipt", low) for low in lows) else "other"


def _states(low: str) -> bool:
    """Return whether a sentence itself states that the customer accepts: no other verb governs it."""
    found = patterns("their_act").search(low)
    if found is None:
        return False
    return re.search(r"\b(?:that|whether|if|how|who|prove|shows?|evidence)\b", low[: found.start()]) is None


def find(view: DocumentView) -> list[Finding]:
    """Return the passages of a document that is no mail in which the customer is said to approve the work."""
    found = []
    their_act = patterns("their_act")
    for page in view.pages:
        if not their_act.needed.may_match(view.plain(page.number).text):
            continue
        for start, end in sentences(page.text):
            low = plain(page.text[start:end])
            if not their_act.needed.may_match(low):  # most
                continue
            if len(low) > 600 or not _states(low) or matches("request", low):  # noqa: PLR2004 - longer is no sentence
                continue
            if re.search(
                r"\b(?:will|shall|may|must|should|would|deemed|unless|when|debera|podra|wird|muss|doit)\b",
                low,
            ):
                continue
            judged = judge_sentence(page.text[start:end])
            answer = judged[0] if judged else Answer.APPROVED
            role = (
                Role.CUSTOMER
                if re.search(r"\b(?:customer|client|cliente|kunde|auftraggeber|government|cor)\b", low)
                else None
            )
            found.append(Finding(answer.value, (view.span(page.number, start, end),), 0.7, role))
    return found
