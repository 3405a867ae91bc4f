"""The date of the customer's act, and whether it lies in the window."""

from collections.abc import Sequence
from datetime import date

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.acknowledgement import (
    Acknowledging,
    days_of,
)
from poedesk.proof.assessing.acknowledging.days import windows
from poedesk.proof.assessing.acknowledging.days.finished import accepts_what_is_done, finished, times_of_work
from poedesk.proof.assessing.acknowledging.days.other_days import of_something_else, second_day
from poedesk.proof.assessing.case import Case, Seen, soften, where
from poedesk.proof.assessing.checks.acts import (
    SAY_WHICH,
    UNCONDITIONAL,
    answering,
    beside,
    others_signed,
    the,
)
from poedesk.proof.assessing.checks.loose import nowhere
from poedesk.proof.assessing.checks.recognised import misread
from poedesk.proof.assessing.citing import cite, cite_all, stands
from poedesk.proof.assessing.model import Code, Evidence
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.together.belonging import related
from poedesk.proof.document.model import By
from poedesk.proof.finding.dating.date_text import parse_dates
from poedesk.proof.finding.dating.periods import Period
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.policy.schema import Window


def date_of_act(case: Case) -> Outcome:
    """Answer whether the act by which the customer acknowledged has a date."""
    chosen = the(case).chosen
    what = "The date of the customer's signature"
    if chosen is not None and chosen.date is not None:
        seen = chosen.date
        if days_of(seen.finding):
            return _dated(case, chosen, seen)
        if seen.finding.state is State.PRESENT:
            because = (
                f"{_shown(seen)} beside the customer's signature cannot be read as a date ({seen.where})."
            )
            return unclear(Code.UNCERTAIN, because, value=seen.value, evidence=seen.evidence)
        return _only_others_dated(case, case.empty_place(what, seen))
    loose = _loose_dates(case)
    if loose and chosen is None:
        return _dated(case, None, loose[0])
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
        return unclear(Code.UNCERTAIN, because, evidence=conditional[0].evidence, remedy=UNCONDITIONAL)
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


def _dated(case: Case, item: Acknowledging | None, seen: Seen) -> Outcome:
    days = " or ".join(day.isoformat() for day in days_of(seen.finding))
    value = days_of(seen.finding)[0].isoformat()
    outcome = met(f"The customer's act is dated {days} ({seen.where}).", value=value, evidence=seen.evidence)
    if item is not None and item.hearsay:
        because = f"The date {days} is of a mail that is only quoted by somebody else ({seen.where})."
        return unclear(Code.NOT_THE_CUSTOMERS, because, value=value, evidence=seen.evidence)
    second = second_day(seen.source.document, seen.finding)
    if second is not None:
        because = f"Two days stand beside the customer's signature: {days} and {second!r} ({seen.where})."
        return unclear(Code.CONTRADICTED, because, value=value, evidence=seen.evidence)
    other = of_something_else(seen.source.document, seen.finding)
    if other is not None:
        because = (
            f"The date {days} beside the customer's signature is told to be of {other!r} ({seen.where})."
        )
        return unclear(Code.UNCERTAIN, because, value=value, evidence=seen.evidence)
    later = _done_later(case, item) if item is not None else None
    if later is not None:
        because = (
            f"The customer's act is dated {days} ({seen.where}), but the work that it accepts is dated later"
            f" ({where((later,))}, {later.quote!r})."
        )
        cited = (*seen.evidence, later)
        return unclear(Code.CONTRADICTED, because, value=value, evidence=cited)
    if item is not None and item.covers is Verdict.NOT_MET:
        because = f"The customer's act is dated {days} ({seen.where}), but it does not say for which work."
        return unclear(Code.UNCERTAIN, because, value=value, evidence=seen.evidence, remedy=SAY_WHICH)
    return soften(outcome, seen)


def _done_later(case: Case, item: Acknowledging) -> Evidence | None:
    """Return a place that dates the work behind the act that accepts it as done; null for none.

    A sentence says that work was finished, on a day after every day that the act can have; or the act stands
    in a paper that takes over what is done, and all times of the work that it names begin after the act, or
    it names one time only, from day to day, in which the act lies.
    """
    if not item.days:
        return None
    last = max(item.days)
    done = accepts_what_is_done(item.source)
    reports = [item.source] if done else []
    for entry, _ in case.contributing():
        own = entry is item.source
        if not (own or related(entry.document.name, item.source.document.name)):
            continue
        if item.source.document.mail is not None and accepts_what_is_done(entry):
            reports.append(entry)  # what the mail carries, and accepts
        for one in finished(entry.document, labels=own and done):
            if one.day > last and stands(entry.document, one.span):
                return cite(entry.document, one.span, _TOLD)
    times = [time for report in reports for time in times_of_work(report)]
    if not times or (min(period.first for _, period in times) <= last and not _within(times, last)):
        return None
    told = next(report for report in reports if times_of_work(report))
    return next(iter(cite_all(told.document, times[0][0].spans, _TOLD)), None)


def _within(times: Sequence[tuple[Finding, Period]], day: date) -> bool:
    """Say whether a day lies in the only time that is told, before its last day; no month counts."""
    first, last = min(each.first for _, each in times), max(each.last for _, each in times)
    ends = {first, last}
    exact = {each.first for _, each in times if each.first == each.last} >= {last}
    one = any((each.first, each.last) == (first, last) for _, each in times)
    return exact and one and first <= day < last and all({each.first, each.last} <= ends for _, each in times)


_TOLD = 0.7
"""Confidence of a sentence that dates the work."""


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
    second = second_day(seen.source.document, seen.finding)
    if second is not None and _may_be_good(second, case, window):
        because = f"The customer's date {read} is {how}, but {second!r} is told as well ({seen.where})."
        return unclear(Code.CONTRADICTED, because, value=value, expected=span, evidence=seen.evidence)
    because = f"The customer's date {read} is {how}: allowed is {span} ({seen.where})."
    return not_met(code, because, value=value, expected=span, evidence=seen.evidence)


def _may_be_good(told: str, case: Case, window: Window) -> bool:
    """Say whether a day that is told beside another may lie in the window."""
    days = [date.fromisoformat(day) for hit in parse_dates(told) for day in (hit.iso, *hit.readings) if day]
    last = case.submission
    return any(windows.judge(day, last, case.as_of, window)[0] is Verdict.MET for day in days)


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
