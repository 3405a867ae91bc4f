"""Columns of prose that stand beside one another, laid out under one another as they are read.

What stands level in two such columns does so by chance. So a signature is seen with what its own column
holds. What is found is cited where it stands in the document itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Page, Segment, Span
from poedesk.proof.document.words import Words
from poedesk.proof.finding.acts.blocks.sheets.sheet import TALL, middle
from poedesk.proof.finding.page.view import DocumentView

PROSE = 2
"""Lines of prose, at least, by which a column is one that is read by itself."""

WORDS = 6
"""Words of a line of prose at least."""

WIDE = 0.6
"""Share of its column that a line of prose takes at least."""

BESIDE = 0.5
"""Share of the lower one of two columns that stands beside the other one at least."""

SLACK = 2.0
"""Points by which what follows columns may reach up into them."""

FOOT = 2.0
"""Lines over what follows the columns in which ink is of that, and no more of a column."""

COLUMNS = 4
"""Columns of a page at most."""


@dataclass(frozen=True, slots=True)
class _Moved:
    """A column as it was moved under the one before it."""

    page: int
    start: int
    """Where its text begins in that of the page; ``end`` is exclusive."""

    end: int
    area: Box
    """Where it stood, with all that is drawn in it."""

    across: float
    """Points by which it was moved to the right."""

    down: float
    foot: float
    """Height from which on everything else was moved down, to make room."""

    room: float

    def placed(self, box: Box) -> Box:
        """Return where what is drawn stands after the move."""
        if self._holds(box):
            return _by(box, self.across, self.down)
        return _by(box, 0.0, self.room) if middle(box) >= self.foot else box

    def read(self, box: Box, start: int) -> Box:
        """Return where what is written at ``start`` stands after the move."""
        if self.start <= start < self.end:
            return _by(box, self.across, self.down)
        return _by(box, 0.0, self.room) if start >= self.end else box

    def origin(self, box: Box) -> Box:
        """Return where something stood before the move."""
        before = _by(box, -self.across, -self.down)
        if self._holds(before) and middle(box) >= self.foot:
            return before
        return _by(box, 0.0, -self.room) if middle(box) >= self.foot + self.room else box

    def _holds(self, box: Box) -> bool:
        inside = box.left >= self.area.left and box.right <= self.area.right
        return inside and self.area.top <= middle(box) and box.bottom <= self.area.bottom


@dataclass(frozen=True, slots=True)
class Flow:
    """A document seen with its columns under one another."""

    view: DocumentView
    moved: Sequence[_Moved]

    def own(self, span: Span) -> Span:
        """Return a citation where it stands in the document itself."""
        box = span.box
        if box is None:
            return span
        for move in reversed(self.moved):
            box = move.origin(box) if move.page == span.page else box
        return replace(span, box=box)


def in_flow(view: DocumentView) -> Flow | None:
    """Return the document with columns of prose under one another; null where no page has any."""
    if view.document.mail is not None:
        return None
    moved: list[_Moved] = []
    pages = [_in_flow(page, moved) for page in view.pages]
    return Flow(DocumentView(replace(view.document, pages=tuple(pages))), moved) if moved else None


def _in_flow(page: Page, moved: list[_Moved]) -> Page:
    """Return a page with its columns under one another; ``moved`` is told of each that was moved."""
    if not page.width or page.by != "text":
        return page
    for _ in range(COLUMNS - 1):
        found = next(_columns(page), None)
        if found is None:
            break
        moved.append(found)
        page = _with_moved(page, found)
    return page


def _columns(page: Page) -> Iterator[_Moved]:
    """Yield the columns of a page that can be moved under the one read before them, the last first."""
    for at in range(len(page.segments) - PROSE, PROSE - 1, -1):
        if _begins(page.segments, at) and (found := _column(page, at)) is not None:
            yield found


def _begins(lines: Sequence[Segment], at: int) -> bool:
    """Return whether a line begins a column: what is read before it stands left of it and further down."""
    before, first = lines[at - 1].box, lines[at].box
    return first.bottom <= before.top and first.left >= before.right


def _before(lines: Sequence[Segment], at: int, edge: float) -> list[Segment]:
    """Return the lines of the column that ends before line ``at``, left of ``edge``."""
    first = at - 1
    while first > 0 and lines[first - 1].box.right <= edge and not _begins(lines, first):
        first -= 1
    return list(lines[first:at])


def _column(page: Page, at: int) -> _Moved | None:
    """Return the column that begins with line ``at``, where one of prose ends before it, beside it."""
    lines = page.segments
    left = _before(lines, at, lines[at].box.left)
    bound = max(line.box.right for line in left)
    right = list(takewhile(lambda line: line.box.left >= bound, lines[at:]))
    edge = min(line.box.left for line in right)
    left = _before(lines, at, edge)
    rest = lines[at + len(right) :]
    one, other = _around(left), _around(right)
    beside = min(one.bottom, other.bottom) - max(one.top, other.top)
    if (
        not (_is_prose(page, left, one) and _is_prose(page, right, other))
        or beside < BESIDE * min(one.height, other.height)
        or any(line.box.top < max(one.bottom, other.bottom) - SLACK for line in rest)
    ):
        return None
    over = max(
        (line.box.bottom for line in lines[: at - len(left)] if line.box.bottom <= other.top), default=0
    )
    low = min((line.box.top for line in rest), default=None)
    under = max(other.bottom, low - FOOT * TALL) if low is not None else max(other.bottom, page.height or 0.0)
    area = Box((one.right + edge) / 2, over, page.width or other.right, under + SLACK)
    foot = max(line.box.bottom for line in lines[:at])
    return _move(page, (lines[at].start, lines[at + len(right) - 1].end), area, (one, other), foot)


def _move(page: Page, text: tuple[int, int], area: Box, columns: tuple[Box, Box], foot: float) -> _Moved:
    """Return how the second one of two columns moves under the first, all that is drawn at them included."""
    other = columns[1]
    foot = max(foot, other.bottom)
    for box in _drawn(page):
        if box.bottom <= area.bottom:
            if box.left >= area.left and middle(box) >= area.top:
                other = other.union(box)
            elif box.right <= area.left:
                foot = max(foot, box.bottom)
    gap = TALL
    down, room = foot + gap - other.top, other.height + 2 * gap
    return _Moved(page.number, *text, area, columns[0].left - columns[1].left, down, foot + gap / 2, room)


def _drawn(page: Page) -> Iterator[Box]:
    yield from (each.box for each in page.drawings)
    yield from page.rules
    yield from (field.box for field in page.fields if field.box is not None)
    yield from (mark.box for mark in page.marks if mark.box is not None)


def _is_prose(page: Page, lines: Sequence[Segment], column: Box) -> bool:
    """Return whether some lines of a column are running text as wide as it is."""
    told = (
        line
        for line in lines
        if line.cell is None
        and line.box.width >= WIDE * column.width
        and len(page.text[line.start : line.end].split()) >= WORDS
    )
    return sum(1 for _ in told) >= PROSE


def _around(lines: Sequence[Segment]) -> Box:
    lefts, tops, rights, bottoms = zip(*(line.box for line in lines), strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _by(box: Box, across: float, down: float) -> Box:
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


def _with_moved(page: Page, move: _Moved) -> Page:
    """Return a page with a column moved, and with all that stands in it."""
    return replace(
        page,
        height=(page.height or 0.0) + move.room,
        segments=tuple(replace(each, box=move.read(each.box, each.start)) for each in page.segments),
        words=Words(replace(each, box=move.read(each.box, each.start)) for each in page.words),
        fields=tuple(replace(each, box=each.box and move.placed(each.box)) for each in page.fields),
        marks=tuple(replace(each, box=each.box and move.placed(each.box)) for each in page.marks),
        drawings=tuple(replace(each, box=move.placed(each.box)) for each in page.drawings),
        rules=tuple(map(move.placed, page.rules)),
    )
