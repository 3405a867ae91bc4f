"""Pieces given to all signatures of a page together: the best way to do it, and how clear it is.

Each signature takes one of its candidates or none. What two signatures have taken is compared: blocks of one
page have one shape.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Generic, TypeVar

from poedesk.kernel.records import dataclass

MOST = 4
"""Candidates of one signature at most: the best ones."""

NEVER = -1e9
"""Points of what cannot be."""

_Thing = TypeVar("_Thing")


@dataclass(frozen=True, slots=True)
class Choice(Generic[_Thing]):
    """What one signature takes."""

    taken: _Thing | None
    """Null for nothing."""

    margin: float
    """Points by which the best reading in which it takes something else, or nothing, is worse."""


def solve(
    offers: Sequence[Sequence[tuple[_Thing, float]]],
    together: Callable[[int, _Thing, int, _Thing], float],
    same: Callable[[_Thing], Hashable],
) -> list[Choice[_Thing]]:
    """Return what each signature takes.

    ``offers`` holds the candidates of each with their points. ``together`` gives the points for what two of
    them take, ``NEVER`` where that cannot be. Two candidates with one key of ``same`` say the same.
    """
    short = [sorted(each, key=lambda offer: -offer[1])[:MOST] for each in offers]
    ways = [*_ways(short, together)]
    best_points, best = max(ways, key=lambda way: way[0])
    chosen = []
    for number, taken in enumerate(best):
        key = same(taken) if taken is not None else None
        others = [
            total
            for total, way in ways
            if ((other := way[number]) is None) != (taken is None)
            or (other is not None and same(other) != key)
        ]
        chosen.append(Choice(taken, best_points - max(others, default=NEVER)))
    return chosen


def _ways(
    offers: Sequence[Sequence[tuple[_Thing, float]]],
    together: Callable[[int, _Thing, int, _Thing], float],
) -> Iterator[tuple[float, tuple[_Thing | None, ...]]]:
    """Yield every way to give each signature one candidate or none, with its points."""
    if not offers:
        yield 0.0, ()
        return
    *before, last = offers
    number = len(before)
    for total, way in _ways(before, together):
        yield total, (*way, None)
        for thing, own in last:
            pairs = (
                together(other, taken, number, thing) for other, taken in enumerate(way) if taken is not None
            )
            points = total + own + sum(pairs)
            if points > NEVER / 2:
                yield points, (*way, thing)
