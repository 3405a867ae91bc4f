"""How many to draw, and what the answers say about all that were not drawn, in numbers and in words."""

from collections.abc import Mapping
from fractions import Fraction

from poedesk.kernel.chances import above, at_most, failing_interval, share_interval
from poedesk.kernel.records import dataclass
from poedesk.process.audits.design import InvalidDraw

CONFIDENCE = Fraction(95, 100)
"""How sure a sample makes one where nobody says: a marked default of ours."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A sample that is large enough."""

    sample: int
    population: int
    tolerable: Fraction
    """Share of the population that may fail."""

    allowed: int
    """Failures that the sample may show."""

    confidence: Fraction

    def __str__(self) -> str:
        """Return it in words."""
        few = "no failure" if not self.allowed else f"at most {self.allowed} failing"
        return (
            f"Draw {self.sample} of {self.population}. If they show {few}, one is "
            f"{_percent(self.confidence)} sure that at most {_percent(self.tolerable)} of all fail: were it "
            f"more, so good a sample would come up less than {_percent(1 - self.confidence)} of the time."
        )


def plan(population: int, tolerable: Fraction, allowed: int = 0, confidence: Fraction = CONFIDENCE) -> Plan:
    """Return the smallest sample that shows more than ``allowed`` failures when too many of all fail.

    Args:
        population: how many there are.
        tolerable: share that may fail, from 0 to below 1.
        allowed: failures that one is ready to see without more drawing.
        confidence: between 0 and 1.

    Raises:
        InvalidDraw: a number that cannot be, or so many allowed failures that no sample does it.
    """
    _check(population, confidence)
    if not 0 <= tolerable < 1 or allowed < 0:
        message = "the tolerable share is from 0 to below 1, the allowed failures from 0"
        raise InvalidDraw(message)
    failing = int(tolerable * population) + 1
    if failing <= allowed:
        message = f"{_percent(tolerable)} of {population} are {failing - 1}: allow fewer failures than that"
        raise InvalidDraw(message)

    def enough(sample: int) -> bool:
        return not above(at_most(allowed, failing, sample, population), 1 - confidence)

    high = 1
    while high < population and not enough(high):
        high *= 2
    low, high = high // 2, min(high, population)
    while low + 1 < high:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return Plan(high, population, tolerable, allowed, confidence)


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in a stratum."""

    population: int
    sample: int
    failing: int
    """Of the sample."""


@dataclass(frozen=True, slots=True)
class Projection:
    """What a sample says about the whole."""

    parts: Mapping[str, Part]
    lower: int
    """So many of the whole fail at least."""

    estimate: Fraction
    upper: int
    confidence: Fraction

    def __str__(self) -> str:
        """Return it in words."""
        whole = sum(part.population for part in self.parts.values())
        sample = sum(part.sample for part in self.parts.values())
        failing = sum(part.failing for part in self.parts.values())
        text = (
            f"{failing} of {sample} drawn fail. Of all {whole}, that makes about {round(self.estimate)}; "
            f"one is {_percent(self.confidence)} sure that it is between {self.lower} and {self.upper} "
            f"({_percent(Fraction(self.lower, whole))} to {_percent(Fraction(self.upper, whole))})."
        )
        if len(self.parts) > 1:
            text += " Each stratum was judged by itself, more strictly, so that all hold together."
        return text


def project(parts: Mapping[str, Part], confidence: Fraction = CONFIDENCE) -> Projection:
    """Return how many of the whole fail, from equal chances within each stratum (hypergeometric, exact).

    Several strata share the doubt (Bonferroni), so the whole holds with at least the confidence.

    Raises:
        InvalidDraw: numbers that cannot be, or nothing drawn from a stratum.
    """
    if not parts:
        message = "there is nothing to conclude from"
        raise InvalidDraw(message)
    each = 1 - (1 - confidence) / len(parts)
    lower = upper = 0
    estimate = Fraction(0)
    for name, part in parts.items():
        _check(part.population, confidence)
        if not 0 <= part.failing <= part.sample <= part.population or not part.sample:
            message = (
                f"stratum {name!r}: {part.failing} failing of {part.sample} of {part.population} cannot be"
            )
            raise InvalidDraw(message)
        low, high = failing_interval(part.failing, part.sample, part.population, each)
        lower, upper = lower + low, upper + high
        estimate += Fraction(part.failing * part.population, part.sample)
    return Projection(dict(parts), lower, estimate, upper, confidence)


@dataclass(frozen=True, slots=True)
class ShareProjection:
    """What a draw by size says: the share of the whole size (such as money) that stands behind failures."""

    sample: int
    failing: int
    lower: Fraction
    upper: Fraction
    confidence: Fraction

    def __str__(self) -> str:
        """Return it in words."""
        return (
            f"{self.failing} of {self.sample} drawn by size fail. That makes about "
            f"{_percent(Fraction(self.failing, self.sample))} of the whole size; one is "
            f"{_percent(self.confidence)} sure that it is between {_percent(self.lower)} and "
            f"{_percent(self.upper)}. Units that are always drawn are counted apart and not in this."
        )


def project_by_size(sample: int, failing: int, confidence: Fraction = CONFIDENCE) -> ShareProjection:
    """Return the share of the size that fails, after a draw by size (Clopper and Pearson, 1934).

    Units that are always drawn are not counted. Each other drawn unit stands for an equal part of the size;
    drawing without replacement makes the true doubt smaller than the one told.

    Raises:
        InvalidDraw: numbers that cannot be.
    """
    _check(sample, confidence)
    if not 0 <= failing <= sample:
        message = f"{failing} failing of {sample} cannot be"
        raise InvalidDraw(message)
    lower, upper = share_interval(failing, sample, confidence)
    return ShareProjection(sample, failing, lower, upper, confidence)


def _check(population: int, confidence: Fraction) -> None:
    if population < 1 or not 0 < confidence < 1:
        message = "there must be one at least, and the confidence lies between 0 and 1, such as 0.95"
        raise InvalidDraw(message)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.4g} %"
