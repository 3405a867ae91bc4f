"""Work that a paper calls finished: on which day, and whether the paper takes over work that is done.

Nobody can acknowledge as done what was finished later. A plan is signed before its work, so dates of plans
say nothing here; the expressions are data in ``finished.yaml``.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib import resources

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.document.model import Document, Page, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.dating.periods import Period, periods
from poedesk.proof.finding.model import Finding, Findings, State
from poedesk.proof.finding.narratives.cited import text_of
from poedesk.proof.finding.wording.plain import plain_of

TOP = 6
"""Lines at the top of a paper among which its title stands."""

_TITLE = 90
"""Characters, at most, of such a title."""

_NEAR = 60
"""Characters between the words that say that work was finished and their day."""

_CLAUSE = compiled(r"[;()]|,\s+(?:and|which|but|und|et|y|die|der)\b")


@dataclass(frozen=True, slots=True)
class Finished:
    """A sentence that says on which day work was finished."""

    day: date
    """The first day that its words can mean: of a month the first."""

    span: Span


def finished(document: Document, *, labels: bool = True) -> tuple[Finished, ...]:
    """Return the sentences of ``document`` that say on which day work was finished.

    Without ``labels`` only whole sentences in the past count: "Completion date: 3 June" can be a plan.
    """
    found = [one for page in document.pages for one in _on_page(page)]
    return tuple(one for one, short in found if labels or not short)


def accepts_what_is_done(entry: Findings) -> bool:
    """Say whether a paper takes over work that is done: by its kind or by the title at its top."""
    if entry.kind == "poc-completion-report":
        return True
    if entry.kind in PLANS or not entry.document.pages:
        return False
    lines = [line.strip() for line in entry.document.pages[0].text.splitlines() if line.strip()]
    plain = (plain_of(line).text for line in lines[:TOP] if len(line) <= _TITLE)
    return any(_expression("done").match(line) for line in plain)


PLANS = frozenset({"statement-of-work", "purchase-order", "quotation", "master-agreement", "amendment"})
"""Kinds of papers that speak of work to come, whatever stands among their first lines."""


def times_of_work(entry: Findings) -> tuple[tuple[Finding, Period], ...]:
    """Return the times that the passages of work in a document name, each with its passage; no bare years."""
    return tuple(
        (finding, period)
        for key in ("work", "presales")
        for finding in entry.get(key)
        if finding.state is State.PRESENT and finding.value
        for period in periods(text_of(entry.document, finding))
        if period.close
    )


def _on_page(page: Page) -> Iterator[tuple[Finished, bool]]:
    low = plain_of(page.text).text
    if not (_expression("told").search(low) or _expression("short").search(low)):
        return
    for start, end in sentences(page.text):
        sentence = page.text[start:end]
        for clause in _CLAUSE.split(sentence):
            answer = _of_clause(clause)
            if answer is not None:
                day, short = answer
                yield Finished(day, Span(page.number, start, end)), short
                break


def _of_clause(clause: str) -> tuple[date, bool] | None:
    """Return the day on which a clause says that work was finished, and whether it does so in short."""
    plain = re.sub(r"\s+", " ", plain_of(clause).text)
    for key in ("told", "short"):
        match = _expression(key).search(plain)
        if match is None or _expression("provides").search(plain):
            continue
        last = match.end()
        times = periods(plain[last : last + _NEAR]) or periods(plain[max(0, match.start() - _NEAR) : last])
        days = [period.first for period in times if period.close]
        if days:
            return min(days), key == "short"
    return None


@cache
def _expression(name: str) -> re.Pattern[str]:
    source = resources.files(__package__).joinpath("finished.yaml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = load_yaml(source)
    return compiled("|".join(f"(?:{each})" for each in lists[name]))
