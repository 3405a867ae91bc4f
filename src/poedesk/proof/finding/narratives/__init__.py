"""The stories that the programme asks for: need, work, pre-sales work, Azure."""

from poedesk.proof.finding.narratives.features import (
    Named,
    NarrativeFeatures,
    counted,
    describe,
    is_recital,
    named_in,
    tells_own_need,
)
from poedesk.proof.finding.narratives.find import find, parts_of, text_of

__all__ = [
    "Named",
    "NarrativeFeatures",
    "counted",
    "describe",
    "find",
    "is_recital",
    "named_in",
    "parts_of",
    "tells_own_need",
    "text_of",
]
