"""The customer's signature, its date in the window, and the printed name and title of who signed."""

from collections.abc import Mapping
from typing import Any

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging import windows
from poedesk.proof.assessing.acknowledging.acknowledgement import (
    Acknowledgement,
    Acknowledging,
    days_of,
    signature_key,
    stamped_days,
)
from poedesk.proof.assessing.acknowledging.sides import Side, sender_of
from poedesk.proof.assessing.belonging import Belongs, related, sender_is_customer
from poedesk.proof.assessing.case import Case, Seen, soften
from poedesk.proof.assessing.checks.loose import nowhere
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.model import Role, State
from poedesk.proof.finding.names import Agreement, agree_person

_KINDS = {
    "ink": "a signature in ink",
    "image": "a picture of a signature",
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
    if seen.finding.intact is False:
        because = f"The customer's signature is there, but the file was changed after signing ({seen.where})."
        return not_met(Code.ALTERED, because, **parts)
    if kind is SignatureKind.DIGITAL and seen.finding.intact is None:
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
    accepted = Verdict(case.parameter(parameter).get(key, "unclear"))
    if accepted is Verdict.MET:
        return _covering(item, seen, shown, parts)
    told = f"{shown[:1].upper()}{shown[1:]} stands at the customer's line ({seen.where})"
    if accepted is Verdict.UNCLEAR:
        return unclear(Code.UNCERTAIN, f"{told}; whether it is a signature cannot be told.", **parts)
    return not_met(Code.UNACCEPTABLE_DOCUMENT, f"{told}; this programme does not accept it.", **parts)


def _taken_back(case: Case, item: Acknowledging) -> Seen | None:
    """Return a refusal or a condition that the customer wrote on the day of its act or later."""
    for refusal in the(case).refusals:
        mail = refusal.source.document.mail
        if refusal.value == "out-of-office" or mail is None or not refusal.finding.anchored:
            continue
        if not sender_is_customer(mail.sender, case.claim):
            continue
        sent = stamped_days(mail.date)
        if not sent or not item.days or max(sent) >= max(item.days):
            return refusal
    return None


def _covering(item: Acknowledging, seen: Seen, shown: str, parts: Mapping[str, Any]) -> Outcome:
    if item.covers is Verdict.MET:
        note = f", {seen.finding.detail}" if seen.finding.detail and seen.finding.intact is not None else ""
        return soften(met(f"The customer acknowledged with {shown} ({seen.where}){note}.", **parts), seen)
    because = f"The customer acknowledged with {shown} ({seen.where}), but it does not say for which work."
    return unclear(Code.UNCERTAIN, because, **parts)


def _not_signed(case: Case) -> list[Outcome]:
    """Return every reason why the customer's signature is not there, of which one is reported."""
    known = the(case)
    reasons = []
    if known.chosen is not None and known.chosen.signature is not None:
        reasons.append(case.empty_place(_WHAT, known.chosen.signature))
    # Beside the customer's own empty place, what somebody else gave is known not to be the customer's.
    empty = any(reason.verdict is Verdict.NOT_MET for reason in reasons)
    reasons += [_stranger(item, sure=empty) for item in known.unknown if item.signed][:1]
    reasons += [_refusal(case, seen) for seen in known.refusals][:1]
    others = _others(case)
    if others and not any(reason.verdict is Verdict.UNCLEAR for reason in reasons):
        reasons.append(_others_only(case, others[0]))
    if not reasons:
        blank = [
            seen for seen in case.seen("signature", Role.CUSTOMER) if seen.finding.state is not State.PRESENT
        ]
        reasons.append(case.empty_place(_WHAT, blank[0]) if blank else nowhere(case, _WHAT))
    return reasons


def _others(case: Case) -> list[Acknowledging]:
    """Return the signed acts that are certainly not the customer's."""
    known = the(case)
    return [*known.partners, *(item for item in known.elsewhere if item.belongs is Belongs.OTHER_CUSTOMER)]


def _somebody(item: Acknowledging) -> str:
    """Return why an act that looks like an acknowledgement seems not to be the customer's."""
    person = item.signature.finding.person if item.signature is not None else None
    if item.act.kind == "mail":
        sender = sender_of(item.source.document, item.act) or "somebody"
        return f"An approval is there, but {sender} does not write from the customer's domain"
    if item.act.role is Role.CUSTOMER and person and not item.foreign:
        return f"{person!r} signed at the customer's line, but signs for the partner too"
    return f"A signature is there, but it seems to be given for {item.act.party or 'somebody else'}"


def _stranger(item: Acknowledging, *, sure: bool) -> Outcome:
    assert item.signature is not None
    seen = item.signature
    if item.side is Side.STRANGER:
        because = f"{_somebody(item)} ({seen.where})."
        if sure:
            return not_met(Code.NOT_THE_CUSTOMERS, because, evidence=seen.evidence)
        return unclear(Code.NOT_THE_CUSTOMERS, because, evidence=seen.evidence)
    because = f"A signature is there, but the document does not say that it is the customer's ({seen.where})."
    return unclear(Code.UNCERTAIN, because, evidence=seen.evidence)


def _refusal(case: Case, seen: Seen) -> Outcome:
    if seen.value == "conditional":
        because = f"The customer's approval by mail depends on a condition ({seen.where})."
        return unclear(Code.UNCERTAIN, because, evidence=seen.evidence)
    what = "refuses" if seen.value == "refused" else "is only a note of absence"
    because = f"The mail found {what} and acknowledges nothing ({seen.where})."
    return case.absent(Code.MISSING, because, evidence=seen.evidence)


def _others_only(case: Case, item: Acknowledging) -> Outcome:
    assert item.signature is not None
    where = item.signature.where
    if item.side is Side.PARTNER and item.belongs in {Belongs.OURS, Belongs.UNTIED}:
        because = f"Only the partner signed ({where})."
    else:
        because = f"The only signature stands in a document that does not count for this customer ({where})."
    # A customer's signature may stand on a page that was not read, so nobody else's is the last word then.
    return case.absent(Code.NOT_THE_CUSTOMERS, because, evidence=item.signature.evidence)


def same_act(case: Case, part: str) -> Outcome:
    """Answer whether ``part`` (name, title, date) stands in the act by which the customer acknowledged."""
    return _date_there(case) if part == "date" else _person_part(case, part)


def _date_there(case: Case) -> Outcome:
    chosen = the(case).chosen
    what = "The date of the customer's signature"
    if chosen is not None and chosen.date is not None:
        seen = chosen.date
        if days_of(seen.finding):
            return _dated(chosen, seen)
        if seen.finding.state is State.PRESENT:
            because = (
                f"{seen.value!r} beside the customer's signature cannot be read as a date ({seen.where})."
            )
            return unclear(Code.UNCERTAIN, because, value=seen.value, evidence=seen.evidence)
        return _only_others_dated(case, case.empty_place(what, seen))
    loose = _loose_dates(case)
    if loose and chosen is None:
        return _dated(None, loose[0])
    unknown = [item.date for item in the(case).unknown if item.signed and item.days and item.date is not None]
    if unknown and chosen is None:
        because = (
            f"A date stands beside a signature that is not known to be the customer's ({unknown[0].where})."
        )
        return unclear(Code.NOT_THE_CUSTOMERS, because, evidence=unknown[0].evidence)
    bare = [
        seen for seen in case.seen("date.signed", Role.CUSTOMER) if seen.finding.state is not State.PRESENT
    ]
    return _only_others_dated(case, case.empty_place(what, bare[0]) if bare else nowhere(case, what))


def _loose_dates(case: Case) -> list[Seen]:
    """Return dates that a label gives to the customer and that belong to no act."""
    return [
        seen
        for seen in case.seen("date.signed", Role.CUSTOMER, strict=True)
        if seen.finding.act is None and days_of(seen.finding)
    ]


def _dated(item: Acknowledging | None, seen: Seen) -> Outcome:
    days = " or ".join(day.isoformat() for day in days_of(seen.finding))
    value = days_of(seen.finding)[0].isoformat()
    outcome = met(f"The customer's act is dated {days} ({seen.where}).", value=value, evidence=seen.evidence)
    if item is not None and item.hearsay:
        because = f"The date {days} is of a mail that is only quoted by somebody else ({seen.where})."
        return unclear(Code.NOT_THE_CUSTOMERS, because, value=value, evidence=seen.evidence)
    if item is not None and item.covers is Verdict.NOT_MET:
        because = f"The customer's act is dated {days} ({seen.where}), but it does not say for which work."
        return unclear(Code.UNCERTAIN, because, value=value, evidence=seen.evidence)
    return soften(outcome, seen)


def _only_others_dated(case: Case, outcome: Outcome) -> Outcome:
    """Return ``outcome``, or that the only date is not the customer's."""
    others = [item for item in _others(case) if item.days and item.date is not None]
    if not others or outcome.verdict is Verdict.UNCLEAR:
        return outcome
    seen = others[0].date
    assert seen is not None
    because = f"The only date of a signature is not the customer's ({seen.where})."
    return first_of([outcome, not_met(Code.NOT_THE_CUSTOMERS, because, evidence=seen.evidence)])


def within_window(case: Case, parameter: str) -> Outcome:
    """Answer whether the customer's date lies in the window before the submission, both ends included."""
    seen = _date_seen(case)
    if seen is None:
        return met("There is no date to compare.", quiet=True)
    window = case.parameter(parameter)
    first, last = windows.earliest(case.submission, window), case.submission
    days = days_of(seen.finding)
    verdict, code = windows.judge_readings(days, last, case.as_of, window)
    read = " or ".join(day.isoformat() for day in days)
    span = f"{first.isoformat()} to {min(last, case.as_of).isoformat()}"
    value = days[0].isoformat()
    if verdict is Verdict.MET:
        return met(f"{read} lies in {span}.", value=value, expected=span, evidence=seen.evidence)
    how = {Code.TOO_OLD: "too old", Code.IN_FUTURE: "in the future"}[code]
    if verdict is Verdict.UNCLEAR:
        because = f"The date can be read as {read}; one of them is {how} (allowed: {span}; {seen.where})."
        return unclear(code, because, value=value, expected=span, evidence=seen.evidence)
    because = f"The customer's date {read} is {how}: allowed is {span} ({seen.where})."
    return not_met(code, because, value=value, expected=span, evidence=seen.evidence)


def _date_seen(case: Case) -> Seen | None:
    chosen = the(case).chosen
    if chosen is not None:
        return chosen.date if chosen.days else None
    loose = _loose_dates(case)
    return loose[0] if loose else None


def acknowledged_on(case: Case) -> tuple[str, ...]:
    """Return the days (ISO) that the customer's date can be read as; none without a date."""
    seen = _date_seen(case)
    return tuple(day.isoformat() for day in days_of(seen.finding)) if seen is not None else ()


def _person_part(case: Case, part: str) -> Outcome:
    what = (
        "The printed name of the customer's signatory"
        if part == "name"
        else "The signatory's role or job title"
    )
    chosen = the(case).chosen
    places = _places(case, chosen, part)
    stated = [seen for seen in places if seen.finding.state is State.PRESENT and seen.value]
    if not stated:
        return _person_lacks(case, part, what, places)
    best = stated[0]
    outcome = met(f"{what} is {best.value!r} ({best.where}).", value=best.value, evidence=best.evidence)
    signer = _signer(chosen)
    if part == "name" and signer and agree_person(signer, best.value) is Agreement.DIFFERENT:
        because = f"The printed name is {best.value!r} ({best.where}), but {signer!r} acknowledged."
        return unclear(Code.CONTRADICTED, because, value=best.value, evidence=best.evidence)
    return soften(outcome, best)


def _person_lacks(case: Case, part: str, what: str, places: list[Seen]) -> Outcome:
    """Return why no name or title of the one who acknowledged is there; a doubtful one is unclear."""
    loose = [
        seen
        for seen in case.seen(f"signatory.{part}", Role.CUSTOMER)
        if seen.finding.state is State.PRESENT and seen.value and not _of_another_act(case, seen)
    ]
    if loose:
        because = (
            f"Whether {loose[0].value!r} is of the one who acknowledged cannot be told ({loose[0].where})."
        )
        return unclear(Code.UNCERTAIN, because, value=loose[0].value, evidence=loose[0].evidence)
    bare = [seen for seen in case.seen(f"signatory.{part}", Role.CUSTOMER) if seen not in loose]
    empty = [case.empty_place(what, seen) for seen in places or bare]
    return first_of(empty) if empty else nowhere(case, what)


def _of_another_act(case: Case, seen: Seen) -> bool:
    """Say whether a name or title stands in a block of which it is known that it is not the customer's."""
    known = the(case)
    strangers = (item for item in known.unknown if item.side is Side.STRANGER)
    return any(
        item.act.id == seen.finding.act and item.source is seen.source
        for item in (*known.partners, *strangers)
    )


def _places(case: Case, chosen: Acknowledging | None, part: str) -> list[Seen]:
    """Return where the part may stand, the act itself first, then the customer's own fields near it."""
    own = None if chosen is None else chosen.name if part == "name" else chosen.title
    rest = case.seen(f"signatory.{part}", Role.CUSTOMER, strict=True)
    rest = [
        seen
        for seen in rest
        if seen.finding.act is None or chosen is None or seen.finding.act == chosen.act.id
    ]
    if chosen is None:
        return rest
    near = [seen for seen in rest if related(seen.document, chosen.source.document.name)]
    far = [seen for seen in rest if seen not in near and _same_person(chosen, seen, case)]
    places = [*([own] if own is not None else []), *near, *far]
    return sorted(
        places, key=lambda seen: (seen.finding.state is not State.PRESENT, -seen.finding.confidence)
    )


def _same_person(chosen: Acknowledging, seen: Seen, case: Case) -> bool:
    """Say whether a name or title elsewhere is of the person who acknowledged."""
    signer = _signer(chosen) or (chosen.name.value if chosen.name is not None else "")
    names = [
        name
        for name in case.seen("signatory.name", Role.CUSTOMER)
        if name.document == seen.document and name.value
    ]
    if not chosen.signed:
        return True
    return bool(signer) and any(agree_person(signer, name.value) is Agreement.SAME for name in names)


def _signer(chosen: Acknowledging | None) -> str | None:
    """Return who signed, as far as the signature itself tells."""
    return (
        chosen.signature.finding.person if chosen is not None and chosen.signed and chosen.signature else None
    )


def signatory_matches(case: Case, field: str, *, noted: bool) -> Outcome:
    """Answer ``matches_claim`` for the signatory's name or title."""
    signatory = case.claim.customer.signatory
    expected = getattr(signatory, field) if signatory is not None else None
    if expected is None:
        return met("The claim gives none to compare.", quiet=True)
    there = _person_part(case, field)
    if there.value is None:
        return met("There is none to compare.", quiet=True, expected=expected)
    if noted:
        same = there.value.casefold() == expected.casefold()
        because = f"the claim says {expected!r}, the document {there.value!r}."
        return met("It agrees with the claim." if same else because, quiet=same, expected=expected)
    agreement = agree_person(there.value, expected)
    parts = {"value": there.value, "expected": expected, "evidence": there.evidence}
    if agreement is Agreement.SAME:
        return met("It agrees with the claim.", quiet=True, **parts)
    if agreement is Agreement.POSSIBLY:
        because = f"The printed name {there.value!r} is alike, but not the same as the claim's {expected!r}."
        return unclear(Code.UNCERTAIN, because, **parts)
    because = f"The printed name is {there.value!r}; the claim names {expected!r}."
    return not_met(Code.CONTRADICTED, because, **parts)
