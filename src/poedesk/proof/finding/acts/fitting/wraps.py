"""Values that are broken over several lines of a narrow column, put together again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from poedesk.proof.document.model import Box
from poedesk.proof.finding.acts.blocks.sheets.sheet import height
from poedesk.proof.finding.acts.fitting.items import Items, Value, level
from poedesk.proof.finding.acts.naming.people import (
    looks_like_department,
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.unannounced.heads import Head, Shows
from poedesk.proof.finding.acts.weighing.atoms import CLOSE, Atom, What
from poedesk.proof.finding.acts.weighing.days import is_day
from poedesk.proof.finding.acts.weighing.sides import Sides
from poedesk.proof.finding.page.view import Piece

MOST = 5
"""Lines of one value at most."""

ALIGNED = 6.0
"""Points by which the lines of one value begin apart."""

GAIN = 1.5
"""Points by which lines have to say more together, where one of them would have had room for more."""

_WORTH = {What.PERSON: 2.0, What.TITLE: 2.0, What.DATE: 2.0, What.SIDE: 1.5, What.WORD: 1.0, What.OTHER: 0.0}
_KNOWN = 3.0


def unbroken(items: Items, cuts: Sequence[float], sides: Sides) -> Items:
    """Return ``items`` with the values whole that narrow columns broke; ``cuts`` part the columns."""
    items = _side_by_side(items, sides)
    edges = [-1e9, *cuts, 1e9]
    widest = max((box.right for box in (*items.boxes, *items.running)), default=0.0)
    begins = sorted({round(box.left) for box in items.boxes})
    values: list[Value] = []
    for left, right in pairwise(edges):
        own = [value for value in items.values if left <= value.box.left < right]
        values += _column(own, [*begins, min(right, widest)], sides)
    return replace(items, values=values)


def _side_by_side(items: Items, sides: Sides) -> Items:
    """Return ``items`` with the lines whole that were cut where they run into the next column."""
    labels = list(items.labels)
    values: list[Value] = []
    for value in sorted(items.values, key=lambda value: (value.box.left, value.box.top)):
        near = (each for each in values if _touches(each, value.box, value.atom.piece))
        before = next((each for each in near if _says_more(each, value, sides)), None)
        if before is None:
            values.append(value)
        else:
            values[values.index(before)] = _longer(before, value.atom.text, value.box, sides)
    for label in items.labels:
        before = next(
            (each for each in values if not label.answered and _touches(each, label.box, None)), None
        )
        if before is not None and not label.part.colon:
            values[values.index(before)] = _longer(before, label.text, label.box, sides)
            labels.remove(label)
    return replace(items, labels=labels, values=values)


def _says_more(value: Value, other: Value, sides: Sides) -> bool:
    """Return whether two pieces of a line say no less together than each by itself."""
    text = f"{value.atom.text} {other.atom.text}"
    return _worth(_what(text, sides), text, sides) >= _alone(value, sides) + _alone(other, sides)


def _alone(value: Value, sides: Sides) -> float:
    atom = value.atom
    guessed = not atom.sure or (atom.what is What.SIDE and not sides.known(atom.text))
    return 0.0 if guessed else _worth(atom.what, atom.text, sides)


def _touches(value: Value, box: Box, piece: Piece | None) -> bool:
    gap = box.left - value.box.right
    return level(value.box, box) and value.atom.piece is not piece and -1 <= gap <= APART * height(box)


APART = 0.45
"""Heights of a line between two words of one text at most."""


def _longer(value: Value, text: str, box: Box, sides: Sides) -> Value:
    atom = _atom(value.atom, f"{value.atom.text} {text}", value.box.union(box), sides)
    return Value(atom, value.asked, value.struck)


def _column(values: Sequence[Value], edges: Sequence[float], sides: Sides) -> Iterator[Value]:
    rest = sorted(values, key=lambda value: (round(value.box.top), value.box.left))
    while rest:
        first = rest[0]
        lines = [first, *_under(first, rest)]
        count = next((n for n in range(len(lines), 1, -1) if _is_one(lines[:n], edges, sides)), 1)
        yield _whole(lines[:count], sides)
        rest = [value for value in rest if not any(value is line for line in lines[:count])]


def _under(first: Value, values: Sequence[Value]) -> Iterator[Value]:
    """Yield the lines that can go on under a value, where it or its label begins."""
    last = first
    starts = [first.box.left, *([first.asked.box.left] if first.asked is not None else [])]
    for value in values:
        gap = value.box.top - last.box.bottom
        if value is first or value.asked is not None or gap < -LAPPED * height(last.box):
            continue
        if gap > CLOSE * height(last.box):
            return
        aligned = any(abs(value.box.left - start) <= ALIGNED for start in starts)
        if aligned and value.atom.piece.cell == first.atom.piece.cell:
            yield value
            last = value


LAPPED = 0.5


def _is_one(lines: Sequence[Value], edges: Sequence[float], sides: Sides) -> bool:
    """Return whether lines say more together, and clearly more where one of them was not full."""
    if len(lines) > MOST:
        return False
    apart = sum(_worth(line.atom.what, line.atom.text, sides) if line.atom.sure else 0.0 for line in lines)
    what = _what(_text(lines), sides)
    whole = _worth(what, _text(lines), sides)
    full = all(
        one.box.right + _first_word(other) > _edge(one.box, edges) - ALIGNED for one, other in pairwise(lines)
    )
    if what is What.PERSON and any(looks_like_department(line.atom.text) for line in lines[1:]):
        return False
    return whole > 0 and whole >= apart + (0.0 if full else GAIN)


def _edge(box: Box, edges: Sequence[float]) -> float:
    """Return up to where there is room behind a line: to the next column, or the end of the widest line."""
    return min((edge for edge in edges if edge > box.right - 2), default=box.right)


def _first_word(value: Value) -> float:
    text = value.atom.text
    return value.box.width * len(text.partition(" ")[0]) / max(len(text), 1)


def _worth(what: What, text: str, sides: Sides) -> float:
    whole = len(text.split()) > 1 or looks_like_organisation(text)
    return (
        _KNOWN
        if what is What.SIDE and whole and sides.known(text)
        else _WORTH[what] * (whole or what is not What.SIDE)
    )


def _text(lines: Sequence[Value]) -> str:
    text = lines[0].atom.text
    for line in lines[1:]:
        glued = text.endswith(("-", "/")) and (text[-2:-1].isdigit() or line.atom.text[:1].islower())
        text += line.atom.text if glued or text.endswith("-") else f" {line.atom.text}"
    return text


def _what(text: str, sides: Sides) -> What:
    if sides.known(text):
        return What.SIDE
    if is_day(text):
        return What.DATE
    if sides.given(text) is not None:
        return What.SIDE
    if looks_like_title(text):
        return What.TITLE
    if looks_like_organisation(text):
        return What.SIDE
    return What.PERSON if looks_like_person(text) else What.OTHER


def _whole(lines: Sequence[Value], sides: Sides) -> Value:
    if len(lines) == 1:
        return lines[0]
    box = lines[0].box
    for line in lines[1:]:
        box = box.union(line.box)
    atom = _atom(lines[0].atom, _text(lines), _first(lines, box), sides)
    return Value(atom, lines[0].asked, lines[0].struck)


def _atom(first: Atom, text: str, box: Box, sides: Sides) -> Atom:
    what, head = _what(text, sides), None
    if what is What.SIDE:
        told = sides.head(f"{text}:", "")
        head = told if told is not None and told.shows is Shows.SIDE else Head(Shows.SIDE, None, text)
    return replace(first, what=what, text=text, head=head, sure=True, box=box)


def _first(lines: Sequence[Value], whole: Box) -> Box:
    """Return the first line of a value with the width of all: where a label beside it stands."""
    return Box(
        min(whole.left, lines[0].box.left) if lines[0].asked is None else lines[0].box.left,
        lines[0].box.top,
        whole.right,
        lines[0].box.bottom,
    )
