"""Whether the text of a run can be seen: its colour, what is painted behind it, its size."""

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.colours import TRANSPARENT, WHITE, Colour, alike, ink_of
from poedesk.proof.reading.readers.docx.parts.names import attribute, number, value
from poedesk.proof.reading.readers.docx.parts.styles import Styles

TELLING = ("w:color", "w:sz", "w:w", "w:shd", "w:highlight")
"""Run properties that decide whether text can be seen."""

_LEAST_SIZE = 4.0
"""Half points from which on letters can be read."""

_LEAST_WIDTH = 10.0
"""Percent of their width from which on letters can be told apart."""

_WHITE_THEMES = frozenset({"background1", "light1"})


@dataclass(frozen=True, slots=True)
class Ink:
    """How the letters of a run are printed."""

    colour: Colour = None
    """Null where Word chooses one that shows, or where the run itself paints what lies behind it."""

    unseen: bool = False
    """Whether they cannot be seen wherever they stand."""


def ink_of_run(
    styles: Styles, held: dict[str, etree._Element], run_style: str | None, style: str | None
) -> Ink:
    """Return how the letters of a run with the properties ``held`` are printed."""
    told = {name: styles.said(name, held.get(name), run_style, style) for name in TELLING}
    if told["w:sz"] is not None and number(value(told["w:sz"]), _LEAST_SIZE) < _LEAST_SIZE:
        return Ink(unseen=True)
    if told["w:w"] is not None and number(value(told["w:w"]), _LEAST_WIDTH) < _LEAST_WIDTH:
        return Ink(unseen=True)
    colour = _colour(told["w:color"])
    if colour is None:
        return Ink()
    ground = _highlight(told["w:highlight"])
    if ground == TRANSPARENT:
        ground = shading(told["w:shd"])
    if ground == TRANSPARENT:
        return Ink(colour)
    return Ink(unseen=alike(colour, ground))


def shading(told: etree._Element | None) -> Colour:
    """Return what ``w:shd`` paints behind text: transparent for nothing, null for what is not known."""
    pattern = value(told)
    if told is None or pattern == "nil":
        return TRANSPARENT
    fill = attribute(told, "w:color" if pattern == "solid" else "w:fill") or "auto"
    themed = attribute(told, "w:themeFill") is not None
    if pattern not in {"clear", "solid", None} or (fill == "auto" and themed):
        return None
    return TRANSPARENT if fill == "auto" else ink_of(f"#{fill}", None)


def hides(ink: Colour, ground: Colour) -> bool:
    """Return whether letters of colour ``ink`` do not show on ``ground``."""
    return ink is not None and alike(ink, ground)


def _colour(told: etree._Element | None) -> Colour:
    shown = (value(told) or "auto").lower()
    if shown != "auto":
        return ink_of(f"#{shown}", None)
    return WHITE if attribute(told, "w:themeColor") in _WHITE_THEMES else None


def _highlight(told: etree._Element | None) -> Colour:
    shown = (value(told) or "none").lower()
    return TRANSPARENT if shown == "none" else ink_of(shown, None)
