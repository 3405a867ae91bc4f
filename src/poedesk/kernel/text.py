"""Text as it is compared and quoted: NFKC, white space folded, accents and case set aside where asked."""

import re
import unicodedata

from poedesk.kernel.expressions import compiled

QUOTE_LIMIT = 300
"""Characters that a quotation may have (contract, section 4)."""

_UNPRINTABLE = compiled("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def fold(text: str) -> str:
    """Return ``text`` in NFKC with every run of white space as one blank, ends stripped."""
    if not text.isascii():
        if not unicodedata.is_normalized("NFKC", text):
            text = unicodedata.normalize("NFKC", text)
        text = text.replace("\u200b", " ").replace("\ufeff", " ")
    return " ".join(text.split())


def quotation(text: str) -> str:
    """Return the folded ``text``, cut at a word so that it stays within ``QUOTE_LIMIT``."""
    folded = fold(text)
    if len(folded) <= QUOTE_LIMIT:
        return folded
    cut = folded[: QUOTE_LIMIT + 1].rsplit(" ", 1)[0]
    return cut[:QUOTE_LIMIT]


def plain(text: str) -> str:
    """Return ``text`` folded, without accents and in lower case: for comparing, never for showing."""
    folded = fold(text)
    if folded.isascii():
        return folded.lower()
    decomposed = unicodedata.normalize("NFKD", folded)
    accents = {ord(sign): None for sign in set(decomposed) if unicodedata.combining(sign)}
    return (decomposed.translate(accents) if accents else decomposed).casefold()


def printable(text: str) -> str:
    """Return ``text`` safe to show: control signs, direction overrides, broken bytes as escapes.

    A hostile document or file name must not move the cursor, recolour a verdict or turn a line around.
    Line ends and tabs stay.
    """
    return _UNPRINTABLE.sub(_escaped, text)


def is_visible(text: str) -> bool:
    """Say whether every sign of one line is seen, and none turns the line around.

    Joiners that Persian and Indic spelling and emoji need are seen, and every kind of space is one.
    """
    return _SPACES.sub(" ", _JOINED.sub("", text)).isprintable()


def is_visible_text(text: str) -> bool:
    """Say the same of several lines, with tabs."""
    return all(is_visible(line.replace("\t", " ")) for line in _LINES.split(text))


_JOINED = compiled("(?<=[\u0600-\u0dff])[\u200c\u200d]|(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d")
"""Joiners after a letter of Arabic or Indic script, and within an emoji."""

_SPACES = compiled("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINES = compiled(r"\r\n?|\n")


def sound(name: str) -> str:
    """Return a file's name as valid Unicode: bytes that the system could not decode are shown as escapes."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _escaped(match: re.Match[str]) -> str:
    code = ord(match.group())
    if 0xDC80 <= code <= 0xDCFF:  # noqa: PLR2004 - where Python keeps the bytes of names that are not UTF-8
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"  # noqa: PLR2004 - one byte or two
