"""Completion certificates of e-sign platforms: who signed, as whom, and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import By, SignatureKind, Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.find import agrees_with_name
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.laid.cellwise import lines_of
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.naming.spoken import taken_apart
from poedesk.proof.finding.dating.date_text import Order, order_of, settle
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView, Line, Piece

_EMAIL = later(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")


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
    title: str | None = None
    readings: tuple[str, ...] = ()


_STATUS = r"(?:status|statut|etat|estado)\W{0,3}\s*"
_COMPLETED = later(
    rf"{_STATUS}(?:completed|signed|complete|executed|completad[oa]|firmad[oa]|finalizad[oa]|abgeschlossen"
    r"|unterzeichnet|signiert|terminee?|completee?|signee?|achevee?)\b"
    r"|agreement\scompleted|document\s(?:has\sbeen\s)?completed"
    r"|all\s(?:parties|signers)\s(?:have\s)?signed|envelope\scompleted|signing\scomplete"
    r"|completed\s+security\schecked|has\sbeen\scompleted"
)
_VOID = later(
    rf"{_STATUS}(?:voided|declined|rejected|sent|delivered|viewed|expired|cancell?ed|recalled|withdrawn|waiting"
    r"|awaiting\s\w+|pending|draft|out\sfor\ssignature|partially\s\w+"
    r"|in\sprocess|envoyee?|livree?|consultee?|en\scours|en\sattente|annulee?|refusee?|rejetee?|expiree?"
    r"|enviad[oa]|entregad[oa]|en\sproceso|pendiente|anulad[oa]|cancelad[oa]|caducad[oa]|vencid[oa]"
    r"|rechazad[oa]|gesendet|zugestellt|angezeigt|storniert|abgelehnt|ausstehend|abgelaufen|widerrufen"
    r"|(?:fur\s)?ungultig|annulliert|zuruckgezogen|inviat[oa]|rifiutat[oa]|annullat[oa]|scadut[oa]|verzonden"
    r"|geweigerd|geannuleerd|verlopen|recusad[oa]|expirad[oa])\b"
    r"|\b(?:agreement|envelope|document)\s(?:was\s|has\sbeen\s)?(?:voided|cancell?ed|declined|expired|recalled)\b"
    r"|\b(?:voided|decline|void|cancellation)\sreason\b|\bmotif\sd(?:'annulation|u\srefus)\b"
    r"|\bgrund\sder\s(?:ablehnung|stornierung)\b|\bmotivo\sde\s(?:la\s)?(?:anulacion|rechazo)\b"
)
_IT = (
    r"(?:(?:the|this|that|our|its|your|said)\s(?:\w+\s)?(?:agreement|envelope|document|signature|request)"
    r"|(?:den|das|der|die|diese[nsrm]?)\s(?:umschlag|dokument|vereinbarung|unterschrift|signaturanfrage|vorgang)"
    r"|(?:l'|cette\s|cet\s|ce\s|le\s|la\s)(?:enveloppe|document|accord|demande|signature)"
    r"|(?:el|la|este|esta)\s(?:sobre|documento|acuerdo|solicitud|firma))"
)
"""What a platform calls the envelope, with its article."""

_UNDONE = later(
    rf"\b(?:voided|voids|cancell?ed|declined|rejected|recalled|withdrawn|withdrew|revoked|refused)\s{_IT}\b"
    rf"|\b{_IT}\s(?:was|has\sbeen|is)\s(?:\w+\s)?(?:voided|cancell?ed|declined|rejected|recalled|withdrawn|revoked)\b"
    r"|\b(?:declined|refused)\sto\ssign\b"
    rf"|\b{_IT}\s(?:\S+\s){{0,6}}?(?:storniert|abgelehnt|annulliert|widerrufen|zuruckgezogen|fur\sungultig\serklart)\b"
    rf"|\b(?:stornierte?|annulliert|widerrief|widerruft)\s{_IT}\b"
    rf"|\b(?:annulee?|refusee?|rejetee?|revoquee?|retiree?)\s{_IT}\b|\brefuse\sde\ssigner\b"
    rf"|\b{_IT}\sa\sete\s(?:annulee?|refusee?|rejetee?|revoquee?|retiree?)\b"
    rf"|\b(?:anul|cancel|rechaz|revoc|retir)(?:o|ado)\s{_IT}\b|\b(?:rechazo|rechazado|nego\sa)\sfirmar\b"
    rf"|\b{_IT}\s(?:ha\ssido|fue)\s(?:anulad|cancelad|rechazad|revocad|retirad)[oa]\b"
)
"""That somebody undid the envelope, in words: "the sender has voided this envelope"."""

_SUPPOSED = later(
    r"\b(?:if|when|unless|may|can|could|not|never|wenn|falls|nicht|si|lorsque|cuando|pas|no|nunca)\b[^.\n]*$"
)
"""What stands before such words where nobody did it: terms of use say what happens if somebody does."""

_SIGNED_AT = later(
    r"(?:\bsigned(?:\s(?:on|at))?\s*[:\u2022]\s*|signature\sdate\s*:\s*|\bsigned\s+(?=\d{1,4}\s?[./-]|\d{1,2}\.?\s[a-z]{3,9}\.?\s\d{4})"
    r"|\b(?:firmad[oa]|unterzeichnet|unterschrieben|signiert|signee?)(?:\s(?:el|am|le))?"
    r"(?:\s*:\s*|\s(?=\d{1,2}\.?\s(?:de\s)?[a-z]{3,10}\.?\s(?:de\s)?\d{4}))"
    r"|signed\s(?=[a-z]{3,9}\s\d{1,2},))(?P<when>.{6,60})"
)
_SIGNED_BY = later(
    r"(?:e-?signed|signed|firmado\selectronicamente|unterzeichnet|signe)\s(?:by|por|von|par)"
    r"\s+(?P<name>[^(<\n]{3,60}?)\s*[(<](?P<email>[^)>\s]+@[^)>\s]+)[)>]"
)
_SIGNER = later(
    r"^\W*(?:signer|signatory|signataire|unterzeichner(?:in)?|firmante)(?:\s\d{1,2})?\s*:\s*"
    r"(?P<name>[^(<\n:@]{3,60}?)\s*(?:[(<](?P<email>[^)>\s]+@[^)>\s]+)[)>])?$"
)
_SIGNED_ALONE = later(r"^\W*(?:signed|firmado|signiert|unterzeichnet|signe)\W*$")
_LABEL_ALONE = later(r"^\W*(?:e-?mail(?:\saddress)?|adresse\se-?mail|correo(?:\selectronico)?)\W*$")
_OTHER_EVENTS = later(
    r"^(?:in\sperson|editor|agent|intermediary|certified|carbon\scopy|witness|notary|envelope\ssummary"
    r"|payment)\b.*\bevents\b"
)
_DAYS_FIRST = later(r"\b(?:signataires?|horodatage|unterzeichner\w*|zeitstempel|umschlag-id)\b")


def moved(finding: Finding | None, act: str) -> Finding | None:
    """Return ``finding`` as one of another act."""
    return replace(finding, act=act) if finding is not None else None


def add_certificates(
    view: DocumentView, acts: dict[str, Act], parties: Sequence[Finding], order: Order | None
) -> None:
    """Put what completion certificates say into ``acts``: at the signer's block, else added to them."""
    signers = _signers(view, order)
    for number, signer in enumerate(signers, 1):
        target = next(
            (key for key, act in acts.items() if act.kind == "block" and agrees_with_name(act, signer.name)),
            None,
        )
        act = _certified(view, signer, acts.get(target or ""), parties, f"certificate-{number}")
        if len(signers) > 1 and act.signature is not None:
            told = ", ".join(filter(None, (act.signature.detail, f"signer {number} of {len(signers)}")))
            act = replace(act, signature=replace(act.signature, detail=told))
        acts[target or act.id] = act


