"""Rates with their 95 % interval."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_Z = 1.959963984540054
"""The standard normal quantile of 0.975."""


@dataclass(frozen=True, slots=True)
class Rate:
    """So many of so many."""

    hits: int
    """How many were right."""

    total: int
    """Of how many."""

    @property
    def value(self) -> float | None:
        """Return the rate, from 0 to 1; None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return the 95 % interval after Wilson (1927), from 0 to 1; of nothing it is the whole."""
        if not self.total:
            return 0.0, 1.0
        share, square = self.hits / self.total, _Z * _Z / self.total
        middle = share + square / 2
        reach = _Z * math.sqrt(share * (1 - share) / self.total + square / (4 * self.total))
        low, high = (middle - reach) / (1 + square), (middle + reach) / (1 + square)
        return (max(0.0, low) if self.hits else 0.0), (min(1.0, high) if self.hits < self.total else 1.0)

    def __add__(self, other: "Rate") -> "Rate":
        """Return both taken together."""
        return Rate(self.hits + other.hits, self.total + other.total)

    def __str__(self) -> str:
        """Return ``0.933 [0.702, 0.988] 14/15``."""
        if self.value is None:
            return "none to measure"
        low, high = self.interval
        return f"{self.value:.3f} [{low:.3f}, {high:.3f}] {self.hits}/{self.total}"

    def to_json(self) -> dict[str, Any]:
        """Return the counts, the rate and its interval, rounded to four places."""
        low, high = self.interval
        value = self.value
        return {
            "hits": self.hits,
            "total": self.total,
            "rate": None if value is None else round(value, 4),
            "interval": [round(low, 4), round(high, 4)],
        }


def rate(answers: Iterable[bool]) -> Rate:
    """Return how many of the answers are yes."""
    counted = list(answers)
    return Rate(sum(counted), len(counted))
