"""Rows of claimed workloads: each named, tied to the customer, with an activity, dated."""

from collections.abc import Sequence

from poedesk.kernel.verdict import Verdict, all_of
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks import matrix
from poedesk.proof.assessing.checks.workloads.dated import is_dated
from poedesk.proof.assessing.checks.workloads.shown import (
    EXCLUDED,
    NAMED,
    absence,
    is_active,
    read_alike,
    shown_for,
    stated,
)
from poedesk.proof.assessing.model import WorkloadRow
from poedesk.proof.assessing.together.belonging import Belongs
from poedesk.proof.claim.model import ClaimedWorkload
from poedesk.proof.finding.workloads import names
from poedesk.proof.policy import vocabulary


def rows(case: Case) -> tuple[WorkloadRow, ...]:
    """Return one row for each claimed workload, in the claim's order."""
    return case.once("rows", lambda: tuple(_row(case, entry) for entry in case.claim.workloads))


def _row(case: Case, entry: ClaimedWorkload) -> WorkloadRow:
    named = stated(case, "workload", entry.workload)
    sure = [seen for seen in named if seen.finding.confidence >= NAMED]
    doubtful = [seen for seen in named if EXCLUDED <= seen.finding.confidence < NAMED]
    shown = shown_for(case, entry.workload)
    tied_by_activity = [seen for seen in shown if seen.finding.confidence >= NAMED]
    sure = sure or tied_by_activity
    best = (sure or doubtful or named)[:1]
    is_named = Verdict.MET if sure else Verdict.UNCLEAR if doubtful else absence(case, entry.workload)
    tied = _tied(sure or doubtful) if sure or doubtful else absence(case, entry.workload)
    activities = tuple(dict.fromkeys(seen.value for seen in tied_by_activity))
    active = is_active(case, entry, shown)
    dated = is_dated(case, entry.workload, tied_by_activity, sure)
    verdict = all_of((is_named, tied, active))
    if dated is Verdict.NOT_MET:
        verdict = Verdict.NOT_MET
    evidence = tuple(item for seen in (*best, *tied_by_activity[:2]) for item in seen.evidence[:1])
    because = _sentence(entry, best, tied_by_activity, (is_named, tied, active, dated))
    alike = None if best else read_alike(case, entry.workload)
    if alike is not None:
        title, evidence = title_of(entry.workload), (*evidence, alike)
        because = f"{title} can be what stands at {alike.document}, {alike.place}, but it was read otherwise."
    elif not best and (printed := _unticked(case, entry.workload)) is not None:
        title = title_of(entry.workload)
        because = f"{title} stands at boxes that nobody ticked, and nothing tells of it ({printed})."
    elif not best and is_named is Verdict.UNCLEAR and (elsewhere := case.elsewhere()) is not None:
        because = f"{because.rstrip('.')}, but {elsewhere}."
    cells = matrix.Cells(is_named, tied, active, dated, activities)
    if verdict is not Verdict.MET:
        because = _with_reasons(case, entry, because, cells)
    return WorkloadRow(
        workload=entry.workload,
        verdict=verdict,
        named=is_named,
        tied_to_customer=tied,
        activities=activities,
        dated=dated,
        because=because,
        evidence=tuple(dict.fromkeys(evidence)),
        activity_verdict=active,
        remedy=None if verdict is Verdict.MET else matrix.remedy(case, entry, cells),
    )


def _with_reasons(case: Case, entry: ClaimedWorkload, because: str, cells: matrix.Cells) -> str:
    """Return ``because`` with the sentence that speaks against it and the reason a reviewer would write."""
    parts = [because]
    if cells.active is not Verdict.MET:
        telling = (*stated(case, "activity", entry.workload), *stated(case, "workload", entry.workload))
        if against := matrix.spoken_against(case, telling):
            parts.append(f"{against}.")
    if not case.unread and (reason := matrix.reviewers_reason(cells)):
        parts.append(f"A reviewer would write: {reason}.")
    return " ".join(parts)


def _tied(named: Sequence[Seen]) -> Verdict:
    return Verdict.MET if any(seen.belongs is Belongs.OURS for seen in named) else Verdict.UNCLEAR


def title_of(workload: str) -> str:
    """Return how a workload is called in sentences."""
    return vocabulary.load().workload(workload).title


def _unticked(case: Case, workload: str) -> str | None:
    """Return where ``workload`` stands at a box that nobody ticked, document and page; null where nowhere."""
    for entry, _ in case.contributing():
        for page in entry.document.pages:
            for mark in page.marks:
                named = names.mentions(
                    f"{mark.label or ''} {mark.group or ''}", vocabulary.load(), about=True
                )
                if mark.checked is False and any(mention.workload == workload for mention in named):
                    return f"{entry.document.name}, page {page.number}"
    return None


def _sentence(
    entry: ClaimedWorkload, best: Sequence[Seen], shown: Sequence[Seen], answers: tuple[Verdict, ...]
) -> str:
    title = title_of(entry.workload)
    named, tied, active, dated = answers
    if not best:
        return f"{title} is named in none of the documents."
    parts = []
    at = f"({best[0].where})"
    if named is Verdict.MET:
        parts.append(f"{title} is named {at}")
    else:
        parts.append(f"{title} may be meant {at}, but it is not named beyond doubt")
    if tied is not Verdict.MET:
        parts.append("the document does not say for which customer")
    titles = vocabulary.load()
    done = ", ".join(titles.activity(name).title for name in dict.fromkeys(seen.value for seen in shown))
    if active is Verdict.MET:
        parts.append(f"with {done}")
    else:
        wanted = ", ".join(titles.activity(name).title for name in entry.activities) or "any activity"
        parts.append(f"{wanted} is not clearly shown for it" + (f"; shown is {done}" if done else ""))
    if dated is Verdict.NOT_MET:
        parts.append("the work on it is dated before the window")
    return ", ".join(parts) + "."