def _certified(
    view: DocumentView, signer: Signer, block: Act | None, parties: Sequence[Finding], act: str
) -> Act:
    told = role_of_party(signer.organisation, parties) if signer.organisation else None
    # Who signs for the partner does so wherever the envelope was placed.
    theirs = told is Role.PARTNER
    role = block.role if block and not theirs else told
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
            signer.name,
            (_words_span(view, signer, signer.name),),
            0.9,
            role,
            State.PRESENT,
            anchored=True,
            act=act,
        )
    party = block.party if block and block.party and not theirs else signer.organisation
    title = moved(block.title if block else None, act)
    if (title is None or title.state is not State.PRESENT) and signer.title is not None:
        span = _words_span(view, signer, signer.title)
        title = Finding(signer.title, (span,), 0.8, role, State.PRESENT, anchored=True, act=act)
    if title is None or title.state is not State.PRESENT:
        title = _printed_title(view, signer, role, act) or title
    return Act(act, "digital", role, party, signature, date, name, title, sender=signer.email)


def _printed_title(view: DocumentView, signer: Signer, role: Role | None, act: str) -> Finding | None:
    """Return the title behind the signer's name on a line of its own: "Dana Whitfield, IT Director"."""
    begins = plain(signer.name)
    for page in view.pages:
        for piece in view.pieces(page.number):
            if not plain(piece.text).startswith(f"{begins},"):
                continue
            title = taken_apart(piece.text).title
            place = piece.text.find(title) if title is not None else -1
            if title is not None and place >= 0 and looks_like_title(title):
                span = view.span(piece.page, piece.start + place, piece.start + place + len(title))
                return Finding(fold(title), (span,), 0.8, role, State.PRESENT, anchored=True, act=act)
    return None


