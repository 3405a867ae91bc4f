"""Digital signatures of the file and completion certificates of e-sign platforms, as acts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import By, Signature, SignatureKind, Span
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.blocks.find import Placed, agrees_with_name
from poedesk.proof.finding.acts.blocks.signing.drawn import best_place
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.certificates import add_certificates, moved
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)
from poedesk.proof.finding.acts.naming.spoken import split_title
from poedesk.proof.finding.dating.date_text import Order, day_of_stamp
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

_PLATFORMS = compiled(
    r"docusign|adobe (?:acrobat )?sign|echosign|dropbox sign|hellosign|pandadoc|signnow|onespan"
    r"|eversign|xodo sign|zoho sign|signrequest"
    r"|yousign|signaturit|skribble|scrive|validatedid|rightsignature|signeasy|connective|esignlive"
    r"|evrotrust|penneo"
)
_COMMON_NAME = compiled(r"(?i)(?:common name|\bcn)\s*[:=]\s*([^,;/]+)")
_ORGANISATION = compiled(r"(?i)(?:organi[sz]ation|\bo)\s*[:=]\s*([^,;/]+)")
_EMAIL = compiled(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_REACH = 90.0
"""Points around a place of signing within which a signature's own box counts as standing there."""


def with_digital(
    view: DocumentView, placed: list[Placed], parties: Sequence[Finding], order: Order | None
) -> list[Act]:
    """Return the acts of ``placed``, with digital and e-sign signatures tied to them or added."""
    seals: list[Signature] = []
    count = 0
    # The signature of a mail (S/MIME) says who sent it; what its sender agrees to is in the words.
    carried = view.document.signatures if view.document.mail is None else ()
    placed = [item for item in placed if not _holds_seal(item, carried)]
    acts = {item.act.id: item.act for item in placed}
    for signature in carried:
        if _is_seal(signature):
            seals.append(signature)
        elif signature.kind is SignatureKind.DIGITAL:
            count += 1
            free = [item for item in placed if acts[item.act.id].kind != "digital"]
            target = _place_of(signature, free) or _block_of_signer(signature, acts)
            act = _digital(view, signature, acts.get(target or ""), parties, f"digital-{count}")
            if target is not None:
                acts[target] = act
            else:
                acts[act.id] = act
    add_certificates(view, acts, parties, order)
    return _sealed(list(acts.values()), seals)


def _holds_seal(item: Placed, carried: Sequence[Signature]) -> bool:
    """Return whether a field without a label, at which nobody could sign, holds the seal of a platform."""
    field = item.anchor.field
    if field is None or item.anchor.part is not None:
        return False
    return any(_is_seal(signature) and signature.field == field.name for signature in carried)


def _is_seal(signature: Signature) -> bool:
    return signature.kind is SignatureKind.E_SIGN_PLATFORM or is_platform(signature.signer or "")


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
        intact=signature.intact, covered=signature.covered, act=act, person=person, detail=_detail(signature),
    )  # fmt: skip
    date = _stamped(signature.signed_at, span, role, act) or moved(block.date if block else None, act)
    name = moved(block.name if block else None, act)
    if person and looks_like_person(person) and (name is None or name.state is not State.PRESENT):
        name = Finding(person, (span,), 0.85, role, State.PRESENT, anchored=True, act=act)
    title = moved(block.title if block else None, act)
    if person and (title is None or title.state is not State.PRESENT):
        title = _printed_title(view, person, role, act) or title
    other = role is Role.PARTNER and block is not None and block.role is not Role.PARTNER
    placed = (
        block.party if block and not (other and party) else None
    )  # the certificate's own house goes before
    return Act(act, "digital", role, placed or party, finding, date, name, title, sender=_address(signer))


def _address(signer: str) -> str | None:
    """Return the address for which a certificate was made out."""
    found = _EMAIL.search(signer)
    return found.group() if found is not None else None


def _printed_title(view: DocumentView, person: str, role: Role | None, act: str) -> Finding | None:
    """Return the title printed right behind or under the name of the certificate's holder, the last one."""
    for piece in reversed(view.pieces()):
        head, tail = split_title(piece.text)
        if fold(head).casefold() != person.casefold():
            continue
        under = view.below(piece) if tail is None else None
        if under is not None and (not looks_like_title(under.text) or ":" in under.text):
            continue
        place, said = (under, under.text) if under is not None else (piece, tail)
        if said is not None:
            start = view.text(place.page).index(said, place.start)
            span = view.span(place.page, start, start + len(said))
            return Finding(fold(said), (span,), 0.75, role, State.PRESENT, anchored=True, act=act)
    return None


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
        for item in labelled(view, "domain")
        if item.value and item.role is not Role.PARTNER and not item.bare
    ]
    known = any("." in domain and (host == domain or host.endswith(f".{domain}")) for domain in shown)
    return Role.CUSTOMER if known else None


def _role_of_person(view: DocumentView, person: str | None) -> Role | None:
    """Return the side whose signatory a form names at a label of its own."""
    roles = {
        item.role
        for item in labelled(view, "signatory.name")
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


def _stamped(stamp: str | None, span: Span, role: Role | None, act: str) -> Finding | None:
    day = day_of_stamp(stamp) if stamp else None
    return Finding(day, (span,), 0.97, role, State.PRESENT, anchored=True, act=act) if day else None


def _sealed(acts: list[Act], seals: list[Signature]) -> list[Act]:
    """Return the acts with what the platform's own seal says about the file: intact or not."""
    if not seals:
        return acts
    states = {seal.intact for seal in seals}
    intact = False if False in states else None if None in states else True
    covered = tuple(words for seal in seals for words in seal.covered)
    changed = []
    for act in acts:
        signature = act.signature
        if signature is not None and signature.signature_kind is SignatureKind.E_SIGN_PLATFORM:
            detail = None if signature.detail == details.APPEARANCE_ONLY else signature.detail
            detail = details.SEAL_UNTOLD if intact is None else detail
            told = replace(signature, intact=intact, covered=covered, detail=detail)
            changed.append(replace(act, signature=told))
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
        intact=seal.intact, covered=seal.covered,
        act=act, detail="sealed by an e-sign platform; the file does not say who signed",
    )  # fmt: skip
    return Act(act, "digital", None, None, finding, _stamped(seal.signed_at, span, None, act), None, None)
