"""What happens to the money of a claim, through the real book; each claim has its own until the end."""

from datetime import datetime, timedelta
from decimal import Decimal

from poedesk.process.ledger.book import ACCOUNTS, ACCRUED, FORFEITED, HELD, MOVES, Book, Entry
from poedesk.process.ledger.consequences import Event, entries_for
from poedesk.process.ledger.lines import Line
from poedesk.process.simulation.world import Played, World

CURRENCY = "USD"
_LATER = timedelta(days=14)


def line_of(world: World, claim: str, partner: str, programme: str, period: str) -> Line:
    """Return what a claim earns: an amount between the least and the most, to the cent."""
    least, most = round(world.numbers["least_amount"] * 100), round(world.numbers["most_amount"] * 100)
    cents = least + int(world.chance.share("amount", claim) * (most - least + 1))
    return Line(
        f"L-{claim}", claim, claim, partner, programme, period, Decimal(cents).scaleb(-2), CURRENCY, "usage"
    )


def happened(played: Played, kind: str, at: datetime) -> None:
    """Post what an event of a POE request does."""
    event = Event(f"{played.id}/{kind}/{len(played.book.entries)}", kind, played.id, at)
    played.book = played.book.posted(entries_for(event, played.book))


def earned(world: World, played: Played, at: datetime) -> None:
    """Accrue what nothing is left of, else give back what was held for it."""
    (line,) = played.book.lines.values()
    if any(played.book.balance(line.id, account) for account in ACCOUNTS):
        _moved(played, "free", at, "the partner has the association again")
    else:
        _post(played, "accrue", "source", ACCRUED, line.amount, at, "the association was approved")
        world.plan(at + timedelta(days=world.numbers["release_days"]), "pay", played.id)


def doubted(played: Played, at: datetime) -> None:
    """Hold what a claim earned that may be lost: the partner can still dispute it."""
    _moved(played, "hold", at, "the association was lost and may be disputed")


def lost(played: Played, at: datetime) -> None:
    """Reverse what a claim earned that is lost for good; what was paid stays paid."""
    _moved(played, "free", at, "the association is lost for good")
    _moved(played, "reverse", at, "the association is lost for good")


def pay(world: World, played: Played, at: datetime) -> None:
    """Release what nothing holds; look again later while something does."""
    book = played.book
    if book.balance(f"L-{played.id}", HELD) or book.balance(f"L-{played.id}", FORFEITED):
        if not played.table.states[played.state].rests or (played.request and not played.request.closed):
            world.plan(at + _LATER, "pay", played.id)
    elif played.holds:
        _moved(played, "release", at, "nothing holds it any more")


def _moved(played: Played, move: str, at: datetime, because: str) -> None:
    for source, target in MOVES[move]:
        amount = played.book.balance(f"L-{played.id}", source)
        if amount:
            _post(played, move, source, target, amount, at, because)


def _post(  # noqa: PLR0913, PLR0917 - an entry with its place
    played: Played, move: str, source: str, target: str, amount: Decimal, at: datetime, because: str
) -> None:
    event = f"{played.id}/{move}/{len(played.book.entries)}"
    entry = Entry(event, at, f"L-{played.id}", move, source, target, amount, because)
    played.book = played.book.posted([entry])


def whole(world: World) -> Book:
    """Return one book with the lines and entries of all claims, posted anew in the order of time.

    Raises:
        NotPosted: an entry could not have been posted.
    """
    lines = {name: line for each in world.claims.values() for name, line in each.book.lines.items()}
    entries = [entry for each in world.claims.values() for entry in each.book.entries]
    return Book(lines, sorted(entries, key=lambda entry: entry.at))
