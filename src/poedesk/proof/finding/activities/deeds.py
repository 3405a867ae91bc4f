"""Activities told in plain words: a verb with its object, where no single word names the activity.

"Put Outlook on 130 phones" is a deployment, "moved 41,000 files to" a migration; which verbs with which
objects is data (``data/deeds.yaml``).
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, reduce
from importlib import resources
from operator import or_
from typing import Any

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml
from poedesk.proof.finding.activities.verbs import told_by_verbs
from poedesk.proof.finding.wording.expressions import Expression
from poedesk.proof.finding.wording.index import looked_at, numbers_of
from poedesk.proof.finding.wording.phrases import PhraseList

_BY_USERS = compiled(r"\b(?:how to|users? to|staff to|people to|able to|learn(?:ed)? to|can|may)\s*$")
"""What stands before moving that somebody learns or may do."""

_DONE_BY_USERS = frozenset({"migration", "deployment"})
"""Activities that people do for themselves too: they move files, and put things on their phones."""


_KNOWN_TEXTS = 2048
"""Texts whose deeds are remembered, at most: several finders ask about the same sentences."""


@lru_cache(_KNOWN_TEXTS)
def deeds(plain: str) -> tuple[tuple[int, int, str], ...]:
    """Return the words of a plain text that show an activity together with their object.

    Of each: where the word begins and ends, and the id of the activity.
    """
    return tuple(_deeds(plain))


def _deeds(plain: str) -> Iterator[tuple[int, int, str]]:
    every, by_number = _by_number()
    for number in numbers_of(every & looked_at(plain).both):
        activity, expression = by_number[number]
        for match in expression.pattern.finditer(plain):
            start, end = next(match.span(name) for name, said in match.groupdict().items() if said)
            if activity not in _DONE_BY_USERS or not _BY_USERS.search(plain[:start]):
                yield start, end, activity
    for start, end, activity in told_by_verbs(plain):
        if activity not in _DONE_BY_USERS or not _BY_USERS.search(plain[:start]):
            yield start, end, activity


@cache
def expressions() -> tuple[tuple[str, Expression], ...]:
    """Return the id of each activity with an expression for it, in the order of the data."""
    data = _data()
    return tuple(
        (activity, Expression(_filled(line)))
        for activity, languages in data.items()
        if activity not in {"nouns", "words"}
        for lines in languages.values()
        for line in lines
    )


@cache
def _by_number() -> tuple[int, Mapping[int, tuple[str, Expression]]]:
    """Return the bits of the texts in which any of them may match, and each by the number of its bit.

    Bits are given out here, one after the other: their order is that of the expressions.
    """
    known = {expression.bit.bit_length(): (activity, expression) for activity, expression in expressions()}
    return reduce(or_, (expression.bit for _, expression in known.values()), 0), known


@cache
def names_of_activities() -> PhraseList:
    """Return the nouns by which activities are named, of which advice can be given."""
    return PhraseList(_data()["nouns"])


@cache
def moved_data() -> re.Pattern[str]:
    """Return what is moved when data are: "files", "mailboxes"."""
    return compiled(rf"\b{_data()['words']['data']}\b")


def _filled(line: str) -> str:
    """Return an expression with its words; a point within a number or date ends no clause."""
    for word, meant in _data()["words"].items():
        line = line.replace(f"{{{word}}}", meant)
    return line.replace("[^.;:]", r"(?:[^.;:]|(?<=\d)[.:])").replace("[^.;]", r"(?:[^.;]|(?<=\d)\.)")


@cache
def _data() -> Mapping[str, Any]:
    source = resources.files("poedesk.proof.finding") / "data" / "deeds.yaml"
    loaded: Mapping[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    return loaded
