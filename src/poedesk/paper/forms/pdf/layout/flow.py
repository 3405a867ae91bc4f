"""Pages that fill from the top: room is asked for, and a page begun when there is none."""

from collections.abc import Sequence

from poedesk.paper.forms.pdf.file import strokes
from poedesk.paper.forms.pdf.file.fonts import Fonts
from poedesk.paper.forms.pdf.file.sheets import Sheet, Stand
from poedesk.paper.forms.pdf.file.strokes import Colour
from poedesk.paper.forms.pdf.file.tags import Element
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.type.lines import Line, lines, missing, one_line


class Flow:
    """The pages of a form and where the next item goes."""

    def __init__(self, paper: tuple[float, float], *, flat: bool) -> None:
        """Begin with an empty page; ``flat`` draws answers as content, without fields."""
        self.paper = paper
        self.flat = flat
        self.fonts = Fonts()
        self.root = Element("Document")
        self.sheets: list[Sheet] = []
        self.missing: dict[str, None] = {}
        """Characters that no font here has, in order."""

        self.left = looks.MARGIN
        self.width = paper[0] - 2 * looks.MARGIN
        self.top = 0.0
        """Upper edge of the room that is left, from the lower edge of the page."""

        self.next_page()

    @property
    def sheet(self) -> Sheet:
        """Return the page at hand."""
        return self.sheets[-1]

    @property
    def room(self) -> float:
        """Return the height that is left on this page."""
        return self.top - looks.MARGIN

    @property
    def tallest(self) -> float:
        """Return the height of a whole page."""
        return self.paper[1] - 2 * looks.MARGIN

    def next_page(self) -> None:
        """Begin a page."""
        self.sheets.append(Sheet(len(self.sheets)))
        self.top = self.paper[1] - looks.MARGIN

    def need(self, height: float) -> None:
        """Begin a page unless ``height`` is left on this one."""
        if height > self.room and self.top < self.paper[1] - looks.MARGIN:
            self.next_page()

    def skip(self, height: float) -> None:
        """Leave a distance; at the head of a page there is none."""
        if self.top < self.paper[1] - looks.MARGIN:
            self.top -= height

    def set(self, text: str, width: float, size: float, *, bold: bool = False) -> tuple[Line, ...]:
        """Return the lines of ``text``; characters without a font are noted."""
        self.note(text, bold=bold)
        return lines(text, width * 1000 / size, bold=bold)

    def note(self, text: str, *, bold: bool = False) -> None:
        """Note the characters of ``text`` for which there is no font."""
        if not text.isascii():
            self.missing.update(dict.fromkeys(missing(text, bold=bold)))

    def draw(
        self,
        said: Sequence[Line],
        size: float,
        area: tuple[float, float, float],
        shade: Colour = looks.INK,
        corner: tuple[float, float] = (0.0, 0.0),
    ) -> str:
        """Return the operators of lines at ``area`` (left, top, width); some begin at its right edge.

        ``corner`` is taken off every place: the lower left corner of what has its own measure.
        """
        left, top, width = area
        parts = [f"{strokes.colour(shade)} BT"]
        base = top - looks.RISE * size - (looks.LEADING - looks.RISE - looks.FALL) * size / 2
        for line in said:
            wide = line.width * size / 1000
            start = left + width - wide if line.from_right else left
            parts.append(strokes.words(line, start - corner[0], base - corner[1], size, self.fonts))
            if line.text:
                stand = (start, base - looks.FALL * size, start + wide, base + looks.RISE * size)
                self.sheet.stands.append(Stand("text", stand, line.text))
            base -= looks.LEADING * size
        parts.append("ET")
        return " ".join(parts)

    def text(
        self,
        element: Element,
        text: str,
        size: float,
        *,
        bold: bool = False,
        shade: Colour = looks.INK,
        keep: float = 0.0,
    ) -> None:
        """Write a paragraph over the whole width; ``keep`` more points must be left below it on its page."""
        said = self.set(text, self.width, size, bold=bold)
        step = looks.LEADING * size
        self.need(min(step * len(said) + keep, self.tallest))
        while said:
            fits = max(1, int((self.room + 0.01) / step))
            part, said = said[:fits], said[fits:]
            drawn = self.draw(part, size, (self.left, self.top, self.width), shade)
            self.sheet.say(element, drawn)
            self.top -= step * len(part)
            if said:
                self.next_page()

    def label(
        self,
        element: Element,
        text: str,
        area: tuple[float, float, float],
        size: float = looks.BODY,
        *,
        bold: bool = False,
        shade: Colour = looks.INK,
    ) -> float:
        """Write a text at (left, top, width) of this page; return its height."""
        said = self.set(text, area[2], size, bold=bold)
        self.sheet.say(element, self.draw(said, size, area, shade))
        return len(said) * looks.LEADING * size

    def border(
        self, left: float, top: float, width: float, height: float, shade: Colour | None = None
    ) -> None:
        """Draw the border of a field or a cell, filled with ``shade``."""
        path = strokes.rectangle(left, top - height, width, height)
        fill = f"{strokes.colour(shade)} {path} f " if shade else ""
        self.sheet.paint(f"{fill}{strokes.colour(looks.BORDER)} 0.6 w {path} S")

    def rule(self, top: float, shade: Colour = looks.ACCENT, wide: float = 1.0) -> None:
        """Draw a line over the whole width."""
        start, end = strokes.number(self.left), strokes.number(self.left + self.width)
        y = strokes.number(top)
        self.sheet.paint(f"{strokes.colour(shade)} {strokes.number(wide)} w {start} {y} m {end} {y} l S")

    def feet(self, said: str) -> None:
        """Write the foot of every page: ``said``, and which page of how many it is."""
        for sheet in self.sheets:
            page = one_line(f"Page {sheet.number + 1} of {len(self.sheets)}")
            right = self.left + self.width - page.width * looks.SMALL / 1000
            words = (one_line(said), self.left), (page, right)
            parts = [strokes.words(line, left, looks.FOOT, looks.SMALL, self.fonts) for line, left in words]
            sheet.paint(f"{strokes.colour(looks.QUIET)} BT {' '.join(parts)} ET", "Pagination")
