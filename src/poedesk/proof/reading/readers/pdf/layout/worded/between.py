"""Where the words of a text begin and end."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from operator import add

from poedesk.kernel.expressions import compiled

_JOINED = compiled("[A-Z\u00c0-\u00d6\u00d8-\u00de](?<=[a-z\u00df-\u00f6\u00f8-\u00ff].)")
"""A letter before which a blank may have been overlooked; small letters are many, and are looked at last."""


def between_blanks(text: str) -> tuple[list[str], list[int], list[int]]:
    """Return the parts of ``text`` between blanks, and where each begins and ends.

    It goes line by line: in most lines one blank stands between two words.
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    for line in text.split("\n"):
        own = line.split()
        if own and line.startswith(" ".join(own)):
            lengths = list(map(len, own))
            places = list(accumulate([length + 1 for length in lengths[:-1]], initial=begin))
            starts += places
            ends += map(add, places, lengths)
        elif own:
            places, own_ends = places_of(line, own, begin)
            starts += places
            ends += own_ends
        parts += own
        begin += len(line) + 1
    return parts, starts, ends


def places_of(text: str, parts: Sequence[str], before: int = 0) -> tuple[list[int], list[int]]:
    """Return where each part begins and ends in ``text``, which itself begins at ``before``.

    There are only blanks between them.
    """
    find = text.index
    starts, ends = [], []
    end = 0
    for part in parts:
        start = find(part, end)
        end = start + len(part)
        starts.append(before + start)
        ends.append(before + end)
    return starts, ends


def inner_capitals(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Return where capitals stand behind small letters within words, but not as their second letter."""
    found = []
    for joined in _JOINED.finditer(text):
        place = joined.start()
        number = bisect_right(starts, place) - 1
        if number >= 0 and starts[number] < place - 1 < place < ends[number]:
            found.append(place)
    return found
