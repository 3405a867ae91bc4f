"""Says whether words approve, approve on a condition, refuse, or only announce an absence.

A question, a request for approval, thanks and the receipt of something are none of these. English and
Spanish, and the usual German and French phrases.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.expressions import later
from poedesk.kernel.text import plain
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.dating.date_text import month_names
from poedesk.proof.finding.model import Finding, Role
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.necessary import Needed

SHORT_LINE = 45
"""Characters of a line that stands for itself; a full line of mail is longer."""


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


@cache
def _book() -> Mapping[str, Any]:
    """Return the patterns of ``data/approvals.yaml`` by name, compiled."""
    source = files("poedesk.proof.finding").joinpath("data/approvals.yaml").read_text(encoding="utf-8")
    data = load_yaml(source)
    words = {f"{{{name}}}": text for name, text in data.pop("words").items()}

    def compiled(patterns: list[str]) -> re.Pattern[str]:
        joined = "|".join(patterns)
        for name, text in words.items():
            joined = joined.replace(name, text)
        return later(joined)

    approving = [(float(sure), compiled(patterns)) for sure, patterns in data.pop("approving").items()]
    return {"approving": approving} | {name: compiled(patterns) for name, patterns in data.items()}


def _matches(name: str, low: str) -> bool:
    pattern: re.Pattern[str] = _book()[name]
    return pattern.search(low) is not None


_CLAUSE = later(r"[.!?]+(?=[\s\"')\u201d]|$)|\n\s*\n|\n(?=\s*[-*\u2022>])|;\s")

_SHORTENED = later(
    r"(?i)(?:\b(?:no|nos|nr|num|n[uú]m|ref|art|sec|inc|ltd|llc|co|corp|dept|mr|mrs|ms|dr|st|sr|sra|approx|vs|ca|bzw"
    r"|e\.g|i\.e|z\.b|s\.a|s\.l|b\.v|u\.s|a\.m|p\.m)|\bn[º°])\.$"
)
"""An abbreviation before whose point a sentence need not end: "Statement of Work No. 7"."""


_DAY = later(r"(?<!\d)\d{1,2}\.$")
_WORD = later(r"[ \t\n]+(?P<word>(?!May\b)[^\W\d_]+)")
"""What stands behind the number of a day; "12. May I" begins a sentence."""


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences in ``text[start:end]``; a short line of its own is one."""
    stop = len(text) if end is None else end
    low = start
    for found in _CLAUSE.finditer(text, start, stop):
        if _goes_on(text, low, found.end(), stop):
            continue
        yield from _lines(text, low, found.end())
        low = found.end()
    yield from _lines(text, low, stop)


