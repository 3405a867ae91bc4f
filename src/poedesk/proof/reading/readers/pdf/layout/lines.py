"""From words to lines as a person reads them: pieces of lines, split at columns and cells, in order.

A *piece* becomes a segment; a *row* is one visual line with its pieces from left to right.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from poedesk.proof.document.model import Box, Cell, Segment, Word
from poedesk.proof.reading.readers.pdf.layout.grids import Grid, locate
from poedesk.proof.reading.readers.pdf.layout.words import RawWord

_WIDE = 1.35
"""A gap wider than this many line heights splits a line into pieces."""

_VERY_WIDE = 2.6
"""A gap wider than this splits even lines whose words all stand far apart."""

_SAME_LINE = 0.5
"""Share of the lower piece's height that two pieces of one line have in common."""

_PROSE_SHARE = 0.3
"""A column of prose fills at least this share of the text's width on average."""

_PROSE_LINES = 4
"""Lines side by side that make columns of prose."""


@dataclass(slots=True)
class Piece:
    """Words of one line that stand together."""

    words: list[RawWord]
    box: Box
    cell: Cell | None
    order: int
    """Place of its first word in the order of drawing."""


Row = list[Piece]


def pieces_of(words: Sequence[RawWord], grids: Sequence[Grid]) -> list[Piece]:
    """Return the pieces of lines of the words that read from left to right."""
    pieces: list[Piece] = []
    run: list[tuple[RawWord, Cell | None]] = []
    for order, word in enumerate(words):
        box = word.box
        cell = locate(grids, (box.left + box.right) / 2, (box.top + box.bottom) / 2) if grids else None
        if run and (word.breaks or cell != run[-1][1] or _jumps(run[-1][0].box, box)):
            pieces.extend(_split(run, order - len(run)))
            run = []
        run.append((word, cell))
    if run:
        pieces.extend(_split(run, len(words) - len(run)))
    return pieces


def _jumps(before: Box, box: Box) -> bool:
    height = min(before.bottom - before.top, box.bottom - box.top)
    shared = min(before.bottom, box.bottom) - max(before.top, box.top)
    return shared < _SAME_LINE * height or box.left < before.left or box.left < before.right - height


def _split(run: list[tuple[RawWord, Cell | None]], order: int) -> list[Piece]:
    cell = run[0][1]
    words = [word for word, _ in run]
    height = median(word.box.bottom - word.box.top for word in words)
    gaps = [after.box.left - before.box.right for before, after in pairwise(words)]
    usual = median(gaps) if len(gaps) > 2 else 0.0  # noqa: PLR2004 - fewer tell nothing
    limit = min(max(_WIDE * height, 2.2 * usual), _VERY_WIDE * height)
    pieces = []
    begin = 0
    for number, gap in enumerate(gaps, start=1):
        if gap > limit:
            pieces.append(_piece(words[begin:number], cell, order + begin))
            begin = number
    pieces.append(_piece(words[begin:], cell, order + begin))
    return pieces


