"""Lays the walked blocks out on one page: text, segments, and where controls, pictures and lines stand.

Widths are points; a character is six of them. The text of a cell stays together in the page text, cell after
cell, while its segments stand side by side.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import CHARACTER_WIDTH, LINE_HEIGHT, Box, Cell, Drawing
from poedesk.proof.reading.readers.docx.content import (
    GAP,
    HEADING,
    Block,
    Line,
    LineLook,
    Paragraph,
    Picture,
    Place,
    Table,
    TableCell,
)
from poedesk.proof.reading.readers.docx.parts.styles import Styles

_VERTICAL = LINE_HEIGHT / 16.0
"""Layout units for a point downwards: lines of a real page are about sixteen points apart."""


_BREAK = compiled(f"[\t{GAP}]")


@dataclass(slots=True)
class _Line:
    """Where one line of a paragraph went."""

    offset: int
    """Its start in the paragraph's text."""

    start: int
    """Its start in the page text."""

    row: int
    columns: list[tuple[int, float]]
    """(offset in the paragraph, left edge in points) of each column."""

    cell: Cell | None


@dataclass(slots=True)
class Sheet:
    """The page as it grows."""

    grid: TextGrid
    styles: Styles
    lines: dict[int, list[_Line]] = field(default_factory=dict)
    """id of a paragraph -> its lines."""

    drawings: list[Drawing] = field(default_factory=list)
    pixels: dict[int, str | None] = field(default_factory=dict)
    """Number of a picture among the drawings -> the member of the package that holds its pixels."""

    signature_lines: dict[str, Box] = field(default_factory=dict)
    rules: list[Box] = field(default_factory=list)
    boxes: list[tuple[bool, int, int, Box]] = field(default_factory=list)
    """Tick boxes that are bullets: state, range of their text, box."""

    tables: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """The column that blocks are laid out in."""

    left: float = 0.0
    width: float | None = None
    cell: Cell | None = None
    label: bool = False
    """Whether it is a cell of one paragraph beside others, where bold marks a label, not a heading."""


def lay_out(sheet: Sheet, blocks: Sequence[Block], room: Room) -> None:
    """Write ``blocks`` one under the other; the last line stays open when it stands in a cell."""
    grid, free = sheet.grid, room.cell is None
    for at, block in enumerate(_flat(blocks)):
        if at and (grid.open or not free):
            grid.end_line()
        if isinstance(block, tuple):
            _write(grid, block, room.left, room.width, room.cell, label=room.label)
        elif isinstance(block, Table):
            _table(sheet, block, room)
            continue
        else:
            _paragraph(sheet, block, room)
        if free:
            grid.end_line()


