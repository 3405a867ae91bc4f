"""What a draw is to be, settled before anyone can know its seed: units, stages, sizes, the rule for the seed.

The specification is docs/draw.md; ``verifier.py`` is a second implementation of it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.shapes import fits
from poedesk.kernel.times import to_second
from poedesk.process.audits.seeds import SeedRule, rule_from_json

HEADER = "poedesk.draw-header/1"
EQUAL, BY_SIZE = "equal", "size"
MOST_SIZE = 2**63 - 1
"""Largest size of a unit: larger ones could tie where their quotients differ."""

_SEEDS = (
    {"kind": str, "beacon": str, "round": int, "at": str},
    {"kind": str, "throws": int},
    {"kind": str, "parties": {str: str}},
)
_SHAPE = {
    "schema": str,
    "draw": str,
    "programme": (str, None),
    "unit": str,
    "within": (str, None),
    "method": str,
    "take": {str: int},
    "each": (int, None),
    "not_drawn_since": (str, None),
    "seed": _SEEDS,
    "frozen_at": str,
    "units": int,
    "rested": int,
    "root": str,
}
"""What a header holds, and of which kind."""


class InvalidDraw(UsageError):
    """The draw cannot be made as it was asked for."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What can be drawn: a partner, an engagement or a claim."""

    id: str
    """Unique in the population."""

    group: str = ""
    """What is drawn before it, such as the partner of an engagement; empty in a draw of one stage."""

    stratum: str = ""
    """Part of the population with a sample of its own; empty when there is only one."""

    size: int = 1
    """Positive; in a draw by size, twice the size is drawn about twice as often."""

    state: str = ""
    """``certain`` (so large that it is always drawn), ``rested`` (drawn too recently), or empty."""

    def row(self) -> list[Any]:
        """Return it as the population file holds it."""
        return [self.id, self.group, self.stratum, self.size, self.state]


@dataclass(frozen=True, slots=True)
class Design:
    """How a population is drawn from; part of what is committed to."""

    draw: str
    """Id of the draw, never used twice."""

    unit: str
    """What a unit is: ``partner``, ``engagement``, ``claim``."""

    take: Mapping[str, int]
    """Stratum -> how many are drawn (groups of it, when there are two stages)."""

    seed: SeedRule
    within: str | None = None
    """What is drawn first, such as ``partner``; null for a draw of one stage."""

    each: int | None = None
    """Units of each drawn group; null for all."""

    method: str = EQUAL
    """``equal`` chances, or by ``size``."""

    programme: str | None = None
    """Policy in force, ``id@version``."""

    not_drawn_since: date | None = None
    """Units last drawn on this day or later rest."""


@dataclass(frozen=True, slots=True)
class Header:
    """A design with what it was frozen over: everybody may see it, and its hash is the commitment."""

    design: Design
    frozen_at: datetime
    units: int
    """How many units there are, also those that rest."""

    rested: int
    root: str
    """Root over all units, in hexadecimal digits (RFC 9162)."""

    def json(self) -> dict[str, Any]:
        """Return it as it is hashed."""
        design = self.design
        return {
            "schema": HEADER,
            "draw": design.draw,
            "programme": design.programme,
            "unit": design.unit,
            "within": design.within,
            "method": design.method,
            "take": dict(design.take),
            "each": design.each,
            "not_drawn_since": design.not_drawn_since.isoformat() if design.not_drawn_since else None,
            "seed": design.seed.json(),
            "frozen_at": to_second(self.frozen_at),
            "units": self.units,
            "rested": self.rested,
            "root": self.root,
        }

    @property
    def commitment(self) -> str:
        """Return what is published before the seed can be known: the hash of the canonical JSON."""
        return content_key(self.json())


def header_from_json(value: Mapping[str, Any]) -> Header:
    """Return a header; raises InvalidDraw when it is none."""
    if not fits(value, _SHAPE):
        message = "the header of the draw holds too little, too much, or what is no text or number there"
        raise InvalidDraw(message)
    try:
        rest = value["not_drawn_since"]
        design = Design(
            draw=value["draw"],
            unit=value["unit"],
            take=dict(value["take"]),
            seed=rule_from_json(value["seed"]),
            within=value["within"],
            each=value["each"],
            method=value["method"],
            programme=value["programme"],
            not_drawn_since=None if rest is None else date.fromisoformat(rest),
        )
        header = Header(
            design, datetime.fromisoformat(value["frozen_at"]), value["units"], value["rested"], value["root"]
        )
        same = header.json() == dict(value)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        message = f"the header of the draw cannot be read: {type(error).__name__}: {error}"
        raise InvalidDraw(message) from error
    if not same:
        message = "the header of the draw holds what no header holds"
        raise InvalidDraw(message)
    checked(design)
    return header


def checked(design: Design, groups: Sequence[str] = ()) -> None:
    """Raise InvalidDraw when a design contradicts itself."""
    problems = []
    if not design.draw.strip() or not design.draw.isprintable():
        problems.append("a draw needs an id of printable signs, such as 2026-q4")
    named = {"unit": design.unit, "group": design.within, "programme": design.programme}
    problems += [
        f"the name of the {what} must be printable signs"
        for what, name in named.items()
        if name is not None and not (name.strip() and name.isprintable())
    ]
    if design.method not in (EQUAL, BY_SIZE):
        problems.append(f"chances are {EQUAL} or by {BY_SIZE}, not {design.method!r}")
    if not design.take or any(not _whole(number) for number in design.take.values()):
        problems.append("say how many are drawn, as whole numbers from 1")
    if design.each is not None and (design.within is None or not _whole(design.each)):
        problems.append("how many of each group only makes sense with groups, from 1")
    if design.within is not None and not all(groups or ("-",)):
        problems.append(f"every {design.unit} needs its {design.within}")
    if problems:
        raise InvalidDraw("; ".join(problems))


def _whole(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and number >= 1
