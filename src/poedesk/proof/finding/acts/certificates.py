"""Completion certificates of e-sign platforms: who signed, as whom, and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import By, SignatureKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.find import agrees_with_name
from poedesk.proof.finding.acts.blocks.roles import role_of_party
from poedesk.proof.finding.acts.people import looks_like_organisation, looks_like_person
from poedesk.proof.finding.dating.date_text import Order, order_of, settle
from poedesk.proof.finding.model import Act, Finding, State
from poedesk.proof.finding.page.view import DocumentView, Line, Piece

_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Signer:
    """One signer on a completion certificate."""

    name: str
    email: str | None
    day: str
    """ISO date in the zone of the certificate."""

    page: int
    start: int
    """Range of the line that says when."""

    end: int
    organisation: str | None = None
    readings: tuple[str, ...] = ()


_COMPLETED = re.compile(
    r"status\W{0,3}\s*(?:completed|signed|complete|executed|completado|abgeschlossen|termine)"
    r"|agreement\scompleted|document\s(?:has\sbeen\s)?completed"
    r"|all\s(?:parties|signers)\s(?:have\s)?signed|envelope\scompleted|signing\scomplete"
    r"|completed\s+security\schecked|has\sbeen\scompleted"
)
_VOID = re.compile(
    r"status\W{0,3}\s*(?:voided|declined|sent|delivered|expired|cancell?ed|waiting|out\sfor\ssignature"
    r"|in\sprocess)"
)
_SIGNED_AT = re.compile(
    r"(?:\bsigned(?:\s(?:on|at))?\s*[:\u2022]\s*|signature\sdate\s*:\s*|\bsigned\s+(?=\d{1,4}\s?[./-])"
    r"|firmado\s*:\s*|unterzeichnet\s*:\s*|signed\s(?=[a-z]{3,9}\s\d{1,2},))(?P<when>.{6,60})"
)
_SIGNED_BY = re.compile(
    r"(?:e-?signed|signed|firmado\selectronicamente)\s(?:by"
    r"|por)\s+(?P<name>[^(<\n]{3,60}?)\s*[(<](?P<email>[^)>\s]+@[^)>\s]+)[)>]"
)
_OTHER_EVENTS = re.compile(
    r"^(?:in\sperson|editor|agent|intermediary|certified|carbon\scopy|witness|notary|envelope\ssummary"
    r"|payment)\b.*\bevents\b"
)


def moved(finding: Finding | None, act: str) -> Finding | None:
    """Return ``finding`` as one of another act."""
    return replace(finding, act=act) if finding is not None else None


def add_certificates(
    view: DocumentView, acts: dict[str, Act], parties: Sequence[Finding], order: Order | None
) -> None:
    """Put what completion certificates say into ``acts``: at the signer's block, else added to them."""
    for number, signer in enumerate(_signers(view, order), 1):
        target = next(
            (key for key, act in acts.items() if act.kind == "block" and agrees_with_name(act, signer.name)),
            None,
        )
        act = _certified(view, signer, acts.get(target or ""), parties, f"certificate-{number}")
        acts[target or act.id] = act


def _certified(
    view: DocumentView, signer: Signer, block: Act | None, parties: Sequence[Finding], act: str
) -> Act:
    role = (
        block.role
        if block
        else (role_of_party(signer.organisation, parties) if signer.organisation else None)
    )
    span = Span(signer.page, signer.start, signer.end, by=By.E_SIGN_CERTIFICATE)
    detail = f"signed as {signer.email}" if signer.email else None
    signature = Finding(
        "present", (span,), 0.93, role, State.PRESENT, anchored=True,
        signature_kind=SignatureKind.E_SIGN_PLATFORM,
        act=act, person=signer.name, detail=detail,
    )  # fmt: skip
    date = Finding(
        signer.day, (span,), 0.95, role, State.PRESENT, anchored=True, act=act, readings=signer.readings
    )
    name = moved(block.name if block else None, act)
    if name is None or name.state is not State.PRESENT:
        name = Finding(
            signer.name, (_name_span(view, signer),), 0.9, role, State.PRESENT, anchored=True, act=act
        )
    party = block.party if block and block.party else signer.organisation
    return Act(act, "digital", role, party, signature, date, name, moved(block.title if block else None, act))


