"""Letters that tick: a cross typed over a printed box, or alone in the cell of a table of choices."""

from collections.abc import Sequence
from dataclasses import replace

from poedesk.proof.reading.readers.pdf.layout.text import PageText
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord

_CROSSES = frozenset({"X", "x", "\u00d7"})
_TICKS = _CROSSES | frozenset({"✓", "✔", "√", "✗", "✘", "v", "V"})
_EMPTY = frozenset("☐□▢◻⬜❏❑❒○")


def with_crosses(words: Sequence[RawWord], short: Sequence[RawWord], text: PageText) -> Sequence[RawWord]:
    """Return the words of a page laid out as ``text`` with such letters as the signs that they stand for.

    ``short`` are the short ones of them. The very same ``words`` are returned when there are none.
    """
    crossed = _crossed_cells(text)
    ticks, boxes = _overtyped(words, short)
    if not crossed and not ticks:
        return words
    result = []
    for word in words:
        if word.index in crossed:
            result.append(replace(word, text="☒"))
        elif word.index in boxes:
            result.append(replace(word, text="☑" + word.text[1:]))
        elif word.index not in ticks:
            result.append(word)
    return result


def _overtyped(words: Sequence[RawWord], short: Sequence[RawWord]) -> tuple[set[int], set[int]]:
    """Return the numbers of the words that tick a printed box, and of those that begin with such a box."""
    ticks = [word for word in short if len(word.text) == 1 and word.text in _TICKS]
    boxes = [word for word in words if word.text[0] in _EMPTY] if ticks else []
    found = [(tick.index, box.index) for tick in ticks for box in boxes if _is_over(tick, box)]
    return {tick for tick, _ in found}, {box for _, box in found}


def _is_over(tick: RawWord, box: RawWord) -> bool:
    sign = box.box.width / len(box.text)
    x, y = (tick.box.left + tick.box.right) / 2, (tick.box.top + tick.box.bottom) / 2
    return box.box.left - 1 <= x <= box.box.left + sign + 1 and box.box.top - 1 <= y <= box.box.bottom + 1


def _crossed_cells(text: PageText) -> set[int]:
    """Return the numbers of the words that are crosses in table cells, where the table holds nothing else.

    The first row and the first column of the table name what is crossed.
    """
    crosses: dict[int, list[int]] = {}
    other: set[int] = set()
    for start, end, cell in text.segments.in_cells():
        if cell.row and cell.column:
            if text.text[start:end] in _CROSSES:
                crosses.setdefault(cell.table, []).append(start)
            else:
                other.add(cell.table)
    starts = {start for table, held in crosses.items() if table not in other for start in held}
    if not starts:
        return set()
    return {raw.index for raw, word in zip(text.raw, text.words, strict=True) if word.start in starts}
