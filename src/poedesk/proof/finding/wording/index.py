"""One look at the words of a text, which tells every list of phrases and every expression whether to try.

Each word of a text is looked up once, in one index of the words without which lists and expressions cannot
match. What comes of it is kept with the text, as is what a list found there: several finders ask about the
same sentence. The index is made from the phrases and expressions themselves, so that it cannot miss one.
"""

import re
import threading
from collections.abc import Iterable, Iterator
from functools import lru_cache, reduce
from itertools import accumulate, islice
from operator import or_

_BETWEEN = re.compile(r"(\W+)")
_KNOWN_WORDS = 20_000
"""Words whose bits are remembered, at most."""

_LONG_WORD = 60
"""Letters of a longer word, which is not remembered."""

_LONG_TEXT = 1000
"""Characters of a longer text, whose words are not kept."""

_KNOWN_TEXTS = 4096
"""Texts that are remembered with what was found there, at most."""


class _Words(dict[str, int]):
    """The bits of each word, worked out when it is first met; several threads may ask."""

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.RLock()
        self._count = 0
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        self._longest: tuple[int, int] = 0, 0
        self.placed = 0
        """The bits for which it counts where in a text a word stands: all but those of parts."""

        self._numbers: dict[str, tuple[int, ...]] = {}

    def add(self, whole: Iterable[str], beginnings: Iterable[str], parts: Iterable[str]) -> int:
        """Return a new bit, of texts in which a word of these, begun by these or with these in it stands."""
        with self._lock:
            bit = 1 << self._count
            self._count += 1
            parts = tuple(parts)
            for known, words in (self._whole, whole), (self._beginnings, beginnings), (self._parts, parts):
                for word in words:
                    known[word] = known.get(word, 0) | bit
            self.placed |= 0 if parts else bit
            self._longest = max(map(len, self._beginnings), default=0), max(map(len, self._parts), default=0)
            self.clear()
            self._numbers.clear()
            looked_at.cache_clear()
            return bit

    @property
    def of_any_text(self) -> int:
        """Return the bits that every text has: of what may begin with any word."""
        return self._beginnings.get("", 0)

    def numbers(self, word: str) -> tuple[int, ...]:
        """Return the numbers of those bits of a word for which it counts where it stands."""
        found = self._numbers.get(word)
        if found is None:
            bits = self[word] & self.placed
            if len(self._numbers) >= _KNOWN_WORDS:
                self._numbers.clear()
            found = self._numbers[word] = tuple(_numbers(bits))
        return found

    def __missing__(self, word: str) -> int:
        with self._lock:
            bits = self._whole.get(word, 0)
            begun, part = self._longest
            for end in range(1, min(begun, len(word)) + 1):
                bits |= self._beginnings.get(word[:end], 0)
            if len(word) > _LONG_WORD:
                return reduce(or_, (own for inner, own in self._parts.items() if inner in word), bits)
            for start in range(len(word) if part else 0):
                for end in range(start + 1, min(start + part, len(word)) + 1):
                    bits |= self._parts.get(word[start:end], 0)
            if len(self) >= _KNOWN_WORDS:
                self.clear()
            self[word] = bits
            return bits


_WORDS = _Words()


class Looked:
    """A plain text with the bits of its words."""

    __slots__ = ("_parts", "_placed", "_plain", "bits", "found")

    def __init__(self, plain: str) -> None:
        """Look at every word of ``plain``."""
        parts = _BETWEEN.split(plain)
        self._plain = plain
        self._parts = parts if len(plain) <= _LONG_TEXT else None
        self.bits: int = reduce(or_, [_WORDS[word] for word in parts[::2]], _WORDS.of_any_text)
        """Of all words together."""

        self._placed: dict[int, list[tuple[int, str]]] | None = None
        self.found: dict[int, tuple[re.Match[str], ...]] = {}
        """What lists found here, by their bits."""

    def starts(self, bit: int) -> list[tuple[int, str]]:
        """Return where words with ``bit`` begin, from left to right, each with the word."""
        placed = self._placed
        if placed is None:
            placed = self._placed = self._place()
            self._parts = None
        return placed.get(bit.bit_length(), [])

    def _place(self) -> dict[int, list[tuple[int, str]]]:
        """Return by the number of a bit the words that have it: where each begins, and the word."""
        parts = self._parts or _BETWEEN.split(self._plain)
        places = islice(accumulate(map(len, parts), initial=0), 0, len(parts), 2)
        placed: dict[int, list[tuple[int, str]]] = {}
        for place, word in zip(places, parts[::2], strict=True):
            for number in _WORDS.numbers(word):
                if number in placed:
                    placed[number].append((place, word))
                else:
                    placed[number] = [(place, word)]
        return placed


def _numbers(bits: int) -> Iterator[int]:
    """Yield the number of each bit that is set, from 1."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length()
        bits ^= lowest


looked_at = lru_cache(_KNOWN_TEXTS)(Looked)
"""Return what the words of a plain text tell."""


def listed(whole: Iterable[str], beginnings: Iterable[str] = (), parts: Iterable[str] = ()) -> int:
    """Take words, beginnings and parts of words in; return the bit that texts with one of them have.

    An empty beginning gives it to every text.
    """
    return _WORDS.add(whole, beginnings, parts)


def has(word: str, bit: int) -> bool:
    """Return whether a word gives ``bit`` to the texts in which it stands."""
    return bool(_WORDS[word] & bit)
