"""Walks blocks: paragraphs and tables, with the controls that wrap paragraphs, cells and rows."""

from lxml import etree

from poedesk.proof.reading.readers.docx.content import Block, Paragraph, Table, TableCell
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children, number, tag_of, value
from poedesk.proof.reading.readers.docx.runs import walk_inline, widen
from poedesk.proof.reading.readers.docx.story import TRACKED, Story, descend, end_paragraph, start_paragraph
from poedesk.proof.reading.readers.docx.parts.styles import TWIPS

PAGE_WIDTH = 468.0
"""Points between the margins of a letter page with inch margins."""

_HEADING = 120
"""Characters that a bold paragraph may have to pass for a heading."""

_COLUMNS = 63
"""Columns that Word allows in a table."""


def walk_blocks(story: Story, element: etree._Element) -> list[Block]:
    """Return the paragraphs and tables inside ``element``, in order."""
    blocks: list[Block] = []
    handlers = {
        "w:p": lambda item: _paragraph(story, item, blocks),
        "w:tbl": lambda item: _table(story, item, blocks),
        "w:altChunk": lambda _: _unread(story, "a file merged into it was not read; save it anew with Word"),
        "w:subDoc": lambda _: _unread(
            story, "a part document of it was not read; give it as a file of its own"
        ),
    }
    descend(story, element, handlers)
    if story.carried is not None:
        story.carried = None
    return blocks


def _unread(story: Story, problem: str) -> None:
    story.shared.unread[problem] = None


def _paragraph(story: Story, element: etree._Element, blocks: list[Block]) -> None:
    properties = child(element, "w:pPr")
    styles = story.shared.styles
    style = value(child(properties, "w:pStyle"))
    carried = story.carried
    paragraph = carried if carried is not None and blocks and blocks[-1] is carried else Paragraph()
    story.carried = None
    if paragraph is not carried:
        paragraph.heading = styles.is_heading(properties)
        paragraph.box = styles.box(properties)
        paragraph.stops = styles.stops(properties)
        indent = child(properties, "w:ind")
        left = number(attribute(indent, "w:left") or attribute(indent, "w:start"))
        paragraph.indent = max(0.0, left / TWIPS)
        paragraph.ruled = value(child(properties, "w:pBdr", "w:bottom")) not in {None, "nil", "none"}
        blocks.append(paragraph)
    start_paragraph(story, paragraph)
    walk_inline(story, element, style)
    end_paragraph(story)
    widen(paragraph)
    mark = child(properties, "w:rPr")
    if child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None:
        story.shared.notes[TRACKED] = None
        story.carried = paragraph
    elif paragraph.bold and 0 < len(paragraph.text.strip()) <= _HEADING:
        paragraph.bold = True
    else:
        paragraph.bold = False


def _table(story: Story, element: etree._Element, blocks: list[Block]) -> None:
    edges = _edges(element)
    rows: list[list[TableCell]] = []
    descend(story, element, {"w:tr": lambda row: _row(story, row, edges, rows)})
    if rows:
        blocks.append(Table(rows))


def _edges(table: etree._Element) -> list[float]:
    """Return the left edges of the grid columns in points, and the right edge of the last."""
    widths = [number(attribute(item, "w:w")) / TWIPS for _, item in children(child(table, "w:tblGrid"))][
        :_COLUMNS
    ]
    if not widths or min(widths) <= 0:
        count = len(widths) or max(
            (_span_of_row(row) for row in table.iter() if tag_of(row) == "w:tr"), default=1
        )
        widths = [PAGE_WIDTH / max(1, count)] * max(1, count)
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return edges


def _span_of_row(row: etree._Element) -> int:
    return min(_COLUMNS, sum(1 for cell in row.iter() if tag_of(cell) == "w:tc"))


def _row(story: Story, element: etree._Element, edges: list[float], rows: list[list[TableCell]]) -> None:
    properties = child(element, "w:trPr")
    if child(properties, "w:del") is not None:
        story.shared.notes[TRACKED] = None
        return
    if child(properties, "w:ins") is not None:
        story.shared.notes[TRACKED] = None
    cells: list[TableCell] = []
    column = [_count(child(properties, "w:gridBefore"))]

    def cell(item: etree._Element) -> None:
        told = child(item, "w:tcPr")
        span = max(1, _count(child(told, "w:gridSpan")))
        left, right = _edge(edges, column[0]), _edge(edges, column[0] + span)
        blocks = walk_blocks(story, item)
        merged = child(told, "w:vMerge") is not None and value(child(told, "w:vMerge")) != "restart"
        if child(told, "w:cellDel") is not None:
            story.shared.notes[TRACKED] = None
        elif not merged:
            cells.append(TableCell(column[0], left, max(12.0, right - left), blocks))
        column[0] += span

    descend(story, element, {"w:tc": cell})
    rows.append(cells)


def _count(element: etree._Element | None) -> int:
    return max(0, min(_COLUMNS, int(number(value(element)))))


def _edge(edges: list[float], column: int) -> float:
    if column < len(edges):
        return edges[column]
    last = edges[-1] - edges[-2]
    return edges[-1] + last * (column - len(edges) + 1)
