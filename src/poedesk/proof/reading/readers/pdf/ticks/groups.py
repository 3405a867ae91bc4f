"""The group of a tick box by the page's layout: the row label at its left, or the heading above."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from statistics import median

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Cell, Page, Segment
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid, cell_box, locate

_BLOCK_GAP = 1.45
"""Rows of boxes further apart than this many usual steps belong to different blocks."""

_SAME_ROW = 4.0
"""Points within which boxes stand in one row."""

_SHORT = 70
"""Characters that the first line of a row label may have."""

_HEADING_REACH = 40.0
"""Points above a block in which a line that is not set as a heading can head it."""

_INDENT = 8.0
"""Points by which a row label at least begins before the boxes, and at most reaches over them."""

_OPEN_ENDS = ("&", " and", ",", "/", "-", " of", " y", " und", " et")
"""How a line ends that goes on in the next."""

_UPRIGHT = 2.0
"""Times their width that words are high which run up or down the page, as stamps do: they name nothing."""

_NUMBER = compiled(r"\d{1,3}\s?[.)]\s?\w")
"""How a numbered question begins."""

_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ticked:
    """A tick box with its label, both as they stand in the text that is looked at."""

    box: Box
    label: _Range | None
    rest: Sequence[_Range]
    """The further lines of the label."""

    label_box: Box | None
    lead: _Range | None
    """The words before it in its own piece of text."""

    lead_box: Box | None


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text that can name a group."""

    held: _Range
    box: Box
    heading: bool
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows of boxes that follow each other at the usual distance."""

    top: float
    bottom: float
    left: float


def group_names(
    text: str, segments: Sequence[Segment], ticked: Sequence[Ticked], grids: Sequence[Grid]
) -> list[str | None]:
    """Return for each tick box the words of its group, "" for none; null in tables of bare boxes.

    Those are paired by rows and columns of the table, elsewhere.
    """
    texts = _texts(text, segments, ticked)
    blocks = _blocks(ticked, texts, text)
    free = [item for item in texts if not item.heading or not _is_behind_box(item, ticked)]
    asked = [item for item in texts if text[item.held[1] - 1] in "?:"]
    matrices = _matrices(ticked, grids)
    found: list[str | None] = []
    last: tuple[Ticked, Cell | None, _Range] | None = None
    for tick, block in zip(ticked, blocks, strict=True):
        cell = locate(grids, *_middle(tick.box)) if grids else None
        if cell is not None and cell.table in matrices:
            found.append(None)
            continue
        if tick.lead is not None:
            last = (tick, cell, tick.lead)
        elif last is not None and (cell != last[1] or not _on_row(tick.box, last[0].box)):
            last = None
        if last is not None:
            found.append(_folded(text, last[2]))
            continue
        left = _on_line(tick, ticked, asked)
        if left is None and cell is not None:
            left = _in_cell(tick, cell, texts, grids)
        elif left is None:
            left = _at_left(tick, block, texts, text)
        above = _above(tick, block, free, text, cell) if left is None else None
        found.append(_whole_name(left, texts, text) if left else _folded(text, above.held) if above else "")
    return found


def _folded(text: str, held: _Range) -> str:
    return " ".join(text[held[0] : held[1]].split())


def _whole_name(first: _Text, texts: Sequence[_Text], text: str) -> str:
    """Return a row label with the lines on which it goes on."""
    said = _folded(text, first.held)
    last = first
    for item in texts:
        gap = item.box.top - last.box.bottom
        under = abs(item.box.left - last.box.left) < 2 and abs(gap) < 0.6 * last.box.height  # noqa: PLR2004 - lines of one name
        if item is last or not under or item.cell != first.cell or item.box.top <= last.box.top:
            continue
        words = _folded(text, item.held)
        goes_on = said.endswith(_OPEN_ENDS) or words[0].islower() or (item.heading and first.heading)
        if not goes_on or len(said) + len(words) > _SHORT:
            break
        said, last = f"{said} {words}", item
    return said


def _on_row(one: Box, other: Box) -> bool:
    return abs(_middle(one)[1] - _middle(other)[1]) <= _SAME_ROW


def _texts(text: str, segments: Sequence[Segment], ticked: Sequence[Ticked]) -> list[_Text]:
    """Return the pieces that are no labels of boxes, and the words before boxes."""
    taken = sorted(held for tick in ticked for held in (tick.label, *tick.rest) if held is not None)
    leads = {tick.lead: tick.lead_box for tick in ticked if tick.lead is not None}
    texts = [
        _Text(held, box, True, None)  # noqa: FBT003 - words before boxes name them
        for held, box in leads.items()
        if box is not None
    ]
    begins = [start for start, _ in taken]
    ends = [0, *accumulate((end for _, end in taken), max)]  # where the last of the first so many ends
    for segment in segments:
        free = ends[bisect_left(begins, segment.end)] <= segment.start
        if free and not any(lead[0] >= segment.start and lead[1] <= segment.end for lead in leads):
            words = text[segment.start : segment.end]
            letters = filter(str.isalpha, words)
            runs_across = segment.box.height <= _UPRIGHT * segment.box.width
            if runs_across and next(letters, "") and next(letters, ""):
                texts.append(_Text((segment.start, segment.end), segment.box, segment.heading, segment.cell))
    return sorted(texts, key=lambda item: (item.box.top, item.box.left))


def _blocks(ticked: Sequence[Ticked], texts: Sequence[_Text], text: str) -> list[_Block]:
    """Return the block of each tick box; where a question stands between two rows, one ends."""
    order = sorted(range(len(ticked)), key=lambda number: _middle(ticked[number].box)[1])
    rows: list[list[int]] = []
    for number in order:
        y = _middle(ticked[number].box)[1]
        if rows and y - _middle(ticked[rows[-1][0]].box)[1] <= _SAME_ROW:
            rows[-1].append(number)
        else:
            rows.append([number])
    heights = [_middle(ticked[row[0]].box)[1] for row in rows]
    gaps = [after - before for before, after in pairwise(heights)]
    usual = median(gaps) if gaps else 0.0
    blocks: list[_Block] = [_Block(0, 0, 0)] * len(ticked)
    begin = 0
    for end in range(1, len(rows) + 1):
        if (
            end == len(rows)
            or gaps[end - 1] > _BLOCK_GAP * usual
            or _is_asked_between(rows[end - 1], rows[end], ticked, texts, text)
        ):
            members = [number for row in rows[begin:end] for number in row]
            boxes = [ticked[number].box for number in members]
            block = _Block(
                min(box.top for box in boxes),
                max(box.bottom for box in boxes),
                min(box.left for box in boxes),
            )
            for number in members:
                blocks[number] = block
            begin = end
    return blocks


def _is_asked_between(
    before: Sequence[int], after: Sequence[int], ticked: Sequence[Ticked], texts: Sequence[_Text], text: str
) -> bool:
    """Return whether a numbered question begins between two rows of boxes, left of those that follow."""
    top = max(_middle(ticked[number].box)[1] for number in before)
    bottom = min(ticked[number].box.top for number in after)
    left = min(ticked[number].box.left for number in after)
    return any(
        item.box.top > top
        and item.box.top < bottom
        and item.box.left <= left
        and _NUMBER.match(text, item.held[0])
        for item in texts
    )


def _on_line(tick: Ticked, ticked: Sequence[Ticked], asked: Sequence[_Text]) -> _Text | None:
    """Return what of the questions and names with a colon stands on a box's line, before its first box."""
    _, y = _middle(tick.box)
    level = [item for item in asked if item.box.top <= y <= item.box.bottom]
    if not level:
        return None
    line = [other for other in ticked if _on_row(other.box, tick.box)]
    first = min(
        other.box.left if other.label_box is None else min(other.box.left, other.label_box.left)
        for other in line
    )
    before = [item for item in level if item.box.right <= first + 1]
    return max(before, key=lambda item: item.box.right, default=None)


