"""Expressions kept as data, by name and language: one format for all that sentences are told apart by.

A file holds names; a name holds languages ("any" for all of them); a language holds one line or several, each
an expression. A word in braces stands for its meaning under ``words``: so a meaning (all verbs of offering)
is written once, and used in every line that needs it.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeAlias

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml

Lines: TypeAlias = "str | Iterable[str]"

WORDS = "words"
"""The name under which the words in braces are explained."""

_BRACES = compiled(r"\{([a-z]\w*)\}")


@cache
def words(package: str, path: str) -> Mapping[str, str]:
    """Return what the words in braces of a file mean, filled in themselves."""
    told = _data(package, path).get(WORDS, {})
    return {name: _filled(meant, told) for name, meant in told.items()}


@cache
def lists(package: str, path: str) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return every list of a file by name and language, words filled in.

    Args:
        package: dotted name of the package that holds the file.
        path: where it lies in that package.

    Raises:
        KeyError: a word in braces is not explained.

    """
    meant = words(package, path)
    return {
        name: {language: tuple(_filled(line, meant) for line in _each(told)) for language, told in by.items()}
        for name, by in _data(package, path).items()
        if name != WORDS
    }


def lines(package: str, path: str, name: str) -> tuple[str, ...]:
    """Return the lines of one list in every language; raises KeyError for a name that the file lacks."""
    return tuple(line for told in lists(package, path)[name].values() for line in told)


@cache
def _data(package: str, path: str) -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_yaml(files(package).joinpath(path).read_text(encoding="utf-8"))
    return loaded


def _each(told: Lines) -> Iterable[str]:
    return (told,) if isinstance(told, str) else told


def _filled(line: str, meant: Mapping[str, str]) -> str:
    while (found := _BRACES.search(line)) is not None:
        line = line.replace(found.group(), meant[found[1]])
    return line
