"""What stands against each guard of the closed vocabulary; null when the guard holds."""

from collections.abc import Callable, Mapping
from typing import Any

from poedesk.process.claims.association import Act, Association
from poedesk.process.claims.tables import schema
from poedesk.process.clocks.clock import due, expired, runs

_FACTS = {
    "contested": "another partner claims the same",
    "invoice-applies": "the engagement is one with an invoice",
    "claim-period-closed": "the period for claims is over",
}


def lacking(guard: schema.Guard, association: Association, act: Act) -> str | None:
    """Return what stands against a guard, as a part of a sentence; null when it holds."""
    return _ANSWERS[type(guard)](guard, association, act)


def _has(guard: schema.Has, association: Association, act: Act) -> str | None:  # noqa: ARG001 - one shape
    given = {item.right for item in association.items}
    missing = [right for right in guard.has if right not in given]
    return f"supply first: {', '.join(missing)}" if missing else None


def _renewed(guard: schema.Renewed, association: Association, act: Act) -> str | None:  # noqa: ARG001
    since = association.entered
    new = any(item.right == guard.renewed and item.at >= since for item in association.items)
    return None if new else f"supply a new {guard.renewed} first"


def _says(guard: schema.Says, association: Association, act: Act) -> str | None:  # noqa: ARG001
    return None if act.words.strip() else "say why, in words"


def _running(guard: schema.Runs, association: Association, act: Act) -> str | None:
    clock = association.clock(guard.running)
    if clock is None:
        return f"{guard.running} was never started"
    if runs(clock, act.at):
        return None
    if expired(clock, act.at):
        return f"{guard.running} ended on {due(clock)}"
    return f"{guard.running} does not run at {act.at.isoformat()}"


def _never(guard: schema.Never, association: Association, act: Act) -> str | None:  # noqa: ARG001
    return f"{guard.never} happened before" if association.taken(guard.never) else None


def _ever(guard: schema.Ever, association: Association, act: Act) -> str | None:  # noqa: ARG001
    names = [step.name for step in reversed(association.steps)]
    if guard.since in names:
        names = names[: names.index(guard.since)]
    return None if guard.ever in names else f"{guard.ever} has to happen first"


def _other_than(guard: schema.OtherPerson, association: Association, act: Act) -> str | None:
    steps = (step for step in association.steps if step.name in guard.other_than)
    same = sorted({step.name for step in steps if step.actor == act.actor})
    return f"somebody else than who did {', '.join(same)} has to do it" if same else None


def _absent(guard: schema.Absent, association: Association, act: Act) -> str | None:  # noqa: ARG001
    return _FACTS[guard.absent] if guard.absent in act.facts else None


def _known(guard: schema.Known, association: Association, act: Act) -> str | None:  # noqa: ARG001
    return None if guard.known in act.facts else f"it is only for when {_FACTS[guard.known]}"


def _any(guard: schema.AnyOf, association: Association, act: Act) -> str | None:
    answers = [lacking(each, association, act) for each in guard.any]
    return None if None in answers else ", or ".join(filter(None, answers))


_ANSWERS: Mapping[type, Callable[[Any, Association, Act], str | None]] = {
    schema.Has: _has,
    schema.Renewed: _renewed,
    schema.Says: _says,
    schema.Runs: _running,
    schema.Never: _never,
    schema.Ever: _ever,
    schema.OtherPerson: _other_than,
    schema.Absent: _absent,
    schema.Known: _known,
    schema.AnyOf: _any,
}
