"""Marks of a page from its text and its layout: labels in neighbouring columns and cells, groups above."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, Cell, Mark, Page, Segment
from poedesk.proof.document.segments import ranges
from poedesk.proof.reading.readers.glyphs import GlyphMark, find_marks

_SAME_LINE = 0.5
_LOOK_UP = 60
"""Segments above a mark in which its heading is looked for."""

_SHORT = 60
"""Characters that a line without a colon may have to be the heading of the marks below it."""

_NAME = compiled(r"[^\W\d_]{2}")
"""Letters as a name has them, and no number of a row."""

_Range = tuple[int, int]


def written_marks(page: Page) -> list[GlyphMark]:
    """Return the tick boxes written in ``page.text``, each with what its own segment tells."""
    return find_marks(page.text, ranges(page.segments))


def page_marks(page: Page, written: Sequence[GlyphMark] | None = None) -> tuple[Mark, ...]:
    """Return the tick boxes written in ``page.text``, with label and group as far as they can be told.

    ``written`` are those of ``written_marks``, when the caller has them already; one mark comes of each.
    """
    found = written_marks(page) if written is None else written
    if not found:
        return ()
    layout = _Layout(page, found)
    marks: list[Mark] = []
    for glyph in found:
        mark, before = layout.mark(glyph), marks[-1] if marks else None
        if before and before.group and glyph.group is None and layout.continues(glyph, before):
            mark = replace(mark, group=before.group)
        marks.append(mark)
    return tuple(marks)


class _Layout:
    """The segments of one page with what pairing needs: which hold marks, which share a row."""

    def __init__(self, page: Page, found: Sequence[GlyphMark]) -> None:
        self.text = page.text
        self.segments = tuple(page.segments)
        self.holder: dict[int, int] = {}
        position = 0
        for glyph in found:
            while not self.segments[position].start <= glyph.start < self.segments[position].end:
                position += 1
            self.holder[glyph.start] = position
        self.marked = set(self.holder.values())
        self.cells: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, segment in enumerate(self.segments):
            if segment.cell is not None:
                self.cells[segment.cell.table, segment.cell.row][segment.cell.column].append(number)
        self.grids = self._grids(found)

    def _grids(self, found: Sequence[GlyphMark]) -> set[int]:
        """Return the tables in which marks without labels stand in two columns or more."""
        columns: dict[int, set[int]] = defaultdict(set)
        for glyph in found:
            cell = self.segments[self.holder[glyph.start]].cell
            if cell is not None and glyph.label is None:
                columns[cell.table].add(cell.column)
        return {table for table, held in columns.items() if len(held) > 1}

    def mark(self, glyph: GlyphMark) -> Mark:
        number = self.holder[glyph.start]
        segment = self.segments[number]
        label, group = glyph.label, glyph.group
        if label is None:
            label, group = self._label_beside(number)
        if group is None:
            group = (
                self._heading_in_cell(number, label)
                or self._row_label(segment.cell, label)
                or self._heading_above(number, label)
            )
        return Mark(
            label=self._words(label),
            group=self._words(group),
            checked=glyph.checked,
            box=_part(segment, glyph.start, glyph.end),
            by="glyph",
            start=label[0] if label else None,
            end=label[1] if label else None,
        )

    def continues(self, glyph: GlyphMark, before: Mark) -> bool:
        """Tell whether ``glyph`` stands on the same line as the mark before, outside tables."""
        segment = self.segments[self.holder[glyph.start]]
        return segment.cell is None and before.box is not None and before.box.top == segment.box.top

    def _words(self, held: _Range | None) -> str | None:
        return " ".join(self.text[held[0] : held[1]].split()) if held else None

    def _range(self, number: int) -> _Range:
        return self.segments[number].start, self.segments[number].end

    def _label_beside(self, number: int) -> tuple[_Range | None, _Range | None]:
        """Return label and group of a mark that is alone in its piece."""
        cell = self.segments[number].cell
        if cell is None:
            return self._label_on_line(number), None
        if cell.table in self.grids:
            return self._in_cell(cell.table, 0, cell.column), self._row_text(cell)
        return self._row_text(cell), None

    def _label_on_line(self, number: int) -> _Range | None:
        box = self.segments[number].box
        beside = [
            (other, self.segments[other].box)
            for other in range(max(0, number - 12), min(len(self.segments), number + 13))
            if other not in self.marked and _shares_line(self.segments[other].box, box)
        ]
        right = [(place.left, other) for other, place in beside if place.left >= box.right - 1]
        left = [(-place.right, other) for other, place in beside if place.right <= box.left + 1]
        named = [one for one in left if _NAME.search(self.text, *self._range(one[1]))]
        best = min(right or named or left, default=None)
        return None if best is None else self._range(best[1])

    def _in_cell(self, table: int, row: int, column: int) -> _Range | None:
        held = self.cells.get((table, row), {}).get(column, [])
        return next((self._range(number) for number in held if number not in self.marked), None)

    def _row_text(self, cell: Cell) -> _Range | None:
        """Return the words of the row that name it: right of a leading mark, else from the left.

        A number names it only where nothing else does.
        """
        columns = self.cells.get((cell.table, cell.row), {})
        right = sorted(column for column in columns if column > cell.column)
        left = sorted((column for column in columns if column < cell.column), reverse=True)
        order = [*left[::-1], *right] if cell.table in self.grids else [*left, *right]
        beside = (self._in_cell(cell.table, cell.row, column) for column in order)
        held = [one for one in beside if one is not None]
        named = (one for one in held if _NAME.search(self.text, *one))
        return next(named, held[0] if held else None)

    def _row_label(self, cell: Cell | None, label: _Range | None) -> _Range | None:
        if cell is None or cell.column == 0:
            return None
        first = min(self.cells.get((cell.table, cell.row), {}), default=cell.column)
        columns = self.cells.get((cell.table, cell.row), {})
        if first >= cell.column or self.marked.intersection(columns[first]):
            return None  # a cell with tick boxes of its own names its own boxes, not the row
        held = self._in_cell(cell.table, cell.row, first)
        return held if held != label else None

    def _heading_in_cell(self, number: int, label: _Range | None) -> _Range | None:
        """Return the heading above the mark in its own cell."""
        cell = self.segments[number].cell
        if cell is None:
            return None
        for other in reversed(self.cells[cell.table, cell.row][cell.column]):
            segment = self.segments[other]
            held = self._range(other)
            if other < number and segment.heading and other not in self.marked and held != label:
                return held
        return None

    def _heading_above(self, number: int, label: _Range | None) -> _Range | None:
        """Return the heading, question or short line that the block of marks stands under."""
        place = self.segments[number].box
        passed = False
        for other in range(number - 1, max(-1, number - _LOOK_UP), -1):
            segment = self.segments[other]
            held = self._range(other)
            if held == label or segment.box.top >= place.top:
                continue
            if other in self.marked:
                place = place if passed else segment.box
                continue
            words = self.text[held[0] : held[1]]
            near = place.top - segment.box.bottom < segment.box.height and segment.box.left <= place.right
            if segment.heading or (
                not passed and (words.endswith((":", "?")) or (near and _is_short(words)))
            ):
                return held
            passed = True
        return None


def _is_short(words: str) -> bool:
    return len(words) <= _SHORT and not words.endswith((".", "_", ";"))


def _shares_line(one: Box, other: Box) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > _SAME_LINE * min(one.height, other.height)


def _part(segment: Segment, start: int, end: int) -> Box:
    """Return about where ``[start, end)`` of the segment stands, taking all characters as equally wide."""
    box, signs = segment.box, segment.end - segment.start
    width = box.width / signs
    left = box.left + (start - segment.start) * width
    return Box(left, box.top, left + (end - start) * width, box.bottom)
