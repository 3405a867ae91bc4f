"""Tick boxes that are drawn: small squares and circles, and whether something stands in them."""

from collections.abc import Iterable, Sequence
from itertools import islice
from operator import itemgetter
from typing import Literal

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line, Shapes
from poedesk.proof.reading.readers.pdf.layout.worded.words import RawWord

SMALLEST = 4.5
"""Points of a tick box at least."""

LARGEST = 22.0
"""Points of a tick box at most."""

_SQUARE = 0.28
"""Share by which the sides of a square may differ."""

_MEET = 1.6
"""Points by which the sides of a square may miss each other."""

_ITSELF = 0.3
"""Points within which a circle is the tick box itself, not what stands in it."""

_TICKS = frozenset("xX\u00d7✓✔√✗✘✕✖☑☒●■•⬤◼▪\u2022vV")
_ARCS = range(4, 41)
"""Curve pieces that circles and squares with round corners are made of."""

_MOST_BOXES = 2000
_MOST_LINES = 6000


@dataclass(frozen=True, slots=True)
class TickBox:
    """A tick box of the page with its state; ``checked`` is null when it cannot be told."""

    box: Box
    checked: bool | None
    by: Literal["control", "drawn", "ink"]
    field: int | None = None
    """For controls: the number of the field."""


@dataclass(frozen=True, slots=True)
class Overlays:
    """What can stand in a tick box."""

    words: Sequence[RawWord]
    """Short ones."""

    strokes: Sequence[Box]
    """Curves, slanted lines, ink."""

    fills: Sequence[Box]
    """Dark filled rectangles."""

    lines: Sequence[Box]
    """Level and upright lines, pictures: they may be a tick or not."""

    slants: Sequence[Box] = ()
    """Open strokes of straight pieces alone: from corner to corner they fill a box, and are not the box."""

    @staticmethod
    def of(short: Sequence[RawWord], shapes: Shapes, ink: Iterable[Box]) -> "Overlays":
        """Return what is small enough to be a tick; ``short`` are the short words of the page."""
        most = 3 * LARGEST
        small = [curve for curve in shapes.curves if max(curve.box.width, curve.box.height) < most]
        slants = [curve.box for curve in small if not curve.curves and not curve.closed]
        strokes = [curve.box for curve in small if curve.curves or curve.closed]
        strokes += [box for box in ink if max(box.width, box.height) < 2 * most]
        fills = [
            item.box
            for item in shapes.rectangles
            if item.dark and max(item.box.width, item.box.height) < most
        ]
        lines = [Box(line.x0, line.y0, line.x1, line.y1) for line in shapes.lines if _length(line) < LARGEST]
        lines += [box for box in shapes.pictures if max(box.width, box.height) < most]
        return Overlays(short, strokes, fills, lines, slants)

    def state(self, box: Box) -> bool | str | None:
        """Return whether something stands in ``box``; null when unsure, "" when it is no tick box."""
        words = [word for word in self.words if _inside(word.box, box)]
        if words:
            return True if all(set(word.text) <= _TICKS for word in words) else ""
        if self.drawn_in(box):
            return True
        if any(_inside(fill, box) and _covers(fill, box, 0.1) for fill in self.fills):
            return True
        inner = Box(box.left + 2, box.top + 2, box.right - 2, box.bottom - 2)
        return None if any(_crosses(line, inner) for line in self.lines) else False

    def drawn_in(self, box: Box) -> bool:
        """Return whether strokes stand in ``box``."""
        return any(_ticks(stroke, box) and not _same(stroke, box) for stroke in self.strokes) or any(
            _ticks(slant, box) for slant in self.slants
        )


def _ticks(stroke: Box, box: Box) -> bool:
    return _inside(stroke, box) and max(stroke.width, stroke.height) > 0.3 * box.width


def _same(stroke: Box, box: Box) -> bool:
    return max(abs(one - other) for one, other in zip(stroke, box, strict=True)) < _ITSELF


def _length(line: Line) -> float:
    return abs(line.x1 - line.x0) + abs(line.y1 - line.y0)


