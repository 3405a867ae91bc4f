"""The receipt of a draw: the commitment, the seed, every step, what was drawn and what was picked by hand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.records import dataclass
from poedesk.kernel.shapes import fits
from poedesk.kernel.times import to_second
from poedesk.process.audits.design import InvalidDraw
from poedesk.process.audits.drawing import Selection, select
from poedesk.process.audits.population import Population
from poedesk.process.audits.seeds import seed_of

SCHEMA = "poedesk.draw/1"
DRAW, EXTEND, WITHDRAW, PICK = "draw", "extend", "withdraw", "pick"
_SEED = {"given": (str, {str: str}), "text": str}
_STEP = {"step": str, "at": str, "because": str, "take": ({str: int}, None), "unit": (str, None)}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done to a draw, in order."""

    kind: str
    """``draw``, ``extend``, ``withdraw`` or ``pick``."""

    at: datetime
    because: str
    """Why, in a sentence; empty for the draw itself."""

    take: Mapping[str, int] | None = None
    """Stratum -> how many are drawn from now on; for ``draw`` and ``extend``."""

    unit: str | None = None
    """For ``withdraw`` and ``pick``."""

    def json(self) -> dict[str, Any]:
        """Return it as the receipt holds it."""
        take = None if self.take is None else dict(self.take)
        return {
            "step": self.kind,
            "at": to_second(self.at),
            "because": self.because,
            "take": take,
            "unit": self.unit,
        }


@dataclass(frozen=True, slots=True)
class Receipt:
    """A draw with all that is needed to repeat it from its population."""

    population: Population
    given: str | Mapping[str, str]
    """What the world has shown: the value of a round, throws, or secrets by party."""

    seed: str
    steps: tuple[Step, ...]

    @property
    def take(self) -> Mapping[str, int]:
        """Return how many are drawn now, by stratum."""
        return next(step.take for step in reversed(self.steps) if step.take is not None)

    @property
    def withdrawn(self) -> tuple[str, ...]:
        """Return the units that are no longer there."""
        return tuple(sorted(step.unit or "" for step in self.steps if step.kind == WITHDRAW))

    @property
    def picked(self) -> tuple[Step, ...]:
        """Return what somebody chose: never part of the random sample, nor of what is concluded from it."""
        return tuple(step for step in self.steps if step.kind == PICK)

    def selection(self) -> Selection:
        """Return what is drawn."""
        population = self.population
        return select(population.header.design, population.units, self.seed, self.take, self.withdrawn)

    def announced(self) -> dict[str, Any]:
        """Return what the receipt and every slip of the draw have in common."""
        header = self.population.header
        given = self.given if isinstance(self.given, str) else dict(self.given)
        seed = {"given": given, "text": self.seed}
        return {"header": header.json(), "commitment": header.commitment, "seed": seed}

    def json(self) -> dict[str, Any]:
        """Return the receipt as its file holds it."""
        chosen = self.selection()
        return {
            "schema": SCHEMA,
            **self.announced(),
            "steps": [step.json() for step in self.steps],
            "groups": list(chosen.groups),
            "drawn": [
                {
                    "unit": each.unit.id,
                    "group": each.unit.group,
                    "stratum": each.unit.stratum,
                    "size": each.unit.size,
                    "certain": each.unit.state == "certain",
                    "ticket": f"{each.ticket:064x}",
                }
                for each in chosen.drawn
            ],
            "picked": [{"unit": step.unit, "because": step.because} for step in self.picked],
            "bounds": hexadecimal(chosen.bounds),
            "inner_bounds": hexadecimal(chosen.inner_bounds),
        }


def run(population: Population, given: str | Mapping[str, str], at: datetime) -> Receipt:
    """Return the first draw.

    Raises:
        InvalidSeed: the seed does not follow the frozen rule, or its time has not come.
        InvalidDraw: the draw would be before the population was frozen.
    """
    header = population.header
    if at < header.frozen_at:
        message = f"the population was frozen at {to_second(header.frozen_at)}, after this draw"
        raise InvalidDraw(message)
    seed = seed_of(header.design.seed, given, at)
    return Receipt(population, given, seed, (Step(DRAW, at, "", dict(header.design.take)),))


