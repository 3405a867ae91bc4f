"""Controls as fields of the page: value, range, and the nearest printed label; tick boxes as marks."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Box, Cell, Field, FieldKind, Mark, Page, Segment
from poedesk.proof.reading.readers.docx.content import Control
from poedesk.proof.reading.readers.docx.controls.kinds import is_prompt
from poedesk.proof.reading.readers.docx.layout import Sheet, place, spot
from poedesk.proof.reading.readers.page_marks import page_marks, written_marks

_LABEL = 200
"""Characters that a printed label may have."""

_TRIM = " :_-\u2013*\u2610\u2611\u2612\t\n"

_LAST_SENTENCE = compiled(r"[.;?!]\s+")

_LOOK_BACK = 60
"""Segments before a field in which its label is looked for."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A control with its range in the page text."""

    control: Control
    start: int
    end: int
    box: Box | None


@dataclass(frozen=True, slots=True)
class _Others:
    """What the search for labels needs to know of the page."""

    ends: list[int]
    """Where fields end, in order: a label begins after the field before it."""

    starts: list[int]
    """Where segments start, in order."""

    free: list[Segment]
    """Segments that are printed, not filled in."""

    ends_of_free: list[int]

    @staticmethod
    def of(page: Page, placed: Sequence[Placed]) -> "_Others":
        places = sorted((item.start, item.end) for item in placed if item.end > item.start)
        first = [start for start, _ in places]
        free = []
        for segment in page.segments:
            at = bisect_right(first, segment.start) - 1
            if at < 0 or places[at][1] < segment.end:
                free.append(segment)
        return _Others(
            sorted(item.end for item in placed),
            [segment.start for segment in page.segments],
            free,
            [segment.end for segment in free],
        )


def place_controls(sheet: Sheet, controls: Sequence[Control], text: str) -> list[Placed]:
    """Return the controls that were laid out, each with the range of what it shows."""
    found = []
    for control in controls:
        ranges = []
        for paragraph, first, last in control.pieces:
            start, end = place(sheet, paragraph, first), place(sheet, paragraph, last)
            if start is not None and end is not None:
                ranges.append((start, end))
        if not ranges:
            continue
        start, end = min(first for first, _ in ranges), max(last for _, last in ranges)
        shown = text[start:end]
        start += len(shown) - len(shown.lstrip())
        end = max(start, end - (len(shown) - len(shown.rstrip())))
        paragraph, first, _ = control.pieces[0]
        found.append(Placed(control, start, end, spot(sheet, paragraph, first, len(shown.strip()))))
    return found


def with_controls(page: Page, placed: Sequence[Placed], extra: Sequence[Mark]) -> Page:
    """Return the page with its marks and fields.

    Every tick box that is a control is both: a mark, because people see a box, and a field of the file.
    """
    marks = _marks(page, placed)
    if not placed:
        return replace(page, marks=(*marks.values(), *extra))
    others = _Others.of(page, placed)
    fields = tuple(_field(page, item, others, marks.get(item.start)) for item in placed)
    everything = (*marks.values(), *extra)
    return replace(page, segments=_without_prompts(page, placed), fields=fields, marks=everything)


def _without_prompts(page: Page, placed: Sequence[Placed]) -> Sequence[Segment]:
    """Return the segments without prompts that only the file knows to be prompts ("Legal entity").

    What reads like template text stays, so that it can be cited as such; the others could be taken for
    answers. The page text keeps them all.
    """
    prompts = [
        (item.start, item.end)
        for item in placed
        if item.control.untouched
        and item.end > item.start
        and not _reads_like_one(page.text[item.start : item.end])
    ]
    if not prompts:
        return page.segments
    return tuple(part for segment in page.segments for part in _cut_out(page.text, segment, prompts))


def _reads_like_one(text: str) -> bool:
    return is_prompt(text) or text.strip()[:1] in "[<{\u00ab"


def _cut_out(text: str, segment: Segment, prompts: Sequence[tuple[int, int]]) -> list[Segment]:
    inside = [(start, end) for start, end in prompts if start < segment.end and segment.start < end]
    if not inside:
        return [segment]
    borders = [segment.start, *(at for pair in inside for at in pair), segment.end]
    parts = []
    for start, end in zip(borders[::2], borders[1::2], strict=True):
        shown = text[start:end]
        first, last = start + len(shown) - len(shown.lstrip()), start + len(shown.rstrip())
        if first < last:
            parts.append(replace(segment, start=first, end=last, box=_part(segment, first, last)))
    return parts


