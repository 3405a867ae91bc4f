"""The date of the customer's act, and whether it lies in the window."""

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging import windows
from poedesk.proof.assessing.acknowledging.acknowledgement import (
    Acknowledging,
    days_of,
)
from poedesk.proof.assessing.case import Case, Seen, soften
from poedesk.proof.assessing.checks.acts import answering, beside, others_signed, the
from poedesk.proof.assessing.checks.loose import nowhere
from poedesk.proof.assessing.checks.recognised import misread
from poedesk.proof.assessing.model import Code
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.document.model import By
from poedesk.proof.finding.model import Role, State


def date_of_act(case: Case) -> Outcome:
    """Answer whether the act by which the customer acknowledged has a date."""
    chosen = the(case).chosen
    what = "The date of the customer's signature"
    if chosen is not None and chosen.date is not None:
        seen = chosen.date
        if days_of(seen.finding):
            return _dated(chosen, seen)
        if seen.finding.state is State.PRESENT:
            because = (
                f"{_shown(seen)} beside the customer's signature cannot be read as a date ({seen.where})."
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
    conditional = [seen for seen in answering(case) if seen.value == "conditional"]
    if conditional and chosen is None:
        because = (
            f"The customer's approval by mail depends on a condition: no day of it counts yet"
            f" ({conditional[0].where})."
        )
        return unclear(Code.UNCERTAIN, because, evidence=conditional[0].evidence)
    read = [
        seen for seen in case.seen("date.signed", Role.CUSTOMER) if seen.recognised and days_of(seen.finding)
    ]
    if read:
        because = f"A date was read, but not whose signature it belongs to ({read[0].where})."
        value = days_of(read[0].finding)[0].isoformat()
        return unclear(Code.UNCERTAIN, because, value=value, evidence=read[0].evidence)
    bare = [
        seen for seen in case.seen("date.signed", Role.CUSTOMER) if seen.finding.state is not State.PRESENT
    ]
    return _only_others_dated(case, case.empty_place(what, bare[0]) if bare else nowhere(case, what))


def _shown(seen: Seen) -> str:
    """Return the words that are no date, or that a pen wrote something that could not be read."""
    first = next(iter(seen.evidence), None)
    if first is None or first.by is By.INK or not first.quote:
        return "What a pen wrote"
    return repr(first.quote)


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
    others = [item for item in others_signed(case) if item.days and item.date is not None]
    if not others or outcome.verdict is Verdict.UNCLEAR:
        return outcome
    seen = others[0].date
    assert seen is not None
    because = f"The only date of a signature is not the customer's ({seen.where})."
    theirs = not_met(Code.NOT_THE_CUSTOMERS, because, evidence=seen.evidence)
    empty = outcome.code in {Code.BLANK, Code.PLACEHOLDER} and others[0].act.kind != "mail"
    return beside(outcome, theirs) if empty else first_of([outcome, theirs])


def within_window(case: Case, parameter: str) -> Outcome:
    """Answer whether the customer's date lies in the window before the submission, both ends included."""
    seen = _date_seen(case)
    if seen is None:
        return met("There is no date to compare.", quiet=True)
    window = case.parameter(parameter)
    first, last = windows.earliest(case.submission, window), case.submission
    days = days_of(seen.finding)
    verdict, code = windows.judge_readings((*days, *misread(seen, days)), last, case.as_of, window)
    read = " or ".join(day.isoformat() for day in days)
    span = f"{first.isoformat()} to {min(last, case.as_of).isoformat()}"
    value = days[0].isoformat()
    if verdict is Verdict.MET:
        return met(f"{read} lies in {span}.", value=value, expected=span, evidence=seen.evidence)
    how = {Code.TOO_OLD: "too old", Code.IN_FUTURE: "in the future"}[code]
    if verdict is Verdict.UNCLEAR and len(days) == 1:
        because = (
            f"{read} was read in a picture; as a figure looks like another, it may be {how} or not"
            f" (allowed: {span}; {seen.where})."
        )
        return unclear(code, because, value=value, expected=span, evidence=seen.evidence)
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
