"""Rows of claimed workloads: each named, tied to the customer, with an activity, dated."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.kernel.verdict import Verdict, all_of
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging import windows
from poedesk.proof.assessing.acknowledging.acknowledgement import days_of
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks import acts, matrix
from poedesk.proof.assessing.checks.claimed import short_name
from poedesk.proof.assessing.checks.narratives import ENOUGH, proving, shown_by, weighed
from poedesk.proof.assessing.model import Code, Evidence, WorkloadRow
from poedesk.proof.assessing.outcome import Outcome, first_of, met, not_met, unclear
from poedesk.proof.assessing.recognition import alike_in, by_ocr
from poedesk.proof.assessing.stacks.judging import withdrawn
from poedesk.proof.assessing.together.belonging import CONTRIBUTES, Belongs, related
from poedesk.proof.claim.model import ClaimedWorkload
from poedesk.proof.finding.activities.words import cues
from poedesk.proof.finding.dating.periods import periods
from poedesk.proof.finding.model import State
from poedesk.proof.finding.narratives.features import NarrativeFeatures, describe
from poedesk.proof.finding.workloads import names
from poedesk.proof.policy import vocabulary

NAMED = 0.6
"""Confidence from which a workload or an activity is shown; below it a person has to look."""

EXCLUDED = 0.3
"""Confidence below which it is named only as no part of the work."""

WITHOUT_EXPLANATION = "without an explanation"
"""What finders say of "other" without its explanation."""


def rows(case: Case) -> tuple[WorkloadRow, ...]:
    """Return one row for each claimed workload, in the claim's order."""
    return case.once("rows", lambda: tuple(_row(case, entry) for entry in case.claim.workloads))


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
        because = f"Every claimed workload is shown: {', '.join(_title(name) for name in shown)}."
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


def _row(case: Case, entry: ClaimedWorkload) -> WorkloadRow:
    named = _stated(case, "workload", entry.workload)
    sure = [seen for seen in named if seen.finding.confidence >= NAMED]
    doubtful = [seen for seen in named if EXCLUDED <= seen.finding.confidence < NAMED]
    shown = _shown(case, entry.workload)
    tied_by_activity = [seen for seen in shown if seen.finding.confidence >= NAMED]
    sure = sure or tied_by_activity
    best = (sure or doubtful or named)[:1]
    is_named = Verdict.MET if sure else Verdict.UNCLEAR if doubtful else _absence(case, entry.workload)
    tied = _tied(sure or doubtful) if sure or doubtful else _absence(case, entry.workload)
    activities = tuple(dict.fromkeys(seen.value for seen in tied_by_activity))
    active = _active(case, entry, shown)
    dated = _dated(case, entry.workload, tied_by_activity, sure)
    verdict = all_of((is_named, tied, active))
    if dated is Verdict.NOT_MET:
        verdict = Verdict.NOT_MET
    evidence = tuple(item for seen in (*best, *tied_by_activity[:2]) for item in seen.evidence[:1])
    because = _sentence(entry, best, tied_by_activity, (is_named, tied, active, dated))
    alike = None if best else _alike(case, entry.workload)
    if alike is not None:
        title, evidence = _title(entry.workload), (*evidence, alike)
        because = f"{title} can be what stands at {alike.document}, {alike.place}, but it was read otherwise."
    elif not best and (printed := _unticked(case, entry.workload)) is not None:
        title = _title(entry.workload)
        because = f"{title} stands at boxes that nobody ticked, and nothing tells of it ({printed})."
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
        telling = (*_stated(case, "activity", entry.workload), *_stated(case, "workload", entry.workload))
        if against := matrix.spoken_against(case, telling):
            parts.append(f"{against}.")
    if not case.unread and (reason := matrix.reviewers_reason(cells)):
        parts.append(f"A reviewer would write: {reason}.")
    return " ".join(parts)


def _absence(case: Case, workload: str) -> Verdict:
    unsure = case.unread or case.foreign or _alike(case, workload)
    return Verdict.UNCLEAR if unsure else Verdict.NOT_MET


def _alike(case: Case, workload: str) -> Evidence | None:
    """Return where recognised words can be read as a name of ``workload`` that is named nowhere."""
    if _stated(case, "workload", workload):
        return None
    aliases = vocabulary.load().workload(workload).aliases
    titles = [alias.text for alias in aliases if not (alias.weak or alias.acronym)]
    papers = [entry.document for entry, _ in case.contributing() if by_ocr(entry.document)]
    read = (found for paper in papers for title in titles for found in alike_in(paper, title))
    return case.once(("alike", workload), lambda: next(read, None))


def _stated(case: Case, key: str, of: str | None = None) -> list[Seen]:
    return [
        seen
        for seen in case.seen(key, of=of)
        if seen.finding.state is State.PRESENT and seen.value and seen.belongs in CONTRIBUTES
        if not ((gone := withdrawn(case, seen.source)) is not None and gone.certain)
    ]


def _tied(named: Sequence[Seen]) -> Verdict:
    return Verdict.MET if any(seen.belongs is Belongs.OURS for seen in named) else Verdict.UNCLEAR


def _shown(case: Case, workload: str) -> list[Seen]:
    """Return the activities shown for ``workload``; "other" only with its explanation."""

    def look() -> list[Seen]:
        told = (
            seen
            for seen in _stated(case, "activity", workload)
            if seen.finding.confidence >= EXCLUDED and (seen.value != "other" or _explained(seen))
        )
        return [proved for seen in told for proved in _proved(case, seen)]

    return case.once(("shown", workload), look)


