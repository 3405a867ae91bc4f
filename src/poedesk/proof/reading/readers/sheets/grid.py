"""The sheets of a workbook as their readers hand them over, and the page that is made of them."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Page
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import SIGNS, Item, Line, Row, Table, lay_out
from poedesk.proof.reading.readers.page_marks import page_marks
from poedesk.proof.reading.readers.text import LINE_COST, clean


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that shows something."""

    row: int
    """From 0, as in the file."""

    column: int
    """From 0, as in the file."""

    text: str
    """As shown; it may have line breaks."""


@dataclass(slots=True)
class Sheet:
    """One sheet: its cells in the order of rows, and what of it nobody sees."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    """Those that have a text, also in hidden rows and columns."""

    shown: bool = True
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row and column, last row and column of cells made one; only the first of them is seen."""

    boxes: list[str] = field(default_factory=list)
    """Lines in text boxes that lie upon the sheet."""

    pictures: int = 0
    comments: int = 0


@dataclass(slots=True)
class Budget:
    """What may still be read of a workbook; counts down."""

    cells: int
    characters: int
    over: str | None = None
    """The limit that was met first: its name."""

    @classmethod
    def of(cls, limits: Limits) -> "Budget":
        """Return the whole of it."""
        return cls(limits.cells, limits.characters)

    def row(self) -> bool:
        """Count a row; a row costs as much as a cell, because an empty one has to be gone through too."""
        return self._spend(1, LINE_COST)

    def cell(self, text: str) -> bool:
        """Count a cell; false when there is no room for it."""
        return self._spend(1, len(text))

    def _spend(self, cells: int, characters: int) -> bool:
        if self.over is None and cells > self.cells:
            self.over = "cells"
        elif self.over is None and characters > self.characters:
            self.over = "characters"
        if self.over is not None:
            return False
        self.cells -= cells
        self.characters -= characters
        return True


def page_of_sheets(sheets: Iterable[Sheet]) -> Page:
    """Return all that is shown of ``sheets`` as one page, the name of each sheet as a heading."""
    items: list[Item] = []
    for sheet in sheets:
        if not sheet.shown:
            continue
        items += [Line(_line(sheet.name), heading=True), *_blocks(sheet), *map(Line, map(_line, sheet.boxes))]
        items.append(Line(""))
    page = lay_out(items).page
    return replace(page, marks=page_marks(page))


def hidden_of(sheets: Sequence[Sheet]) -> list[str]:
    """Return what is said of the sheets, rows, columns and comments that nobody sees."""
    found = []
    hidden = [sheet.name for sheet in sheets if not sheet.shown and sheet.cells]
    if hidden:
        found.append(f"hidden sheets were not counted as shown: {', '.join(map(_quoted, hidden[:5]))}")
    for sheet in sheets:
        if not sheet.shown:
            continue
        rows = {cell.row for cell in sheet.cells} & sheet.hidden_rows
        columns = {cell.column for cell in sheet.cells} & sheet.hidden_columns
        told = [many(len(rows), "row")] if rows else []
        told += [many(len(columns), "column")] if columns else []
        if told:
            found.append(
                f"sheet {_quoted(sheet.name)}: {' and '.join(told)} with content hidden, not counted as shown"
            )
        if sheet.comments:
            found.append(f"sheet {_quoted(sheet.name)}: {many(sheet.comments, 'comment')} left apart")
    return found


def many(count: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _blocks(sheet: Sheet) -> Iterable[Item]:
    """Yield a table for each block of rows between empty ones, hidden rows and columns left out."""
    spans = _spans(sheet)
    columns = _places(sheet)
    table, last, row = Table(), -1, -1
    made: Row = []
    width = 0
    for cell in sheet.cells:
        place = columns.get(cell.column)
        if place is None or cell.row in sheet.hidden_rows or (cell.row, cell.column) in spans.covered:
            continue
        if cell.row != row:
            if row >= 0:
                table.rows.append(made)
            if row >= 0 and any(between not in sheet.hidden_rows for between in range(last + 1, cell.row)):
                yield table
                table = Table()
            row = last = cell.row
            made, width = [], 0
        if place > width:
            made.append(([], place - width))
        span = spans.wide.get((cell.row, cell.column), 1)
        made.append(([Line(line) for line in _lines(cell.text)], span))
        width = place + span
    if row >= 0:
        table.rows.append(made)
        yield table


@dataclass(slots=True)
class _Spans:
    wide: dict[tuple[int, int], int] = field(default_factory=dict)
    covered: "_Covered" = field(default_factory=lambda: _Covered(()))


class _Covered:
    """Cells that lie under a merged one."""

    def __init__(self, ranges: Sequence[tuple[int, int, int, int]]) -> None:
        self._by_row: dict[int, list[tuple[int, int, int, int]]] = {}
        for area in ranges:
            for row in range(area[0], area[2] + 1):
                self._by_row.setdefault(row, []).append(area)

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return any(
            left <= column <= right and place != (top, left)
            for top, left, _, right in self._by_row.get(row, ())
        )


def _spans(sheet: Sheet) -> _Spans:
    """Return what the merged ranges say of the cells that are there."""
    rows = {cell.row for cell in sheet.cells}
    last = max(rows, default=0)
    areas = [(top, left, min(bottom, last), right) for top, left, bottom, right in sheet.merged]
    areas = [area for area in areas if area[0] in rows or area[2] - area[0] <= len(rows)]
    wide = {}
    for top, left, _, right in areas:
        hidden = sum(1 for column in sheet.hidden_columns if left <= column <= right)
        wide[top, left] = max(1, right - left + 1 - hidden)
    return _Spans(wide, _Covered(areas))


def _places(sheet: Sheet) -> dict[int, int]:
    """Return column in the file -> column as shown, for the columns that have cells and are shown."""
    found, hidden = {}, sorted(sheet.hidden_columns)
    passed = 0
    for column in sorted({cell.column for cell in sheet.cells}):
        while passed < len(hidden) and hidden[passed] < column:
            passed += 1
        if column not in sheet.hidden_columns:
            found[column] = column - passed
    return found


def _lines(text: str) -> list[str]:
    return [_line(line) for line in clean(text).split("\n") if line.strip()] or [""]


def _line(text: str) -> str:
    return " ".join(SIGNS.sub("", clean(text)).split())


def _quoted(name: str) -> str:
    return repr(_line(name)[:60])
