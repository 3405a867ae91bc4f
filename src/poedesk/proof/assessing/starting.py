"""Starts the children that read and search while the rest of this process is still being imported."""

from poedesk.proof.reading.launching import Ahead

READ, SEARCH = "read", "find"
"""What children are started ahead for; the second is the name of their task."""


def start(ahead: Ahead) -> None:
    """Start a child that searches, which takes longest to get ready, and one that reads."""
    ahead.start(SEARCH, "poedesk.proof.finding.searching")
    ahead.start(READ)
