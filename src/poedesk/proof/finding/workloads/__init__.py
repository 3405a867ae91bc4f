"""Which workloads a document names, where, and which boxes are ticked for them."""

from poedesk.proof.finding.workloads.find import Where, find

__all__ = ["Where", "find"]
