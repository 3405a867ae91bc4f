"""Paragraphs and tables from the pieces that the scanner found; what it left to the tree is walked there."""

from dataclasses import field

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.colours import TRANSPARENT, WHITE, Colour, over
from poedesk.proof.reading.readers.docx.content import (
    HEADING,
    Block,
    Line,
    LineLook,
    Paragraph,
    Place,
    TableCell,
    table_of,
)
from poedesk.proof.reading.readers.docx.controls.held import Held, close_control, open_control
from poedesk.proof.reading.readers.docx.parts.inks import hides
from poedesk.proof.reading.readers.docx.parts.looks import (
    CellLook,
    ParagraphLook,
    RunLook,
    cell_look,
    count,
    paragraph_look,
    run_look,
)
from poedesk.proof.reading.readers.docx.parts.names import child, tag_of
from poedesk.proof.reading.readers.docx.parts.source import NotPlain, Source, characters
from poedesk.proof.reading.readers.docx.plain.items import Control, Frame, Shape, Text, Tree
from poedesk.proof.reading.readers.docx.plain.scanner import scan
from poedesk.proof.reading.readers.docx.story import Story, emit, end_paragraph, start_paragraph
from poedesk.proof.reading.readers.docx.walking.body import (
    block_handlers,
    edges_of_grid,
    placed,
    started,
    walk_paragraph,
)
from poedesk.proof.reading.readers.docx.walking.descent import handle
from poedesk.proof.reading.readers.docx.walking.runs import SIGNS, seen, set_in, widen

_CONTENT = compiled(r"<(w:\w+)[^<>]*>(?:([^<]*)</w:t>)?")


@dataclass(slots=True)
class _Open:
    """A table that is being built."""

    edges: list[float]
    outside: list[Block]
    """The blocks that it stands among."""

    rows: list[list[TableCell]] = field(default_factory=list)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)
    """Column and span of a cell -> its place."""

    column: int = 0
    look: CellLook | None = None
    """Of the cell that is open."""


@dataclass(slots=True)
class _Builder:
    story: Story
    source: Source
    blocks: list[Block] = field(default_factory=list)
    """Where the next block goes: the part, or the cell that is open."""

    tables: list[_Open] = field(default_factory=list)
    held: list[Held | None] = field(default_factory=list)
    """Controls that are open around paragraphs, rows or cells."""

    paragraphs: dict[str, ParagraphLook] = field(default_factory=dict)
    runs: dict[str | None, dict[str | None, RunLook]] = field(default_factory=dict)
    """Style of the paragraph -> markup of the run's properties -> look."""

    cells: dict[str, CellLook] = field(default_factory=dict)
    ground: Colour = TRANSPARENT
    """What is painted behind the paragraph that is written."""

    rows: dict[str, int] = field(default_factory=dict)
    """Markup of a row's properties -> columns that it leaves out before its first cell."""

    grids: dict[str, list[float]] = field(default_factory=dict)
    """Markup of a table's grid -> edges of its columns; tables of one document are mostly alike."""


def plain_blocks(story: Story, source: Source, at: int) -> list[Block]:
    """Return the paragraphs and tables of a part, whose blocks begin at ``at``.

    Raises:
        NotPlain: it has to be read as a tree; what ``story`` has noted so far is then to be dropped.
    """
    builder = _Builder(story, source)
    busy = _is_busy(builder)
    for item in scan(source, at):
        if isinstance(item, tuple):
            _lone(builder, *item, is_busy=busy)
            continue
        if isinstance(item, Frame):
            if item.control is not None:
                builder.held.append(_opened(story, item.control))
            else:
                _FRAMES[item.name](builder, item.properties)
        elif isinstance(item, Text):
            _paragraph(builder, item)
        else:
            _tree(builder, item)
        busy = _is_busy(builder)
    story.carried = None
    return builder.blocks


def _lone(builder: _Builder, shape: Shape, text: str | None, *, is_busy: bool) -> None:
    """Append a paragraph of one run, or a cell that holds one and nothing else."""
    text = text or ""
    look = shape.look or _line_look(builder, shape)
    held: Line | Paragraph
    if look is None or is_busy or "&" in text or "  " in text or not text.isprintable():
        held = _line(builder, shape, text)
    else:
        held = look, text
    if shape.cell is None:
        builder.blocks.append(held)
        return
    in_cell = shape.in_cell
    if in_cell is None:
        in_cell = shape.in_cell = _cell_look(builder, shape.cell)
    _place(builder.tables[-1], in_cell, held if isinstance(held, tuple) else [held])


