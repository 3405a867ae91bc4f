"""Described work, need, architecture and benefits: what is told, what it lacks, what would fit anyone."""

from poedesk.proof.assessing.checks.narratives.judging import described
from poedesk.proof.assessing.checks.narratives.passage import ENOUGH, proving

__all__ = ["ENOUGH", "described", "proving"]
