"""The money of a world: where it is, what was at risk, what was lost and paid rightly and wrongly."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from poedesk.kernel.times import to_second
from poedesk.process.ledger.book import ACCOUNTS, FORFEITED, HELD, RELEASED, Book, Entry
from poedesk.process.simulation.outcomes import money as keeping
from poedesk.process.simulation.world import World


def money(world: World, ends: Sequence[datetime]) -> dict[str, Any]:
    """Return the sums in ``keeping.CURRENCY``, as texts with cents.

    Raises:
        NotPosted: the entries of all claims do not make one book.
    """
    book = keeping.whole(world)
    totals = {name: _of(book, name) for name in ACCOUNTS}
    lost: defaultdict[str, Decimal] = defaultdict(Decimal)
    unsound = Decimal(0)
    for each in world.claims.values():
        line = f"L-{each.id}"
        gone = book.balance(line, FORFEITED)
        if gone and each.request is not None:
            silent = each.request.outcome == "overdue"
            lost["no_answer" if silent else "wrongly" if each.request.sound else "rightly"] += gone
        unsound += book.balance(line, RELEASED) if each.flaws else 0
    restored = sum((entry.amount for entry in book.entries if entry.move == "restore"), Decimal(0))
    return {
        "currency": keeping.CURRENCY,
        "accounts": {name: _text(amount) for name, amount in totals.items()},
        "conserved": not sum(totals.values()),
        "forfeited_rightly": _text(lost["rightly"]),
        "forfeited_wrongly": _text(lost["wrongly"]),
        "forfeited_without_answer": _text(lost["no_answer"]),
        "restored": _text(restored),
        "released_on_flawed_proofs": _text(unsound),
        "at_risk": _at_risk(book, ends),
    }


def _at_risk(book: Book, ends: Sequence[datetime]) -> list[dict[str, str]]:
    """Return what was held at the end of each month, by the book as it stood then."""
    grown = Book(book.lines)
    rows = []
    left: list[Entry] = list(book.entries)
    for end in ends:
        now = [entry for entry in left if entry.at < end]
        left = left[len(now) :]
        grown = grown.posted(now)
        rows.append({"until": to_second(end), "held": _text(_of(grown, HELD))})
    return rows


def _of(book: Book, account: str) -> Decimal:
    return book.total(account).get(keeping.CURRENCY, Decimal(0))


def _text(amount: Decimal) -> str:
    return f"{amount:.2f}"
