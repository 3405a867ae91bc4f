"""The customer's signature: whose act it is, of which kind, what stands at its place instead."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.acknowledgement import (
    OTHER_PICTURE,
    Acknowledgement,
    Acknowledging,
    signature_key,
    stamped_days,
)
from poedesk.proof.assessing.acknowledging.altering import alteration
from poedesk.proof.assessing.acknowledging.crossed import crossed_out
from poedesk.proof.assessing.acknowledging.days.windows import moment
from poedesk.proof.assessing.acknowledging.hedged import hedged
from poedesk.proof.assessing.acknowledging.meant.feet import another_papers_foot
from poedesk.proof.assessing.acknowledging.meant.mails import doubt_of
from poedesk.proof.assessing.acknowledging.meant.matters import accepts_another, other_matter
from poedesk.proof.assessing.acknowledging.meant.noted import kept_back, only_noted
from poedesk.proof.assessing.acknowledging.meant.papers import signed_for_less
from poedesk.proof.assessing.acknowledging.meant.remarks import remark
from poedesk.proof.assessing.acknowledging.meant.stapled import stapled
from poedesk.proof.assessing.acknowledging.meant.withheld import withheld
from poedesk.proof.assessing.acknowledging.reserves import reserved
from poedesk.proof.assessing.acknowledging.taken_back import taken_back
from poedesk.proof.assessing.acknowledging.whose.alike import looks_like_customers
from poedesk.proof.assessing.acknowledging.whose.register.people import told_of_partner
from poedesk.proof.assessing.acknowledging.whose.sides import (
    Side,
    handed_in_by_partner,
    person_of,
    sender_of,
    signed_elsewhere,
)
from poedesk.proof.assessing.case import Case, Seen, soften
from poedesk.proof.assessing.checks.loose import nowhere
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.recognition import SURE, by_ocr
from poedesk.proof.assessing.together.belonging import Belongs, in_domains, sender_is_customer
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.acts.details import SEAL_UNTOLD
from poedesk.proof.finding.approving.pointing import TOLD
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Role, State

_KINDS = {
    "ink": "a signature in ink",
    "image": "a picture of a signature",
    OTHER_PICTURE: "a picture that does not look like the strokes of a pen",
    "digital": "an intact digital signature",
    "e-sign-platform": "a signature of an e-sign platform",
    "typed-with-mark": 'a typed signature in the form "/s/ Name"',
    "typed-bare": "a name typed on the line",
    "mail-approval": "an approval by mail",
}
_WHAT = "The customer's signature"


def the(case: Case) -> Acknowledgement:
    """Return the case's acknowledgement, which ``assess`` has set."""
    assert case.acknowledgement is not None
    return case.acknowledgement


def signature(case: Case, parameter: str) -> Outcome:
    """Answer whether the customer signed, in a way that the ``parameter`` accepts."""
    chosen = the(case).chosen
    if chosen is not None and chosen.signed:
        return _signed(case, chosen, parameter)
    reasons = _not_signed(case)
    return first_of(reasons)


