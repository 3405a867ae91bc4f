"""Words that come letter by letter are made whole: headings set so ("A G R E E M E N T"), and crumbled pages.

On a page with little on it pdfium may take the lines for columns and begin a line at every letter.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from operator import sub
from statistics import median

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.worded.words import SHORT, RawWord

_FEWEST = 5
"""Letters that stand alone, one after the other, from which on a stretch is set letter by letter."""

_ALONE = 0.75
"""Share of such a stretch that are single signs; a narrow pair of letters may touch."""

_LETTERS = 0.8
"""Share of such signs that are letters; the boxes of a date and a number hold more digits."""

_WIDEST = 1.2
"""Usual gap between its letters, in heights of the line; columns of single letters stand further apart."""

_BETWEEN_WORDS = 1.6
"""Times the usual gap from which on a gap lies between words."""

_BLANK = 0.05
"""Heights added to that."""


def letters_joined(words: list[RawWord], short: Sequence[int]) -> list[RawWord]:
    """Return the words of a page with those set letter by letter made whole; the same list without any.

    ``short`` are the numbers of ``short_words``.
    """
    if _FEWEST - 1 not in map(sub, short[_FEWEST - 1 :], short):
        return words
    result: list[RawWord] = []
    run: list[RawWord] = []
    for word in words:
        follows = bool(run) and not word.breaks and _follows(run[-1], word)
        if run and not (follows and len(word.text) <= SHORT):
            result += _whole(run)
            run = []
        if len(word.text) <= SHORT and word.turn == 0:
            run.append(word)
        else:
            result.append(word)
    return result + _whole(run)


def crumbs_joined(words: list[RawWord]) -> list[RawWord]:
    """Return the words of a page; on one that crumbled those whose letters touch are joined, line by line.

    On any other page they are the same list.
    """
    breaks = sum([word.breaks for word in words])
    if len(words) < _FEWEST or breaks < _CRUMBLED * len(words):
        return words
    crumbs = sum(other.breaks and _touches(one, other) for one, other in pairwise(words))
    if crumbs < _CRUMBLED * len(words):
        return words
    result = [words[0]]
    for word in words[1:]:
        if _touches(result[-1], word):
            result[-1] = _word([result[-1], word])
        else:
            result.append(replace(word, breaks=word.breaks and not _follows(result[-1], word)))
    return result


_CRUMBLED = 0.3
"""Share of the words of a page that begin a line right behind the word before, on its own line."""

_TOUCH = 0.18
"""Heights of a line between two letters of one word at most; a blank is wider."""


def _touches(before: RawWord, word: RawWord) -> bool:
    if before.turn or word.turn or not _follows(before, word):
        return False
    height = min(before.box.bottom - before.box.top, word.box.bottom - word.box.top)
    return word.box.left - before.box.right <= _TOUCH * height


def _follows(before: RawWord, word: RawWord) -> bool:
    """Return whether a word stands behind the one before, on its line."""
    one, other = before.box, word.box
    return (
        one.right <= other.right
        and one.left < other.left
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _whole(run: Sequence[RawWord]) -> list[RawWord]:
    """Return the words that a stretch of short parts makes; the parts when it is not set letter by letter."""
    single = [word.text for word in run if len(word.text) == 1]
    letters = [sign.lower() for sign in single if sign.isalpha()]
    if (
        len(letters) < _FEWEST
        or len(set(letters)) < 3  # noqa: PLR2004 - a row of crosses is no word
        or len(letters) < _LETTERS * sum(sign.isalnum() for sign in single)
        or len(single) < _ALONE * len(run)
    ):
        return list(run)
    gaps = [other.box.left - one.box.right for one, other in pairwise(run)]
    height = median(word.box.bottom - word.box.top for word in run)
    usual = median(gaps)
    if not 0 < usual <= _WIDEST * height:
        return list(run)
    limit = _BETWEEN_WORDS * usual + _BLANK * height
    words = [[run[0]]]
    for gap, word in zip(gaps, run[1:], strict=True):
        if gap > limit:
            words.append([])
        words[-1].append(word)
    if max(map(len, words)) < _FEWEST - 1:
        return list(run)
    return [_word(parts) for parts in words]


def _word(parts: Sequence[RawWord]) -> RawWord:
    if len(parts) == 1:
        return parts[0]
    box = reduce(Box.union, (part.box for part in parts))
    return replace(parts[0], text="".join(part.text for part in parts), box=box)
