"""Finds what a document calls the project: at a label, or in quotation marks behind the word."""

from collections.abc import Iterator

from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.finding.labels.model import Labelled
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import Finding, State
from poedesk.proof.finding.page.candidates import empty
from poedesk.proof.finding.page.view import DocumentView

_LONGEST = 160
"""Signs of the name of a project at its label, at most."""

_IN_TEXT = 0.6
"""Confidence of a name that stands in running text only."""

_QUOTED = compiled(
    r"(?i)\b(?:projects?|projekte?s?|projets?|proyectos?|progett[oi]|projecten?)\s*:?\s+"
    r"[\u201e\u00ab\u201c\u201f\u2018\u201a\"']\s?(?P<name>\w[^\n\"\u201c\u201d\u00bb\u00ab\u201e]{1,78}?)"
    r"\s?[\u201c\u201d\u00bb\u2019\u2018\"'](?!\w)"
)


def projects(view: DocumentView) -> Iterator[Finding]:
    """Yield the candidates for ``project.name``."""
    for item in labelled(view, "project.name"):
        yield from _at_label(item)
    for page in view.pages:
        for told in _QUOTED.finditer(page.text):
            span = view.span(page.number, *told.span("name"))
            yield Finding(fold(told["name"]), (span,), _IN_TEXT)


def _at_label(item: Labelled) -> Iterator[Finding]:
    if item.state is not State.PRESENT:
        yield empty(item)
    elif len(item.value) <= _LONGEST and not item.value.rstrip().endswith((";", ":")) and item.via != "below":
        yield Finding(item.value, item.spans, item.confidence, item.role, anchored=True)
    elif item.via == "below" and len(item.value) <= _LONGEST // 2 and not item.value.endswith("."):
        yield Finding(item.value, item.spans, item.confidence * 0.8, item.role)
