"""How far reviewers agree, and how often rules are overturned, with intervals."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import sqrt
from typing import Any

from poedesk.kernel.chances import share_interval
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.process.reviews.cases import Case
from poedesk.process.reviews.decisions import Decision, overridden

_NORMAL = 1.959964
"""Of the normal distribution, for 95 % on both sides."""

SURE = Fraction(95, 100)


@dataclass(frozen=True, slots=True)
class Kappa:
    """Agreement beyond chance (Cohen, 1960), with the error of Fleiss, Cohen and Everitt (1969)."""

    cases: int
    agreed: int
    value: float
    """1 is full agreement, 0 what chance would give."""

    error: float
    """Standard error for large numbers of cases."""

    lower: float
    upper: float
    """95 % interval, cut at -1 and 1, also for few cases: the wider of two.

    One is by the error. For few cases or high agreement it is far too narrow: of 50 pairs with a true value
    of 0.94 it holds that value in 62 of 100 samples, and of full agreement it has no width at all. The other
    is the exact interval of the share of agreement (Clopper and Pearson), against what chance gives.
    """


def kappa(pairs: Iterable[tuple[str, str]]) -> Kappa:
    """Return the agreement over pairs of decisions, first and second reviewer's.

    Where people take turns in being first and second, it says how far reviewers agree, not how far two
    certain people do.

    Raises:
        UsageError: there is no pair, or all say the same, so that nothing can be told from chance.
    """
    table = Counter(pairs)
    cases = sum(table.values())
    kinds = sorted({kind for pair in table for kind in pair})
    if not cases or len(kinds) == 1:
        message = "agreement needs cases, and decisions of more than one kind"
        raise UsageError(message)
    share = {pair: count / cases for pair, count in table.items()}
    first = {kind: sum(part for (one, _), part in share.items() if one == kind) for kind in kinds}
    second = {kind: sum(part for (_, two), part in share.items() if two == kind) for kind in kinds}
    agreed = sum(share.get((kind, kind), 0.0) for kind in kinds)
    chance = sum(first[kind] * second[kind] for kind in kinds)
    value = (agreed - chance) / (1 - chance)
    same = sum(
        share.get((kind, kind), 0.0) * (1 - (first[kind] + second[kind]) * (1 - value)) ** 2 for kind in kinds
    )
    other = (1 - value) ** 2 * sum(
        part * (second[one] + first[two]) ** 2 for (one, two), part in share.items() if one != two
    )
    spread = same + other - (value - chance * (1 - value)) ** 2
    error = sqrt(max(0.0, spread) / cases) / (1 - chance)
    same_kind = sum(table[kind, kind] for kind in kinds)
    exact = [(float(end) - chance) / (1 - chance) for end in share_interval(same_kind, cases, SURE)]
    lower = max(-1.0, min(exact[0], value - _NORMAL * error))
    upper = min(1.0, max(exact[1], value + _NORMAL * error))
    return Kappa(cases, same_kind, value, error, lower, upper)


def pairs_of(cases: Iterable[Case]) -> tuple[tuple[str, str], ...]:
    """Return the decisions of first and second reviewer of the cases that two decided blindly."""
    return tuple(
        (case.decisions[0].kind, case.decisions[1].kind)
        for case in cases
        if case.doubled and len(case.decisions) > 1
    )


@dataclass(frozen=True, slots=True)
class Overturned:
    """How often what a rule said was decided otherwise in the end."""

    applied: int
    overturned: int
    lower: Fraction
    upper: Fraction
    """95 % interval of the share (Clopper and Pearson)."""


def overturned_rules(decision: Decision, assessment: Mapping[str, Any]) -> tuple[tuple[str, bool], ...]:
    """Return each rule that said met or not met of something, and whether the decision says the contrary.

    Args:
        decision: the final one of a case.
        assessment: the ``poedesk.assessment/1`` that it was taken on. What it calls unclear, or what was not
            asked for, no rule decided.
    """
    against = overridden(decision, assessment)
    return tuple(
        (each["rule"]["id"], each["id"] in against)
        for each in assessment["elements"]
        if each["required"] and each["verdict"] in {"met", "not_met"}
    )


def overturn_rates(decided: Iterable[tuple[str, bool]]) -> Mapping[str, Overturned]:
    """Return the rate of each rule.

    Args:
        decided: rule and whether it was overturned, once for each final decision in which it was applied.
    """
    applied: Counter[str] = Counter()
    overturned: Counter[str] = Counter()
    for rule, was_overturned in decided:
        applied[rule] += 1
        overturned[rule] += was_overturned
    return {
        rule: Overturned(
            applied[rule], overturned[rule], *share_interval(overturned[rule], applied[rule], SURE)
        )
        for rule in sorted(applied)
    }
