"""Which activities are shown for a workload: by marks and labels, and by sentences that prove them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.verdict import Verdict, all_of
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.case import Case, Seen
from poedesk.proof.assessing.checks.claimed import short_name
from poedesk.proof.assessing.checks.narratives import ENOUGH, around, proving, shown_by, weighed
from poedesk.proof.assessing.checks.narratives.strangers import may_be_ours
from poedesk.proof.assessing.checks.narratives.timing import (
    deed_to_come,
    merely_offered,
    only_done_counts,
)
from poedesk.proof.assessing.checks.narratives.voice import first_person_is_customers
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.leads import stories
from poedesk.proof.assessing.model import Evidence
from poedesk.proof.assessing.recognition import SEEN, alike_in, by_ocr, mangled_in
from poedesk.proof.assessing.stacks.judging import withdrawn
from poedesk.proof.assessing.together.belonging import CONTRIBUTES, Belongs
from poedesk.proof.claim.model import ClaimedWorkload
from poedesk.proof.document.model import Page, Span
from poedesk.proof.finding.activities.words import activity_of_label, cues
from poedesk.proof.finding.model import State
from poedesk.proof.finding.narratives.features import NarrativeFeatures, describe, sentences
from poedesk.proof.finding.workloads import names
from poedesk.proof.policy import vocabulary

NAMED = 0.6
"""Confidence from which a workload or an activity is shown; below it a person has to look."""

EXCLUDED = 0.3
"""Confidence below which it is named only as no part of the work."""

WITHOUT_EXPLANATION = "without an explanation"
"""What finders say of "other" without its explanation."""


def stated(case: Case, key: str, of: str | None = None) -> list[Seen]:
    """Return the candidates that count: not in papers that a later one ends or takes away."""
    return [
        seen
        for seen in case.seen(key, of=of)
        if seen.finding.state is State.PRESENT and seen.value and seen.belongs in CONTRIBUTES
        if not ((gone := withdrawn(case, seen.source)) is not None and gone.certain)
    ]


def absence(case: Case, workload: str) -> Verdict:
    """Return not met, and unclear while ``workload`` may stand where nothing was read or understood."""
    unsure = case.unread or case.foreign or read_alike(case, workload)
    return Verdict.UNCLEAR if unsure else Verdict.NOT_MET


def read_alike(case: Case, workload: str) -> Evidence | None:
    """Return where recognised words can be read as a name of ``workload`` that is named nowhere."""
    if stated(case, "workload", workload):
        return None
    aliases = vocabulary.load().workload(workload).aliases
    titles = [alias.text for alias in aliases if not (alias.weak or alias.acronym)]
    papers = [entry.document for entry, _ in case.contributing() if by_ocr(entry.document)]
    read = (
        found
        for look in (alike_in, mangled_in)
        for paper in papers
        for title in titles
        for found in look(paper, title)
    )
    return case.once(("alike", workload), lambda: next(read, None))


def shown_for(case: Case, workload: str) -> list[Seen]:
    """Return the activities shown for ``workload``; "other" only with its explanation."""

    def look() -> list[Seen]:
        told = (
            seen
            for seen in stated(case, "activity", workload)
            if seen.finding.confidence >= EXCLUDED and (seen.value != "other" or explained(seen))
        )
        return [proved for seen in told for proved in _proved(case, seen)]

    return case.once(("shown", workload), look)


def _proved(case: Case, seen: Seen) -> Iterator[Seen]:
    """Yield an activity that its words prove of partner and customer; with doubt where none vouches."""
    if seen.finding.anchored:
        yield seen
        return
    before, after = around(seen)
    text = _with_details(seen.text, after)
    own = first_person_is_customers(case, seen.source)
    done = only_done_counts(case, seen)
    # Whether a deed is still to come or only offered is read by the paper's language and kind.
    told_in = (text, before, after)
    told, kept = case.once(
        ("proves", *told_in, own, done, seen.source.language, seen.source.kind),
        lambda: _shown_in(case, seen, told_in, customers=own, done=done),
    )
    vouched = kept.get(seen.value) if seen.value in told else any(kept.values()) if kept else None
    put_off = seen.finding.coming == "another order" or (done and seen.finding.coming is not None)
    if vouched and not put_off and not _only_needed(case, seen):
        yield seen
    elif vouched is not None:
        confidence = min(seen.finding.confidence, UNVOUCHED)
        yield replace(seen, finding=replace(seen.finding, confidence=confidence))


_HEAD = compiled(r"[^.;:!?]{3,80}\((?P<activity>[^()]{4,50})\)\s*[.:]?", re.DOTALL)
_NUMBER = compiled(r"\s*(?:\d{1,2}(?:\.\d{1,2})*|[a-h])[.)]\s+")


def _with_details(text: str, after: str) -> str:
    """Return a head such as "Intune (deployment)." with the first sentence that it heads, else ``text``."""
    if "(" not in text:  # most
        return text
    head = _HEAD.fullmatch(_NUMBER.sub("", text, count=1).strip())
    told = sentences(after)[:1]
    if not told or head is None or activity_of_label(head["activity"], vocabulary.load()) is None:
        return text
    return f"{text.rstrip(' .:')}: {told[0]}"


def _only_needed(case: Case, seen: Seen) -> bool:
    """Say whether an activity stands where the need is told and no work, by nobody of the partner's.

    "The servers had been out of support since 2023" tells of no support that the partner gave.
    """
    if may_be_ours(seen.text, case.claim.customer.name, case.claim.partner.name):
        return False
    return _stands_in(case, seen, "business_need") and not any(
        _stands_in(case, seen, key) for key in ("work", "presales")
    )


def _stands_in(case: Case, seen: Seen, key: str) -> bool:
    """Say whether the first words of a finding stand in a passage that was found for ``key``."""
    span = seen.finding.spans[0]
    if span.start is None:
        return False
    told = (other.finding.spans for other in case.seen(key) if other.source is seen.source)
    return any(
        each.page == span.page and each.start <= span.start < each.end
        for spans in told
        for each in spans
        if each.start is not None and each.end is not None
    )


def _shown_in(
    case: Case, seen: Seen, told_in: tuple[str, str, str], *, customers: bool, done: bool
) -> tuple[set[str], dict[str, bool]]:
    """Return which activities any word tells, and those that sentences show which can prove work.

    ``told_in`` is the text of the finding, and what stands before and after it.

    In a paper in which only what is ``done`` counts, a deed that is still to come is vouched for by nobody.
    """
    text, before, after = told_in
    told = {cue.activity for cue in cues(text, vocabulary.load())}
    kept: dict[str, bool] = {}
    for sentence, why in weighed(case, text, before, after):
        for activity, vouched in shown_by(case, sentence, customers=customers).items() if why is None else ():
            coming = merely_offered(seen, sentence) or (done and deed_to_come(seen, sentence, activity))
            happened = vouched and not coming
            kept[activity] = kept.get(activity, False) or happened
    return told, kept


UNVOUCHED = 0.5
"""Confidence, at most, of an activity that is only named: nobody says that it happened or who does it."""


def explained(seen: Seen) -> bool:
    """Say whether "other" is marked with its explanation."""
    detail = seen.finding.detail
    return bool(detail) and detail != WITHOUT_EXPLANATION


def is_active(case: Case, entry: ClaimedWorkload, shown: Sequence[Seen]) -> Verdict:
    """Return whether each claimed activity (or, with none claimed, any) is shown for the workload."""
    if not shown and work_on(case, entry.workload):
        # Work on it is told in words that no activity's cues know: a person has to say which activity it is.
        return Verdict.UNCLEAR
    wanted = entry.activities or (None,)
    return all_of(_one_active(case, entry.workload, name, shown) for name in wanted)


def work_on(case: Case, workload: str) -> list[Seen]:
    """Return the passages in which the partner works on the workload, where no activity is told or marked."""
    if stated(case, "activity", workload):
        return []
    found = []
    partner = short_name(case.claim.partner.name)
    for seen, text, features in works(case):
        acts_there = features.actor or mentions.words_in(text, partner)
        named = names.mentions(text, vocabulary.load(), about=True)
        meant = any(each.workload == workload and each.confidence >= EXCLUDED for each in named)
        if meant and acts_there and features.words >= ENOUGH:
            found.append(seen)
    return found


def works(case: Case) -> list[tuple[Seen, str, NarrativeFeatures]]:
    """Return the passages of work with those of their words that can prove it, and what these tell."""
    texts = ((seen, proving(case, seen.text)) for seen in stated(case, "work"))
    return case.once(
        "works", lambda: [(seen, text, describe(text, vocabulary.load())) for seen, text in texts]
    )


def _one_active(case: Case, workload: str, wanted: str | None, shown: Sequence[Seen]) -> Verdict:
    fitting = [seen for seen in shown if wanted is None or seen.value == wanted]
    if any(seen.finding.confidence >= NAMED and seen.belongs is Belongs.OURS for seen in fitting):
        return Verdict.MET
    known = bool(stated(case, "activity", workload))
    if fitting or any(True for _ in stories.activity_on(case, workload, wanted, known=known)):
        return Verdict.UNCLEAR
    return Verdict.UNCLEAR if torn_out(case, workload, wanted) else absence(case, workload)


def torn_out(case: Case, workload: str, wanted: str | None) -> Evidence | None:
    """Return where a line of a scan that names ``workload`` begins with ``wanted`` (null: with any activity).

    Recognising may lose the lines of a table, and with them what its rows are about: "Migration of 212
    contracts" is then a line by itself. Beside a box that is to be ticked such words tell nothing.
    """

    def look() -> Iterator[Evidence]:
        papers = {id(seen.source): seen.source.document for seen in stated(case, "workload", workload)}
        for document in papers.values():
            for page in document.pages if by_ocr(document) else ():
                for start, end in _begun_with(page, wanted):
                    found = cite(document, Span(page.number, start, end), SEEN)
                    if found is not None:
                        yield found

    return case.once(("torn out", workload, wanted), lambda: next(look(), None))


def _begun_with(page: Page, wanted: str | None) -> Iterator[tuple[int, int]]:
    """Yield the ranges of recognised lines and cells that begin with an activity and label no box."""
    choices = [(mark.start, mark.end) for mark in page.marks if mark.start is not None]
    for line in _LINE.finditer(page.text):
        start, end = line.span("text")
        first = next(iter(cues(line["text"], vocabulary.load())), None)
        if first is None or first.start or wanted not in {None, first.activity}:
            continue
        labels = any(low <= start < (high or low) for low, high in choices)
        if not labels and page.recognised(start, end):
            yield start, end


_LINE = re.compile(r"(?:^|[\t\n])(?:\(?\w{1,3}[.)]? +)?(?P<text>[^\t\n]{4,})")
"""A line or a cell, without its number."""
