"""One look at the words of a text, which tells every list of phrases and every expression whether to try.

Each word of a text is looked up once, in one index of the words without which lists and expressions cannot
match; of a phrase of several words it is the first two, side by side. What comes of it is kept with the text,
as is what a list found there: several finders ask about the same sentence. The index is made from the phrases
and expressions themselves, so that it cannot miss one.
"""

import threading
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, reduce
from itertools import compress
from operator import add, or_
from typing import TYPE_CHECKING

from poedesk.proof.finding.wording.signs import Signs

if TYPE_CHECKING:
    from re import Match

_KNOWN_WORDS = 20_000
"""Words whose bits are remembered, at most."""

_KNOWN_SECONDS = 500
"""The same of words behind each with which a phrase of several begins."""

_KNOWN_BEGINNINGS = 8192
"""The same of words of which one list remembers whether a phrase begins with them."""

_LONG_WORD = 60
"""Letters of a longer word, which is not remembered."""

_LONG_TEXT = 1000
"""Characters of a longer text, whose words are not kept."""

_KNOWN_TEXTS = 8192
"""Texts that are remembered with what was found there, at most."""


class _Spaced(dict[int, str]):
    """Every sign that is none of a word's as a blank, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        if len(self) >= _KNOWN_SIGNS:
            self.clear()
        shown = self[code] = sign if sign == "_" or sign.isalnum() else " "
        return shown


_KNOWN_SIGNS = 4096
_SPACED = Signs(_Spaced())


def words_of(text: str) -> list[str]:
    r"""Return the words of a text, as the expression ``\w+`` finds them, in a fraction of its time."""
    return _SPACED.put(text).split()


class _Bits(dict[str, int]):
    """The bits of each word, worked out when it is first met; no list may be added meanwhile."""

    def __init__(self, lock: threading.RLock, most: int) -> None:
        """Remember ``most`` words at most."""
        super().__init__()
        self._lock, self._most = lock, most
        self._whole: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._parts: dict[str, int] = {}
        self._begun: dict[str, list[str]] = {}
        """The first two letters of beginnings, or the only one -> those beginnings."""

        self._heads: dict[str, list[str]] = {}
        """The first two letters of parts -> those parts."""

        self._signs: list[str] = []
        """Parts of one letter."""

        self._tests: list[tuple[int, Callable[[str], object]]] = []

    def take(self, bit: int, whole: Iterable[str], beginnings: Iterable[str], parts: Iterable[str]) -> None:
        """Take in words, beginnings and parts of words that have ``bit``."""
        for word in whole:
            self._whole[word] = self._whole.get(word, 0) | bit
        for word in beginnings:
            if word not in self._beginnings:
                self._begun.setdefault(word[:2], []).append(word)
            self._beginnings[word] = self._beginnings.get(word, 0) | bit
        for word in parts:
            if word not in self._parts:
                (self._heads.setdefault(word[:2], []) if len(word) > 1 else self._signs).append(word)
            self._parts[word] = self._parts.get(word, 0) | bit
        self.clear()

    def test(self, bit: int, fits: Callable[[str], object]) -> None:
        """Give ``bit`` to every word that ``fits``."""
        self._tests.append((bit, fits))
        self.clear()

    @property
    def of_any(self) -> int:
        """Return the bits that every word has: of what may begin with any."""
        return self._beginnings.get("", 0)

    def __missing__(self, word: str) -> int:
        with self._lock:
            bits = self._worked_out(word)
            if len(word) <= _LONG_WORD:
                if len(self) >= self._most:
                    self.clear()
                self[word] = bits
            return bits

    def _worked_out(self, word: str) -> int:
        bits = self._whole.get(word, 0) | self._beginnings.get(word[:1], 0)
        for begun in self._begun.get(word[:2], ()):
            if word.startswith(begun):
                bits |= self._beginnings[begun]
        for bit, fits in self._tests:
            if fits(word):
                bits |= bit
        if len(word) > _LONG_WORD:
            return reduce(or_, (own for part, own in self._parts.items() if part in word), bits)
        return reduce(or_, (self._parts[part] for part in self._parts_in(word)), bits)

    def _parts_in(self, word: str) -> Iterator[str]:
        """Yield the parts that stand in a word, some perhaps more than once."""
        for part in self._signs:
            if part in word:
                yield part
        if self._heads:
            for start, parts in enumerate(map(self._heads.get, map(add, word, word[1:]))):
                for part in parts or ():
                    if word.startswith(part, start):
                        yield part


class _Index:
    """The bits of words, and those of two words side by side; several threads may ask."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._count = 0
        self.words = _Bits(self._lock, _KNOWN_WORDS)
        self.seconds: dict[str, _Bits] = {}
        """First word of a pair -> the bits of the second."""

        self.firsts: dict[str, int] = {}
        """First word of a pair -> the bits of all its pairs."""

    def add(
        self,
        whole: Iterable[str],
        beginnings: Iterable[str],
        parts: Iterable[str],
        pairs: Iterable[tuple[str, str, bool]],
    ) -> int:
        """Return a new bit, of texts in which one of these stands; see ``listed``."""
        with self._lock:
            bit = 1 << self._count
            self._count += 1
            self.words.take(bit, whole, beginnings, parts)
            for first, second, begun in pairs:
                seconds = self.seconds.setdefault(first, _Bits(self._lock, _KNOWN_SECONDS))
                seconds.take(bit, () if begun else (second,), (second,) if begun else (), ())
                self.firsts[first] = self.firsts.get(first, 0) | bit
            looked_at.cache_clear()
            return bit

    def add_both(
        self,
        one: tuple[Iterable[str], Iterable[str], Iterable[str]],
        other: tuple[Iterable[str], Iterable[str], Iterable[str]],
    ) -> int:
        """Return the lower of two new bits, the next being the other's; see ``listed_both``."""
        with self._lock:
            bit = self.add(*one, ())
            self.add(*other, ())
            return bit

    def add_test(self, fits: Callable[[str], object]) -> int:
        """Return a new bit, of texts in which a word ``fits``."""
        with self._lock:
            bit = self.add((), (), (), ())
            self.words.test(bit, fits)
            return bit


