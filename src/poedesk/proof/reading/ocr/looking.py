"""Looks at the picture of a page: sets it straight, finds its lines, recognises their words.

The outcome is in the frame of the straightened page (``Sheet``), in which text runs level, so that labels,
columns and tables are found as on any other page; ``Sheet.upright`` leads back to the page as displayed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from poedesk.proof.document.model import Box
from poedesk.proof.reading.ocr.models.detecting import Line, Pixels, settled
from poedesk.proof.reading.ocr.models.engine import Engine
from poedesk.proof.reading.ocr.models.recognising import SeenLine
from poedesk.proof.reading.ocr.sheet.cleaning import COARSE, cleaned, has_one_bit
from poedesk.proof.reading.ocr.sheet.focus import in_focus
from poedesk.proof.reading.ocr.sheet.photograph import evened, sheet_in
from poedesk.proof.reading.ocr.sheet.straight import (
    Matrix,
    back_from_straight,
    back_from_turns,
    inverse,
    moved,
    quarter_turns,
    runs_across,
    skew_of,
    skew_of_rules,
    warped,
)
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line as Ruled

Colours = NDArray[np.uint8]
"""Rows of pixels of red, green and blue."""

LOOKED_AT, CLOSELY = 1120, 1760
"""Pixels of the long side of a page in which lines of text are looked for, and where they are small."""

_OF_FAX, _MARGIN_OF_FAX = 768, 1.15
"""The same for coarse pictures of one bit a pixel; times their height lines of them are cut out.

A fax of 100 dots an inch gains nothing from more.
"""

_SMALL = 10.0
"""Pixels of the picture looked at that lines are high, below which it is looked at closely."""

_SAMPLE = 6
"""Lines that are recognised to see whether a page stands on its head."""

_DOUBTFUL = 0.8
"""Mean confidence of such lines below which the page may stand on its head."""

_LEAST = 0.5
"""Confidence of a word that is taken; of a lone sign more is asked."""

_LEAST_ALONE = 0.8

_LEGIBLE = 0.72
"""Mean confidence of the signs of a page from which on they are its text."""

_SCRAPS = 12
"""Signs up to which a picture shows no text, but a house or a face."""

PAPER = 170
"""How light (of 255) most of a picture of paper is."""

_LONG_SIDE = 842.0
"""Points of the long side of ordinary paper: where print is a blur, only large print tells the scale."""

_INK = 60
"""Steps (of 255) by which ink is darker than its paper."""

_UNLIT = 64
"""How light (of 255) a page is below which nothing on it would be seen: a lid left open, a lens covered."""

_BLANK = 0.0002
"""Share of pixels with ink up to which a page is blank: specks."""

_TEXT_HEIGHT = 14.0
"""Points that a line with its surroundings is high on a page of ordinary print."""

_ORDINARY = (9.0, 26.0)
"""Points between which lines are when the resolution that a file names can be right."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page as displayed."""

    colours: Colours
    width: float
    """Of the page, in points."""

    height: float


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word that was recognised."""

    text: str
    box: Box
    """In the frame of the sheet, as high as its line."""

    turn: int
    """Clockwise quarter turns of its direction on the sheet; 0 reads from left to right."""

    confidence: float | None
    """Null for a word that the file itself says."""

    line: int
    """Number of the line that it is part of; negative for a word that the file itself says."""

    least: float | None = None
    """Confidence of its least sure sign; null when it is not known."""


@dataclass(frozen=True)
class Sheet:
    """A page set straight: text runs level, seen from above, evenly lit."""

    grey: Pixels
    """As it was recognised: rows of grey pixels, white outside of the paper."""

    scale: float
    """Pixels a unit of the sheet's frame, which is about a point."""

    back: Matrix
    """From places in ``grey`` to places in ``source.colours``."""

    source: Picture

    @cached_property
    def colours(self) -> Colours:
        """The same in colour, with its own light."""
        size = (self.grey.shape[1], self.grey.shape[0])
        return warped(self.source.colours, self.back, size)

    @property
    def width(self) -> float:
        """Of the sheet, in its own units."""
        return float(self.grey.shape[1] / self.scale)

    @property
    def height(self) -> float:
        """Of the sheet, in its own units."""
        return float(self.grey.shape[0] / self.scale)

    @property
    def upright(self) -> tuple[float, ...]:
        """Return what ``Page.upright`` holds."""
        points = self.source.width / self.source.colours.shape[1]
        rows = np.diag([points, points, 1.0]) @ self.back @ np.diag([self.scale, self.scale, 1.0])
        if np.allclose(rows, np.eye(3), atol=1e-6):
            return ()
        return tuple(float(part) for part in rows.ravel())


