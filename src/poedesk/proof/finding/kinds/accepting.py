"""From which probability an answer of the model counts, by what a mistake would cost; how sure it then is."""

from collections.abc import Mapping
from types import MappingProxyType

NEEDED: Mapping[str, float] = MappingProxyType({"supporting-document": 0.5, "not-proof": 0.55})
"""Probability that is needed: a supporting document carries no acknowledgement; a document that is taken for
no proof by mistake costs a needless refusal."""

AGREEMENT = 0.6
"""The same for the kinds that can carry an acknowledgement: one of them by mistake could be approved."""

SPEAKS = 0.3
"""Probability from which the model agrees with what rules have found, or speaks against it."""


def accepted(kind: str, probability: float) -> bool:
    """Return whether ``kind`` counts; what does not is left open."""
    return kind != "unknown" and probability >= NEEDED.get(kind, AGREEMENT)


def confidence(probability: float) -> float:
    """Return how often such an answer is right: the probability is told too low (``eval.kinds.train``)."""
    return round(0.6 + 0.35 * probability, 2)
