"""Text as phrases are looked for in it: lower case, no accents, with the way back to the original."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+")


class Searchable(NamedTuple):
    """A text without accents and case, and where each of its characters came from."""

    text: str
    origin: Sequence[int]
    """Index in the original text of each character, with one more entry for the end."""


class Token(NamedTuple):
    """A word of a searchable text."""

    word: str
    start: int
    end: int


def searchable(text: str) -> Searchable:
    """Return ``text`` in lower case and without accents, with the origin of each character."""
    if text.isascii():
        return Searchable(text.lower(), range(len(text) + 1))
    signs: list[str] = []
    origin: list[int] = []
    for index, sign in enumerate(text):
        for part in unicodedata.normalize("NFKD", sign).casefold():
            if not unicodedata.combining(part):
                signs.append(part)
                origin.append(index)
    origin.append(len(text))
    return Searchable("".join(signs), origin)


def tokens_of(text: str) -> list[Token]:
    """Return the words of a searchable text; the s of a genitive ("customer's") is left out."""
    found = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.group() == "s" and start and text[start - 1] in "'’´`":
            continue
        found.append(Token(match.group(), start, end))
    return found
