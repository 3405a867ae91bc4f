"""What an event of a POE request does to the money of its engagement, and to no other money.

What it does to the association the tables of claims say (``process/claims/tables``), programme by programme;
the ledger knows no association.
"""

from collections.abc import Mapping
from datetime import datetime

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.ledger.book import MOVES, Book, Entry

MONEY: Mapping[str, tuple[str, str]] = {
    "issued": ("hold", "a proof of execution was asked for"),
    "passed": ("free", "the proof of execution was accepted"),
    "withdrawn": ("free", "the request for a proof was withdrawn"),
    "failed": ("forfeit", "the proof of execution failed"),
    "restored": ("restore", "the decision on the proof was reversed"),
}
"""What happened to a request -> what is done with the money, and why.

That failing costs the incentive of the engagement is the article's; that money is held meanwhile is a default
of ours, since no source speaks of it.
"""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a POE request."""

    id: str
    """Unique; the same id posts nothing twice."""

    kind: str
    """One of ``MONEY``."""

    engagement: str
    at: datetime


def entries_for(event: Event, book: Book) -> tuple[Entry, ...]:
    """Return what an event moves: lines of its engagement alone; nothing when the book knows the event.

    What is released already stays released: no source says that it is taken back.

    Raises:
        UsageError: an event of an unknown kind.
    """
    if event.kind not in MONEY:
        message = f"a POE request is {', '.join(MONEY)}, not {event.kind!r}"
        raise UsageError(message)
    if book.knows(event.id):
        return ()
    move, because = MONEY[event.kind]
    return tuple(
        Entry(event.id, event.at, line.id, move, source, target, amount, because)
        for line in book.of_engagement(event.engagement)
        for source, target in MOVES[move]
        if (amount := book.balance(line.id, source))
    )
