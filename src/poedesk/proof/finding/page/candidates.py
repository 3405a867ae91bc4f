"""Small tools of the finders: findings from labelled places, joined ranges, merging of duplicates."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from poedesk.proof.document.model import Span
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView


class Joined:
    """Ranges of one page as one text, such as the lines of a cell, with the way back to the page."""

    def __init__(
        self, view: DocumentView, page: int, ranges: Sequence[tuple[int, int]], label: str | None
    ) -> None:
        """Join the text of ``ranges`` with line breaks."""
        self._view, self._page, self._label = view, page, label
        text = view.text(page)
        self.text = "\n".join(text[start:end] for start, end in ranges)
        self._ranges = tuple(ranges)

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the citations of the range ``start`` to ``end`` of the joined text, one for each line."""
        found, passed = [], 0
        for first, last in self._ranges:
            low, high = max(start - passed, 0), min(end - passed, last - first)
            if low < high:
                found.append(self._view.span(self._page, first + low, first + high, self._label))
            passed += last - first + 1
        return tuple(found)


def joined(view: DocumentView, item: Labelled) -> Joined | None:
    """Return the text of a labelled value; null for a form field whose value is not in the page text."""
    ranges = [
        (span.start, span.end) for span in item.spans if span.start is not None and span.end is not None
    ]
    whole = len(ranges) == len(item.spans) and item.state is not State.BLANK
    return Joined(view, item.page, ranges, item.label) if whole else None


def empty(item: Labelled) -> Finding:
    """Return the finding for a place that is blank or holds template text."""
    value = item.value if item.state is State.PLACEHOLDER else None
    return Finding(value, item.spans, item.confidence, item.role, item.state, anchored=True)


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, best first, of those that say the same only the best, the others' places added."""
    groups: dict[tuple[object, ...], list[Finding]] = {}
    for finding in findings:
        same = finding.value, finding.role, finding.state, finding.topic, finding.readings, finding.act
        groups.setdefault(same, []).append(finding)
    best = [_one(group) for group in groups.values()]
    return tuple(sorted(best, key=_rank))


def _one(group: Sequence[Finding]) -> Finding:
    ordered = sorted(group, key=_rank)
    more = [span for other in ordered[1:] for span in other.spans if span not in ordered[0].spans]
    return replace(ordered[0], spans=(*ordered[0].spans, *more[:_MORE_PLACES]))


_MORE_PLACES = 5
"""Further places, at most, that a merged finding keeps."""


def _rank(finding: Finding) -> tuple[object, ...]:
    first = finding.spans[0] if finding.spans else None
    place = (first.page, first.start if first.start is not None else -1) if first else (0, 0)
    return finding.state is not State.PRESENT, not finding.anchored, -finding.confidence, place


def other_role(role: Role | None) -> Role | None:
    """Return the other side; of none none."""
    return {Role.CUSTOMER: Role.PARTNER, Role.PARTNER: Role.CUSTOMER}.get(role) if role else None
