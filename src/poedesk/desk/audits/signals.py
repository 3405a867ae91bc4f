"""Tells other rooms, within the transaction, what became of a request: reviews follow."""

from django.dispatch import Signal

moved = Signal()
"""Sent with ``request`` (saved), ``step`` (what was done; ``clock`` for a deadline) and ``at``."""
