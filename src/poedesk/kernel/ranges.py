"""Ranges of a text that do not overlap, kept so that a new one is compared with its neighbours only."""

from bisect import bisect_left, insort


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
