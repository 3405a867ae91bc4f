"""The signs that are looked for: those of European languages, out of the many that the model knows.

The model also knows thousands of signs of other scripts. On a page in a language that is read here they are
always mistakes, such as a speck read as a sign of Chinese. Where such signs are all there is, the page is in
another script, and that is noticed by ``foreign``.
"""

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_ELSE = frozenset("☐☑☒✓✔✗✘×•●○■□▪–—‘’“”„‚«»‹›…€£¥§©®™°±²³¹½¼¾µ·¶†‡№→←↑↓≤≥≈≠∅")  # noqa: RUF001 - typography that documents hold
"""Signs besides letters, figures and punctuation."""


_LAST_LETTER = "\u00ff"
"""The letters of Spanish, German and French end here.

Other accents, as those below letters in Polish, are specks and lines far more often than letters; without
them such letters are read without their accents, up to which names are compared.
"""

_LIGATURES = frozenset("ŒœŠšŽžŁłŸ")


_OF_IDEOGRAPHS = 16
"""Of so many Chinese signs one is weighed up: enough that a page of them resembles those, not letters."""


def worth_weighing(signs: Sequence[str]) -> list[int]:
    """Return the numbers of the signs that the recogniser weighs up: all but most of the Chinese ones."""
    return [
        number
        for number, sign in enumerate(signs)
        if number % _OF_IDEOGRAPHS == 0 or not (len(sign) == 1 and unicodedata.category(sign) == "Lo")
    ]


class Alphabet:
    """The signs of a recogniser, and which of its numbers are looked at."""

    def __init__(self, signs: Sequence[str]) -> None:
        """Take the signs of the recogniser by their numbers; number 0 stands between signs."""
        kept = [number for number, sign in enumerate(signs) if not number or _is_read(sign)]
        self.signs = tuple(signs[number] for number in kept)
        self._numbers: NDArray[np.intp] = np.array(kept)

    def of(self, answer: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the columns of the signs that are looked at, one row a step."""
        return answer[:, self._numbers]


def foreign(answer: NDArray[np.float32], kept: NDArray[np.float32]) -> float:
    """Return how much of what was seen are signs that are not looked for: 0 for none, 1 for all."""
    inked = answer.argmax(axis=1) != 0
    if not inked.any():
        return 0.0
    return float(1 - kept[inked].sum(axis=1).mean())


def _is_read(sign: str) -> bool:
    if len(sign) != 1:
        return False
    if sign.isascii():
        return sign.isprintable()
    return sign in _ELSE or (sign <= _LAST_LETTER and sign.isalpha()) or sign in _LIGATURES