def _is_behind_box(item: _Text, ticked: Sequence[Ticked]) -> bool:
    """Return whether a text stands right of a tick box on its line: what is filled in there heads nothing."""
    _, y = _middle(item.box)
    return any(
        tick.box.top <= y <= tick.box.bottom and tick.box.right <= item.box.left and tick.lead != item.held
        for tick in ticked
    )


def _matrices(ticked: Sequence[Ticked], grids: Sequence[Grid]) -> set[int]:
    """Return the tables in which boxes without labels stand in two columns or more."""
    columns: dict[int, set[int]] = {}
    for tick in ticked:
        cell = locate(grids, *_middle(tick.box)) if grids else None
        if cell is not None and tick.label_box is None:
            columns.setdefault(cell.table, set()).add(cell.column)
    return {table for table, held in columns.items() if len(held) > 1}


def _in_cell(tick: Ticked, cell: Cell, texts: Sequence[_Text], grids: Sequence[Grid]) -> _Text | None:
    """Return the text of the leftmost cell at the height of a box: its heading, else its first line."""
    own = cell_box(grids, cell)
    inside = [
        item for item in texts if item.cell == cell and item.heading and item.box.bottom <= tick.box.top + 2
    ]
    if inside:
        return inside[-1]
    _, y = _middle(tick.box)
    rows: dict[Cell, list[_Text]] = {}
    for item in texts:
        if item.cell is not None and item.cell.table == cell.table and item.cell != cell:
            place = cell_box(grids, item.cell)
            if place.top - 1 <= y <= place.bottom + 1 and place.right <= own.left + 1:
                rows.setdefault(item.cell, []).append(item)
    if not rows:
        return None
    first = rows[min(rows, key=lambda item: cell_box(grids, item).left)]
    return next((item for item in first if item.heading), first[0])


