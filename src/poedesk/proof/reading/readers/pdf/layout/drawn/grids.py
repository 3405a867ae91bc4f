"""Ruled tables: from drawn lines and rectangles to cells, merged cells included."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box, Cell
from poedesk.proof.reading.readers.pdf.layout.drawn.shapes import Line, Shapes

_MEET = 3.0
"""Points by which lines of one table may miss each other."""

_SAME = 2.5
"""Points within which two lines are the same border."""

_LOOK_BACK = 40
"""Spans before a line among which the one that it continues is looked for."""

_COVERED = 0.6
"""Share of a border that must be drawn."""

MOST_LINES = 3000
"""Lines of one page that are looked at for tables."""

MOST_PLACES = 20_000
"""Elementary cells of one table."""

_PAGE_SHARE = 0.6
"""A cell wider and higher than this share of the page is a page border, not a table cell."""

Span = tuple[float, float, float]
"""A merged border: its position across, its beginning and its end along."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: borders, and for each elementary place the cell that holds it (-1 for none)."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[tuple[int, ...], ...]
    cells: tuple[Box, ...]
    coordinates: tuple[tuple[int, int], ...]
    """Row and column of each cell: those of its first place."""

    def beside(self, first: float, last: float) -> bool:
        """Return whether two heights may lie beside the table: not both above nor both below it."""
        return self.ys[0] <= max(first, last) and min(first, last) < self.ys[-1]

    def in_one_place(self, first: tuple[float, float], last: tuple[float, float]) -> bool:
        """Return whether all between a point and another right of and below it is in one elementary place.

        Above the table is one place, too, and so is below it.
        """
        row = bisect_right(self.ys, first[1])
        if bisect_right(self.ys, last[1]) != row:
            return False
        return row in (0, len(self.ys)) or bisect_right(self.xs, first[0]) == bisect_right(self.xs, last[0])

    def cell_at(self, x: float, y: float) -> int:
        """Return the number of the cell at a point, -1 for none."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.places[row][column]
        return -1


def locate(grids: Sequence[Grid], x: float, y: float) -> Cell | None:
    """Return the table cell at a point of the page, the innermost (last found) table first."""
    for number in range(len(grids) - 1, -1, -1):
        grid = grids[number]
        if grid.xs[0] <= x < grid.xs[-1] and grid.ys[0] <= y < grid.ys[-1]:
            found = grid.cell_at(x, y)
            if found >= 0:
                return Cell(number, *grid.coordinates[found])
    return None


def cell_box(grids: Sequence[Grid], cell: Cell) -> Box:
    """Return the box of a cell that ``locate`` gave."""
    grid = grids[cell.table]
    return grid.cells[grid.coordinates.index((cell.row, cell.column))]


def merge(lines: Iterable[tuple[float, float, float]], gap: float = _MEET) -> list[Span]:
    """Return the spans of parallel lines ``(across, begin, end)``, those that continue each other joined."""
    merged: list[list[float]] = []
    for across, begin, end in sorted(lines):
        for last in reversed(merged[-_LOOK_BACK:]):
            if across - last[0] <= _SAME and begin <= last[2] + gap and end >= last[1] - gap:
                last[1], last[2] = min(last[1], begin), max(last[2], end)
                break
        else:
            merged.append([across, begin, end])
    return [(across, begin, end) for across, begin, end in merged]


def _edges(shapes: Shapes) -> tuple[list[Span], list[Span]]:
    level = [(line.y0, line.x0, line.x1) for line in shapes.lines if line.level]
    upright = [(line.x0, line.y0, line.y1) for line in shapes.lines if line.upright]
    for rectangle in shapes.rectangles:
        box = rectangle.box
        level += [(box.top, box.left, box.right), (box.bottom, box.left, box.right)]
        upright += [(box.left, box.top, box.bottom), (box.right, box.top, box.bottom)]
    if len(level) + len(upright) > MOST_LINES:
        return [], []
    long = 4.0
    return (
        [span for span in merge(level) if span[2] - span[1] > long],
        [span for span in merge(upright) if span[2] - span[1] > long],
    )


def find_grids(shapes: Shapes, width: float, height: float) -> tuple[Grid, ...]:
    """Return the ruled tables of a page of that size, in reading order, inner ones after outer ones."""
    level, upright = _edges(shapes)
    grids = []
    for rows, columns in _components(level, upright):
        grid = _grid(rows, columns, width, height)
        if grid is not None:
            grids.append(grid)
    grids.sort(key=lambda grid: (grid.ys[0], grid.xs[0], -grid.xs[-1]))
    return tuple(grids)


def _components(level: list[Span], upright: list[Span]) -> list[tuple[list[Span], list[Span]]]:
    """Return the groups of lines that touch each other, each with at least two of both directions."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for number, (x, top, bottom) in enumerate(upright):
        for other, (y, left, right) in enumerate(level):
            if left - _MEET <= x <= right + _MEET and top - _MEET <= y <= bottom + _MEET:
                parent[root(len(level) + number)] = root(other)
    groups: dict[int, tuple[list[Span], list[Span]]] = {}
    for number, span in enumerate(level):
        groups.setdefault(root(number), ([], []))[0].append(span)
    for number, span in enumerate(upright):
        groups.setdefault(root(len(level) + number), ([], []))[1].append(span)
    return [group for group in groups.values() if len(group[0]) >= 2 and group[1]]  # noqa: PLR2004 - top and bottom


