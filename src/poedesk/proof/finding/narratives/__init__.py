"""The stories that the programme asks for: need, work, pre-sales work, Azure."""

from poedesk.proof.finding.narratives.features import Named, NarrativeFeatures, counted, describe, named_in
from poedesk.proof.finding.narratives.find import find, parts_of, text_of

__all__ = ["Named", "NarrativeFeatures", "counted", "describe", "find", "named_in", "parts_of", "text_of"]
