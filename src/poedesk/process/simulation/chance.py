"""Chance from a seed: each question has a number of its own, so that changing one answer changes no other.

Two worlds with the same seed and one parameter apart differ only where that parameter decides.
"""

import hashlib
from collections.abc import Sequence
from datetime import timedelta
from math import log
from typing import TypeVar

from poedesk.kernel.records import dataclass

Thing = TypeVar("Thing")
_FINE = 2**53
_LONGEST = 5
"""Times the average: no wait is longer."""


@dataclass(frozen=True, slots=True)
class Chance:
    """What decides where a parameter gives only a chance."""

    seed: str

    def share(self, *question: object) -> float:
        """Return the number of a question, from 0 to below 1."""
        text = "\0".join((self.seed, *map(str, question)))
        return (int.from_bytes(hashlib.sha256(text.encode()).digest()[:8]) >> 11) / _FINE

    def holds(self, share: float, *question: object) -> bool:
        """Say whether something with that chance happens."""
        return self.share(*question) < share

    def days(self, mean: float, *question: object) -> timedelta:
        """Return a wait: exponential with that mean, an hour at least, whole seconds."""
        wait = min(-log(1 - self.share(*question)), _LONGEST) * mean
        return timedelta(seconds=max(3600, round(wait * 86400)))

    def one_of(self, things: Sequence[Thing], *question: object) -> Thing:
        """Return one of some things."""
        return things[int(self.share(*question) * len(things))]
