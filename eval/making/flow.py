"""PDFs by reportlab: flowing text, tables, form fields, drawn pen strokes. Units: points."""

import io
import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors, pagesizes
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, HRFlowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from eval.making.markup import Piece, is_special, lines, parse
from eval.making.strokes import picture, strokes

_SIZES = {"A4": pagesizes.A4, "Letter": pagesizes.letter, "Legal": pagesizes.legal, "A5": pagesizes.A5}
_FOLDERS = Path("/usr/share/fonts/truetype")
_FILES = {
    "Liberation Sans": ("liberation/LiberationSans-Regular", "liberation/LiberationSans-Bold"),
    "Liberation Serif": ("liberation/LiberationSerif-Regular", "liberation/LiberationSerif-Bold"),
    "Liberation Mono": ("liberation/LiberationMono-Regular", "liberation/LiberationMono-Bold"),
    "DejaVu Sans": ("dejavu/DejaVuSans", "dejavu/DejaVuSans-Bold"),
    "DejaVu Serif": ("dejavu/DejaVuSerif", "dejavu/DejaVuSerif-Bold"),
    "Carlito": ("crosextra/Carlito-Regular", "crosextra/Carlito-Bold"),
    "Caladea": ("crosextra/Caladea-Regular", "crosextra/Caladea-Bold"),
    "Lato": ("lato/Lato-Regular", "lato/Lato-Bold"),
}
_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}


@cache
def _register(font: str) -> tuple[str, str]:
    if font in _BOLD:
        return font, _BOLD[font]
    plain, bold = _FILES[font]
    pdfmetrics.registerFont(TTFont(font, str(_FOLDERS / f"{plain}.ttf")))
    pdfmetrics.registerFont(TTFont(f"{font} Bold", str(_FOLDERS / f"{bold}.ttf")))
    pdfmetrics.registerFontFamily(
        font, normal=font, bold=f"{font} Bold", italic=font, boldItalic=f"{font} Bold"
    )
    return font, f"{font} Bold"