def _words_span(view: DocumentView, signer: Signer, words_shown: str) -> Span:
    place = view.text(signer.page).find(words_shown)
    if place < 0:
        return Span(signer.page, signer.start, signer.end, by=By.E_SIGN_CERTIFICATE)
    return Span(signer.page, place, place + len(words_shown), by=By.E_SIGN_CERTIFICATE)


def _signers(view: DocumentView, order: Order | None) -> list[Signer]:
    """Return who signed by the completion certificates in the document; of an open envelope nobody."""
    pages = _certificate_pages(view)
    whole = "\n".join(words.flat(view.text(page)) for page in pages)
    if (
        not pages
        or _COMPLETED.search(whole) is None
        or (_VOID.search(whole) and "status: completed" not in whole)
        or _undone(whole)
    ):
        return []
    order = _order(whole, order)
    found: dict[tuple[str, str], Signer] = {}
    for signer in _on_pages(view, pages, order):
        found.setdefault((plain(signer.name), signer.day), signer)
    return list(found.values())


def _undone(whole: str) -> bool:
    """Say whether a certificate tells in words that somebody undid the envelope, whatever its state says."""
    return any(_SUPPOSED.search(whole, 0, hit.start()) is None for hit in _UNDONE.finditer(whole))


def _order(whole: str, order: Order | None) -> Order | None:
    """Return the order of day and month on a certificate: by its dates, its words, else the document's.

    "AM" and "PM" are written where months come first.
    """
    told = re.search(r"date\sformat\W+(?P<first>mm|dd)", whole)
    if told:
        return "mdy" if told["first"] == "mm" else "dmy"
    if _DAYS_FIRST.search(whole):
        return "dmy"
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
            and (
                re.search(r"summary\sevents|signer\sevents|e-signed|signature\sdate", low) is not None
                or _has_log(low)
            )
        )
        if words.is_certificate(page.text) or follows:
            pages.append(page.number)
    return pages


def _has_log(low: str) -> bool:
    """Return whether a page tells at what time several things happened to somebody with an address."""
    return (
        len(_CLOCK.findall(low)) > 1 and _EMAIL.search(low) is not None and _SIGNED_AT.search(low) is not None
    )


_CLOCK = later(r"\b\d{1,2}:\d{2}\b")


def _on_pages(view: DocumentView, pages: Sequence[int], order: Order | None) -> list[Signer]:
    """Return who signed by the lines of a certificate, which go on from page to page."""
    signers: list[Signer] = []
    events, last = _Events(order), None
    for page in pages:
        if last is not None and page != last + 1:
            signers, events = signers + events.signers, _Events(order)
        for line in lines_of(view, page):
            events.take(line)
        last = page
    return signers + events.signers


