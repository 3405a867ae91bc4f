"""A year played from a seed: the claims are begun, then whatever is planned happens in the order of time."""

import heapq
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from math import ceil

from poedesk.process.claims import machine
from poedesk.process.claims.association import Claimant
from poedesk.process.claims.tables import loader
from poedesk.process.claims.tables.loader import Table
from poedesk.process.ledger.book import Book
from poedesk.process.requests.linking import TABLE as REQUEST
from poedesk.process.requests.linking import clock_of
from poedesk.process.simulation import living
from poedesk.process.simulation.asked import drawing
from poedesk.process.simulation.chance import Chance
from poedesk.process.simulation.outcomes import money
from poedesk.process.simulation.parameters import InvalidParameter
from poedesk.process.simulation.people import proofs
from poedesk.process.simulation.world import Played, World

FEWEST_REVIEWERS = 7
"""Three for a claim, three others for its dispute, and one who is away."""

Told = Callable[[int, int], None]
"""Called now and then with how much happened and how much is known to come."""

_OFTEN = 5_000


def play(
    seed: int, programme: str, year: int, numbers: Mapping[str, float], told: Told | None = None
) -> World:
    """Return the world after a year in which claims begin, and after all that follows from them.

    Args:
        seed: the same gives the same world.
        programme: id of a programme that has a table.
        year: in which the claims begin.
        numbers: every parameter (``parameters.chosen``).
        told: is told of the progress.

    Raises:
        InvalidParameter: it is no programme of claims.
        InvalidPolicy: there is no table of that programme in force in the year.
    """
    if programme == REQUEST:
        message = f"{REQUEST} is the life of a request, not a programme; name the programme that asks"
        raise InvalidParameter(message)
    partners, each = int(numbers["partners"]), int(numbers["claims_per_partner"])
    reviewers = max(FEWEST_REVIEWERS, ceil(partners * each * numbers["reviewers_per_1000_claims"] / 1000))
    names = tuple(f"reviewer-{number:03}" for number in range(1, reviewers + 1))
    world = World(Chance(f"{seed}/{programme}/{year}"), numbers, programme, names)
    days = int(numbers["poe_days"])
    tables = {month: _timed(loader.load(programme, on=date(year, month, 1)), days) for month in range(1, 13)}
    for partner in range(partners):
        for number in range(each):
            _begin(world, partner, number, year, tables)
    draws = int(numbers["draws"])
    for number in range(1, draws + 1):
        at = _moment(year, number / draws) - timedelta(days=14)
        world.plan(at, "freeze", given=f"{year}-{number}")
    count = 0
    while world.heap:
        at, _, what, claim, turn, given = heapq.heappop(world.heap)
        if claim:
            living.happens(world, world.claims[claim], at, what, turn, given)
        elif what == "freeze":
            drawing.frozen(world, at, given)
        else:
            drawing.drawn(world, at, given)
        count += 1
        if told is not None and count % _OFTEN == 0:
            told(count, count + len(world.heap))
    return world


def _timed(table: Table, days: int) -> Table:
    """Return the table with so many days to answer a request, where it is asked for afterwards at all."""
    name = clock_of(table)
    if name is None:
        return table
    return replace(table, spans={**table.spans, name: replace(table.spans[name], days=days)})


def _begin(world: World, partner: int, number: int, year: int, tables: Mapping[int, Table]) -> None:
    chance, numbers = world.chance, world.numbers
    name, who = f"C-{partner + 1:05}-{number + 1:03}", f"P-{partner + 1:05}"
    at = _moment(year, chance.share("begins", name))
    table = tables[at.month]
    owner = name
    if partner and chance.holds(numbers["contested"], "contested", name):
        owner = f"C-{partner:05}-{number + 1:03}"  # claims for the customer of the partner before
    keys = () if table.settings.exclusive == "none" else (f"workload:tenant-{owner}:exchange-online",)
    wrong = proofs.planted(chance, numbers, who, name)
    line = money.line_of(world, name, who, str(table), f"{year}-{at.month:02}")
    signed = (at - chance.days(20, "signed", name)).date().isoformat()
    association = machine.begin(table, name, at, Claimant(who, keys))
    world.claims[name] = Played(name, who, table, association, wrong, wrong, Book({line.id: line}), signed)
    for key in keys:
        world.by_key[key].append(name)
    world.plan(at, "entered", name, turn=0)
    if chance.holds(numbers["customer_declines"], "declines", name):
        world.plan(at + chance.days(60, "declines in", name), "declines", name)


def _moment(year: int, share: float) -> datetime:
    begins = datetime(year, 1, 1, tzinfo=UTC)
    seconds = (datetime(year + 1, 1, 1, tzinfo=UTC) - begins).total_seconds()
    return begins + timedelta(seconds=int(share * seconds))
