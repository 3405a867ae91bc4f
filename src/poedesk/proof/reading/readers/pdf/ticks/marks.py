"""Tick boxes of a page with label and group: written, drawn, and controls, all paired in the same way.

Drawn boxes and controls are put into the words of the page as if they were printed signs; then the page is
laid out once more and paired like one whose boxes are all written.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from poedesk.proof.document.model import Box, Mark, Page
from poedesk.proof.reading.readers.glyphs import GlyphMark, find_marks
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.readers.pdf.layout.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.text import PageText, lay_out
from poedesk.proof.reading.readers.pdf.layout.words import RawWord, TextPage
from poedesk.proof.reading.readers.pdf.ticks.boxes import Overlays, TickBox
from poedesk.proof.reading.readers.pdf.ticks.groups import Ticked, group_ranges

_SIGNS = {True: "☑", False: "☐", None: "☐"}
_BOXES = frozenset("☐☑☒□▢◻⬜❏❑❒○◯◉●■◼")
_HANGING = 5.0
"""Points by which the second line of a label may begin left or right of the first."""

_ADDED = -1_000_000
"""Numbers of words that this module adds count down from here."""


@dataclass(frozen=True, slots=True)
class PageMarks:
    """The marks of a page."""

    marks: tuple[Mark, ...]
    of_fields: dict[int, list[Mark]]
    """Number of a field -> the marks of its boxes."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is written on a page."""

    source: TextPage
    words: Sequence[RawWord]
    """As drawn."""

    text: PageText
    """As laid out."""

    grids: Sequence[Grid]


def read_marks(written: Written, boxes: Sequence[TickBox], overlays: Overlays) -> PageMarks:
    """Return the marks of a page: those that are written, and ``boxes``."""
    text, grids = written.text, written.grids
    virtual = lay_out(written.source, _with_boxes(written.words, boxes), grids) if boxes else text
    shown = _page(virtual)
    ranges = [(segment.start, segment.end) for segment in shown.segments]
    glyphs = find_marks(shown.text, ranges)
    if not glyphs:
        return PageMarks((), {})
    where = _Mapping(text, virtual)
    marks: list[Mark] = []
    of_fields: dict[int, list[Mark]] = {}
    pairs = list(zip(glyphs, page_marks(shown), strict=True))
    paired = _grouped(shown, pairs, where, grids, boxes)
    for glyph, mark in zip(glyphs, paired, strict=True):
        word = where.word_at(glyph.start)
        own = boxes[_ADDED - word.index] if word is not None and word.index <= _ADDED else None
        made = where.moved(wrapped(shown, mark))
        if own is not None:
            made = replace(made, checked=own.checked, box=own.box, by=own.by)
            if own.by == "drawn" and made.label and not any(sign.isalpha() for sign in made.label):
                continue  # places of numbers in tables and figures
            if own.field is not None:
                of_fields.setdefault(own.field, []).append(made)
        elif word is not None:
            made = _written(made, word, glyph.end - glyph.start, overlays)
        marks.append(made)
    return PageMarks(tuple(marks), of_fields)


def _grouped(
    shown: Page,
    pairs: Sequence[tuple[GlyphMark, Mark]],
    where: "_Mapping",
    grids: Sequence[Grid],
    boxes: Sequence[TickBox],
) -> list[Mark]:
    """Return the marks with the groups that the layout tells."""
    ticked = []
    for glyph, mark in pairs:
        word = where.word_at(glyph.start)
        box = word.box if word is not None and len(word.text) == 1 else mark.box
        if word is not None and word.index <= _ADDED:
            box = boxes[_ADDED - word.index].box
        label = (mark.start, mark.end) if mark.start is not None and mark.end is not None else None
        own = glyph.label if label == glyph.label else None
        ticked.append(
            Ticked(
                box or Box(0, 0, 0, 0),
                label,
                where.box_of(label) if own is not None else None,
                glyph.group,
                where.box_of(glyph.group),
            )
        )
    groups = group_ranges(shown.text, shown.segments, ticked, grids)
    return [
        mark if held is None else replace(mark, group=" ".join(shown.text[held[0] : held[1]].split()))
        for (_, mark), held in zip(pairs, groups, strict=True)
    ]


def wrapped(page: Page, mark: Mark) -> Mark:
    """Return the mark with the second line of a label that is wrapped, where the layout shows it."""
    if mark.start is None or mark.end is None or mark.label is None:
        return mark
    line = next((item for item in page.segments if item.start <= mark.start < item.end), None)
    if line is None or mark.end < line.end:
        return mark
    share = (mark.start - line.start) / (line.end - line.start)
    left = line.box.left + share * line.box.width
    for other in page.segments:
        gap = other.box.top - line.box.bottom
        under = abs(other.box.left - left) < _HANGING and abs(gap) < 0.35 * line.box.height
        words = page.text[other.start : other.end]
        if (
            under
            and other.box.width <= 1.2 * line.box.width
            and words[0] not in _BOXES
            and other.cell == line.cell
        ):
            end = other.end if not page.text[mark.end : other.start].strip() else None
            return replace(
                mark,
                label=f"{mark.label} {' '.join(words.split())}",
                end=end,
                start=mark.start if end else None,
            )
    return mark


def _page(text: PageText) -> Page:
    return Page(1, 1.0, 1.0, text.text, text.segments, text.words)


