"""Claimed workloads: each is shown, with its activities."""

from poedesk.proof.assessing.checks.workloads.answers import activities, workloads
from poedesk.proof.assessing.checks.workloads.rows import rows

__all__ = ["activities", "rows", "workloads"]
