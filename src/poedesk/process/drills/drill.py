"""A drill: the real draw on one's own engagements, what of it would fail today, and the loss to expect.

The expected loss is over all draws that could be, not over the one that was made: each engagement counts with
its chance of being drawn.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.audits.design import Design, Unit
from poedesk.process.audits.drawing import select
from poedesk.process.audits.seeds import dice_rule

PASSES, FAILS, DOUBTFUL = "passes", "fails", "doubtful"
STANDING: Mapping[str, str] = {
    "approvable": PASSES,
    "not_approvable": FAILS,
    "needs_review": DOUBTFUL,
}
"""Whole verdict of the assessment -> where the engagement stands; without an assessment it fails."""


@dataclass(frozen=True, slots=True)
class Ready:
    """One engagement, as far as its proof is known."""

    engagement: str
    verdict: str | None
    """Of the newest assessment; null when nobody has put a proof together."""

    amounts: Mapping[str, Decimal]
    """What it would lose, by currency."""

    to_assemble: timedelta
    """How long it took, or is thought to take, to put its proof together."""

    missing: Sequence[str] = ()
    """Required elements that are not met."""

    @property
    def standing(self) -> str:
        """Return ``passes``, ``fails`` or ``doubtful``."""
        return STANDING[self.verdict] if self.verdict is not None else FAILS


@dataclass(frozen=True, slots=True)
class Loss:
    """An amount that is to be expected, from and to."""

    least: Fraction
    """When all that is doubtful passes."""

    most: Fraction
    """When all that is doubtful fails."""


@dataclass(frozen=True, slots=True)
class Drill:
    """What a drill shows."""

    drawn: tuple[Ready, ...]
    """By id."""

    chance: Fraction
    """Of each engagement to be drawn."""

    to_assemble: timedelta
    """For all that is drawn, one after the other."""

    losses: Mapping[str, Loss]
    """Currency -> what a draw of this size costs on average."""

    worst: Mapping[str, Decimal]
    """Currency -> what this very draw costs when all that is doubtful fails."""


def drill(engagements: Iterable[Ready], take: int, seed: str) -> Drill:
    """Return what a draw of ``take`` engagements would show.

    Args:
        engagements: one's own, in any order.
        take: how many are drawn.
        seed: any text; another one draws others.

    Raises:
        UsageError: there is nothing to draw from, an engagement stands twice, or a verdict is none.
    """
    known = sorted(engagements, key=lambda each: each.engagement)
    names = [each.engagement for each in known]
    if not known or len(set(names)) < len(names) or take < 1:
        message = "a drill needs engagements, each once, and a number to draw from 1"
        raise UsageError(message)
    for each in known:
        if each.verdict is not None and each.verdict not in STANDING:
            message = f"{each.engagement}: a verdict is {', '.join(STANDING)}, not {each.verdict!r}"
            raise UsageError(message)
    design = Design("drill", "engagement", {"": take}, dice_rule())
    chosen = {each.unit.id for each in select(design, [Unit(name) for name in names], seed, {"": take}).drawn}
    drawn = tuple(each for each in known if each.engagement in chosen)
    chance = Fraction(len(drawn), len(known))
    return Drill(
        drawn,
        chance,
        sum((each.to_assemble for each in drawn), timedelta()),
        {currency: _loss(known, currency, chance) for currency in _currencies(known)},
        {currency: _cost(drawn, currency, (FAILS, DOUBTFUL)) for currency in _currencies(drawn)},
    )


def _currencies(engagements: Iterable[Ready]) -> list[str]:
    return sorted({currency for each in engagements for currency in each.amounts})


def _loss(engagements: Sequence[Ready], currency: str, chance: Fraction) -> Loss:
    least = Fraction(_cost(engagements, currency, (FAILS,)))
    most = Fraction(_cost(engagements, currency, (FAILS, DOUBTFUL)))
    return Loss(least * chance, most * chance)


def _cost(engagements: Iterable[Ready], currency: str, standings: Sequence[str]) -> Decimal:
    lost = (each.amounts.get(currency, Decimal(0)) for each in engagements if each.standing in standings)
    return sum(lost, Decimal(0))
