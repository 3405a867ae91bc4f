"""Text set in a room of a page: as large as fits, never cut."""

from collections.abc import Callable
from functools import partial

from poedesk.paper.forms.contents import Value
from poedesk.paper.forms.pdf.file import strokes
from poedesk.paper.forms.pdf.file.fonts import Fonts
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.type.lines import Line, lines, missing
from poedesk.proof.document.model import Box

Write = Callable[[Value], str | None]

_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Sizes of letters that are tried, in points."""

_LEADING = 1.22
_PAD = 3.0
_BASE = 0.3
"""From the lower edge of a line to its base line, as a multiple of the size."""


class Setting:
    """What is drawn on one page; places count from its upper left corner, as readers count."""

    def __init__(self, width: float, height: float) -> None:
        """Begin with nothing on a page of this size."""
        self.width = width
        self.height = height
        self.drawn: list[Callable[[Fonts], str]] = []

    def sets(self, room: Box) -> Write:
        """Return what sets a text in ``room``."""

        def write(value: Value) -> str | None:
            text = str(value)
            unknown = missing(text)
            if unknown:
                return f"no font here has its letters {', '.join(unknown[:5])}"
            for size in _SIZES:
                set_ = lines(text, (room.width - 2 * _PAD) * 1000 / size)
                if len(set_) * _LEADING * size <= room.height and all(
                    line.width * size / 1000 <= room.width - 2 * _PAD for line in set_
                ):
                    self.drawn.append(partial(self._draw, set_, size, room))
                    return None
            return f"has {len(text)} characters, more than fit there in letters of {_SIZES[-1]} points"

        return write

    def _draw(self, set_: tuple[Line, ...], size: float, room: Box, fonts: Fonts) -> str:
        step = _LEADING * size
        top = room.top + (room.height - step if len(set_) == 1 else 2 * _PAD) / 2
        parts = [f"{strokes.colour(looks.ANSWERED)} BT"]
        for number, line in enumerate(set_):
            wide = line.width * size / 1000
            left = room.right - _PAD - wide if line.from_right else room.left + _PAD
            base = self.height - (top + (number + 1) * step - _BASE * size)
            parts.append(strokes.words(line, left, base, size, fonts))
        return " ".join([*parts, "ET"])

    def ticks(self, box: Box) -> Write:
        """Return what draws a cross into ``box``."""

        def write(value: Value) -> str | None:
            del value
            inset = min(box.width, box.height) * 0.18
            left, right = strokes.number(box.left + inset), strokes.number(box.right - inset)
            low = strokes.number(self.height - box.bottom + inset)
            high = strokes.number(self.height - box.top - inset)
            cross = f"{left} {low} m {right} {high} l {left} {high} m {right} {low} l S"
            self.drawn.append(lambda _fonts: f"q 1.2 w {cross} Q")
            return None

        return write
