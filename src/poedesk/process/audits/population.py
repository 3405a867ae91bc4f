"""A population frozen: sorted, its large and rested units marked, a root over all, each leaf salted.

The salts keep a partner who sees its own proof from finding out, by guessing ids, who else was there.
"""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.records import dataclass
from poedesk.process.audits.design import BY_SIZE, MOST_SIZE, Design, Header, InvalidDraw, Unit, checked
from poedesk.process.audits.design import header_from_json as _header
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.tree import Tree

SCHEMA = "poedesk.population/1"
CERTAIN, RESTED = "certain", "rested"
_SECRET = 32


@dataclass(frozen=True, slots=True)
class Population:
    """What is drawn from. Its secret stays with the programme and with whoever checks the whole draw."""

    header: Header
    secret: bytes
    """32 random bytes, from which the salt of each leaf comes."""

    units: tuple[Unit, ...]
    """By id."""

    def json(self) -> dict[str, Any]:
        """Return it as its file holds it."""
        return {
            "schema": SCHEMA,
            "header": self.header.json(),
            "commitment": self.header.commitment,
            "secret": self.secret.hex(),
            "units": [unit.row() for unit in self.units],
        }

    def __repr__(self) -> str:
        """Return neither secret nor units."""
        return f"Population({self.header.design.draw!r}, {len(self.units)} units)"


def freeze(
    design: Design,
    units: Iterable[Unit],
    last_drawn: Mapping[str, date],
    secret: bytes,
    at: datetime,
) -> Population:
    """Return the population frozen at a time.

    Args:
        design: what the draw will be.
        units: in any order; their states are set here.
        last_drawn: id -> when the unit was last drawn, where it was.
        secret: 32 random bytes, used for this draw alone.
        at: the moment, with its zone.

    Raises:
        InvalidDraw: an id twice, a size that cannot be, a group in two strata, a stratum without its number,
            more drawn than there are, or a seed that could be known already.
    """
    if len(secret) != _SECRET:
        message = "the secret of a population is 32 random bytes"
        raise InvalidDraw(message)
    ordered = sorted(units, key=lambda unit: unit.id)
    checked(design, [unit.group for unit in ordered])
    _check_units(ordered, design)
    if design.seed.at is not None and design.seed.at <= at:
        message = f"the seed is known since {design.seed.at.isoformat()}: name a round that is yet to come"
        raise InvalidDraw(message)
    since = design.not_drawn_since
    rested = {name for name, day in last_drawn.items() if since is not None and day >= since}
    states = [replace(unit, state=RESTED) if unit.id in rested else unit for unit in ordered]
    _check_numbers(states, design)
    if design.method == BY_SIZE:
        certain = set(_certain(states, design))
        states = [
            replace(each, state=CERTAIN) if _key(each, design) in certain and not each.state else each
            for each in states
        ]
    root = root_over(states, secret)
    resting = sum(unit.state == RESTED for unit in states)
    return Population(Header(design, at, len(states), resting, root), secret, tuple(states))


def load(value: Mapping[str, Any]) -> Population:
    """Return the population of a file; whether it is what was committed to, ``verifier`` says.

    Raises:
        InvalidDraw: it is no population.
    """
    try:
        if value["schema"] != SCHEMA:
            message = f"it is no {SCHEMA}"
            raise InvalidDraw(message)
        header = _header(value["header"])
        units = tuple(_unit(*row) for row in value["units"])
        secret = bytes.fromhex(value["secret"])
    except (LookupError, TypeError, ValueError) as error:
        message = f"the population cannot be read: {type(error).__name__}: {error}"
        raise InvalidDraw(message) from error
    _check_units(units, header.design)
    return Population(header, secret, units)


def salt_of(secret: bytes, unit: str) -> str:
    """Return the salt of a unit's leaf, in hexadecimal digits."""
    return hmac.new(secret, unit.encode(), hashlib.sha256).hexdigest()


def leaf_of(unit: Unit, secret: bytes) -> bytes:
    """Return the leaf of a unit: its salt and its row in canonical JSON."""
    return canonical_json([salt_of(secret, unit.id), *unit.row()])


def tree_over(units: Iterable[Unit], secret: bytes) -> Tree:
    """Return the tree over units in their order."""
    return Tree(leaf_hash(leaf_of(unit, secret)) for unit in units)


def root_over(units: Iterable[Unit], secret: bytes) -> str:
    """Return the root over units in their order, in hexadecimal digits."""
    return tree_over(units, secret).root().hex()


def _unit(name: str, group: str, stratum: str, size: int, state: str) -> Unit:
    """Return a unit of a file; raises TypeError or ValueError for what is none."""
    texts = (name, group, stratum)
    if not all(isinstance(each, str) for each in texts) or type(size) is not int:
        message = f"a unit is three texts, a number and its state, not {[*texts, size, state]!r}"
        raise TypeError(message)
    if state not in ("", CERTAIN, RESTED):
        message = f"{name!r} has the state {state!r}, which there is not"
        raise ValueError(message)
    "/".join(texts).encode()  # a half of a surrogate pair has no bytes to make a ticket of
    return Unit(name, group, stratum, size, state)


def _check_units(units: Sequence[Unit], design: Design) -> None:
    problems = list(_problems(units, design))
    if problems:
        shown = problems[:20]
        more = f"\n  and {len(problems) - len(shown)} more" if len(problems) > len(shown) else ""
        raise InvalidDraw("the population does not hold:\n  " + "\n  ".join(shown) + more)


def _problems(units: Sequence[Unit], design: Design) -> Iterator[str]:
    if not units:
        yield "it is empty"
    strata: dict[str, str] = {}
    before = None
    for unit in units:
        name = unit.id
        if not name or (before is not None and name <= before):
            yield f"{name!r} stands twice, or is empty, or not in order"
        before = name
        if not 1 <= unit.size <= MOST_SIZE:
            yield f"{name}: a size is a whole number from 1 to 2^63-1, not {unit.size!r}"
        if unit.stratum not in design.take:
            yield f"{name}: nobody said how many of stratum {unit.stratum!r} are drawn"
        if design.within and strata.setdefault(unit.group, unit.stratum) != unit.stratum:
            yield f"{name}: {design.within} {unit.group} stands in two strata"
    for stratum in design.take.keys() - {unit.stratum for unit in units}:
        yield f"nothing stands in stratum {stratum!r}"


def _check_numbers(units: Iterable[Unit], design: Design) -> None:
    """Raise InvalidDraw where more would be drawn than could be: a mistyped number, or the wrong table."""
    there: dict[str, set[str]] = defaultdict(set)
    for unit in units:
        if unit.state != RESTED:
            there[unit.stratum].add(_key(unit, design))
    what = design.within or design.unit
    for stratum, number in design.take.items():
        if number > len(there[stratum]):
            of = f" of stratum {stratum!r}" if stratum else ""
            message = f"{number} are to be drawn{of}, and {len(there[stratum])} {what}s can be"
            raise InvalidDraw(message)


def _key(unit: Unit, design: Design) -> str:
    return unit.group if design.within else unit.id


def _certain(units: Sequence[Unit], design: Design) -> Iterator[str]:
    """Yield what is so large that it is always drawn: its share of what is drawn would be one or more."""
    sizes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for unit in units:
        if unit.state != RESTED:
            sizes[unit.stratum][_key(unit, design)] += unit.size
    for stratum, each in sizes.items():
        left, total = design.take[stratum], sum(each.values())
        for name, size in sorted(each.items(), key=lambda item: (-item[1], item[0])):
            if left < 1 or size * left < total:
                break
            yield name
            left, total = left - 1, total - size
