"""Lists of phrases that are searched for only where one of their words stands (see ``index``).

A phrase that stands in a text stands there with its first words. The expression of a list is compiled when a
text is met in which it may match; what it finds there is kept with the text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.wording.index import has, listed, looked_at
from poedesk.proof.finding.wording.plain import pattern_of, plain_text

_TOKEN = compiled(r"\w+")
_FIRST_WORD = compiled(r"[^\w*]*(\w+)(\*?)")
_NEXT_WORD = compiled(r"[^\w*]+(\w+)(\*?)")
_BEGINS_AS_WORD = compiled(r"\w")
_KNOWN_WORDS = 20_000
"""Words for which a list remembers its fitting phrases, at most."""

_LONG = 2000
"""Characters of a longer text, of which the first phrase is looked for and not all of them."""


class _Begin(NamedTuple):
    """How a phrase begins."""

    first: str
    """Its first word; empty when it has none."""

    open: bool
    """Whether any word does that begins so."""

    second: str | None = None
    """The word right behind the first, where that is known from end to end."""

    second_open: bool = False


def _begin_of(phrase: str) -> _Begin:
    """Return how a phrase begins, as it stands in plain text."""
    if phrase.replace(" ", "").isalnum():  # most are words and nothing else
        words = phrase.split(None, 2)
        return _Begin(words[0], False, words[1] if len(words) > 1 else None)  # noqa: FBT003 - as below
    first = _FIRST_WORD.match(phrase)
    if first is None:
        return _Begin("", open=True)
    second = _NEXT_WORD.match(phrase, first.end()) if not first.group(2) else None
    if second is None:
        return _Begin(first.group(1), open=bool(first.group(2)))
    return _Begin(first.group(1), open=False, second=second.group(1), second_open=bool(second.group(2)))


class PhraseList:
    """Phrases to look for in plain text, the longest first; see ``plain.pattern_of`` for how they match."""

    def __init__(self, phrases: Iterable[str], *, before: str = r"(?<!\w)", stems: bool = False) -> None:
        """Take the phrases, or with ``stems`` beginnings of words: a match then runs to the end of the word.

        ``before`` is what must hold where one begins; it must not let a phrase begin inside a word.
        """
        self.phrases = tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))
        self._before, self._stems = before, stems
        plain = list(map(plain_text, self.phrases))
        # Of a phrase that begins with a bracket or a star the first word is not where it begins.
        self._by_words = all(map(_BEGINS_AS_WORD.match, plain))
        begins = [_begin_of(f"{text}*" if stems else text) for text in plain]
        alone = [begin for begin in begins if begin.second is None]
        self._bit = listed(
            (begin.first for begin in alone if not begin.open),
            (begin.first for begin in alone if begin.open),
            pairs=[(each.first, each.second, each.second_open) for each in begins if each.second],
        )
        self._begun: dict[str, list[int]] = {}
        """First word -> the numbers of the phrases that begin with it."""

        self._open: list[tuple[str, int]] = []
        """What some phrases begin with, from which a word may go on, with their numbers."""

        for number, begin in enumerate(begins):
            if begin.open:
                self._open.append((begin.first, number))
            else:
                self._begun.setdefault(begin.first, []).append(number)
        self._of_word: dict[str, re.Pattern[str]] = {}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the one expression for all of them."""
        return self._compiled(self.phrases)

    def _compiled(self, phrases: Sequence[str]) -> re.Pattern[str]:
        if self._stems:
            inner = "|".join(re.escape(stem).replace(r"\ ", r"[\s-]+") for stem in phrases)
            return compiled(rf"{self._before}(?:{inner})\w*")
        inner = "|".join(map(pattern_of, phrases)) or r"(?!)"
        return compiled(rf"{self._before}(?:{inner})(?!\w)")

    def _beginning_with(self, word: str) -> re.Pattern[str]:
        """Return the expression for those phrases that can begin with ``word``."""
        found = self._of_word.get(word)
        if found is None:
            fitting = [number for first, number in self._open if word.startswith(first)]
            fitting += self._begun.get(word, ())
            if len(self._of_word) >= _KNOWN_WORDS:
                self._of_word.clear()
            found = self._of_word[word] = self._compiled([self.phrases[number] for number in sorted(fitting)])
        return found

    def may_match(self, plain: str) -> bool:
        """Return whether a phrase's first words stand in ``plain``: without them none can match."""
        return bool(looked_at(plain).bits & self._bit)

    def starts(self, plain: str) -> list[tuple[int, str]]:
        """Return where words stand in ``plain`` with which a phrase can begin, and the words."""
        looked = looked_at(plain)
        return looked.starts(self._bit) if looked.bits & self._bit else []

    def count(self, plain: str) -> int:
        """Return how many words stand in ``plain`` with which a phrase can begin."""
        looked = looked_at(plain)
        return looked.count(self._bit) if looked.bits & self._bit else 0

    def found_in(self, plain: str) -> tuple[re.Match[str], ...]:
        """Return the phrases in ``plain`` from left to right, none overlapping; worked out once a text."""
        looked = looked_at(plain)
        if not looked.bits & self._bit:
            return ()
        found = looked.found.get(self._bit)
        if found is None:
            found = looked.found[self._bit] = tuple(self._matches(plain))
        return found

    def search(self, plain: str) -> re.Match[str] | None:
        """Return the first phrase in ``plain``, as the expression's own ``search`` does."""
        looked = looked_at(plain)
        if not looked.bits & self._bit:
            return None
        found = looked.found.get(self._bit)
        if found is None and len(plain) > _LONG:
            return next(self._matches(plain), None)
        found = self.found_in(plain)
        return found[0] if found else None

    def fullmatch(self, plain: str) -> re.Match[str] | None:
        """Return the phrase that ``plain`` is from end to end."""
        pattern = self._at_the_front(plain)
        return pattern.fullmatch(plain) if pattern is not None else None

    def match(self, plain: str) -> re.Match[str] | None:
        """Return the phrase with which ``plain`` begins."""
        pattern = self._at_the_front(plain)
        return pattern.match(plain) if pattern is not None else None

    def _at_the_front(self, plain: str) -> re.Pattern[str] | None:
        """Return an expression for those phrases with which ``plain`` can begin, or null."""
        if not self.may_match(plain):
            return None
        if not self._by_words:
            return self.pattern
        first = _TOKEN.match(plain)
        if first is None or not has(first.group(), self._bit):
            return None
        return self._beginning_with(first.group())

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Return the phrases in ``plain`` from left to right, none overlapping."""
        return iter(self.found_in(plain))

    def _matches(self, plain: str) -> Iterator[re.Match[str]]:
        if not self._by_words:
            yield from self.pattern.finditer(plain)
            return
        end = 0
        for start, word in self.starts(plain):
            found = self._beginning_with(word).match(plain, start) if start >= end else None
            if found is not None:
                end = found.end()
                yield found

    def findall(self, plain: str) -> list[str]:
        """Return the words of the phrases in ``plain``."""
        return [match.group() for match in self.found_in(plain)]
