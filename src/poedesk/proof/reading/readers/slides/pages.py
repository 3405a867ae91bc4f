"""A slide as a page: lines of text with boxes, in the order in which people read them."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from poedesk.proof.document.model import Box, Cell, Drawing, Page, Segment, Word, Words
from poedesk.proof.reading.readers.flow import SIGNS
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.readers.slides.shapes import Shapes, Text
from poedesk.proof.reading.readers.text import clean

_LEADING = 1.2
"""Height of a line in sizes of its letters."""

_LETTER = 0.5
"""Mean width of a letter in sizes."""

_ROW = 6.0
"""Points that boxes in one row may differ in height."""


def page_of(number: int, width: float, height: float, shapes: Shapes, room: int) -> tuple[Page, int]:
    """Return the page and how many characters are left of ``room``."""
    text: list[str] = []
    segments: list[Segment] = []
    words: list[Word] = []
    length = 0
    for item in _in_order(shapes.texts):
        for line, box in _placed(item):
            if length + len(line) > room:
                break
            cell = Cell(*item.cell) if item.cell else None
            segments.append(Segment(length, length + len(line), box, cell, item.title))
            words += _words(line, length, box)
            text.append(line + "\n")
            length += len(line) + 1
    page = Page(
        number,
        width,
        height,
        "".join(text),
        tuple(segments),
        Words(words),
        drawings=tuple(Drawing("picture", box, described) for box, described in shapes.pictures),
        rules=tuple(shapes.rules),
    )
    return replace(page, marks=page_marks(page)), room - length


def _in_order(texts: Iterable[Text]) -> list[Text]:
    """Return title first, then rows from the top, within a row from the left; a table stays together."""
    tops: dict[int, tuple[float, float]] = {}
    for item in texts:
        if item.cell is not None:
            tops.setdefault(item.cell[0], (item.box.top, item.box.left))

    def place(item: Text) -> tuple[float, ...]:
        if item.cell is None:
            return (not item.title, round(item.box.top / _ROW), item.box.left, 0, 0)
        top, left = tops[item.cell[0]]
        return (True, round(top / _ROW), left, *item.cell[1:])

    return sorted(texts, key=place)


def _placed(item: Text) -> Iterable[tuple[str, Box]]:
    """Yield the lines that have words, each with a box inside that of the text."""
    top = item.box.top
    for words, size in item.lines:
        line = " ".join(SIGNS.sub("", clean(words)).split())
        wide = max(1.0, len(line) * size * _LETTER)
        rows = ceil(wide / item.box.width) if item.box.width > size else 1
        height = rows * size * _LEADING
        if line:
            right = item.box.left + (item.box.width if rows > 1 else wide)
            yield line, Box(item.box.left, top, right, top + height)
        top += height


def _words(line: str, start: int, box: Box) -> Iterable[Word]:
    step = box.width / max(1, len(line))
    at = 0
    for word in line.split(" "):
        end = at + len(word)
        if word:
            yield Word(
                start + at, start + end, Box(box.left + at * step, box.top, box.left + end * step, box.bottom)
            )
        at = end + 1
