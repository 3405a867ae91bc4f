"""What is drawn on a page besides text: pictures, straight lines, rectangles and other paths, from pdfium."""

import ctypes
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from itertools import pairwise, repeat
from typing import Any

import pypdfium2.raw as pdfium

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.drawn.outlines import (
    STRAIGHT,
    THIN,
    area_of,
    is_outline,
    is_rectangle,
    near,
)
from poedesk.proof.reading.readers.pdf.layout.frame import Frame
from poedesk.proof.reading.readers.pdf.layout.shown.ink import Ink, InkWell
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Handle

MOST_OBJECTS = 30_000
"""Objects looked at on one page, those inside form XObjects included."""

MOST_POINTS = 60_000
"""Path points looked at on one page."""

MOST_DEPTH = 6
"""How deep form XObjects are followed."""

_LARGE = 0.1
"""Share of the page from which on a picture may say something: a pasted scan, no logo and no signature."""

_TELLING = 1500
"""Bytes that such a picture has at least; shades and plain colours have fewer."""

_MOST = 0.5
"""Share of the page from which on a picture may be its background."""

_BEZIER = 3
"""Points of a curve piece: two handles and its end."""

_BARS = 6
"""Points at most of a path whose pieces can cross something out; those of others are a figure's."""

_WHITE = 240
"""Red, green and blue at or above this are the colour of paper."""

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, from left or top to right or bottom on the displayed page."""

    x0: float
    y0: float
    x1: float
    y1: float
    pale: bool = False
    """Whether it has the colour of paper."""

    @property
    def level(self) -> bool:
        """Return whether it is horizontal."""
        return abs(self.y1 - self.y0) <= STRAIGHT < abs(self.x1 - self.x0)

    @property
    def upright(self) -> bool:
        """Return whether it is vertical."""
        return abs(self.x1 - self.x0) <= STRAIGHT < abs(self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle with level and upright sides that is thicker than a line."""

    box: Box
    filled: bool
    """Filled with a colour that differs from paper."""

    stroked: bool
    dark: bool = False
    """Filled with a colour as dark as ink."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A path that is neither lines along the page's sides nor rectangles."""

    box: Box
    curves: int
    """Bezier pieces."""

    slants: int
    """Straight pieces that are neither level nor upright."""

    filled: bool
    stroked: bool
    closed: bool
    """Whether it ends where it begins, as circles do and pen strokes hardly."""

    area: float
    """Square points that it encloses."""

    outline: bool
    """Whether it goes once around its box, as frames with round corners and ellipses do."""


@dataclass(slots=True)
class Shapes:
    """All that was found on one page."""

    pictures: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rectangles: list[Rectangle] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    bars: list[list[tuple[float, float]]] = field(default_factory=list)
    """Points of paths of a few straight pieces that are not all level or upright; each is a curve too."""

    large: list[Box] = field(default_factory=list)
    """Those of the pictures that take a good part of the page and hold enough bytes to say something."""

    backgrounds: list[int] = field(default_factory=list)
    """Bytes of each picture that covers most of the page, by which pages know that they share one."""

    ink: Ink = field(default_factory=Ink)
    """What tells whether text shows."""

    complete: bool = True
    """False when the page holds more objects than are looked at."""

    @property
    def empty(self) -> bool:
        """Whether nothing is drawn."""
        return not (self.pictures or self.lines or self.rectangles or self.curves)