def _positions(values: Iterable[float]) -> tuple[float, ...]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SAME:
            kept.append(value)
    return tuple(kept)


def _grid(level: list[Span], upright: list[Span], width: float, height: float) -> Grid | None:
    ys = _positions(span[0] for span in level)
    left, right = min(span[1] for span in level), max(span[2] for span in level)
    xs = _positions([*(span[0] for span in upright), left, right])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1 or rows * columns < 2 or rows * columns > MOST_PLACES:  # noqa: PLR2004 - one box
        return None
    floors = _drawn(level, ys, xs)
    walls = _drawn(upright, xs, ys)
    regions = _regions(floors, walls, rows, columns)
    return _cells(regions, xs, ys, floors, (width, height))


def _regions(
    floors: list[list[bool]], walls: list[list[bool]], rows: int, columns: int
) -> list[list[tuple[int, int]]]:
    """Return the elementary places by the cells that they make: those that nothing drawn keeps apart."""
    if all(map(all, floors[1:-1])) and all(map(all, walls[1:-1])):  # no cells are merged: the usual case
        return [[(row, column)] for row in range(rows) for column in range(columns)]
    parent = list(range(rows * columns))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column and not walls[column][row]:
                parent[root(here)] = root(here - 1)
            if row and not floors[row][column]:
                parent[root(here)] = root(here - columns)
    regions: dict[int, list[tuple[int, int]]] = {}
    for row in range(rows):
        for column in range(columns):
            regions.setdefault(root(row * columns + column), []).append((row, column))
    return list(regions.values())


def _cells(
    regions: list[list[tuple[int, int]]],
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    floors: list[list[bool]],
    page: tuple[float, float],
) -> Grid | None:
    places = [[-1] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    boxes: list[Box] = []
    coordinates: list[tuple[int, int]] = []
    for region in regions:
        top, first = bottom, last = region[0]
        if len(region) > 1:
            top, bottom = min(row for row, _ in region), max(row for row, _ in region)
            first, last = min(column for _, column in region), max(column for _, column in region)
        box = Box(xs[first], ys[top], xs[last + 1], ys[bottom + 1])
        open_ends = not all(floors[top][c] and floors[bottom + 1][c] for c in range(first, last + 1))
        if open_ends or (box.width > _PAGE_SHARE * page[0] and box.height > _PAGE_SHARE * page[1]):
            continue
        for row, column in region:
            places[row][column] = len(boxes)
        boxes.append(box)
        coordinates.append(region[0])
    if len(boxes) < 2:  # noqa: PLR2004 - one box is a frame around text, not a table
        return None
    return Grid(xs, ys, tuple(tuple(row) for row in places), tuple(boxes), tuple(coordinates))


def _drawn(spans: list[Span], across: tuple[float, ...], along: tuple[float, ...]) -> list[list[bool]]:
    """Return for each position across and each interval along whether the border is drawn there."""
    covered = [[0.0] * (len(along) - 1) for _ in across]
    for position, begin, end in spans:
        number = min(range(len(across)), key=lambda item: abs(across[item] - position))
        for interval in range(max(0, bisect_right(along, begin) - 1), len(along) - 1):
            if along[interval] >= end:
                break
            covered[number][interval] += min(end, along[interval + 1]) - max(begin, along[interval])
    return [
        [length >= _COVERED * (along[item + 1] - along[item]) for item, length in enumerate(row)]
        for row in covered
    ]


def level_rules(lines: Iterable[Line], shortest: float) -> tuple[Box, ...]:
    """Return the visible horizontal lines of at least ``shortest`` points as boxes, top to bottom."""
    spans = merge((line.y0, line.x0, line.x1) for line in lines if line.level and not line.pale)
    return tuple(Box(left, y, right, y) for y, left, right in spans if right - left >= shortest)
