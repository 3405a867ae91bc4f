"""From recognised words to a page: ruled lines, tables, lines and columns as on any page of a PDF."""

import re
from collections.abc import Sequence
from statistics import median

import cv2
import numpy as np

from poedesk.proof.document.model import Box, Page, Words
from poedesk.proof.reading.ocr.looking import OcrWord, Seen, Sheet
from poedesk.proof.reading.ocr.penned import penned
from poedesk.proof.reading.readers.pdf.layout.grids import find_grids, level_rules
from poedesk.proof.reading.readers.pdf.layout.shapes import Line, Shapes
from poedesk.proof.reading.readers.pdf.layout.text import PageText, lay_out
from poedesk.proof.reading.readers.pdf.layout.words import RawWord
from poedesk.proof.reading.readers.pdf.ticks.boxes import Overlays
from poedesk.proof.reading.readers.pdf.ticks.marks import Written, apart_at_boxes, read_marks

SHORTEST_RULE = 20.0
"""Units of the sheet that a horizontal line must have to be reported."""

_SHORTEST_SIDE = 9.0
"""Units that a line must have to be looked at as a side of a table."""

_THICKEST = 3.5
"""Units that a line is thick at most."""

_BRIDGED = 3.0
"""Units of a gap in a line that are filled: scans break lines."""

_SAME_HEIGHT = 0.25
"""Share by which the heights of lines of one size of type differ by chance."""


class Unstyled:
    """What stands in for the fonts of a page that has none: no sign is bold."""

    leftward = False

    def weight(self, index: int) -> int:
        """Return that the weight is unknown."""
        del index
        return -1

    def font(self, index: int) -> str:
        """Return that there is no font."""
        del index
        return ""


def page_of(seen: Seen, number: int) -> Page:
    """Return page ``number`` with what was seen on it."""
    sheet = seen.sheet
    shapes = Shapes(lines=ruled_lines(sheet))
    grids = find_grids(shapes, sheet.width, sheet.height)
    pen = penned(seen)
    words = [word for word in raw_words(pen.words) if word.index not in pen.taken]
    words = apart_at_boxes(words, pen.boxes)
    text = lay_out(Unstyled(), words, grids)
    found = read_marks(Written(Unstyled(), words, text, grids), pen.boxes, Overlays.of(words, Shapes(), ()))
    return Page(
        number,
        sheet.source.width,
        sheet.source.height,
        text.text,
        text.segments,
        with_confidence(text, pen.words),
        marks=found.marks,
        drawings=pen.drawings,
        rules=level_rules(shapes.lines, SHORTEST_RULE),
        by="ocr",
        readable=seen.legible,
        engine=seen.engine,
        upright=sheet.upright,
    )


def raw_words(words: Sequence[OcrWord]) -> list[RawWord]:
    """Return words as the layout takes them; the heights of lines in one size of type are made equal."""
    if not words:
        return []
    usual = median(_across(word) for word in words)
    made = []
    line = -1
    for index, word in enumerate(words):
        box = word.box
        if abs(_across(word) / usual - 1) < _SAME_HEIGHT:
            box = _as_high(box, usual, word.turn)
        made.append(RawWord(word.text, box, word.turn, index, breaks=word.line != line))
        line = word.line
    return made


def _across(word: OcrWord) -> float:
    return word.box.width if word.turn % 2 else word.box.height


def _as_high(box: Box, height: float, turn: int) -> Box:
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if turn % 2:
        return Box(x - height / 2, box.top, x + height / 2, box.bottom)
    return Box(box.left, y - height / 2, box.right, y + height / 2)


def with_confidence(text: PageText, words: Sequence[OcrWord]) -> Words:
    """Return the words of a page as laid out, each with the confidence of its recognition.

    Of a word each sign of which matters (an id, a date, a domain) it is that of the least sure sign.
    """
    sure = [_confidence(words[raw.index]) for raw in text.raw]
    return Words.of(text.words.starts, text.words.ends, [word.box for word in text.words], sure)


def _confidence(word: OcrWord) -> float | None:
    if word.least is None or _EXACT.search(word.text) is None:
        return word.confidence
    return word.least


_EXACT = re.compile(r"\d\W?\d|[^\W_][.@][^\W_]")
"""A word of which each sign matters: with two digits, or with a full stop or an at sign inside."""


def ruled_lines(sheet: Sheet) -> list[Line]:
    """Return the level and upright lines that are ruled on a sheet, in its units."""
    ink = cv2.adaptiveThreshold(
        sheet.grey, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 2 * round(6 * sheet.scale) + 1, 20
    )
    found = []
    for level in (True, False):
        for box in _runs(ink, sheet.scale, level=level):
            x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            ends = (box.left, y, box.right, y) if level else (x, box.top, x, box.bottom)
            found.append(Line(*ends))
    return found


def _runs(ink: np.ndarray, scale: float, *, level: bool) -> list[Box]:
    length, gap = max(3, round(_SHORTEST_SIDE * scale)), max(1, round(_BRIDGED * scale))
    shape = (length, 1) if level else (1, length)
    bridge = (gap, 2) if level else (2, gap)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(bridge[::-1], np.uint8))
    lines = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones(shape[::-1], np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    boxes = []
    for x, y, width, height, _ in stats[1:count]:
        if (height if level else width) <= _THICKEST * scale:
            boxes.append(Box(*(float(side) / scale for side in (x, y, x + width, y + height))))
    return boxes
