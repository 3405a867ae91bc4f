"""Words of Hebrew and Arabic as files draw them: letters as they stand, and words in several parts.

Some programs draw the letters of such words from left to right, as they stand on the paper. Others draw what
has another font apart: the hyphens of a number, or its digits, after the letters around them.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from itertools import pairwise
from typing import Protocol

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Columns
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RIGHT_TO_LEFT, RawWord, box_of

_SHAPED = compiled("[\ufb1d-\ufdff\ufe70-\ufefc]+")
"""Letters in the form that they have at their place in a word; the plain letter is the same one."""

_SIGN = compiled(r"[^\w\s]")
_LATIN = compiled(r"[^\W_]")

_TOUCHING = 0.06
"""Gap in heights of the lower word up to which two parts are one word; a blank takes about a quarter."""

_OVERLAP = 0.35
"""Heights by which two parts of one word may lie over each other."""

_SAME_LINE = 0.5
"""Share of the lower word's height that two words of one line have in common."""


class Places(Protocol):
    """What is asked of a page: where its characters stand."""

    def sides(self, indexes: Sequence[int]) -> Columns:
        """Return the left, top, right and bottom sides of the displayed boxes of characters."""


def from_the_right(page: Places, words: Sequence[RawWord]) -> list[RawWord]:
    """Return the words of a page with Hebrew or Arabic, whole and spelled as they are read.

    Words of one drawn line come from left to right.
    """
    result: list[RawWord] = []
    for line in drawn_lines(words):
        if not any(RIGHT_TO_LEFT.search(word.text) for word in line) or any(word.turn for word in line):
            result += line
            continue
        for level in _levels(_spelled(page, word) for word in line):
            parts = _joined(sorted(level, key=lambda word: word.box.left))
            result += [replace(word, breaks=not number) for number, word in enumerate(parts)]
    return result


def drawn_lines(words: Iterable[RawWord]) -> list[list[RawWord]]:
    """Return words line by line, as they are drawn."""
    lines: list[list[RawWord]] = []
    for word in words:
        if word.breaks or not lines:
            lines.append([])
        lines[-1].append(word)
    return lines


def _levels(line: Iterable[RawWord]) -> list[list[RawWord]]:
    """Return the words of a drawn line by the height at which they stand."""
    levels: list[list[RawWord]] = []
    for word in line:
        for level in levels:
            if _level(level[0].box, word.box):
                level.append(word)
                break
        else:
            levels.append([word])
    return levels


def _level(one: Box, other: Box) -> bool:
    low = min(one.bottom - one.top, other.bottom - other.top)
    return min(one.bottom, other.bottom) - max(one.top, other.top) >= _SAME_LINE * low


def _spelled(page: Places, word: RawWord) -> RawWord:
    """Return a word of such a line with all of its room, its letters in the order they are read."""
    text = word.text
    if len(text) > 1:
        boxes = [box_of(sides) for sides in zip(*page.sides(_numbers(word)), strict=True)]
        clusters = _clusters(text, boxes)
        if RIGHT_TO_LEFT.search(text):
            text = _read(clusters)
        else:  # a bracket at its end may be drawn first
            text = "".join(sign for sign, _ in sorted(clusters, key=lambda item: item[1]))
        word = replace(word, box=reduce(Box.union, boxes))
    text = _SHAPED.sub(lambda found: unicodedata.normalize("NFKC", found.group()), text)
    return replace(word, text=text)


def _numbers(word: RawWord) -> range:
    return range(word.index, word.index + len(word.text))


def _clusters(text: str, boxes: Sequence[Box]) -> list[tuple[str, float]]:
    """Return what each drawn glyph stands for, with its middle: one glyph may be two letters or an accent."""
    found: list[tuple[str, float]] = []
    last: Box | None = None
    for sign, box in zip(text, boxes, strict=True):
        same = last is not None and (box.left, box.right) == (last.left, last.right)
        if found and (same or unicodedata.combining(sign) or box.right <= box.left):
            found[-1] = found[-1][0] + sign, found[-1][1]
        else:
            found.append((sign, (box.left + box.right) / 2))
            last = box
    return found


def _read(clusters: Sequence[tuple[str, float]]) -> str:
    """Return the letters of a word in the order they are read."""
    places = [place for sign, place in clusters if RIGHT_TO_LEFT.search(sign)]
    steps = [one < other for one, other in pairwise(places)]
    if 2 * sum(steps) <= len(steps):
        return "".join(sign for sign, _ in clusters)  # drawn as it is read
    first, last = min(places), max(places)
    ahead = [sign for sign, place in clusters if place > last and _SIGN.match(sign)]
    behind = [sign for sign, place in clusters if place < first and _SIGN.match(sign)]
    inside = [
        sign
        for sign, place in sorted(clusters, key=lambda item: -item[1])
        if first <= place <= last or not _SIGN.match(sign)
    ]
    return "".join([*ahead, *_onward(inside), *behind])


def _onward(signs: Iterable[str]) -> list[str]:
    """Return signs from right to left with their digits and Latin letters turned round again."""
    result: list[str] = []
    run: list[str] = []
    for sign in signs:
        if _LATIN.match(sign) and not RIGHT_TO_LEFT.search(sign):
            run.insert(0, sign)
            continue
        result += [*run, sign]
        run = []
    return result + run


def _joined(words: Sequence[RawWord]) -> list[RawWord]:
    """Return the words of one line, given from left to right, those made one that were drawn in parts."""
    result: list[RawWord] = []
    for word in words:
        before = result[-1] if result else None
        if before is None or not _touch(before, word) or (text := _together(before.text, word.text)) is None:
            result.append(word)
            continue
        result[-1] = replace(before, text=text, box=before.box.union(word.box))
    return result


def _touch(before: RawWord, word: RawWord) -> bool:
    low = min(before.box.bottom - before.box.top, word.box.bottom - word.box.top)
    return -_OVERLAP * low <= word.box.left - before.box.right <= _TOUCHING * low


def _together(left: str, right: str) -> str | None:
    """Return what two touching parts of a line make, or ``None`` when each is a word of its own."""
    leftward = [bool(RIGHT_TO_LEFT.search(part)) for part in (left, right)]
    if not any(leftward):
        return left + right
    if leftward[1] and not _LATIN.search(left):
        return right + left
    if leftward[0] and not _LATIN.search(right):
        return right + left
    return None