def _written(mark: Mark, word: RawWord, length: int, overlays: Overlays) -> Mark:
    """Return a written mark at its own place; what was drawn over an empty one ticks it."""
    box = word.box if length >= len(word.text) else mark.box
    if mark.checked is False and box is not None and word.text[0] in _BOXES:
        small = min(box.width, box.height)
        inner = Box(box.left, box.bottom - max(small, box.width) - 2, box.left + max(small, 6), box.bottom)
        if overlays.drawn_in(inner):
            return replace(mark, checked=True, box=box, by="ink")
    return replace(mark, box=box)


def _with_boxes(words: Sequence[RawWord], boxes: Sequence[TickBox]) -> list[RawWord]:
    """Return the words with a sign for each box, each beside the word it stands at."""
    kept = [word for word in words if not _is_covered(word, boxes)]
    after: dict[int, list[RawWord]] = {}
    for number, tick in enumerate(boxes):
        at, neighbour = _neighbour(kept, tick.box)
        top, bottom = (
            (neighbour.box.top, neighbour.box.bottom) if neighbour else (tick.box.top, tick.box.bottom)
        )
        box = Box(tick.box.left, top, tick.box.right, bottom)
        after.setdefault(at, []).append(RawWord(_SIGNS[tick.checked], box, 0, _ADDED - number, breaks=True))
    result: list[RawWord] = []
    for number in range(-1, len(kept)):
        if number >= 0:
            result.append(kept[number])
        result += sorted(after.get(number, ()), key=lambda word: (word.box.top, word.box.left))
        if number in after and number + 1 < len(kept):
            kept[number + 1] = replace(kept[number + 1], breaks=True)
    return result


def apart_at_boxes(words: Sequence[RawWord], boxes: Sequence[TickBox]) -> list[RawWord]:
    """Return the words with a break wherever a box that is no sign of the text stands between them."""
    result = list(words)
    for tick in boxes:
        number, neighbour = _neighbour(result, tick.box)
        if neighbour is not None and number + 1 < len(result) and neighbour.box.left >= tick.box.left:
            result[number + 1] = replace(result[number + 1], breaks=True)
    return result


def _is_covered(word: RawWord, boxes: Sequence[TickBox]) -> bool:
    """Return whether a word is the printed sign, or the tick, of one of the boxes."""
    if len(word.text) > 2:  # noqa: PLR2004 - a sign, not a word
        return False
    x, y = (word.box.left + word.box.right) / 2, (word.box.top + word.box.bottom) / 2
    return any(
        tick.box.left - 1 <= x <= tick.box.right + 1 and tick.box.top - 2 <= y <= tick.box.bottom + 2
        for tick in boxes
    )


def _neighbour(words: Sequence[RawWord], box: Box) -> tuple[int, RawWord | None]:
    """Return the number of the word after which a box belongs, and the word whose line it stands on."""
    left: tuple[float, int] | None = None
    right: tuple[float, int] | None = None
    middle = (box.top + box.bottom) / 2
    for number, word in enumerate(words):
        if word.turn or not word.box.top - 2 <= middle <= word.box.bottom + 2:
            continue
        if (word.box.left + word.box.right) / 2 <= (box.left + box.right) / 2:
            if left is None or box.left - word.box.right < left[0]:
                left = (box.left - word.box.right, number)
        elif right is None or word.box.left - box.right < right[0]:
            right = (word.box.left - box.right, number)
    if right is not None:
        before = left[1] if left is not None and left[1] == right[1] - 1 else right[1] - 1
        return before, words[right[1]]
    if left is not None:
        return left[1], words[left[1]]
    return len(words) - 1, None


class _Mapping:
    """From the text with added signs to the text of the page."""

    def __init__(self, text: PageText, virtual: PageText) -> None:
        self.text = text.text
        self.virtual = virtual
        self.same = virtual is text
        self.places = {raw.index: word for raw, word in zip(text.raw, text.words, strict=True)}
        self.ends = [word.end for word in virtual.words]

    def word_at(self, position: int) -> RawWord | None:
        """Return the word as drawn that holds a position of the text with signs."""
        number = self._number_at(position)
        return None if number is None else self.virtual.raw[number]

    def box_of(self, held: tuple[int, int] | None) -> Box | None:
        """Return the box of the words in a range of the text with signs."""
        number = None if held is None else self._number_at(held[0])
        if held is None or number is None:
            return None
        box = self.virtual.words[number].box
        while (
            box is not None and number + 1 < len(self.ends) and self.virtual.words[number + 1].start < held[1]
        ):
            number += 1
            box = box.union(self.virtual.words[number].box or box)
        return box

    def moved(self, mark: Mark) -> Mark:
        """Return ``mark`` with the range of its label in the text of the page, null where it has none."""
        if self.same or mark.start is None or mark.end is None:
            return mark
        first, last = self._place(mark.start), self._place(mark.end - 1)
        if first is None or last is None or " ".join(self.text[first : last + 1].split()) != mark.label:
            return replace(mark, start=None, end=None)
        return replace(mark, start=first, end=last + 1)

    def _number_at(self, position: int) -> int | None:
        number = bisect_right(self.ends, position)
        if number < len(self.ends) and self.virtual.words[number].start <= position:
            return number
        return None

    def _place(self, position: int) -> int | None:
        number = self._number_at(position)
        word = None if number is None else self.places.get(self.virtual.raw[number].index)
        if number is None or word is None:
            return None
        return word.start + position - self.virtual.words[number].start
