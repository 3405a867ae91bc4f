"""Pieces of a page and the visual lines that they form.

A piece is a segment of a page together with its text.
"""

import re
from functools import lru_cache
from itertools import pairwise
from math import inf

from poedesk.kernel.ranges import Highest
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import CHARACTER_WIDTH, LINE_HEIGHT, Box, Cell, Field, Page, Segment

_SAME_LINE = 0.5
"""Share of the smaller height that two pieces must overlap vertically to stand on one line."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment with its text and page."""

    page: int
    index: int
    """Its number among the pieces of its page, in reading order, from 0."""

    text: str
    start: int
    """Where it stands in the page text; ``end`` is exclusive."""

    end: int
    box: Box
    cell: Cell | None = None
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """What stands on one visual line, from left to right, across columns and cells."""

    page: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """Return the texts of the pieces, a tab between two."""
        return "\t".join(piece.text for piece in self.pieces)

    @property
    def box(self) -> Box:
        """Return the box of the whole line."""
        if len(self.pieces) == 1:
            return self.pieces[0].box
        lefts, tops, rights, bottoms = zip(*(piece.box for piece in self.pieces), strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it until the next heading, page by page."""

    heading: Piece | None
    """Null for what stands before the first heading."""

    ranges: tuple[tuple[int, int, int], ...]
    """(page, start, end) of the body, one for each page that it touches, in order; heading left out."""


@dataclass(frozen=True, slots=True)
class PlacedField:
    """A fillable field with its page."""

    page: int
    field: Field


def pieces_of(page: Page) -> tuple[Piece, ...]:
    """Return the pieces of ``page`` in reading order: its segments, else its lines of text."""
    segments = page.segments or _plain_segments(page.text)
    texts = (page.text[item.start : item.end] for item in segments)
    return tuple(
        Piece(page.number, index, text, item.start, item.end, *_rest(item, text))
        for index, (item, text) in enumerate(zip(segments, texts, strict=True))
    )


def _rest(segment: Segment, text: str) -> tuple[Box, Cell | None, bool]:
    """Return what else is known of a piece.

    A line that ends with a comma goes on, bold or not; the large sign of an item makes no heading of it.
    """
    heading = segment.heading and not text.rstrip().endswith(",") and not _is_item(text)
    return segment.box, segment.cell, heading


def _is_item(text: str) -> bool:
    return text.lstrip().startswith(_ROUND) and not text.rstrip().endswith(":")


_ROUND = ("\u2022", "\u25cf", "\u25e6", "\u2023", "\u00b7", "\uf0b7")
"""Signs of items; squares stand before headings too."""


def _plain_segments(text: str) -> tuple[Segment, ...]:
    """Return a segment for each line of ``text``, for a page whose reader gave none."""
    segments = []
    for row, match in enumerate(re.finditer(r"[^\n]*(?:\n|$)", text)):
        line = match.group().rstrip()
        shown = line.lstrip()
        if shown:
            lead = len(line) - len(shown)
            left, top = lead * CHARACTER_WIDTH, row * LINE_HEIGHT
            box = Box(left, top, left + len(shown) * CHARACTER_WIDTH, top + LINE_HEIGHT)
            segments.append(Segment(match.start() + lead, match.start() + len(line), box))
    return tuple(segments)


def lines_of(pieces: tuple[Piece, ...]) -> tuple[Line, ...]:
    """Return what stands on one visual line each, from top to bottom."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda item: (item.box.top + item.box.bottom, item.box.left)):
        if groups and _share_line(groups[-1][0].box, piece.box):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    lines = [
        sorted(group, key=lambda item: (item.box.left, item.index)) if len(group) > 1 else group
        for group in groups
    ]
    return tuple(Line(line[0].page, tuple(line)) for line in _by_flow(lines, pieces))


def _by_flow(lines: list[list[Piece]], pieces: tuple[Piece, ...]) -> list[list[Piece]]:
    """Return lines with those cut whose pieces are of columns that run beside each other.

    One of them is read long after the other, and they stand at one height by chance: where nearly all do,
    they are rows that somebody drew column by column.
    """
    lowest = Highest([piece.box.top if piece.cell is None else -inf for piece in pieces])
    highest = Highest([-piece.box.bottom if piece.cell is None else -inf for piece in pieces])
    cuts = [
        [
            at
            for at, (one, other) in enumerate(pairwise(line), 1)
            if one.cell is None and other.cell is None and _is_read_later(one, other, lowest, highest)
        ]
        for line in lines
    ]
    apart = [
        _apart(line[at - 1].box, line[at].box) for line, ends in zip(lines, cuts, strict=True) for at in ends
    ]
    if sum(distance <= _LEVEL for distance in apart) > _ROWS * len(apart):
        return lines
    return [
        line[begin:end]
        for line, ends in zip(lines, cuts, strict=True)
        for begin, end in pairwise([0, *ends, len(line)])
    ]


def _is_read_later(one: Piece, other: Piece, lowest: Highest, highest: Highest) -> bool:
    """Return whether other lines are read between two pieces, further down or up.

    ``lowest`` tells the tops of all pieces, ``highest`` their bottoms with the sign turned.
    """
    between = one.index + 1, other.index
    return lowest.between(*between) >= one.box.bottom or -highest.between(*between) <= one.box.top


def _apart(one: Box, other: Box) -> float:
    return abs(one.top + one.bottom - other.top - other.bottom) / 2


_LEVEL = 1.5
"""Points by which the middles of two pieces of one row differ at most."""

_ROWS = 0.6
"""Share of the lines of two columns from which they are rows."""


def _share_line(one: Box, other: Box) -> bool:
    _, top, _, bottom = one
    _, above, _, below = other
    shared = min(bottom, below) - max(top, above)
    return shared > _SAME_LINE * min(bottom - top, below - above)


def same_size(before: Piece, piece: Piece) -> bool:
    """Return whether two lines are of one size of type; the box of a few words is as high as its signs."""
    ratio = piece.box.height / max(before.box.height, 1.0)
    one, other = _signs_in(before.text), _signs_in(piece.text)
    least = 0.75 * (1.0 if other.high else _LESS) * (1.0 if other.low else _LESS)
    most = 1.34 / (1.0 if one.high else _LESS) / (1.0 if one.low else _LESS)
    if one.brackets != other.brackets:
        least, most = (least * _BRACKETED, most) if one.brackets else (least, most / _BRACKETED)
    least /= _RAISED if one.accented else 1.0
    most *= _RAISED if other.accented else 1.0
    return least < ratio < most


@dataclass(frozen=True, slots=True)
class _Signs:
    """Whether signs stand in a line that decide how high its box is."""

    high: bool
    """Signs that reach up from small letters."""

    low: bool
    """Signs that reach down from the line."""

    brackets: bool
    """Signs that reach over and under all others."""

    accented: bool
    """Capitals with an accent."""


_KNOWN_LINES = 1024
"""Lines of which it is remembered which signs they hold: each is compared with several others."""


@lru_cache(_KNOWN_LINES)
def _signs_in(text: str) -> _Signs:
    return _Signs(
        _HIGH.search(text) is not None,
        _LOW.search(text) is not None,
        _BRACKETS.search(text) is not None,
        _ACCENTED.search(text) is not None,
    )


_HIGH, _LOW = re.compile(r"[^\W\dacegm-su-z_]|\d"), re.compile(r"[gjpqy,;()Qç]")
_BRACKETS, _BRACKETED = re.compile(r"[()\[\]{}|/\u00a7]"), 0.9
"""Such signs, and what is left of the height of a line without them."""

_ACCENTED, _RAISED = re.compile("[\u00c0-\u00d6\u00d8-\u00de\u0106\u010c\u0160\u017d]"), 1.25
"""Such a capital, and the times by which it raises a line at most."""

_LESS = 0.75
"""Share of a line's height that is left without such signs."""
