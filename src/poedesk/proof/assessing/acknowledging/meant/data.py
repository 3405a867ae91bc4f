"""The expressions and words of ``meant``, loaded once from the files beside this module.

An expression may name another in curly brackets that its file tells under ``words``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.wording.expressions import Expressions
from poedesk.proof.finding.wording.necessary import Needed
from poedesk.proof.finding.wording.plain import plain_of

Told: TypeAlias = str | Sequence[str] | Mapping[str, str | Sequence[str]]
"""What a name stands for: words, expressions, or either by language."""


@cache
def expressions(file: str, name: str) -> Sequence[re.Pattern[str]]:
    """Return each expression of all languages called ``name``; they are over plain text."""
    return [compiled(each) for each in listed(file, name)]


def found(file: str, name: str, low: str) -> bool:
    """Say whether an expression called ``name`` stands in a plain text; few of them are tried."""
    return _told(file, name).found_in(low)


@cache
def _told(file: str, name: str) -> Expressions:
    return Expressions(*listed(file, name))


@cache
def needed(file: str, name: str) -> Needed:
    """Return what every text holds in which an expression called ``name`` stands."""
    return Needed(list(listed(file, name)))


def flat(text: str) -> str:
    """Return ``text`` plain, with one blank between words."""
    return " ".join(plain_of(text).text.split())


def listed(file: str, name: str) -> Iterable[str]:
    """Yield what stands under a name of a file, language after language."""
    loaded = _loaded(file)
    told, parts = loaded[name], loaded.get("words", {})
    assert isinstance(parts, Mapping)
    for each in told.values() if isinstance(told, Mapping) else (told,):
        for one in (each,) if isinstance(each, str) else each:
            yield _PART.sub(lambda at: str(parts[at[1]]), one)


_PART = compiled(r"\{([a-z_]+)\}")


@cache
def words(file: str, name: str) -> frozenset[str]:
    """Return the words called ``name``."""
    return frozenset(word for each in listed(file, name) for word in each.split())


@cache
def _loaded(file: str) -> Mapping[str, Told]:
    source = resources.files(__package__).joinpath(file).read_text("utf-8")
    loaded: Mapping[str, Told] = load_yaml(source)
    return loaded
