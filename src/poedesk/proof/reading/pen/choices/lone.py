"""Finds a pair of brackets to be ticked that is the only one of its kind, and what a pen left in it.

Nothing else shows how such brackets look on the page, so that they count only where they were recognised at
the beginning of a line, before its label. Where a pen reached over a bracket it cannot be told.
"""

import re
from collections.abc import Iterator, Sequence

from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.letters import Print
from poedesk.proof.reading.pen.outlines import Square
from poedesk.proof.reading.pen.strikes import is_struck_out
from poedesk.proof.reading.pen.view import View, in_pixels

_PAIR, _OPENING, _CLOSING = re.compile(r"\[\W*\]|\(\W*\)"), re.compile(r"[\[(]"), re.compile(r"[\])]")
"""Brackets with nothing printed between, in one word or in two."""

_NEAR, _FREE = 3.0, 6.0
"""Heights of a line within which the label begins, and in which nothing stands before the brackets."""

_TALL, _NARROW = 0.5, 0.5
"""Shares of its line that a bracket is high at least, and of its height that it is wide at most."""

_ALIKE = 0.25
"""Share by which the two brackets of a pair differ in height."""

_LETTERS = 2
"""Letters that the first word of a label has."""


def find_lone(view: View, words: Sequence[Print], boxes: Sequence[Box]) -> list[tuple[Box, bool | None]]:
    """Return the places of pairs of brackets, in points, and whether a pen ticked each.

    Args:
        view: the page.
        words: what was recognised on it.
        boxes: what is known to be ticked already.
    """
    found = []
    for place in _pairs(words):
        x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
        known = any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)
        if not known and _begins_line(place, words):
            found.append((place, _ticked(view, place)))
    return found


def _pairs(words: Sequence[Print]) -> Iterator[Box]:
    for number, word in enumerate(words):
        if not word.level:
            continue
        if _PAIR.fullmatch(word.text):
            yield word.box
        elif _OPENING.fullmatch(word.text) and number + 1 < len(words):
            after = words[number + 1]
            level = word.box.top < (after.box.top + after.box.bottom) / 2 < word.box.bottom
            close = after.box.left - word.box.right < _NEAR * word.box.height
            if _CLOSING.fullmatch(after.text) and level and close and after.box.left >= word.box.left:
                yield word.box.union(after.box)


def _begins_line(place: Box, words: Sequence[Print]) -> bool:
    """Return whether nothing stands before brackets, and their label close after them."""
    labelled = False
    for word in words:
        box = word.box
        if not place.top < (box.top + box.bottom) / 2 < place.bottom:
            continue
        if box.right <= place.left + 1 and place.left - box.right < _FREE * place.height:
            return False
        letters = sum(map(str.isalpha, word.text))
        labelled |= letters >= _LETTERS and 0 <= box.left - place.right + 1 <= _NEAR * place.height
    return labelled


def _ticked(view: View, place: Box) -> bool | None:
    """Return whether a tick is between the brackets; null where they are not both seen apart from it."""
    left, top, right, bottom = in_pixels(place, view.dark.shape)
    high = bottom - top
    x, y, wide, tall = view.parts.places[:, :4].T
    inside = (x >= left - 3) & (x + wide <= right + 3) & (y + tall > top) & (y < bottom)
    brackets = inside & (tall >= _TALL * high) & (wide <= _NARROW * tall)
    pieces = sorted(view.parts.places[brackets, :4].tolist())
    if len(pieces) < 2:  # noqa: PLR2004 - a pair
        return None
    first, last = pieces[0], pieces[-1]
    at_ends = first[0] + first[2] < (left + right) / 2 < last[0]
    if not at_ends or abs(first[3] - last[3]) > _ALIKE * max(first[3], last[3]):
        return None
    begin, end = first[0] + first[2] + 1, last[0] - 1
    above, below = min(first[1], last[1]), max(first[1] + first[3], last[1] + last[3])
    inner = view.plain[above:below, begin:end]
    if not inner.size:
        return None
    told = state(inner, below - above)
    square = Square(begin, above, end - begin, below - above)
    return None if told and is_struck_out(view.faint, square) else told
