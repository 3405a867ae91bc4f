"""The patterns of ``data/approvals.yaml``, tried one by one where their words stand."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from importlib.resources import files

from poedesk.kernel.expressions import later
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.necessary import Needed


class Patterns:
    """The patterns of one name, over plain text.

    Most sentences hold the words of few of them: these alone are tried before all are, together.
    """

    def __init__(self, sources: Sequence[str]) -> None:
        """Take the patterns, each as it is written with its words put in."""
        self._whole = later("|".join(sources))
        self._apart = Expressions(*sources)
        self.sources = sources

    @cached_property
    def needed(self) -> Needed:
        """Return the words of which a text holds one where any may match."""
        return Needed(self.sources)

    def found_in(self, low: str) -> bool:
        """Say whether one of them matches anywhere."""
        return self._apart.found_in(low)

    def search(self, low: str) -> re.Match[str] | None:
        """Return the first match of any."""
        return self._whole.search(low) if self.found_in(low) else None

    def taken_out_of(self, low: str) -> str:
        """Return the text with a blank for each match."""
        return self._whole.sub(" ", low) if self.found_in(low) else low


@cache
def _written() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return the patterns as they are written, those of approvals by how sure they are, words put in."""
    source = files("poedesk.proof.finding").joinpath("data/approvals.yaml").read_text(encoding="utf-8")
    data = load_yaml(source)
    words = {f"{{{name}}}": text for name, text in data.pop("words").items()}

    def put_in(pattern: str) -> str:
        for name, text in words.items():
            pattern = pattern.replace(name, text)
        return pattern

    grouped = {name: told if isinstance(told, dict) else {"1": told} for name, told in data.items()}
    return {
        name: {sure: [put_in(each) for each in patterns] for sure, patterns in group.items()}
        for name, group in grouped.items()
    }


@cache
def patterns(name: str) -> Patterns:
    """Return the patterns of ``data/approvals.yaml`` by their name."""
    (told,) = _written()[name].values()
    return Patterns(told)


@cache
def _approving() -> Sequence[tuple[float, Patterns]]:
    """Return the patterns of approvals with how sure they are, the surest first."""
    told = _written()["approving"].items()
    return sorted(((float(sure), Patterns(sources)) for sure, sources in told), key=lambda one: -one[0])


def approving(low: str) -> float:
    """Return how sure a plain text approves: 0 when it does not."""
    return next((sure for sure, told in _approving() if told.found_in(low)), 0.0)


def matches(name: str, low: str) -> bool:
    """Say whether a plain text holds what the patterns of this name look for."""
    return patterns(name).found_in(low)


def every_list() -> tuple[Patterns, ...]:
    """Return the patterns of every name, ready to be tried."""
    every = tuple(Patterns(told) for group in _written().values() for told in group.values())
    for each in every:
        each.found_in("")
    return every
