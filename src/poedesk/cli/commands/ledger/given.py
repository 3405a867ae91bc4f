"""What the commands of ``poedesk ledger`` share: the file of a ledger, and when something can be posted."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from poedesk.cli import acting

if TYPE_CHECKING:
    from poedesk.process.ledger.book import Book


def book(path: Path) -> "Book":
    """Return the ledger in a file; raises UsageError that names the file."""
    from poedesk.process.ledger.files import load  # noqa: PLC0415 - loaded when it is needed

    return acting.loaded(path, "the ledger", load)


def keep(made: "Book", path: Path, known: "Book | None") -> None:
    """Write the file of a ledger; raises UsageError when it is no longer what was read as ``known``."""
    from poedesk.process.ledger.files import to_json  # noqa: PLC0415 - loaded when it is needed

    acting.kept(made, path, known, to_json, book)


def posted_at(known: "Book", at: datetime) -> datetime:
    """Return when something that happened at ``at`` is posted: never before what was posted last."""
    return max(at, known.entries[-1].at) if known.entries else at