_INDEX = _Index()


class Looked:
    """A plain text with the bits of its words."""

    __slots__ = ("_places", "_plain", "_words", "bits", "both", "found")

    def __init__(self, plain: str) -> None:
        """Look at every word of ``plain``, and at every two side by side."""
        words = words_of(plain)
        self._plain = plain
        self._words = words if len(plain) <= _LONG_TEXT else None
        known, seconds = _INDEX.words, _INDEX.seconds
        bits = reduce(or_, map(known.__getitem__, set(words)), known.of_any)
        pairs = zip(map(seconds.get, words), words[1:], strict=False)
        self.bits: int = reduce(or_, [after[second] for after, second in pairs if after is not None], bits)
        """Of all words together."""

        self.both: int = self.bits & self.bits >> 1
        """Those behind each of which the next is set too, see ``listed_both``."""

        self._places: list[int] | None = None
        self.found: dict[int, tuple[Match[str], ...]] = {}
        """What lists found here, by their bits."""

    def starts(self, bit: int) -> list[tuple[int, str]]:
        """Return where words with ``bit`` begin, from left to right, each with the word.

        That is for bits of words and beginnings: of two side by side it is the first.
        """
        words = self._all_words()
        if self._places is None:
            self._places = self._place(words)
        places = self._places
        return [(places[number], words[number]) for number in _having(bit, words)]

    def count(self, bit: int) -> int:
        """Return how many words with ``bit`` stand there, as ``starts`` finds them."""
        return len(_having(bit, self._all_words()))

    def _all_words(self) -> list[str]:
        if self._words is None:
            self._words = words_of(self._plain)
        return self._words

    def _place(self, words: Iterable[str]) -> list[int]:
        """Return where each of its words begins: nothing of a word stands between two of them."""
        places, end, find = [], 0, self._plain.find
        for word in words:
            start = find(word, end)
            places.append(start)
            end = start + len(word)
        return places


def _having(bit: int, words: list[str]) -> list[int]:
    """Return the numbers of the words with ``bit``, by themselves or together with the next one."""
    known, seconds, last = _INDEX.words, _INDEX.seconds, len(words) - 1
    return [
        number
        for number in compress(range(len(words)), map(_begins_of(bit).__getitem__, words))
        if known[word := words[number]] & bit
        or (number < last and word in seconds and seconds[word][words[number + 1]] & bit)
    ]


class _Begins(dict[str, bool]):
    """Whether words begin what has a bit, worked out when each is first met: few do."""

    def __init__(self, bit: int) -> None:
        super().__init__()
        self._bit = bit

    def __missing__(self, word: str) -> bool:
        found = has(word, self._bit)
        if len(word) <= _LONG_WORD:
            if len(self) >= _KNOWN_BEGINNINGS:
                self.clear()
            self[word] = found
        return found


_begins_of = cache(_Begins)


def numbers_of(bits: int) -> Iterator[int]:
    """Yield the number of each bit that is set, from 1."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length()
        bits ^= lowest


looked_at = lru_cache(_KNOWN_TEXTS)(Looked)
"""Return what the words of a plain text tell."""


def listed(
    whole: Iterable[str],
    beginnings: Iterable[str] = (),
    parts: Iterable[str] = (),
    pairs: Iterable[tuple[str, str, bool]] = (),
) -> int:
    """Take words, beginnings and parts of words in; return the bit that texts with one of them have.

    An empty beginning gives it to every text. ``pairs`` are two words with nothing of a word between them;
    with true the second may go on.
    """
    return _INDEX.add(whole, beginnings, parts, pairs)


def listed_both(
    one: tuple[Iterable[str], Iterable[str], Iterable[str]],
    other: tuple[Iterable[str], Iterable[str], Iterable[str]],
) -> int:
    """Take two sets of words, beginnings and parts in; return the bit that texts with one of each have.

    It is one of ``Looked.both``.
    """
    return _INDEX.add_both(one, other)


def listed_by(fits: Callable[[str], object]) -> int:
    """Return the bit that texts have in which ``fits`` is true of a word, taken by itself."""
    return _INDEX.add_test(fits)


def has(word: str, bit: int) -> bool:
    """Return whether a word gives ``bit`` to the texts in which it stands, or begins a pair that does."""
    return bool((_INDEX.words[word] | _INDEX.firsts.get(word, 0)) & bit)
