"""What tells whether text shows: text objects that may not, and what is painted under or over text.

Everything here is cheap and only raises doubt; whether doubtful text shows is seen in ``sight``.
"""

import ctypes
from dataclasses import field

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.shown.clips import may_be_cut
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Handle

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

    texts: dict[int, int] = field(default_factory=dict)
    """Address of every text object -> its order."""

    doubtful: set[int] = field(default_factory=set)
    """Addresses of text objects that may not show, whatever is painted around them."""

    inkless: set[int] = field(default_factory=set)
    """Addresses of text objects without ink, as the text behind a scan is; none is in ``doubtful``."""

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

    def text(self, handle: Handle, order: int, along: tuple[float, float], *, veiled: bool) -> None:
        """Take in a text object that runs ``along`` (right, up) within a form that may be see-through."""
        ink = self.ink
        address = handle.value or 0
        ink.texts[address] = order
        right, up = along
        if up == 0 < right:  # as nearly all text runs
            ink.directions.add((1, 0))
        elif abs(up) <= _SLANT * abs(right):
            ink.directions.add((1 if right > 0 else -1, 0))
        elif abs(right) <= _SLANT * abs(up):
            ink.directions.add((0, 1 if up > 0 else -1))
        else:
            ink.directions.add((2, 2))
        mode = calls.render_mode(handle)
        if mode in _WITHOUT_INK:
            ink.inkless.add(address)
            return
        getter = calls.stroke_colour if mode in _OUTLINED else calls.fill_colour
        pale = veiled or not getter(handle, *_out) or _is_pale()
        if pale or calls.see_through(handle) or may_be_cut(handle):
            ink.doubtful.add(address)

    def surface(self, box: Box, order: int, handle: Handle | None) -> None:
        """Take in a filled path, or a picture when ``handle`` is null."""
        colour = colour_of(handle) if handle is not None else None
        if self.ink.texts or colour is None or min(colour) < PALE:
            self.ink.surfaces.append(Surface(box, order, colour))


_channels = (ctypes.c_uint * 4)()
_out = calls.out(_channels)


def _is_pale() -> bool:
    """Return whether the colour that was told last hardly shows on paper."""
    return _channels[0] >= PALE and _channels[1] >= PALE and _channels[2] >= PALE


def colour_of(handle: Handle) -> Colour | None:
    """Return the colour in which an object is filled; null when it has none that is plain."""
    if not calls.fill_colour(handle, *_out):
        return None
    red, green, blue = _channels[:3]
    return red, green, blue