def _piece(words: list[RawWord], cell: Cell | None, order: int) -> Piece:
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    return Piece(words, box, cell, order)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Return visual lines from top to bottom, each from left to right; neighbours that touch are joined."""
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda item: (item.box.top + item.box.bottom, item.box.left)):
        row = _row_for(rows, piece)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    rows.sort(key=lambda row: min(piece.box.top + piece.box.bottom for piece in row))
    for row in rows:
        row.sort(key=lambda item: item.box.left)
        _join_neighbours(row)
    return rows


def _row_for(rows: list[Row], piece: Piece) -> Row | None:
    for row in reversed(rows[-4:]):
        first = row[0].box
        shared = min(first.bottom, piece.box.bottom) - max(first.top, piece.box.top)
        low = min(first.bottom - first.top, piece.box.bottom - piece.box.top)
        overlaps = any(
            min(other.box.right, piece.box.right) - max(other.box.left, piece.box.left) > low for other in row
        )
        if shared >= _SAME_LINE * low and not overlaps:
            return row
    return None


def _join_neighbours(row: Row) -> None:
    number = 1
    while number < len(row):
        before, piece = row[number - 1], row[number]
        height = min(before.box.bottom - before.box.top, piece.box.bottom - piece.box.top)
        if before.cell == piece.cell and piece.box.left - before.box.right <= _WIDE * height / 2:
            row[number - 1] = Piece(
                before.words + piece.words,
                before.box.union(piece.box),
                before.cell,
                min(before.order, piece.order),
            )
            del row[number]
        else:
            number += 1


def ordered(pieces: Sequence[Piece], grids: Sequence[Grid]) -> list[Row]:
    """Return all rows in reading order: tables row by row and cell by cell, columns of prose one by one."""
    free = columns_apart(rows_of(piece for piece in pieces if piece.cell is None))
    units: list[tuple[float, int, list[Row]]] = [
        (min(piece.box.top for piece in block[0]), number, block) for number, block in enumerate(free)
    ]
    cells: dict[Cell, list[Piece]] = {}
    for piece in pieces:
        if piece.cell is not None:
            cells.setdefault(piece.cell, []).append(piece)
    by_row: dict[tuple[int, int], list[Cell]] = {}
    for cell in sorted(cells):
        by_row.setdefault((cell.table, cell.row), []).append(cell)
    for number, ((table, row), members) in enumerate(by_row.items()):
        rows = _table_row([rows_of(cells[cell]) for cell in members])
        units.append((grids[table].ys[row], len(free) + number, rows))
    units.sort(key=lambda unit: unit[:2])
    return [row for _, _, rows in units for row in rows]


def _table_row(cells: list[list[Row]]) -> list[Row]:
    """Return the rows of one table row: single lines side by side, else cell after cell."""
    if all(len(rows) == 1 for rows in cells):
        return [[piece for rows in cells for piece in rows[0]]]
    return [row for rows in cells for row in rows]


def columns_apart(rows: list[Row]) -> list[list[Row]]:
    """Return ``rows`` as blocks; rows of prose in two columns are one block, left column first."""
    if not rows:
        return []
    left = min(row[0].box.left for row in rows)
    width = max(max(piece.box.right for piece in row) for row in rows) - left
    blocks: list[list[Row]] = []
    number = 0
    while number < len(rows):
        end = _prose_end(rows, number, width)
        if end:
            blocks.append(_by_column(rows[number:end]))
            number = end
        else:
            blocks.append([rows[number]])
            number += 1
    return blocks


def _prose_end(rows: list[Row], begin: int, width: float) -> int:
    """Return the row after two-column prose that begins at ``begin``, 0 when there is none."""
    if len(rows[begin]) != 2:  # noqa: PLR2004 - two columns
        return 0
    gap = (rows[begin][0].box.right, rows[begin][1].box.left)
    end, pairs = begin, []
    for row in rows[begin:]:
        lefts = [piece for piece in row if piece.box.right <= gap[1]]
        rights = [piece for piece in row if piece.box.left >= gap[0]]
        if len(row) > 2 or len(lefts) + len(rights) != len(row) or len(lefts) > 1 or len(rights) > 1:  # noqa: PLR2004
            break
        narrowed = (
            max([gap[0], *(piece.box.right for piece in lefts)]),
            min([gap[1], *(piece.box.left for piece in rights)]),
        )
        if narrowed[0] >= narrowed[1]:
            break
        gap = narrowed
        end += 1
        if len(row) == 2:  # noqa: PLR2004 - both columns
            pairs.append(row)
    if len(pairs) < _PROSE_LINES:
        return 0
    shares = [median(row[side].box.right - row[side].box.left for row in pairs) for side in (0, 1)]
    drawn_apart = max(row[0].order for row in pairs) < min(row[1].order for row in pairs)
    return end if drawn_apart and min(shares) >= _PROSE_SHARE * width else 0


def _by_column(rows: list[Row]) -> list[Row]:
    edge = min(row[1].box.left for row in rows if len(row) == 2)  # noqa: PLR2004 - both columns
    left = [[piece] for row in rows for piece in row if piece.box.right <= edge]
    right = [[piece] for row in rows for piece in row if piece.box.right > edge]
    return left + right


class Sheet:
    """The text of a page as it is written down: rows become lines, pieces segments."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []
        self.length = 0
        self.segments: list[Segment] = []
        self.words: list[Word] = []
        self.pieces: list[Piece] = []

    @property
    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)

    def row(self, row: Row) -> None:
        """Write one line; a tab stands between its pieces."""
        if self.length:
            self._write("\n")
        for number, piece in enumerate(row):
            if number:
                self._write("\t")
            self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        start = self.length
        for number, word in enumerate(piece.words):
            if number:
                self._write(" ")
            begin = self.length
            self._write(word.text)
            self.words.append(Word(begin, self.length, word.box))
        self.segments.append(Segment(start, self.length, piece.box, piece.cell))
        self.pieces.append(piece)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def mark_headings(self, bold: Sequence[bool]) -> None:
        """Mark the segments that are set visibly larger than the page's body, or bold and short."""
        heights = sorted(
            segment.box.bottom - segment.box.top
            for segment in self.segments
            for _ in range(segment.end - segment.start)
        )
        if not heights:
            return
        body = heights[len(heights) // 2]
        mostly_bold = sum(bold) > len(bold) / 2
        for number, segment in enumerate(self.segments):
            height = segment.box.bottom - segment.box.top
            words = len(self.pieces[number].words)
            large = height > 1.18 * body and words <= 14  # noqa: PLR2004 - measured on real pages
            heavy = bold[number] and not mostly_bold and words <= 12  # noqa: PLR2004 - longer is emphasis
            if large or heavy:
                self.segments[number] = replace(segment, heading=True)


def turned(words: Sequence[RawWord], turn: int) -> list[RawWord]:
    """Return words of another direction as if they read from left to right."""
    return [replace(word, box=_turn(word.box, turn), turn=0) for word in words]


def _turn(box: Box, turn: int) -> Box:
    left, top, right, bottom = box
    if turn == 1:
        return Box(top, -right, bottom, -left)
    if turn == 2:  # noqa: PLR2004 - upside down
        return Box(-right, -bottom, -left, -top)
    return Box(-bottom, left, -top, right)


def turn_back(row: Row, turn: int) -> Row:
    """Return a row of turned words at its displayed place."""
    for piece in row:
        piece.box = _turn(piece.box, 4 - turn)
        for word in piece.words:
            word.box = _turn(word.box, 4 - turn)
    return row
