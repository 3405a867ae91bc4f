"""Two columns that run independently of each other: their lines do not stand side by side but by chance.

A table, a list of labels with values and two signatures side by side have rows, which are read across. What
was written down one column and then down the other, in lines of other heights, is read in that way.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import inf
from operator import itemgetter
from statistics import median

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.lines import Piece, Row, rows_of

_LINES = 5
"""Lines of each column, at least."""

_GUTTER = 8.0
"""Points of white between the columns, at least."""

_EDGE = 3.0
"""Points by which lines of the right column begin apart at most."""

_INSET = 3
"""Points by which the cells of a column begin to the right of its lines, at most."""

_INDENT = 36
"""Points by which the items of its lists do."""

_CANDIDATES = 4
"""Edges of cells, and of items, that are tried."""

_SHARE = 0.2
"""Share of the text's width that the widest line of a column has, at least."""

_ASIDE = 0.08
"""The same beside larger type: lines of a letterhead at the side."""

_SMALLER = 0.9
"""Times the height and the step of the other column's lines that such lines have at most."""

_LEVEL = 2.0
"""Points by which the middles of two lines at one height differ at most."""

_SAME_ROW = 5.0
"""Points by which the middles of a head and what stands beside it differ at most."""

_BY_CHANCE = 0.5
"""Share of the shorter column's lines that may stand at the height of one in the other."""

_BESIDE_PROSE = 0.75
"""The same beside a column of prose, whose lines stand closer."""

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


def flows_in(pieces: Sequence[Piece], grids: Sequence[Grid] = ()) -> list[Flows]:
    """Return the columns that run independently on a page, from top to bottom; ``grids`` are its tables."""
    if len(pieces) < 2 * _LINES:
        return []
    edges = _edges(pieces)
    if not edges:
        return []
    width = max(piece.box.right for piece in pieces) - min(piece.box.left for piece in pieces)
    told = [_flows_at(pieces, grids, edge, width) for edge in edges]
    return max(told, key=_count, default=[])


def _flows_at(pieces: Sequence[Piece], grids: Sequence[Grid], edge: float, width: float) -> list[Flows]:
    parted = [_parted(band, edge) for band in _bands(pieces, edge, _spanning(grids, edge))]
    return [flows for flows in parted if flows is not None and _are_independent(flows, edge, width)]


def _count(flows: Sequence[Flows]) -> int:
    return sum(len(each.left) + len(each.right) for each in flows)


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Return where a right column may begin: where many lines do, the most common first."""
    exact = Counter([round(piece.box[0]) for piece in pieces])
    first = min(exact)
    # Cells begin a little to the right of the lines over them, and the items of a list further.
    cells = _with_more(exact, exact, _INSET)
    items = _with_more(exact, [edge for edge, count in exact.items() if count > 1], _INDENT)
    told = [*_most_common(cells), *_most_common(items)]
    return list({edge: None for edge, count in told if count >= _LINES and edge > first + 2 * _GUTTER})


def _most_common(counts: Mapping[int, int]) -> list[tuple[int, int]]:
    return sorted(counts.items(), key=itemgetter(1), reverse=True)[:_CANDIDATES]


def _with_more(counts: Mapping[int, int], edges: Iterable[int], reach: int) -> dict[int, int]:
    """Return how many lines begin at each edge, or up to ``reach`` to its right."""
    places = sorted(counts)
    before = list(accumulate([counts[place] for place in places], initial=0))
    return {
        edge: before[bisect_right(places, edge + reach)] - before[bisect_left(places, edge)] for edge in edges
    }


def _spanning(grids: Sequence[Grid], edge: float) -> frozenset[int]:
    """Return the numbers of the tables that stand on both sides of ``edge``."""
    return frozenset(
        number for number, grid in enumerate(grids) if grid.xs[0] < edge - _GUTTER and grid.xs[-1] > edge
    )


def _bands(pieces: Sequence[Piece], edge: float, spanning: Container[int]) -> Iterator[list[Piece]]:
    """Yield the pieces between those that cross the gutter before ``edge``, alone or in a table."""
    across, beside = list[Piece](), list[Piece]()
    for piece in pieces:
        cell = piece.cell
        joined = cell is not None and cell.table in spanning
        (across if joined or _crosses(piece.box, edge) else beside).append(piece)
    over = sorted((piece.box.top, piece.box.bottom) for piece in across)
    ends = [(-inf, -inf), *over, (inf, inf)]
    free = sorted(beside, key=_middle)
    heights = [_middle(piece) for piece in free]
    for (_, begin), (end, _) in pairwise(ends):
        first, last = bisect_left(heights, begin), bisect_right(heights, end)
        if last - first >= 2 * _LINES:
            yield free[first:last]


def _crosses(box: Box, edge: float) -> bool:
    left, _, right, _ = box
    return left < edge - _EDGE and right > edge - _GUTTER


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
    rows = [rows_of(column) for column in (left, right)]
    aside = _is_aside(*rows)
    drawn_apart = max(piece.order for piece in left) < min(piece.order for piece in right)
    if not drawn_apart or min(map(_breadth, (left, right))) < (_ASIDE if aside else _SHARE) * width:
        return False
    begun = sum(1 for row in rows[1] if row[0].box.left <= edge + _INDENT)
    if 2 * begun < len(rows[1]):
        return False
    prose = [_is_prose(column, width) for column in (left, right)]
    filled = all(_is_filled(each, width) for each in rows)
    if all(prose) or (filled and (any(prose) or all(map(_is_drawn_across, rows)))):
        return True
    heights = sorted(_middle(piece) for piece in left)
    level = sum(1 for piece in right if _has_near(heights, _middle(piece)))
    return level <= (_BESIDE_PROSE if any(prose) else _BY_CHANCE) * min(len(left), len(right))


def _is_aside(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Return whether one column is in smaller type and set closer: no labels or answers of the other."""
    if min(len(left), len(right)) < _LINES:
        return False
    both = left, right
    types = [median(piece.box.bottom - piece.box.top for row in rows for piece in row) for rows in both]
    steps = [median(below[0].box.top - row[0].box.top for row, below in pairwise(rows)) for rows in both]
    small = types.index(min(types))
    return types[small] <= _SMALLER * types[1 - small] and steps[small] <= _SMALLER * steps[1 - small]


def _is_prose(column: Sequence[Piece], width: float) -> bool:
    """Return whether a column has wide lines, one below the other."""
    heights = sorted(_middle(piece) for piece in column)
    level = sum(1 for one, other in pairwise(heights) if other - one <= _LEVEL)
    wide = median(piece.box.width for piece in column) >= _PROSE * width
    return wide and level <= _STRAYS


def _is_filled(rows: Sequence[Row], width: float) -> bool:
    """Return whether the rows of a column are wide, be they of prose or of a table."""
    return median(row[-1].box.right - row[0].box.left for row in rows) >= _PROSE * width


def _is_drawn_across(rows: Sequence[Row]) -> bool:
    """Return whether rows of several pieces, where a column has any, are drawn one after the other."""
    several = [row for row in rows if len(row) > 1]
    return not several or several[0] is several[-1] or several[0][-1].order < several[-1][0].order


def _has_near(heights: Sequence[float], height: float) -> bool:
    at = bisect_left(heights, height - _LEVEL)
    return at < len(heights) and heights[at] <= height + _LEVEL


def _breadth(column: Sequence[Piece]) -> float:
    return max(piece.box.right for piece in column) - min(piece.box.left for piece in column)


def _middle(piece: Piece) -> float:
    _, top, _, bottom = piece.box
    return (top + bottom) / 2
