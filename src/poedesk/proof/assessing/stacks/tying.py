"""Whether the agreement that a paper names is the one that was given: by number, date, title and parties."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.stacks.references import Own, Reference, labelled, references
from poedesk.proof.document.model import Document
from poedesk.proof.finding.identity.names import Agreement, agree
from poedesk.proof.finding.wording.plain import plain_of

GENERIC = compiled(
    r"(?:the|this|an?|master|services?|professional|consulting|framework|general|agreements?|contract|msa|of|and"
    r"|terms|conditions|rahmenvertrag\w*|rahmenvereinbarung|vertrag\w*|vereinbarung|contrato|marco|contrat|cadre|de"
    r"|servicios|acuerdo|accord|convention)"
)
"""Words of a name that may mean any agreement between the two."""

_OTHER_TYPE = compiled(
    r"\b(?:lease|rental|loan|credit|non-?disclosure|nda|confidentiality|data processing|employment"
    r"|insurance|supply"
    r"|miet\w*|geheimhaltung\w*|auftragsverarbeitung\w*|darlehen\w*|suministro|arrendamiento|alquiler"
    r"|confidencialidad"
    r"|bail|confidentialite|pret)\b"
)
"""Words of a name that say that an agreement is about something else."""

NEAR = 31
"""Days between the dates that people give one agreement: drawn up, signed, in force."""


@dataclass(frozen=True, slots=True)
class Tied:
    """How a reference fits an agreement."""

    verdict: Verdict
    by: tuple[str, ...] = ()
    """``number``, ``date``, ``title``: what agrees."""

    against: tuple[str, ...] = ()
    """What does not: one of these, or ``parties``."""

    @property
    def strength(self) -> tuple[bool, ...]:
        """Return how much agrees, a number before a date before a title."""
        return tuple(what in self.by for what in ("number", "date", "title"))


def meant(document: Document, agreements: Sequence[Own]) -> Mapping[str, tuple[Tied, Reference]]:
    """Return for each agreement, by its document, how what a paper says fits it, and where it says so.

    A number on a line of its own counts where nothing else is said, and only for the agreement that bears it.
    """
    said = references(document)
    if said:
        return which(said, agreements)
    fitting = which(labelled(document), agreements)
    return fitting if any(tie.verdict is Verdict.MET for tie, _ in fitting.values()) else {}


def which(said: Sequence[Reference], agreements: Sequence[Own]) -> Mapping[str, tuple[Tied, Reference]]:
    """Return for each agreement, by its document, how what is said fits it, and the reference that fits best.

    Where several agreements fit, the one is meant that fits more closely; where none does, all are open.
    """
    if not said:
        return {}
    best = {agreement.document: _best(said, agreement) for agreement in agreements}
    fitting = [tie for tie, _ in best.values() if tie.verdict is Verdict.MET]
    closest = max((tie.strength for tie in fitting), default=())
    alone = sum(tie.strength == closest for tie in fitting) == 1
    return {name: (_among(tie, closest, alone=alone), said) for name, (tie, said) in best.items()}


def _best(said: Sequence[Reference], agreement: Own) -> tuple[Tied, Reference]:
    order = (Verdict.NOT_MET, Verdict.UNCLEAR, Verdict.MET)
    answers = [(tied(reference, agreement), reference) for reference in said]
    return max(answers, key=lambda each: (order.index(each[0].verdict), each[0].strength, each[0].against))


def _among(tie: Tied, closest: tuple[bool, ...], *, alone: bool) -> Tied:
    if tie.verdict is not Verdict.MET:
        return tie
    if tie.strength == closest:
        return tie if alone else replace(tie, verdict=Verdict.UNCLEAR)
    return replace(tie, verdict=Verdict.NOT_MET)


def tied(reference: Reference, agreement: Own) -> Tied:
    """Return whether ``reference`` means ``agreement``.

    One number is enough, unless others are said to be its parties; another number, date or party is another
    agreement. Another title alone leaves a
    doubt, because people call one agreement by many names, unless it is one of another sort.
    """
    answers = {
        "number": _number(reference, agreement),
        "date": _date(reference, agreement),
        "title": _title(reference, agreement),
        "parties": _parties(reference, agreement),
    }
    by = tuple(what for what, answer in answers.items() if answer is Verdict.MET and what != "parties")
    against = tuple(what for what, answer in answers.items() if answer is Verdict.NOT_MET)
    sort = "title" in against and _OTHER_TYPE.search(plain_of(reference.name).text) is not None
    return Tied(_together(by, against, sort=sort), by, against)


def _together(by: Sequence[str], against: Sequence[str], *, sort: bool) -> Verdict:
    """Return the verdict; ``sort`` is whether the title is of another sort of agreement."""
    if "number" in by:
        return Verdict.UNCLEAR if "parties" in against else Verdict.MET
    if "parties" in against or sort:
        return Verdict.NOT_MET
    if "number" in against or "date" in against:
        return Verdict.UNCLEAR if "date" in by else Verdict.NOT_MET
    if "title" in against:
        return Verdict.UNCLEAR
    return Verdict.MET if by else Verdict.UNCLEAR


def _number(reference: Reference, agreement: Own) -> Verdict:
    if not reference.numbers:
        return Verdict.UNCLEAR
    if reference.numbers & agreement.numbers:
        return Verdict.MET
    if agreement.numbers:
        return Verdict.NOT_MET
    long = {number for number in reference.numbers if len(number) >= _LONG}
    return Verdict.MET if any(number in agreement.text for number in long) else Verdict.UNCLEAR


_LONG = 5
"""Signs of a number that nothing else in a text has by chance."""


def _date(reference: Reference, agreement: Own) -> Verdict:
    if not reference.days or not agreement.days:
        return Verdict.UNCLEAR
    if reference.days & agreement.days:
        return Verdict.MET
    apart = min(abs(_day(one) - _day(other)) for one in reference.days for other in agreement.days)
    return Verdict.NOT_MET if apart > NEAR else Verdict.UNCLEAR


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


def _title(reference: Reference, agreement: Own) -> Verdict:
    words = re.findall(r"\w+", plain_of(reference.name).text)
    telling = [word for word in words if not GENERIC.fullmatch(word)]
    if mentions.words_in(agreement.title, reference.name):
        return Verdict.MET
    if not telling:
        return Verdict.MET if _framework(words) == _framework(agreement.title.split()) else Verdict.UNCLEAR
    if any(any(sign.isdigit() for sign in word) for word in telling):
        return Verdict.UNCLEAR  # a number in the place of a name
    sort = _OTHER_TYPE.search(plain_of(reference.name).text)
    if sort is not None and not mentions.words_in(agreement.title, sort.group()):
        return Verdict.NOT_MET
    initials = "".join(word[0] for word in re.findall(r"\w+", agreement.title)[:_INITIALS])
    found = [word for word in telling if word in agreement.title or _shortens(word, initials)]
    return Verdict.MET if len(found) == len(telling) else Verdict.UNCLEAR if found else Verdict.NOT_MET


_INITIALS = 6
"""Words of a title that its short name is made of, at most: "GSA" of a General Services Agreement."""


def _shortens(word: str, initials: str) -> bool:
    return len(word) >= _SHORTEST and initials.startswith(word)


_SHORTEST = 3


def _framework(words: Sequence[str]) -> bool:
    return any(re.match(r"master|msa\b|framework|rahmen|marco|cadre|umbrella", word) for word in words)


def _parties(reference: Reference, agreement: Own) -> Verdict:
    """Return whether the sides that are named are those of the agreement; a stranger among them is none."""
    if not reference.parties or not agreement.parties:
        return Verdict.UNCLEAR
    for side in reference.parties:
        if all(agree(side, known) is Agreement.DIFFERENT for known in agreement.parties):
            return Verdict.NOT_MET
    return Verdict.MET
