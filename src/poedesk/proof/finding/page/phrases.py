"""Lists of phrases that are searched for only where one of their words stands.

Every word of a text is looked up once, in one index of the words by which all lists begin; what comes of it
says for each list whether and where it can match. The index is made from the phrases themselves, so that it
cannot miss one: a phrase that stands in a text stands there with its first word. The expression of a list is
compiled when a text is met in which it may match.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from poedesk.proof.finding.page.plain import pattern_of, plain_of

_TOKEN = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"[^\w*]*(\w+)(\*?)")
_BEGINS_AS_WORD = re.compile(r"\w")
_KNOWN_WORDS = 20_000
"""Words whose lists are remembered, at most."""

_KNOWN_TEXTS = 2048
"""Texts whose lists are remembered, at most: several finders ask about the same sentence."""


class _Index:
    """Which lists a word can begin a phrase of, as bits of a number."""

    def __init__(self) -> None:
        self.lists = 0
        self.whole: dict[str, int] = {}
        self.beginnings: dict[str, int] = {}
        self.words: dict[str, int] = {}
        self.longest = 0

    def add(self, phrases: Iterable[str]) -> int:
        """Take in a list; return its bit."""
        bit = 1 << self.lists
        self.lists += 1
        for phrase in phrases:
            first = _FIRST_WORD.match(plain_of(phrase).text)
            word, star = (first.group(1), first.group(2)) if first else ("", "*")
            known = self.beginnings if star else self.whole
            known[word] = known.get(word, 0) | bit
        self.longest = max(map(len, self.beginnings), default=0)
        self.words.clear()
        _places.cache_clear()
        return bit

    def of_word(self, word: str) -> int:
        """Return the bits of the lists in which a phrase begins with ``word`` or its beginning."""
        bits = self.whole.get(word, 0)
        for end in range(min(self.longest, len(word)) + 1):
            bits |= self.beginnings.get(word[:end], 0)
        if len(self.words) >= _KNOWN_WORDS:
            self.words.clear()
        self.words[word] = bits
        return bits

    def of_text(self, plain: str) -> "_Places":
        """Return the bits of all words of a plain text."""
        every, known, places = self.beginnings.get("", 0), self.words, []
        for match in _TOKEN.finditer(plain):
            word = match.group()
            bits = known.get(word)
            if bits is None:
                bits = self.of_word(word)
            if bits:
                every |= bits
                places.append((match.start(), bits))
        return _Places(every, tuple(places))


class _Places(NamedTuple):
    """Where lists can match in a text."""

    every: int
    """The bits of all lists that can match anywhere."""

    words: tuple[tuple[int, int], ...]
    """(start, bits) of each word with which one can begin."""


_INDEX = _Index()


@lru_cache(_KNOWN_TEXTS)
def _places(plain: str) -> _Places:
    return _INDEX.of_text(plain)


class PhraseList:
    """Phrases to look for in plain text, the longest first; see ``plain.pattern_of`` for how they match."""

    def __init__(self, phrases: Iterable[str], *, before: str = r"(?<!\w)", stems: bool = False) -> None:
        """Take the phrases, or with ``stems`` beginnings of words: a match then runs to the end of the word.

        ``before`` is what must hold where one begins; it must not let a phrase begin inside a word.
        """
        self.phrases = tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))
        self._before, self._stems = before, stems
        self._bit = _INDEX.add(f"{phrase}*" for phrase in self.phrases) if stems else _INDEX.add(self.phrases)
        # Of a phrase that begins with a bracket or a star the first word is not where it begins.
        self._by_words = all(_BEGINS_AS_WORD.match(plain_of(phrase).text) for phrase in self.phrases)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the one expression for all of them."""
        if self._stems:
            inner = "|".join(re.escape(stem).replace(r"\ ", r"[\s-]+") for stem in self.phrases)
            return re.compile(rf"{self._before}(?:{inner})\w*")
        inner = "|".join(map(pattern_of, self.phrases)) or r"(?!)"
        return re.compile(rf"{self._before}(?:{inner})(?!\w)")

    def may_match(self, plain: str) -> bool:
        """Return whether the first word of a phrase stands in ``plain``: without it none can match."""
        return bool(_places(plain).every & self._bit)

    def starts(self, plain: str) -> Iterator[int]:
        """Yield the beginnings of the words in ``plain`` with which a phrase can begin."""
        bit = self._bit
        places = _places(plain)
        return (start for start, bits in places.words if bits & bit) if places.every & bit else iter(())

    def search(self, plain: str) -> re.Match[str] | None:
        """Return the first phrase in ``plain``, as the expression's own ``search`` does."""
        return next(self.finditer(plain), None)

    def fullmatch(self, plain: str) -> re.Match[str] | None:
        """Return the phrase that ``plain`` is from end to end."""
        return self.pattern.fullmatch(plain) if self.may_match(plain) else None

    def match(self, plain: str) -> re.Match[str] | None:
        """Return the phrase with which ``plain`` begins."""
        return self.pattern.match(plain) if self.may_match(plain) else None

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Yield the phrases in ``plain`` from left to right, none overlapping."""
        if not self.may_match(plain):
            return
        if not self._by_words:
            yield from self.pattern.finditer(plain)
            return
        end = 0
        for start in self.starts(plain):
            found = self.pattern.match(plain, start) if start >= end else None
            if found is not None:
                end = found.end()
                yield found

    def findall(self, plain: str) -> list[str]:
        """Return the words of the phrases in ``plain``."""
        return [match.group() for match in self.finditer(plain)]
