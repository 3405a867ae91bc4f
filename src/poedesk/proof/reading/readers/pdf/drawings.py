"""Pictures and handwriting on a page: what may be a signature, apart from tables, boxes and backgrounds."""

from collections.abc import Iterable, Sequence
from statistics import median

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Curve, Line, Shapes
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord

_BACKGROUND = 0.6
"""Share of the page from which on a picture is its background."""

_THIN = 4.0
"""Points; pictures thinner than this are rules."""

_SEAM = 0.5
"""Points from the edges of two pictures within which a rule stands between them."""

_MOST_CURVES = 1200
_REACH = 7.0
"""Points between strokes of one signature."""

_WIDEST, _HIGHEST = 320.0, 130.0
_NARROWEST, _LOWEST = 14.0, 5.0
_PIECES = 4
"""Slanted lines of pen strokes at least; a curve counts for two."""

_FILLED_PIECES = 36
"""The same for shapes that are filled, as some programs write pen strokes."""

_HEADER = 0.1
"""Share of the page at top and bottom where filled shapes are taken for logos."""

_BROKEN, _ALIKE, _DASH = 5, 0.15, 12.0
"""Filled pieces from which on they may be the dashes of a broken line, by how much of the middle one's area
most of them differ from it then, and points that such a piece is long at most."""

_CORNER, _MEET = 2, 1.2
"""Curve pieces of a round corner at most, and points by which it may miss the lines that it joins."""

_DOT = 3.0
"""Points: smaller outlines may be the dots of a pen."""

_WORDS = 3
"""Printed words within strokes from which on they are a figure."""


def read_drawings(
    shapes: Shapes, words: Sequence[RawWord], ticks: Sequence[Box], frame: Frame
) -> list[Drawing]:
    """Return the pictures and pen strokes of a page; ``ticks`` are the places of its tick boxes."""
    pictures = [Drawing("picture", box) for box in _pictures(shapes, frame)]
    strokes = [
        Drawing("strokes", _clipped(cluster.box, frame))
        for cluster in _clusters(shapes, ticks)
        if cluster.is_handwriting(frame) and not _is_figure(cluster.box, words)
    ]
    return pictures + strokes


def _pictures(shapes: Shapes, frame: Frame) -> list[Box]:
    """Return the pictures but backgrounds and rules; strips of one picture are put together.

    Pictures in two rows of a table are two, however closely they stand to the rule between.
    """
    joined: list[Box] = []
    for box in shapes.pictures:
        last = joined[-1] if joined else None
        if last is not None and _continues(last, box) and not _ruled_apart(last, box, shapes.lines):
            joined[-1] = last.union(box)
        else:
            joined.append(box)
    area = frame.width * frame.height
    shown = (_clipped(box, frame) for box in joined)
    return [
        box
        for box in shown
        if min(box.width, box.height) >= _THIN and box.width * box.height < _BACKGROUND * area
    ]


def _continues(last: Box, box: Box) -> bool:
    same = abs(last.left - box.left) < 1 and abs(last.right - box.right) < 1
    return same and min(abs(last.bottom - box.top), abs(last.top - box.bottom)) < 1


def _ruled_apart(last: Box, box: Box, lines: Iterable[Line]) -> bool:
    """Return whether a level line that is longer than two pictures parts the one from the other."""
    seams = (last.bottom, box.top) if last.top < box.top else (last.top, box.bottom)
    return any(
        line.level
        and min(line.x0, line.x1) < box.left - _THIN
        and max(line.x0, line.x1) > box.right + _THIN
        and min(seams) - _SEAM <= line.y0 <= max(seams) + _SEAM
        for line in lines
    )


def _clipped(box: Box, frame: Frame) -> Box:
    return Box(
        min(max(box.left, 0.0), frame.width),
        min(max(box.top, 0.0), frame.height),
        max(min(box.right, frame.width), 0.0),
        max(min(box.bottom, frame.height), 0.0),
    )


