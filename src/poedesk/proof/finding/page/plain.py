"""Text as finders compare it, with the way back to the very characters of the page.

Phrases are looked for without accents and case, and with any run of white space between words; what is found
is cited by its range in the original text.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = {ord("\u2018"): "'", ord("\u2019"): "'", ord("\u201c"): '"', ord("\u201d"): '"', ord("\u00b4"): "'"}
_WORD = re.compile(r"[^\W_]+")
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\ufeff")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in lower case, without accents, with one kind of dash, quote and blank; tabs stay."""

    text: str
    offsets: tuple[int, ...] | None
    """For every sign of ``text`` its place in the original, and last its length; None when equal."""

    @property
    def origin(self) -> Sequence[int]:
        """Return for every sign of ``text`` its place in the original, and last the original's length."""
        return range(len(self.text) + 1) if self.offsets is None else self.offsets

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text that became ``text[start:end]``."""
        if self.offsets is None:
            return start, end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


class Token(NamedTuple):
    """A word of a plain text."""

    word: str
    start: int
    end: int


@cache
def _plain_sign(sign: str) -> str:
    if sign in _NOTHING:
        return ""
    if sign.isspace() and sign != "\t":
        return "\n" if sign in "\n\r\x0b\x0c\u2028\u2029" else " "
    decomposed = unicodedata.normalize("NFKD", sign)
    bare = "".join(part for part in decomposed if not unicodedata.combining(part))
    return bare.translate(_DASHES).translate(_QUOTES).casefold()


def plain_of(text: str) -> Plain:
    """Return ``text`` made plain; costs about a microsecond a character at most, far less for ASCII."""
    if text.isascii():
        return Plain(text.lower(), None)
    parts = {sign: _plain_sign(sign) for sign in set(text)}
    if all(len(part) == 1 for part in parts.values()):
        return Plain("".join([parts[sign] for sign in text]), None)
    signs: list[str] = []
    offsets: list[int] = []
    for place, sign in enumerate(text):
        part = parts[sign]
        signs.append(part)
        offsets.extend([place] * len(part))
    offsets.append(len(text))
    return Plain("".join(signs), tuple(offsets))


def tokens_of(text: str) -> list[Token]:
    """Return the words of a plain text; the s of a genitive ("customer's") is left out."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.group() == "s" and start and text[start - 1] in "'`":
            continue
        found.append(Token(match.group(), start, end))
    return found


def pattern_of(phrase: str) -> str:
    """Return a regular expression for ``phrase`` in plain text: blanks match any white space or a dash.

    A trailing ``*`` in a word stands for any ending of that word.
    """
    words = plain_of(phrase).text.split()
    return r"[\s-]+".join(re.escape(word).replace(r"\*", r"\w*").replace(r"\-", r"[\s-]+") for word in words)


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one expression for any of ``phrases`` as whole words, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    inner = "|".join(pattern_of(phrase) for phrase in ordered) or r"(?!)"
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)")