def _inside(inner: Box, box: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return box.left - 1 <= x <= box.right + 1 and box.top - 1 <= y <= box.bottom + 1


def _covers(inner: Box, box: Box, share: float) -> bool:
    return inner.width * inner.height >= share * box.width * box.height


def _crosses(line: Box, inner: Box) -> bool:
    x, y = (line.left + line.right) / 2, (line.top + line.bottom) / 2
    return inner.left < x < inner.right and inner.top < y < inner.bottom


def drawn_boxes(shapes: Shapes, overlays: Overlays) -> list[TickBox]:
    """Return the small squares and circles of the page that are tick boxes."""
    places = _distinct([*_squares(shapes), *_circles(shapes)])
    beside_others = touching(places)
    found = []
    for box in [box for box in places if box not in beside_others][:_MOST_BOXES]:
        state = overlays.state(box)
        if not isinstance(state, str):
            found.append(TickBox(box, state, "drawn"))
    return found + _filled_siblings(shapes, found)


def _squares(shapes: Shapes) -> list[Box]:
    boxes = [
        item.box for item in shapes.rectangles if _is_square(item.box) and (item.stroked or not item.dark)
    ]
    short = [
        line for line in shapes.lines[:_MOST_LINES] if not line.pale and SMALLEST <= _length(line) <= LARGEST
    ]
    level = sorted((line for line in short if line.level), key=lambda line: line.y0)
    upright = [line for line in short if line.upright]
    for left in upright:
        top = [line for line in level if _near(line.x0, line.y0, left.x0, left.y0)]
        if not top:
            continue
        bottom = [line for line in level if _near(line.x0, line.y0, left.x1, left.y1)]
        if not bottom:
            continue
        box = Box(left.x0, left.y0, max(top[0].x1, bottom[0].x1), left.y1)
        if _is_square(box) and any(
            _near(line.x0, line.y0, box.right, box.top) for line in upright if line is not left
        ):
            boxes.append(box)
    return boxes


def _circles(shapes: Shapes) -> list[Box]:
    round_ones = (item for item in shapes.curves if item.stroked and item.closed and not item.slants)
    return [item.box for item in round_ones if item.curves in _ARCS and _is_square(item.box)]


def _filled_siblings(shapes: Shapes, found: Sequence[TickBox]) -> list[TickBox]:
    """Return filled squares of the size of the open ones: boxes that are filled when ticked."""
    sizes = {round(item.box.width) + more for item in found for more in (-1, 0, 1)}
    filled = [item.box for item in shapes.rectangles if item.dark and not item.stroked]
    filled += [item.box for item in shapes.curves if item.filled and item.closed and item.curves in _ARCS]
    return [
        TickBox(box, True, "drawn")  # noqa: FBT003 - its state
        for box in _distinct(box for box in filled if _is_square(box) and round(box.width) in sizes)
        if not any(_inside(box, item.box) for item in found)
    ]


def _is_square(box: Box) -> bool:
    low, high = sorted((box.width, box.height))
    return low >= SMALLEST and high <= LARGEST and high - low <= _SQUARE * high


def _near(x: float, y: float, other_x: float, other_y: float) -> bool:
    return abs(x - other_x) <= _MEET and abs(y - other_y) <= _MEET


def _distinct(boxes: Iterable[Box]) -> list[Box]:
    """Return the boxes without those that lie in or on another one; the larger stays."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda item: -item.width * item.height):
        if len(kept) > _MOST_BOXES:
            break
        if not any(_inside(box, other) for other in kept):
            kept.append(box)
    return sorted(kept, key=lambda item: (item.top, item.left))


_BESIDE, _OVER = (0, 2, 1), (1, 3, 0)
"""Where boxes begin and end in a direction, and where they must begin in the other; places in a ``Box``."""


def touching(boxes: Sequence[Box]) -> set[Box]:
    """Return the squares that share a side with another, as the places of a row of single letters do."""
    found: set[Box] = set()
    for begin, end, across in (_BESIDE, _OVER):
        ordered = sorted(boxes, key=itemgetter(across))
        for number, one in enumerate(ordered, 1):
            for other in islice(ordered, number, None):
                if other[across] - one[across] > _MEET:
                    break
                if min(abs(one[end] - other[begin]), abs(other[end] - one[begin])) <= _MEET:
                    found |= {one, other}
    return found
