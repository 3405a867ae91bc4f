"""Chances of what a sample shows, exactly: whole numbers, no rounding on the way.

Hypergeometric: a sample without replacement from a population of known size. Binomial: the same from an
endless one. A chance is a pair, (favourable, all): a shortened fraction would cost more than all else.
"""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from math import comb

STEPS = 1_000_000
"""How finely an interval of a share is found: its ends are rounded outwards to one part in so many."""

Chance = tuple[int, int]


def at_most(shown: int, failing: int, sample: int, population: int) -> Chance:
    """Return the chance that a sample shows ``shown`` or fewer of the ``failing`` in a population.

    Who fails and who is drawn can change places: the smaller number is worked with.
    """
    sample, failing = sorted((sample, failing))
    first = max(0, sample - (population - failing))
    last = min(shown, failing, sample)
    total = 0
    if first <= last:
        term = total = comb(failing, first) * comb(population - failing, sample - first)
        for number in range(first, last):
            term = term * (failing - number) * (sample - number)
            term //= (number + 1) * (population - failing - sample + number + 1)
            total += term
    return total, _ways(population, sample)


def failing_interval(shown: int, sample: int, population: int, confidence: Fraction) -> tuple[int, int]:
    """Return between how many of a population fail, when a sample shows ``shown`` failing.

    Both ends are exact (two-sided, half the doubt at each): with fewer failing than the lower, so many shown
    would be too rare; with more than the upper, so few.
    """
    doubt = (1 - confidence) / 2
    low, high = shown, population - (sample - shown)
    lower = _first(
        low, high, lambda failing: not above(at_most(shown - 1, failing, sample, population), 1 - doubt)
    )
    upper = _first(
        lower, high + 1, lambda failing: not above(at_most(shown, failing, sample, population), doubt)
    )
    return lower, upper - 1


def share_interval(shown: int, sample: int, confidence: Fraction) -> tuple[Fraction, Fraction]:
    """Return between what shares of an endless population fail (Clopper and Pearson, 1934)."""
    doubt = (1 - confidence) / 2
    lower, upper = 0, STEPS
    if shown:
        lower = _first(0, STEPS, lambda step: not above(_binomial(shown - 1, sample, step), 1 - doubt)) - 1
    if shown < sample:
        upper = _first(0, STEPS, lambda step: not above(_binomial(shown, sample, step), doubt))
    return Fraction(max(0, lower), STEPS), Fraction(upper, STEPS)


def above(chance: Chance, share: Fraction) -> bool:
    """Say whether a chance is above a share."""
    favourable, whole = chance
    return favourable * share.denominator > share.numerator * whole


def _binomial(shown: int, sample: int, step: int) -> Chance:
    """Return the chance of ``shown`` or fewer when a share of ``step`` in ``STEPS`` fails."""
    rest = STEPS - step
    if not rest:
        return int(shown >= sample), 1
    term = total = rest**sample
    for number in range(min(shown, sample)):
        term = term * (sample - number) * step // ((number + 1) * rest)
        total += term
    return total, STEPS**sample


@lru_cache(maxsize=8)  # the same for every step of a search
def _ways(population: int, sample: int) -> int:
    return comb(population, sample)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the first number from ``low`` for which ``holds``, ``high`` when none below it does."""
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low
