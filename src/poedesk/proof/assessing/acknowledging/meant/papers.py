"""What the words over a signature on a report are for: this work, a part of it, a condition, another matter.

Whoever signs a report of finished work signs what its last words say. Terms of an agreement provide for cases
("will be accepted once ...") and are judged elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import plain
from poedesk.proof.assessing.acknowledging.meant.data import expressions
from poedesk.proof.assessing.acknowledging.meant.objects import names_another_thing
from poedesk.proof.assessing.case import Case
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.approvals import HOUSE, Answer, judge_sentence
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.approving.words import matches
from poedesk.proof.finding.model import Act, Findings

FILE, MATTERS = "papers.yaml", "matters.yaml"

REPORTS = frozenset({"poc-completion-report"})
"""Kinds of papers that only tell work that is done, so that what they say of acceptance is no provision."""

LINES = 10
"""Lines over the place of signing among which the words stand that it is for."""

BEHIND = 4
"""Lines behind it in which an acceptance can be limited or taken back."""

_HEADING = compiled(r"\W*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}\.|[A-H][.)])\s+\S.{0,60}")


def signed_for_less(case: Case, entry: Findings, act: Act) -> Span | None:
    """Return the sentence by which a report is signed for less than its work, or for something else."""
    first, last = _bounds(act)
    if first is None or last is None or first.start is None or entry.kind not in REPORTS:
        return None
    page = entry.document.page(first.page)
    over = list(_over(page, first.start))
    behind = list(_behind(page, last.end or last.start or 0)) if last.page == first.page else []
    told = [_flat(page.text[low:high]) for low, high in (*over, *behind)]
    wrong = partial(_wrong, told=told, account=_account(case, entry.document))
    found = next(((low, high) for low, high in over if wrong(page.text[low:high], told_over=True)), None)
    found = found or next(
        ((low, high) for low, high in behind if wrong(page.text[low:high], told_over=False)), None
    )
    return Span(page.number, *found) if found is not None else None


def _wrong(sentence: str, *, told: Sequence[str], account: str, told_over: bool) -> bool:
    """Say whether a sentence limits what is signed, or says that it is signed for another matter."""
    low = _flat(sentence)
    if any(each.search(low) for each in expressions(FILE, "withdrawn")):
        return True
    takes = any(each.search(words) for words in told for each in expressions(FILE, "takes"))
    if any(each.search(low) for each in expressions(FILE, "matters")) and (not takes or not told_over):
        return True
    judged = judge_sentence(sentence, HOUSE if matches("house", low) else 0.0) if told_over else None
    if judged is not None and judged[0] in {Answer.CONDITIONAL, Answer.REFUSED}:
        return True
    accepts = judged is not None or any(each.search(low) for each in expressions(MATTERS, "accepts"))
    return told_over and accepts and names_another_thing(low, account.replace(low, " "))


def _bounds(act: Act) -> tuple[Span | None, Span | None]:
    """Return the first and the last place of an act that has words."""
    parts = (part for part in (act.signature, act.name, act.title, act.date) if part is not None)
    spans = [span for part in parts for span in part.spans if span.start is not None]
    spans.sort(key=lambda span: (span.page, span.start or 0))
    return (spans[0], spans[-1]) if spans else (None, None)


def _over(page: Page, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences between the heading of a place of signing and the place, the heading left out."""
    start = page.text.rfind("\n", 0, end) + 1
    stop = start
    for _ in range(LINES):
        if start <= 0:
            break
        line_start = page.text.rfind("\n", 0, start - 1) + 1
        if _HEADING.fullmatch(page.text[line_start : start - 1].strip()) is not None:
            break
        start = line_start
    yield from sentences(page.text, start, stop)


def _behind(page: Page, end: int) -> Iterator[tuple[int, int]]:
    start = page.text.find("\n", end)
    if start < 0:
        return
    stop = start
    for _ in range(BEHIND):
        stop = page.text.find("\n", stop + 1)
        if stop < 0:
            stop = len(page.text)
            break
    yield from sentences(page.text, start, stop)


def _account(case: Case, document: Document) -> str:
    """Return what the claim and the papers tell, in plain letters."""
    claim = case.claim
    known = [claim.project or "", claim.customer.name, claim.partner.name, document.name]
    known += [page.text for entry, _ in case.contributing() for page in entry.document.pages]
    return _flat(" ".join(known))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", plain(text)).replace("\u2019", "'")
