"""What the scanner finds: paragraphs, frames around them, and what has to be read as a tree."""

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.docx.content import LineLook
from poedesk.proof.reading.readers.docx.parts.looks import CellLook


@dataclass(slots=True)
class Control:
    """A content control that begins; null elements stand for one that ends."""

    markup: str
    element: etree._Element | None = None
    """``w:sdt`` with its properties, set when all were parsed in one go."""


@dataclass(slots=True)
class Text:
    """A plain paragraph."""

    properties: str
    """The markup of its ``w:pPr``; "" without."""

    runs: list[str | None]
    """Pieces of its runs in turn: a gap, then properties, text, content and a gap for each."""

    markup: tuple[int, int]
    """Where the paragraph stands in the part, for when it has to be read as a tree after all."""

    controls: list[list[Control | None]] | None = None
    """For each gap the controls that begin (or, null, end) in it; null when the paragraph has none."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The begin of ``tbl``, ``tr``, ``tc`` or ``sdt``, or the end of one, such as ``/tbl``."""

    name: str
    properties: str = ""
    """The markup of ``w:tblGrid``, ``w:trPr`` or ``w:tcPr``; "" without."""

    control: Control | None = None


@dataclass(slots=True)
class Tree:
    """Something to be read as a tree."""

    start: int
    end: int
    element: etree._Element | None = None
    """Set when all of them were parsed, in one go."""


@dataclass(slots=True, eq=False)
class Shape:
    """The markup around the text of a paragraph of one run, alone or as a whole cell; many share it."""

    properties: str
    """The markup of ``w:pPr``; "" without."""

    run: str | None
    """The properties of the run; null without."""

    cell: str | None = None
    """The markup of ``w:tcPr``, "" without; null for a paragraph that is not a whole cell."""

    look: LineLook | None = None
    """How it looks, once that is known, when its text may become a ``Line``."""

    in_cell: CellLook | None = None
    """How its cell looks, once that is known."""


Lone = tuple[Shape, str | None]
"""A paragraph of one run, or a cell of one such paragraph: its shape and its text; null without a run."""

Item = Lone | Text | Frame | Tree

PIECES = 4
"""What one run takes in ``Text.runs``: properties, its one text, else its content, and the gap after it."""