@dataclass(slots=True)
class _Cluster:
    """Strokes that stand together."""

    box: Box
    strokes: list[Curve]
    filled: bool

    def is_handwriting(self, frame: Frame) -> bool:
        box = self.box
        if not (_NARROWEST <= box.width <= _WIDEST and _LOWEST <= box.height <= _HIGHEST):
            return False
        pieces = sum(2 * curve.curves + curve.slants for curve in self.strokes)
        if not self.filled:
            return pieces >= _PIECES
        middle = (box.top + box.bottom) / 2
        in_body = _HEADER * frame.height < middle < (1 - _HEADER) * frame.height
        wide = box.width >= 1.3 * box.height
        return in_body and pieces >= _FILLED_PIECES and wide and not _are_dashes(self.strokes)


def _are_dashes(strokes: Sequence[Curve]) -> bool:
    """Return whether small shapes have one size, as the dashes and dots of a broken line have."""
    if len(strokes) < _BROKEN or any(max(s.box.width, s.box.height) > _DASH for s in strokes):
        return False
    usual = median(stroke.area for stroke in strokes)
    alike = sum(abs(stroke.area - usual) <= _ALIKE * usual for stroke in strokes)
    return 3 * alike >= 2 * len(strokes)


def _clusters(shapes: Shapes, ticks: Sequence[Box]) -> list[_Cluster]:
    if not shapes.curves:
        return []
    ends = _Ends(shapes.lines)
    strokes = sorted(
        (curve for curve in shapes.curves if _may_be_pen(curve, ticks) and not ends.rounded(curve)),
        key=lambda curve: curve.box.left,
    )
    if len(strokes) > _MOST_CURVES:
        return []
    clusters: list[_Cluster] = []
    for curve in strokes:
        made = _Cluster(curve.box, [curve], not curve.stroked)
        apart = []
        for cluster in clusters:
            if cluster.filled == made.filled and _close(cluster.box, made.box):
                made = _Cluster(cluster.box.union(made.box), [*cluster.strokes, *made.strokes], made.filled)
            else:
                apart.append(cluster)
        clusters = [*apart, made]
    return clusters


def _may_be_pen(curve: Curve, ticks: Sequence[Box]) -> bool:
    if curve.box.width > _WIDEST or curve.box.height > _HIGHEST:
        return False
    if curve.outline and min(curve.box.width, curve.box.height) > _DOT:
        return False  # a circle, or a box with round corners
    x, y = (curve.box.left + curve.box.right) / 2, (curve.box.top + curve.box.bottom) / 2
    return not any(box.left - 2 <= x <= box.right + 2 and box.top - 2 <= y <= box.bottom + 2 for box in ticks)


class _Ends:
    """Where the straight lines of a page end, by which corners drawn apart from their box are known."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._level = _grouped(line for line in lines if line.level)
        self._upright = _grouped(line for line in lines if line.upright)

    def rounded(self, curve: Curve) -> bool:
        """Return whether a curve joins the end of a level line to the end of an upright one."""
        if curve.slants or curve.curves > _CORNER or curve.closed:
            return False
        left, top, right, bottom = curve.box
        for x, other_x in ((left, right), (right, left)):
            for y, other_y in ((top, bottom), (bottom, top)):
                if self._near(self._level, x, y) and self._near(self._upright, other_x, other_y):
                    return True
        return False

    @staticmethod
    def _near(ends: frozenset[tuple[int, int]], x: float, y: float) -> bool:
        return (round(x / _MEET), round(y / _MEET)) in ends


def _grouped(lines: Iterable[Line]) -> frozenset[tuple[int, int]]:
    """Return the squares of the page in and around which lines end."""
    steps = (-1, 0, 1)
    return frozenset(
        (round(x / _MEET) + across, round(y / _MEET) + down)
        for line in lines
        for x, y in ((line.x0, line.y0), (line.x1, line.y1))
        for across in steps
        for down in steps
    )


def _close(one: Box, other: Box) -> bool:
    return (
        one.left - _REACH <= other.right
        and other.left - _REACH <= one.right
        and one.top - _REACH <= other.bottom
        and other.top - _REACH <= one.bottom
    )


def _is_figure(box: Box, words: Sequence[RawWord]) -> bool:
    """Return whether printed words stand within strokes, as they do in charts and plans."""
    inside = 0
    for word in words:
        place = word.box
        inside += (
            box.left <= place.left
            and place.right <= box.right
            and box.top <= place.top
            and place.bottom <= box.bottom
        )
    return inside >= _WORDS
