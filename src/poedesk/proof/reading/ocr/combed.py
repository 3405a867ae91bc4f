"""Reads combs: what stands one sign a cell is recognised anew, as if it were printed side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.looking import OcrWord, Seen
from poedesk.proof.reading.ocr.models.detecting import Line as Printed
from poedesk.proof.reading.ocr.models.engine import Engine
from poedesk.proof.reading.ocr.models.recognising import SeenLine
from poedesk.proof.reading.ocr.sheet.combs import Comb, find_combs, is_ruled, set_together
from poedesk.proof.reading.ocr.sheet.ruling import ruled_lines
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line

_INSIDE = 0.5
"""Share of a word that lies in a comb, from which on it is what was read of it before."""

_DOUBTFUL = 0.5
"""Confidence of a comb of which not as many signs were read as there are in its cells."""

_AT = 3.0
"""Units around a comb in which its own lines are."""


def combed(seen: Seen, engine: Engine, deadline: float) -> Seen:
    """Return what was seen on a page with its combs read; raises OutOfTime after ``deadline``."""
    ruled = ruled_lines(seen.sheet)
    words, combs = list(seen.words), []
    for comb in find_combs(ruled):
        number = max((word.line for word in words), default=-1) + 1
        read = list(_words(seen, comb, engine, deadline, number))
        if not read:
            continue
        combs.append(comb.box)
        words = [word for word in words if not _is_in(word.box, comb.box)]
        words += read
    return replace(seen, words=tuple(words), ruled=tuple(_beside(ruled, combs)))


def _words(seen: Seen, comb: Comb, engine: Engine, deadline: float, number: int) -> Iterator[OcrWord]:
    """Yield the words of a comb; they end at empty cells."""
    if not is_ruled(seen.sheet.grey, comb, seen.sheet.scale):
        return
    shown = set_together(seen.sheet.grey, comb, seen.sheet.scale)
    if shown is None:
        return
    picture, cells = shown
    high, wide = picture.shape
    said = engine.read(picture, Printed(wide / 2, high / 2, wide, high, 0.0), deadline)
    text = "".join(word.text for word in said.words)
    if len(text) > len(cells) + 1 or _is_scale(text):
        return  # no comb but a narrow table
    if len(text) != len(cells):
        if text:
            yield OcrWord(text, comb.box, 0, _DOUBTFUL, number, min(_DOUBTFUL, _least(said)))
        return
    ends = [place for place, (one, other) in enumerate(pairwise(cells), 1) if other > one + 1]
    for begin, end in pairwise([0, *ends, len(cells)]):
        box = Box(comb.edges[cells[begin]], comb.top, comb.edges[cells[end - 1] + 1], comb.bottom)
        yield OcrWord(text[begin:end], box, 0, said.confidence, number, _least(said))


def _is_scale(text: str) -> bool:
    """Return whether signs are those of a printed scale to choose from: 1, 2, 3 or a, b, c and so on."""
    return all(ord(other) - ord(one) == 1 for one, other in pairwise(text))


def _least(said: SeenLine) -> float:
    return min(word.least for word in said.words)


def _beside(lines: Sequence[Line], combs: Sequence[Box]) -> Iterator[Line]:
    """Yield the lines that are no sides of combs."""
    for line in lines:
        if not any(
            comb.left - _AT <= line.x0
            and line.x1 <= comb.right + _AT
            and comb.top - _AT <= line.y0
            and line.y1 <= comb.bottom + _AT
            for comb in combs
        ):
            yield line


def _is_in(word: Box, comb: Box) -> bool:
    wide = min(word.right, comb.right) - max(word.left, comb.left)
    high = min(word.bottom, comb.bottom) - max(word.top, comb.top)
    return wide > 0 and high > 0 and wide * high > _INSIDE * word.width * word.height
