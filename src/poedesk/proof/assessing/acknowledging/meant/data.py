"""The expressions and words of ``meant``, loaded once from the files beside this module."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml

Told: TypeAlias = str | Sequence[str] | Mapping[str, str | Sequence[str]]
"""What a name stands for: words, expressions, or either by language."""


@cache
def expressions(file: str, name: str) -> Sequence[re.Pattern[str]]:
    """Return each expression of all languages called ``name``; they are over plain text."""
    return [compiled(each) for each in listed(file, name)]


def listed(file: str, name: str) -> Iterable[str]:
    """Yield what stands under a name of a file, language after language."""
    told = _loaded(file)[name]
    for each in told.values() if isinstance(told, Mapping) else (told,):
        yield from (each,) if isinstance(each, str) else each


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return the words called ``name``."""
    return frozenset(word for each in listed(file, name) for word in each.split())


@cache
def _loaded(file: str) -> Mapping[str, Told]:
    source = resources.files(__package__).joinpath(file).read_text("utf-8")
    loaded: Mapping[str, Told] = load_yaml(source)
    return loaded
