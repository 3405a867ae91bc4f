"""How bold recognised words are printed: by the mean width of their strokes beside that of all text.

A line is bold as a whole, or its head is, up to a full stop or colon: "Need. The shops could not share ...".
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.looking import OcrWord, Sheet

REGULAR, BOLD = 400, 700
"""Weights of fonts."""

_BOLDER = 1.22
"""Times the usual width of strokes from which on a line is bold, or visibly larger."""

_HEAD, _LETTERS = 5, 3
"""Words that the head of a line has at most, and letters at least."""

_INK = 40.0
"""Steps (of 255) by which the ink of a line is darker than its paper at least."""

_SHADE = 0.25
"""Share of the ink's darkness up to which a pixel is paper: dirt, and the blur around letters."""


@dataclass
class Bold:
    """The weights of the words of a sheet, as a page's fonts tell them."""

    sheet: Sheet
    words: Sequence[OcrWord]
    written: Sequence[Box] = ()
    """Where a pen wrote: what was recognised there is not printed."""

    leftward = False
    _bold: frozenset[int] | None = field(default=None, init=False)

    def weight(self, index: int) -> int:
        """Return the weight of the word ``index``: that of its line, or of the head of it.

        A sign that stands for a box on the page has a number of its own, and is not bold.
        """
        if not 0 <= index < len(self.words):
            return REGULAR
        if self._bold is None:
            self._bold = frozenset(bold_words(self.sheet, self.words, self.written))
        return BOLD if index in self._bold else REGULAR

    def font(self, index: int) -> str:
        """Return that there is no font."""
        del index
        return ""


def bold_words(sheet: Sheet, words: Sequence[OcrWord], written: Sequence[Box] = ()) -> Iterator[int]:
    """Yield the numbers of the recognised words whose strokes are wider than those of most of the text."""
    lines: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        if word.line >= 0 and word.turn == 0 and not any(_meet(word.box, box) for box in written):
            lines.setdefault(word.line, []).append(index)
    widths = {
        number: width
        for number, line in lines.items()
        if (width := _stroke(sheet, [words[index].box for index in line])) is not None
    }
    letters = {number: sum(len(words[index].text) for index in lines[number]) for number in widths}
    usual = _usual(widths, letters)
    for number, width in widths.items():
        line = lines[number]
        bold = width >= _BOLDER * usual
        head = line if bold else line[: _head([words[index].text for index in line])]
        head_width = width if bold else _stroke(sheet, [words[index].box for index in head])
        if head_width is not None and head_width >= _BOLDER * usual:
            yield from head


def _head(texts: Sequence[str]) -> int:
    """Return how many words at the beginning of a line may be a head with text after it: 0 for none."""
    for count, text in enumerate(texts[: min(_HEAD, len(texts) - 1)], 1):
        if text.endswith((".", ":")) and sum(map(str.isalpha, "".join(texts[:count]))) >= _LETTERS:
            return count
    return 0


def _meet(word: Box, box: Box) -> bool:
    """Return whether the middle of a word lies in a box."""
    x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _usual(widths: Mapping[int, float], letters: Mapping[int, int]) -> float:
    """Return the width of the strokes of most letters."""
    half = sum(letters.values()) / 2
    for number in sorted(widths, key=lambda number: widths[number]):
        half -= letters[number]
        if half <= 0:
            return widths[number]
    return 0.0


def _stroke(sheet: Sheet, boxes: Sequence[Box]) -> float | None:
    """Return the mean width in pixels of the strokes of a line, crossed from left to right.

    Darkness over the sum of its steps is the same for sharp and for blurred edges: each stroke has two.
    """
    if not boxes:
        return None
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    sides = (round(max(0.0, side) * sheet.scale) for side in (left, top, right, bottom))
    x, y, x_end, y_end = sides
    piece = sheet.grey[y:y_end, x:x_end].astype(np.float32)
    if piece.size == 0 or piece.shape[1] == 1:
        return None
    counts = np.cumsum(cv2.calcHist([sheet.grey[y:y_end, x:x_end]], [0], None, [256], [0, 256]))
    paper, ink = (float(np.searchsorted(counts, share * piece.size)) for share in (0.9, 0.03))
    dark = np.maximum((paper - piece) / max(_INK, paper - ink) - _SHADE, 0)
    edges = float(np.abs(np.diff(dark, axis=1)).sum())
    return 2 * float(dark.sum()) / edges if edges else None
