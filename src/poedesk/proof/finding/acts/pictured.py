"""What is drawn at a place of signing: ink, a picture of a signature, or a picture of something else."""

from collections.abc import Sequence

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Drawing, SignatureKind
from poedesk.proof.finding.acts.details import NO_STROKES

LARGEST = (260.0, 100.0)
"""Width and height in points of what can be a signature without a label."""

NARROWEST = 24.0
"""Width in points of such a signature at least: less is a letter of a stamp, or a tick."""

_DOUBTED = 0.4
"""Confidence in a picture whose pixels show no strokes: a logo, a stamp, a photograph."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The kind of a drawn signature, with what there is to be said of it."""

    kind: SignatureKind
    confidence: float
    detail: str | None = None


def shown(drawings: Sequence[Drawing], sure: float) -> Shown:
    """Return as what ``drawings`` at one place count; ``sure`` is the confidence in a signature."""
    pictures = [drawing for drawing in drawings if drawing.kind in {"picture", "stamp"}]
    kind = SignatureKind.IMAGE if pictures else SignatureKind.INK
    if len(pictures) == len(drawings) and all(drawing.written is False for drawing in pictures):
        return Shown(kind, min(sure, _DOUBTED), NO_STROKES)
    return Shown(kind, sure)


def can_sign(drawing: Drawing) -> bool:
    """Return whether a drawing has the shape of a signature: wider than high, as no portrait is.

    Strokes may be higher than wide, but no upright line with what is left of a table at its side.
    """
    box = drawing.box
    fits = NARROWEST <= box.width <= LARGEST[0] and box.height <= LARGEST[1]
    narrowest = box.height if drawing.kind == "picture" else box.height / 2
    return drawing.kind != "stamp" and fits and box.width >= narrowest
