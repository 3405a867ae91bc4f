"""From words to lines as a person reads them: pieces of lines, split at columns and cells, in order.

A *piece* becomes a segment; a *row* is one visual line with its pieces from left to right.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from math import inf
from operator import add, is_, le, sub

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Cell, Words
from poedesk.proof.document.segments import Segments
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid, locate
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Columns
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord, box_of

_WIDE = 1.35
"""A gap wider than this many line heights splits a line into pieces."""

_VERY_WIDE = 2.6
"""A gap wider than this splits even lines whose words all stand far apart."""

_CLEAR = 0.8
"""A gap wider than this splits a line when it stands out among the others of the line."""

_STANDS_OUT = 3.0
"""Times the usual gap of a line from which on a gap stands out: cells of a table without rules."""

_SHORT = 12
"""Words of a bold heading at most; longer ones are emphasis."""

_LETTERS = compiled(r"[^\W\d_]{2}")
"""What a word has that is more than a number."""

_SAME_LINE = 0.5
"""Share of the lower piece's height that two pieces of one line have in common."""


@dataclass(slots=True)
class Piece:
    """Words of one line that stand together."""

    words: list[RawWord]
    box: Box
    cell: Cell | None
    order: int
    """Place of its first word in the order of drawing."""


Row = list[Piece]


def pieces_of(words: Sequence[RawWord], grids: Sequence[Grid], columns: Columns) -> list[Piece]:
    """Return the pieces of lines of the words that read from left to right; ``columns`` are their sides."""
    lefts, _, rights, _ = columns
    gaps = list(map(sub, lefts[1:], rights))
    forward = all(map(le, lefts, rights))
    pieces: list[Piece] = []
    words = list(words)
    edges = [number for number, word in enumerate(words) if word.breaks and number]
    for begin, end in pairwise([0, *edges, len(words)] if words else ()):
        line, between = words[begin:end], gaps[begin : end - 1]
        if (not between or min(between) >= 0) and (
            forward or all(map(le, lefts[begin:end], rights[begin:end]))
        ):
            pieces += _pieces_of_line(line, columns, begin, between, grids)
        else:
            pieces += _taken_apart(line, begin, grids)
    return pieces


def _pieces_of_line(
    line: list[RawWord], columns: Columns, begin: int, gaps: Sequence[float], grids: Sequence[Grid]
) -> Iterable[Piece]:
    """Return the pieces of words that follow each other and were drawn without a break.

    Their sides stand from ``begin`` on in ``columns``, ``gaps`` are between them. Nothing is asked of each
    word where all is as usual.
    """
    end = begin + len(line)
    left, right, tops, bottoms = columns[0][begin], columns[2][end - 1], columns[1], columns[3]
    tops, bottoms = tops[begin:end], bottoms[begin:end]
    high, low = tops[0], bottoms[0]
    least = low - high
    if tops.count(high) == len(line) == bottoms.count(low):  # one font on one base line: the usual case
        box = box_of((left, high, right, low))
    else:
        heights = list(map(sub, bottoms, tops))
        box = box_of((left, min(tops), right, max(bottoms)))
        high, low, least = max(tops), min(bottoms), min(heights)
        if low != box.bottom and low - high < _SAME_LINE * max(heights):
            return _taken_apart(line, begin, grids)
    cell: Cell | None = None
    if grids:
        first = (left + columns[2][begin]) / 2, (box.top + low) / 2
        last = (columns[0][end - 1] + right) / 2, (high + box.bottom) / 2
        if any(grid.beside(first[1], last[1]) for grid in grids):
            if not all(grid.in_one_place(first, last) for grid in grids):
                return _taken_apart(line, begin, grids)
            cell = locate(grids, *first)
    if not gaps or max(gaps) <= _CLEAR * least:
        return (Piece(line, box, cell, begin),)
    return _split(line, cell, begin)


def _taken_apart(line: Sequence[RawWord], order: int, grids: Sequence[Grid]) -> list[Piece]:
    """Return the pieces of a line whose words jump or may stand in several cells."""
    pieces: list[Piece] = []
    begin = 0
    before = Box(0.0, 0.0, 0.0, 0.0)
    cell: Cell | None = None
    held: Cell | None = None
    for number, word in enumerate(line):
        box = word.box
        if grids:
            cell = locate(grids, (box.left + box.right) / 2, (box.top + box.bottom) / 2)
        if number and (cell != held or _jumps(before, box)):
            pieces += _split(line[begin:number], held, order + begin)
            begin = number
        before, held = box, cell
    pieces += _split(line[begin:], held, order + begin)
    return pieces


