"""From recognised words to a page: ruled lines, tables, lines and columns as on any page of a PDF."""

from collections.abc import Sequence
from statistics import median

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box, Page, Words
from poedesk.proof.reading.ocr.chains import chains
from poedesk.proof.reading.ocr.looking import OcrWord, Seen
from poedesk.proof.reading.ocr.penned import penned
from poedesk.proof.reading.ocr.sheet.ruling import beside_boxes, beside_letters, ruled_lines, without_strokes
from poedesk.proof.reading.ocr.sheet.strokes import Bold
from poedesk.proof.reading.ocr.ticked import ticked_cells, without_cells, without_ticks
from poedesk.proof.reading.readers.pdf.layout.drawn.grids import find_grids, level_rules
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Shapes
from poedesk.proof.reading.readers.pdf.layout.text import PageText, lay_out
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord, short_words
from poedesk.proof.reading.readers.pdf.ticks.boxes import Overlays, TickBox
from poedesk.proof.reading.readers.pdf.ticks.heads import with_heads
from poedesk.proof.reading.readers.pdf.ticks.marks import Written, apart_at_boxes, read_marks

SHORTEST_RULE = 20.0
"""Units of the sheet that a horizontal line must have to be reported."""

_SAME_HEIGHT = 0.25
"""Share by which the heights of lines of one size of type differ by chance."""


def page_of(seen: Seen, number: int) -> Page:
    """Return page ``number`` with what was seen on it."""
    sheet = seen.sheet
    pen = penned(seen)
    lines = ruled_lines(sheet) if seen.ruled is None else seen.ruled
    ruled = beside_boxes(lines, [tick.box for tick in pen.boxes])
    shapes = Shapes(lines=beside_letters(ruled, seen.words))
    grids = find_grids(Shapes(lines=without_strokes(shapes.lines)), sheet.width, sheet.height)
    words = [word for word in raw_words(pen.words) if word.index not in pen.taken]
    cells = ticked_cells(pen, grids, words)
    boxes = [*pen.boxes, *(TickBox(cell.box, cell.ticked, "ink") for cell in cells)]
    words = apart_at_boxes(without_ticks(words, cells), boxes)
    weights = Bold(sheet, pen.words, [drawing.box for drawing in pen.drawings])
    text = lay_out(weights, words, grids)
    overlays = Overlays.of([words[number] for number in short_words(words)], Shapes(), ())
    found = read_marks(Written(weights, words, text, grids), boxes, overlays)
    return Page(
        number,
        sheet.source.width,
        sheet.source.height,
        text.text,
        text.segments,
        with_confidence(text, pen.words),
        marks=(*with_heads(found.marks, text), *pen.answers),
        drawings=tuple(without_cells(pen.drawings, cells)),
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
    for chain in chains(words):
        for number, index in enumerate(chain):
            word = words[index]
            box = word.box
            if abs(_across(word) / usual - 1) < _SAME_HEIGHT:
                box = _as_high(box, usual, word.turn)
            made.append(RawWord(word.text, box, word.turn, index, breaks=number == 0))
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


_EXACT = compiled(r"\d\W?\d|[^\W_][.@][^\W_]")
"""A word of which each sign matters: with two digits, or with a full stop or an at sign inside."""