def _part(segment: Segment, start: int, end: int) -> Box:
    box, width = segment.box, segment.box.width / (segment.end - segment.start)
    return Box(
        box.left + (start - segment.start) * width,
        box.top,
        box.left + (end - segment.start) * width,
        box.bottom,
    )


def _marks(page: Page, placed: Sequence[Placed]) -> dict[int, Mark]:
    """Return the place of each tick box in the text -> its mark."""
    written = written_marks(page)
    boxes = {item.start: item for item in placed if item.control.kind is FieldKind.CHECKBOX}
    found: dict[int, Mark] = {}
    inside = [(i.start, i.end) for i in placed if i.control.untouched]
    for glyph, mark in zip(written, page_marks(page, written), strict=True):
        control = boxes.get(glyph.start)
        if control is not None:
            checked = control.control.checked
            found[glyph.start] = Mark(
                mark.label, mark.group, checked, mark.box, "control", mark.start, mark.end
            )
        elif not any(start <= glyph.start < end for start, end in inside):
            found[glyph.start] = mark
    return found


def _field(page: Page, item: Placed, others: _Others, mark: Mark | None) -> Field:
    control = item.control
    if control.kind is FieldKind.CHECKBOX:
        label, group = (mark.label, mark.group) if mark else (None, None)
        label = label or control.title or control.name or None
        return Field(
            control.name, label, group, control.kind, None, control.checked, item.box, item.start, item.end
        )
    shown = page.text[item.start : item.end]
    value = None if control.untouched else (fold(shown) and shown) or None
    label = _printed_label(page, item, others) or control.title
    iso = control.iso if value else None
    group = None
    return Field(control.name, label, group, control.kind, value, None, item.box, item.start, item.end, iso)


def _printed_label(page: Page, item: Placed, others: _Others) -> str | None:
    """Return the words before the field on its line, else left of it, else in the cell or line above."""
    at = _segment_at(page.segments, others, item)
    if at is not None:
        segment = page.segments[at]
        before = bisect_right(others.ends, item.start)
        taken = max(segment.start, others.ends[before - 1] if before else 0)
        words = page.text[taken : item.start]
        if words.strip(_TRIM):
            return _clean(words) or _clean(_LAST_SENTENCE.split(words)[-1])
    until = bisect_right(others.ends_of_free, item.start)
    before_it = others.free[max(0, until - _LOOK_BACK) : until]
    cell = page.segments[at].cell if at is not None else _cell_near(before_it, item)
    near = _beside(before_it, item, cell) or _above(before_it, cell)
    return _clean(page.text[near.start : near.end]) if near is not None else None


def _segment_at(segments: Sequence[Segment], others: _Others, item: Placed) -> int | None:
    first = max(0, bisect_right(others.starts, item.start) - 2)
    for number, segment in enumerate(segments[first : first + 4], first):
        if segment.start <= item.start < segment.end or item.start == item.end == segment.end:
            return number
    return None


def _cell_near(before: Sequence[Segment], item: Placed) -> Cell | None:
    """Return the cell right of which an empty field stands, as if it stood in the next one."""
    cell = before[-1].cell if before else None
    return None if cell is None or item.box is None else Cell(cell.table, cell.row, cell.column + 1)


def _beside(before: Sequence[Segment], item: Placed, cell: Cell | None) -> Segment | None:
    box = item.box
    for segment in reversed(before):
        if cell is not None and segment.cell is not None:
            same_row = (segment.cell.table, segment.cell.row) == (cell.table, cell.row)
            if same_row and segment.cell.column < cell.column:
                return segment
        elif (
            box is not None
            and segment.box.top <= box.top < segment.box.bottom
            and segment.box.left < box.left
        ):
            return segment
    return None


def _above(before: Sequence[Segment], cell: Cell | None) -> Segment | None:
    for segment in reversed(before):
        if cell is None or segment.cell is None:
            return segment
        if segment.cell.table != cell.table:
            continue
        if segment.cell == cell or (segment.cell.column == cell.column and segment.cell.row < cell.row):
            return segment
    return None


def _clean(text: str) -> str | None:
    label = fold(text).strip(_TRIM)
    return label if label and len(label) <= _LABEL else None
