"""Finds answers that are chosen by words: one of "Yes / No" ringed by a pen, or the other one struck out.

Nothing is said where no pen was. Where one was and it is not sure what it did, nothing is decided.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.choices.struck import Strike, is_crossed
from poedesk.proof.reading.pen.ticking.rings import Ring, rings
from poedesk.proof.reading.pen.view import SCALE, Mask, View, in_pixels

_PAIRS = (
    ("yes", "no"), ("ja", "nein"), ("sí", "no"), ("si", "no"), ("oui", "non"), ("agree", "disagree"),
    ("agreed", "disagreed"), ("accepted", "rejected"), ("approved", "rejected"), ("true", "false"),
    ("wahr", "falsch"), ("vrai", "faux"), ("verdadero", "falso"), ("y", "n"),
    ("j", "n"), ("s", "n"), ("o", "n"),
)  # fmt: skip
"""Answers of which one is chosen, either way around."""

_BETWEEN, _BETWEEN_LETTERS = r"[\W_]*(?:or|oder|ou|[/|lIt1o])?[\W_]*", r"\s*[/|]\s*"
"""What stands between words, of which a stroke may have been read as a letter, and between single letters."""


def _pattern(first: str, second: str) -> str:
    between = _BETWEEN if len(first) > 1 else _BETWEEN_LETTERS
    return rf"(?<![^\W_])(?:{first}){between}(?:{second})(?![^\W_])"


_ANSWERS = compiled(
    "|".join(_pattern(*both) for pair in _PAIRS for both in (pair, pair[::-1])), re.IGNORECASE
)
_LONGEST_FIRST = sorted({word for pair in _PAIRS for word in pair}, key=len, reverse=True)
_WORD = compiled("|".join(_LONGEST_FIRST), re.IGNORECASE)

_ROW = 0.45
"""Heights of a word by which the middles of words in one row differ."""

_FAR = 12.0
"""Heights of a word between two answers of one question at most."""

_BOXED = 2.5
"""Heights of a word within which a tick box is its own."""

_UNDER = 4.0
"""Heights of a word below it within which the first tick box of its column stands."""

_LETTERS = (0.18, 0.86)
"""Heights of its line between which the letters of a word stand."""

_ABOVE, _PASSES = (-0.3, 0.14), 0.3
"""Heights of its line between which a ring passes above a word, and share of the word under it."""

_SIDE, _AROUND = 40, 1.7
"""Pixels of the square to which a word is drawn to look for a ring, and sides around its middle."""

_SHRUNK = ((1.0, 1.0), (0.75, 1.0), (0.75, 0.75), (0.55, 0.75))
"""Shares of the width and height of a word around which a ring is looked for."""

_TOGETHER, _OUTSIDE = 0.6, 0.2
"""Share of a ring that hangs together, and of a word by which what hangs together may end within it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the answers of a question."""

    text: str
    box: Box
    """In points."""

    question: str
    """What stands before the answers in their row; empty for nothing."""

    chosen: bool | None
    ringed: bool
    """Whether a pen drew a ring around it."""


@dataclass(frozen=True, slots=True)
class _Touch:
    ring: bool
    struck: bool


def find_answers(
    view: View,
    words: Sequence[Print],
    strikes: Sequence[Strike],
    drawn: Sequence[Box],
    ticks: Sequence[Box],
) -> list[Answer]:
    """Return the answers of which a pen chose one, two for each question.

    Args:
        view: the page.
        words: what was recognised on it.
        strikes: the lines by which words were struck out.
        drawn: where a pen drew something.
        ticks: the tick boxes; answers beside them are their labels.
    """
    found = []
    questions = [one for one in asked(words) if not _have_boxes(ticks, one[2])]
    ringed = _ringed(view, view.strokes, [box for _, _, boxes in questions for box in boxes])
    for at, (question, texts, boxes) in enumerate(questions):
        touches = [
            _Touch(
                2 * at + number in ringed,
                any(strike.goes_through(box) for strike in strikes) or is_crossed(view.faint, box),
            )
            for number, box in enumerate(boxes)
        ]
        chosen = _chosen(touches)
        touched = _is_touched(boxes, drawn) or any(_has_ink_above(view, box) for box in boxes)
        if chosen is None and not touched:
            continue
        for number, (text, box) in enumerate(zip(texts, boxes, strict=True)):
            state = None if chosen is None else number == chosen
            found.append(Answer(text, box, question, state, ringed=touches[number].ring))
    return found


def _have_boxes(ticks: Sequence[Box], answers: tuple[Box, Box]) -> bool:
    """Return whether two answers are labels of tick boxes: of some in their row, or as heads of columns."""
    return any(_is_at(tick, *answers) for tick in ticks) or all(
        any(_is_under(tick, answer) for tick in ticks) for answer in answers
    )


def _is_under(tick: Box, head: Box) -> bool:
    """Return whether a tick box stands close below a word, in its column."""
    x, far = (tick.left + tick.right) / 2, head.bottom + _UNDER * head.height
    return head.left - head.height <= x <= head.right + head.height and head.top < tick.top <= far


def _is_at(tick: Box, first: Box, second: Box) -> bool:
    """Return whether a tick box stands in the row of two answers, between them or close to them."""
    x, y, near = (tick.left + tick.right) / 2, (tick.top + tick.bottom) / 2, _BOXED * first.height
    level = min(first.top, second.top) <= y <= max(first.bottom, second.bottom)
    return level and first.left - near <= x <= second.right + near


def _chosen(touches: Sequence[_Touch]) -> int | None:
    """Return which of two answers a pen chose; null when it chose none, or it cannot be told."""
    left = [number for number, touch in enumerate(touches) if not touch.struck]
    around = [number for number, touch in enumerate(touches) if touch.ring]
    if len(around) == 1 and around[0] in left:
        return around[0]
    if len(left) == 1 and not around:
        return left[0]
    return None


def _is_touched(boxes: Sequence[Box], drawn: Sequence[Box]) -> bool:
    """Return whether a pen drew something at one of the answers."""
    return any(
        mark.left < box.right and box.left < mark.right and mark.top < box.bottom and box.top < mark.bottom
        for box in boxes
        for mark in drawn
    )


def _has_ink_above(view: View, box: Box) -> bool:
    """Return whether a stroke passes close above a word, as a ring does that is not whole."""
    low, high = (box.top + share * box.height for share in _ABOVE)
    left, top, right, bottom = in_pixels(Box(box.left, low, box.right, high), view.plain.shape)
    band = view.plain[top:bottom, left:right]
    return bool(band.size) and float(band.any(axis=0).mean()) >= _PASSES


def asked(words: Sequence[Print]) -> Iterator[tuple[str, tuple[str, str], tuple[Box, Box]]]:
    """Yield questions with two answers after them in one row, and where the answers stand."""
    for row in _rows(words):
        text = " ".join(word.text for word in row)
        for match in _ANSWERS.finditer(text):
            first = _WORD.match(text, match.start())
            # The second answer is the one that the expression ends with.
            ends = [word for pair in _PAIRS for word in pair if match.group().lower().endswith(word)]
            second = max(ends, key=len)
            if first is None:
                continue
            start = match.end() - len(second)
            boxes = (_part(row, match.start(), first.end()), _part(row, start, match.end()))
            if boxes[1].left - boxes[0].right <= _FAR * boxes[0].height:
                question = text[: match.start()].rstrip(" :-=.?")
                yield question, (first.group(), text[start : match.end()]), boxes


def _rows(words: Sequence[Print]) -> Iterator[list[Print]]:
    """Yield the level words in rows that hold an answer, from left to right."""
    level = [word for word in words if word.level and word.box.height > 0]
    tops = sorted(level, key=lambda word: word.box.top + word.box.bottom)
    row: list[Print] = []
    for word in tops:
        if row and abs(_middle(word) - _middle(row[0])) > _ROW * row[0].box.height:
            yield sorted(row, key=lambda one: one.box.left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda one: one.box.left)


def _middle(word: Print) -> float:
    return (word.box.top + word.box.bottom) / 2


def _part(row: Sequence[Print], start: int, end: int) -> Box:
    """Return where a range of the words of a row, joined by blanks, stands."""
    at = 0
    boxes = []
    for word in row:
        low, high = max(start - at, 0), min(end - at, len(word.text))
        if low < high:
            wide = word.box.width / len(word.text)
            box = word.box
            boxes.append(Box(box.left + low * wide, box.top, box.left + high * wide, box.bottom))
        at += len(word.text) + 1
    return Box(boxes[0].left, boxes[0].top, boxes[-1].right, boxes[0].bottom)


def _ringed(view: View, ink: Mask, boxes: Sequence[Box]) -> frozenset[int]:
    """Return the numbers of the words around which one stroke goes; all are looked at in one go."""
    looks = [
        (number, look)
        for number, box in enumerate(boxes)
        for inner in _SHRUNK
        if (look := _look(ink, box, inner)) is not None
    ]
    if not looks:
        return frozenset()
    windows = np.concatenate([look.window for _, look in looks])
    high = len(windows) // len(looks)
    begin = (high - _SIDE) // 2
    around = rings(windows, [Square(begin, begin + high * at, _SIDE, _SIDE) for at in range(len(looks))])
    return frozenset(
        number
        for (number, look), ring in zip(looks, around, strict=True)
        if ring is not None and _hangs_together(view, ring, look, boxes[number])
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """The surroundings of a part of a word, drawn so that it is a square."""

    window: Mask
    middle: tuple[float, float]
    """Pixels of the view."""

    unit: tuple[float, float]
    """Of them, across and down, for each of the window."""


def _look(ink: Mask, box: Box, inner: tuple[float, float]) -> _Look | None:
    """Return the ``inner`` part of a word with its surroundings: often it is read with its ring.

    Null where there is nothing to go around.
    """
    low, high = (box.top + share * box.height for share in _LETTERS)
    left, top, right, bottom = in_pixels(Box(box.left, low, box.right, high), ink.shape)
    middle = left + (right - left) / 2, top + (bottom - top) / 2
    wide, tall = round((right - left) * inner[0]), round((bottom - top) * inner[1])
    if min(wide, tall) < 3:  # noqa: PLR2004 - pixels
        return None
    return _Look(_window(ink, middle, (wide, tall)), middle, (wide / _SIDE, tall / _SIDE))


def _window(ink: Mask, middle: tuple[float, float], size: tuple[int, int]) -> Mask:
    """Return the surroundings of a word, drawn so that the word is a square."""
    wide, tall = (side * _AROUND for side in size)
    left, top = round(middle[0] - wide), round(middle[1] - tall)
    part = np.zeros((round(2 * tall), round(2 * wide)), np.uint8)
    high, low = max(0, top), max(0, left)
    seen = ink[high : top + part.shape[0], low : left + part.shape[1]]
    part[high - top : high - top + seen.shape[0], low - left : low - left + seen.shape[1]] = seen * 255
    side = round(2 * _AROUND * _SIDE)
    small = cv2.resize(part, (side, side), interpolation=cv2.INTER_AREA)
    return np.asarray(small > 0, np.uint8)


def _hangs_together(view: View, ring: Ring, look: _Look, box: Box) -> bool:
    """Return whether most of a ring is one piece of ink that goes around the word, not letters about it."""
    angles = np.arange(len(ring.radii)) * (2 * np.pi / len(ring.radii))
    columns = np.rint(look.middle[0] + ring.radii * np.cos(angles) * look.unit[0]).astype(int)
    rows = np.rint(look.middle[1] + ring.radii * np.sin(angles) * look.unit[1]).astype(int)
    height, width = view.parts.labels.shape
    counts: dict[int, int] = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        part = view.parts.labels[
            max(0, row - 2) : min(height, row + 3), max(0, column - 2) : min(width, column + 3)
        ]
        for number in np.unique(part).tolist():
            counts[number] = counts.get(number, 0) + (number > 0)
    number = max(counts, key=lambda one: counts[one], default=0)
    left, top, wide, high = view.parts.places[number, :4].tolist()
    within = _OUTSIDE * box.width
    around = left / SCALE <= box.left + within and (left + wide) / SCALE >= box.right - within
    around &= top < look.middle[1] < top + high
    return around and counts.get(number, 0) >= _TOGETHER * len(ring.radii)
