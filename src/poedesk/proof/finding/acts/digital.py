"""Digital signatures of the file and completion certificates of e-sign platforms, as acts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import By, Signature, SignatureKind, Span
from poedesk.proof.finding.acts import when, words
from poedesk.proof.finding.acts.blocks import Placed, agrees_with_name, best_place
from poedesk.proof.finding.acts.people import looks_like_organisation, looks_like_person, same_person
from poedesk.proof.finding.acts.roles import role_of_party
from poedesk.proof.finding.date_text import Order, day_of_stamp, order_of, settle
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.view import DocumentView, Line, Piece

_PLATFORMS = re.compile(
    r"docusign|adobe (?:acrobat )?sign|echosign|dropbox sign|hellosign|pandadoc|signnow|onespan"
    r"|eversign|xodo sign|zoho sign|signrequest"
    r"|yousign|signaturit|skribble|scrive|validatedid|rightsignature|signeasy|connective|esignlive"
    r"|evrotrust|penneo"
)
_COMMON_NAME = re.compile(r"(?i)(?:common name|\bcn)\s*[:=]\s*([^,;/]+)")
_ORGANISATION = re.compile(r"(?i)(?:organi[sz]ation|\bo)\s*[:=]\s*([^,;/]+)")
_EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_REACH = 90.0
"""Points around a place of signing within which a signature's own box counts as standing there."""


def with_digital(
    view: DocumentView, placed: list[Placed], parties: Sequence[Finding], order: Order | None
) -> list[Act]:
    """Return the acts of ``placed``, with digital and e-sign signatures tied to them or added."""
    acts = {item.act.id: item.act for item in placed}
    seals: list[Signature] = []
    count = 0
    for signature in view.document.signatures:
        if signature.kind is SignatureKind.E_SIGN_PLATFORM or is_platform(signature.signer or ""):
            seals.append(signature)
        elif signature.kind is SignatureKind.DIGITAL:
            count += 1
            target = _place_of(signature, placed) or _block_of_signer(signature, acts)
            act = _digital(view, signature, acts.get(target or ""), parties, f"digital-{count}")
            if target is not None:
                acts[target] = act
            else:
                acts[act.id] = act
    _add_certificates(view, acts, parties, order)
    return _sealed(list(acts.values()), seals)


def is_platform(name: str) -> bool:
    """Return whether ``name`` is that of an e-sign platform, which signs for others."""
    return _PLATFORMS.search(plain(name)) is not None


def _place_of(signature: Signature, placed: Sequence[Placed]) -> str | None:
    """Return the id of the block at whose place of signing the signature stands."""
    for item in placed:
        if item.anchor.field is not None and signature.field and item.anchor.field.name == signature.field:
            return item.act.id
    if signature.box is None or signature.page is None or signature.box.width * signature.box.height <= 0:
        return None
    here = [item for item in placed if item.anchor.page == signature.page]
    for share in (0.45, 0.1):
        best = best_place(signature.box, [(item.anchor, item.zone) for item in here], share=share)
        if best is not None:
            return next(item.act.id for item in here if item.anchor is best)
    return None


def _digital(
    view: DocumentView, signature: Signature, block: Act | None, parties: Sequence[Finding], act: str
) -> Act:
    signer = fold(signature.signer or "")
    person = _person(signer)
    organisation = _ORGANISATION.search(signer)
    party = organisation[1].strip() if organisation else None
    role = _role(view, block, signer, person, party, parties)
    page = signature.page or (view.pages[0].number if view.pages else 1)
    label = block.signature.spans[0].label if block and block.signature else None
    quote = _quote(view, block)
    span = Span(page, box=signature.box, by=By.DIGITAL_SIGNATURE, quote=quote, label=label)
    finding = Finding(
        "present", (span,), 0.97, role, State.PRESENT, anchored=True, signature_kind=SignatureKind.DIGITAL,
        intact=signature.intact, act=act, person=person, detail=_detail(signature),
    )  # fmt: skip
    date = _stamped(signature.signed_at, span, role, act) or _moved(block.date if block else None, act)
    name = _moved(block.name if block else None, act)
    if person and looks_like_person(person) and (name is None or name.state is not State.PRESENT):
        name = Finding(person, (span,), 0.85, role, State.PRESENT, anchored=True, act=act)
    return Act(
        act,
        "digital",
        role,
        block.party if block and block.party else party,
        finding,
        date,
        name,
        _moved(block.title if block else None, act),
    )


def _block_of_signer(signature: Signature, acts: Mapping[str, Act]) -> str | None:
    """Return the one unsigned block that prints the name of the certificate's holder."""
    person = _person(fold(signature.signer or ""))
    found = [
        key
        for key, act in acts.items()
        if person
        and act.kind == "block"
        and (act.signature is None or act.signature.state is not State.PRESENT)
        and agrees_with_name(act, person)
    ]
    return found[0] if len(found) == 1 else None