class _Walker:
    """Goes through the objects of one page within the bounds above."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.shapes = Shapes()
        self.well = InkWell()
        self.shapes.ink = self.well.ink
        self.objects = 0
        self.points = 0
        self.veiled = False
        """Whether the objects lie in a form that may be see-through."""

        self._floats = (ctypes.c_float * 6)()
        """Out parameters: a matrix, the sides of a box, a point."""

        self._out = calls.out(self._floats)
        self._channels = (ctypes.c_uint * 4)()
        self._colour_out = calls.out(self._channels)
        self._modes = (ctypes.c_int * 2)()
        self._modes_out = calls.out(self._modes)

    def page(self, page: Any) -> Shapes:
        """Collect from a raw page handle."""
        whole = calls.handle(page)
        count = max(0, calls.count_objects(whole))
        self._walk(map(calls.page_object, repeat(whole), range(count)), _IDENTITY, 0)
        return self.shapes

    def _walk(self, handles: Iterable[Handle], outer: Matrix, depth: int) -> None:
        for handle in handles:
            self.objects += 1
            if self.objects > MOST_OBJECTS or self.points > MOST_POINTS:
                self.shapes.complete = False
                return
            if not handle:
                continue
            kind = calls.kind_of(handle)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                self._text(handle, outer)
            elif kind == pdfium.FPDF_PAGEOBJ_PATH:
                self._path(handle, outer)
            elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING):
                self._picture(handle, outer, shading=kind == pdfium.FPDF_PAGEOBJ_SHADING)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MOST_DEPTH:
                inner = _times(self._own_matrix(handle), outer)
                count = max(0, calls.count_parts(handle))
                veiled, self.veiled = self.veiled, self.veiled or bool(calls.see_through(handle))
                self._walk(map(calls.form_object, repeat(handle), range(count)), inner, depth + 1)
                self.veiled = veiled

    def _text(self, handle: Handle, outer: Matrix) -> None:
        if outer is _IDENTITY and calls.matrix_of(handle, self._out[0]):
            right, up = self._floats[0], self._floats[1]
        else:
            a, b, *_ = self._own_matrix(handle)
            right, up = a * outer[0] + b * outer[2], a * outer[1] + b * outer[3]
        self.well.text(handle, self.objects, (right, up), veiled=self.veiled)

    def _own_matrix(self, handle: Handle) -> Matrix:
        if not calls.matrix_of(handle, self._out[0]):
            return _IDENTITY
        a, b, c, d, e, f = self._floats[:]
        return a, b, c, d, e, f

    def _bounds(self, handle: Handle, outer: Matrix) -> Box | None:
        if not calls.bounds_of(handle, *self._out[:4]):
            return None
        left, bottom, right, top = self._floats[:4]
        if outer is _IDENTITY:
            return self.frame.box(left, bottom, right, top)
        corners = [_apply(outer, x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return self.frame.box(min(xs), min(ys), max(xs), max(ys))

    def _picture(self, handle: Handle, outer: Matrix, *, shading: bool) -> None:
        box = self._bounds(handle, outer)
        if box is None or not self.frame.holds(box) or box.width < 1 or box.height < 1:
            return
        self.well.surface(box, self.objects, None)
        if shading:
            return
        self.shapes.pictures.append(box)
        share = box.width * box.height / (self.frame.width * self.frame.height)
        if share < _LARGE:
            return
        size = int(calls.picture_bytes(handle, None, 0))
        if size >= _TELLING:
            self.shapes.large.append(box)
        if share > _MOST:
            self.shapes.backgrounds.append(size)

    def _path(self, handle: Handle, outer: Matrix) -> None:
        count = calls.count_points(handle)
        if count <= 1 or not calls.draw_mode(handle, *self._modes_out):
            return
        filled, stroked = map(bool, self._modes[:])
        if not filled and not stroked:
            return
        self.points += count
        if filled:
            box = self._bounds(handle, outer)
            if box is not None and min(box.width, box.height) > THIN:
                self.well.surface(box, self.objects, handle)
        own = self._own_matrix(handle)
        matrix = own if outer is _IDENTITY else _times(own, outer)
        paint = _Paint(
            filled,
            stroked,
            self._shade(handle, calls.fill_colour) if filled else 255,
            self._shade(handle, calls.stroke_colour) if stroked else 255,
        )
        for strand in self._strands(handle, min(count, MOST_POINTS), matrix):
            _sort_strand(self.shapes, self.frame, strand, paint)

    def _shade(self, handle: Handle, getter: Callable[..., int]) -> int:
        """Return the lightest of red, green, blue (0 to 255); nearly transparent counts as paper."""
        if not getter(handle, *self._colour_out):
            return 0
        *colour, alpha = self._channels[:]
        return 255 if alpha < 13 else min(colour)  # noqa: PLR2004 - 5 percent

    def _strands(
        self, handle: Handle, count: int, matrix: Matrix
    ) -> Iterator[tuple[list[tuple[float, float]], int, bool]]:
        place, x, y = self._floats, *self._out[:2]
        moved, point = matrix != _IDENTITY, self.frame.point
        points: list[tuple[float, float]] = []
        curves = 0
        closed = False
        for number in range(count):
            segment = calls.path_point(handle, number)
            kind = calls.point_kind(segment)
            calls.point_place(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
                yield points, curves // 3, closed
                points, curves, closed = [], 0, False
            curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
            closed = closed or bool(calls.point_closes(segment))
            points.append(point(*(_apply(matrix, *place[:2]) if moved else place[:2])))
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO and curves % _BEZIER == 0 and len(points) > _BEZIER:
                _bend(points)
        if points:
            yield points, curves // 3, closed


def _bend(points: list[tuple[float, float]]) -> None:
    """Put points of the curve in the place of the two handles of its last piece, which lie outside of it."""
    start, first, second, end = points[-4:]
    for place, t in ((-3, 1 / 3), (-2, 2 / 3)):
        weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
        pairs = list(zip(weights, (start, first, second, end), strict=True))
        points[place] = (sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs))


@dataclass(slots=True)
class _Paint:
    filled: bool
    stroked: bool
    fill: int
    """Lightest channel of the fill colour: 255 is paper."""

    stroke: int


def _sort_strand(
    shapes: Shapes, frame: Frame, strand: tuple[list[tuple[float, float]], int, bool], paint: _Paint
) -> None:
    """File one strand of a path (points, curves, whether it is closed) as lines, a rectangle or a curve."""
    points, curves, closed = strand
    xs, ys = [x for x, _ in points], [y for _, y in points]
    box = Box(min(xs), min(ys), max(xs), max(ys))
    if len(points) < 2 or not frame.holds(box):  # noqa: PLR2004 - a lone point draws nothing
        return
    shows_fill, shows_stroke = paint.filled and paint.fill < _WHITE, paint.stroked and paint.stroke < _WHITE
    if not curves and is_rectangle(points, box, closed=closed or paint.filled):
        _sort_rectangle(shapes, box, paint)
        return
    pieces = list(pairwise(points))
    if closed and points[0] != points[-1]:
        pieces.append((points[-1], points[0]))
    lines = [_line(first, second, pale=not shows_stroke) for first, second in pieces]
    slants = sum(1 for line in lines if not line.level and not line.upright and _long(line))
    if not curves and not slants:
        if paint.stroked:
            shapes.lines.extend(line for line in lines if line.level or line.upright)
        elif shows_fill:
            shapes.rectangles.append(Rectangle(box, filled=True, stroked=False))
        return
    if shows_fill or shows_stroke:
        if not curves and len(points) <= _BARS:
            shapes.bars.append(points)
        ends = closed or near(points[0], points[-1])
        straight = slants - min(slants, curves * _BEZIER)
        area = area_of(points)
        around = ends and is_outline(points, box, area)
        shapes.curves.append(Curve(box, curves, straight, shows_fill, shows_stroke, ends, area, around))


def _sort_rectangle(shapes: Shapes, box: Box, paint: _Paint) -> None:
    if min(box.width, box.height) <= THIN:
        middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        shade = min(paint.fill if paint.filled else 255, paint.stroke if paint.stroked else 255)
        if max(box.width, box.height) <= THIN:
            return
        if box.width >= box.height:
            shapes.lines.append(Line(box.left, middle_y, box.right, middle_y, shade >= _WHITE))
        else:
            shapes.lines.append(Line(middle_x, box.top, middle_x, box.bottom, shade >= _WHITE))
        return
    filled, stroked = paint.filled and paint.fill < _WHITE, paint.stroked and paint.stroke < _WHITE
    if filled or stroked:
        shapes.rectangles.append(Rectangle(box, filled, stroked, filled and paint.fill < _WHITE // 2))


def _long(line: Line) -> bool:
    return abs(line.x1 - line.x0) + abs(line.y1 - line.y0) > STRAIGHT


def _line(first: tuple[float, float], second: tuple[float, float], *, pale: bool) -> Line:
    low, high = sorted((first, second))
    if abs(low[0] - high[0]) <= STRAIGHT and low[1] > high[1]:
        low, high = high, low
    return Line(*low, *high, pale)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    if inner == _IDENTITY:
        return outer
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def read_shapes(page: Any, frame: Frame) -> Shapes:
    """Return what is drawn on a pdfium page (raw handle)."""
    return _Walker(frame).page(page)
