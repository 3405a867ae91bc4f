"""The patterns of ``data/approvals.yaml``, compiled once."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from poedesk.kernel.expressions import later
from poedesk.kernel.yaml_data import load_yaml


@cache
def book() -> Mapping[str, Any]:
    """Return the patterns of ``data/approvals.yaml`` by name, compiled."""
    source = files("poedesk.proof.finding").joinpath("data/approvals.yaml").read_text(encoding="utf-8")
    data = load_yaml(source)
    words = {f"{{{name}}}": text for name, text in data.pop("words").items()}

    def compiled(patterns: list[str]) -> re.Pattern[str]:
        joined = "|".join(patterns)
        for name, text in words.items():
            joined = joined.replace(name, text)
        return later(joined)

    approving = [(float(sure), compiled(patterns)) for sure, patterns in data.pop("approving").items()]
    return {"approving": approving} | {name: compiled(patterns) for name, patterns in data.items()}


def matches(name: str, low: str) -> bool:
    """Say whether a plain text holds what the patterns of this name look for."""
    pattern: re.Pattern[str] = book()[name]
    return pattern.search(low) is not None
