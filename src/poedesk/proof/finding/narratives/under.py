"""What the heading over a finding says of it: the nearest one, or the one over its sub-headings.

A sub-heading and the next page go on under the same heading; another heading of the same rank ends it.
"""

from collections.abc import Callable, Sequence

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.model import Finding
from poedesk.proof.finding.page.passages import Passage, passages
from poedesk.proof.finding.page.view import DocumentView

ALIGNED = 14.0
"""Points by which the left edges of a heading and of what stands under it differ at most."""

_TALLER = 0.8
"""Points by which a heading is set larger than its sub-headings at least."""

_NUMBER = later(r"\W*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}\.?)\s")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with what it says of all that stands under it."""

    passage: Passage
    says: str | None
    """Null where it says nothing of it, and so ends what another one said."""

    alone: bool = False
    """Whether what it says is all that stands there, as a bare name."""

    @property
    def number(self) -> str:
        """Return the number that it begins with, "2.1"; none is empty."""
        found = _NUMBER.match(self.passage.text)
        return found["number"].rstrip(".") if found is not None else ""


def said_over(
    view: DocumentView, headings: Sequence[Heading], finding: Finding, goes_under: Callable[[Passage], bool]
) -> str | None:
    """Return what the heading says under which a finding stands, or the one over its sub-headings.

    ``goes_under`` tells of a heading whether its words make it a sub-heading of one that says something.
    """
    own = holding(view, finding)
    if own is None:
        return None
    over = [each for each in headings if each.passage.page == own.page and _is_over(each.passage, own)]
    over.sort(key=lambda each: (round(each.passage.top), each.passage.left))
    before = [each for each in headings if each.passage.page < own.page and _goes_on(each.passage, own)]
    return _said(sub_and_over=[*before, *over], goes_under=goes_under)


def holding(view: DocumentView, finding: Finding) -> Passage | None:
    """Return the passage in which a finding begins; null for one without words."""
    span = finding.spans[0] if finding.spans else None
    if span is None or span.start is None:
        return None
    start = span.start
    every = passages(view)
    return next((each for each in every if each.page == span.page and _holds(each, start)), None)


def _said(*, sub_and_over: Sequence[Heading], goes_under: Callable[[Passage], bool]) -> str | None:
    sub: Heading | None = None
    for heading in reversed(sub_and_over):
        if sub is None or _is_under(sub, heading, goes_under):
            if heading.says is not None:
                return heading.says
            sub = heading
        elif heading.says is not None:
            return None
    return None


def _is_under(sub: Heading, heading: Heading, goes_under: Callable[[Passage], bool]) -> bool:
    """Return whether a heading is a sub-heading of an earlier one: by numbers, by size, by its words."""
    if sub.number and heading.number:
        return sub.number.startswith(f"{heading.number}.")
    smaller = heading.passage.height - sub.passage.height
    if abs(smaller) >= _TALLER:
        return smaller > 0
    return heading.says is not None and goes_under(sub.passage)


def _holds(passage: Passage, place: int) -> bool:
    return any(start <= place < end for start, end in passage.pieces)


def _is_over(head: Passage, own: Passage) -> bool:
    """Return whether a heading stands over a passage, in its column or over all columns."""
    if head.top >= own.top:
        return False
    if head.cell is not None and own.cell is not None:
        return head.cell.table == own.cell.table and head.cell.column == own.cell.column
    return abs(head.left - own.left) <= ALIGNED or (head.cell is None and head.left < own.left)


def _goes_on(head: Passage, own: Passage) -> bool:
    """Return whether a passage may stand under a heading of an earlier page: in the same column."""
    return head.cell is None and own.cell is None and head.left <= own.left + ALIGNED
