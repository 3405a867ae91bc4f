"""Tick boxes in rows and columns without words between them: named by what stands above and at the left.

The heads may stand outside of the ruled part of a table, or there may be no rules at all.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Mark
from poedesk.proof.document.words import Words
from poedesk.proof.reading.readers.pdf.layout.text import PageText

_ROW, _COLUMN = 0.6, 0.9
"""Sides of a box within which boxes stand in one row, and in one column."""

_FEWEST = 2
"""Rows, and columns, of a matrix."""

_REACH = 2.5
"""Rows above the first one within which the heads stand."""

_LINE, _APART = 0.6, 0.2
"""Heights of a word within which heads go on in the next line, and by which two heads stand apart."""

_PARTED = 0.5
"""Heights of a word from which on a space between words parts two heads."""

_NEAR = 0.62
"""Share of the space between columns within which a word is the head of one."""

_SPACED = 2.0
"""Sides of a box by which columns stand apart."""

_LETTERS = 2
"""Letters of a word that parts boxes; a tick may be taken for one."""

_LONGEST = 5
"""Words of a head."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    box: Box
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Matrix:
    """Rows of numbers of marks, each with one for a column, or fewer."""

    rows: tuple[tuple[int, ...], ...]
    columns: tuple[float, ...]
    """Middles of the columns, from left to right."""


def with_heads(marks: Sequence[Mark], text: PageText) -> tuple[Mark, ...]:
    """Return the marks; those in rows and columns have the column's head as label, the row's as group."""
    placed = [(number, mark.box) for number, mark in enumerate(marks) if mark.box is not None]
    if len(placed) < _FEWEST * _FEWEST:
        return tuple(marks)
    words = _words(text.text, text.words)
    result = list(marks)
    boxes = dict(placed)
    for matrix in _matrices(boxes, words):
        columns = _column_heads(matrix, boxes, words)
        rows = _row_heads(matrix, boxes, words)
        if columns is None or rows is None:
            continue
        for row, head in zip(matrix.rows, rows, strict=True):
            for number in row:
                column = columns[_nearest(_x(boxes[number]), matrix.columns)]
                result[number] = _named(marks[number], column, head, text.text)
    return tuple(result)


def _named(mark: Mark, column: Sequence[_Word], row: Sequence[_Word], text: str) -> Mark:
    label, group = (" ".join(word.text for word in words) for words in (column, row))
    start, end = column[0].start, column[-1].end
    if " ".join(text[start:end].split()) != label:
        return replace(mark, label=label, group=group, start=None, end=None)
    return replace(mark, label=label, group=group, start=start, end=end)


def _words(text: str, words: Words) -> list[_Word]:
    found = [_Word(text[word.start : word.end], word.box, word.start, word.end) for word in words]
    said = (word for word in found if any(map(str.isalnum, word.text)))
    return sorted(said, key=lambda word: word.box.left)


def _matrices(boxes: dict[int, Box], words: Sequence[_Word]) -> list[_Matrix]:
    side = median(max(box.width, box.height) for box in boxes.values())
    found: list[_Matrix] = []
    held: list[tuple[int, ...]] = []
    columns: tuple[float, ...] = ()
    for row in [*_rows(boxes, side), ()]:
        xs = tuple(_x(boxes[number]) for number in row)
        bare = bool(row) and not _parted(row, boxes, words)
        joined = _with(columns, xs, side) if bare and held else None
        if joined is not None:
            held.append(row)
            columns = joined
            continue
        held = _without_lone(held, len(columns))
        if len(held) >= _FEWEST and len(columns) >= _FEWEST:
            found.append(_Matrix(tuple(held), columns))
        held, columns = ([row], xs) if bare else ([], ())
    return found


def _without_lone(rows: list[tuple[int, ...]], columns: int) -> list[tuple[int, ...]]:
    """Return rows without a lone box above or below many columns: a letter of a head was taken for it."""
    first, last = 0, len(rows)
    if columns > _FEWEST:
        while first < last and len(rows[first]) == 1:
            first += 1
        while last > first and len(rows[last - 1]) == 1:
            last -= 1
    return rows[first:last]


def _with(columns: tuple[float, ...], xs: Sequence[float], side: float) -> tuple[float, ...] | None:
    """Return columns as they stand in one more row; null when it has others, or none of them."""
    away = [(abs(x - columns[_nearest(x, columns)]), x) for x in xs]
    new = [x for far, x in away if far > _COLUMN * side]
    if len(new) == len(xs) or any(far < _SPACED * side for far, x in away if x in new):
        return None
    moved = {_nearest(x, columns): x for x in xs if x not in new}
    return tuple(sorted((*(moved.get(number, x) for number, x in enumerate(columns)), *new)))