class Line(Flowable):  # type: ignore[misc]
    """One line of text with signatures and form fields among the words."""

    def __init__(self, parts: list[Piece], font: tuple[str, str], size: float) -> None:
        """Take the pieces of the line, its font (plain, bold) and size."""
        super().__init__()
        self.parts, self.font, self.size = parts, font, size
        tall = any(part.kind in {"ink", "picture"} for part in parts)
        high = max((float(part.told.get("height", 15)) for part in parts if part.kind == "input"), default=0)
        self.height = max(36.0 if tall else 0, size * 1.5, high + 3)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Return the room that the line takes."""
        self.width = width
        return width, self.height

    def draw(self) -> None:
        """Draw the pieces from left to right."""
        canvas, x, base = self.canv, 0.0, 5.0
        for part in self.parts:
            if part.kind == "text":
                canvas.setFont(self.font[part.bold], self.size)
                canvas.drawString(x, base, part.text)
                x += canvas.stringWidth(part.text, self.font[part.bold], self.size)
            elif part.kind == "ink":
                x += self._ink(x, part.told)
            elif part.kind == "picture":
                data = ImageReader(io.BytesIO(picture(part.told["seed"])))
                canvas.drawImage(data, x, 0, 118, 34)
                x += 120
            else:
                x += self._field(x, part.told)

    def _ink(self, x: float, told: dict[str, str]) -> float:
        canvas, wide = self.canv, float(told.get("width", 120))
        canvas.saveState()
        canvas.setStrokeColor(colors.HexColor("#1a2f7a"))
        canvas.setLineWidth(1.2)
        for stroke in strokes(told["seed"]):
            path = canvas.beginPath()
            path.moveTo(x + stroke[0][0] * wide, (1 - stroke[0][1]) * 34)
            for across, down in stroke[1:]:
                path.lineTo(x + across * wide, (1 - down) * 34)
            canvas.drawPath(path)
        canvas.restoreState()
        return wide + 2

    def _field(self, x: float, told: dict[str, str]) -> float:
        form = self.canv.acroForm
        common = {
            "x": x,
            "y": 1,
            "relative": True,
            "name": told["name"],
            "tooltip": told.get("label", told["name"]),
        }
        if told.get("type") == "checkbox":
            form.checkbox(**common, size=12, checked="checked" in told, buttonStyle="check", borderWidth=1)
            return 15
        wide = min(float(told.get("width", 220)), self.width - x)
        high = float(told.get("height", 15))
        tall, value = high > 2 * self.size, told.get("value", "")
        if tall:
            value = "\n".join(simpleSplit(value, "Helvetica", 9, wide - 8))
        shape = {"width": wide, "height": high, "fontSize": 9, "borderWidth": 0.5}
        form.textfield(**common, **shape, value=value, fieldFlags="multiline" if tall else "")
        return wide + 4


class Flow:
    """One document while it is made."""

    def __init__(self, source: str) -> None:
        """Take the source in the markup of ``markup.py``."""
        self.root = parse(source)
        self.size = float(self.root.get("pt", "10"))
        self.font = _register(self.root.get("font", "Helvetica"))
        _register("DejaVu Sans")

    def bytes(self) -> bytes:
        """Return the PDF."""
        stream = io.BytesIO()
        margin = float(self.root.get("margin", "56"))
        size = _SIZES[self.root.get("size", "A4")]
        if self.root.get("turned"):
            size = pagesizes.landscape(size)
        sides = {f"{side}Margin": margin for side in ("left", "right", "top", "bottom")}
        made = SimpleDocTemplate(
            stream, pagesize=size, **sides, title=self.root.get("title", ""), invariant=1
        )
        story = [each for child in self.root for each in self.block(child, made.width)]
        made.build(story, onFirstPage=self._edges, onLaterPages=self._edges)
        return stream.getvalue()

    def _edges(self, canvas: Any, made: Any) -> None:
        canvas.setFont(self.font[0], 7.5)
        for place, y in (("header", made.pagesize[1] - 28), ("footer", 26)):
            found = self.root.find(place)
            if found is not None:
                canvas.drawString(made.leftMargin, y, " ".join(found.itertext()).strip())

    def _style(self, tag: str, align: str | None = None) -> ParagraphStyle:
        grow = {"h1": 1.75, "h2": 1.3, "h3": 1.1}.get(tag, 1)
        size = self.size * grow
        font = self.font[1] if grow > 1 or tag == "th" else self.font[0]
        where = {"center": 1, "right": 2}.get(align or "", 0)
        after = 0 if tag in {"td", "th"} else size * 0.55
        return ParagraphStyle(
            tag, fontName=font, fontSize=size, leading=size * 1.3, spaceAfter=after, alignment=where
        )

    def block(self, element: Any, width: float) -> list[Flowable]:
        """Return one block as flowables."""
        tag = element.tag
        if tag in {"header", "footer", "seal"}:
            return []
        if tag == "table":
            return [self._table(element, width), Spacer(1, self.size)]
        if tag in {"ul", "ol"}:
            signs = (
                ["\u2022"] * len(element) if tag == "ul" else [f"{n}." for n in range(1, len(element) + 1)]
            )
            return [
                flowable
                for sign, item in zip(signs, element, strict=True)
                for flowable in self._text(item, "li", f"{sign} ")
            ]
        if tag == "hr":
            return [HRFlowable(width="100%", thickness=0.7, color=colors.grey, spaceAfter=6, spaceBefore=4)]
        if tag == "pagebreak":
            return [PageBreak()]
        if tag == "space":
            return [Spacer(1, float(element.get("height", 20)))]
        return self._text(element, tag)

    def _text(self, element: Any, tag: str, sign: str = "") -> list[Flowable]:
        if is_special(element):
            return [Line(parts, self.font, self.size) for parts in lines(element)]
        told = "<br/>".join("".join(_inline(piece) for piece in parts) for parts in lines(element))
        style = self._style(tag, element.get("align"))
        if sign:
            style.leftIndent, style.bulletIndent = 16, 4
            return [Paragraph(told, style, bulletText=sign)]
        return [Paragraph(told, style)]

    def _table(self, element: Any, width: float) -> Table:
        rows = list(element)
        count = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
        shares = [float(share) for share in element.get("widths", ",".join(["1"] * count)).split(",")]
        widths = [width * share / sum(shares) for share in shares]
        told: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if element.get("border", "1") != "0":
            told.append(("GRID", (0, 0), (-1, -1), 0.6, colors.HexColor("#808080")))
        data = []
        for y, row in enumerate(rows):
            cells: list[Any] = []
            for cell in row:
                span, x = int(cell.get("colspan", 1)), len(cells)
                cells += [self._text(cell, cell.tag)] + [""] * (span - 1)
                told.append(("SPAN", (x, y), (x + span - 1, y)))
                if cell.tag == "th":
                    told.append(("BACKGROUND", (x, y), (x + span - 1, y), colors.HexColor("#e9edf2")))
            data.append(cells + [""] * (count - len(cells)))
        return Table(data, colWidths=widths, style=told)


def _inline(piece: Piece) -> str:
    told = re.sub("([\u2610-\u2612])", r'<font name="DejaVu Sans">\1</font>', escape(piece.text))
    for on, tag in ((piece.bold, "b"), (piece.italic, "i"), (piece.underlined, "u")):
        told = f"<{tag}>{told}</{tag}>" if on else told
    return told