def _flat(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks, the text boxes of a paragraph after it."""
    if not any(isinstance(block, Paragraph) and block.inside for block in blocks):
        return blocks
    flat: list[Block] = []
    for block in blocks:
        flat.append(block)
        if isinstance(block, Paragraph):
            flat += _flat(block.inside)
    return flat


def place(sheet: Sheet, paragraph: Paragraph, offset: int) -> int | None:
    """Return where ``offset`` of a paragraph stands in the page text; null when it was not laid out."""
    line = _line(sheet, paragraph, offset)
    return None if line is None else line.start + offset - line.offset


def spot(sheet: Sheet, paragraph: Paragraph, offset: int, characters: int) -> Box | None:
    """Return the box of ``characters`` signs from ``offset`` on."""
    line = _line(sheet, paragraph, offset)
    if line is None:
        return None
    left, top = _across(line, offset), line.row * LINE_HEIGHT
    return Box(left, top, left + max(1, characters) * CHARACTER_WIDTH, top + LINE_HEIGHT)


def _line(sheet: Sheet, paragraph: Paragraph, offset: int) -> _Line | None:
    lines = sheet.lines.get(id(paragraph), [])
    if len(lines) == 1:
        return lines[0]
    at = bisect_right(lines, offset, key=lambda line: line.offset) - 1
    return lines[at] if at >= 0 else None


def _across(line: _Line, offset: int) -> float:
    at = 0
    if len(line.columns) > 1:
        at = max(0, bisect_right(line.columns, offset, key=lambda column: column[0]) - 1)
    start, left = line.columns[at]
    return left + (offset - start) * CHARACTER_WIDTH


def _paragraph(sheet: Sheet, paragraph: Paragraph, room: Room) -> None:
    heading = paragraph.heading or (paragraph.bold and not room.label)
    if paragraph.is_simple:
        look = LineLook(heading, bold=False, indent=paragraph.indent)
        _write(sheet.grid, (look, paragraph.text), room.left, room.width, room.cell, label=True)
        return
    lines = sheet.lines.setdefault(id(paragraph), [])
    offset = 0
    for at, text in enumerate(paragraph.text.split("\n")):
        if at:
            sheet.grid.end_line()
        line = _write_line(sheet, paragraph, text, offset, room, heading=heading)
        lines.append(line)
        offset += len(text) + 1
    first = lines[0]
    for picture in paragraph.pictures:
        _draw(sheet, picture, _line(sheet, paragraph, picture.at) or first, room, first.row)
    for start, end in paragraph.blanks:
        line = _line(sheet, paragraph, start) or first
        bottom = (line.row + 1) * LINE_HEIGHT
        right = max(_across(line, end), _across(line, start) + CHARACTER_WIDTH)
        sheet.rules.append(Box(_across(line, start), bottom - 1, right, bottom))
    if paragraph.ruled:
        bottom = (lines[-1].row + 1) * LINE_HEIGHT
        sheet.rules.append(Box(room.left, bottom - 1, room.left + (room.width or 468.0), bottom))
    if paragraph.box is not None and paragraph.text.strip():
        start = first.start
        end = start + len(paragraph.text.split("\n")[0])
        top, left = first.row * LINE_HEIGHT, first.columns[0][1]
        box = Box(max(0.0, left - 2 * CHARACTER_WIDTH), top, left, top + LINE_HEIGHT)
        sheet.boxes.append((paragraph.box, start, end, box))


def _write(
    grid: TextGrid,
    line: Line,
    left: float,
    width: float | None,
    cell: tuple[int, int, int] | None,
    *,
    label: bool,
) -> None:
    """Write a paragraph of one line and one column, of which nothing has to be found again."""
    look, text = line
    if not text:
        return
    heading = look.heading or (look.bold and not label and len(text.strip()) <= HEADING)
    indent = look.indent
    grid.add(
        text,
        column=(left + indent) / CHARACTER_WIDTH,
        cell=cell,
        heading=heading,
        width=None if width is None else max(6.0, (width - indent) / CHARACTER_WIDTH),
    )


def _write_line(
    sheet: Sheet, paragraph: Paragraph, text: str, offset: int, room: Room, *, heading: bool
) -> _Line:
    grid = sheet.grid
    columns: list[tuple[int, float]] = []
    begin = grid.length + (1 if grid.open else 0)
    row, right, end = grid.row, paragraph.indent, offset + len(text)
    starts = [offset]
    if "\t" in text or GAP in text:
        starts += [offset + sign.end() for sign in _BREAK.finditer(text)]
    for start, stop in zip(starts, [*starts[1:], end + 1], strict=True):
        piece = text[start - offset : stop - 1 - offset]
        if start > offset:
            wide = text[start - 1 - offset] == GAP
            right = right + CHARACTER_WIDTH if wide else _stop(sheet, paragraph, right)
        columns.append((start, room.left + right))
        width = None if room.width is None else max(6.0, (room.width - right) / CHARACTER_WIDTH)
        if text:
            left = (room.left + right) / CHARACTER_WIDTH
            grid.add(piece, column=left, cell=room.cell, heading=heading, width=width)
        right += len(piece) * CHARACTER_WIDTH
        for shown in paragraph.pictures:
            if shown.across is None and start <= shown.at < stop:
                right += shown.width
    return _Line(offset, begin, row, columns, room.cell)


def _stop(sheet: Sheet, paragraph: Paragraph, right: float) -> float:
    after = [stop for stop in paragraph.stops if stop > right]
    if after:
        return after[0]
    return (right // sheet.styles.tab + 1) * sheet.styles.tab


def _draw(sheet: Sheet, picture: Picture, line: _Line, room: Room, first_row: int) -> None:
    if picture.across is None:
        left, top = _across(line, picture.at), line.row * LINE_HEIGHT
        box = Box(left, top, left + max(picture.width, 1.0), top + LINE_HEIGHT)
    else:
        left = room.left + picture.across
        top = max(0.0, first_row * LINE_HEIGHT + picture.down * _VERTICAL)
        height = max(LINE_HEIGHT, picture.height * _VERTICAL)
        box = Box(left, top, left + max(picture.width, 1.0), top + height)
    if picture.kind == "picture":
        sheet.pixels[len(sheet.drawings)] = picture.member
    sheet.drawings.append(Drawing(picture.kind, box, picture.detail))
    if picture.name:
        sheet.signature_lines[picture.name] = box


def _table(sheet: Sheet, table: Table, room: Room) -> None:
    number = sheet.tables
    sheet.tables += 1
    grid = sheet.grid
    edges = _edges(table, room)
    for at, row in enumerate(table.rows):
        lines = [(place_of, held) for place_of, held in row if isinstance(held, tuple)]
        if lines and len(lines) == len(row):
            _row_of_lines(grid, lines, edges, number, at)
        else:
            _row(sheet, row, edges, (number, at))


def _row_of_lines(
    grid: TextGrid,
    row: Sequence[tuple[Place, Line]],
    edges: Mapping[Place, tuple[float, float]],
    table: int,
    number: int,
) -> None:
    """Write a row whose cells are lines, as most are; it is as high as the highest of them."""
    grid.move(grid.row)
    lone = len(row) > 1
    for at, (look, text) in row:
        if text:
            left, width = edges[at]
            indent = look.indent
            grid.add(
                text,
                column=(left + indent) / CHARACTER_WIDTH,
                cell=(table, number, at.column),
                heading=look.heading or (not lone and look.bold and len(text.strip()) <= HEADING),
                width=max(6.0, (width - indent) / CHARACTER_WIDTH),
            )
    grid.end_line()


def _row(
    sheet: Sheet,
    row: Sequence[TableCell],
    edges: Mapping[Place, tuple[float, float]],
    within: tuple[int, int],
) -> None:
    """Write any row; ``within`` is the number of its table and its own."""
    grid = sheet.grid
    top = bottom = grid.row
    single = True
    lone = len(row) > 1
    for position, (at, held) in enumerate(row):
        if position and not single and grid.open:
            grid.end_line()
        grid.move(top)
        left, width = edges[at]
        cell = Cell(*within, at.column)
        blocks = [held] if isinstance(held, tuple) else held
        lay_out(sheet, blocks, Room(left, width, cell, lone and len(blocks) == 1))
        single = grid.row == top
        bottom = max(bottom, grid.row + grid.lines)
    grid.end_line()
    grid.move(bottom)


def _edges(table: Table, room: Room) -> dict[Place, tuple[float, float]]:
    """Return place -> left edge and width in the room that there is; a table that is too wide is shrunk."""
    places = {cell[0] for row in table.rows for cell in row}
    scale = 1.0
    if room.width is not None:
        widest = max((item.left + item.width for item in places), default=0.0)
        scale = min(1.0, room.width / widest) if widest else 1.0
    return {item: (room.left + item.left * scale, max(12.0, item.width * scale)) for item in places}
