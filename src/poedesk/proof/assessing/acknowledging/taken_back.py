"""Papers of the engagement that take an acceptance back: an amendment, a notice, a later letter, a stamp.

That a signature was undone is told elsewhere, or further down on the same paper: the acceptance is revoked,
the report is void, or a later paper that the customer signed says that nothing was done. Such a paper makes
the answer unclear; another one that was signed before the acceptance takes nothing back. The expressions are
data in ``taken_back.yaml``.
"""

import re
from collections.abc import Iterator
from functools import cache

from poedesk.kernel.expressions import compiled, later
from poedesk.proof.assessing.acknowledging.acknowledgement import Acknowledging, days_of
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Evidence
from poedesk.proof.assessing.recognition import SURE
from poedesk.proof.document.model import Document, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Findings
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.wording.told import lines


@cache
def _told_as(name: str) -> re.Pattern[str]:
    """Return the expression for sentences of one kind, by its name in the file."""
    return compiled("|".join(lines(__package__, "taken_back.yaml", name)))


_PROVIDES = later(
    r"\b(?:shall|will|(?<!\d )may(?! \d)|must|should|would|if|in case|where|whether"
    r"|unless|until|can|no(?!\W{0,2}\d)|not|kann|darf|falls"
    r"|wenn|sofern|nicht|sera|pourra|peut|si|ne|podra|puede)\b"
)
"""Words of a clause that only provides for such a case, or denies it."""


def taken_back(case: Case, item: Acknowledging) -> tuple[str, Evidence] | None:
    """Return why a paper undoes an acceptance, and where it says so; null where none does."""
    for entry, _ in case.contributing():
        own = entry is item.source
        if entry.document.mail is not None or (not own and _signed_before(entry, item)):
            continue
        span = _told(entry.document, own=own)
        cited = cite(entry.document, span, SURE) if span is not None else None
        if cited is not None:
            return f"{'it' if own else 'another paper'} takes it back", cited
    for document in _signed_since(case, item):
        undone = next((doubt.span for doubt in case.doubts.get(document.name, ()) if doubt.undone), None)
        cited = cite(document, undone, SURE) if undone is not None else None
        if cited is not None:
            return "a paper that it signed says that work was not done", cited
    return None


def _told(document: Document, *, own: bool) -> Span | None:
    for page in document.pages:
        if not _needed().may_match(plain_of(page.text).text):
            continue
        for start, end in sentences(page.text):
            low = " ".join(plain_of(page.text[start:end]).text.split())
            if own and _told_as("of another").search(low) is not None:
                continue
            if any(_undoes(low, found, end) for found, end in _undoings(low)):
                return Span(page.number, start, end)
    return None


@cache
def _needed() -> Needed:
    """Return what stands on every page that tells so: of most no sentence need be looked at."""
    told = (lines(__package__, "taken_back.yaml", name) for name in ("taken back", "undone", "impugned"))
    return Needed([each for listed in told for each in listed])


def _undoings(low: str) -> Iterator[tuple[re.Match[str], int]]:
    """Yield what undoes in a sentence, each with where a word ends that may take it back."""
    if (found := _told_as("taken back").search(low)) is not None:
        yield found, found.end()
    for name in ("undone", "impugned"):
        if (found := _told_as(name).search(low)) is not None:
            yield found, found.start()


def _undoes(low: str, found: re.Match[str], end: int) -> bool:
    return _PROVIDES.search(low, _clause(low, found), end) is None


def _clause(low: str, found: re.Match[str]) -> int:
    """Return where the clause of the undoing begins; its reason may say "not": "as it does not work, we"."""
    return max((joint.end() for joint in _JOINTS.finditer(low, 0, found.start())), default=0)


_JOINTS = compiled(r"[,:;]|\b(?:and|that|und|dass|et|que|y|so)\b")
"""Where a new clause begins."""


def _signed_before(entry: Findings, item: Acknowledging) -> bool:
    """Say whether every date at the signatures of a paper lies before the acceptance."""
    days = [day for act in entry.acts if act.date is not None for day in days_of(act.date)]
    return bool(days) and bool(item.days) and max(days) < min(item.days)


def _signed_since(case: Case, item: Acknowledging) -> list[Document]:
    """Return what the customer signed on the day of its acceptance or later, if it signed several papers.

    A single paper that tells such a thing leaves its own work open; there is nothing else to take back.
    """
    given = case.acknowledgement.customers if case.acknowledgement is not None else (item,)
    signed = [each for each in given if each.signed]
    if len({each.source.document.name for each in signed}) == 1:
        return []
    return [
        each.source.document
        for each in signed
        if not item.days or not each.days or max(each.days) >= max(item.days)
    ]