@dataclass(frozen=True, slots=True)
class Seen:
    """What was recognised on a page."""

    sheet: Sheet
    words: tuple[OcrWord, ...]
    engine: str
    legible: bool = True
    """Whether what the page says was recognised: false for a blur, another script, handwriting alone."""

    illustrates: bool = False
    """Whether nothing that may be text or paper is to be seen: a photograph of something else, a shade."""

    unsure: tuple[OcrWord, ...] = ()
    """Words that were seen and not recognised surely enough to be taken."""

    ruled: tuple[Ruled, ...] | None = None
    """The lines that are ruled on the sheet, but for those of combs; null when nobody looked for them."""


def look(picture: Picture, engine: Engine, deadline: float) -> Seen:
    """Return what is recognised on a page; raises OutOfTime when that takes longer than ``deadline``."""
    grey = np.asarray(cv2.cvtColor(picture.colours, cv2.COLOR_RGB2GRAY), np.uint8)
    dots, light = picture.colours.shape[1] / picture.width, float(np.median(grey))
    is_fax = dots <= COARSE and has_one_bit(grey)
    grey = cleaned(grey, dots)
    back: Matrix = np.eye(3)
    sheet = sheet_in(grey)
    if sheet is not None:
        back, size = sheet
        grey = warped(grey, back, size)
    grey = evened(grey)
    lines = _lines(grey, engine, is_fax=is_fax)
    if is_fax:
        engine = engine.with_margin(_MARGIN_OF_FAX)
    turns, lines, grey, known = _turned(grey, lines, engine, deadline)
    back = back @ back_from_turns(*_before(grey, turns), turns)
    read = [(line, known.get(line) or engine.read(grey, line, deadline)) for line in lines]
    skew = skew_of([line for line, said in read if said.words])
    if skew is None:
        skew = skew_of_rules(grey)
    if skew:
        height, width = grey.shape
        askew = back_from_straight(width, height, skew)
        grey = warped(grey, askew, (width, height))
        straight = inverse(askew)
        read = [(moved(line, straight, -skew), said) for line, said in read]
        back = back @ askew
    scale = _scale(picture, [line for line, said in read if said.words], photo=sheet is not None)
    made = [word for number, (line, said) in enumerate(read) for word in _placed(line, said, number, scale)]
    taken = tuple(word for word in made if _is_taken(word))
    unsure = tuple(word for word in made if not _is_taken(word))
    legible = _is_legible(made, grey, scale)
    illustrates = not legible and sheet is None and shows_no_text(made) and light < PAPER
    return Seen(Sheet(grey, scale, back, picture), taken, engine.name, legible, illustrates, unsure)


def _is_legible(words: Sequence[OcrWord], grey: Pixels, scale: float) -> bool:
    """Return whether the signs of a page were recognised surely enough, on the whole, to be its text."""
    letters = sum(len(word.text) for word in words)
    if not letters:
        return is_blank(grey)
    return are_sure(words) and in_focus(grey, min(scale, max(grey.shape) / _LONG_SIDE))


def shows_no_text(words: Sequence[OcrWord]) -> bool:
    """Return whether words are but scraps, as are seen in any picture."""
    return sum(len(word.text) for word in words) < _SCRAPS


def are_sure(words: Sequence[OcrWord]) -> bool:
    """Return whether the signs of words were recognised surely enough, on the whole, to be text."""
    sure = sum((word.confidence or 0) * len(word.text) for word in words)
    return sure >= _LEGIBLE * sum(len(word.text) for word in words)


