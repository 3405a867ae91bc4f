"""How many cases a property is tried with.

`make test` tries the same cases each time, so that it says the same about the same code. `make test-all`
tries ten times as many, others each time. None has a deadline: a slow machine is no fault.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

from hypothesis import HealthCheck, settings

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
_TIMES, _USUAL = 10, 100
_SLOW = (HealthCheck.too_slow,)
_Case = TypeVar("_Case")

settings.register_profile(
    "steady", derandomize=True, database=None, deadline=None, suppress_health_check=_SLOW
)
settings.register_profile(
    "thorough", max_examples=_TIMES * _USUAL, deadline=None, suppress_health_check=_SLOW
)
settings.load_profile("thorough" if THOROUGH else "steady")


def tried(count: int, *, thorough: int | None = None) -> int:
    """Return for how many cases a test asks that is content with ``count`` in `make test`.

    Args:
        count: in `make test`.
        thorough: in `make test-all`; ten times as many unless it is told.
    """
    return (thorough or count * _TIMES) if THOROUGH else count


def some(cases: Sequence[_Case], count: int) -> Sequence[_Case]:
    """Return the first ``count`` of slow cases that differ little; all of them in `make test-all`."""
    return cases if THOROUGH else cases[:count]
