"""Columns of tables without rules: a line whose first column almost fills its room is still two pieces.

Where the lines around show a column by a wide gap, a word that begins exactly at its edge begins a piece even
after a gap that is hardly wider than a blank.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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
    result: list[Row] = []
    for number, row in enumerate(rows):
        around = edges[max(0, number - _AROUND) : number] + edges[number + 1 : number + 1 + _AROUND]
        near = sorted(edge for line in around for edge in line)
        result.append([part for piece in row for part in _split(piece, near)] if near else row)
    return result


def _split(piece: Piece, near: Sequence[float]) -> list[Piece]:
    """Return the parts of a piece; ``near`` are the edges that lines around show, sorted."""
    height = piece.box.bottom - piece.box.top
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
