"""Expressions that are compiled, and tried, only where a text holds words that they cannot match without.

The words are worked out from the expression itself (see ``necessary``), so that they cannot drift from it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Generic, TypeVar

from poedesk.kernel import prepared
from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.wording.bounded import EDGE, best_words, further_words
from poedesk.proof.finding.wording.index import Looked, listed_both, listed_by, looked_at, numbers_of
from poedesk.proof.finding.wording.necessary import (
    Needed,
    alternatives,
    beginnings,
    of_one_word,
    within,
)

_Meaning = TypeVar("_Meaning")


class Expression:
    """An expression over plain text that is not tried where none of its necessary words stands.

    It is one of few that are made once: the words go into the index of all texts (see ``index``).
    """

    def __init__(self, pattern: str) -> None:
        """Take the pattern: of small letters, as plain texts are."""
        self.source = pattern
        prepared.note(pattern, 0)  # kept compiled, wherever it is first tried

    @cached_property
    def needed(self) -> Needed:
        """Return the words of which every match holds one."""
        return Needed([self.source])

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression itself."""
        return compiled(self.source)

    @cached_property
    def bit(self) -> int:
        """Return the bit of ``both`` of the texts in which it may match: ask before a text is looked at."""
        told = [words for words in (best_words(self.source), further_words(self.source)) if words]
        one, *others = [_placed(words) for words in told or [frozenset([""])]]
        return listed_both(one, *(others or [one]))

    def may_match(self, plain: str) -> bool:
        """Return false when it cannot match anywhere in a plain text."""
        return bool(self.bit & looked_at(plain).both)

    def search(self, plain: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match, as the expression's own ``search`` does."""
        return self.pattern.search(plain, start) if self.may_match(plain) else None

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Return the matches, as the expression's own ``finditer`` does."""
        return self.pattern.finditer(plain) if self.may_match(plain) else iter(())

    def sub(self, instead: str, plain: str) -> str:
        """Return the text with ``instead`` for each match, as the expression's own ``sub`` does."""
        return self.pattern.sub(instead, plain) if self.may_match(plain) else plain


class PassingExpression(Expression):
    """An expression that is made for one claim or name: its words do not go into the index."""

    def __init__(self, pattern: str, name: str = "") -> None:
        """Take the pattern, and the name that it is made for when every match holds it as it stands here."""
        super().__init__(pattern)
        self._name = name

    def may_match(self, plain: str) -> bool:
        """Return false when it cannot match anywhere in a plain text."""
        return self._name in plain if self._name else self.needed.may_match(plain)


def _placed(words: Iterable[str]) -> tuple[list[str], list[str], list[str]]:
    """Return whole words, beginnings and parts of words, of which one stands where one of ``words`` does."""
    whole: list[str] = []
    beginnings: list[str] = []
    parts: list[str] = []
    for word in words:
        bare = word.strip(EDGE)
        if bare.isalnum():  # nearly all
            ends = word.endswith(EDGE)
            known = (whole if ends else beginnings) if word.startswith(EDGE) else parts
            known.append(bare)
            continue
        found = max(_WORD_SIGNS.finditer(word), key=lambda each: len(each.group()), default=None)
        begun = found is not None and found.start() > 0
        ended = found is not None and found.end() < len(word)
        known = whole if begun and ended else beginnings if begun or found is None else parts
        known.append(found.group() if found is not None else "")
    return whole, beginnings, parts


_WORD_SIGNS = compiled(r"\w+")


class Expressions:
    """Many expressions over plain text, of which only those are tried that can match there.

    What each cannot match without is worked out from itself: one that matches single words is looked up with
    them, any other is tried where words stand that it holds.
    """

    def __init__(self, *patterns: str) -> None:
        """Take the patterns; the outermost alternatives of each are tried apart."""
        self.patterns = patterns

    @cached_property
    def tried(self) -> "_Tried":
        """Return what is tried where: ask before a text is looked at, since bits are given out here."""
        words, others = _sorted_out(part for pattern in self.patterns for part in alternatives(pattern))
        matched = listed_by(compiled("|".join(words)).fullmatch) if words else 0
        tried = [Expression(source) for source in others]
        every = reduce(or_, (one.bit for one in tried), 0)
        return _Tried(matched, every, {one.bit.bit_length(): one for one in tried})

    def found_in(self, plain: str) -> bool:
        """Return whether one of them matches anywhere in a plain text."""
        return self.tried.found_in(looked_at(plain), plain)

    def may_match(self, plain: str) -> bool:
        """Return false when none can match anywhere in a plain text."""
        tried = self.tried  # first, since it may give out bits
        looked = looked_at(plain)
        return bool(looked.bits & tried.matched or looked.both & tried.every)


@dataclass(frozen=True, slots=True)
class _Tried:
    """What of a list of expressions is tried on which texts."""

    matched: int
    """The bit of the texts with a word that matches by itself."""

    every: int
    """The bits of the texts in which any of the others may match."""

    by_number: Mapping[int, Expression]
    """These others by the number of their bit."""

    def found_in(self, looked: Looked, plain: str) -> bool:
        """Return whether one matches anywhere in a plain text; ``looked`` is what its words tell."""
        if looked.bits & self.matched:
            return True
        fitting = looked.both & self.every
        return fitting != 0 and any(self.by_number[n].pattern.search(plain) for n in numbers_of(fitting))


class Meanings(Generic[_Meaning]):
    """Lists of expressions that each mean something, all asked with one look at a text."""

    def __init__(self, lists: Sequence[tuple[Expressions, _Meaning]]) -> None:
        """Take the lists, in the order in which they are asked."""
        self._lists = lists

    @cached_property
    def _tried(self) -> tuple[int, int, Sequence[tuple[_Tried, _Meaning]]]:
        tried = [(one.tried, meaning) for one, meaning in self._lists]
        matched = reduce(or_, (one.matched for one, _ in tried), 0)
        return matched, reduce(or_, (one.every for one, _ in tried), 0), tried

    def first_in(self, plain: str) -> _Meaning | None:
        """Return what the first list means that is found in a plain text; null when none is."""
        matched, every, tried = self._tried
        looked = looked_at(plain)
        if not (looked.bits & matched or looked.both & every):  # most
            return None
        return next((meaning for one, meaning in tried if one.found_in(looked, plain)), None)


def _sorted_out(sources: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the expressions that match single words, and the others."""
    words: list[str] = []
    others: list[str] = []
    for source in sources:
        parts = [rf"\b{part}\b" for part in within(source)]
        single = [part for part in parts if of_one_word(part)]
        words += single
        rest = [part[2:-2] for part in parts if part not in single]
        if not parts:
            others.append(source)
        others += [rf"\b(?:{part})\b" for part in rest]
    return words, others


class Begun:
    """An expression over a text as written, tried only where words stand with which its matches begin."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take the pattern; each of its matches must begin with a word that can be told."""
        self._source, self._flags = pattern, flags
        prepared.note(pattern, int(flags))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression itself."""
        return compiled(self._source, self._flags)

    @cached_property
    def _beginnings(self) -> tuple[str, ...]:
        return beginnings(self._source)

    @cached_property
    def _needed(self) -> Needed:
        return Needed([self._source], small=True)

    def finditer(self, text: str, small: str, begin: int = 0) -> Iterator[re.Match[str]]:
        """Yield the matches from ``begin`` on, as the expression's own ``finditer`` does.

        ``small`` is what stands there in small letters, see ``in_small``.
        """
        if not self._needed.may_match(small):
            return
        end = 0
        for place in sorted({place for word in self._beginnings for place in _places(small, word)}):
            found = self.pattern.match(text, begin + place) if begin + place >= end else None
            if found is not None:
                end = found.end()
                yield found


def in_small(text: str) -> str:
    """Return ``text`` in small letters, sign for sign."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(sign.lower()[:1] for sign in text)


def _places(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)
