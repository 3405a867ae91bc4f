"""Days at signatures that are of something else: "Date of the training: 3 July 2026", "Printed on 3 July"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.text import fold
from poedesk.proof.document.model import Span
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.weighing.days import asks
from poedesk.proof.finding.acts.weighing.told import expression
from poedesk.proof.finding.model import Act, State
from poedesk.proof.finding.page.view import DocumentView

LEAD_WORDS = 7
"""Words before a date that can be its label, at most: more are a sentence."""


def with_own_days(view: DocumentView, acts: Sequence[Act]) -> list[Act]:
    """Return ``acts`` without days that their own label gives to something other than signing."""
    return [replace(act, date=None) if _is_of_another(view, act) else act for act in acts]


def _is_of_another(view: DocumentView, act: Act) -> bool:
    date = act.date
    if act.kind != "block" or date is None or date.state is not State.PRESENT or not date.spans:
        return False
    return any(is_other(lead) for lead in _leads(view, date.spans[0]))


def _leads(view: DocumentView, span: Span) -> Iterator[str]:
    """Yield the label of a date, and what stands before it on its line."""
    yield span.label or ""
    piece = view.piece_at(span.page, span.start) if span.start is not None else None
    if piece is None or span.start is None:
        return
    shown = view.text(span.page)[piece.start : span.end]
    hits = when.read(shown)
    yield shown[: hits[-1].start] if hits else shown[: span.start - piece.start]


def is_other(lead: str) -> bool:
    """Return whether words before a date give it to something else.

    "Date of the training", "Go-live date", "Printed on" do; "Date", "Date of acceptance" do not.
    """
    low = words.flat(fold(lead)).strip(" :,.-")
    if not low or len(low.split()) > LEAD_WORDS or asks(low) or expression(_OWN).search(low) is not None:
        return False
    return words.RECEIVED.search(low) is not None or expression(_OTHER).search(low) is not None


_OWN = r"\b<of signing>"
_OTHER = (
    r"\b<date>\s<of>\s|(?:^|[,;:/|(]\s?)(?:(?!<and>\s)[^\s,;:/|(]++\s)++<date>$|\b[a-z-]{3,}datum$"
    r"|^<page>\s\d+(?:\s\S+\s\d+)?$"
)
"""A date with the noun that it is of, behind it or before it, and the foot of a page."""


def without_days_of_others(acts: Sequence[Act]) -> list[Act]:
    """Return ``acts``, those that nobody signed without a date that is the one of a signed act."""
    dates = [act.date for act in acts if act.is_signed and act.date is not None]
    taken = {(span.page, span.start) for date in dates for span in date.spans if span.start is not None}

    def told(act: Act) -> Act:
        spans = act.date.spans if act.date is not None and act.date.state is State.PRESENT else ()
        others = any((span.page, span.start) in taken for span in spans)
        return replace(act, date=None) if others and not act.is_signed else act

    return [told(act) for act in acts]
