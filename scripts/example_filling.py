"""What is filled in on the papers of the examples: fields, ticks, initials, signatures. Units: points."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.platypus import Flowable

from example_drawing import (
    GREY,
    INK,
    LINE,
    Paper,
    pen_strokes,
    picture_on_line,
    signature_picture,
    tick_box,
    wrapped,
)

_GAP = 14.0
_FACE = 9.0


class Fields(Flowable):  # type: ignore[misc]
    """A row of fillable fields, each below its label.

    An entry has ``label``, ``name`` and ``value``, and ``lines`` when its field is higher than one.
    """

    def __init__(self, row: Sequence[Mapping[str, Any]], width: float, font: str, columns: int) -> None:
        """Take a row of at most ``columns`` entries, to be ``width`` wide."""
        super().__init__()
        self.row, self.font = row, font
        self.width, self.each = width, (width - _GAP * (columns - 1)) / columns
        self.height = 30 + 12 * (max(entry.get("lines", 1) for entry in row) - 1) + 6

    def draw(self) -> None:
        """Draw the labels, and put the fields into the form of the file."""
        tall = self.height - 20
        for at, entry in enumerate(self.row):
            left = at * (self.each + _GAP)
            self.canv.setFillColor(GREY)
            self.canv.setFont(self.font, 8)
            self.canv.drawString(left, self.height - 11, entry["label"])
            lines = entry.get("lines", 1) > 1
            value = "\n".join(wrapped(entry["value"], self.each - 12, _FACE)) if lines else entry["value"]
            self.canv.acroForm.textfield(
                name=entry["name"],
                tooltip=entry["label"],
                x=left,
                y=2,
                width=self.each,
                height=tall,
                value=value,
                fontName="Helvetica",
                fontSize=_FACE,
                borderWidth=0.6,
                borderColor=LINE,
                fillColor=HexColor("#f7f9fb"),
                fieldFlags="multiline" if lines else "",
                maxlen=4000,
                relative=True,
            )


class Ticks(Flowable):  # type: ignore[misc]
    """Drawn tick boxes with their labels, in columns; an entry is (ticked, label)."""

    def __init__(self, entries: Sequence[tuple[bool, str]], width: float, font: str, columns: int) -> None:
        """Take the entries, to be set row by row."""
        super().__init__()
        self.entries, self.font, self.columns = entries, font, columns
        self.width, self.height = width, 15.0 * -(-len(entries) // columns)

    def draw(self) -> None:
        """Draw boxes and labels."""
        for at, (ticked, label) in enumerate(self.entries):
            left = (at % self.columns) * self.width / self.columns
            down = self.height - 12 - 15.0 * (at // self.columns)
            tick_box(_bare(self.canv), left + 2, down, ticked=ticked)
            self.canv.setFillColor(INK)
            self.canv.setFont(self.font, 9)
            self.canv.drawString(left + 17, down + 1, label)


class Initials(Flowable):  # type: ignore[misc]
    """A label and the line for initials after it."""

    def __init__(self, label: str, value: str, width: float, font: str) -> None:
        """Take the printed label and what was written on the line."""
        super().__init__()
        self.label, self.value, self.font = label, value, font
        self.width, self.height = width, 22.0

    def draw(self) -> None:
        """Draw the label, the line, and what stands on it."""
        self.canv.setFillColor(INK)
        self.canv.setFont(self.font, 9)
        self.canv.drawString(0, 7, self.label)
        left = self.canv.stringWidth(self.label, self.font, 9) + 8
        self.canv.setStrokeColor(INK)
        self.canv.line(left, 4, left + 76, 4)
        self.canv.setFont("Times-Italic", 13)
        self.canv.drawString(left + 12, 7, self.value)


class Signing(Flowable):  # type: ignore[misc]
    """Who signs, side by side.

    A side has ``head``, ``caption`` (printed below the line, or before it when it ends with a colon),
    ``sign`` ("pen", "picture", words that were typed, or nothing), and ``rows`` of (label, value);
    ``loops`` and ``lean`` tell the hand.
    """

    def __init__(self, sides: Sequence[Mapping[str, Any]], width: float, font: str, bold: str) -> None:
        """Take the sides, to be ``width`` wide together."""
        super().__init__()
        self.sides, self.font, self.bold = sides, font, bold
        self.width, self.each = width, (width - 26 * (len(sides) - 1)) / len(sides)
        self.height = 84.0 + 17 * max(len(side["rows"]) for side in sides)

    def draw(self) -> None:
        """Draw each side."""
        for at, side in enumerate(self.sides):
            self._side(side, at * (self.each + 26))

    def _side(self, side: Mapping[str, Any], left: float) -> None:
        canvas, y = self.canv, self.height - 16
        canvas.setFillColor(INK)
        canvas.setFont(self.bold, 9.5)
        canvas.drawString(left, y, side["head"])
        y -= 44
        before = (
            canvas.stringWidth(side["caption"], self.font, 8.5) + 6 if side["caption"].endswith(":") else 0
        )
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(0.8)
        canvas.line(left + before, y, left + self.each, y)
        self._sign(side, left + before, y)
        canvas.setFillColor(GREY)
        canvas.setFont(self.font, 8.5)
        canvas.drawString(left, y + 2 if before else y - 10, side["caption"])
        y -= 20 if before else 28
        for label, value in side["rows"]:
            canvas.setFillColor(GREY)
            canvas.setFont(self.font, 8.5)
            canvas.drawString(left, y, label)
            canvas.setFillColor(INK)
            canvas.setFont(self.font, 9.5)
            canvas.drawString(left + 62, y, value)
            y -= 17

    def _sign(self, side: Mapping[str, Any], left: float, y: float) -> None:
        sign = side.get("sign") or ""
        loops, lean = side.get("loops", 6.0), side.get("lean", 0.9)
        if sign == "pen":
            pen_strokes(_bare(self.canv), left, y, loops=loops, lean=lean)
        elif sign == "picture":
            picture_on_line(_bare(self.canv), signature_picture(loops, lean), left, y)
        elif sign:
            self.canv.setFillColor(INK)
            self.canv.setFont("Times-Italic", 12)
            self.canv.drawString(left + 6, y + 4, sign)


def _bare(canvas: Any) -> Paper:
    return Paper(canvas, INK, "")
