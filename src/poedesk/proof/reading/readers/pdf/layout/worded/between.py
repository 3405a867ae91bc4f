"""Where the words of a text begin and end."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from operator import add

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass

_JOINED = compiled("[A-Z\u00c0-\u00d6\u00d8-\u00de](?<=[a-z\u00df-\u00f6\u00f8-\u00ff].)")
"""A letter before which a blank may have been overlooked; small letters are many, and are looked at last."""


@dataclass(slots=True)
class Parts:
    """The words of a text and their places, column by column."""

    texts: list[str]
    firsts: list[int]
    """Where their first signs stand."""

    lasts: list[int]
    """Where their last signs stand."""

    fresh: list[bool]
    """Which of them begin a line."""

    def most(self, count: int) -> bool:
        """Keep the first ``count`` of them; return whether these are all."""
        whole = len(self.texts) <= count
        for column in (self.texts, self.firsts, self.lasts, self.fresh):
            del column[count:]
        return whole


def between_blanks(text: str) -> Parts:
    """Return the parts of ``text`` between blanks.

    Nothing is done for each word in turn: in most lines one blank stands between two words, so that the
    lengths of words tell their places but for where their line begins.
    """
    lines = text.split("\n")
    by_line = list(map(str.split, lines))
    texts = list(chain.from_iterable(by_line))
    close = list(accumulate([length + 1 for length in map(len, texts)], initial=0))
    numbers = list(accumulate(map(len, by_line), initial=0))
    begins = accumulate([len(line) + 1 for line in lines], initial=0)
    moves: list[int] = []
    ends: list[int] = []
    fresh = [False] * len(texts)
    odd: list[tuple[int, int, int, int]] = []
    usual = map(str.startswith, lines, map(" ".join, by_line))
    for number, (begin, (first, last), plain) in enumerate(
        zip(begins, pairwise(numbers), usual, strict=False)
    ):
        if first < last:
            moves += [begin - close[first]] * (last - first)
            ends += [begin - close[first] - 2] * (last - first)
            fresh[first] = True
            if not plain:
                odd.append((number, begin, first, last))
    firsts = list(map(add, close, moves))
    lasts = list(map(add, close[1:], ends))
    for number, begin, first, last in odd:
        firsts[first:last], lasts[first:last] = places_of(lines[number], by_line[number], begin)
    return Parts(texts, firsts, lasts, fresh)


def places_of(text: str, parts: Sequence[str], before: int = 0) -> tuple[list[int], list[int]]:
    """Return where each part begins in ``text``, which itself begins at ``before``, and where it ends.

    There are only blanks between them; the end is the place of the last sign.
    """
    find = text.index
    firsts, lasts = [], []
    end = 0
    for part in parts:
        first = find(part, end)
        end = first + len(part)
        firsts.append(before + first)
        lasts.append(before + end - 1)
    return firsts, lasts


def inner_capitals(text: str, parts: Parts) -> list[int]:
    """Return where capitals stand behind small letters within words, but not as their second letter."""
    found = []
    for joined in _JOINED.finditer(text):
        place = joined.start()
        number = bisect_right(parts.firsts, place) - 1
        if number >= 0 and parts.firsts[number] < place - 1 < place <= parts.lasts[number]:
            found.append(place)
    return found
