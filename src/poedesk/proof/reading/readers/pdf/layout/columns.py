"""Columns of tables without rules: a line whose first column almost fills its room is still two pieces.

Where the lines around show a column by a wide gap, a word that begins exactly at its edge begins a piece even
after a gap that is hardly wider than a blank.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, pairwise
from operator import sub

from poedesk.proof.reading.readers.pdf.layout.lines import Piece, Row, piece_of

_EDGE = 1.0
"""Points within which words begin at the same edge."""

_LEAST = 0.3
"""Gap before such a word, in line heights; a blank takes about a quarter."""

_AROUND = 6
"""Lines above and below in which the edge must be shown."""

_SHOWN = 2
"""Lines that must show it."""

_CLEAR = 0.5
"""Gap in line heights from which on one line that shows the edge is enough."""

Gap = tuple[float, float]
"""Where the white between two columns begins and ends."""


def split_at_columns(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with pieces taken apart at the columns that the rows around show."""
    edges = [[piece.box.left for piece in row[1:]] for row in rows]
    if not any(edges):
        return list(rows)
    rows = _heads_apart(rows)
    result: list[Row] = []
    for number, row in enumerate(rows):
        around = edges[max(0, number - _AROUND) : number] + edges[number + 1 : number + 1 + _AROUND]
        near = sorted(chain.from_iterable(around))
        result.append([part for piece in row for part in _split(piece, near)] if near else row)
    return result


def _split(piece: Piece, near: Sequence[float]) -> list[Piece]:
    """Return the parts of a piece; ``near`` are the edges that lines around show, sorted."""
    first, top, last, bottom = piece.box
    if len(piece.words) == 1 or bisect_right(near, last + _EDGE) == bisect_left(near, first - _EDGE):
        return [piece]  # no edge lies within it
    height = bottom - top
    least = _LEAST * height
    lefts, _, rights, _ = zip(*[word.box for word in piece.words], strict=True)
    gaps = list(map(sub, lefts[1:], rights))
    if not gaps or max(gaps) < least:
        return [piece]
    parts: list[Piece] = []
    begin = 0
    for number, (gap, left) in enumerate(zip(gaps, lefts[1:], strict=True), start=1):
        if gap < least:
            continue
        shown = bisect_right(near, left + _EDGE) - bisect_left(near, left - _EDGE)
        if shown >= (1 if gap >= _CLEAR * height else _SHOWN):
            parts.append(_part(piece, begin, number))
            begin = number
    if not parts:
        return [piece]
    return [*parts, _part(piece, begin, len(piece.words))]


_HEAD_GAP = 1.2
"""Gap in line heights between heads of columns: far more than a line of prose is ever spread."""

_CELLS = 3
"""Cells, at least, of a row that shows where the heads over it are apart."""


def _heads_apart(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows, a line of heads over centred cells taken apart where the rows around are white.

    Such heads share no edge with their cells, and on their own line no gap stands out among the others.
    """
    cells = [number for number, row in enumerate(rows) if len(row) >= _CELLS]
    if len(cells) < _SHOWN:
        return rows
    result = list(rows)
    for number, row in enumerate(rows):
        low, high = bisect_left(cells, number - _AROUND), bisect_right(cells, number + _AROUND)
        near = [rows[each] for each in cells[low:high] if each != number]
        if len(near) >= _SHOWN:
            result[number] = [part for piece in row for part in _cut(piece, near)]
    return result


def _gaps(piece: Piece) -> list[int]:
    """Return before which of its words a piece has room for the gap between two heads."""
    least = _HEAD_GAP * (piece.box.bottom - piece.box.top)
    return [
        number
        for number, (one, other) in enumerate(pairwise(piece.words), start=1)
        if other.box[0] - one.box[2] >= least
    ]


def _cut(piece: Piece, cells: Sequence[Row]) -> list[Piece]:
    """Return the parts of a piece that stand apart where the rows ``cells`` are white."""
    gaps = _gaps(piece)
    if not gaps:
        return [piece]
    starts = [0]
    for number in gaps:
        middle = (piece.words[number - 1].box[2] + piece.words[number].box[0]) / 2
        if sum(_is_white(row, middle) for row in cells) >= _SHOWN:
            starts.append(number)
    return [_part(piece, begin, end) for begin, end in pairwise([*starts, len(piece.words)])]


def _is_white(row: Row, middle: float) -> bool:
    """Return whether a place lies between two pieces of a row."""
    return any(one.box.right < middle < other.box.left for one, other in pairwise(row))


def _part(piece: Piece, begin: int, end: int) -> Piece:
    return piece_of(piece.words[begin:end], piece.cell, piece.order + begin)


def narrowed(gaps: Sequence[Gap], row: Row, *, several: bool = False) -> list[Gap] | None:
    """Return the gaps between columns as far as ``row`` leaves them; null when it is not in columns.

    ``several``: pieces of one row may stand in one column.
    """
    told: list[tuple[int, Piece]] = []
    for piece in row:
        fitting = [
            column
            for column in range(len(gaps) + 1)
            if (column == 0 or piece.box.left >= gaps[column - 1][0])
            and (column == len(gaps) or piece.box.right <= gaps[column][1])
        ]
        if len(fitting) != 1 or (not several and any(column == fitting[0] for column, _ in told)):
            return None
        told.append((fitting[0], piece))
    left, right = [gap[0] for gap in gaps], [gap[1] for gap in gaps]
    for column, piece in told:
        if column < len(gaps):
            left[column] = max(left[column], piece.box.right)
        if column > 0:
            right[column - 1] = min(right[column - 1], piece.box.left)
    found = list(zip(left, right, strict=True))
    return None if any(one >= other for one, other in found) else found
