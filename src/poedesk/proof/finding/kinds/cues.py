"""The cues that the model of kinds weighs: beginnings of words, pairs of them, and signs of a layout.

A word counts by its first letters, so that its endings in four languages do not matter. Figures count by
what they are: ``<date>``, ``<time>``, ``<money>``, ``<percent>``, ``<ticket>``, ``<number>``. ``^`` before
one says that a line begins with it: the lines of a log begin with a time, those of a plan with a date.
``{salary}`` is a notion (``data/kind_notions.yaml``): any of its words in any language. Every cue is
readable, so that the weights in ``data/kind_weights.json`` can be read too.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.kernel.yaml_data import load_yaml

STEM = 7
"""Letters of a word that count."""

_KNOWN_WORDS = 8192
"""Words whose notions are remembered, at most."""

_TOKEN = compiled(
    r"(?P<bare>[^\W\d_]+(?![\w-]))"  # most words are told at once: no figure and no dash follows
    r"|(?P<date>\b\d{4}-\d\d-\d\d\b|\b\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b|\b\d{1,2}/\d{1,2}\b)"
    r"|(?P<time>\b\d{1,2}[:h]\d\d(?::\d\d)?\b)"
    r"|(?P<percent>\b\d+(?:[.,]\d+)?\s?%)"
    r"|(?P<money>[$\u20ac\u00a3]\s?\d[\d.,]*|\b\d{1,3}(?:[.,\s]\d{3})*[.,]\d\d\b(?![.,\d]))"
    r"|(?P<ticket>\b[a-z]{2,6}-\d{2,}\b|#\s?\d{2,}|\b[a-z]{1,4}\d{3,}\b)"
    r"|(?P<number>\b\d[\d.,]*\b)"
    r"|(?P<sign>[!?])"
    r"|(?P<word>[^\W\d_]+)"
)


class Cues(NamedTuple):
    """What stands in some lines, each once."""

    all: AbstractSet[str]
    single: AbstractSet[str]
    """Those of them that are words and figures, not pairs and notions."""


def cues_of(lines: Iterable[str]) -> Cues:
    """Return the cues in ``lines`` of plain text."""
    single: set[str] = set()
    pairs: set[str] = set()
    for line in lines:
        before = None
        for number, word in enumerate(_tokens(line)):
            token = word[:STEM]
            notions = notions_of(word)
            if number == 0 and word.startswith("<"):
                pairs.add(f"^{word}")
            single.add(token)
            pairs.update(notions)
            if before is not None:
                pairs.add(f"{before} {token}")
            before = token
    return Cues(single | pairs, single)


def _tokens(line: str) -> Iterator[str]:
    for match in _TOKEN.finditer(line):
        kind = match.lastgroup
        yield match.group() if kind in _AS_WRITTEN else f"<{kind}>"


_AS_WRITTEN = frozenset({"bare", "word", "sign"})


@lru_cache(_KNOWN_WORDS)
def notions_of(word: str) -> tuple[str, ...]:
    """Return the notions that a word belongs to, each in braces."""
    known = _notions()
    found = dict.fromkeys(known.get(f"{word}.", ()))
    for end in range(1, len(word) + 1):
        found |= dict.fromkeys(known.get(word[:end], ()))
    return tuple(found)


@cache
def _notions() -> Mapping[str, tuple[str, ...]]:
    source = resources.files("poedesk.proof.finding") / "data" / "kind_notions.yaml"
    data: dict[str, Any] = load_yaml(source.read_text(encoding="utf-8"))
    known: dict[str, tuple[str, ...]] = {}
    for notion, beginnings in data.items():
        for beginning in map(str, beginnings):
            known[beginning] = (*known.get(beginning, ()), f"{{{notion}}}")
    return known
