"""What is drawn at a place of signing: ink, a picture of a signature, or a picture of something else."""

from collections.abc import Sequence

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Drawing, SignatureKind
from poedesk.proof.finding.acts.details import NO_STROKES

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
