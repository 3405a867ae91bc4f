"""Pages whose file gives every sign a meaning, and the wrong one: what is extracted is no language.

A wrong table behind a font shows "Customer" and says "kCAB=;3@", or "Xfhglnvi". Nothing on such a page may
count as read, or all of it would be missing.
"""

from collections.abc import Iterable

from poedesk.kernel.expressions import compiled
from poedesk.proof.reading.readers.pdf.letters.meaning import SMALL

_ENOUGH = 20
"""Words below which nothing is told."""

_STRANGE = 0.2
"""Share of strange words; honest pages with so few small words have none (334 PDF files, 653 pages)."""

_FEW, _SURE = 0.04, 10
"""Share of small words that chance gives; and how many of them end the question when they are more."""

_LEAST = 4
"""Signs of a word that is asked."""

_LETTERS = compiled(r"[A-Za-z]{4,}")
_UNSPOKEN = compiled(r"[bcdfghjklmnpqrstvwxz]{5}|^[^aeiouy]+$", 2)
_MIXED = compiled(r"[A-Za-z0-9][=;<>^\[\]{}|~\"!?\\`#%$*]+[A-Za-z0-9]")


def scrambled(words: Iterable[str]) -> bool:
    """Say whether the words of a page are none: few small words of a language, and many spelt as in none."""
    count = small = 0
    asked: list[str] = []
    for count, word in enumerate(words, 1):
        if word.strip(".,;:()").lower() in SMALL:
            small += 1
            if small > _SURE and small > _FEW * count:
                return False
        elif len(word) >= _LEAST and word.isascii():
            asked.append(word)
    if len(asked) < _ENOUGH or small > _FEW * count:
        return False  # how words are spelt is asked last: it takes longest
    return sum(map(_is_strange, asked)) >= _STRANGE * len(asked)


def _is_strange(word: str) -> bool:
    letters = word.strip(".,;:()")
    if _LETTERS.fullmatch(letters):
        return not letters.isupper() and _UNSPOKEN.search(letters) is not None
    return "://" not in word and _MIXED.search(word) is not None