def _jumps(before: Box, box: Box) -> bool:
    last_left, last_top, last_right, last_bottom = before
    left, top, _, bottom = box
    if bottom == last_bottom and left >= last_right >= last_left:
        return False  # the next word on one base line: the usual case
    height = min(last_bottom - last_top, bottom - top)
    shared = min(last_bottom, bottom) - max(last_top, top)
    return shared < _SAME_LINE * height or left < last_left or left < last_right - height


def _split(words: Sequence[RawWord], cell: Cell | None, order: int) -> list[Piece]:
    """Return the pieces of words of one line, split where a gap is wide or stands out."""
    if len(words) == 1:
        return [Piece([*words], words[0].box, cell, order)]
    lefts, tops, rights, bottoms = zip(*[word.box for word in words], strict=True)
    gaps = list(map(sub, lefts[1:], rights))
    heights = list(map(sub, bottoms, tops))
    if not gaps or max(gaps) <= _CLEAR * min(heights):
        return [Piece(list(words), Box(min(lefts), min(tops), max(rights), max(bottoms)), cell, order)]
    height, wide = _middle(sorted(heights)), sorted(gaps)
    usual = _middle(wide) if len(gaps) > 2 else 0.0  # noqa: PLR2004 - fewer tell nothing
    limit = min(max(_WIDE * height, 2.2 * usual), _VERY_WIDE * height)
    pieces = []
    begin = 0
    for number, gap in enumerate(gaps, start=1):
        apart = gap > _CLEAR * height and _stands_out(gap, wide)
        if apart:
            apart = not _numbers(words[number - 1].text, first=number - 1 == begin)
        if gap > limit or apart:
            pieces.append(piece_of(words[begin:number], cell, order + begin))
            begin = number
    pieces.append(piece_of(words[begin:], cell, order + begin))
    return pieces