def _goes_on(text: str, start: int, end: int, stop: int) -> bool:
    """Say whether a point only shortens a word or counts: "No. 7", "am 12. Mai", not "by Contoso Inc. We"."""
    if _DAY.search(text, max(start, end - 4), end) is not None:
        word = _WORD.match(text, end)
        return word is not None and plain(word["word"]) in month_names()
    if _SHORTENED.search(text, max(start, end - 10), end) is None:
        return False
    after = text[end:stop].lstrip(" \t")
    number = re.search(r"(?i)(?:no|nos|nr|num|n[uú]m|ref|art|sec|n[º°])\.$", text[max(start, end - 5) : end])
    return after[:1].islower() or (number is not None and re.match(r"\S*\d", after) is not None)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at line ends where the next line does not go on with the sentence."""
    low = start
    for found in re.finditer(r"\n", text[start:end]):
        place = start + found.start()
        before, after = text[low:place].strip(), text[place + 1 : end].lstrip(" \t>")
        if (
            before
            and (len(before) < SHORT_LINE or before.endswith((",", ":")))
            and after[:1].isupper()
            and not before.endswith((" the", " of", " and"))
        ):
            yield from _trim(text, low, place)
            low = place + 1
    yield from _trim(text, low, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


_REFERRED = 0.88
"""How sure an approval is that only points to what was said before it."""


def judge_sentence(sentence: str, before: str = "") -> tuple[Answer, float] | None:
    """Return what one sentence answers and how sure that is; null when it answers nothing.

    ``before`` is what it may point to: "we confirm it" approves no appointment.
    """
    low = plain(sentence).replace("\u2019", "'")
    if _matches("request", _book()["no_request"].sub(" ", low)):
        return None
    told = _book()["other_matter"].sub(" ", low)
    approving = max((sure for sure, pattern in _book()["approving"] if pattern.search(told)), default=0.0)
    if approving < _REFERRED and _refers(told, plain(before).replace("\u2019", "'")):
        approving = _REFERRED
    if _matches("refusing", low) and not _matches("no_refusal", low):
        return Answer.REFUSED, 0.85
    conditional = _matches("condition", _book()["no_condition"].sub(" ", low))
    if conditional and (approving or _matches("promised", low)):
        return Answer.CONDITIONAL, 0.85
    if approving and _matches("but_open", low):
        return Answer.CONDITIONAL, 0.75
    return (Answer.APPROVED, approving) if approving else None


def _refers(low: str, before: str) -> bool:
    """Return whether a sentence approves what it points to: what stands in it before, else ``before``."""
    found = _book()["referring"].search(low)
    if found is None:
        return False
    own = low[: found.start()]
    about = own if len(own.split()) >= _TELLS else before
    return not _matches("matter", about) or _matches("accounted", about)


_TELLS = 4
"""Words of a sentence that may tell what is confirmed after them."""


def is_absence(subject: str | None, body: str) -> bool:
    """Return whether a mail is an automatic reply of somebody who is away."""
    return bool(_matches("absence_subject", plain(subject or ""))) or _matches("absence", plain(body[:800]))


def judge_message(text: str, start: int, end: int, subject: str | None, about: str = "") -> Said | None:
    """Return what the words ``text[start:end]`` of one author answer; null when they answer nothing.

    ``about`` is the message that they answer, when there is one.
    An approval and a refusal in one message make it conditional, as does a "however" before what is open.
    The legal text at its foot says nothing.
    """
    ranges = list(_spoken(text, start, end))
    if is_absence(subject, text[start:end]):
        low, high = next(
            ((a, b) for a, b in ranges if _matches("absence", plain(text[a:b]))),
            ranges[0] if ranges else (start, start),
        )
        return Said(Answer.OUT_OF_OFFICE, low, high, 0.95) if high > low else None
    said: dict[Answer, Said] = {}
    open_points = None
    before = f"{subject or ''}\n{about or text[start:end]}"
    for low, high in ranges:
        judged = judge_sentence(text[low:high], before)
        if len(text[low:high].split()) >= _TELLS:
            before = text[low:high]
        if judged is not None and (judged[0] not in said or said[judged[0]].confidence < judged[1]):
            said[judged[0]] = Said(judged[0], low, high, judged[1])
        elif judged is None and said and _matches("still_open", plain(text[low:high])):
            open_points = Said(Answer.CONDITIONAL, low, high, 0.75)
    approved, refused = said.get(Answer.APPROVED), said.get(Answer.REFUSED)
    if approved and (refused or open_points):
        other = refused or open_points
        assert other is not None
        return Said(Answer.CONDITIONAL, other.start, other.end, 0.75)
    return said.get(Answer.CONDITIONAL) or refused or approved


_GAP = later(r"\n[ \t>]*\n")


def _spoken(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a message without the paragraphs of legal text."""
    legal = start
    for low, high in sentences(text, start, end):
        if low < legal:
            continue
        if _matches("disclaimer", plain(text[low:high]).replace("\u2019", "'")):
            gap = _GAP.search(text, high, end)
            legal = gap.start() if gap is not None else end
            continue
        yield low, high


def affirms(text: str, own: tuple[int, int], asked: tuple[int, int]) -> Said | None:
    """Return the sentence of ``own`` that says yes when ``asked`` asks for approval, and for nothing else."""
    questions = [plain(text[low:high]).replace("\u2019", "'") for low, high in sentences(text, *asked)]
    questions = [low for low in questions if _matches("request", low)]
    if len(questions) != 1 or not _matches("asking", questions[0]):
        return None
    for low, high in _spoken(text, *own):
        said = plain(text[low:high]).replace("\u2019", "'")
        if _matches("affirming", said):
            return Said(Answer.APPROVED, low, high, 0.6)
        if _matches("denying", said):
            return Said(Answer.REFUSED, low, high, 0.8)
    return None


def is_vote(subject: str | None) -> bool:
    """Return whether the subject of a mail is what a voting button makes of it: "Approve: completion"."""
    return _matches("voted", plain(subject or ""))


def tone(text: str, start: int, end: int) -> str:
    """Return what words that answer nothing are: ``receipt``, ``request`` or ``other``."""
    lows = [plain(text[low:high]).replace("\u2019", "'") for low, high in _spoken(text, start, end)]
    if any(_matches("request", low) and _matches("asking", low) for low in lows):
        return "request"
    return "receipt" if any(_matches("receipt", low) for low in lows) else "other"


def _states(low: str) -> bool:
    """Return whether a sentence itself states that the customer accepts: no other verb governs it."""
    found = _book()["their_act"].search(low) if _their_act_needed().may_match(low) else None
    if found is None:
        return False
    return re.search(r"\b(?:that|whether|if|how|who|prove|shows?|evidence)\b", low[: found.start()]) is None


@cache
def _their_act_needed() -> Needed:
    """Return the words of which every sentence that states an act of the customer's holds one."""
    return Needed([_book()["their_act"].pattern])


def find(view: DocumentView) -> list[Finding]:
    """Return the passages of a document that is no mail in which the customer is said to approve the work."""
    found = []
    needed = _their_act_needed()
    for page in view.pages:
        if not needed.may_match(view.plain(page.number).text):
            continue
        for start, end in sentences(page.text):
            low = plain(page.text[start:end])
            if len(low) > 600 or not _states(low) or _matches("request", low):  # noqa: PLR2004 - longer is no sentence
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
