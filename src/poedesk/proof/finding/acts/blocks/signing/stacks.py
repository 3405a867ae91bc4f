"""The places of signing of a page by where they stand, and the parts of one column between two edges."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.plane import Plane
from poedesk.proof.finding.acts.blocks.sheets.sheet import middle
from poedesk.proof.finding.acts.places import Anchor

MOST_SIDES = 24
"""Places of signing on each side of another that are looked at for where its column ends."""

STRETCH = 200.0
"""Points that a column is walked down at once."""


class Column:
    """The parts between two edges that no place of signing is made of."""

    def __init__(self, placed: Plane[Part], taken: frozenset[int], left: float, right: float) -> None:
        """Take the parts of a page, the ``id`` of those that are labels of places, and the two edges."""
        self._placed = placed
        self._taken = taken
        self.left = left
        self.right = right

    def near(self, top: float, bottom: float) -> list[Part]:
        """Return the parts that touch the range, in their order, and perhaps some close to it."""
        near = self._placed.near(top, bottom, self.left, self.right)
        return [part for part in near if id(part) not in self._taken and self._holds(part)]

    def downward(self, top: float, bottom: float) -> Iterator[Part]:
        """Yield the parts that touch the range, and perhaps some close to it, from top to bottom."""
        high = -1e12
        while top <= bottom:
            low = min(top + STRETCH, bottom)
            found = [part for part in self.near(top, low) if high < part.box.top <= low]
            yield from sorted(found, key=lambda part: (part.box.top, part.box.left))
            if low == bottom:
                return
            high, top = low, low

    def _holds(self, part: Part) -> bool:
        left, right = self.left, self.right
        if part.kind is Kind.RUNNING:
            return part.box.right > left + 20 and part.box.left < right - 20
        return part.box.left + min(part.box.width, 20) / 2 >= left and part.box.left < right


class Places:
    """The places of signing of a page, in their order."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        """Take the places of one page."""
        self._placed = Plane(anchors, attrgetter("ref"))
        self._rows: dict[tuple[int, int], list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            if anchor.part is not None and anchor.part.cell is not None:
                self._rows[anchor.part.cell.table, anchor.part.cell.row].append(anchor)
        self._numbers = {id(anchor): number for number, anchor in enumerate(anchors)}
        self._levels = _Levels(anchors)
        self._tops = sorted(anchors, key=lambda anchor: anchor.ref.top)
        self._firsts: dict[tuple[float, float], Anchor | None] = {}
        self.alone = len(anchors) == 1
        """Whether there is no other place."""

    def around(self, anchor: Anchor, deep: float) -> list[Anchor]:
        """Return the places level with one, at most ``deep`` apart, and those in its row of a table."""
        bottom = anchor.ref.bottom
        found = self._placed.near(bottom - deep, bottom + deep)
        cell = anchor.part.cell if anchor.part is not None else None
        if cell is not None:
            row = self._rows[cell.table, cell.row]
            found = list({id(item): item for item in [*found, *row]}.values())
        if len(found) <= 2 * MOST_SIDES:
            return found
        found.sort(key=lambda item: item.ref.left)
        own = bisect_right(found, anchor.ref.left, key=lambda item: item.ref.left)
        return found[max(0, own - MOST_SIDES) : own + MOST_SIDES]

    def before(self, anchor: Anchor, left: float, right: float) -> Anchor | None:
        """Return the place in a column that ends last of those not lower than ``anchor``."""
        return self._levels.before(anchor, left, right)

    def after(self, anchor: Anchor, left: float, right: float) -> Anchor | None:
        """Return the place in a column that begins first of those lower than ``anchor``."""
        return self._levels.after(anchor, left, right)

    def first(self, anchor: Anchor, left: float, right: float) -> Anchor:
        """Return the place in a column that begins first of all; ``anchor`` belongs to it."""
        if (left, right) not in self._firsts:
            found = (item for item in self._tops if _stands(item, left, right))
            self._firsts[left, right] = next(found, None)
        first = self._firsts[left, right]
        return anchor if first is None or anchor.ref.top <= first.ref.top else first


def _stands(anchor: Anchor, left: float, right: float) -> bool:
    """Return whether a place of signing stands in a column."""
    centre = anchor.ref.left + min(anchor.ref.width, 40) / 2
    return left <= centre < right


class _Levels:
    """Places of signing by the height of their middle, those of like height of their own together."""

    def __init__(self, anchors: Sequence[Anchor]) -> None:
        shelves: dict[float, list[tuple[float, int, Anchor]]] = defaultdict(list)
        for number, anchor in enumerate(anchors):
            shelves[_size(anchor.ref)].append((middle(anchor.ref), number, anchor))
        self._shelves = {size: sorted(items, key=lambda item: item[:2]) for size, items in shelves.items()}

    def before(self, anchor: Anchor, left: float, right: float) -> Anchor | None:
        level = middle(anchor.ref)
        best: tuple[float, int, Anchor] | None = None
        for size, items in self._shelves.items():
            for place in range(bisect_right(items, level, key=lambda item: item[0]) - 1, -1, -1):
                centre, number, other = items[place]
                if best is not None and centre + size / 2 < best[0]:
                    break
                if other is anchor or not _stands(other, left, right):
                    continue
                if best is None or (other.ref.bottom, -number) > (best[0], -best[1]):
                    best = (other.ref.bottom, number, other)
        return best[2] if best is not None else None

    def after(self, anchor: Anchor, left: float, right: float) -> Anchor | None:
        level = middle(anchor.ref)
        best: tuple[float, int, Anchor] | None = None
        for size, items in self._shelves.items():
            for place in range(bisect_right(items, level, key=lambda item: item[0]), len(items)):
                centre, number, other = items[place]
                if best is not None and centre - size / 2 > best[0]:
                    break
                if other is anchor or not _stands(other, left, right):
                    continue
                if best is None or (other.ref.top, number) < best[:2]:
                    best = (other.ref.top, number, other)
        return best[2] if best is not None else None


def _size(box: Box) -> float:
    """Return the smallest of 8, 16, 32 ... points that ``box`` is not higher than."""
    size = 8.0
    while size < box.bottom - box.top:
        size *= 2
    return size
