"""Finds short lines before labels that are ticked on: "____ Exchange Online".

One alone may be there for anything; several of one length, in line, each with words after it, a tick on one
of them and nothing on others, are a list of choices.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.choices.answers import asked
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import SCALE, Mask, View, all_in_pixels, in_pixels, in_points

_SHORT, _LONG = 11.0, 62.0
"""Points that such a line is long."""

_THICK = 2.2
"""Points that it is thick at most."""

_FEWEST, _CLEAN = 3, 2
"""Such lines in line with each other, and how many of them have nothing on them."""

_LIKE, _ASTRAY = 3.0, 4.0
"""Points by which such lines differ in length, and stand beside the line."""

_FREE = 6.0
"""Points above a line in which there is nothing where nobody ticked it."""

_GAP = 16.0
"""Points between a line and its label."""

_ON = (0.45, 1.25)
"""Shares of the height of a label between which its line is seen."""

_WORD = 0.75
"""Share of a printed word over a line from which on it is an underline."""

_SURE, _LETTERS = 0.85, 2
"""Confidence from which on a word of so many letters is print."""

_LEFT = 6.0
"""Points before a line in which nothing is printed."""

_HIGH = 1.0
"""Heights of a label above its line in which ink stands on the line."""

_PARTLY = 0.6
"""Share of a line that is seen where a tick hides the rest."""

_BETWEEN, _AFTER, _ASKED = 0.8, 0.5, 8.0
"""Heights of an answer that are free between the lines of two answers, that the second one goes on after its
line, and that their lines are apart at most."""


Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Line:
    box: Box
    label: Box


def find_lines(view: View, words: Sequence[Print]) -> list[tuple[Box, bool | None]]:
    """Return the places over such lines, in points, and whether a pen ticked each."""
    level = [word for word in words if word.level]
    low, high = (np.array([word.box.top + on * word.box.height for word in level]) for on in _ON)
    short = _short_lines(view)
    made = [
        _labelled(
            box, [level[number] for number in np.flatnonzero((low <= box.bottom) & (box.bottom <= high))]
        )
        for box in _listed(view, short)
    ]
    pairs = [(_place(line), _state(view, line)) for line in _before_answers(short, level)]
    lines = [(line, _state(view, line)) for line in made if line is not None]
    clean = [line.box for line, ticked in lines if ticked is False]
    found = [
        (_place(line), ticked)
        for line, ticked in lines
        if sum(_is_mate(line.box, other) for other in clean) >= _CLEAN
        and sum(_is_mate(line.box, other.box) for other, _ in lines) >= _FEWEST
    ]
    found = [one for one in found if not any(one[0].shared(place) for place, _ in pairs)] + pairs
    return found if any(ticked for _, ticked in found) else []


def _before_answers(lines: Sequence[Box], words: Sequence[Print]) -> Iterator[_Line]:
    """Yield the two lines before the answers of each question that has such lines.

    Answers of one kind are set alike on a page: where a tick hides one of the lines, others tell its place.
    """
    rows = [(texts, answers) for question, texts, answers in asked(words) if question]
    beside = [_beside(lines, words, answers) for _, answers in rows]
    whole = [_last_two(row, answers[1]) for row, (_, answers) in zip(beside, rows, strict=True)]
    for (texts, answers), row, found in zip(rows, beside, whole, strict=True):
        alike = [
            [(line.left - other[1].right, line.right - other[1].right) for line in two]
            for (said, other), two in zip(rows, whole, strict=True)
            if said == texts and _are_whole(two)
        ]
        told = _told_by(row, answers[1].right, alike) if len(alike) >= _CLEAN else []
        two = found if _are_whole(found) or not told else told
        yield from (_Line(line, label) for line, label in zip(two, answers, strict=False))


def _beside(lines: Sequence[Box], words: Sequence[Print], answers: tuple[Box, Box]) -> list[Box]:
    """Return the lines in the row of the answers of a question that may belong to these."""
    first, second = answers
    low, lowest = (second.top + on * second.height for on in _ON)
    start, end = second.right - 2 * _ASKED * second.height, second.right - _AFTER * second.height
    # The place that is told of the last word of a question often goes on over the line after it.
    asking = sorted(
        word.box.right
        for word in words
        if word.box.left < first.left and word.box.top < lowest < word.box.bottom + second.height
    )[:-1]
    return sorted(
        line
        for line in lines
        if low <= line.bottom <= lowest
        and start <= line.right <= end
        and all(line.left >= right - _LEFT for right in asking[-1:])
    )


def _last_two(row: Sequence[Box], answer: Box) -> list[Box]:
    """Return the last two lines of a row that are alike; the last one stands before the second answer."""
    second = [line for line in row if line.right >= answer.right - _ASKED * answer.height][-1:]
    first = [line for line in row if second and _are_two(line, second[0], answer.height)][-1:]
    return [*first, *second] if first else []


def _are_whole(two: Sequence[Box]) -> bool:
    """Return whether there are two lines, of which a tick hides no part."""
    return len(two) > 1 and abs(two[0].width - two[1].width) <= _LIKE


def _told_by(row: Sequence[Box], end: float, alike: Sequence[Sequence[tuple[float, float]]]) -> list[Box]:
    """Return two lines as far before the end of a row as those of others are; none where neither is seen."""
    places = [
        tuple(end + float(np.median(sides)) for sides in zip(*both, strict=True))
        for both in zip(*alike, strict=True)
    ]
    seen = [
        line
        for line in row
        for left, right in places
        if abs(line.left - left) + abs(line.right - right) <= _ASTRAY
    ]
    return [Box(left, seen[0].top, right, seen[0].bottom) for left, right in places] if seen else []


def _are_two(first: Box, second: Box, high: float) -> bool:
    """Return whether two lines are alike, with the room of an answer between them."""
    short, long = sorted((first.width, second.width))
    apart = second.left - first.right
    level = abs(first.bottom - second.bottom) <= _ASTRAY
    return level and short >= _PARTLY * long and _BETWEEN * high <= apart <= _ASKED * high


def _listed(view: View, lines: Sequence[Box]) -> list[Box]:
    """Return the lines that are alike and in line with enough others over which there is nothing."""
    lines = [lines[number] for number in np.flatnonzero(_mates(lines, lines) >= _CLEAN).tolist()]
    empty = _empty_above(view, lines)
    return [lines[number] for number in np.flatnonzero(_mates(lines, empty) >= _CLEAN).tolist()]


def _mates(lines: Sequence[Box], others: Sequence[Box]) -> Counts:
    """Return how many of the others are alike and in line with each line; it is its own mate among them."""
    (left, _, right, bottom), (x, _, x_end, base) = (
        np.array(boxes, np.float64).reshape(-1, 4).T for boxes in (lines, others)
    )
    mates = np.abs((right - left)[:, None] - (x_end - x)) <= _LIKE
    mates &= (np.abs(left[:, None] - x) <= _ASTRAY) | (np.abs(bottom[:, None] - base) <= _ASTRAY)
    return np.asarray(mates.sum(axis=1), np.int64)


def _empty_above(view: View, lines: Sequence[Box]) -> list[Box]:
    """Return the lines above which there is nothing."""
    above = [Box(line.left, line.top - _FREE, line.right, line.top) for line in lines]
    places = all_in_pixels(above, view.dark.shape).tolist()
    return [
        line
        for line, (left, top, right, bottom) in zip(lines, places, strict=True)
        if not view.dark[top : bottom - 2, left:right].any()
    ]


def _short_lines(view: View) -> list[Box]:
    """Return the short level lines of a page, those that a pen crossed too."""
    run = round(_SHORT * SCALE)
    closed = np.asarray(cv2.morphologyEx(view.dark, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8)), np.uint8)
    level: Mask = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, run), np.uint8)), np.uint8)
    outlines, _ = cv2.findContours(level, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    places = (cv2.boundingRect(outline) for outline in outlines)
    return [
        in_points(x, y, x + wide, y + high)
        for x, y, wide, high in places
        if wide <= _LONG * SCALE and high <= _THICK * SCALE
    ]


def _labelled(line: Box, words: Sequence[Print]) -> _Line | None:
    """Return a line with the label after it; null when there is none, or print on or before it.

    ``words`` are those at its height.
    """
    label: Box | None = None
    for word in words:
        box = word.box
        printed = word.confidence >= _SURE and sum(map(str.isalnum, word.text)) >= _LETTERS
        over = min(box.right, line.right) - max(box.left, line.left)
        in_word = over >= _WORD * box.width or (over > 0 and box.left < line.left - _LEFT)
        before = line.left - _LEFT < box.right <= line.left + _LEFT
        if printed and (in_word or before):
            return None
        after = box.right > line.right + _LEFT and line.left - _LEFT <= box.left <= line.right + _GAP
        if after and any(map(str.isalpha, word.text)) and (label is None or box.left < label.left):
            label = box
    return None if label is None else _Line(line, label)


def _is_mate(line: Box, other: Box) -> bool:
    """Return whether two lines are alike and stand below or beside each other; each is its own mate."""
    alike = abs(line.width - other.width) <= _LIKE
    return alike and (abs(line.left - other.left) <= _ASTRAY or abs(line.bottom - other.bottom) <= _ASTRAY)


def _place(line: _Line) -> Box:
    box = line.box
    return Box(box.left, box.bottom - _HIGH * line.label.height, box.right, box.bottom)


def _state(view: View, line: _Line) -> bool | None:
    left, top, right, bottom = in_pixels(_place(line), view.dark.shape)
    _, above, _, _ = in_pixels(line.box, view.dark.shape)
    ink = view.dark[top : above - 1, left:right]
    told = state(ink, bottom - top) if ink.size else None
    if told and is_struck_out(view.faint, Square(left, top, right - left, above - 1 - top)):
        return None
    return told
