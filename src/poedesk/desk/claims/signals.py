"""Tells other rooms, within the transaction, what became of a claim: the ledger, requests, reviews follow."""

from django.dispatch import Signal

taken = Signal()
"""Sent with ``claim`` (saved) and ``outcome`` (``process.claims.association.Outcome``: event and effects)."""
