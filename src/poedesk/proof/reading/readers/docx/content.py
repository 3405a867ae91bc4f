"""What the walker makes of a body before it is laid out: paragraphs with anchors, tables, controls."""

from dataclasses import field
from typing import Literal

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import FieldKind
from poedesk.proof.reading.readers.docx.parts.symbols import CROSSED, EMPTY

DrawnKind = Literal["picture", "strokes", "ink-annotation", "signature-line"]

HEADING = 120
"""Characters that a bold paragraph may have to pass for a heading."""

GAP = "\x1f"
"""Stands in a paragraph's text where a run of blanks separates columns; it is laid out like a tab."""


@dataclass(slots=True, eq=False)
class Control:
    """A content control or legacy form field."""

    kind: FieldKind
    name: str
    """Tag, alias or bookmark name; "" when the file gives none."""

    title: str | None
    """What the file itself calls it: alias or status text."""

    checked: bool | None = None
    untouched: bool = False
    """Whether what it shows is its prompt."""

    prompt: str | None = None
    """Name of its prompt among the building blocks."""

    iso: str | None = None
    """The date that the file stores behind what is shown."""

    signs: tuple[str, str] = (CROSSED, EMPTY)
    """Of a tick box the signs that it shows when ticked, and when not."""

    entries: dict[str, str] = field(default_factory=dict)
    """Of a list what each entry shows -> its value."""

    bound: bool = False
    """Whether it is bound to data."""

    pieces: list[tuple["Paragraph", int, int]] = field(default_factory=list)
    """Paragraph and range in its text, in reading order."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Something drawn, at a place in a paragraph. Measures in points."""

    kind: DrawnKind

    width: float
    height: float
    detail: str | None
    at: int
    """Offset in the paragraph's text."""

    across: float | None = None
    """Offset from the left margin, for what floats."""

    down: float = 0.0
    """Offset from the top of the paragraph, for what floats."""

    name: str | None = None
    """Set-up id of a signature line."""

    member: str | None = None
    """Member of the package that holds its pixels."""


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph: its text has line feeds for breaks, tabs for tab stops, ``GAP`` for wide blanks."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    heading: bool = False
    bold: bool = True
    """Whether all that is shown is bold."""

    box: bool | None = None
    """A tick box as the bullet of the list: its state."""

    indent: float = 0.0
    """Left edge in points."""

    stops: tuple[float, ...] = ()
    """Tab stops in points."""

    pictures: list[Picture] = field(default_factory=list)
    blanks: list[tuple[int, int]] = field(default_factory=list)
    """Ranges of underlined blanks: the lines that people sign on."""

    ruled: bool = False
    """Whether a line is drawn under the paragraph."""

    held: bool = False
    """Whether a control has a piece in it, so that its lines have to be found again."""

    inside: list["Block"] = field(default_factory=list)
    """Text boxes anchored here; they follow it."""

    @property
    def is_simple(self) -> bool:
        """Return whether there is nothing to it but one line of text in one column."""
        if self.held or self.ruled or self.box is not None or self.pictures or self.blanks or self.inside:
            return False
        text = self.text
        return "\n" not in text and "\t" not in text and GAP not in text

    def write(self, text: str) -> None:
        """Append ``text``."""
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        """Return all text."""
        if len(self.parts) != 1:
            self.parts = ["".join(self.parts)]
        return self.parts[0]


@dataclass(frozen=True, slots=True)
class LineLook:
    """How a ``Line`` looks."""

    heading: bool
    bold: bool
    indent: float
    """Left edge in points."""


Line = tuple[LineLook, str]
"""A paragraph of one run that is one line of text in one column, in which nothing has to be found again.

Most paragraphs are, so they are no objects of their own.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a cell stands in the grid of its table, and its edges in points; cells of a column share it."""

    column: int
    left: float
    width: float


TableCell = tuple[Place, "Line | list[Block]"]
"""One cell: its place, and what it holds."""


@dataclass(slots=True)
class Table:
    """Rows of cells; cells that continue a merged one above are left out."""

    rows: list[list[TableCell]]


Block = Paragraph | Table | Line


def table_of(rows: list[list[TableCell]]) -> "list[Block]":
    """Return a table, or what its only cell holds where that is a paper with tables or headings."""
    if len(rows) == 1 and len(rows[0]) == 1 and isinstance(held := rows[0][0][1], list):
        inner = any(isinstance(block, Table) for block in held)
        if inner or sum(map(_is_heading, held)) >= _HEADINGS:
            return held
    return [Table(rows)] if rows else []


def _is_heading(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.heading and bool(block.text.strip())
    return isinstance(block, tuple) and block[0].heading


_HEADINGS = 2
"""Headings of a paper that a cell holds, at least: one may be the caption of a box."""
