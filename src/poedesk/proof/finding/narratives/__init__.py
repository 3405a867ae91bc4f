"""The stories that the programme asks for: need, work, pre-sales work, Azure."""

from poedesk.proof.finding.narratives.features import NarrativeFeatures, counted, describe
from poedesk.proof.finding.narratives.find import find, parts_of, text_of

__all__ = ["NarrativeFeatures", "counted", "describe", "find", "parts_of", "text_of"]