class _Events:
    """One walk down a certificate: who is spoken of, until the line that says when that person signed."""

    def __init__(self, order: Order | None) -> None:
        self.signers: list[Signer] = []
        self._order = order
        self._name: str | None = None
        self._email: str | None = None
        self._organisation: str | None = None
        self._title: str | None = None
        self._before: Line | None = None
        self._awaits_day = False
        """Whether the line before said "signed" and gave no day."""

    def take(self, line: Line) -> None:
        """Take the next line."""
        low = words.flat(line.text)
        if _LABEL_ALONE.match(low):
            return
        if _OTHER_EVENTS.match(low):
            self._name = self._email = None
        by = _SIGNED_BY.search(low)
        signer = _SIGNER.match(low) if by is None else None
        if (found := by or signer) is not None:
            self._begin(line.text[found.start("name") : found.end("name")].strip(), found["email"])
        elif (address := _EMAIL.search(line.text)) and "@" in line.pieces[0].text:
            self._address(address.group())
            self._listed(line.pieces[0].text, address.group())
        else:
            self._about(line.pieces[0].text)
        self._signed(line, low, by is not None)
        self._before = line

    def _begin(self, name: str, email: str | None) -> None:
        self._name, self._email = name, email
        self._organisation = self._title = None

    def _address(self, email: str) -> None:
        above = self._before.pieces[0].text if self._before is not None else ""
        name = above if looks_like_person(above) else self._name
        self._begin(name or "", email)
        self._name = name

    def _listed(self, shown: str, email: str) -> None:
        """Take a line that tells all: "Dana Whitfield, dana@lakeview.example, Director, Lakeview Ltd"."""
        before, _, behind = shown.partition(email)
        name = before.strip(" ,;(<|")
        if looks_like_person(name):
            self._name = name
        parts = [part for part in (part.strip() for part in behind.strip(" ,;)>|").split(",")) if part]
        known = [
            n for n, part in enumerate(parts) if looks_like_organisation(part) and not looks_like_title(part)
        ]
        cut = known[-1] if known else len(parts)
        title = ", ".join(parts[:cut])
        if title and looks_like_title(title):
            self._title = fold(title)
        if known:
            self._organisation = fold(", ".join(parts[cut:]))

    def _about(self, shown: str) -> None:
        """Take a line under the address that says for whom and as what somebody signs."""
        if ":" in shown or any(sign.isdigit() for sign in shown):
            return
        organisation, title = looks_like_organisation(shown), looks_like_title(shown)
        if self._email is not None:
            if organisation and self._organisation is None:
                self._organisation = fold(shown)
            elif title and not organisation and self._title is None:
                self._title = fold(shown)
        elif self._name is None and self.signers and self.signers[-1].email is not None:
            last = self.signers[-1]
            if organisation and last.organisation is None:
                self.signers[-1] = replace(last, organisation=fold(shown))
            elif title and not organisation and last.title is None:
                self.signers[-1] = replace(last, title=fold(shown))

    def _signed(self, line: Line, low: str, by: bool) -> None:  # noqa: FBT001 - one of two ways to say it
        at = _SIGNED_AT.search(low)
        start = at.start() if at else 0 if by or self._awaits_day else None
        awaited, self._awaits_day = self._awaits_day, by or _SIGNED_ALONE.match(low) is not None
        if start is None or not self._name:
            return
        hit = _moment(line, start, self._order)
        if hit is None or (awaited and at is None and not by and hit[4] > _LEADING):
            return
        self.signers.append(
            Signer(
                fold(self._name).strip(" ,;"), self._email, hit[0], line.page, hit[2], hit[3],
                self._organisation, self._title, hit[1],
            )
        )  # fmt: skip
        self._name = self._email = self._organisation = self._title = None
        self._awaits_day = False


_LEADING = 3
"""Characters at most before the day on a line of its own under the word "signed"."""


def _moment(line: Line, start: int, order: Order | None) -> tuple[str, tuple[str, ...], int, int, int] | None:
    """Return day, its readings, the range in the page text and where in the rest of the line the day begins.

    The platform prints times in the zone that the certificate names, so the day is the printed one.
    """
    hits = when.read(line.text[start:])
    if not hits:
        return None
    piece = _piece_at(line, start)
    hit = settle(hits[0], order)
    return hit.iso, hit.readings, piece.start, piece.end, hits[0].start


def _piece_at(line: Line, offset: int) -> Piece:
    place = 0
    for piece in line.pieces:
        if place <= offset < place + len(piece.text) + 1:
            return piece
        place += len(piece.text) + 1
    return line.pieces[-1]
