"""Sentences by which a later paper takes work away that an earlier one ordered."""

from collections.abc import Iterator
from dataclasses import dataclass

from poedesk.kernel.expressions import later
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.wording.plain import plain_of

_WORK = (
    r"(?:(?:all|any|remaining|further|the|said|of|under|professional|consulting|described|ordered|in|its)\s+){0,4}"
    r"(?:services?|work|works|tasks|deliverables|statement of work|sow|work order|order|project|engagement"
    r"|servicios|trabajos|orden de trabajo|pedido|proyecto|leistungen|arbeiten|einzelauftrag|auftrag|projekt"
    r"|leistungsschein|prestations|travaux|commande|bon de commande|projet)"
)
_MORE = r"(?:\s+(?!and\b|y\b|und\b|et\b)[\w.#/-]+){0,8}?"
_GONE = (
    r"(?:(?:is|are|was|were|shall be|will be|has been|have been)\s+(?:hereby\s+)?(?:cancel+ed|terminated"
    r"|withdrawn"
    r"|revoked|rescinded|deleted|removed|struck|annulled|no longer (?:required|ordered|part of|in scope))"
    r"|(?:queda|quedan)\s+(?:canceladas?|cancelados?|anulad[oa]s?|suprimid[oa]s?|sin efecto|resuelt[oa]s?)"
    r"|(?:wird|werden)\s+(?:hiermit\s+)?(?:gestrichen|storniert|aufgehoben|gekundigt|widerrufen)|entfallt|entfallen"
    r"|(?:est|sont)\s+(?:annulee?s?|supprimee?s?|retiree?s?|resiliee?s?))"
)
_PASSIVE = later(rf"\b{_WORK}{_MORE}\s+{_GONE}\b")
_ACTIVE = later(
    r"\b(?:(?:hereby\s+)?(?:ends?|cancels?|terminates?|withdraws?|revokes?|rescinds?|deletes?|removes?)"
    r"|(?:the parties|client|customer)\s+(?:agree to\s+)?(?:cancel|terminate|withdraw)"
    r"|cancela|anula|deja sin efecto|storniert|kundigt|hebt|annule|resilie|supprime)\s+"
    rf"{_WORK}\b"
)
_INSTEAD = later(
    r"\b(?:replaced|substituted|restated|sustitu\w+|ersetzt|ersatz|remplac\w+|as follows|instead|if|unless"
    r"|may|upon|in the event"
    r"|should|where|when|wenn|falls|si|cuando|podra\w*|kann|konnen|peut|peuvent|until|not)\b"
)
"""Words of a sentence that puts something in its place, or only provides for such a case."""

_PART = later(
    r"\b(?:training|schulung|formacion|formation|travel|phase|item|task|hours|section|clause|paragraph)\b"
)
"""Words of a sentence that takes away a part."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A sentence that takes work away."""

    span: Span
    whole: bool
    """Whether it takes away all of it, not a part."""


def withdrawals(document: Document) -> Iterator[Withdrawal]:
    """Yield the sentences of ``document`` that take away work."""
    for page in document.pages:
        made = plain_of(page.text)
        for pattern in (_PASSIVE, _ACTIVE):
            for match in pattern.finditer(made.text):
                start, end = _sentence(made.text, *match.span())
                told = made.text[start:end]
                if _INSTEAD.search(told) is None:
                    span = Span(page.number, *made.original(start, end))
                    yield Withdrawal(span, _PART.search(told) is None)


_LONGEST = 600
"""Characters before and behind the verb within which a sentence is sought: no sentence is longer."""

_END = later(r"(?<!\bno)(?<!\bnr)(?<!\bnum)\.(?=\s|$)|\n\s*\n")


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the sentence around ``text[start:end]``."""
    first = max(0, start - _LONGEST)
    low = max((match.end() for match in _END.finditer(text, first, start)), default=first)
    last = min(len(text), end + _LONGEST)
    behind = _END.search(text, end, last)
    high = last if behind is None else behind.start() + (text[behind.start()] == ".")
    return low + len(text[low:start]) - len(text[low:start].lstrip()), high
