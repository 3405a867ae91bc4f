"""Cuts the pieces of a page into the parts of signature blocks: labels with values, lines, text."""

from collections.abc import Iterator

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Cell
from poedesk.proof.document.words import Words
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.cutting.cut import captioned, cuts
from poedesk.proof.finding.acts.blocks.cutting.kind import LABELS, Kind
from poedesk.proof.finding.acts.blocks.cutting.line import Line, line_of
from poedesk.proof.finding.page.view import DocumentView, Piece

__all__ = ["EDGES", "LABELS", "Kind", "Part", "parts_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """A label with its value, an empty line, or a piece of text."""

    kind: Kind
    page: int
    box: Box
    start: int
    """Range of label and value in the page text."""

    end: int
    label: tuple[int, int] | None
    """Range of the label; null when there is none."""

    value: tuple[int, int]
    """Range of the value without fillers; empty when nothing stands there."""

    text: str
    """The value's words."""

    label_text: str
    filled: bool
    """Whether an empty line (underscores, dots) stands in it."""

    colon: bool
    cell: Cell | None
    heading: bool
    label_box: Box
    """Place of the label alone; of the whole part when it has none."""

    broken: bool = False
    """Whether ``text`` goes on in lines that the ranges leave out, between which other columns stand."""


def parts_of(view: DocumentView, page: int) -> list[Part]:
    """Return the parts of ``page``, from top to bottom and left to right."""
    boxes = view.page(page).words
    found = [part for piece in view.pieces(page) for part in cut(piece, boxes)]
    return sorted(found, key=lambda part: (round(part.box.top, 1), part.box.left))


def cut(piece: Piece, boxes: Words) -> Iterator[Part]:
    """Yield the parts of a line from left to right; ``boxes`` are the words of its page."""
    line = line_of(words.flat(piece.text))
    starts = list(cuts(line))
    if len(starts) == 1 and starts[0][2] is None and not line.filled:
        yield _text(piece, boxes, *starts[0][:2])
        return
    for number, (start, kind, label_end) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(line.low)
        yield _part(piece, line, boxes, kind, (start, label_end, stop))


def _text(piece: Piece, boxes: Words, start: int, kind: Kind) -> Part:
    """Return the one part of a line without a label and without an empty line."""
    stop = start + len(piece.text[start:].rstrip())
    value = piece.text[start:stop]
    first, last = _bare(value, filled=False)
    box = _box(boxes, piece, start, stop)
    return Part(
        kind=kind,
        page=piece.page,
        box=box,
        start=piece.start + start,
        end=piece.start + stop,
        label=None,
        value=(piece.start + start + first, piece.start + start + last),
        text=value[first:last],
        label_text="",
        filled=False,
        colon=value.lstrip(" \t)]*").startswith((":", "\uff1a")),
        cell=piece.cell,
        heading=piece.heading,
        label_box=box,
    )


def _part(piece: Piece, line: Line, boxes: Words, kind: Kind, place: tuple[int, int | None, int]) -> Part:
    start, label_end, stop = place
    text = piece.text[start:stop]
    stop = start + len(text.rstrip())
    label_start, value_start = start, start if label_end is None else label_end
    value = piece.text[value_start:stop]
    behind = captioned(line, start) if label_end is not None and not value else None
    if behind is not None:
        label_start, label_end = behind.span("label")
        value_start, value = start, piece.text[start : behind.end("value")]
    filled = words.is_filled(value)
    first, last = _bare(value, filled=filled)
    bare_label = None if label_end is None else piece.text[label_start:label_end]
    if kind is Kind.OTHER and first == last and words.SIDE_HEADING.match(words.flat(bare_label or "")):
        kind = Kind.PARTY
    box = _box(boxes, piece, start, stop)
    return Part(
        kind=kind,
        page=piece.page,
        box=box,
        start=piece.start + start,
        end=piece.start + stop,
        label=None if label_end is None else (piece.start + label_start, piece.start + label_end),
        value=(piece.start + value_start + first, piece.start + value_start + last),
        text=value[first:last],
        label_text="" if bare_label is None else words.shown_label(bare_label),
        filled=filled,
        colon=value.lstrip(" \t)]*").startswith((":", "\uff1a")),
        cell=piece.cell,
        heading=piece.heading,
        label_box=box if label_end is None else _box(boxes, piece, label_start, label_end),
    )


_EDGE = " \t:\uff1a*|"
_EDGE_BEFORE = _EDGE + ")]"
EDGES = _EDGE_BEFORE + "_"
"""What the text of a part does not begin or end with."""


def _bare(value: str, *, filled: bool) -> tuple[int, int]:
    """Return the range of ``value`` without colon, qualifiers and empty lines at its ends.

    ``filled`` says that there is an empty line in it.
    """
    low, high = 0, len(value)
    while True:
        before = (low, high)
        while low < high and value[low] in _EDGE_BEFORE:
            low += 1
        while high > low and value[high - 1] in _EDGE:
            high -= 1
        if filled:
            low, high = _unfilled(value, low, high)
        while low < high and value[low] == "_":
            low += 1
        while high > low and value[high - 1] == "_":
            high -= 1
        if (low, high) == before:
            return low, high


def _unfilled(value: str, low: int, high: int) -> tuple[int, int]:
    """Return the range ``low`` to ``high`` of ``value`` without an empty line at either end."""
    found = words.FILLER_RE.match(value, low, high)
    if found:
        low = found.end()
    trailing = [match for match in words.FILLER_RE.finditer(value, low, high) if match.end() == high]
    return low, trailing[-1].start() if trailing else high


def _box(boxes: Words, piece: Piece, start: int, stop: int) -> Box:
    """Return the place of part of a piece: by its words where there are any, else by the share of signs."""
    seen = boxes.around(piece.start + start, piece.start + stop)
    if seen is not None:
        return seen
    width = piece.box.width / max(len(piece.text), 1)
    return Box(piece.box.left + start * width, piece.box.top, piece.box.left + stop * width, piece.box.bottom)
