"""Expressions that are compiled, and tried, only where a text holds words that they cannot match without.

The words are worked out from the expression itself (see ``necessary``), so that they cannot drift from it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import or_

from poedesk.proof.finding.page.index import listed, looked_at
from poedesk.proof.finding.page.necessary import Needed, alternatives, beginnings


class Expression:
    """An expression over plain text that is not tried where none of its necessary words stands.

    It is one of few that are made once: the words go into the index of all texts (see ``index``).
    """

    def __init__(self, pattern: str) -> None:
        """Take the pattern: of small letters, as plain texts are."""
        self.source = pattern

    @cached_property
    def needed(self) -> Needed:
        """Return the words of which every match holds one."""
        return Needed([self.source])

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression itself."""
        return re.compile(self.source)

    @cached_property
    def bit(self) -> int:
        """Return the bit of the texts in which it may match: to be asked for before a text is looked at."""
        return listed((), *_indexed(self.needed))

    def may_match(self, plain: str) -> bool:
        """Return false when it cannot match anywhere in a plain text."""
        return bool(self.bit & looked_at(plain).bits)

    def search(self, plain: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match, as the expression's own ``search`` does."""
        return self.pattern.search(plain, start) if self.bit & looked_at(plain).bits else None

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Return the matches, as the expression's own ``finditer`` does."""
        return self.pattern.finditer(plain) if self.bit & looked_at(plain).bits else iter(())


class PassingExpression(Expression):
    """An expression that is made for one claim or name: its words do not go into the index."""

    def may_match(self, plain: str) -> bool:
        """Return false when it cannot match anywhere in a plain text."""
        return self.needed.may_match(plain)

    def search(self, plain: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match, as the expression's own ``search`` does."""
        return self.pattern.search(plain, start) if self.needed.may_match(plain) else None

    def finditer(self, plain: str) -> Iterator[re.Match[str]]:
        """Return the matches, as the expression's own ``finditer`` does."""
        return self.pattern.finditer(plain) if self.needed.may_match(plain) else iter(())


def _indexed(needed: Needed) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return beginnings and parts of words, of which one stands where one of the needed words does."""
    parts = [max(_WORD_SIGNS.findall(word), key=len, default="") for word in needed.words or ("",)]
    return (("",), ()) if "" in parts else ((), tuple(parts))


_WORD_SIGNS = re.compile(r"\w+")


class Expressions:
    """Many expressions over plain text, of which only those are tried whose necessary words stand there."""

    def __init__(self, patterns: Sequence[str]) -> None:
        """Take the patterns; the outermost alternatives of each are tried apart."""
        self._each = [Expression(part) for pattern in patterns for part in alternatives(pattern)]

    @cached_property
    def _any(self) -> int:
        return reduce(or_, (each.bit for each in self._each), 0)

    def found_in(self, plain: str) -> bool:
        """Return whether one of them matches anywhere in a plain text."""
        every, bits = self._any, looked_at(plain).bits
        return bool(bits & every) and any(
            each.pattern.search(plain) is not None for each in self._each if bits & each.bit
        )


class Begun:
    """An expression over a text as written, tried only where words stand with which its matches begin."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Take the pattern; each of its matches must begin with a word that can be told."""
        self._source, self._flags = pattern, flags

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Return the expression itself."""
        return re.compile(self._source, self._flags)

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
