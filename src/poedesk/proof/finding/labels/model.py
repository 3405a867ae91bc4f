"""What a labelled place is: label, value, state, and how they lie to each other."""

from dataclasses import replace

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Span
from poedesk.proof.finding.model import Role, State

CONFIDENCE = {
    "field": 0.98,
    "colon": 0.95,
    "cell-right": 0.95,
    "cell-below": 0.85,
    "cell-line": 0.85,
    "fill": 0.9,
    "gap": 0.85,
    "right": 0.85,
    "above": 0.8,
    "below": 0.75,
    "list": 0.75,
    "dash": 0.7,
    "adjacent": 0.5,
}
"""How far each layout (``Labelled.via``) can be trusted, from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One place that has a label, with what stands there."""

    key: str
    label: str
    """The printed label, folded."""

    value: str
    """What stands there, folded, without the line it was written on; empty when blank."""

    spans: tuple[Span, ...]
    """The value; of a blank place the label."""

    state: State
    via: str
    """A key of ``CONFIDENCE``: how label and value lie to each other."""

    role: Role | None
    """The side that the label names, or that the caption above it names."""

    confidence: float
    page: int
    position: int
    """Where the label begins in the page text; of a form field without text -1."""

    bare: bool
    """Whether the label means the key only in a form or signature block ("Name", "Date", "By")."""

    lone_role: bool
    """Whether the label is nothing but a role word ("Customer")."""

    language: str
    label_box: Box | None
    box: Box | None
    """The box of the value, or of the place for it as far as known."""

    field: str | None = None
    """Name of the form field."""

    captioned: bool = False
    """Whether the role is that of a caption above, not of the label itself."""


def with_role(item: Labelled, role: Role) -> Labelled:
    """Return ``item`` with the role that a caption gives it, a little less sure."""
    return replace(item, role=role, captioned=True, confidence=round(item.confidence * 0.95, 2))


@dataclass(frozen=True, slots=True)
class Value:
    """What was found for a label: pieces of text, as ranges of the page."""

    via: str
    ranges: tuple[tuple[int, int], ...] = ()
    box: Box | None = None
    role: Role | None = None
    """The side that the head of its column names, in a table with a column for each side."""
