"""Word lists of the checks, as data in ``words.yaml``."""

import re
from functools import cache
from importlib import resources
from typing import Any

from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.plain import any_of


@cache
def pattern(name: str) -> re.Pattern[str] | None:
    """Return one expression over plain text for the words called ``name``; None when there are none."""
    languages = _lists().get(name)
    return any_of(word for words in languages.values() for word in words) if languages else None


def in_plain(name: str, plain: str) -> bool:
    """Say whether a word called ``name`` stands in ``plain`` (text made plain)."""
    found = pattern(name)
    return found is not None and found.search(plain) is not None


def found_in_plain(name: str, plain: str) -> list[str]:
    """Return the words called ``name`` that stand in ``plain`` (text made plain), in order."""
    found = pattern(name)
    return [match.group() for match in found.finditer(plain)] if found is not None else []


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    source = (resources.files(__package__) / "words.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = load_yaml(source)
    return loaded
