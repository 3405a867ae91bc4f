"""Who wrote, where one signs for another: "Jo Park for Ada Holm", "i.V. Jo Park", "p.p. /s/ Jo Park".

In German the name behind "i.V.", "i.A." or "ppa." is that of who writes; behind "p.p." and "p.o." it may be
that of the one signed for, so that who wrote is not told.
"""

import re
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.naming.people import looks_like_person, same_person
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView

_WRITERS = r"(?:(?-i:i)\.\s?[va]\.?|ppa\.?|in vertretung|im auftrage?)"
"""Behind these stands who writes; "I. A. Marlowe" are initials."""

_OTHERS = (
    r"(?:p\.\s?p\.?|pp\.|per\s+pro(?:c(?:urationem)?)?\.?|p\.\s?o\.?|par\s+ordre|por\s+(?:orden|poder"
    r"|autorizaci[o\u00f3]n))"
)
"""Behind these may stand who is signed for."""

_BEHALF = (
    r"(?:(?:signing\s+)?for|(?:for\s+and\s+)?on\s+behalf\s+of|instead\s+of|im\s+auftrage?\s+(?:von|f\u00fcr)"
    r"|in\s+(?:vertretung|abwesenheit)\s+(?:von|f\u00fcr)|(?:acting|deputi[sz]ing|deputy)\s+(?:for|of|to)"
    r"|in\s+(?:the\s+)?absence\s+of|(?:in\s+)?(?:her|his|their)\s+absence|en\s+l['\u2019]absence\s+de"
    r"|en\s+ausencia\s+de|in\s+assenza\s+di|bij\s+afwezigheid\s+van|namens|a\s+nome\s+di"
    r"|f\u00fcr|pour|au\s+nom\s+de|por|en\s+nombre\s+de)"
)
"""Between who writes and who is signed for."""

_LEADS = compiled(rf"(?i)\W*(?P<how>{_WRITERS}|{_OTHERS})(?:\s+(?:de|von)\s+|\s*(?<=[\s.]))(?P<who>\S.*)")
_BETWEEN = compiled(
    rf"(?i)(?P<who>[^(]*?)\s*[,(]?\s*\b(?:{_OTHERS}|{_WRITERS}|{_BEHALF})(?:\s+(?:de|von))?\s+(?P<other>[^()]+?)\)?\s*"
)
_TRAILS = compiled(rf"(?i)(?P<who>.+?)\s*[,(]\s*(?:{_OTHERS})\s*\)?\s*")
_WRITER_TRAILS = compiled(rf"(?i)(?P<who>.+?)\s*[,(]\s*(?:{_WRITERS})\s*\)?\s*")
_BY = compiled(
    r"(?i)(?P<other>.+?)\s*[,(]\s*(?:signed|represented|vertreten|unterzeichnet|firmado|representad[oa]"
    r"|repr\u00e9sent\u00e9e?|sign\u00e9)\s+(?:by|durch|von|por|par)\s+(?P<who>[^()]+?)\)?\s*"
)
_OTHERS_ONLY = compiled(rf"(?i){_OTHERS}")
_MARK = compiled(r"(?:^|[\s(\[])/?[sS]\s?/\s*(?P<who>[^\n]*)")
"""A typed signature: what stands behind its mark."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote, in a text: ``text[start:end]``."""

    start: int
    end: int
    told: bool
    """False when the name is that of somebody signed for."""


def writer_of(text: str) -> Writer | None:
    """Return who of a text with two names, or with letters of procuration, wrote; null for a plain name."""
    if (found := _LEADS.fullmatch(text)) is not None:
        if (both := _BETWEEN.fullmatch(found["who"])) is not None and looks_like_person(both["who"]):
            start = found.start("who")
            return Writer(start + both.start("who"), start + both.end("who"), told=True)
        if looks_like_person(found["who"]):
            return Writer(*found.span("who"), told=_OTHERS_ONLY.fullmatch(found["how"]) is None)
    for pattern, told in ((_BY, True), (_TRAILS, False), (_WRITER_TRAILS, True), (_BETWEEN, True)):
        found = pattern.fullmatch(text)
        if found is not None and looks_like_person(found["who"]):
            return Writer(*found.span("who"), told=told)
    return None


def with_writer(view: DocumentView, act: Act) -> Act:
    """Return an act whose name is that of who wrote, and whose typed signature is by who wrote it."""
    signature = _signed(view, act.signature)
    return replace(act, signature=signature, name=_named(act.name, signature))


def _named(name: Finding | None, signature: Finding | None) -> Finding | None:
    if name is None or name.state is not State.PRESENT or not name.value:
        return name
    writer = writer_of(name.value)
    if writer is None:
        return name
    who = fold(name.value[writer.start : writer.end])
    signer = signature.person if signature is not None else None
    # Of a signature in ink the person is the printed name itself, letters and all, and tells nothing more.
    signs = signer is not None and writer_of(signer) is None and same_person(signer, who)
    told = writer.told or signs
    return replace(name, value=who, detail=name.detail if told else details.FOR_ANOTHER)


def _signed(view: DocumentView, signature: Finding | None) -> Finding | None:
    """Return a typed signature with the person behind its mark, who may write for another."""
    if signature is None or signature.state is not State.PRESENT or not signature.spans:
        return signature
    span = signature.spans[0]
    if span.start is None or span.end is None:
        return signature
    line = view.text(span.page)[span.start : span.end]
    mark = _MARK.search(line)
    if mark is None:
        return signature
    behind = mark["who"].strip()
    writer = writer_of(behind)
    who = fold(behind[writer.start : writer.end]) if writer is not None else fold(behind)
    led = re.search(rf"(?i)(?:^|\W)(?:{_WRITERS}|{_OTHERS})\W*$", line[: mark.start("who")].rstrip("/sS \t"))
    if (writer is None and led is None) or not looks_like_person(who):
        return signature
    return replace(signature, person=who)