def _proved(case: Case, seen: Seen) -> Iterator[Seen]:
    """Yield an activity that its words prove of partner and customer; with doubt where none vouches."""
    if seen.finding.anchored:
        yield seen
        return
    text, (before, after) = seen.text, _around(seen)
    told, kept = case.once(("proves", text, before, after), lambda: _shown_in(case, text, before, after))
    vouched = kept.get(seen.value) if seen.value in told else any(kept.values()) if kept else None
    if vouched:
        yield seen
    elif vouched is not None:
        confidence = min(seen.finding.confidence, UNVOUCHED)
        yield replace(seen, finding=replace(seen.finding, confidence=confidence))


def _shown_in(case: Case, text: str, before: str, after: str) -> tuple[set[str], dict[str, bool]]:
    """Return which activities any word tells, and those that sentences show which can prove work."""
    told = {cue.activity for cue in cues(text, vocabulary.load())}
    kept: dict[str, bool] = {}
    for sentence, why in weighed(case, text, before, after):
        for activity, vouched in shown_by(case, sentence).items() if why is None else ():
            kept[activity] = kept.get(activity, False) or vouched
    return told, kept


def _around(seen: Seen) -> tuple[str, str]:
    """Return what stands before and after the words cited, within their paragraph."""
    first, last = seen.finding.spans[0], seen.finding.spans[-1]
    if first.start is None or last.end is None:
        return "", ""
    pages = seen.source.document
    before = pages.page(first.page).text[max(0, first.start - _NEAR) : first.start]
    after = pages.page(last.page).text[last.end : last.end + _NEAR]
    return fold(before.rpartition("\n\n")[2]), fold(after.partition("\n\n")[0])


_NEAR = 300
"""Characters before and after a sentence in which others may say of whom it told."""

UNVOUCHED = 0.5
"""Confidence, at most, of an activity that is only named: nobody says that it happened or who does it."""


def _explained(seen: Seen) -> bool:
    detail = seen.finding.detail
    return bool(detail) and detail != WITHOUT_EXPLANATION


def _active(case: Case, entry: ClaimedWorkload, shown: Sequence[Seen]) -> Verdict:
    """Return whether each claimed activity (or, with none claimed, any) is shown for the workload."""
    if not shown and _work_on(case, entry.workload):
        # Work on it is told in words that no activity's cues know: a person has to say which activity it is.
        return Verdict.UNCLEAR
    wanted = entry.activities or (None,)
    return all_of(_one_active(case, entry.workload, name, shown) for name in wanted)


def _work_on(case: Case, workload: str) -> list[Seen]:
    """Return the passages in which the partner works on the workload, where no activity is told or marked."""
    if _stated(case, "activity", workload):
        return []
    found = []
    partner = short_name(case.claim.partner.name)
    for seen, text, features in _works(case):
        acts_there = features.actor or mentions.words_in(text, partner)
        named = names.mentions(text, vocabulary.load(), about=True)
        meant = any(each.workload == workload and each.confidence >= EXCLUDED for each in named)
        if meant and acts_there and features.words >= ENOUGH:
            found.append(seen)
    return found


def _works(case: Case) -> list[tuple[Seen, str, NarrativeFeatures]]:
    """Return the passages of work with those of their words that can prove it, and what these tell."""
    texts = ((seen, proving(case, seen.text)) for seen in _stated(case, "work"))
    return case.once(
        "works", lambda: [(seen, text, describe(text, vocabulary.load())) for seen, text in texts]
    )


def _one_active(case: Case, workload: str, wanted: str | None, shown: Sequence[Seen]) -> Verdict:
    fitting = [seen for seen in shown if wanted is None or seen.value == wanted]
    if any(seen.finding.confidence >= NAMED and seen.belongs is Belongs.OURS for seen in fitting):
        return Verdict.MET
    return Verdict.UNCLEAR if fitting else _absence(case, workload)


def _dated(case: Case, workload: str, shown: Sequence[Seen], named: Sequence[Seen]) -> Verdict:
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
    yield from (text for _, text, features in _works(case) if workload in features.workloads)


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


def _title(workload: str) -> str:
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
    title = _title(entry.workload)
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
    title = _title(entry.workload)
    shown = [seen for seen in _shown(case, entry.workload) if seen.finding.confidence >= NAMED]
    evidence: tuple[Evidence, ...] = tuple(item for seen in shown for item in seen.evidence[:1])
    titles = vocabulary.load()
    told = ", ".join(titles.activity(name).title for name in row.activities)
    few = count != "every" and len(row.activities) < int(count)
    if row.activity_verdict is Verdict.MET and not (few and not entry.activities):
        return met(f"For {title}: {told}.", evidence=evidence)
    lacking = [name for name in entry.activities if name not in row.activities]
    wanted = ", ".join(titles.activity(name).title for name in lacking) or "an activity"
    bare = [seen for seen in _stated(case, "activity", entry.workload) if not _explained(seen)]
    if any(seen.value == "other" for seen in bare) and not shown:
        because = f"For {title} only Other is marked, without its explanation ({bare[0].where})."
        return case.absent(Code.BLANK, because, evidence=bare[0].evidence)
    because = f"For {title}, {wanted} is not shown" + (f"; shown is {told}." if told else ".")
    weak = _shown(case, entry.workload) or _work_on(case, entry.workload)
    if row.activity_verdict is Verdict.UNCLEAR and not case.unread:
        cited = evidence or tuple(item for seen in weak for item in seen.evidence[:1])
        return unclear(Code.UNCERTAIN, because, evidence=cited)
    return case.absent(Code.MISSING, because, evidence=evidence)
