"""Tables without rules: which lines are one cell is told by the order in which they were drawn.

A program draws a cell down to its last line before it goes on with the next cell. So lines of one column that
were drawn one right after the other, before what stands beside them, are lines of one cell.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from math import inf

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.pdf.layout.columns import Gap, narrowed
from poedesk.proof.reading.readers.pdf.layout.lines import Piece, Row

_COLUMNS = 2
"""Columns at least."""

_NARROW = 0.35
"""Share of a table of two columns that one of them takes at most."""

_ROWS = 2
"""Rows of a table, and cells of each of its rows, at least."""

_APART = 1.5
"""Heights of a line that are white between two lines of a table, at most."""

_AHEAD = 60
"""Lines among which the one of most pieces is looked for, which shows the columns."""

_BOXES = frozenset("\u2610\u2611\u2612\u25a1\u25a0")
"""Boxes to tick: a table of them is read by what stands beside each, wherever its cells end."""

_LEVEL = 0.4
"""Heights of a line by which two cells that begin, end or lie at one height may differ."""


@dataclass(slots=True)
class _Cell:
    """Lines of one column that were drawn one after the other."""

    column: int
    numbers: list[int]
    lines: list[Piece]

    @property
    def first(self) -> int:
        """Return the number of its first line."""
        return self.numbers[0]

    @property
    def last(self) -> int:
        """Return the number of its last line."""
        return self.numbers[-1]


@dataclass(frozen=True, slots=True)
class Table:
    """A table among lines of a page."""

    begin: int
    end: int
    """Which lines it takes, by their numbers."""

    records: Sequence[Mapping[int, Sequence[Piece]]]
    """The lines of each cell of its rows, by their columns."""


def tables_in(rows: Sequence[Row]) -> Iterator[Table]:
    """Yield the tables with cells of several lines among ``rows``, from top to bottom."""
    lengths = list(map(len, rows))
    last = max((at for at, length in enumerate(lengths) if length >= _COLUMNS), default=-1)
    near = _near(rows) if last >= 0 else ()
    number = 0
    while number <= last:
        end = number + 1
        while end < min(len(rows), number + _AHEAD) and near[end]:
            end += 1
        seed = max(range(number, end), key=lengths.__getitem__)
        if lengths[seed] < _COLUMNS:
            number = end
            continue
        begin, end = _run(rows, near, seed, number)
        yield from _tables(rows[begin:end], begin)
        number = end


def _near(rows: Sequence[Row]) -> list[bool]:
    """Return for each line whether no wide space parts it from the one over it."""
    near = []
    lowest = inf
    for row in rows:
        boxes = [piece.box for piece in row]
        top, height = min([box[1] for box in boxes]), min([box[3] - box[1] for box in boxes])
        near.append(top - lowest <= _APART * height)
        lowest = max([box[3] for box in boxes])
    return near


def _run(rows: Sequence[Row], near: Sequence[bool], seed: int, first: int) -> tuple[int, int]:
    """Return which lines from ``first`` on stand in the columns of one; ``near`` is told by ``_near``."""
    gaps: Sequence[Gap] = [(one.box.right, other.box.left) for one, other in pairwise(rows[seed])]
    begin, end = seed, seed + 1
    while end < len(rows) and near[end]:
        found = narrowed(gaps, rows[end], several=True)
        if found is None:
            break
        gaps, end = found, end + 1
    while begin > first and near[begin]:
        found = narrowed(gaps, rows[begin - 1], several=True)
        if found is None:
            break
        gaps, begin = found, begin - 1
    return begin, end


def _tables(rows: Sequence[Row], begin: int) -> Iterator[Table]:
    """Yield the tables among lines in the same columns, the first of which has the number ``begin``."""
    if any(piece.words[0].text[:1] in _BOXES for row in rows for piece in row):
        return
    for whole, group in groupby(_records(_cells(rows)), key=_is_row):
        told = list(group)
        several = any(cell.first < cell.last for record in told for cell in record)
        if whole and several and len(told) >= _ROWS and _are_in_columns(told):
            first = min(cell.first for cell in told[0])
            last = max(cell.last for cell in told[-1])
            held = [{cell.column: cell.lines for cell in record} for record in told]
            yield Table(begin + first, begin + last + 1, held)


def _are_in_columns(records: Sequence[Sequence[_Cell]]) -> bool:
    """Return whether cells have more than two columns, or labels in the middle of what they stand beside.

    Other lines in two columns are read as they stand: numbers before paragraphs, blocks of signatures.
    """
    sides: dict[int, tuple[float, float]] = {}
    for cell in (cell for record in records for cell in record):
        for piece in cell.lines:
            left, right = sides.get(cell.column, (inf, -inf))
            sides[cell.column] = min(left, piece.box.left), max(right, piece.box.right)
    if len(sides) > _COLUMNS:
        return True
    widths = [right - left for left, right in sides.values()]
    whole = max(right for _, right in sides.values()) - min(left for left, _ in sides.values())
    centred = (_is_level(record, [_middle]) and not _is_level(record, [_top]) for record in records)
    return min(widths) <= _NARROW * whole and any(centred)


def _cells(rows: Sequence[Row]) -> list[_Cell]:
    """Return the cells of lines that stand in the same columns, from top to bottom."""
    placed = [(number, piece) for number, row in enumerate(rows) for piece in row]
    edges = _edges([piece for _, piece in placed])
    drawn = sorted((max(word.index for word in piece.words), at) for at, (_, piece) in enumerate(placed))
    rank = {at: number for number, (_, at) in enumerate(drawn)}
    last: dict[int, tuple[_Cell, int]] = {}
    cells: list[_Cell] = []
    for at, (number, piece) in enumerate(placed):
        column = bisect_right(edges, piece.box.left)
        cell, before = last.get(column, (None, 0))
        if cell is not None and rank[at] == rank[before] + 1:
            cell.lines.append(piece)
            cell.numbers.append(number)
        else:
            cell = _Cell(column, [number], [piece])
            cells.append(cell)
        last[column] = cell, at
    return cells


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """Return where columns but the first begin: where white stands before all that begins there."""
    edges: list[float] = []
    reach = inf
    for left, right in sorted((piece.box.left, piece.box.right) for piece in pieces):
        if left > reach:
            edges.append(left)
        reach = right if reach == inf else max(reach, right)
    return edges


def _records(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """Return cells by the rows of their table: what is beside a line of a cell is in its row."""
    records: list[list[_Cell]] = []
    reach = -1
    for cell in cells:
        if cell.first > reach:
            records.append([])
        records[-1].append(cell)
        reach = max(reach, cell.last)
    return [part for record in records for part in _without_title(record)]


def _without_title(record: list[_Cell]) -> list[list[_Cell]]:
    """Return the cells of a row apart from lines over it, after which one of them was drawn right away."""
    first, *others = record
    own = sum(number < min((cell.first for cell in others), default=0) for number in first.numbers)
    begins = first.column == min(cell.column for cell in record)
    if own == 0 or _is_level(record, (_top, _middle) if begins else _PLACES):
        return [record]
    title = _Cell(first.column, first.numbers[:own], first.lines[:own])
    return [[title], [_Cell(first.column, first.numbers[own:], first.lines[own:]), *others]]


def _is_row(record: Sequence[_Cell]) -> bool:
    """Return whether cells are those of one row: each in a column of its own, all at one height."""
    columns = {cell.column for cell in record}
    return _ROWS <= len(record) == len(columns) and _is_level(record, _PLACES)


def _is_level(record: Sequence[_Cell], places: Iterable[Callable[[_Cell], float]]) -> bool:
    """Return whether all cells have one of some places at the same height."""
    most = _LEVEL * min(piece.box.height for cell in record for piece in cell.lines)
    told = ([place(cell) for cell in record] for place in places)
    return any(max(heights) - min(heights) <= most for heights in told)


def _top(cell: _Cell) -> float:
    return cell.lines[0].box.top


def _bottom(cell: _Cell) -> float:
    return cell.lines[-1].box.bottom


def _middle(cell: _Cell) -> float:
    return (_top(cell) + _bottom(cell)) / 2


_PLACES = (_top, _middle, _bottom)
"""Where the cells of a row may be level: begun, in the middle or ended at one height."""
