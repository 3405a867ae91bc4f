"""The rooms of a flat page: where its labels and questions leave space for an answer."""

from collections.abc import Iterator, Sequence
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.paper.forms.templates.meaning import Meanings
from poedesk.proof.document.model import Box, Cell, Page, Segment
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid, cell_box, find_grids, locate
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import read_shapes
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of

_LABEL = 60
_BLANKS = "_.\u2026: \t"
_LEAST = 11.0
"""Points that a room is high at least."""

_LEAST_WIDE = 60.0
_MARGIN = 36.0
"""Points from the edge of the page to which an answer may reach."""

_INSET = 1.0


@dataclass(frozen=True, slots=True)
class Room:
    """A place for one of our fields."""

    name: str
    where: str
    box: Box
    tick: bool = False


def rooms(handle: Any, page: Page, meanings: Meanings) -> list[Room] | None:
    """Return the rooms of a page; null for one that lies turned.

    Args:
        handle: the page of pdfium.
        page: what a reader saw on it.
        meanings: what its labels ask for.
    """
    frame = frame_of(handle.raw)
    if frame.turns or page.upright:
        return None
    shapes = read_shapes(handle.raw, frame)
    sheet = _Sheet(page, find_grids(shapes, frame.width, frame.height))
    return [*sheet.cells(meanings), *sheet.lines(meanings), *sheet.boxes(meanings)]


class _Sheet:
    def __init__(self, page: Page, grids: Sequence[Grid]) -> None:
        self._page = page
        self._grids = grids
        self._held: dict[Cell, list[Segment]] = {}
        self._free: list[Segment] = []
        for segment in page.segments:
            if segment.cell is None:
                self._free.append(segment)
            else:
                self._held.setdefault(segment.cell, []).append(segment)

    def cells(self, meanings: Meanings) -> Iterator[Room]:
        """Yield the cell beside a label, else the one below, else the rest of its own."""
        for cell, segments in self._held.items():
            label = self._words(segments)
            name = meanings.of_label(label.rstrip(_BLANKS))
            if name is None or cell.table >= len(self._grids):
                continue
            own = cell_box(self._grids, cell)
            beside = locate(self._grids, own.right + 2, (own.top + own.bottom) / 2)
            if beside is not None and beside.table == cell.table:
                if beside not in self._held:
                    yield Room(name, f"beside '{_cut(label)}'", _inset(cell_box(self._grids, beside)))
                continue
            yield from self._under(cell, own, segments, name, label)

    def _under(
        self, cell: Cell, own: Box, segments: Sequence[Segment], name: str, label: str
    ) -> Iterator[Room]:
        below = locate(self._grids, (own.left + own.right) / 2, own.bottom + 2)
        if below is not None and below.table == cell.table and below not in self._held:
            yield Room(name, f"below '{_cut(label)}'", _inset(cell_box(self._grids, below)))
            return
        rest = own._replace(top=max(item.box.bottom for item in segments) + 1)
        if rest.height >= _LEAST:
            yield Room(name, f"below '{_cut(label)}'", _inset(rest))

    def lines(self, meanings: Meanings) -> Iterator[Room]:
        """Yield the line after a label, and the room below a question."""
        for segment in self._free:
            text = self._words([segment])
            label = text.rstrip(_BLANKS)
            name = meanings.of_label(label)
            if name is None:
                continue
            box = self._line_after(segment, text, label) or self._room_below(segment, text)
            if box is not None:
                yield Room(name, f"at '{_cut(label)}'", box)

    def _line_after(self, segment: Segment, text: str, label: str) -> Box | None:
        """Return the room over the rule or the underscores that follow a label on its line."""
        own = segment.box
        for rule in self._page.rules:
            level = own.top - 2 <= rule.top <= own.bottom + 6
            if level and rule.left >= own.left + own.width * 0.5 and rule.width >= _LEAST_WIDE:
                return self._clear(Box(max(rule.left, own.right), own.top - 3, rule.right, rule.top))
        blank = len(text) - len(text.rstrip("_"))
        if blank >= 5:  # noqa: PLR2004 - a line to write on
            begin = own.left + own.width * len(label) / max(1, len(text))
            return self._clear(Box(begin, own.top - 3, own.right, own.bottom - 1))
        if text.endswith(":"):
            right = (self._page.width or 0.0) - _MARGIN
            return self._clear(Box(own.right + 2, own.top - 2, right, own.bottom + 2))
        return None

    def _room_below(self, segment: Segment, text: str) -> Box | None:
        """Return the room between a question and what stands below it."""
        if len(text.split()) <= 6:  # noqa: PLR2004 - a label, whose answer stands beside it
            return None
        own, page = segment.box, self._page
        under = [
            item.box.top for item in page.segments if item.box.top >= own.bottom - 1 and item is not segment
        ]
        low = min(under, default=(page.height or 0.0) - _MARGIN)
        box = Box(own.left, own.bottom + 2, (page.width or 0.0) - _MARGIN, low - 4)
        return box if box.height >= _LEAST else None

    def _clear(self, box: Box) -> Box | None:
        """Return ``box`` up to what stands in it from the left; null when too little is left."""
        right = box.right
        for item in self._page.segments:
            level = item.box.top < box.bottom - 2 and item.box.bottom > box.top + 2
            if level and box.left < item.box.left < right and self._words([item]).strip(_BLANKS):
                right = item.box.left - 2
        found = box._replace(right=right)
        return found if found.width >= _LEAST_WIDE and found.height >= _LEAST - 2 else None

    def boxes(self, meanings: Meanings) -> Iterator[Room]:
        """Yield the empty tick boxes of workloads under activities."""
        for mark in self._page.marks:
            if mark.checked is False and mark.box is not None:
                name = meanings.of_tick(mark.label or "", mark.group or "")
                if name is not None:
                    where = f"the box '{_cut(mark.label or '')}' under '{_cut(mark.group or '')}'"
                    yield Room(name, where, mark.box, tick=True)

    def _words(self, segments: Sequence[Segment]) -> str:
        return fold(" ".join(self._page.text[item.start : item.end] for item in segments))


def _inset(box: Box) -> Box:
    return Box(box.left + _INSET, box.top + _INSET, box.right - _INSET, box.bottom - _INSET)


def _cut(text: str) -> str:
    shown = fold(text).strip(_BLANKS + "*")
    return shown if len(shown) <= _LABEL else f"{shown[: _LABEL - 1].rstrip()}\u2026"