def _at_left(tick: Ticked, block: _Block, texts: Sequence[_Text], text: str) -> _Text | None:
    """Return the row label: what stands left of a block of boxes, at its height."""
    at = [
        item
        for item in texts
        if item.box.left < block.left - _INDENT
        and item.box.right <= block.left + _INDENT
        and item.box.bottom > block.top - 3
        and item.box.top < block.bottom + 3
        and item.cell is None
    ]
    names = [item for item in at if item.heading] or _first_lines(at, text)
    _, y = _middle(tick.box)
    over = [item for item in names if item.box.top <= y]
    return over[-1] if over else names[0] if names else None


def _first_lines(texts: Sequence[_Text], text: str) -> list[_Text]:
    """Return the first line of each paragraph, those that are as short as a name."""
    first: list[_Text] = []
    last: Box | None = None
    for item in texts:
        begins = last is None or item.box.top - last.bottom > 0.8 * item.box.height
        if begins and item.held[1] - item.held[0] <= _SHORT and text[item.held[1] - 1] != ".":
            first.append(item)
        last = item.box
    return first


def _above(tick: Ticked, block: _Block, texts: Sequence[_Text], text: str, cell: Cell | None) -> _Text | None:
    """Return the heading above the column of a box, else the line or question right above its block."""
    right = tick.label_box.right if tick.label_box is not None else tick.box.right + 60
    over = [item for item in texts if item.box.bottom <= tick.box.top + 3 and item.cell in (cell, None)]
    heads = [item for item in over if (item.heading or item.cell == cell) and _heads(item, block, text)]
    if not heads:
        return None
    lowest = max(item.box.bottom for item in heads)
    row = [item for item in heads if lowest - item.box.bottom <= 0.6 * item.box.height]
    column = [item for item in row if item.box.left < right and item.box.right > tick.box.left - 20]
    return (column or row[:1])[0]


def _heads(item: _Text, block: _Block, text: str) -> bool:
    if item.heading:
        return True
    said = text[item.held[0] : item.held[1]]
    gap = block.top - item.box.bottom
    if not -3 <= gap <= _HEADING_REACH:  # noqa: PLR2004 - points that lines may overlap
        return False
    near = gap <= 1.2 * item.box.height
    return said.endswith((":", "?")) or (near and len(said) <= _SHORT and said[-1] not in "._;,")


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, (box.top + box.bottom) / 2


def carried_on(pages: Sequence[Page]) -> list[Page]:
    """Return the pages with the groups of boxes whose row goes on from the page before.

    Boxes at the top of a page without a group of their own, in the columns of the boxes that end the page
    before, belong to the group that stood there last.
    """
    result: list[Page] = []
    for page in pages:
        before = result[-1].marks if result else ()
        group = before[-1].group if before else None
        if group is None or not page.marks or page.marks[0].group is not None:
            result.append(page)
            continue
        columns = [mark.box.left for mark in before if mark.box is not None and mark.group == group]
        marks = list(page.marks)
        for number, mark in enumerate(marks):
            known = mark.box is not None and any(abs(mark.box.left - left) < _SAME_ROW for left in columns)
            if mark.group is not None or not known:
                break
            marks[number] = replace(mark, group=group)
        result.append(replace(page, marks=tuple(marks)))
    return result
