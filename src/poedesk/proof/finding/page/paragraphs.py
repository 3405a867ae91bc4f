"""Lines of a page joined into paragraphs: down a column, across the cells of a table."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from statistics import median_low
from typing import NamedTuple

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Cell, Page
from poedesk.proof.finding.page.cells import is_bullet, is_full, split_cell
from poedesk.proof.finding.page.numbered import begins_numbered, looks_like_heading
from poedesk.proof.finding.page.pieces import Piece, same_size

HARD_WRAP = 130
"""Characters of the longest line of a text whose paragraphs are wrapped by hand."""

_BAND = 40.0
"""Points of a band of a page, in which lines near each other are looked for."""

_AROUND = 0.35
"""Share of the height of a recognised line that is white: it is found with what is around it.

A small letter goes on with the sentence before it, whatever the space between.
"""

_ANSWERED = compiled(r"[^:]{3,40}:\s+\S.*[^\W_]")
"""A label with its answer, which no title goes on from, however bold."""

_TERMINAL = (".", "!", "?", ";")


_ONE_STEP = 1.15
"""Steps of the lines of a page by which two lines of one paragraph stand apart at most."""


class _Lines(NamedTuple):
    """How the lines of a page are set."""

    reach: Mapping[int, float]
    """How far to the right each line could reach, by its index."""

    step: float
    """How far its lines stand below each other; 0 where it cannot be told."""


def grouped(page: Page, pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces of a page by paragraph, item or cell, in reading order."""
    wraps = _wraps_by_hand(page, pieces)
    groups: list[list[Piece]] = []
    cells: dict[Cell, list[Piece]] = {}
    lines = _Lines(_right_edges(pieces), _step(page, pieces))
    for piece in pieces:
        if piece.cell is not None:
            if piece.cell in cells:
                cells[piece.cell].append(piece)
                continue
            cells[piece.cell] = [piece]
            groups.append(cells[piece.cell])
        elif (
            groups and groups[-1][-1].cell is None and _continues(page, groups[-1], piece, lines, wraps=wraps)
        ):
            groups[-1].append(piece)
        elif (beside := _beside(page, groups, piece, lines)) is not None:
            beside.append(piece)
        else:
            groups.append([piece])
    return [part for group in groups for part in (split_cell(page, group) if group[0].cell else [group])]


def _beside(page: Page, groups: Sequence[list[Piece]], piece: Piece, lines: _Lines) -> list[Piece] | None:
    """Return the earlier paragraph that ``piece`` goes on with: columns side by side are read in turn.

    Only lines of running text, each full, that begin at one edge; what stands between is beside them.
    """
    if page.width is None:
        return None
    for back in range(2, min(_BACK, len(groups)) + 1):
        last, group = groups[1 - back][-1], groups[-back]
        if last.cell is not None or not _apart(last, piece):
            return None
        before = group[-1]
        aligned = abs(before.box.left - piece.box.left) <= _ALIGNED and before.cell is None
        if not aligned or len(before.text) < _COLUMN or not _continues(page, group, piece, lines, wraps=True):
            continue
        return group if is_full(before, piece, lines.reach[before.index]) else None
    return None


def _apart(one: Piece, other: Piece) -> bool:
    return one.box.left >= other.box.right or one.box.right <= other.box.left


_BACK = 8
"""Paragraphs that are looked back over, at most."""

_COLUMN = 24
"""Signs of a line of a narrow column, at least."""

_ALIGNED = 3.0
"""Points by which the lines of a column begin apart at most."""


def _wraps_by_hand(page: Page, pieces: Sequence[Piece]) -> bool:
    """Return whether line ends of the page are only where the line was full."""
    if page.width is not None:
        return True
    lengths = [piece.end - piece.start for piece in pieces if piece.cell is None]
    full = sum(1 for length in lengths if length >= 55)  # noqa: PLR2004 - a line of mail or of a typed page
    return bool(lengths) and max(lengths) <= HARD_WRAP and full >= 2  # noqa: PLR2004 - one may be chance


def _step(page: Page, pieces: Sequence[Piece]) -> float:
    """Return how far the lines of running text stand below each other, be they set single or double.

    A line that begins with a small letter goes on with the one over it, where that ends amid a sentence.
    """
    if page.width is None:
        return 0.0
    steps = [
        other.box.top - one.box.top
        for one, other in pairwise(pieces)
        if one.cell is None and other.cell is None and len(one.text) >= _COLUMN
        if other.text[:1].islower() and not one.text.rstrip().endswith((*_TERMINAL, ":"))
        if abs(one.box.left - other.box.left) <= _HANGING and other.box.top > one.box.top
    ]
    return median_low(steps) if len(steps) >= _SEEN else 0.0


_SEEN, _HANGING = 2, 36.0
"""Lines from which their step is believed, and points by which the first of an item is set in or out."""