def _name_span(view: DocumentView, signer: Signer) -> Span:
    place = view.text(signer.page).find(signer.name)
    if place < 0:
        return Span(signer.page, signer.start, signer.end, by=By.E_SIGN_CERTIFICATE)
    return Span(signer.page, place, place + len(signer.name), by=By.E_SIGN_CERTIFICATE)


def _signers(view: DocumentView, order: Order | None) -> list[Signer]:
    """Return who signed by the completion certificates in the document; of an open envelope nobody."""
    pages = _certificate_pages(view)
    whole = "\n".join(words.flat(view.text(page)) for page in pages)
    if (
        not pages
        or _COMPLETED.search(whole) is None
        or (_VOID.search(whole) and "status: completed" not in whole)
    ):
        return []
    order = _order(whole, order)
    found: dict[tuple[str, str], Signer] = {}
    for page in pages:
        for signer in _on_page(view, page, order):
            found.setdefault((plain(signer.name), signer.day), signer)
    return list(found.values())


def _order(whole: str, order: Order | None) -> Order | None:
    """Return the order of day and month on a certificate: by its dates, its words, else the document's.

    "AM" and "PM" are written where months come first.
    """
    told = re.search(r"date\sformat\W+(?P<first>mm|dd)", whole)
    if told:
        return "mdy" if told["first"] == "mm" else "dmy"
    clock = re.search(r"\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?m\b", whole)
    return order_of(when.read(whole)) or ("mdy" if clock else order)


def _certificate_pages(view: DocumentView) -> list[int]:
    """Return the certificate's pages: those that say so and what follows one directly with its events."""
    pages: list[int] = []
    for page in view.pages:
        low = words.flat(page.text)
        follows = (
            bool(pages)
            and pages[-1] == page.number - 1
            and re.search(r"summary\sevents|signer\sevents|e-signed|signature\sdate", low)
        )
        if words.is_certificate(page.text) or follows:
            pages.append(page.number)
    return pages


def _on_page(view: DocumentView, page: int, order: Order | None) -> list[Signer]:
    signers: list[Signer] = []
    name = email = organisation = None
    before: Line | None = None
    for line in view.lines(page):
        low = words.flat(line.text)
        if _OTHER_EVENTS.match(low):
            name = email = None
        by = _SIGNED_BY.search(low)
        if by:
            name, email = line.text[by.start("name") : by.end("name")].strip(), by["email"]
        elif (address := _EMAIL.search(line.text)) and "@" in line.pieces[0].text:
            email = address.group()
            name = (
                before.pieces[0].text
                if before is not None and looks_like_person(before.pieces[0].text)
                else name
            )
            organisation = None
        elif (
            looks_like_organisation(line.pieces[0].text)
            and email is not None
            and organisation is None
            and ":" not in line.pieces[0].text
        ):
            organisation = fold(line.pieces[0].text)
        signed = _SIGNED_AT.search(low)
        start = signed.start() if signed else 0 if by else None
        if start is not None and name and (hit := _moment(line, start, order)) is not None:
            signers.append(
                Signer(fold(name).strip(" ,;"), email, hit[0], page, hit[2], hit[3], organisation, hit[1])
            )
            name = email = organisation = None
        before = line
    return signers


def _moment(line: Line, start: int, order: Order | None) -> tuple[str, tuple[str, ...], int, int] | None:
    """Return day, its readings and the range of "Signed: 5/4/2026 10:22:11 AM" in the page text.

    The platform prints times in the zone that the certificate names, so the day is the printed one.
    """
    hits = when.read(line.text[start:])
    if not hits:
        return None
    piece = _piece_at(line, start)
    hit = settle(hits[0], order)
    return hit.iso, hit.readings, piece.start, piece.end


def _piece_at(line: Line, offset: int) -> Piece:
    place = 0
    for piece in line.pieces:
        if place <= offset < place + len(piece.text) + 1:
            return piece
        place += len(piece.text) + 1
    return line.pieces[-1]
