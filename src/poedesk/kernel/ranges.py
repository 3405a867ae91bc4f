"""Ranges: of a text, kept so that a new one is compared with its neighbours only; and the most in one."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from math import inf


class Apart:
    """Half-open ranges, none of which overlaps another."""

    def __init__(self) -> None:
        """Begin with none."""
        self._held: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> bool:
        """Keep ``[start, end)`` unless it overlaps one that is kept; return whether it is kept now."""
        number = bisect_left(self._held, (start, end))
        before, after = self._held[max(0, number - 1) : number], self._held[number : number + 1]
        if any(start < last and first < end for first, last in (*before, *after)):
            return False
        insort(self._held, (start, end))
        return True


class Highest:
    """The highest of the numbers in any range of a sequence, without going through the range."""

    def __init__(self, numbers: Sequence[float]) -> None:
        """Take the numbers; what is worked out from them is so when it is first asked for."""
        self._levels: list[Sequence[float]] = [numbers]
        """The highest of 1, 2, 4, 8 ... numbers from each place on."""

    def between(self, start: int, end: int) -> float:
        """Return the highest of the numbers in ``[start, end)``, minus infinity where there are none."""
        if end <= start:
            return -inf
        level = (end - start).bit_length() - 1
        while len(self._levels) <= level:
            last = self._levels[-1]
            half = 1 << (len(self._levels) - 1)
            self._levels.append(list(map(max, last, last[half:])))
        highest = self._levels[level]
        return max(highest[start], highest[end - (1 << level)])
