"""Three-valued logic after Kleene: met, not met, unclear.

"I could not read it" is never "it is not there", so no verdict in this project is a bare bool.
"""

from collections.abc import Iterable
from enum import StrEnum


class Verdict(StrEnum):
    """The answer to one question about a proof."""

    MET = "met"
    """There, and nothing speaks against it."""

    NOT_MET = "not_met"
    """Searched for and refuted, or searched for everywhere and absent."""

    UNCLEAR = "unclear"
    """Neither can be said: a person has to look."""


_STRENGTH = {Verdict.NOT_MET: 0, Verdict.UNCLEAR: 1, Verdict.MET: 2}


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the weakest of ``verdicts``; of none, met (Kleene's strong conjunction)."""
    return min(verdicts, key=_STRENGTH.__getitem__, default=Verdict.MET)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the strongest of ``verdicts``; of none, not met (Kleene's strong disjunction)."""
    return max(verdicts, key=_STRENGTH.__getitem__, default=Verdict.NOT_MET)


def negate(verdict: Verdict) -> Verdict:
    """Return the opposite; the opposite of unclear is unclear."""
    opposite = {Verdict.MET: Verdict.NOT_MET, Verdict.NOT_MET: Verdict.MET}
    return opposite.get(verdict, Verdict.UNCLEAR)
