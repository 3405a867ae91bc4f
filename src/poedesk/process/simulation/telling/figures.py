"""The figures of a world, each beside what was planted: ``poedesk.simulation/1`` as a JSON value."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.times import to_second
from poedesk.process.claims import history
from poedesk.process.reviews import agreement, cases
from poedesk.process.reviews.decisions import ACCEPT, ASK, REFUSE, overridden
from poedesk.process.simulation.telling import audits, sums
from poedesk.process.simulation.world import Judged, Played, World
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.tree import Tree

SCHEMA = "poedesk.simulation/1"
_DAY = timedelta(days=1)
_MONTHS = 12


def figures(world: World, seed: int, year: int) -> dict[str, Any]:
    """Return all that a world shows."""
    claims = list(world.claims.values())
    ends = month_ends(year)
    return {
        "schema": SCHEMA,
        "programme": world.programme,
        "versions": sorted({each.table.version for each in claims}),
        "year": year,
        "seed": seed,
        "parameters": dict(world.numbers),
        "claims": {
            "begun": len(claims),
            "flawed_at_first": sum(bool(each.planted) for each in claims),
            "flawed_at_the_end": sum(bool(each.flaws) for each in claims),
            "states": dict(sorted(Counter(each.state for each in claims).items())),
        },
        "cycle_days": _cycles(claims),
        "time_of_each_side": _sides(claims),
        "backlog": _backlog(claims, ends),
        "decisions": _decisions(world.judged),
        "machine": _machine(world.judged),
        "reviewers": _reviewers(world),
        "overturned": _overturned(world.judged),
        "requests": audits.requests(world),
        "draws": [audits.told(world, each) for each in world.draws],
        "money": sums.money(world, ends),
        "trail": _trail(world),
    }


def month_ends(year: int) -> tuple[datetime, ...]:
    """Return the first moment after each month of a year."""
    following = [(year, month) for month in range(2, _MONTHS + 1)] + [(year + 1, 1)]
    return tuple(datetime(each, month, 1, tzinfo=UTC) for each, month in following)


def _spread(waits: Sequence[timedelta]) -> dict[str, Any]:
    days = sorted(wait / _DAY for wait in waits)
    if not days:
        return {"number": 0, "median": None, "ninety_percent": None}
    ninety = days[min(len(days) - 1, int(len(days) * 0.9))]
    return {"number": len(days), "median": round(median(days), 1), "ninety_percent": round(ninety, 1)}


def _cycles(claims: Iterable[Played]) -> dict[str, Any]:
    decided, disputed, asked = [], [], []
    for each in claims:
        first = {step.name: step.at for step in reversed(each.association.steps)}
        answers = [at for name, at in first.items() if name in {"approve", "reject"}]
        if "submit" in first and answers:
            decided.append(min(answers) - first["submit"])
        settled = [at for name, at in first.items() if name in {"overturn", "uphold"}]
        if "dispute" in first and settled:
            disputed.append(min(settled) - first["dispute"])
        if each.request is not None and each.request.closed is not None and each.request.issued is not None:
            asked.append(each.request.closed - each.request.issued)
    return {
        "submitted_to_decided": _spread(decided),
        "dispute": _spread(disputed),
        "poe_request": _spread(asked),
    }


def _sides(claims: Iterable[Played]) -> dict[str, float]:
    """Return whose time it was, in days of an average claim, until something last happened to it."""
    total: Counter[str] = Counter()
    number = 0
    for each in claims:
        number += 1
        for side, spent in history.time_of(each.table, each.association, each.association.last).items():
            total[side] += round(spent.total_seconds())
    return {side: round(seconds / 86400 / number, 1) for side, seconds in sorted(total.items())}


def _backlog(claims: Iterable[Played], ends: Sequence[datetime]) -> list[dict[str, Any]]:
    counts = [Counter[str]() for _ in ends]
    for each in claims:
        turns = history.turns(each.table, each.association)
        for number, end in enumerate(ends):
            side = next((turn.side for turn in reversed(turns) if turn.since < end), None)
            if side is not None:
                counts[number][side] += 1
    return [
        {"until": to_second(end), "programme": count["programme"], "partner": count["partner"],
         "customer": count["customer"]}
        for end, count in zip(ends, counts, strict=True)
    ]  # fmt: skip


def _decisions(judged: Sequence[Judged]) -> dict[str, Any]:
    """Count the last decision on each claim and on each request, a dispute's for what it reviews.

    Each is held against the truth when it was taken. Asking for more and waiting decide nothing.
    """
    last = {(each.claim, each.about): each for each in judged}
    final = [each for each in last.values() if each.decision in {ACCEPT, REFUSE}]
    return {
        "claims_decided": len(final),
        "accepted": sum(each.decision == ACCEPT for each in final),
        "accepted_though_flawed": sum(each.decision == ACCEPT and not each.sound for each in final),
        "refused": sum(each.decision == REFUSE for each in final),
        "refused_though_sound": sum(each.decision == REFUSE and each.sound for each in final),
        "asked_for_more": sum(each.decision == ASK for each in judged),
        "asked_though_sound": sum(each.decision == ASK and each.sound for each in judged),
    }


def _machine(judged: Iterable[Judged]) -> dict[str, int]:
    """Count what the machine said when each case was decided, against the truth."""
    counts: Counter[tuple[str, bool]] = Counter((each.machine["verdict"], each.sound) for each in judged)
    return {
        "assessed": sum(counts.values()),
        "approvable": counts["approvable", True] + counts["approvable", False],
        "approvable_though_flawed": counts["approvable", False],
        "not_approvable": counts["not_approvable", True] + counts["not_approvable", False],
        "not_approvable_though_sound": counts["not_approvable", True],
        "needs_review": counts["needs_review", True] + counts["needs_review", False],
    }


def _reviewers(world: World) -> dict[str, Any]:
    doubled = [each.case for each in world.judged if each.case.doubled]
    told: dict[str, Any] = {
        "reviewers": len(world.reviewers),
        "decisions": sum(len(each.case.decisions) for each in world.judged),
        "by_two_or_more": sum(len(each.case.decisions) > 1 for each in world.judged),
        "by_three_or_more": sum(len(each.case.decisions) > 2 for each in world.judged),  # noqa: PLR2004
        "doubled": len(doubled),
        "overriding": sum(bool(one.overriding) for each in world.judged for one in each.case.decisions),
        "kappa": None,
    }
    try:
        found = agreement.kappa(agreement.pairs_of(doubled))
    except UsageError:
        return told
    ends = {"value": found.value, "lower": found.lower, "upper": found.upper}
    told["kappa"] = {name: round(value, 4) for name, value in ends.items()} | {"agreed": found.agreed}
    return told


def _overturned(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    rows = []
    for each in judged:
        decision = cases.outcome(each.case).decision
        if decision is None:
            continue
        against = set(overridden(decision, each.machine))
        rows += [
            (f"{entry['id']} {entry['verdict']}", entry["id"] in against)
            for entry in each.machine["elements"]
            if entry["required"] and entry["verdict"] in {"met", "not_met"}
        ]
    return [
        {"rule": rule, "applied": rate.applied, "overturned": rate.overturned,
         "lower": float(rate.lower), "upper": float(rate.upper)}
        for rule, rate in agreement.overturn_rates(rows).items()
    ]  # fmt: skip


def _trail(world: World) -> dict[str, Any]:
    leaves = [event.leaf() for event in world.events]
    return {"events": len(leaves), "root": Tree(map(leaf_hash, leaves)).root().hex()}
