"""What is at risk: money that is held, by partner, programme and the day by which a proof must be there."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from poedesk.kernel.records import dataclass
from poedesk.process.ledger.book import HELD, Book


@dataclass(frozen=True, slots=True)
class AtRisk:
    """An amount that is lost when a proof does not come, or fails."""

    partner: str
    programme: str
    due: date | None
    """Null where no deadline is known."""

    currency: str
    amount: Decimal
    engagements: tuple[str, ...]


def at_risk(book: Book, due: Mapping[str, date]) -> tuple[AtRisk, ...]:
    """Return what is held, the nearest deadline first.

    Args:
        book: the ledger.
        due: engagement -> the day by which its proof must be there.
    """
    amounts: defaultdict[tuple[str, str, date | None, str], Decimal] = defaultdict(Decimal)
    engagements = defaultdict(set)
    for line in book.lines.values():
        held = book.balance(line.id, HELD)
        if held:
            key = (line.partner, line.programme, due.get(line.engagement), line.currency)
            amounts[key] += held
            engagements[key].add(line.engagement)
    rows = [AtRisk(*key, amount, tuple(sorted(engagements[key]))) for key, amount in amounts.items()]
    return tuple(
        sorted(rows, key=lambda row: (row.due or date.max, row.partner, row.programme, row.currency))
    )
