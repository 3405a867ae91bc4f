"""The answers on claimed workloads and their activities: the weakest row decides."""

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks.workloads.rows import rows, title_of
from poedesk.proof.assessing.checks.workloads.shown import (
    NAMED,
    explained,
    shown_for,
    stated,
    torn_out,
    work_on,
)
from poedesk.proof.assessing.model import Code, Evidence, WorkloadRow
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.claim.model import ClaimedWorkload
from poedesk.proof.policy import vocabulary


def workloads(case: Case, count: int | str) -> Outcome:
    """Answer whether so many of the claimed workloads are shown; ``every`` is the weakest row's answer."""
    made = rows(case)
    if not made:
        return met("The claim lists no workload.", quiet=True)
    answers = [_row_outcome(case, row) for row in made]
    shown = [row.workload for row in made if row.verdict is Verdict.MET]
    enough = count != "every" and len(shown) >= int(count)
    value = [row.workload for row in made if row.named is Verdict.MET]
    expected = [row.workload for row in made]
    good = [answer for answer in answers if answer.verdict is Verdict.MET]
    chosen = first_of(good if enough else answers)
    because = chosen.because
    if chosen.verdict is Verdict.MET:
        because = f"Every claimed workload is shown: {', '.join(title_of(name) for name in shown)}."
    evidence = tuple(dict.fromkeys(item for answer in answers for item in answer.evidence))
    return Outcome(
        chosen.verdict, chosen.code, because, value or None, expected, evidence, children=tuple(answers)
    )


def _row_outcome(case: Case, row: WorkloadRow) -> Outcome:
    parts = {"evidence": row.evidence}
    if row.verdict is Verdict.MET:
        return met(row.because, **parts)
    if row.named is Verdict.NOT_MET:
        return case.absent(Code.MISSING, row.because, **parts)
    if row.verdict is Verdict.UNCLEAR:
        return unclear(
            Code.ILLEGIBLE if case.unread and not row.activities else Code.UNCERTAIN, row.because, **parts
        )
    if row.dated is Verdict.NOT_MET and row.tied_to_customer is Verdict.MET and row.activities:
        return not_met(Code.TOO_OLD, row.because, **parts)
    return case.absent(Code.MISSING, row.because, **parts)


def activities(case: Case, count: int | str) -> Outcome:
    """Answer whether each claimed activity is shown for its workload, else at least one of the eight."""
    made = rows(case)
    if not made:
        return met("The claim lists no workload.", quiet=True)
    answers = [
        _activity_outcome(case, entry, row, count)
        for entry, row in zip(case.claim.workloads, made, strict=True)
    ]
    chosen = first_of(answers)
    value = list(dict.fromkeys(name for row in made for name in row.activities))
    expected = list(dict.fromkeys(name for entry in case.claim.workloads for name in entry.activities))
    because = chosen.because
    if chosen.verdict is Verdict.MET:
        because = " ".join(answer.because for answer in answers)
    evidence = tuple(dict.fromkeys(item for answer in answers for item in answer.evidence))
    return Outcome(
        chosen.verdict,
        chosen.code,
        because,
        value or None,
        expected or None,
        evidence,
        children=tuple(answers),
    )


def _activity_outcome(case: Case, entry: ClaimedWorkload, row: WorkloadRow, count: int | str) -> Outcome:
    title = title_of(entry.workload)
    shown = [seen for seen in shown_for(case, entry.workload) if seen.finding.confidence >= NAMED]
    evidence: tuple[Evidence, ...] = tuple(item for seen in shown for item in seen.evidence[:1])
    titles = vocabulary.load()
    told = ", ".join(titles.activity(name).title for name in row.activities)
    few = count != "every" and len(row.activities) < int(count)
    if row.activity_verdict is Verdict.MET and not (few and not entry.activities):
        return met(f"For {title}: {told}.", evidence=evidence)
    lacking = [name for name in entry.activities if name not in row.activities]
    wanted = ", ".join(titles.activity(name).title for name in lacking) or "an activity"
    bare = [seen for seen in stated(case, "activity", entry.workload) if not explained(seen)]
    if any(seen.value == "other" for seen in bare) and not shown:
        because = f"For {title} only Other is marked, without its explanation ({bare[0].where})."
        return case.absent(Code.BLANK, because, evidence=bare[0].evidence)
    because = f"For {title}, {wanted} is not shown" + (f"; shown is {told}." if told else ".")
    weak = shown_for(case, entry.workload) or work_on(case, entry.workload)
    if row.activity_verdict is Verdict.UNCLEAR and not case.unread:
        cited = evidence or tuple(item for seen in weak for item in seen.evidence[:1])
        torn = [torn_out(case, entry.workload, name) for name in lacking or (None,)]
        cited += tuple(item for item in torn if item is not None)
        return unclear(Code.UNCERTAIN, because, evidence=cited)
    return case.absent(Code.MISSING, because, evidence=evidence)
