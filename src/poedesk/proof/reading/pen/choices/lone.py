"""Finds a pair of brackets to be ticked that is the only one of its kind, and what a pen left in it.

Nothing else shows how such brackets look on the page, so that they count only where they were recognised
before their label, at the beginning of a line, or amid it where others are listed. Where a pen reached over a
bracket it cannot be told.
"""

import re
from collections.abc import Iterator, Sequence

from poedesk.kernel.expressions import compiled
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pen.boxes.letters import Print
from poedesk.proof.reading.pen.boxes.outlines import Square
from poedesk.proof.reading.pen.choices.signs import state
from poedesk.proof.reading.pen.ticking.strikes import is_struck_out
from poedesk.proof.reading.pen.view import View, in_pixels

_PAIR, _OPENING, _CLOSING = re.compile(r"\[\W*\]|\(\W*\)"), re.compile(r"[\[(]"), re.compile(r"[\])]")
"""Brackets with nothing printed between, in one word or in two."""

_NEAR, _FREE, _SPACE = 3.0, 6.0, 0.1
"""Heights of a line within which the label begins, in which nothing stands before the brackets, and the same
where they may stand amid a line."""

_SIGN = compiled(r"[xX\u00d7vV\u2713\u2714/]")
"""As which a tick between brackets is read."""

_COVERED, _INSIDE = 0.9, 0.3
"""Share of the height of a bracket that is dark where the other one is hidden by a tick, and heights between
the two at least."""

_TALL, _NARROW = 0.4, 0.5
"""Shares of its line that a bracket is high at least, and of its height that it is wide at most."""

_ALIKE = 0.25
"""Share by which the two brackets of a pair differ in height."""

_LETTERS = 2
"""Letters that the first word of a label has."""


def find_lone(
    view: View,
    words: Sequence[Print],
    boxes: Sequence[Box],
    unsure: Sequence[Print] = (),
    *,
    listed: bool = False,
) -> list[tuple[Box, bool | None]]:
    """Return the places of pairs of brackets, in points, and whether a pen ticked each.

    Args:
        view: the page.
        words: what was recognised on it.
        boxes: what is known to be ticked already.
        unsure: what was not recognised well enough to be print; one bracket of a pair may be among it.
        listed: whether there are pairs of brackets to be ticked on the page, so that this is another width.
    """
    found = []
    for place in _pairs(words, unsure):
        x, y = (place.left + place.right) / 2, (place.top + place.bottom) / 2
        known = any(box.left <= x <= box.right and box.top <= y <= box.bottom for box in boxes)
        if not known and _has_label(place, words, _SPACE if listed else _FREE):
            found.append((place, _ticked(view, place)))
    return found


def _pairs(words: Sequence[Print], unsure: Sequence[Print]) -> Iterator[Box]:
    """Yield where brackets stand with nothing or one sign between, of which one at least was surely read."""
    for word in (*words, *unsure):
        if not word.level:
            continue
        if _PAIR.fullmatch(word.text):
            if word in words:
                yield word.box
        elif _OPENING.fullmatch(word.text):
            beside = [other for other in (*words, *unsure) if _follows(word, other)]
            beside.sort(key=lambda other: other.box.left)
            sign = beside[:1] if beside and _SIGN.fullmatch(beside[0].text) else []
            after = beside[len(sign) : len(sign) + 1]
            if after and _CLOSING.fullmatch(after[0].text) and (word in words or after[0] in words):
                yield word.box.union(after[0].box)


def _follows(word: Print, other: Print) -> bool:
    """Return whether another word stands close after an opening bracket, as its closing one does."""
    level = word.box.top < (other.box.top + other.box.bottom) / 2 < word.box.bottom
    close = word.box.left < other.box.left and other.box.left - word.box.right < _NEAR * word.box.height
    return other.level and level and close


def _has_label(place: Box, words: Sequence[Print], free: float) -> bool:
    """Return whether nothing stands so many heights before brackets, and their label close after them."""
    labelled = False
    for word in words:
        box = word.box
        if not place.top < (box.top + box.bottom) / 2 < place.bottom:
            continue
        if box.right <= place.left + 1 and place.left - box.right < free * place.height:
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
    ends = _ends(view, pieces, view.parts.places[inside, :4].tolist())
    if ends is None:
        return None
    begin, end, above, below = ends
    inner = view.plain[above:below, begin:end]
    if not inner.size:
        return None
    told = state(inner, below - above)
    square = Square(begin, above, end - begin, below - above)
    return None if told and is_struck_out(view.faint, square) else told


def _ends(
    view: View, brackets: Sequence[Sequence[int]], pieces: Sequence[Sequence[int]]
) -> tuple[int, int, int, int] | None:
    """Return where the inside of a pair begins and ends, across and down; null when its ends are not seen.

    Where the tick hangs together with one bracket, its end is as wide as the other one, and as dark.
    """
    if not brackets:
        return None
    left, right = min(piece[0] for piece in pieces), max(piece[0] + piece[2] for piece in pieces)
    first, last = brackets[0], brackets[-1]
    if first[0] + first[2] < (left + right) / 2 < last[0]:
        if abs(first[3] - last[3]) > _ALIKE * max(first[3], last[3]):
            return None
        above, below = min(first[1], last[1]), max(first[1] + first[3], last[1] + last[3])
        return first[0] + first[2] + 1, last[0] - 1, above, below
    if len(brackets) > 1:
        return None
    _, top, wide, tall = first
    at_left = first[0] + wide < (left + right) / 2
    other = slice(right - wide, right) if at_left else slice(left, left + wide)
    covered = view.plain[top : top + tall, other].any(axis=1)
    if covered.mean() < _COVERED or right - left < 2 * wide + _INSIDE * tall:
        return None
    return left + wide + 1, right - wide - 1, top, top + tall