def _signed(case: Case, item: Acknowledging, parameter: str) -> Outcome:
    seen = item.signature
    assert seen is not None
    key = signature_key(seen)
    kind = seen.finding.signature_kind
    parts = {"value": kind.value if kind else None, "evidence": seen.evidence}
    shown = _KINDS.get(key or "", "a mark")
    altered = _altered(item, seen, shown, parts)
    if altered is not None:
        return altered
    untold = kind is SignatureKind.DIGITAL or seen.finding.detail == SEAL_UNTOLD
    if untold and seen.finding.intact is None:
        because = (
            f"A digital signature is there, but whether the file was changed cannot be told ({seen.where})."
        )
        return unclear(Code.UNCERTAIN, because, **parts)
    later = _taken_back(case, item)
    if later is not None:
        because = f"The customer acknowledged ({seen.where}), but its later mail does not ({later.where})."
        cited = (*seen.evidence, *later.evidence)
        return unclear(Code.CONTRADICTED, because, value=parts["value"], evidence=cited)
    if item.hearsay:
        because = f"The customer's approval is only quoted in somebody else's mail ({seen.where})."
        return unclear(Code.NOT_THE_CUSTOMERS, because, **parts)
    reserve = _reserve(case, item) or taken_back(case, item)
    if reserve is not None:
        but, place = reserve
        because = f"The customer signed ({seen.where}), but {but} ({place.place})."
        return unclear(Code.UNCERTAIN, because, value=parts["value"], evidence=(*seen.evidence, place))
    failed = _failed(case, item)
    if failed is not None:
        because = f"The customer's approval is there, but its own headers say that {failed} ({seen.where})."
        return unclear(Code.NOT_THE_CUSTOMERS, because, **parts)
    accepted = Verdict(case.parameter(parameter).get(key, "unclear"))
    if accepted is Verdict.MET:
        return _covering(case, item, seen, shown, parts)
    told = f"{shown[:1].upper()}{shown[1:]} stands at the customer's line ({seen.where})"
    if accepted is Verdict.UNCLEAR:
        return unclear(Code.UNCERTAIN, f"{told}; whether it is a signature cannot be told.", **parts)
    return not_met(Code.UNACCEPTABLE_DOCUMENT, f"{told}; this programme does not accept it.", **parts)


def _altered(item: Acknowledging, seen: Seen, shown: str, parts: Mapping[str, Any]) -> Outcome | None:
    """Return the answer for a file that was changed after signing, null when nothing says so."""
    if seen.finding.intact is False:
        because = f"The customer's signature is there, but the file was changed after signing ({seen.where})."
        return not_met(Code.ALTERED, because, **parts)
    if seen.finding.covered:
        because = (
            "The customer's signature is there, but something that was signed is not shown as it was:"
            f" {seen.finding.covered[0]!r} ({seen.where})."
        )
        return unclear(Code.ALTERED, because, **parts)
    changed = alteration(item.source, item.act)
    if changed is None:
        return None
    by = f"after {changed.signature.person or 'somebody'} had signed it digitally"
    what = (
        f"the file was changed {by}" if changed.known else f"whether the file was changed {by} cannot be told"
    )
    because = f"{shown[:1].upper()}{shown[1:]} is there ({seen.where}), but {what}."
    answer = not_met if changed.verdict is Verdict.NOT_MET else unclear
    return answer(Code.ALTERED, because, **parts)


def _reserve(case: Case, item: Acknowledging) -> tuple[str, Evidence] | None:
    """Return why a paper that the customer signed may accept nothing, and where; mails are judged apart.

    It accepts under reserve or not at all, it is crossed out, or its signed page is another paper's.
    """
    document = item.source.document
    if item.act.kind == "mail" or document.mail is not None:
        return None
    parties = case.claim.customer.name, case.claim.partner.name
    span = (
        hedged(document, item.act, *(" ".join(organisation_words(name)) for name in parties))
        or remark(item.source, item.act)
        or signed_for_less(case, item.source, item.act)
        or case.once(
            ("reserved", id(document)),
            lambda: (
                reserved(document)
                or kept_back(document)
                or withheld(document)
                or other_matter(document)
                or accepts_another(case, document)
            ),
        )
        or only_noted(document, item.act)
    )
    reason = "does not accept without reserve"
    if span is None:
        span, reason = crossed_out(document, item.act), "its place is crossed out"
    if span is None:
        span, reason = another_papers_foot(document, item.act), "the foot of that page is another paper's"
    if span is None:
        span, reason = stapled(case, document, item.act), "that page belongs to another agreement"
    cited = cite(document, span, SURE) if span is not None else None
    return (reason, cited) if cited is not None else None


def _failed(case: Case, item: Acknowledging) -> str | None:
    """Return what a server found against the sender of a mail; passes prove nothing, for headers can be made.

    Only DMARC speaks of the address that people see; the others fail for honest mail that was passed on.
    """
    mail = item.source.document.mail
    if item.act.kind != "mail" or item.act.quoted or mail is None:
        return None
    for result in mail.authentication:
        of_customer = result.domain is None or in_domains(result.domain, case.claim)
        if of_customer and (result.method, result.result) == ("dmarc", "fail"):
            return f"DMARC failed for it{f', by {result.by}' if result.by else ''}"
    return None


