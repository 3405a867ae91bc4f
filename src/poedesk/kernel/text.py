"""Text as it is compared and quoted: NFKC, white space folded, accents and case set aside where asked."""

import re
import unicodedata

QUOTE_LIMIT = 300
"""Characters that a quotation may have (contract, section 4)."""

_BLANKS = re.compile(r"[\s\u200b\ufeff]+")


def fold(text: str) -> str:
    """Return ``text`` in NFKC with every run of white space as one blank, ends stripped."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFKC", text)).strip()


def quotation(text: str) -> str:
    """Return the folded ``text``, cut at a word so that it stays within ``QUOTE_LIMIT``."""
    folded = fold(text)
    if len(folded) <= QUOTE_LIMIT:
        return folded
    cut = folded[: QUOTE_LIMIT + 1].rsplit(" ", 1)[0]
    return cut[:QUOTE_LIMIT]


def plain(text: str) -> str:
    """Return ``text`` folded, without accents and in lower case: for comparing, never for showing."""
    decomposed = unicodedata.normalize("NFKD", fold(text))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