def _rows(boxes: dict[int, Box], side: float) -> list[tuple[int, ...]]:
    """Return the numbers of boxes that stand beside each other, from left to right, row by row."""
    rows: list[list[int]] = []
    for number in sorted(boxes, key=lambda number: _y(boxes[number])):
        if rows and _y(boxes[number]) - median(_y(boxes[other]) for other in rows[-1]) <= _ROW * side:
            rows[-1].append(number)
        else:
            rows.append([number])
    return [tuple(sorted(row, key=lambda number: _x(boxes[number]))) for row in rows]


def _parted(row: Sequence[int], boxes: dict[int, Box], words: Sequence[_Word]) -> bool:
    """Return whether a word stands between two boxes of a row."""
    first, last = boxes[row[0]], boxes[row[-1]]
    return any(
        first.right < _x(word.box) < last.left
        and word.box.top < _y(first) < word.box.bottom
        and sum(map(str.isalpha, word.text)) >= _LETTERS
        and not any(boxes[number].left <= _x(word.box) <= boxes[number].right for number in row)
        for word in words
    )


def _row_heads(matrix: _Matrix, boxes: dict[int, Box], words: Sequence[_Word]) -> list[list[_Word]] | None:
    """Return the words at the left of each row; null when one has none."""
    heights = [median(_y(boxes[number]) for number in row) for row in matrix.rows]
    half = min(after - before for before, after in pairwise(heights)) / 2
    left = min(boxes[row[0]].left for row in matrix.rows)
    heads = [
        _in_lines([word for word in words if word.box.right <= left + 1 and abs(_y(word.box) - y) < half])
        for y in heights
    ]
    return heads if all(heads) else None


def _column_heads(matrix: _Matrix, boxes: dict[int, Box], words: Sequence[_Word]) -> list[list[_Word]] | None:
    """Return the words above each column; null when one has none, or they are no heads but a line of text."""
    space = min(after - before for before, after in pairwise(matrix.columns))
    heights = [median(_y(boxes[number]) for number in row) for row in matrix.rows]
    step = min(after - before for before, after in pairwise(heights))
    top = min(boxes[number].top for number in matrix.rows[0])
    over = [
        word
        for word in words
        if word.box.bottom <= top + step / 4
        and top - word.box.bottom <= _REACH * step
        and matrix.columns[0] - _NEAR * space <= _x(word.box) <= matrix.columns[-1] + _NEAR * space
    ]
    lines = _last_lines(over)
    heads: list[list[_Word]] = [[] for _ in matrix.columns]
    for line in lines:
        owners = _owners(line, matrix.columns)
        for (one, owner), (other, next_owner) in pairwise(zip(line, owners, strict=True)):
            if owner != next_owner and other.box.left - one.box.right < _APART * one.box.height:
                return None
        for word, owner in zip(line, owners, strict=True):
            heads[owner].append(word)
    return heads if all(0 < len(head) <= _LONGEST for head in heads) else None


def _owners(line: Sequence[_Word], columns: Sequence[float]) -> list[int]:
    """Return the column of each word of a line of heads; words that stand close together have one.

    Heads need not stand over the middle of their columns: as many heads as columns are theirs in order.
    """
    parts = [0]
    for one, other in pairwise(line):
        parts.append(parts[-1] + (other.box.left - one.box.right >= _PARTED * one.box.height))
    if parts[-1] + 1 == len(columns):
        return parts
    ends = [
        [word.box for word, owner in zip(line, parts, strict=True) if owner == part]
        for part in range(parts[-1] + 1)
    ]
    middles = [(boxes[0].left + boxes[-1].right) / 2 for boxes in ends]
    over = [sum(boxes[0].left <= x <= boxes[-1].right for x in columns) for boxes in ends]
    return [
        _nearest(middles[part] if over[part] <= 1 else _x(word.box), columns)
        for part, word in zip(parts, line, strict=True)
    ]


def _last_lines(words: Sequence[_Word]) -> list[list[_Word]]:
    """Return the lowest lines of words that follow each other closely, from top to bottom."""
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda word: -_y(word.box)):
        if lines and _y(lines[-1][0].box) - _y(word.box) < _LINE * word.box.height:
            lines[-1].append(word)
        elif (
            not lines or min(one.box.top for one in lines[-1]) - word.box.bottom < _LINE * word.box.height / 2
        ):
            lines.append([word])
        else:
            break
    return [sorted(line, key=lambda word: word.box.left) for line in reversed(lines)]


def _in_lines(words: Sequence[_Word]) -> list[_Word]:
    return [word for line in _last_lines(words) for word in line]


def _nearest(x: float, columns: Sequence[float]) -> int:
    return min(range(len(columns)), key=lambda number: abs(columns[number] - x))


def _x(box: Box) -> float:
    return (box.left + box.right) / 2


def _y(box: Box) -> float:
    return (box.top + box.bottom) / 2
