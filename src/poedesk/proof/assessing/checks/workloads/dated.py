"""Whether the work on a workload lies in the window, by the times that its description names."""

from collections.abc import Iterator, Sequence

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging import windows
from poedesk.proof.assessing.acknowledging.acknowledgement import days_of
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks import acts
from poedesk.proof.assessing.checks.workloads.shown import works
from poedesk.proof.assessing.together.belonging import related
from poedesk.proof.finding.dating.periods import periods


def is_dated(case: Case, workload: str, shown: Sequence[Seen], named: Sequence[Seen]) -> Verdict:
    """Return whether the work on the workload lies in the window, by the times that its description names.

    It is outside only when all of them are before the window: planned work may still come. Without any it is
    as the acknowledgement that covers it, but one outside of the window speaks only for itself.
    """
    told = [period for text in _told(case, workload, shown) for period in periods(text)]
    if not told:
        return _acknowledged(case, named)
    window = case.parameter("acknowledgement_window")
    first = windows.earliest(case.submission, window)
    if any(period.last >= first and period.first <= case.submission for period in told):
        return Verdict.MET
    # Work comes before its acknowledgement, which may cover the year before itself; whether the
    # acknowledgement is itself too old is said where its own date is judged, and not a second time here.
    chosen = acts.the(case).chosen
    for day in chosen.days if chosen is not None else ():
        if any(period.last >= windows.earliest(day, window) and period.first <= day for period in told):
            return Verdict.UNCLEAR
    old = all(period.last < first and period.close for period in told)
    return Verdict.NOT_MET if old else Verdict.UNCLEAR


def _told(case: Case, workload: str, shown: Sequence[Seen]) -> Iterator[str]:
    """Yield what tells the work on a workload: the sentences of its activities, else the passages of work."""
    own = dict.fromkeys(seen.text for seen in shown)
    if any(periods(text) for text in own):
        yield from own
        return
    yield from (text for _, text, features in works(case) if workload in features.workloads)


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
