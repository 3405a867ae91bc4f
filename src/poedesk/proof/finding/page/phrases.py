"""Lists of phrases that are searched for only where one of their words stands.

Every word of a text is looked up once, in one index of the words by which all lists begin; what comes of it
says for each list whether and where it can match. The index is made from the phrases themselves, so that it
cannot miss one: a phrase that stands in a text stands there with its first word. The expression of a list is
compiled when a text is met in which it may match.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from poedesk.proof.finding.page.plain import pattern_of, plain_of

_TOKEN = re.compile(r"\w+")
_FIRST_WORD = re.compile(r"[^\w*]*(\w+)(\*?)")
_BEGINS_AS_WORD = re.compile(r"\w")
_KNOWN_WORDS = 20_000
"""Words whose lists are remembered, at most."""

_KNOWN_TEXTS = 2048
"""Texts whose lists are remembered, at most: several finders ask about the same sentence."""


def _first_word(phrase: str) -> tuple[str, bool]:
    """Return the first word of a phrase, and whether only its beginning is given; of none, of any."""
    first = _FIRST_WORD.match(plain_of(phrase).text)
    return (first.group(1), bool(first.group(2))) if first else ("", True)


class _Index:
    """Which lists a word can begin a phrase of, as bits of a number; several threads may ask it."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._lists = 0
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._seen: set[str] = set()
        self._telling: dict[str, int] = {}
        self._longest = 0

    def add(self, phrases: Iterable[str]) -> int:
        """Take in a list; return its bit."""
        with self._lock:
            bit = 1 << self._lists
            self._lists += 1
            for phrase in phrases:
                word, star = _first_word(phrase)
                known = self._beginnings if star else self._whole
                known[word] = known.get(word, 0) | bit
            self._longest = max(map(len, self._beginnings), default=0)
            self._forget()
            return bit

    def _forget(self) -> None:
        self._seen.clear()
        self._telling.clear()
        _looked.cache_clear()

    def _of_word(self, word: str) -> int:
        """Return the bits of the lists in which a phrase begins with ``word`` or its beginning."""
        bits = self._whole.get(word, 0)
        for end in range(min(self._longest, len(word)) + 1):
            bits |= self._beginnings.get(word[:end], 0)
        return bits

    def telling(self, words: set[str]) -> tuple[int, dict[str, int]]:
        """Return the bits of all ``words`` together, and each word that has some with its own."""
        with self._lock:
            if fresh := words - self._seen:
                if len(self._seen) >= _KNOWN_WORDS:
                    self._forget()
                    fresh = words
                self._telling.update((word, bits) for word in fresh if (bits := self._of_word(word)))
                self._seen |= fresh
            known = self._telling
            found = {word: known[word] for word in known.keys() & words}
            every = self._beginnings.get("", 0)
        for bits in found.values():
            every |= bits
        return every, found


_INDEX = _Index()


class _Looked:
    """A plain text, looked through for words with which a phrase of some list can begin."""

    __slots__ = ("_places", "_plain", "bits", "telling")

    def __init__(self, plain: str) -> None:
        self.bits, self.telling = _INDEX.telling(set(_TOKEN.findall(plain)))
        self._plain = plain
        self._places: dict[str, list[tuple[int, str]]] = {}

    def places(self, word: str) -> list[tuple[int, str]]:
        """Return where ``word`` stands as a word of its own, from left to right, each time with the word."""
        found = self._places.get(word)
        if found is None:
            found = self._places[word] = [(start, word) for start in _occurrences(self._plain, word)]
        return found


_looked = lru_cache(_KNOWN_TEXTS)(_Looked)


def _occurrences(plain: str, word: str) -> Iterator[int]:
    start = plain.find(word)
    while start >= 0:
        end = start + len(word)
        inside = (start and _is_sign(plain[start - 1])) or (end < len(plain) and _is_sign(plain[end]))
        if not inside:
            yield start
        start = plain.find(word, end)


def _is_sign(sign: str) -> bool:
    """Return whether a sign can be part of a word, as expressions understand "word"."""
    return sign.isalnum() or sign == "_"


class PhraseList:
    """Phrases to look for in plain text, the longest first; see ``plain.pattern_of`` for how they match."""

    def __init__(self, phrases: Iterable[str], *, before: str = r"(?<!\w)", stems: bool = False) -> None:
        """Take the phrases, or with ``stems`` beginnings of words: a match then runs to the end of the word.

        ``before`` is what must hold where one begins; it must not let a phrase begin inside a word.
        """
        self.phrases = tuple(sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase)))
        self._before, self._stems = before, stems
        starred = [f"{phrase}*" for phrase in self.phrases] if stems else self.phrases
        self._bit = _INDEX.add(starred)
        # Of a phrase that begins with a bracket or a star the first word is not where it begins.
        self._by_words = all(_BEGINS_AS_WORD.match(plain_of(phrase).text) for phrase in self.phrases)
        self._firsts = [_first_word(phrase) for phrase in starred]
        self._of_word: dict[str, re.Pattern[str]] = {}

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the one expression for all of them."""
        return self._compiled(self.phrases)

    def _compiled(self, phrases: Sequence[str]) -> re.Pattern[str]:
        if self._stems:
            inner = "|".join(re.escape(stem).replace(r"\ ", r"[\s-]+") for stem in phrases)
            return re.compile(rf"{self._before}(?:{inner})\w*")
        inner = "|".join(map(pattern_of, phrases)) or r"(?!)"
        return re.compile(rf"{self._before}(?:{inner})(?!\w)")

    def _beginning_with(self, word: str) -> re.Pattern[str]:
        """Return the expression for those phrases that can begin with ``word``."""
        found = self._of_word.get(word)
        if found is None:
            fitting = [
                phrase
                for phrase, (first, star) in zip(self.phrases, self._firsts, strict=True)
                if word == first or (star and word.startswith(first))
            ]
            if len(self._of_word) >= _KNOWN_WORDS:
                self._of_word.clear()
            found = self._of_word[word] = self._compiled(fitting)
        return found

    def may_match(self, plain: str) -> bool:
        """Return whether the first word of a phrase stands in ``plain``: without it none can match."""
        return bool(_looked(plain).bits & self._bit)

    def starts(self, plain: str) -> list[tuple[int, str]]:
        """Return where words stand in ``plain`` with which a phrase can begin, and the words."""
        looked, own = _looked(plain), self._bit
        if not looked.bits & own:
            return []
        found = [looked.places(word) for word, bits in looked.telling.items() if bits & own]
        return found[0] if len(found) == 1 else sorted(chain.from_iterable(found))

    def search(self, plain: str) -> re.Match[str] | None:
        """Return the first phrase in ``plain``, as the expression's own ``search`` does."""
        return next(self.finditer(plain), None) if _looked(plain).bits & self._bit else None

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
        telling = first is not None and _looked(plain).telling.get(first.group(), 0) & self._bit
        return self._beginning_with(first.group()) if first is not None and telling else None

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Yield the phrases in ``plain`` from left to right, none overlapping."""
        if not self._by_words:
            yield from self.pattern.finditer(plain) if self.may_match(plain) else ()
            return
        end = 0
        for start, word in self.starts(plain):
            found = self._beginning_with(word).match(plain, start) if start >= end else None
            if found is not None:
                end = found.end()
                yield found

    def findall(self, plain: str) -> list[str]:
        """Return the words of the phrases in ``plain``."""
        return [match.group() for match in self.finditer(plain)]