def _is_busy(builder: _Builder) -> bool:
    """Return whether something is open that a paragraph has to do with, or painted behind it."""
    story = builder.story
    held = story.carried is not None or story.open or story.replaced or story.fields
    return bool(held) or _ground(builder) != TRANSPARENT


def _line_look(builder: _Builder, shape: Shape) -> LineLook | None:
    """Return how a ``Line`` of that shape looks; null when there is more to such a paragraph."""
    told = builder.paragraphs.get(shape.properties) or _look(builder, shape.properties)
    if told.tracked:
        raise NotPlain
    run = builder.runs.setdefault(told.style, {}).get(shape.run) or _run_look(builder, shape.run, told.style)
    if told.box is not None or told.ruled or not run.is_plain or _unsure(builder, shape, told, run):
        return None
    shape.look = LineLook(told.heading, run.bold, told.indent)
    return shape.look


def _line(builder: _Builder, shape: Shape, text: str) -> Paragraph:
    """Return a paragraph of one run of which more is to be told than its text."""
    told = builder.paragraphs.get(shape.properties) or _look(builder, shape.properties)
    if told.tracked or builder.story.carried is not None:
        raise NotPlain
    runs: list[str | None] = ["", shape.run, text, None, ""] if text else [""]
    cell = TRANSPARENT if shape.cell is None else _cell_look(builder, shape.cell).ground
    return _written(builder, Text(shape.properties, runs, (0, 0)), told, cell)


def _unsure(builder: _Builder, shape: Shape, told: ParagraphLook, run: RunLook) -> bool:
    """Return whether the letters of a run may not show on what is painted behind them."""
    cell = TRANSPARENT if shape.cell is None else _cell_look(builder, shape.cell).ground
    return hides(run.ink, over(cell, told.ground))


def _ground(builder: _Builder) -> Colour:
    """Return what is painted behind the cells that are open."""
    if not builder.tables:
        return TRANSPARENT
    grounds = [table.look.ground for table in builder.tables if table.look is not None]
    return next((ground for ground in reversed(grounds) if ground != TRANSPARENT), TRANSPARENT)


def _look(builder: _Builder, properties: str) -> ParagraphLook:
    element = builder.source.element(properties)
    look = builder.paragraphs[properties] = paragraph_look(builder.story.shared.styles, element)
    return look


def _paragraph(builder: _Builder, item: Text) -> None:
    story = builder.story
    look = builder.paragraphs.get(item.properties) or _look(builder, item.properties)
    if look.tracked or story.carried is not None:
        start, end = item.markup
        if start == end:
            raise NotPlain
        (element,) = builder.source.elements(builder.source.text[start:end])
        walk_paragraph(story, element, builder.blocks)
        return
    builder.blocks.append(_written(builder, item, look))


def _written(builder: _Builder, item: Text, look: ParagraphLook, cell: Colour = TRANSPARENT) -> Paragraph:
    """Return the paragraph that ``item`` is, on what is painted behind its cell."""
    story = builder.story
    builder.ground = over(over(_ground(builder), cell), look.ground)
    paragraph = started(look)
    if item.controls is not None or story.open or story.replaced:
        start_paragraph(story, paragraph)
        _write_controlled(builder, paragraph, item, look.style)
        end_paragraph(story)
        widen(paragraph)
    elif len(item.runs) > 1 and not story.silent:
        _write(builder, paragraph, item.runs, look.style)
    if paragraph.bold:
        paragraph.bold = 0 < len(paragraph.text.strip()) <= HEADING
    return paragraph


def _write(builder: _Builder, paragraph: Paragraph, runs: list[str | None], style: str | None) -> None:
    looks = builder.runs.setdefault(style, {})
    parts = paragraph.parts
    length = 0
    for properties, text, content in zip(runs[1::4], runs[2::4], runs[3::4], strict=True):
        look = looks.get(properties) or _run_look(builder, properties, style)
        if look.hidden or _vanishes(builder, look):
            builder.story.leaves_out(_content(content, look) if text is None else text)
            continue
        if text is None:
            added = _content(content, look)
        elif look.font is None and "&" not in text and text.isprintable():
            added = text
        else:
            added = set_in(characters(text), look)
        if added:
            parts.append(added)
            if look.lined or (paragraph.bold and not look.bold):
                seen(paragraph, added, length, look)
            length += len(added)
    paragraph.length = length
    widen(paragraph)


