"""Described work, need, architecture and benefits: what is told, what it lacks, what would fit anyone."""

from poedesk.proof.assessing.checks.narratives.judging import described
from poedesk.proof.assessing.checks.narratives.passage import ENOUGH, proving
from poedesk.proof.assessing.checks.narratives.strangers import Nothing
from poedesk.proof.assessing.checks.narratives.weighing import around, shown_by, weighed

__all__ = ["ENOUGH", "Nothing", "around", "described", "proving", "shown_by", "weighed"]
