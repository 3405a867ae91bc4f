"""What the model adds to the rules: a kind where they left it open, a doubt where few words spoke."""

from poedesk.proof.finding.kinds.accepting import SPEAKS, accepted, confidence
from poedesk.proof.finding.kinds.rules import Kind
from poedesk.proof.finding.kinds.weighing import weigh
from poedesk.proof.finding.page.view import DocumentView

_FAINT = 0.2
"""Probability below which the model sees nothing of a kind."""

_HALF = 0.5


def opened(view: DocumentView, kind: Kind) -> Kind:
    """Return ``kind``; where the rules say nothing at all, what the document as a whole reads like.

    The passages that made it so are cited, the most telling first. What the model is not sure of stays
    unknown.
    """
    if kind.kind != "unknown" or kind.detail is not None:
        return kind
    weighed = weigh(view)
    if weighed is None or not accepted(weighed.kind, weighed.probability):
        return kind
    spans = tuple(passage.span() for passage in weighed.passages)
    if not spans:
        return kind
    return Kind(weighed.kind, weighed.detail, confidence(weighed.probability), spans)


def speaks_against(view: DocumentView, kind: str) -> bool:
    """Return whether the document as a whole reads like another kind and hardly like ``kind``."""
    weighed = weigh(view)
    if weighed is None or weighed.kind in {kind, "unknown"}:
        return False
    return weighed.probability >= SPEAKS and weighed.chances.get(kind, 0.0) < _FAINT


def reads_like(view: DocumentView, kind: str) -> bool:
    """Return whether the document as a whole surely reads like ``kind``."""
    weighed = weigh(view)
    return weighed is not None and weighed.kind == kind and accepted(kind, weighed.probability)


def reads_rather_like(view: DocumentView, kind: str, other: str) -> bool:
    """Return whether the document as a whole reads like ``kind``, and more so than like ``other``."""
    weighed = weigh(view)
    if weighed is None:
        return False
    return weighed.chances.get(kind, 0.0) > max(SPEAKS, weighed.chances.get(other, 0.0))


def material_of(view: DocumentView) -> str | None:
    """Return which supporting material the document reads like, or None."""
    weighed = weigh(view)
    if weighed is None or weighed.kind != "supporting-document" or weighed.probability < _HALF:
        return None
    return weighed.detail
