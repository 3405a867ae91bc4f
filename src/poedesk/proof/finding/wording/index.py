"""One look at the words of a text, which tells every list of phrases and every expression whether to try.

Each word of a text is looked up once, in one index of the words without which lists and expressions cannot
match. What comes of it is kept with the text, as is what a list found there: several finders ask about the
same sentence. The index is made from the phrases and expressions themselves, so that it cannot miss one.
"""

import re
import threading
from collections.abc import Iterable
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

_KNOWN_TEXTS = 2048
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
            looked_at.cache_clear()
            return bit

    @property
    def of_any_text(self) -> int:
        """Return the bits that every text has: of what may begin with any word."""
        return self._beginnings.get("", 0)

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

    __slots__ = ("_bits", "_parts", "_placed", "_plain", "bits", "found")

    def __init__(self, plain: str) -> None:
        """Look at every word of ``plain``."""
        parts = _BETWEEN.split(plain)
        self._plain = plain
        self._parts = parts if len(plain) <= _LONG_TEXT else None
        self._bits = [_WORDS[word] for word in parts[::2]]
        self.bits: int = reduce(or_, self._bits, _WORDS.of_any_text)
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
        return placed.get(bit, [])

    def _place(self) -> dict[int, list[tuple[int, str]]]:
        """Return by bit the words for whose place a list can ask: where each begins, and the word."""
        parts = self._parts or _BETWEEN.split(self._plain)
        places = islice(accumulate(map(len, parts), initial=0), 0, len(parts), 2)
        counting = _WORDS.placed
        placed: dict[int, list[tuple[int, str]]] = {}
        for place, word, bits in zip(places, parts[::2], self._bits, strict=True):
            for bit in _SINGLE[bits & counting] if bits else ():
                placed.setdefault(bit, []).append((place, word))
        return placed


class _Single(dict[int, tuple[int, ...]]):
    """The bits that are set in a number, each by itself, worked out when it is first met."""

    def __missing__(self, bits: int) -> tuple[int, ...]:
        found, rest = [], bits
        while rest:
            found.append(rest & -rest)
            rest ^= found[-1]
        if len(self) >= _KNOWN_WORDS:
            self.clear()
        self[bits] = tuple(found)
        return tuple(found)


_SINGLE = _Single()


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
