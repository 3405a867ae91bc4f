"""Walks blocks: paragraphs and tables, with the controls that wrap paragraphs, cells and rows."""

from collections.abc import Callable, Sequence

from lxml import etree

from poedesk.proof.reading.readers.colours import over
from poedesk.proof.reading.readers.docx.content import HEADING, Block, Paragraph, Place, TableCell, table_of
from poedesk.proof.reading.readers.docx.parts.inks import shading
from poedesk.proof.reading.readers.docx.parts.looks import (
    COLUMNS,
    ParagraphLook,
    cell_look,
    count,
    paragraph_look,
)
from poedesk.proof.reading.readers.docx.parts.names import (
    attribute,
    child,
    children,
    is_on,
    number,
    tag_of,
    value,
)
from poedesk.proof.reading.readers.docx.parts.styles import TWIPS
from poedesk.proof.reading.readers.docx.story import CHANGES, Story, end_paragraph, start_paragraph
from poedesk.proof.reading.readers.docx.walking.descent import descend
from poedesk.proof.reading.readers.docx.walking.runs import walk_inline, widen

PAGE_WIDTH = 468.0
"""Points between the margins of a letter page with inch margins."""


def walk_blocks(story: Story, element: etree._Element) -> list[Block]:
    """Return the paragraphs and tables inside ``element``, in order."""
    blocks: list[Block] = []
    descend(story, element, block_handlers(story, blocks))
    story.carried = None
    return blocks


def block_handlers(story: Story, blocks: list[Block]) -> dict[str, Callable[[etree._Element], None]]:
    """Return what to do with the elements that stand where paragraphs do, for ``descend``."""
    return {
        "w:p": lambda item: walk_paragraph(story, item, blocks),
        "w:tbl": lambda item: _table(story, item, blocks),
        "w:altChunk": lambda _: _unread(story, "a file merged into it was not read; save it anew with Word"),
        "w:subDoc": lambda _: _unread(
            story, "a part document of it was not read; give it as a file of its own"
        ),
    }


def _unread(story: Story, problem: str) -> None:
    story.shared.unread[problem] = None


def walk_paragraph(story: Story, element: etree._Element, blocks: list[Block]) -> None:
    """Append the paragraph ``element`` to ``blocks``, or continue the one before when its end was deleted."""
    properties = child(element, "w:pPr")
    look = paragraph_look(story.shared.styles, properties)
    carried = story.carried
    paragraph = carried if carried is not None and blocks and blocks[-1] is carried else started(look)
    story.carried = None
    if paragraph is not carried:
        blocks.append(paragraph)
    start_paragraph(story, paragraph)
    ground = story.ground
    story.ground = over(ground, look.ground)
    walk_inline(story, element, look.style)
    story.ground = ground
    end_paragraph(story)
    widen(paragraph)
    for change in look.tracked:
        story.track(change, f"paragraph {CHANGES[tag_of(change)]}")
    if look.joins:
        story.carried = paragraph
    elif paragraph.bold and 0 < len(paragraph.text.strip()) <= HEADING:
        paragraph.bold = True
    else:
        paragraph.bold = False


def started(look: ParagraphLook) -> Paragraph:
    """Return an empty paragraph that looks so."""
    return Paragraph(
        heading=look.heading, box=look.box, indent=look.indent, stops=look.stops, ruled=look.ruled
    )


def _table(story: Story, element: etree._Element, blocks: list[Block]) -> None:
    edges = edges_of_grid(child(element, "w:tblGrid")) or _even_edges(element)
    rows: list[list[TableCell]] = []
    ground, properties = story.ground, child(element, "w:tblPr")
    painted = story.shared.styles.paints(value(child(properties, "w:tblStyle")))
    story.ground = None if painted else over(ground, shading(child(properties, "w:shd")))
    descend(story, element, {"w:tr": lambda row: _row(story, row, edges, rows)})
    story.ground = ground
    blocks += table_of(rows)


def edges_of_grid(grid: etree._Element | None) -> list[float] | None:
    """Return the left edges of the grid columns in points, and the right edge of the last; null without."""
    columns = [item for name, item in children(grid) if name == "w:gridCol"][:COLUMNS]
    widths = [number(attribute(item, "w:w")) / TWIPS for item in columns]
    return _running(widths) if widths and min(widths) > 0 else None


def _even_edges(table: etree._Element) -> list[float]:
    held = sum(1 for name, _ in children(child(table, "w:tblGrid")) if name == "w:gridCol")
    rows = (_span_of_row(row) for row in table.iter() if tag_of(row) == "w:tr")
    columns = max(1, min(COLUMNS, held) or max(rows, default=1))
    return _running([PAGE_WIDTH / columns] * columns)


def _running(widths: Sequence[float]) -> list[float]:
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _span_of_row(row: etree._Element) -> int:
    return min(COLUMNS, sum(1 for cell in row.iter() if tag_of(cell) == "w:tc"))


def _row(story: Story, element: etree._Element, edges: list[float], rows: list[list[TableCell]]) -> None:
    properties = child(element, "w:trPr")
    for name in ("w:del", "w:ins"):
        change = child(properties, name)
        if change is not None:
            story.track(change, f"row {CHANGES[name]}")
            if name == "w:del":
                return
    if is_on(child(properties, "w:hidden")):
        story.leaves_out("".join(item.text or "" for item in element.iter() if tag_of(item) == "w:t"))
        return
    cells: list[TableCell] = []
    column = [count(child(properties, "w:gridBefore"))]

    def cell(item: etree._Element) -> None:
        look = cell_look(child(item, "w:tcPr"))
        ground = story.ground
        story.ground = over(ground, look.ground)
        blocks = walk_blocks(story, item)
        story.ground = ground
        if look.inserted is not None:
            story.track(look.inserted, "cell insertion")
        if look.deleted is not None:
            story.track(look.deleted, "cell deletion")
        elif not look.merged:
            cells.append((placed(edges, column[0], look.span), blocks))
        column[0] += look.span

    descend(story, element, {"w:tc": cell})
    rows.append(cells)


def placed(edges: Sequence[float], column: int, span: int) -> Place:
    """Return the place of a cell that takes ``span`` columns from ``column`` on."""
    left, right = _edge(edges, column), _edge(edges, column + span)
    return Place(column, left, max(12.0, right - left))


def _edge(edges: Sequence[float], column: int) -> float:
    if column < len(edges):
        return edges[column]
    last = edges[-1] - edges[-2]
    return edges[-1] + last * (column - len(edges) + 1)
