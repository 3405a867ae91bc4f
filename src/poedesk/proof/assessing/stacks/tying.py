"""Whether the agreement that a paper names is the one that was given: by number, date and title."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.stacks.references import Own, Reference
from poedesk.proof.finding.page.plain import plain_of

GENERIC = re.compile(
    r"(?:the|this|an?|master|services?|professional|consulting|framework|general|agreements?|contract|msa|of|and"
    r"|terms|conditions|rahmenvertrag\w*|rahmenvereinbarung|vertrag\w*|vereinbarung|contrato|marco|contrat|cadre|de"
    r"|servicios|acuerdo|accord|convention)"
)
"""Words of a name that may mean any agreement between the two."""


@dataclass(frozen=True, slots=True)
class Tied:
    """How a reference fits an agreement."""

    verdict: Verdict
    by: tuple[str, ...] = ()
    """``number``, ``date``, ``title``: what agrees."""

    against: tuple[str, ...] = ()
    """What does not."""


def tied(reference: Reference, agreement: Own) -> Tied:
    """Return whether ``reference`` means ``agreement``.

    One number is enough; another number or date is another agreement. Another title alone leaves a doubt,
    because people call one agreement by many names.
    """
    by: list[str] = []
    against: list[str] = []
    for what, answer in (
        ("number", _number(reference, agreement)),
        ("date", _date(reference, agreement)),
        ("title", _title(reference, agreement)),
    ):
        if answer is not Verdict.UNCLEAR:
            (by if answer is Verdict.MET else against).append(what)
    return Tied(_together(by, against), tuple(by), tuple(against))


def _together(by: Sequence[str], against: Sequence[str]) -> Verdict:
    if "number" in by or ("date" in by and "number" not in against):
        return Verdict.MET
    if "number" in against or "date" in against:
        return Verdict.UNCLEAR if "date" in by else Verdict.NOT_MET
    return Verdict.MET if "title" in by else Verdict.UNCLEAR


def _number(reference: Reference, agreement: Own) -> Verdict:
    if not reference.numbers:
        return Verdict.UNCLEAR
    long = {number for number in reference.numbers if len(number) >= _LONG}
    if reference.numbers & agreement.numbers or any(number in agreement.text for number in long):
        return Verdict.MET
    return Verdict.NOT_MET if agreement.numbers else Verdict.UNCLEAR


_LONG = 5
"""Signs of a number that nothing else in a text has by chance."""


def _date(reference: Reference, agreement: Own) -> Verdict:
    if not reference.days or not agreement.days:
        return Verdict.UNCLEAR
    return Verdict.MET if reference.days & agreement.days else Verdict.NOT_MET


def _title(reference: Reference, agreement: Own) -> Verdict:
    words = re.findall(r"\w+", plain_of(reference.name).text)
    telling = [word for word in words if not GENERIC.fullmatch(word)]
    if mentions.words_in(agreement.title, reference.name):
        return Verdict.MET
    if not telling:
        return Verdict.MET if _framework(words) == _framework(agreement.title.split()) else Verdict.UNCLEAR
    return Verdict.MET if all(word in agreement.title for word in telling) else Verdict.NOT_MET


def _framework(words: Sequence[str]) -> bool:
    return any(re.match(r"master|msa\b|framework|rahmen|marco|cadre|umbrella", word) for word in words)