def _stands_out(gap: float, gaps: Sequence[float]) -> bool:
    """Return whether one of ``gaps``, which are sorted, stands out among the others."""
    place = bisect_left(gaps, gap)
    others = len(gaps) - 1
    if not others:
        return False
    low, high = (gaps[half + (half >= place)] for half in ((others - 1) // 2, others // 2))
    return gap > _STANDS_OUT * max((low + high) / 2, 0.5)


def _middle(values: Sequence[float]) -> float:
    """Return the median of values that are sorted."""
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def _numbers(word: str, *, first: bool) -> bool:
    """Return whether a word is the number or bullet before a heading or item, which belongs to it."""
    if first and not _LETTERS.search(word):
        return True
    return word.endswith(".") or (word.endswith(")") and len(word) <= 4)  # noqa: PLR2004 - (iv)


def piece_of(words: Sequence[RawWord], cell: Cell | None, order: int) -> Piece:
    """Return the piece that ``words`` make, in the order given."""
    lefts, tops, rights, bottoms = zip(*[word.box for word in words], strict=True)
    return Piece(list(words), Box(min(lefts), min(tops), max(rights), max(bottoms)), cell, order)


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """Return visual lines from top to bottom, each from left to right; neighbours that touch are joined."""
    rows: list[Row] = []
    lowest = -inf
    for piece in sorted(pieces, key=_height_and_left):
        _, top, _, bottom = piece.box
        row = _row_for(rows, piece) if top <= lowest else None
        if row is None:
            rows.append([piece])
            lowest = max(lowest, bottom)
        else:
            row.append(piece)
    for row in rows:
        if len(row) > 1:
            row.sort(key=lambda item: item.box.left)
            _join_neighbours(row)
    return rows


def _height_and_left(piece: Piece) -> tuple[float, float]:
    left, top, _, bottom = piece.box
    return top + bottom, left


def _row_for(rows: list[Row], piece: Piece) -> Row | None:
    """Return the line among the last ones that a piece stands on without lying over another of it."""
    left, top, right, bottom = piece.box
    for row in reversed(rows[-4:]):
        _, first_top, _, first_bottom = row[0].box
        if first_bottom < top:
            continue
        low = min(first_bottom - first_top, bottom - top)
        if min(first_bottom, bottom) - max(first_top, top) < _SAME_LINE * low:
            continue
        if not any(min(other.box.right, right) - max(other.box.left, left) > low for other in row):
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


class Sheet:
    """The text of a page as it is written down: rows become lines, pieces segments."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._parts: list[str] = []
        self.length = 0
        self.words: list[RawWord] = []
        self._lengths: list[int] = []
        self.pieces: list[Piece] = []
        self._starts: list[int] = []
        """Where each of the pieces begins, and so on for the ends."""

        self._ends: list[int] = []
        self._headings: Sequence[int] = ()

    @property
    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._parts)

    @property
    def segments(self) -> Segments:
        """Return what the pieces became."""
        sides = list(chain.from_iterable([piece.box for piece in self.pieces]))
        cells = [(number, *piece.cell) for number, piece in enumerate(self.pieces) if piece.cell is not None]
        return Segments(self._starts, self._ends, sides, list(chain.from_iterable(cells)), self._headings)

    def placed(self, words: Sequence[RawWord], columns: Columns) -> Words:
        """Return the words at their places in the text; ``columns`` are the sides of ``words`` as drawn."""
        # Between two words stands one character, whether they share a piece, a line or neither.
        starts = list(accumulate([length + 1 for length in self._lengths], initial=0))
        del starts[-1:]
        ends = list(map(add, starts, self._lengths))
        if len(words) == len(self.words) and all(map(is_, words, self.words)):
            return Words.in_columns(starts, ends, columns)
        return Words.of(starts, ends, [word.box for word in self.words])

    def row(self, row: Row) -> None:
        """Write one line; a tab stands between its pieces."""
        if self.length:
            self._write("\n")
        for number, piece in enumerate(row):
            if number:
                self._write("\t")
            self._piece(piece)

    def _piece(self, piece: Piece) -> None:
        self._starts.append(self.length)
        texts = [word.text for word in piece.words]
        self._write(" ".join(texts))
        self._lengths += map(len, texts)
        self.words += piece.words
        self._ends.append(self.length)
        self.pieces.append(piece)

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def mark_headings(self, is_bold: Callable[[Sequence[RawWord]], bool]) -> None:
        """Mark the segments that are set visibly larger than the page's body, or bold and short."""
        if not self.pieces:
            return
        heights = [bottom - top for _, top, _, bottom in [piece.box for piece in self.pieces]]
        body = _body_height(heights, list(map(sub, self._ends, self._starts)))
        found = self._standing_out(is_bold)
        for number, height in enumerate(heights):
            if height > _LARGE * body and self._is_large(self.pieces[number].words, height, body):
                found.add(number)
        self._headings = sorted(found)

    def _is_large(self, words: Sequence[RawWord], height: float, body: float) -> bool:
        if len(words) > 14:  # noqa: PLR2004 - measured on real pages
            return False
        # An accent over a capital makes the box of a line of the body higher.
        raised = height <= _LARGE * _RAISED * body
        return not (raised and any(_ACCENTED.search(word.text) for word in words))

    def _standing_out(self, is_bold: Callable[[Sequence[RawWord]], bool]) -> set[int]:
        """Return the numbers of the short pieces that are bold; none where most of the page is.

        Not every piece is asked: each asks pdfium.
        """
        short: list[int] = []
        long: list[int] = []
        for number, piece in enumerate(self.pieces):
            (short if len(piece.words) <= _SHORT else long).append(number)
        bold = {number for number in short if is_bold(self.pieces[number].words)}
        count, half = len(bold), len(self.pieces) / 2
        for left, number in zip(range(len(long), 0, -1), long, strict=True):
            if not bold or count > half or count + left <= half:
                break
            count += is_bold(self.pieces[number].words)
        return bold if count <= half else set()


def _body_height(heights: Sequence[float], lengths: Sequence[int]) -> float:
    """Return the height of the lines that hold most of the text: the median over its characters."""
    weighed = sorted(zip(heights, lengths, strict=True))
    half = sum(lengths) // 2
    for height, weight in weighed:
        half -= weight
        if half < 0:
            return height
    return weighed[-1][0]


_LARGE = 1.18
"""Heights of the body from which on a line is set visibly larger."""

_RAISED = 1.25
"""Times by which an accent over a capital raises the box of a line at most."""

_ACCENTED = compiled("[\u00c0-\u00d6\u00d8-\u00de\u0106\u010c\u0160\u017d]")


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