def _write_controlled(builder: _Builder, paragraph: Paragraph, item: Text, style: str | None) -> None:
    """Write a paragraph with controls in it or around it: what they show can be other than what they hold."""
    story, runs = builder.story, item.runs
    looks = builder.runs.setdefault(style, {})
    held: list[Held | None] = []
    for number in range(0, len(runs), 4):
        for control in item.controls[number // 4] if item.controls is not None else ():
            if control is None:
                _close(story, held.pop())
            else:
                held.append(_opened(story, control))
        if number + 1 == len(runs):
            break
        properties, text, content = runs[number + 1 : number + 4]
        look = looks.get(properties) or _run_look(builder, properties, style)
        if look.hidden or _vanishes(builder, look):
            story.leaves_out("".join(_pieces(content, look)) if text is None else text)
            continue
        start, before = paragraph.length, len(paragraph.parts)
        if text is None:
            for piece in _pieces(content, look):
                emit(story, piece)
        else:
            emit(story, set_in(characters(text), look))
        if paragraph.length > start:
            seen(paragraph, "".join(paragraph.parts[before:]), start, look)


def _vanishes(builder: _Builder, look: RunLook) -> bool:
    """Return whether letters do not show on what is painted behind them.

    Raises:
        NotPlain: they are white, and what lies behind them is to be looked for in the tree.
    """
    if look.ink is None:
        return False
    if builder.ground == TRANSPARENT and hides(look.ink, WHITE):
        raise NotPlain
    return hides(look.ink, builder.ground)


def _opened(story: Story, control: Control) -> Held | None:
    if control.element is None:
        raise NotPlain
    return open_control(story, control.element)


def _close(story: Story, held: Held | None) -> None:
    if held is not None:
        close_control(story, held)


def _run_look(builder: _Builder, properties: str | None, style: str | None) -> RunLook:
    element = builder.source.element(f"<w:rPr>{properties}</w:rPr>") if properties else None
    look = run_look(builder.story.shared.styles, element, style)
    builder.runs[style][properties] = look
    return look


def _content(markup: str | None, look: RunLook) -> str:
    return "".join(_pieces(markup, look))


def _pieces(markup: str | None, look: RunLook) -> list[str]:
    """Return what the parts of a run show, in turn."""
    return [
        set_in(characters(text), look) if name == "w:t" else SIGNS.get(name, "")
        for name, text in _CONTENT.findall(markup or "")
    ]


def _tree(builder: _Builder, item: Tree) -> None:
    if item.element is None:
        raise NotPlain
    handlers = block_handlers(builder.story, builder.blocks)
    handle(builder.story, tag_of(item.element), item.element, handlers)


def _table(builder: _Builder, grid: str) -> None:
    edges = builder.grids.get(grid)
    if edges is None:
        edges = edges_of_grid(builder.source.element(grid))
        if edges is None:
            raise NotPlain
        builder.grids[grid] = edges
    builder.tables.append(_Open(edges, builder.blocks))


def _end_table(builder: _Builder, _: str) -> None:
    table = builder.tables.pop()
    builder.blocks = table.outside
    builder.blocks += table_of(table.rows)


def _row(builder: _Builder, properties: str) -> None:
    skipped = builder.rows.get(properties)
    if skipped is None:
        told = builder.source.element(properties)
        skipped = builder.rows[properties] = count(child(told, "w:gridBefore"))
    table = builder.tables[-1]
    table.column = skipped
    table.rows.append([])


def _cell(builder: _Builder, properties: str) -> None:
    builder.tables[-1].look = _cell_look(builder, properties)
    builder.blocks = []


def _cell_look(builder: _Builder, properties: str) -> CellLook:
    look = builder.cells.get(properties)
    if look is None:
        look = builder.cells[properties] = cell_look(builder.source.element(properties))
        if look.deleted is not None or look.inserted is not None:
            raise NotPlain
    return look


def _end_cell(builder: _Builder, _: str) -> None:
    table = builder.tables[-1]
    builder.story.carried = None
    if table.look is not None:
        _place(table, table.look, builder.blocks)
    table.look, builder.blocks = None, []


def _place(table: _Open, look: CellLook, held: Line | list[Block]) -> None:
    """Append a cell to the row that is open."""
    column, span = table.column, look.span
    if not look.merged:
        place = table.places.get((column, span))
        if place is None:
            place = table.places[column, span] = placed(table.edges, column, span)
        table.rows[-1].append((place, held))
    table.column = column + span


def _end_row(_: _Builder, __: str) -> None:
    """Nothing: the row is there already, so that its number counts."""


def _end_control(builder: _Builder, _: str) -> None:
    _close(builder.story, builder.held.pop())


_FRAMES = {
    "/sdt": _end_control,
    "tbl": _table,
    "/tbl": _end_table,
    "tr": _row,
    "/tr": _end_row,
    "tc": _cell,
    "/tc": _end_cell,
}
