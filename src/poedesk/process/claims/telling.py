"""A table as JSON, as text and as a Mermaid diagram: what people, buttons and documents are made from."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from poedesk.process.claims.tables import schema
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Guard, Transition

SCHEMA = "poedesk.claim-states/1"


def to_json(table: Table) -> dict[str, Any]:
    """Return the table as a ``poedesk.claim-states/1``."""
    return {
        "schema": SCHEMA,
        "programme": table.programme,
        "version": table.version,
        "kind": table.variant,
        "settings": {
            "initial": table.settings.initial,
            "failed_poe": table.settings.failed_poe,
            "exclusive": table.settings.exclusive,
            "arbitration": table.settings.arbitration,
            "country": table.settings.calendar.country,
            "zone": table.settings.calendar.zone,
            **_told(table.settings),
        },
        "states": [
            {
                "name": state.name,
                "title": state.title,
                "turn": state.turn,
                "rests": state.rests,
                "holds": state.holds,
                "pending": state.pending,
                "rights": {side: list(rights) for side, rights in state.rights.items()},
                **_told(state),
            }
            for state in table.states.values()
        ],
        "clocks": [
            {
                "name": span.name,
                "side": span.side,
                "days": span.days,
                "unit": span.unit,
                "reminders": list(span.reminders),
                "extensions": span.extensions,
                "source": span.source,
                "basis": span.basis,
            }
            for span in table.spans.values()
        ],
        "transitions": [_transition(row) for row in table.transitions],
    }


def mermaid(table: Table) -> str:
    """Return the table as a Mermaid state diagram; what stays where it is is left out."""
    lines = ["stateDiagram-v2", f"    [*] --> {_id(table.settings.initial)}"]
    lines += [f'    state "{state.title}" as {_id(name)}' for name, state in table.states.items()]
    ways: dict[tuple[str, str], list[str]] = {}
    for row in table.transitions:
        for source in row.sources:
            if row.to is not None and row.to != source:
                ways.setdefault((source, row.to), []).append(row.name)
    lines += [f"    {_id(a)} --> {_id(b)}: {', '.join(names)}" for (a, b), names in ways.items()]
    left = {source for source, _ in ways}
    lines += [f"    {_id(name)} --> [*]" for name in table.states if name not in left]
    return "\n".join(lines) + "\n"


def text(table: Table) -> str:
    """Return the table as plain text: states with their transitions, then clocks."""
    kind = f", {table.variant}" if table.variant else ""
    lines = [f"{table.title} ({table}{kind})", ""]
    for name, state in table.states.items():
        marks = [
            f"turn: {state.turn}",
            *(["held"] if state.holds else []),
            *(["may stay"] if state.rests else []),
        ]
        lines.append(f"{state.title} [{name}]  {', '.join(marks)}{_basis(state.basis)}")
        lines += [f"  {side} may change: {', '.join(rights)}" for side, rights in state.rights.items()]
        for row in table.out_of(name):
            lines += _row_text(table, row)
        lines.append("")
    lines.append("Clocks")
    lines += [
        f"  {span.name}: {span.days} {span.unit.replace('-', ' ')}, the {span.side}'s{_basis(span.basis)}"
        for span in table.spans.values()
    ]
    return "\n".join(lines) + "\n"


def _row_text(table: Table, row: Transition) -> list[str]:
    to = table.states[row.to].title if row.to else "stays"
    who = f"when {row.clock} runs out" if row.clock else ", ".join(row.roles)
    lines = [f"  {row.name} -> {to}  ({who}){_basis(row.basis)}"]
    needs = guard_words(row.guards)
    lines += [f"      needs: {'; '.join(needs)}"] if needs else []
    lines += [f"      reason: {', '.join(row.reasons)}"] if row.reasons else []
    clocks = clock_words(row)
    lines += [f"      {', '.join(clocks)}"] if clocks else []
    return lines


def guard_words(guards: Iterable[Guard]) -> list[str]:
    """Return each guard as a part of a sentence."""
    return [_words(guard) for guard in guards]


def clock_words(row: Transition) -> list[str]:
    """Return what a transition does to clocks, each a few words."""
    changes = (("starts", row.starts), ("stops", row.stops), ("pauses", row.pauses), ("resumes", row.resumes))
    return [f"{change} {name}" for change, names in changes for name in names]


def _words(guard: Guard) -> str:
    return _SAID[type(guard)](guard)


_SAID: Mapping[type, Callable[[Any], str]] = {
    schema.Has: lambda guard: f"{', '.join(guard.has)} supplied",
    schema.Renewed: lambda guard: f"a new {guard.renewed}",
    schema.Says: lambda _: "words that say why",
    schema.Runs: lambda guard: f"{guard.running} not over",
    schema.Never: lambda guard: f"no {guard.never} before",
    schema.Ever: lambda guard: (
        f"{guard.ever} {f'after the last {guard.since}, if any' if guard.since else 'before'}"
    ),
    schema.OtherPerson: lambda guard: f"another person than for {', '.join(guard.other_than)}",
    schema.Absent: lambda guard: f"not {guard.absent}",
    schema.Known: lambda guard: guard.known,
    schema.AnyOf: lambda guard: " or ".join(_words(each) for each in guard.any),
}


def _transition(row: Transition) -> dict[str, Any]:
    return {
        "name": row.name,
        "title": row.title,
        "from": list(row.sources),
        "to": row.to,
        "roles": list(row.roles),
        "clock": row.clock,
        "guards": [guard.model_dump(mode="json") for guard in row.guards],
        "needs": guard_words(row.guards),
        "reasons": list(row.reasons),
        "starts": list(row.starts),
        "stops": list(row.stops),
        "pauses": list(row.pauses),
        "resumes": dict(row.resumes),
        "notifies": list(row.notifies),
        "about": row.about,
        "eligibility": row.eligibility,
        "event": row.event,
        **_told(row),
    }


def _told(row: Any) -> dict[str, Any]:
    return {"source": row.source, "basis": row.basis, "note": row.note}


def _basis(basis: str) -> str:
    return "" if basis == "stated" else f"  [{basis}]"


def _id(name: str) -> str:
    return name.replace("-", "_")