def _taken_back(case: Case, item: Acknowledging) -> Seen | None:
    """Return a refusal or a condition that the customer wrote on the day of its act or later."""
    for refusal in the(case).refusals:
        mail = refusal.source.document.mail
        if refusal.value == "out-of-office" or mail is None or not refusal.finding.anchored:
            continue
        if not sender_is_customer(mail.sender, case.claim):
            continue
        sent, given = moment(mail.date), item.moment
        if sent is not None and given is not None:
            if sent >= given:
                return refusal
            continue
        days = stamped_days(mail.date)
        if not days or not item.days or max(days) >= max(item.days):
            return refusal
    return None


def _covering(case: Case, item: Acknowledging, seen: Seen, shown: str, parts: Mapping[str, Any]) -> Outcome:
    if seen.finding.signature_kind is SignatureKind.MAIL_APPROVAL and seen.finding.confidence < TOLD:
        because = f"The customer confirms by mail ({seen.where}), but what it confirms cannot be told."
        return unclear(Code.UNCERTAIN, because, remedy=SAY_WHICH, **parts)
    if item.covers is Verdict.MET:
        note = f", {seen.finding.detail}" if seen.finding.detail and seen.finding.intact is not None else ""
        return soften(met(f"The customer acknowledged with {shown} ({seen.where}){note}.", **parts), seen)
    doubt = doubt_of(case, item.source, item.act)
    why = doubt or "it does not say for which work"
    because = f"The customer acknowledged with {shown} ({seen.where}), but {why}."
    return unclear(Code.UNCERTAIN, because, remedy=None if doubt else SAY_WHICH, **parts)


SAY_WHICH = (
    "Have the customer say for which work it is: name the report, order or project, sign the paper that"
    " describes the work, or answer the mail with which that paper was sent."
)
"""What to do about an act of which it is not known what it covers."""


def _not_signed(case: Case) -> list[Outcome]:
    """Return every reason why the customer's signature is not there, of which one is reported."""
    known = the(case)
    reasons = []
    if known.chosen is not None and known.chosen.signature is not None:
        reasons.append(case.empty_place(_WHAT, known.chosen.signature))
    # Beside the customer's own empty place, what somebody else gave is known not to be the customer's.
    empty = any(reason.verdict is Verdict.NOT_MET for reason in reasons)
    reasons += [_stranger(case, item, sure=empty) for item in known.unknown if item.signed][:1]
    reasons += [_refusal(case, seen) for seen in known.refusals][:1]
    others = others_signed(case)
    blank = [
        seen for seen in case.seen("signature", Role.CUSTOMER) if seen.finding.state is not State.PRESENT
    ]
    if not reasons and blank:
        reasons.append(case.empty_place(_WHAT, blank[0]))
    if others and not any(reason.verdict is Verdict.UNCLEAR for reason in reasons):
        theirs = _others_only(case, others[0], place_seen=bool(reasons))
        tried = not reasons or others[0].act.kind == "mail"
        reasons = [*reasons, theirs] if tried else [beside(reasons[0], theirs), *reasons[1:]]
    return reasons or [nowhere(case, _WHAT)]


def beside(own: Outcome, others: Outcome) -> Outcome:
    """Return what is wrong at the customer's own place, with what somebody else gave at another one.

    A partner's signature at the partner's line is no try at the customer's: the customer's place is empty.
    A partner's mail that approves is one, for mails have no lines.
    """
    return replace(own, because=f"{own.because.rstrip('.')}; {_lower(others.because)}")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def answering(case: Case) -> list[Seen]:
    """Return the customer's own answers by mail that approve nothing, or only under a condition."""
    return [
        seen
        for seen in the(case).refusals
        if seen.finding.anchored
        and seen.value != "out-of-office"
        and (mail := seen.source.document.mail) is not None
        and sender_is_customer(mail.sender, case.claim)
    ]


