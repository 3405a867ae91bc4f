"""Lists of phrases that are searched for only where one of their words stands.

Every word of a text is looked up once, in one index of the words by which all lists begin; what comes of it
says for each list whether and where it can match. The index is made from the phrases themselves, so that it
cannot miss one: a phrase that stands in a text stands there with its first word. The expression of a list is
compiled when a text is met in which it may match.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from poedesk.proof.finding.page.plain import pattern_of, plain_of

_TOKEN = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"[^\w*]*(\w+)(\*?)")
_BEGINS_AS_WORD = re.compile(r"\w")
_KNOWN_WORDS = 20_000
"""Words whose lists are remembered, at most."""

_KNOWN_TEXTS = 2048
"""Texts whose lists are remembered, at most: several finders ask about the same sentence."""

_LONG = 500
"""Signs from which on it pays to try an expression only where a word stands with which it can begin."""


class _Index:
    """Which lists a word can begin a phrase of, as bits of a number."""

    def __init__(self) -> None:
        self._lists = 0
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._seen: set[str] = set()
        self._telling: dict[str, int] = {}
        self._longest = 0

    def add(self, phrases: Iterable[str]) -> int:
        """Take in a list; return its bit."""
        bit = 1 << self._lists
        self._lists += 1
        for phrase in phrases:
            first = _FIRST_WORD.match(plain_of(phrase).text)
            word, star = (first.group(1), first.group(2)) if first else ("", "*")
            known = self._beginnings if star else self._whole
            known[word] = known.get(word, 0) | bit
        self._longest = max(map(len, self._beginnings), default=0)
        self._forget()
        return bit

    def _forget(self) -> None:
        self._seen.clear()
        self._telling.clear()
        _bits.cache_clear()
        _places.cache_clear()

    def _of_word(self, word: str) -> int:
        """Return the bits of the lists in which a phrase begins with ``word`` or its beginning."""
        bits = self._whole.get(word, 0)
        for end in range(min(self._longest, len(word)) + 1):
            bits |= self._beginnings.get(word[:end], 0)
        return bits

    def bits(self, plain: str) -> int:
        """Return the bits of all words of a plain text."""
        words = set(_TOKEN.findall(plain))
        if fresh := words - self._seen:
            if len(self._seen) >= _KNOWN_WORDS:
                self._forget()
                fresh = words
            self._seen |= fresh
            self._telling.update((word, bits) for word in fresh if (bits := self._of_word(word)))
        found = self._beginnings.get("", 0)
        for word in self._telling.keys() & words:
            found |= self._telling[word]
        return found

    def places(self, plain: str) -> tuple[tuple[int, int], ...]:
        """Return (start, bits) of each word with which a phrase can begin, of a text whose bits are known."""
        telling = self._telling
        return tuple(
            (match.start(), telling[match.group()])
            for match in _TOKEN.finditer(plain)
            if match.group() in telling
        )


_INDEX = _Index()


@lru_cache(_KNOWN_TEXTS)
def _bits(plain: str) -> int:
    return _INDEX.bits(plain)


@lru_cache(_KNOWN_TEXTS)
def _places(plain: str) -> tuple[tuple[int, int], ...]:
    return _INDEX.places(plain)


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
        return bool(_bits(plain) & self._bit)

    def starts(self, plain: str) -> Iterator[int]:
        """Yield the beginnings of the words in ``plain`` with which a phrase can begin."""
        bit = self._bit
        return (start for start, bits in _places(plain) if bits & bit) if self.may_match(plain) else iter(())

    def search(self, plain: str) -> re.Match[str] | None:
        """Return the first phrase in ``plain``, as the expression's own ``search`` does."""
        if self._by_words and len(plain) > _LONG:
            return next(self.finditer(plain), None)
        return self.pattern.search(plain) if self.may_match(plain) else None

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
        if not self._by_words or len(plain) <= _LONG:
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
