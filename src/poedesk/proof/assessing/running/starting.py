"""Starts the children that read and search while the rest of this process is still being imported."""

from collections.abc import Sequence

from poedesk.proof.reading.parent.launching import Ahead, Setting

READ, SEARCH = "read", "find"
"""What children are started ahead for; the second is the name of their task."""


def start(ahead: Ahead) -> None:
    """Start a child that searches, which takes longest to get ready, and one that reads."""
    ahead.start(SEARCH, "poedesk.proof.finding.searching")
    ahead.start(READ)


def start_reader(ahead: Ahead, setting: Setting, modules: Sequence[str]) -> None:
    """Have the child that reads, which is started unless it was, import ``modules`` while nobody needs it."""
    ahead.start(READ)
    ahead.tell(READ, setting, modules)
