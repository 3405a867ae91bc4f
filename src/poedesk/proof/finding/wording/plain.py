"""Text as finders compare it, with the way back to the very characters of the page.

Phrases are looked for without accents and case, and with any run of white space between words; what is found
is cited by its range in the original text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = {ord("\u2018"): "'", ord("\u2019"): "'", ord("\u201c"): '"', ord("\u201d"): '"', ord("\u00b4"): "'"}
_JOINED = {ord("\u0153"): "oe", ord("\u00e6"): "ae"}
"""Letters that a word is written with or without: "mise en \u0153uvre" has two to whoever types it."""

WORD = compiled(r"[^\W_]+")
"""A word of a plain text."""

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


class _PlainSigns(dict[int, str]):
    """The plain form of each sign by its code, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _KNOWN_SIGNS:
            self.clear()
        plain = self[code] = _plain_sign(chr(code))
        return plain


_KNOWN_SIGNS = 4096
"""Signs whose plain form is kept at most, whatever a document holds."""

_PLAIN_SIGNS = _PlainSigns()


def _plain_sign(sign: str) -> str:
    if sign in _NOTHING:
        return ""
    if sign.isspace() and sign != "\t":
        return "\n" if sign in "\n\r\x0b\x0c\u2028\u2029" else " "
    decomposed = unicodedata.normalize("NFKD", sign)
    bare = "".join(part for part in decomposed if not unicodedata.combining(part))
    return bare.translate(_DASHES).translate(_QUOTES).casefold().translate(_JOINED)


_BEYOND_ASCII = compiled(r"[^\x00-\x7f]")
_ASCII_BLANKS = "\r\x0b\x0c\x1c\x1d\x1e\x1f"
_FEW_SIGNS = 64
"""Signs beyond ASCII, up to which it is faster to replace one after the other than to look at each place."""

_KNOWN_TEXTS = 16_384
"""Texts whose plain form is remembered, at most: every finder asks about the same sentences."""

_KNOWN_PAGES = 512
"""The same of longer texts."""

_LONG = 1000
"""Characters of a longer text."""

_LONGER = 20_000
"""Characters of a longer one, of which a few are remembered: a whole document without pages."""

_KNOWN_DOCUMENTS = 4
_LONGEST = 1_000_000
"""Characters of a text that is remembered, at most."""


def plain_text(text: str) -> str:
    """Return the text that ``plain_of`` makes; for phrases of lists, each of which is made plain once."""
    return text.lower() if text.isascii() else _made_plain(text).text


def _made_plain(text: str) -> Plain:
    if text.isascii():
        return Plain(text.lower(), None)
    signs = set(_BEYOND_ASCII.findall(text))
    if len(signs) > _FEW_SIGNS:
        plain = text.translate(_PLAIN_SIGNS)
    else:
        plain = text
        for sign in (*signs, *_ASCII_BLANKS):
            plain = plain.replace(sign, _PLAIN_SIGNS[ord(sign)])
    uneven = {sign for sign in signs if len(_PLAIN_SIGNS[ord(sign)]) != 1}
    return Plain(plain.lower(), _offsets(text, uneven) if uneven else None)


def _offsets(text: str, uneven: set[str]) -> tuple[int, ...]:
    offsets: list[int] = []
    done = 0
    for match in _BEYOND_ASCII.finditer(text):
        if match.group() in uneven:
            place = match.start()
            offsets.extend(range(done, place))
            offsets.extend([place] * len(_PLAIN_SIGNS[ord(match.group())]))
            done = place + 1
    offsets.extend(range(done, len(text) + 1))
    return tuple(offsets)


class _Known(dict[str, Plain]):
    """The plain form of short texts, worked out when they are first met."""

    def __missing__(self, text: str) -> Plain:
        if len(text) > _LONG:
            return _long(text)
        if len(self) >= _KNOWN_TEXTS:
            self.clear()
        plain = self[text] = _made_plain(text)
        return plain


def _long(text: str) -> Plain:
    if len(text) <= _LONGER:
        return _plain_page(text)
    return _plain_document(text) if len(text) <= _LONGEST else _made_plain(text)


plain_of: Callable[[str], Plain] = _Known().__getitem__
"""Return a text made plain; costs some nanoseconds a character. It is asked so often that the call counts."""

_plain_page = lru_cache(_KNOWN_PAGES)(_made_plain)
_plain_document = lru_cache(_KNOWN_DOCUMENTS)(_made_plain)


def tokens_of(text: str) -> list[Token]:
    """Return the words of a plain text; the s of a genitive ("customer's") is left out."""
    found = []
    for match in WORD.finditer(text):
        start, end = match.span()
        if match.group() == "s" and start and text[start - 1] in "'`":
            continue
        found.append(Token(match.group(), start, end))
    return found


def pattern_of(phrase: str) -> str:
    """Return a regular expression for ``phrase`` in plain text: blanks match any white space or a dash.

    A trailing ``*`` in a word stands for any ending of that word.
    """
    return r"[\s-]+".join(map(_pattern_of_word, plain_text(phrase).split()))


def _pattern_of_word(word: str) -> str:
    if word.isalnum():
        return word
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\-", r"[\s-]+")


def any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return one expression for any of ``phrases`` as whole words, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    inner = "|".join(pattern_of(phrase) for phrase in ordered) or r"(?!)"
    return compiled(rf"(?<!\w)(?:{inner})(?!\w)")