def others_signed(case: Case) -> list[Acknowledging]:
    """Return the signed acts that are certainly not the customer's."""
    known = the(case)
    return [*known.partners, *(item for item in known.elsewhere if item.belongs is Belongs.OTHER_CUSTOMER)]


def _somebody(case: Case, item: Acknowledging) -> str:
    """Return why an act that looks like an acknowledgement seems not to be the customer's."""
    person = item.signature.finding.person if item.signature is not None else None
    if item.act.kind == "mail":
        by = handed_in_by_partner(case, item.source, item.act)
        if by is not None:
            return f"An approval is there, but {by} sent it in the customer's name"
        sender = sender_of(item.source.document, item.act)
        imitates = looks_like_customers(sender, case.claim)
        told = f"An approval is there, but {sender or 'somebody'} does not write from the customer's domain"
        return f"{told}; {imitates}" if imitates else told
    elsewhere = signed_elsewhere(case, item.act)
    if elsewhere is not None:
        return f"{person or 'Somebody'} signed at the customer's line, but {elsewhere}"
    if told_of_partner(case, item.source, person_of(item.act)):
        return f"{person!r} signed at the customer's line, but the paper calls this person the partner's"
    if item.act.role is Role.CUSTOMER and person and not item.foreign:
        return f"{person!r} signed at the customer's line, but signs for the partner too"
    return f"A signature is there, but it seems to be given for {item.act.party or 'somebody else'}"


def _stranger(case: Case, item: Acknowledging, *, sure: bool) -> Outcome:
    assert item.signature is not None
    seen = item.signature
    if item.side is Side.STRANGER:
        because = f"{_somebody(case, item)} ({seen.where})."
        if sure:
            return not_met(Code.NOT_THE_CUSTOMERS, because, evidence=seen.evidence)
        return unclear(Code.NOT_THE_CUSTOMERS, because, evidence=seen.evidence)
    because = f"A signature is there, but the document does not say that it is the customer's ({seen.where})."
    return unclear(Code.UNCERTAIN, because, evidence=seen.evidence)


def _refusal(case: Case, seen: Seen) -> Outcome:
    if seen.value == "conditional":
        because = f"The customer's approval by mail depends on a condition ({seen.where})."
        return unclear(Code.UNCERTAIN, because, evidence=seen.evidence, remedy=UNCONDITIONAL)
    refused = seen.value == "refused"
    what = "refuses" if refused else "is only a note of absence"
    because = f"The mail found {what} and acknowledges nothing ({seen.where})."
    remedy = _SETTLE if refused else _WAIT
    return case.absent(Code.MISSING, because, evidence=seen.evidence, remedy=remedy)


UNCONDITIONAL = (
    "Settle with the customer what it still asks for; then have it approve the work without a condition."
)
"""What to do about an approval under a condition."""

_SETTLE = "Settle with the customer what it objects to; then have it sign or approve the work."
_WAIT = (
    "Wait for the customer's own answer, or ask somebody of the customer's who may sign or approve the work."
)


def _others_only(case: Case, item: Acknowledging, *, place_seen: bool) -> Outcome:
    assert item.signature is not None
    where, document = item.signature.where, item.source.document
    if not place_seen and item.act.kind != "mail" and by_ocr(document):
        because = (
            f"Only the partner's signature was found ({where}); in {document.name}, which was read in a"
            " picture, the customer's may be overlooked."
        )
        return unclear(Code.NOT_THE_CUSTOMERS, because, evidence=item.signature.evidence)
    if item.side is Side.PARTNER and item.belongs in {Belongs.OURS, Belongs.UNTIED}:
        because = f"Only the partner signed ({where})."
    else:
        because = f"The only signature stands in a document that does not count for this customer ({where})."
    # A customer's signature may stand on a page that was not read, so nobody else's is the last word then.
    return case.absent(Code.NOT_THE_CUSTOMERS, because, evidence=item.signature.evidence)