def _person(signer: str) -> str | None:
    common = _COMMON_NAME.search(signer)
    person = (common[1] if common else _EMAIL.sub("", signer).strip(" <>,;") or signer).strip()
    return re.sub(r"\s*\([^()]*\)$", "", person) or None


def _role(
    view: DocumentView,
    block: Act | None,
    signer: str,
    person: str | None,
    party: str | None,
    parties: Sequence[Finding],
) -> Role | None:
    """Return the side of a digital signature: what the certificate says goes before where it stands."""
    told = _role_of_signer(signer, party, parties) or _role_of_mail(view, signer)
    placed = block.role if block else None
    return told or placed or _role_of_person(view, person)


def _role_of_mail(view: DocumentView, signer: str) -> Role | None:
    """Return customer when the certificate's e-mail address is in the domain labelled as the customer's."""
    address = _EMAIL.search(signer)
    if address is None:
        return None
    host = address.group().rpartition("@")[2].casefold()
    shown = [
        item.value.casefold().strip(" .").removeprefix("www.").removeprefix("@")
        for item in view.labelled("domain")
        if item.value and item.role is not Role.PARTNER and not item.bare
    ]
    known = any("." in domain and (host == domain or host.endswith(f".{domain}")) for domain in shown)
    return Role.CUSTOMER if known else None


def _role_of_person(view: DocumentView, person: str | None) -> Role | None:
    """Return the side whose signatory a form names at a label of its own."""
    roles = {
        item.role
        for item in view.labelled("signatory.name")
        if person and item.role and item.state is State.PRESENT and same_person(item.value, person)
    }
    return roles.pop() if len(roles) == 1 else None


def _quote(view: DocumentView, block: Act | None) -> str | None:
    """Return the printed label of the block, which a signature without words is cited by."""
    if block is None or block.signature is None:
        return None
    span = block.signature.spans[0]
    if span.start is None or span.end is None:
        return span.quote
    return fold(view.text(span.page)[span.start : span.end])


def _detail(signature: Signature) -> str | None:
    parts = [signature.detail] if signature.detail else []
    if email := _EMAIL.search(signature.signer or ""):
        parts.append(f"certificate for {email.group()}")
    return "; ".join(parts) or None


def _role_of_signer(signer: str, party: str | None, parties: Sequence[Finding]) -> Role | None:
    for name in (party, _COMMON_NAME.search(signer)[1] if _COMMON_NAME.search(signer) else signer):  # type: ignore[index]
        if name and looks_like_organisation(name) and (role := role_of_party(name, parties)):
            return role
    if party:
        return role_of_party(party, parties)
    return None


def _moved(finding: Finding | None, act: str) -> Finding | None:
    return replace(finding, act=act) if finding is not None else None


def _stamped(stamp: str | None, span: Span, role: Role | None, act: str) -> Finding | None:
    day = day_of_stamp(stamp) if stamp else None
    return Finding(day, (span,), 0.97, role, State.PRESENT, anchored=True, act=act) if day else None


def _sealed(acts: list[Act], seals: list[Signature]) -> list[Act]:
    """Return the acts with what the platform's own seal says about the file: intact or not."""
    if not seals:
        return acts
    intact = all(seal.intact is not False for seal in seals)
    changed = []
    for act in acts:
        signature = act.signature
        if signature is not None and signature.signature_kind is SignatureKind.E_SIGN_PLATFORM:
            detail = None if signature.detail == words.APPEARANCE_ONLY else signature.detail
            changed.append(replace(act, signature=replace(signature, intact=intact, detail=detail)))
        else:
            changed.append(act)
    if not any(
        act.signature is not None and act.signature.signature_kind is SignatureKind.E_SIGN_PLATFORM
        for act in changed
    ):
        changed.append(_seal_alone(seals[-1]))
    return changed


def _seal_alone(seal: Signature) -> Act:
    act = "digital-seal"
    span = Span(seal.page or 1, box=seal.box, by=By.DIGITAL_SIGNATURE)
    finding = Finding(
        "present", (span,), 0.6, None, State.PRESENT, signature_kind=SignatureKind.E_SIGN_PLATFORM,
        intact=seal.intact,
        act=act, detail="sealed by an e-sign platform; the file does not say who signed",
    )  # fmt: skip
    return Act(act, "digital", None, None, finding, _stamped(seal.signed_at, span, None, act), None, None)


# Completion certificates


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


def _add_certificates(
    view: DocumentView, acts: dict[str, Act], parties: Sequence[Finding], order: Order | None
) -> None:
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
    name = _moved(block.name if block else None, act)
    if name is None or name.state is not State.PRESENT:
        name = Finding(
            signer.name, (_name_span(view, signer),), 0.9, role, State.PRESENT, anchored=True, act=act
        )
    party = block.party if block and block.party else signer.organisation
    return Act(
        act, "digital", role, party, signature, date, name, _moved(block.title if block else None, act)
    )


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
            signers.append(Signer(fold(name), email, hit[0], page, hit[2], hit[3], organisation, hit[1]))
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
