"""Two columns that run independently of each other: their lines do not stand side by side but by chance.

A table, a list of labels with values and two signatures side by side have rows, which are read across. What
was written down one column and then down the other, in lines of other heights, is read in that way.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from statistics import median

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.lines import Piece

_LINES = 5
"""Lines of each column, at least."""

_GUTTER = 8.0
"""Points of white between the columns, at least."""

_EDGE = 3.0
"""Points by which lines of the right column begin apart at most."""

_SHARE = 0.2
"""Share of the text's width that the widest line of a column has, at least."""

_LEVEL = 2.0
"""Points by which the middles of two lines at one height differ at most."""

_SAME_ROW = 5.0
"""Points by which the middles of a head and what stands beside it differ at most."""

_BY_CHANCE = 0.5
"""Share of the shorter column's lines that may stand at the height of one in the other."""


_PROSE = 0.3
"""Share of the text's width that a line fills at the median where both columns are prose, level or not."""

_STRAYS = 3
"""Pieces of a head or foot that may be drawn in another order than the columns."""


@dataclass(frozen=True, slots=True)
class Flows:
    """The lines of two columns side by side."""

    left: Sequence[Piece]
    right: Sequence[Piece]

    @property
    def top(self) -> float:
        """Return where they begin."""
        return min(piece.box.top for piece in (*self.left, *self.right))


def flows_in(pieces: Sequence[Piece]) -> list[Flows]:
    """Return the columns that run independently on a page, from top to bottom; ``pieces`` are in no table."""
    if len(pieces) < 2 * _LINES:
        return []
    width = max(piece.box.right for piece in pieces) - min(piece.box.left for piece in pieces)
    for edge in _edges(pieces):
        found = [
            flows
            for band in _bands(pieces, edge)
            if (flows := _parted(band, edge)) is not None and _are_independent(flows, edge, width)
        ]
        if found:
            return found
    return []


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Return where a right column may begin: where many lines do, the most common first."""
    common = Counter(round(piece.box.left) for piece in pieces)
    first = min(common)
    return [edge for edge, count in common.most_common(4) if count >= _LINES and edge > first + 2 * _GUTTER]


def _bands(pieces: Sequence[Piece], edge: float) -> Iterator[list[Piece]]:
    """Yield the pieces between those that cross the gutter before ``edge``."""
    across = [piece for piece in pieces if _crosses(piece.box, edge)]
    over = sorted((piece.box.top, piece.box.bottom) for piece in across)
    ends = [(-inf, -inf), *over, (inf, inf)]
    free = sorted((piece for piece in pieces if not _crosses(piece.box, edge)), key=_middle)
    heights = [_middle(piece) for piece in free]
    for (_, begin), (end, _) in pairwise(ends):
        first, last = bisect_left(heights, begin), bisect_right(heights, end)
        if last - first >= 2 * _LINES:
            yield free[first:last]


def _crosses(box: Box, edge: float) -> bool:
    return box.left < edge - _EDGE and box.right > edge - _GUTTER


def _parted(band: Sequence[Piece], edge: float) -> Flows | None:
    """Return the columns of a band, without a head or foot that was drawn in another order."""
    left, right = _sides(band, edge)
    strays = _strays(left, right)
    if strays:
        apart = [_middle(piece) for piece in strays]
        kept = [piece for piece in band if all(abs(_middle(piece) - height) > _SAME_ROW for height in apart)]
        if kept and not any(_middle(kept[0]) < height < _middle(kept[-1]) for height in apart):
            left, right = _sides(kept, edge)
    return Flows(left, right) if min(len(left), len(right)) >= _LINES else None


def _sides(band: Sequence[Piece], edge: float) -> tuple[list[Piece], list[Piece]]:
    left = [piece for piece in band if piece.box.right <= edge - _GUTTER]
    right = [piece for piece in band if piece.box.left >= edge - _EDGE]
    return left, right


def _strays(left: Sequence[Piece], right: Sequence[Piece]) -> list[Piece]:
    """Return the few pieces without which all of one column is drawn before the other; empty without any."""
    if min(len(left), len(right)) < _LINES:
        return []
    begin = sorted(piece.order for piece in right)[_STRAYS]
    late = [piece for piece in left if piece.order > begin]
    end = max((piece.order for piece in left if piece.order <= begin), default=begin)
    early = [piece for piece in right if piece.order < end]
    return [*late, *early] if 0 < len(late) + len(early) <= _STRAYS else []


def _are_independent(flows: Flows, edge: float, width: float) -> bool:
    left, right = flows.left, flows.right
    drawn_apart = max(piece.order for piece in left) < min(piece.order for piece in right)
    begun = sum(1 for piece in right if piece.box.left <= edge + _EDGE)
    if not drawn_apart or 2 * begun < len(right) or min(map(_breadth, (left, right))) < _SHARE * width:
        return False
    if all(_is_prose(column, width) for column in (left, right)):
        return True
    heights = sorted(_middle(piece) for piece in left)
    level = sum(1 for piece in right if _has_near(heights, _middle(piece)))
    return level <= _BY_CHANCE * min(len(left), len(right))


def _is_prose(column: Sequence[Piece], width: float) -> bool:
    """Return whether a column has wide lines, one below the other."""
    heights = sorted(_middle(piece) for piece in column)
    level = sum(1 for one, other in pairwise(heights) if other - one <= _LEVEL)
    wide = median(piece.box.width for piece in column) >= _PROSE * width
    return wide and level <= _STRAYS


def _has_near(heights: Sequence[float], height: float) -> bool:
    at = bisect_left(heights, height - _LEVEL)
    return at < len(heights) and heights[at] <= height + _LEVEL


def _breadth(column: Sequence[Piece]) -> float:
    return max(piece.box.right for piece in column) - min(piece.box.left for piece in column)


def _middle(piece: Piece) -> float:
    return (piece.box.top + piece.box.bottom) / 2
