"""Small documents for the finder tests: typed text with columns, tables, forms, pages with rules."""

import re
from collections.abc import Sequence

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Box, Cell, Document, Field, FieldKind, Mail, Page, Read, Segment
from poedesk.proof.finding.page.view import DocumentView

_COLUMN = re.compile(r"\S(?:.*?\S)??(?=\s{3,}|\t|$)")


def holding(*pages: Page, mail: Mail | None = None) -> DocumentView:
    media = "message/rfc822" if mail else "application/pdf"
    return DocumentView(Document("sheet", "0" * 64, 1, media, Read.COMPLETE, pages, mail=mail))


def typed(text: str, *, mail: Mail | None = None) -> DocumentView:
    """Gaps of three blanks part columns."""
    grid = TextGrid()
    for line in map(str.rstrip, text.strip("\n").splitlines()):
        for match in _COLUMN.finditer(line):
            grid.add(match.group(), column=match.start())
        grid.end_line()
    return holding(grid.page(), mail=mail)


def table(*rows: Sequence[str]) -> DocumentView:
    """Line breaks in a cell become lines of the cell."""
    grid = TextGrid()
    for number, row in enumerate(rows):
        for line in range(max(cell.count("\n") + 1 for cell in row)):
            for column, cell in enumerate(row):
                lines = cell.split("\n")
                if line < len(lines) and lines[line]:
                    grid.add(lines[line], column=40 * column, cell=Cell(0, number, column))
            grid.end_line()
    return holding(grid.page())


def form(**values: str | None) -> DocumentView:
    fields = tuple(
        Field(name, None, None, FieldKind.TEXT, value, box=Box(100, 20 * number, 300, 20 * number + 12))
        for number, (name, value) in enumerate(values.items())
    )
    return holding(Page(1, 612, 792, "", fields=fields))


def drawn(*lines: tuple[float, float, str], rules: Sequence[Box] = ()) -> DocumentView:
    """(left, top, text) for each line of a page with a size; ten points high, six a letter."""
    text, segments = "", []
    for left, top, words in lines:
        start = len(text)
        text += words + "\n"
        segments.append(Segment(start, start + len(words), Box(left, top, left + 6 * len(words), top + 10)))
    return holding(Page(1, 612, 792, text, tuple(segments), rules=tuple(rules)))
