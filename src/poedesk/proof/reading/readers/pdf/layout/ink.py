"""What tells whether text shows: text objects that may not, and what is painted under or over text.

Everything here is cheap and only raises doubt; whether doubtful text shows is seen in ``sight``.
"""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from poedesk.proof.document.model import Box

Colour = tuple[int, int, int]

PALE = 225
"""Text whose red, green and blue are all at or above this hardly shows on paper."""

_OUTLINED = frozenset({1, 5})
_WITHOUT_INK = frozenset({3, 7})
"""Render modes of text that leave nothing on the page by themselves."""

_SLANT = 0.02
"""Share of the direction of text that may point across before it counts as turned."""


@dataclass(frozen=True, slots=True)
class Surface:
    """An area that something else than text is painted on."""

    box: Box
    order: int
    colour: Colour | None
    """Null for a picture."""


@dataclass(slots=True)
class Ink:
    """The text objects and surfaces of one page; ``order`` counts objects as they are drawn."""

    texts: list[tuple[int, Any]] = field(default_factory=list)
    """Order and pdfium handle of every text object."""

    doubtful: list[Any] = field(default_factory=list)
    """Handles of text objects that may not show, whatever is painted around them."""

    inkless: list[Any] = field(default_factory=list)
    """Handles of text objects that leave no ink, as the text behind a scan does; none is in ``doubtful``."""

    surfaces: list[Surface] = field(default_factory=list)
    """Areas that may hide text: painted after some text, or in another colour than paper."""

    directions: set[tuple[int, int]] = field(default_factory=set)
    """Directions in which text runs, as signs of its way right and up; (2, 2) is slanted."""

    @property
    def mixed(self) -> bool:
        """Whether text runs in more than one direction."""
        return len(self.directions) > 1


class InkWell:
    """Collects the ink of one page from pdfium's objects."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self.ink = Ink()
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def text(self, handle: Any, order: int, along: tuple[float, float], *, veiled: bool) -> None:
        """Take in a text object that runs ``along`` (right, up) within a form that may be see-through."""
        ink = self.ink
        ink.texts.append((order, handle))
        right, up = along
        if abs(up) <= _SLANT * abs(right):
            ink.directions.add((1 if right > 0 else -1, 0))
        elif abs(right) <= _SLANT * abs(up):
            ink.directions.add((0, 1 if up > 0 else -1))
        else:
            ink.directions.add((2, 2))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(handle)
        if mode in _WITHOUT_INK:
            ink.inkless.append(handle)
        elif veiled or pdfium.FPDFPageObj_HasTransparency(handle) or self._pale(handle, mode):
            ink.doubtful.append(handle)

    def _pale(self, handle: Any, mode: int) -> bool:
        getter = pdfium.FPDFPageObj_GetStrokeColor if mode in _OUTLINED else pdfium.FPDFPageObj_GetFillColor
        red, green, blue, alpha = self._colour
        if not getter(handle, red, green, blue, alpha):
            return True
        return red.value >= PALE and green.value >= PALE and blue.value >= PALE

    def surface(self, box: Box, order: int, handle: Any | None) -> None:
        """Take in a filled path, or a picture when ``handle`` is null."""
        colour = colour_of(handle, self._colour) if handle is not None else None
        if self.ink.texts or colour is None or min(colour) < PALE:
            self.ink.surfaces.append(Surface(box, order, colour))


def colour_of(handle: Any, out: tuple[ctypes.c_uint, ...] | None = None) -> Colour | None:
    """Return the fill colour of an object; null when it has none that is plain."""
    red, green, blue, alpha = out or tuple(ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha):
        return None
    return red.value, green.value, blue.value


def address(handle: Any) -> int:
    """Return where an object lies, by which two handles of it are known to be the same; 0 for none."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
