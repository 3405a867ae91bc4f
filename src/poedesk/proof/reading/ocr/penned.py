"""What a pen left on a sheet, and the boxes printed for it, told apart from what was recognised as print."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from poedesk.proof.document.model import Box, Drawing, Mark
from poedesk.proof.reading.ocr.looking import OcrWord, Seen
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.choices.answers import find_answers
from poedesk.proof.reading.pen.choices.brackets import find_brackets
from poedesk.proof.reading.pen.choices.lines import find_lines
from poedesk.proof.reading.pen.choices.lone import find_lone
from poedesk.proof.reading.pen.choices.struck import find_strikes, struck_words
from poedesk.proof.reading.pen.ticking.ticks import SeenBox, seen_boxes
from poedesk.proof.reading.pen.view import View, in_points, look
from poedesk.proof.reading.pen.writing.ink import find_ink
from poedesk.proof.reading.pen.writing.loops import are_loops, are_round
from poedesk.proof.reading.readers.pdf.ticks.boxes import TickBox

_WIDER = 1.5
"""Widths of a box that a word is wide at least of which it was taken for a part."""

_SIGNS = "□☐■☑☒▢◻口"
"""Signs for which a box is taken."""

_ROOM = 40.0
"""Units around the words of a page in which a box may belong to one of them."""

_LISTED, _NEXT, _ASIDE = 3, 6.0, 0.5
"""Boxes of a column that count though they stand far beside all words, heights of one within which the next
one of them is, and widths by which they are astray: holes for a file are farther from each other."""

_INSIDE = 0.5
"""Share of a word that lies in a box, from which on it is the box or the tick in it."""

_UNDER = 0.6
"""Share of a word that is strokes of a pen, from which on the pen wrote it."""

_BEGUN = 0.15
"""The same for a word that is read of loops alone, of which the thin ones are often taken for print."""

_CERTAIN, _READ, _LETTERS = 0.9, 0.5, 3
"""Confidence from which on such a word was read, or of its least sure sign, and so many letters."""

_STRUCK = 0.3
"""Confidence of a word that was struck out, however well it is read."""

_HIGHER, _BRIEF = 2.4, re.compile(r"(?:[^\W\d]\W*){1,4}")
"""Heights of a usual line from which on few letters are no writing that is read."""


@dataclass(frozen=True, slots=True)
class Penned:
    """What a pen left on a page, in the frame of its sheet."""

    boxes: tuple[TickBox, ...]
    drawings: tuple[Drawing, ...]
    """Signatures, initials and other writing."""

    words: tuple[OcrWord, ...]
    """The words of the page, those beside a box without it."""

    taken: frozenset[int]
    """Numbers of the words that are no words: a box, a tick, a signature that looked like letters."""

    answers: tuple[Mark, ...]
    """Answers that were chosen among words, by a ring or by striking out the other one."""

    view: View
    """The page as it was looked at."""


def penned(seen: Seen) -> Penned:
    """Return what a pen left on the sheet."""
    view = look(seen.sheet.grey, seen.sheet.scale)
    written = _written_area(seen.words)
    on_line = Counter(word.line for word in seen.words)
    read = [_print(word, on_line[word.line]) for word in seen.words]
    found = _belonging(seen_boxes(view, read), seen.words, written)
    unsure = [_print(word, 1) for word in seen.unsure]
    brackets = [
        SeenBox(in_points(square.left, square.top, square.right, square.bottom), ticked, written=True)
        for square, ticked in find_brackets(view, read, unsure, [box.box for box in found])
    ]
    found += brackets
    lines = [SeenBox(box, ticked, written=True) for box, ticked in find_lines(view, read)]
    lone = find_lone(view, read, [box.box for box in (*found, *lines)], unsure, listed=bool(brackets))
    every = [*found, *lines, *(SeenBox(box, ticked, written=True) for box, ticked in lone)]
    boxes = tuple(TickBox(box.box, box.ticked, "ink") for box in every)
    near = _meeting(seen.words, every)
    words = tuple(_beside(word, some) for word, some in zip(seen.words, near, strict=True))
    printed = [_print(word, on_line[word.line]) for word in words]
    ink = find_ink(view, printed, [box.box for box in found])
    usual = median(word.box.height for word in words) if words else 0.0
    taken = {
        number
        for number, (word, share) in enumerate(zip(words, ink.shares, strict=True))
        if _is_in(word.box, near[number])
        or (share >= _UNDER and (not _is_legible(word) or _is_flourish(word, usual)))
        or (share >= _BEGUN and are_round(word.text))
    }
    loops = [words[number].box for number in taken if are_round(words[number].text)]
    words = tuple(
        _by_hand(word) if share >= _UNDER else word for word, share in zip(words, ink.shares, strict=True)
    )
    strikes = find_strikes(view)
    answers = find_answers(view, read, strikes, ink.boxes, [box.box for box in every])
    rings = [answer.box for answer in answers if answer.ringed]
    drawings = (
        Drawing("strokes", _whole(box, loops))
        for box in ink.boxes
        if _share(box, written) and not any(_goes_around(box, ring) for ring in rings)
    )
    struck = struck_words(strikes, read)
    words = tuple(_struck_out(word) if number in struck else word for number, word in enumerate(words))
    marks = tuple(
        Mark(answer.text, answer.question or None, answer.chosen, answer.box, "ink") for answer in answers
    )
    return Penned(boxes, tuple(drawings), words, frozenset(taken), marks, view)


def _belonging(boxes: Sequence[SeenBox], words: Sequence[OcrWord], written: Box) -> list[SeenBox]:
    """Return the boxes that may have a label: near what is written, or in a column that stands far beside it.

    Dots that lead to such a column are often not recognised.
    """
    beside = [one for one in boxes if not _share(one.box, written) and _is_in_row(one.box, words)]
    return [
        one
        for one in boxes
        if _share(one.box, written) or (one in beside and _column_of(one.box, beside) >= _LISTED)
    ]


def _is_in_row(box: Box, words: Sequence[OcrWord]) -> bool:
    middle = (box.top + box.bottom) / 2
    return any(word.box.top <= middle <= word.box.bottom for word in words)


def _column_of(box: Box, boxes: Sequence[SeenBox]) -> int:
    """Return how many boxes stand one close below the other in the column of a box."""
    column = sorted(other.box.top for other in boxes if abs(other.box.left - box.left) <= _ASIDE * box.width)
    runs, run = [], [column[0]]
    for top in column[1:]:
        if top - run[-1] > _NEXT * box.height:
            runs.append(run)
            run = []
        run.append(top)
    return max(len(one) for one in (*runs, run) if box.top in one)


def _struck_out(word: OcrWord) -> OcrWord:
    """Return a word that a pen struck out: nobody can be sure that it still counts."""
    sure = _STRUCK if word.confidence is None else min(_STRUCK, word.confidence)
    return replace(word, confidence=sure, least=min(sure, _STRUCK if word.least is None else word.least))


def _goes_around(drawing: Box, word: Box) -> bool:
    """Return whether what a pen drew is a ring around a word and nothing more."""
    return _share(word, drawing) > _INSIDE and drawing.width <= word.width + 2 * _WIDER * word.height


def _is_legible(word: OcrWord) -> bool:
    """Return whether a word that a pen wrote was read, and is no signature that looked like letters."""
    if are_loops(word.text):
        return False
    if (word.confidence or 1) >= _CERTAIN:
        return True
    letters = sum(sign.isalnum() for sign in word.text)
    return letters >= _LETTERS and (word.least or 0) >= _READ


def _is_flourish(word: OcrWord, usual: float) -> bool:
    """Return whether what a pen wrote is far higher than the lines of a page, and was read as few letters.

    So large nobody writes a name or a date; loops of a signature are read as letters, however surely.
    """
    return word.turn == 0 and word.box.height >= _HIGHER * usual and _BRIEF.fullmatch(word.text) is not None


def _whole(box: Box, loops: Sequence[Box]) -> Box:
    """Return what a pen drew with the rest of the loops that it is the beginning of."""
    for place in loops:
        if _share(box, place) > _INSIDE:
            box = box.union(Box(place.left, box.top, place.right, box.bottom))
    return box


def _by_hand(word: OcrWord) -> OcrWord:
    """Return a word that a pen wrote: of a hand that one sign is unsure of, the word is."""
    return word if word.least is None else replace(word, confidence=word.least)


def _written_area(words: Sequence[OcrWord]) -> Box:
    """Return where a page is written on, with some room around; boxes elsewhere have no label."""
    boxes = [word.box for word in words]
    if not boxes:
        return Box(0, 0, 0, 0)
    return Box(
        min(box.left for box in boxes) - _ROOM,
        min(box.top for box in boxes) - _ROOM,
        max(box.right for box in boxes) + _ROOM,
        max(box.bottom for box in boxes) + _ROOM,
    )


def _print(word: OcrWord, on_line: int) -> Print:
    return Print(word.box, word.confidence or 1.0, word.text, on_line, level=word.turn == 0)


def _beside(word: OcrWord, boxes: Sequence[SeenBox]) -> OcrWord:
    """Return a word without the box at its beginning or end that was found together with it."""
    place, text = word.box, word.text
    for seen in boxes:
        box = seen.box
        if _share(box, place) <= _INSIDE:
            continue
        if not text.strip(_SIGNS):
            return replace(word, box=box)  # the box itself, with some room around
        if place.width < _WIDER * box.width:
            continue
        if box.left - place.left < place.right - box.right:
            place = Box(min(box.right + 1, place.right - 1), place.top, place.right, place.bottom)
            text = text.lstrip(_SIGNS) or text
        else:
            place = Box(place.left, place.top, max(box.left - 1, place.left + 1), place.bottom)
            text = text.rstrip(_SIGNS) or text
    return word if place is word.box else replace(word, box=place, text=text)


def _meeting(words: Sequence[OcrWord], boxes: Sequence[SeenBox]) -> list[list[SeenBox]]:
    """Return for each word the boxes that lie over it in part, in their order."""
    if not words or not boxes:
        return [[] for _ in words]
    left, top, right, bottom = np.array([word.box for word in words])[:, :, None].transpose(1, 0, 2)
    x, y, x_end, y_end = np.array([seen.box for seen in boxes]).T
    over = (left <= x_end) & (x <= right) & (top <= y_end) & (y <= bottom)
    found: list[list[SeenBox]] = [[] for _ in words]
    for word, box in np.argwhere(over).tolist():
        found[word].append(boxes[box])
    return found


def _is_in(word: Box, boxes: Sequence[SeenBox]) -> bool:
    return any(_share(word, box.box) > _INSIDE for box in boxes)


def _share(inner: Box, outer: Box) -> float:
    """Return the share of ``inner`` that lies in ``outer``."""
    area = inner.width * inner.height
    return inner.shared(outer) / area if area > 0 else 0.0