def is_blank(grey: Pixels) -> bool:
    """Return whether nothing is to be seen on a page, its edges left out, where scanners leave shadows."""
    height, width = grey.shape
    inner = grey[height // 20 : height - height // 20, width // 20 : width - width // 20]
    if not inner.size:
        return True
    paper = float(np.median(inner))
    if paper < _UNLIT:
        return False
    return float(np.count_nonzero(inner < paper - _INK)) <= _BLANK * inner.size


def _lines(grey: Pixels, engine: Engine, *, is_fax: bool) -> list[Line]:
    """Return the lines of a page, looked at again more closely when most of them are small."""
    most = _OF_FAX if is_fax else LOOKED_AT
    lines = engine.lines(grey, most)
    long = max(grey.shape)
    if lines and long > most:
        usual = median(min(line.width, line.height) for line in lines) * most / long
        if usual < _SMALL:
            return engine.lines(grey, CLOSELY)
    return lines


def _before(grey: Pixels, turns: int) -> tuple[int, int]:
    """Return the width and height that a picture had before it was turned."""
    height, width = grey.shape
    return (height, width) if turns % 2 else (width, height)


def _turned(
    grey: Pixels, lines: list[Line], engine: Engine, deadline: float
) -> tuple[int, list[Line], Pixels, Mapping[Line, SeenLine]]:
    """Return by how many quarters a page must be turned to be read, with its lines and picture then.

    Last come the lines that were recognised to see that.
    """
    turns = 0
    if lines and not runs_across(lines):
        turns = 1
        grey, lines = _turn(grey, lines, 1)
    sample = sorted(lines, key=lambda line: -line.width)[:_SAMPLE]
    said = {line: engine.read(grey, line, deadline) for line in sample}
    if sample and _mean_confidence(said) < _DOUBTFUL:
        other, turned = _turn(grey, sample, 2)
        headlong = {line: engine.read(other, line, deadline) for line in turned}
        if _mean_confidence(headlong) > _mean_confidence(said):
            turned_grey, lines = _turn(grey, lines, 2)
            return turns + 2, lines, turned_grey, headlong
    return turns, lines, grey, said


def _turn(grey: Pixels, lines: Sequence[Line], turns: int) -> tuple[Pixels, list[Line]]:
    height, width = grey.shape
    to = inverse(back_from_turns(width, height, turns))
    return quarter_turns(grey, turns), [settled(moved(line, to, 90.0 * turns)) for line in lines]


def _mean_confidence(said: Mapping[Line, SeenLine]) -> float:
    return sum(one.confidence for one in said.values()) / len(said) if said else 0.0


def _scale(picture: Picture, lines: Sequence[Line], *, photo: bool) -> float:
    """Return the pixels a unit: those a point, unless lines then have the height of no ordinary print."""
    named = float(picture.colours.shape[1] / picture.width)
    if not lines:
        return named
    usual = median(line.height for line in lines)
    low, high = _ORDINARY
    if not photo and low <= usual / named <= high:
        return named
    return float(usual / _TEXT_HEIGHT)


def _placed(line: Line, said: SeenLine, number: int, scale: float) -> list[OcrWord]:
    """Return the words of a line at their places on the sheet."""
    made = []
    across = line.height / 2
    for word in said.words:
        begin, end = (word.left - 0.5) * line.width, (word.right - 0.5) * line.width
        if said.turn == 0:
            box = Box(line.x + begin, line.y - across, line.x + end, line.y + across)
        elif said.turn == 1:
            box = Box(line.x - across, line.y + begin, line.x + across, line.y + end)
        else:
            box = Box(line.x - across, line.y - end, line.x + across, line.y - begin)
        scaled = Box(*(side / scale for side in box))
        made.append(OcrWord(word.text, scaled, said.turn, word.confidence, number, word.least))
    return made


def _is_taken(word: OcrWord) -> bool:
    return (word.confidence or 0) >= (_LEAST if len(word.text) > 1 else _LEAST_ALONE)
