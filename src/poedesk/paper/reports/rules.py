"""A policy as people read it: parameters and rules, each with its days, source and basis."""

from typing import Any

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports.terminal import words_of
from poedesk.paper.reports.words import Json, listed
from poedesk.proof.policy import checks
from poedesk.proof.policy.conditions import told_condition
from poedesk.proof.policy.loader import Policy
from poedesk.proof.policy.plain import plain
from poedesk.proof.policy.schema import Dated, Programme


def policy_json(source: Programme, policy: Policy) -> dict[str, Any]:
    """Return all that holds in ``policy``, which is one of the programme ``source``, as JSON values."""
    parameters = [entry for entry in source.parameters if entry.holds_on(policy.on)]
    return {
        "id": policy.id,
        "version": policy.version,
        "title": policy.title,
        "on": policy.on.isoformat(),
        "parameters": [{"name": entry.name, "value": _plain(entry), **origin(entry)} for entry in parameters],
        "rules": [
            {
                "element": rule.element,
                "required": told_required(rule.required),
                "check": checks.told(rule.check),
                "remedy": rule.remedy,
                **origin(rule),
            }
            for rule in policy.rules.values()
        ],
    }


def write_policy(policy: Json, console: Console) -> None:
    """Write the value of ``policy_json``."""
    console.print(words_of(f"{policy['id']}@{policy['version']}  {policy['title']}", "bold"))
    console.print(words_of(f"Rules that hold for claims submitted on {policy['on']}.", "dim"))
    console.print()
    for entry in policy["parameters"]:
        console.print(words_of(f"{entry['name']}: {shown(entry['value'])}", "bold"))
        _origin_line(entry, console)
    for rule in policy["rules"]:
        console.print(words_of(f"{rule['element']}: {rule['check']}", "bold"))
        console.print(Padding(words_of(f"required: {shown(rule['required'])}"), (0, 0, 0, 2)))
        console.print(Padding(words_of(f"when not met: {rule['remedy']}"), (0, 0, 0, 2)))
        _origin_line(rule, console)


def origin(thing: Dated) -> dict[str, Any]:
    """Return where a rule or parameter comes from, and its days."""
    dumped = plain(thing)
    return {name: dumped[name] for name in ("id", "valid_from", "valid_to", "source", "basis", "note")}


def _origin_line(entry: Json, console: Console) -> None:
    until = f" to {entry['valid_to']}" if entry["valid_to"] else ""
    text = f"{entry['basis']}: {entry['source']} (from {entry['valid_from']}{until})"
    console.print(Padding(words_of(text, "dim"), (0, 0, 0, 2)))


def _plain(entry: Any) -> Any:
    return plain(entry)["value"]


def told_required(condition: Any) -> Any:
    """Return when an element is asked for, in words."""
    return condition if isinstance(condition, str) else f"when {told_condition(condition)}"


def shown(thing: Any) -> str:
    """Return a value of a policy in one line."""
    if isinstance(thing, dict):
        return "; ".join(f"{name}: {shown(part)}" if part else str(name) for name, part in thing.items())
    if isinstance(thing, list) and any(isinstance(each, dict) for each in thing):
        return " / ".join(shown(each) for each in thing)
    return listed(thing)