def extend(receipt: Receipt, more: Mapping[str, int], because: str, at: datetime) -> Receipt:
    """Return the receipt with more units drawn: all that were drawn stay.

    Args:
        receipt: as it stands.
        more: stratum -> how many more.
        because: why.
        at: the moment.

    Raises:
        InvalidDraw: a stratum that is not there, nothing more, or no reason.
    """
    take = dict(receipt.take)
    for stratum, number in more.items():
        if stratum not in take:
            message = f"there is no stratum {stratum!r}; there is {', '.join(map(repr, sorted(take)))}"
            raise InvalidDraw(message)
        if number < 1:
            message = "a draw can only be extended; what was drawn stays drawn"
            raise InvalidDraw(message)
        take[stratum] += number
    return _stepped(receipt, Step(EXTEND, at, because, take))


def withdraw(receipt: Receipt, unit: str, because: str, at: datetime) -> Receipt:
    """Return the receipt without a unit; if it was drawn, the next in order takes its place."""
    _there(receipt, unit)
    if unit in receipt.withdrawn:
        message = f"{unit} was withdrawn before"
        raise InvalidDraw(message)
    return _stepped(receipt, Step(WITHDRAW, at, because, unit=unit))


def pick(receipt: Receipt, unit: str, because: str, at: datetime) -> Receipt:
    """Return the receipt with a unit that somebody chose for a reason, in a batch of its own."""
    _there(receipt, unit)
    if any(step.unit == unit for step in receipt.picked):
        message = f"{unit} was picked before"
        raise InvalidDraw(message)
    return _stepped(receipt, Step(PICK, at, because, unit=unit))


def load(value: Mapping[str, Any], population: Population) -> Receipt:
    """Return the receipt of a file, with the population that it was drawn from.

    Raises:
        InvalidDraw: it is no receipt, or of another population, or what it lists is not what its seed draws.
        InvalidSeed: the seed does not follow the rule.
    """
    if not (fits(value.get("seed"), _SEED) and fits(value.get("steps"), [_STEP])):
        message = "the receipt cannot be read: its seed or a step holds what none holds"
        raise InvalidDraw(message)
    try:
        steps = tuple(_steps(value["steps"]))
        _check_steps(steps, {unit.id for unit in population.units})
        given = value["seed"]["given"]
        first = run(population, given, steps[0].at)
        receipt = replace(first, steps=steps)
        same = canonical_json(receipt.json()) == canonical_json(value)  # to Python true is 1
    except (LookupError, TypeError, ValueError, AttributeError, StopIteration) as error:
        message = f"the receipt cannot be read: {type(error).__name__}: {error}"
        raise InvalidDraw(message) from error
    if not same:
        message = "the receipt is not what this population and its seed give; poedesk draw verify says where"
        raise InvalidDraw(message)
    return receipt


def hexadecimal(bounds: Mapping[str, int | None]) -> dict[str, str | None]:
    """Return ranks as hexadecimal digits: JSON of other makers cannot hold such numbers."""
    return {name: None if bound is None else f"{bound:x}" for name, bound in sorted(bounds.items())}


def _steps(values: Iterable[Mapping[str, Any]]) -> Iterable[Step]:
    for each in values:
        at = datetime.fromisoformat(each["at"])
        yield Step(each["step"], at, each["because"], each["take"], each["unit"])


def _check_steps(steps: Sequence[Step], there: Collection[str]) -> None:
    """Raise ValueError when a step is none that can stand where it stands."""
    for number, step in enumerate(steps):
        known = step.kind in (EXTEND, WITHDRAW, PICK) if number else step.kind == DRAW
        if step.kind in (DRAW, EXTEND):
            fitting = step.take is not None and step.unit is None
        else:
            fitting = step.take is None and step.unit in there
        if not (known and fitting):
            message = f"step {number} is none that can stand there"
            raise ValueError(message)


def _stepped(receipt: Receipt, step: Step) -> Receipt:
    if not step.because.strip():
        message = "say why: whoever reads the receipt will ask"
        raise InvalidDraw(message)
    if step.at < receipt.steps[-1].at:
        message = f"the last step was at {to_second(receipt.steps[-1].at)}, after this one"
        raise InvalidDraw(message)
    return replace(receipt, steps=(*receipt.steps, step))


def _there(receipt: Receipt, unit: str) -> None:
    if all(each.id != unit for each in receipt.population.units):
        message = f"{unit!r} is not in the population"
        raise InvalidDraw(message)
