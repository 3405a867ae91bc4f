"""What a pen left on a sheet, and the boxes printed for it, told apart from what was recognised as print."""

from collections.abc import Sequence
from dataclasses import dataclass

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.reading.ocr.looking import OcrWord, Seen
from poedesk.proof.reading.pen.ink import Print, find_ink
from poedesk.proof.reading.pen.ticks import SeenBox, seen_boxes
from poedesk.proof.reading.pen.view import look
from poedesk.proof.reading.readers.pdf.ticks.boxes import TickBox

_PRINTED = 0.8
"""Confidence from which on letters are letters, though they have the shape of a box."""

_LETTERS = 3
"""Letters from which on a word is not what a box was taken for."""

_INSIDE = 0.5
"""Share of a word that lies in a box, from which on it is the box or the tick in it."""

_UNDER = 0.6
"""Share of a word under strokes, from which on it is what the strokes were taken for."""

_CERTAIN = 0.9
"""Confidence from which on a word under strokes is print that somebody signed across."""


@dataclass(frozen=True, slots=True)
class Penned:
    """What a pen left on a page, in the frame of its sheet."""

    boxes: tuple[TickBox, ...]
    drawings: tuple[Drawing, ...]
    """Signatures, initials and other writing."""

    taken: frozenset[int]
    """Numbers of the words that are no words: a box, a tick, a signature that looked like letters."""


def penned(seen: Seen) -> Penned:
    """Return what a pen left on the sheet."""
    view = look(seen.sheet.grey, seen.sheet.scale)
    words = seen.words
    found = [box for box in seen_boxes(view) if not _is_letter(box.box, words)]
    boxes = tuple(TickBox(box.box, box.ticked, "ink") for box in found)
    printed = [Print(word.box, word.confidence or 1.0, word.text) for word in words]
    ink = [one.box for one in find_ink(view, printed, [box.box for box in found])]
    taken = {
        number
        for number, word in enumerate(words)
        if _is_in(word.box, found) or ((word.confidence or 1) < _CERTAIN and _is_under(word.box, ink))
    }
    return Penned(boxes, tuple(Drawing("strokes", box) for box in ink), frozenset(taken))


def _is_letter(box: Box, words: Sequence[OcrWord]) -> bool:
    """Return whether what has the shape of a box is part of a word that was surely recognised."""
    return any(
        len(word.text) >= _LETTERS
        and sum(sign.isalnum() for sign in word.text) >= _LETTERS
        and (word.confidence or 1) >= _PRINTED
        and _shared(box, word.box) > _INSIDE
        and word.box.width > 1.5 * box.width
        for word in words
    )


def _is_in(word: Box, boxes: Sequence[SeenBox]) -> bool:
    return any(_shared(word, box.box) > _INSIDE for box in boxes)


def _is_under(word: Box, ink: Sequence[Box]) -> bool:
    return any(_shared(word, box) > _UNDER for box in ink)


def _shared(inner: Box, outer: Box) -> float:
    """Return the share of ``inner`` that lies in ``outer``."""
    width = min(inner.right, outer.right) - max(inner.left, outer.left)
    height = min(inner.bottom, outer.bottom) - max(inner.top, outer.top)
    area = inner.width * inner.height
    return width * height / area if width > 0 and height > 0 and area > 0 else 0.0
