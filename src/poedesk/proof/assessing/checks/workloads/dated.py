"""Whether the work on a workload lies in the window, by the times that its description names."""

from collections.abc import Iterator, Sequence
from datetime import date

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.acknowledgement import days_of
from poedesk.proof.assessing.acknowledging.days import windows
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks import acts
from poedesk.proof.assessing.checks.narratives import proving
from poedesk.proof.assessing.checks.workloads.shown import stated
from poedesk.proof.assessing.together.belonging import related
from poedesk.proof.finding.dating.date_text import may_hold_date
from poedesk.proof.finding.dating.periods import Period, periods, tells_no_year
from poedesk.proof.finding.narratives.features import describe
from poedesk.proof.policy import vocabulary


def is_dated(case: Case, workload: str, shown: Sequence[Seen], named: Sequence[Seen]) -> Verdict:
    """Return whether the work on the workload lies in the window, by the times that its description names.

    It is outside only when all of them are before the window: planned work may still come. Without any it is
    as the acknowledgement that covers it, but one outside of the window speaks only for itself.
    """
    told = []
    for period in _times(case, workload, shown):
        if period.last >= _first_day(case) and period.first <= case.submission:
            return Verdict.MET
        told.append(period)
    if not told:
        return _acknowledged(case, named)
    # Work comes before its acknowledgement, which may cover the year before itself; whether the
    # acknowledgement is itself too old is said where its own date is judged, and not a second time here.
    window = case.parameter("acknowledgement_window")
    chosen = acts.the(case).chosen
    for day in chosen.days if chosen is not None else ():
        if any(period.last >= windows.earliest(day, window) and period.first <= day for period in told):
            return Verdict.UNCLEAR
    old = all(period.last < _first_day(case) and period.close for period in told)
    return Verdict.NOT_MET if old else Verdict.UNCLEAR


def _first_day(case: Case) -> date:
    return windows.earliest(case.submission, case.parameter("acknowledgement_window"))


def _times(case: Case, workload: str, shown: Sequence[Seen]) -> Iterator[Period]:
    """Yield the times of the work on a workload: of its activities, else of the passages of work on it."""
    own = [period for text in dict.fromkeys(seen.text for seen in shown) for period in periods(text)]
    yield from own
    if own or any(tells_no_year(seen.text) for seen in shown):
        return  # the times of other passages are not those of this work
    for seen in stated(case, "work"):
        # Most passages name no time; of those that do it is looked at what proves work, and on what.
        text = proving(case, seen.text) if may_hold_date(seen.text) else ""
        if found := periods(text):
            yield from found if workload in describe(text, vocabulary.load()).workloads else ()


def _acknowledged(case: Case, named: Sequence[Seen]) -> Verdict:
    """Return met when the acknowledgement that covers the workload lies in the window, else unclear."""
    chosen = acts.the(case).chosen
    if chosen is None or not named:
        return Verdict.UNCLEAR
    covered = any(related(seen.document, chosen.source.document.name) for seen in named)
    if chosen.date is None or not days_of(chosen.date.finding):
        return Verdict.UNCLEAR
    window = case.parameter("acknowledgement_window")
    verdict, _ = windows.judge_readings(chosen.days, case.submission, case.as_of, window)
    inside = verdict is Verdict.MET and (covered or chosen.covers is Verdict.MET)
    return Verdict.MET if inside else Verdict.UNCLEAR
