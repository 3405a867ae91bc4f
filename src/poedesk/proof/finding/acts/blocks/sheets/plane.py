"""What lies on a page, in its order, with a quick answer to what of it lies near a place.

A page can hold thousands of places of signing. Each asks what stands around it, and none may look through
the whole page for that.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from poedesk.proof.document.model import Box

LOWEST = 8.0
"""Points: lower boxes are kept with those of this height."""

SLACK = 1.0
"""Points by which boxes are looked for beyond what is asked for: edges worked out by shares are not exact."""

STEP = 250.0
"""Points of the first stretch beside a place; each further one is twice as wide."""

_FAR = 1e12
_Thing = TypeVar("_Thing")
_Stretch = tuple[float, float, list[_Thing]]
_Kept = tuple[Box, int, _Thing]
"""Box, number in the order of the page, and the thing."""


class Plane(Generic[_Thing]):
    """Things with boxes, kept by height and then from left to right."""

    def __init__(self, things: Iterable[_Thing], box_of: Callable[[_Thing], Box | None]) -> None:
        """Take the things in their order; what has no box lies nowhere."""
        self._rows: dict[float, dict[float, _Row[_Thing]]] = {}
        self._last = -_FAR
        for number, thing in enumerate(things):
            box = box_of(thing)
            if box is None:
                continue
            high = LOWEST
            while high < box.bottom - box.top and high < _FAR:
                high *= 2
            rows = self._rows.setdefault(high, {})
            row = max(-_FAR, min(_FAR, box.top)) // high
            if row not in rows:
                rows[row] = _Row()
            rows[row].kept.append((box, number, thing))
            self._last = max(self._last, box.left)
        self._keys = {high: sorted(rows) for high, rows in self._rows.items()}

    def near(self, top: float, bottom: float, left: float = -_FAR, right: float = _FAR) -> list[_Thing]:
        """Return in their order all things that touch the range, and perhaps a few that stand close to it."""
        found: list[_Kept[_Thing]] = []
        top, bottom, left, right = top - SLACK, bottom + SLACK, left - SLACK, right + SLACK
        for high, keys in self._keys.items():
            rows = self._rows[high]
            for place in range(bisect_left(keys, top // high - 1), bisect_right(keys, bottom // high)):
                found += [
                    kept
                    for kept in rows[keys[place]].between(left, right)
                    if kept[0].bottom >= top and kept[0].top <= bottom
                ]
        found.sort(key=_number)
        return [thing for _, _, thing in found]

    def rightward(self, top: float, bottom: float, left: float) -> Iterator[_Stretch[_Thing]]:
        """Yield stretch by stretch what begins at ``left`` or right of it, with the two ends of the stretch.

        A thing may be told with two stretches; it belongs to the one in which it begins.
        """
        wide = STEP
        while left <= self._last:
            yield left, left + wide, self.near(top, bottom, left, left + wide)
            left, wide = left + wide, 2 * wide


class _Row(Generic[_Thing]):
    """What begins in one row of a plane."""

    def __init__(self) -> None:
        self.kept: list[_Kept[_Thing]] = []
        self._lefts: list[float] | None = None
        self._reach: list[float] = []
        """How far right anything reaches, up to each of what is kept."""

    def between(self, left: float, right: float) -> list[_Kept[_Thing]]:
        """Return what touches the range, and perhaps more that begins left of it."""
        if self._lefts is None:
            self.kept.sort(key=_left)
            self._lefts = [kept[0].left for kept in self.kept]
            self._reach = list(accumulate((kept[0].right for kept in self.kept), max))
        first, end = bisect_left(self._reach, left), bisect_right(self._lefts, right)
        return self.kept[first:end]


def _left(kept: "_Kept[_Thing]") -> float:
    return kept[0].left


def _number(kept: "_Kept[_Thing]") -> int:
    return kept[1]
