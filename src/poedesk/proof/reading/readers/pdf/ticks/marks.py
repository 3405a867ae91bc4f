"""Tick boxes of a page with label and group: written, drawn, and controls, all paired in the same way.

Drawn boxes and controls are put into the words of the page as if they were printed signs; then the page is
laid out once more and paired like one whose boxes are all written.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from math import inf

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Mark, Page, Segment
from poedesk.proof.reading.readers.glyphs import GlyphMark
from poedesk.proof.reading.readers.page_marks import page_marks, written_marks
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import Grid
from poedesk.proof.reading.readers.pdf.layout.text import Lettering, PageText, lay_out
from poedesk.proof.reading.readers.pdf.layout.worded.words import SHORT, RawWord
from poedesk.proof.reading.readers.pdf.ticks.boxes import Overlays, TickBox
from poedesk.proof.reading.readers.pdf.ticks.crosses import with_crosses
from poedesk.proof.reading.readers.pdf.ticks.groups import Ticked, group_names
from poedesk.proof.reading.readers.pdf.ticks.stacked import with_stacked_labels

_SIGNS = {True: "☑", False: "☐", None: "☐"}
_BOXES = frozenset("☐☑☒□▢◻⬜❏❑❒○◯◉●■◼")
_BARE = frozenset("✓✔√✗✘")
_LONG = 40
"""Characters from which on a line is full, so that what stands under it may go on with it."""

_MOST_LINES = 3
"""Lines on which a label goes on."""

_LEADING = 0.75
"""Space between the lines of a label, in line heights."""

_NO_WIDER = 1.2
"""A further line may be wider than the first by this, the box before the first one counted in."""

_HANGING = 5.0
"""Points by which the second line of a label may begin left or right of the first."""

_REACH = 2.0
"""Points above and below a line within which the middle of a box still stands on it."""

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

    source: Lettering
    words: Sequence[RawWord]
    """As drawn."""

    text: PageText
    """As laid out."""

    grids: Sequence[Grid]


def read_marks(written: Written, boxes: Sequence[TickBox], overlays: Overlays) -> PageMarks:
    """Return the marks of a page: those that are written, and ``boxes``."""
    text, grids = written.text, written.grids
    words = with_crosses(written.words, overlays.words, text)
    if boxes or words is not written.words:
        virtual = lay_out(written.source, _with_boxes(words, boxes), grids)
    else:
        virtual = text
    shown = _page(virtual)
    glyphs = written_marks(shown)
    if not glyphs:
        return PageMarks((), {})
    where = _Mapping(text, virtual)
    marks: list[Mark] = []
    fields: list[int | None] = []
    plain = page_marks(shown, glyphs)
    labels = {mark.start for mark in plain if mark.start is not None}
    rests = [
        _further_lines(shown, mark, labels, bare=shown.text[glyph.start] in _BARE)
        for glyph, mark in zip(glyphs, plain, strict=True)
    ]
    pairs = list(zip(glyphs, plain, rests, strict=True))
    paired = _grouped(shown, pairs, where, grids, boxes)
    for glyph, mark, rest in zip(glyphs, paired, rests, strict=True):
        word = where.word_at(glyph.start)
        own = boxes[_ADDED - word.index] if word is not None and word.index <= _ADDED else None
        made = where.moved(_wrapped(shown, mark, rest))
        if own is not None:
            made = replace(made, checked=own.checked, box=own.box, by=own.by)
            if own.by != "control" and made.label and not any(sign.isalpha() for sign in made.label):
                continue  # places of numbers in tables and figures
        elif word is not None:
            made = _written(made, word, glyph.end - glyph.start, overlays)
        marks.append(made)
        fields.append(own.field if own is not None else None)
    marks = with_stacked_labels(marks, text)
    of_fields: dict[int, list[Mark]] = {}
    for made, field in zip(marks, fields, strict=True):
        if field is not None:
            of_fields.setdefault(field, []).append(made)
    return PageMarks(tuple(marks), of_fields)


def _grouped(
    shown: Page,
    pairs: Sequence[tuple[GlyphMark, Mark, Sequence[Segment]]],
    where: "_Mapping",
    grids: Sequence[Grid],
    boxes: Sequence[TickBox],
) -> list[Mark]:
    """Return the marks with the groups that the layout tells."""
    ticked = []
    for glyph, mark, rest in pairs:
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
                [(line.start, line.end) for line in rest],
                where.box_of(label) if own is not None else None,
                glyph.group,
                where.box_of(glyph.group),
            )
        )
    groups = group_names(shown.text, shown.segments, ticked, grids)
    return [
        mark if name is None else replace(mark, group=name or None)
        for (_, mark, _), name in zip(pairs, groups, strict=True)
    ]


def _wrapped(page: Page, mark: Mark, rest: Sequence[Segment]) -> Mark:
    """Return the mark with the further lines of a label that is wrapped."""
    if not rest or mark.end is None:
        return mark
    words = [" ".join(page.text[line.start : line.end].split()) for line in rest]
    label = " ".join([mark.label or "", *words])
    ends = [mark.end, *(line.end for line in rest)]
    if any(page.text[end : line.start].strip() for end, line in zip(ends, rest, strict=False)):
        return replace(mark, label=label, start=None, end=None)
    return replace(mark, label=label, end=rest[-1].end)


def _further_lines(page: Page, mark: Mark, labels: AbstractSet[int], *, bare: bool) -> list[Segment]:
    """Return the lines on which a label goes on; ``labels`` are the places where labels begin.

    ``bare``: the mark is a tick without a box, so that the next line may be a choice that was not ticked.
    """
    if mark.start is None or mark.end is None:
        return []
    line = next((item for item in page.segments if item.start <= mark.start < item.end), None)
    if line is None or mark.end < line.end:
        return []
    about = line.box.left + (mark.start - line.start) / (line.end - line.start) * line.box.width
    begins = page.words.around(mark.start, mark.end)
    lefts = (about,) if begins is None else (about, begins.left)
    found: list[Segment] = []
    for other in page.segments:
        if abs(other.box.top - line.box.bottom) >= _LEADING * (line.box.bottom - line.box.top):
            continue
        words = page.text[other.start : other.end]
        free = other.cell == line.cell and words[0] not in _BOXES
        if bare and mark.end - mark.start < _LONG and _alike(page.text[mark.start : mark.end], words):
            break
        if (
            free
            and _goes_on(line, other, lefts, words)
            and not any(n in labels for n in range(other.start, other.end))
        ):
            found.append(other)
            line = replace(other, box=Box(line.box.left, other.box.top, other.box.right, other.box.bottom))
        if len(found) == _MOST_LINES:
            break
    return found


def _alike(one: str, other: str) -> bool:
    """Return whether two lines begin with a capital and a small letter, as the choices of a list do."""
    return all(words[0].isupper() and words[1:2].islower() for words in (one, other))


def _goes_on(line: Segment, other: Segment, lefts: Sequence[float], words: str) -> bool:
    """Return whether ``other``, close under ``line``, goes on with its label, which begins at ``lefts``."""
    if other.heading != line.heading:
        return False
    if any(abs(other.box.left - left) < _HANGING for left in lefts):
        return line.cell is not None or other.box.width <= _NO_WIDER * line.box.width
    under_box = abs(other.box.left - line.box.left) < _HANGING
    return under_box and (line.cell is not None or words[0].islower() or words[0] == "(")


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
    kept = [word for word in words if len(word.text) > SHORT or not _is_covered(word, boxes)]
    after: dict[int, list[RawWord]] = {}
    lines = _Lines(kept, boxes)
    for number, tick in enumerate(boxes):
        at, neighbour = lines.neighbour(tick.box)
        line = tick.box if neighbour is None else kept[neighbour].box
        box = Box(tick.box.left, line.top, tick.box.right, line.bottom)
        after.setdefault(at, []).append(RawWord(_SIGNS[tick.checked], box, 0, _ADDED - number, breaks=True))
    result: list[RawWord] = []
    done = 0
    for number in sorted(after):
        result += kept[done : number + 1]
        done = number + 1
        result += sorted(after[number], key=lambda word: (word.box.top, word.box.left))
        if done < len(kept):
            kept[done] = replace(kept[done], breaks=True)
    return result + kept[done:]


def apart_at_boxes(words: list[RawWord], boxes: Sequence[TickBox]) -> list[RawWord]:
    """Return the words with a break wherever a box that is no sign of the text stands between them."""
    if not boxes:
        return words
    result = list(words)
    lines = _Lines(words, boxes)
    for tick in boxes:
        number, neighbour = lines.neighbour(tick.box)
        if neighbour is not None and number + 1 < len(result) and words[neighbour].box.left >= tick.box.left:
            result[number + 1] = replace(result[number + 1], breaks=True)
    return result


def _is_covered(word: RawWord, boxes: Sequence[TickBox]) -> bool:
    """Return whether a short word is the printed sign, or the tick, of one of the boxes."""
    left, top, right, bottom = word.box
    x, y = (left + right) / 2, (top + bottom) / 2
    for tick in boxes:
        left, top, right, bottom = tick.box
        if top - 2 <= y <= bottom + 2 and left - 1 <= x <= right + 1:
            return True
    return False


class _Lines:
    """The places of level words on whose lines boxes stand, by the middle height of the boxes."""

    def __init__(self, words: Sequence[RawWord], boxes: Sequence[TickBox]) -> None:
        middles = sorted({(tick.box.top + tick.box.bottom) / 2 for tick in boxes})
        self.at: dict[float, list[tuple[int, Box]]] = {middle: [] for middle in middles}
        self.count = len(words)
        ahead = [*middles, inf]
        highest, lowest = ahead[0] - _REACH, max(middles, default=-inf) + _REACH
        for number, word in enumerate(words):
            box = word.box
            if box[3] < highest or box[1] > lowest:
                continue
            first = bisect_left(middles, box[1] - _REACH)
            if ahead[first] <= box[3] + _REACH and not word.turn:  # few words stand on the line of a box
                for middle in middles[first : bisect_right(middles, box[3] + _REACH, first)]:
                    self.at[middle].append((number, box))

    def neighbour(self, box: Box) -> tuple[int, int | None]:
        """Return the number of the word after which a box belongs, and of one whose line it stands on."""
        left: tuple[float, int] | None = None
        right: tuple[float, int] | None = None
        middle, centre = (box.top + box.bottom) / 2, (box.left + box.right) / 2
        for number, place in self.at[middle]:
            if (place.left + place.right) / 2 <= centre:
                if left is None or box.left - place.right < left[0]:
                    left = (box.left - place.right, number)
            elif right is None or place.left - box.right < right[0]:
                right = (place.left - box.right, number)
        if right is not None:
            before = left[1] if left is not None and left[1] == right[1] - 1 else right[1] - 1
            return before, right[1]
        if left is not None:
            return left[1], left[1]
        return self.count - 1, None


class _Mapping:
    """From the text with added signs to the text of the page."""

    def __init__(self, text: PageText, virtual: PageText) -> None:
        self.text = text.text
        self.virtual = virtual
        self.same = virtual is text
        self.starts = (
            {} if self.same else dict(zip([raw.index for raw in text.raw], text.words.starts, strict=True))
        )

    def word_at(self, position: int) -> RawWord | None:
        """Return the word as drawn that holds a position of the text with signs."""
        number = self._number_at(position)
        return None if number is None else self.virtual.raw[number]

    def box_of(self, held: tuple[int, int] | None) -> Box | None:
        """Return the box of the words in a range of the text with signs."""
        number = None if held is None else self._number_at(held[0])
        if held is None or number is None:
            return None
        return self.virtual.words.around(*held)

    def moved(self, mark: Mark) -> Mark:
        """Return ``mark`` with the range of its label in the text of the page, null where it has none."""
        if self.same or mark.start is None or mark.end is None:
            return mark
        first, last = self._place(mark.start), self._place(mark.end - 1)
        if first is None or last is None or " ".join(self.text[first : last + 1].split()) != mark.label:
            return replace(mark, start=None, end=None)
        return replace(mark, start=first, end=last + 1)

    def _number_at(self, position: int) -> int | None:
        words = self.virtual.words
        number = bisect_right(words.ends, position)
        return number if number < len(words) and words.starts[number] <= position else None

    def _place(self, position: int) -> int | None:
        number = self._number_at(position)
        start = None if number is None else self.starts.get(self.virtual.raw[number].index)
        if number is None or start is None:
            return None
        return start + position - self.virtual.words.starts[number]