def _right_edges(pieces: Sequence[Piece]) -> dict[int, float]:
    """Return how far to the right each line could reach, by its index.

    Lines that begin at about the same place (bands of ``_BAND``) reach as far as the longest, but in a column
    of running text that has another beside it only as far as its own longest.
    """
    bands: dict[int, float] = {}
    for piece in pieces:
        if piece.cell is None:
            band = int(piece.box.left // _BAND)
            for near in (band - 1, band, band + 1):
                bands[near] = max(bands.get(near, 0.0), piece.box.right)
    columns: dict[tuple[int, int], float] = {}
    beside = [
        (piece, (int(piece.box.left // _BAND), int(gutter // _BAND)))
        for piece, gutter in _gutters([piece for piece in pieces if piece.cell is None])
        if gutter < inf
    ]
    for piece, column in beside:
        columns[column] = max(columns.get(column, 0.0), piece.box.right)
    reach = {piece.index: bands[int(piece.box.left // _BAND)] for piece in pieces if piece.cell is None}
    return reach | {piece.index: columns[column] for piece, column in beside}


def _gutters(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, float]]:
    """Yield each line with where running text begins beside it, or beside the line over it in its column."""
    rows: dict[int, list[Piece]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda one: one.box.left):
        if len(piece.text) >= _COLUMN:
            rows[int(piece.box.top // _BAND)].append(piece)
    columns: dict[int, tuple[Piece, float]] = {}
    for piece in sorted(pieces, key=lambda one: one.box.top):
        row, column = int(piece.box.top // _BAND), round(piece.box.left / _ALIGNED)
        gutter = min(_beside_in(rows.get(number, ()), piece) for number in (row - 1, row, row + 1))
        over, passed = columns.get(column, (piece, inf))
        if gutter == inf and piece.box.right <= passed and piece.box.top - over.box.bottom < piece.box.height:
            gutter = passed
        columns[column] = (piece, gutter)
        yield piece, gutter


def _beside_in(row: Sequence[Piece], piece: Piece) -> float:
    """Return where the first line of ``row``, given by its left edges, begins to the right at one height."""
    if len(piece.text) < _COLUMN:
        return inf
    first = bisect_left(row, piece.box.right, key=lambda one: one.box.left)
    height = piece.box.top + piece.box.bottom
    right = (row[number].box for number in range(first, len(row)))
    return next((box.left for box in right if abs(height - box.top - box.bottom) < piece.box.height), inf)


def _continues(page: Page, group: Sequence[Piece], piece: Piece, lines: _Lines, *, wraps: bool) -> bool:
    """Return whether ``piece`` goes on with the paragraph of ``group``."""
    before, text = group[-1], piece.text
    last = before.text.rstrip()
    if not _is_right_under(page, before, piece, lines):
        return False
    if min(piece.box.right, before.box.right) - max(piece.box.left, before.box.left) <= 0:
        return False
    counts_on = _counts_on(group, text)
    if piece.heading != before.heading or (is_bullet(text) and not counts_on):
        return False
    if page.width is not None and not same_size(before, piece):
        return False
    if before.heading:
        title = len(group) < 3 and not _ANSWERED.match(last)  # noqa: PLR2004 - a title of three lines
        return page.width is not None and title
    if text[:1].islower() and not last.endswith(":"):
        return not last.endswith(_TERMINAL) or wraps
    full = is_full(before, piece, lines.reach[before.index])
    numbered = begins_numbered(text) and not counts_on
    if numbered or (len(group) == 1 and looks_like_heading(last) and not (full and _runs(last))):
        return False
    return wraps and full


def _is_right_under(page: Page, before: Piece, piece: Piece, lines: _Lines) -> bool:
    """Return whether nothing but the space between two lines stands between two."""
    last = before.text.rstrip()
    line = max(before.box.height, 1.0)
    small = piece.text[:1].islower()
    around = _AROUND * line if page.by == "ocr" and not small else 0.0
    gap = piece.box.top - before.box.bottom + around
    # A line without descenders is lower than the next one: the space between is measured by the taller.
    goes_on = small and not last.endswith((*_TERMINAL, ":"))
    taller = max(line, piece.box.height) if goes_on else line
    most = _CLOSE
    if goes_on and len(last) >= _COLUMN and is_full(before, piece, lines.reach[before.index]):
        most = _WIDE  # amid a sentence, however far the lines are set apart
    near = gap <= most * (taller - around) or piece.box.top - before.box.top <= _ONE_STEP * lines.step
    return near and piece.box.top >= before.box.bottom - 0.5 * line


_CLOSE, _WIDE = 0.75, 1.8
"""Heights of a line by which two of one paragraph stand apart at most, and by which a sentence is set."""


def _counts_on(group: Sequence[Piece], text: str) -> bool:
    """Return whether a line that begins with "(b)" goes on with the "(a)" inside of the lines over it."""
    found = _LETTER.match(text)
    if found is None or found["letter"] == "a":
        return False
    over = f"({chr(ord(found['letter']) - 1)})"
    return any(over in piece.text.lstrip()[1:] for piece in group)


_LETTER = compiled(r"\s*\((?P<letter>[a-z])\)\s")


def _runs(line: str) -> bool:
    """Return whether a full line is rather the first of a numbered paragraph than a heading."""
    return len(line.split()) >= _LONG and not line.isupper()


_LONG = 8
"""Words of such a line."""
