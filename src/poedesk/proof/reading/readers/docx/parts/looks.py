"""What paragraph, run and cell properties say, as far as it changes what is read."""

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.colours import TRANSPARENT, WHITE, Colour
from poedesk.proof.reading.readers.docx.parts.inks import TELLING, hides, ink_of_run, shading
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, children, number, value
from poedesk.proof.reading.readers.docx.parts.styles import TWIPS, Styles
from poedesk.proof.reading.readers.docx.parts.symbols import is_symbol_font

COLUMNS = 63
"""Columns that Word allows in a table."""

_NO_LINE = frozenset({None, "nil", "none"})


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What ``w:pPr`` says. Measures in points."""

    style: str | None
    heading: bool
    box: bool | None
    """A tick box as the bullet of the list: its state."""

    stops: tuple[float, ...]
    indent: float
    ruled: bool
    """Whether a line is drawn under the paragraph."""

    joins: bool
    """Whether its end was deleted, so that the next paragraph continues it."""

    ground: Colour = TRANSPARENT
    """What is painted behind it."""

    tracked: tuple[etree._Element, ...] = ()
    """What was tracked about the end of the paragraph."""


@dataclass(frozen=True, slots=True)
class RunLook:
    """What ``w:rPr`` says, with the styles behind it."""

    hidden: bool
    """Hidden, or struck through: there, and no longer holding, as a deletion that is not accepted yet."""

    bold: bool
    lined: bool
    """Whether it is underlined."""

    font: str | None
    """The symbol font that it is set in; null for fonts of letters."""

    ink: Colour = None
    """The colour of its letters, where it depends on what they stand on whether they show."""

    @property
    def is_plain(self) -> bool:
        """Return whether its text stands as it is in the file."""
        return not (self.hidden or self.lined or self.font or hides(self.ink, WHITE))


@dataclass(frozen=True, slots=True)
class CellLook:
    """What ``w:tcPr`` says."""

    span: int
    """Columns that it takes."""

    merged: bool
    """Whether it continues the cell above."""

    deleted: etree._Element | None
    """The tracked deletion of the cell."""

    inserted: etree._Element | None
    ground: Colour = TRANSPARENT
    """What is painted behind it."""


def paragraph_look(styles: Styles, properties: etree._Element | None) -> ParagraphLook:
    """Return what the paragraph properties say; of null, what the default style says."""
    held = dict(reversed(children(properties)))
    indent = held.get("w:ind")
    left = number(attribute(indent, "w:left") or attribute(indent, "w:start")) if indent is not None else 0.0
    rule = value(child(held.get("w:pBdr"), "w:bottom"))
    mark = held.get("w:rPr")
    tracked = tuple(item for name, item in children(mark) if name in _TRACKED) if mark is not None else ()
    return ParagraphLook(
        style=value(held.get("w:pStyle")),
        heading=styles.is_heading(properties),
        box=styles.box(properties),
        stops=styles.stops(properties),
        indent=max(0.0, left / TWIPS),
        ruled=rule not in _NO_LINE,
        joins=any(child(mark, name) is not None for name in ("w:del", "w:moveFrom")) if tracked else False,
        ground=shading(styles.shade(properties)),
        tracked=tracked,
    )


_TRACKED = frozenset({"w:ins", "w:del", "w:moveFrom", "w:moveTo"})


def run_look(styles: Styles, properties: etree._Element | None, style: str | None) -> RunLook:
    """Return what the run properties say in a paragraph of ``style``."""
    if properties is None:
        return _styled_look(styles, None, style)
    held = dict(reversed(children(properties)))
    named = held.get("w:rStyle")
    run_style = value(named) if named is not None else None
    usual = _styled_look(styles, run_style, style)
    if not held.keys() & _TELLING:
        return usual
    ink = ink_of_run(styles, held, run_style, style)
    hidden = ink.unseen or any(styles.switch(name, held.get(name), run_style, style) for name in _HIDING)
    line = held.get("w:u")
    fonts = held.get("w:rFonts")
    font = attribute(fonts, "w:ascii") or attribute(fonts, "w:hAnsi") if fonts is not None else None
    return RunLook(
        hidden=hidden,
        bold=styles.switch("w:b", held.get("w:b"), run_style, style),
        lined=line is not None and (value(line) or "none") != "none",
        font=font if is_symbol_font(font) else None,
        ink=ink.colour,
    )


_HIDING = ("w:vanish", "w:strike", "w:dstrike")
_TELLING = frozenset({*_HIDING, *TELLING, "w:b", "w:u", "w:rFonts"})


def _styled_look(styles: Styles, run_style: str | None, style: str | None) -> RunLook:
    key = (run_style, style)
    found = styles.looks.get(key)
    if not isinstance(found, RunLook):
        ink = ink_of_run(styles, {}, run_style, style)
        hidden = ink.unseen or any(styles.switch(name, None, run_style, style) for name in _HIDING)
        bold = styles.switch("w:b", None, run_style, style)
        found = RunLook(hidden=hidden, bold=bold, lined=False, font=None, ink=ink.colour)
        styles.looks[key] = found
    return found


def cell_look(told: etree._Element | None) -> CellLook:
    """Return what the cell properties say."""
    held = dict(reversed(children(told)))
    merge = held.get("w:vMerge")
    return CellLook(
        span=max(1, count(held.get("w:gridSpan"))),
        merged=merge is not None and value(merge) != "restart",
        deleted=held.get("w:cellDel"),
        inserted=held.get("w:cellIns"),
        ground=shading(held.get("w:shd")),
    )


def count(element: etree._Element | None) -> int:
    """Return the number of columns that an element such as ``w:gridSpan`` tells."""
    return 0 if element is None else max(0, min(COLUMNS, int(number(value(element)))))
