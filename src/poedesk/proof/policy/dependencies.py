"""Which verdicts may follow when what the documents say of one element changes."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.policy.elements import ELEMENTS


@dataclass(frozen=True, slots=True)
class Dependency:
    """What may follow one element."""

    follow: frozenset[str]
    """Elements whose verdicts may change with it, itself not among them."""

    why: str | None
    """In a line; null when only what follows everything does."""


def dependency(element: str) -> Dependency:
    """Return what may follow ``element``; raises KeyError for an unknown id."""
    return _dependencies()[element]


def leading(element: str) -> Mapping[str, str]:
    """Return element -> why, for those that ``element`` itself may follow for a reason of its own."""
    return {
        changed: found.why
        for changed, found in _dependencies().items()
        if element in found.follow and found.why is not None
    }


@cache
def _dependencies() -> Mapping[str, Dependency]:
    source = resources.files(__package__).joinpath("vocabulary/dependencies.yaml").read_text("utf-8")
    data = load_yaml(source)
    listed: dict[str, dict[str, Any]] = {entry["changed"]: entry for entry in data["elements"]}
    if unknown := set(listed) - set(ELEMENTS):
        raise KeyError(*unknown)
    return {
        element: Dependency(
            _followers(listed.get(element, {}), data["everything"]) - {element},
            listed.get(element, {}).get("why"),
        )
        for element in ELEMENTS
    }


def _followers(entry: Mapping[str, Any], always: list[str]) -> frozenset[str]:
    follow = entry.get("follow", [])
    return frozenset(ELEMENTS if follow == "all" else [*follow, *always])
