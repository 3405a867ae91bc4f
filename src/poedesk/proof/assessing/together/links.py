"""What ties a document that names no customer to the claim or to a document of ours: project, number, thread.

A number ties only when it is one that hardly two contracts share: "SOW-2026-0147", not "No. 7" or a year.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import By, Document, Page, Span
from poedesk.proof.finding.model import Findings
from poedesk.proof.finding.wording.expressions import Begun, in_small

_NUMBERED = Begun(
    r"\b(?:sow|statement of work|po|p\.o\.|purchase order|order|contract|agreement|project|quote"
    r"|quotation"
    r"|proposal|offer|reference|ref|auftrag\w*|bestell\w*|vertrag\w*|angebot\w*|projekt\w*|pedido|contrato"
    r"|oferta|presupuesto|proyecto|commande|contrat|devis|projet)"
    r"[ \t]*(?:no|nr|num|number|nummer|id|ref|n[\u00ba\u00b0]|n[u\u00fa]mero|num[e\u00e9]ro)?[ \t]*[.:#]?"
    r"[ \t]*[:#]?[ \t]*(?P<number>[A-Z0-9][A-Z0-9./_-]{2,30}[A-Z0-9])(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_YEARS = compiled(r"(?:19|20)\d\d(?:[./-](?:\d{1,2}|(?:19|20)\d\d))*")
_TELLING = compiled(r"[A-Z]{2}.*\d|\d.*\d.*\d.*\d")
LEAST_DIGITS = 4
"""Digits, at least, of a number that hardly two contracts share."""

_KNOWN = 1024
"""Pages whose numbers are remembered, at most: each document is compared with every other."""


@dataclass(frozen=True, slots=True)
class Link:
    """A tie of a document to the claim or to another document."""

    by: str
    """``project``, ``reference`` or ``thread``."""

    value: str
    other: str | None
    """Name of the other document; null for a tie to the claim itself."""

    span: Span | None
    """Where it stands; null for ids in the headers of a mail, which no page shows."""


def link(claim: Claim, entry: Findings, ours: Iterable[Findings]) -> Link | None:
    """Return what ties ``entry`` to the claim or to one of ``ours``; null for nothing."""
    span = project_in(claim, entry.document)
    if span is not None and claim.project is not None:
        return Link("project", claim.project, None, span)
    for other in ours:
        if other is entry:
            continue
        if in_thread(entry.document, other.document):
            return Link("thread", _subject(other.document), other.document.name, None)
        numbers = numbers_in(entry.document)
        shared = next((number for number in numbers if number in numbers_in(other.document)), None)
        if shared is not None:
            return Link("reference", shared, other.document.name, numbers[shared])
    return None


def project_in(claim: Claim, document: Document) -> Span | None:
    """Return where a document names the claim's project; a name of one common word ties nothing."""
    project = claim.project
    if project is None or (len(project.split()) < 2 and not any(sign.isdigit() for sign in project)):  # noqa: PLR2004 - one word
        return None
    return next(iter(mentions.phrase(document, project)), None)


def numbers_in(document: Document, *, short: bool = False) -> Mapping[str, Span]:
    """Return the numbers of orders, contracts and projects in a document with their first places.

    ``short`` adds those such as "LP-2", which tell apart the orders of one customer, not of several.
    """
    found: dict[str, Span] = {}
    for page in document.pages:
        for number, start, end in _numbers(page.text):
            if short or sum(sign.isdigit() for sign in number) >= LEAST_DIGITS:
                found.setdefault(number, Span(page.number, start, end))
    return found


@lru_cache(_KNOWN)
def _numbers(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple(
        (match["number"].upper(), *match.span("number"))
        for match in _NUMBERED.finditer(text, in_small(text))
        if _TELLING.search(match["number"]) and _YEARS.fullmatch(match["number"]) is None
    )


def in_thread(one: Document, other: Document) -> bool:
    """Say whether two mails are of one thread by the ids in their headers."""
    mine, theirs = _ids(one), _ids(other)
    return bool(mine & theirs)


def one_thread(one: Document, other: Document) -> bool:
    """Say whether two mails answer each other: by the ids in their headers, else by their subject."""
    if one.mail is None or other.mail is None:
        return False
    subject = bare_subject(one)
    return in_thread(one, other) or (bool(subject) and subject == bare_subject(other))


def bare_subject(document: Document) -> str:
    """Return the subject of a mail in plain small letters, without what replies and votes put before it."""
    subject = plain(document.mail.subject or "") if document.mail is not None else ""
    return " ".join(REPLY.sub("", subject).split())


REPLY = compiled(
    r"(?i)^(?:\s*(?:re|fw|fwd|aw|wg|rv|tr|antw|res|enc|approved?|accepted"
    r"|automatic reply|automatische antwort|respuesta automatica|reponse automatique)\s*(?:\[\d+\])?\s*:\s*)+"
)


def _ids(document: Document) -> set[str]:
    mail = document.mail
    if mail is None:
        return set()
    return {*mail.references, *([mail.message_id] if mail.message_id else [])}


def _subject(document: Document) -> str:
    return (document.mail.subject if document.mail is not None else None) or document.name


def place_of(page: Page, words: str, label: str) -> Span | None:
    """Return where ``words`` stand in the header that the page of a mail begins with."""
    head = page.text.partition("\n\n")[0]
    start = head.find(words)
    if start < 0 or not words:
        return None
    return Span(page.number, start, start + len(words), by=By.MAIL_HEADER, label=label)
