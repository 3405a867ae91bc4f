"""Papers of the examples that are no form of ours: blocks told in YAML, set as PDF in several styles.

A block is a mapping with one key, the kind, and its content; ``_MAKERS`` names the kinds. Units: points.
"""

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    HRFlowable,
    KeepTogether,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from example_filling import Fields, Initials, Signing, Ticks

_BOLD = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold", "Courier": "Courier-Bold"}
_FRAMES = {"grid": "GRID", "rules": "LINEBELOW"}


@dataclass(frozen=True)
class Look:
    """How a paper looks."""

    font: str
    size: float
    accent: Color
    margin: float
    width: float
    """Width between the margins."""

    def style(self, scale: float = 1, **more: Any) -> ParagraphStyle:
        """Return a paragraph style of this font, ``scale`` times its size."""
        size = self.size * scale
        told = {
            "fontName": self.font,
            "fontSize": size,
            "leading": size * 1.32,
            "spaceAfter": size * 0.5,
            **more,
        }
        return ParagraphStyle("told", **told)

    @property
    def bold(self) -> str:
        """The bold face of the font."""
        return _BOLD[self.font]


def paper(
    blocks: Sequence[Mapping[str, Any]],
    *,
    title: str,
    author: str,
    footer: str,
    look: Mapping[str, Any] | None = None,
) -> bytes:
    """Return a PDF of these blocks; the same blocks always give the same bytes.

    ``look`` may tell ``page`` (letter or a4), ``font``, ``size``, ``accent`` and ``margin``.
    """
    told = {
        "page": "letter",
        "font": "Helvetica",
        "size": 9.8,
        "accent": "#1f3d5a",
        "margin": 58,
        **(look or {}),
    }
    size = A4 if told["page"] == "a4" else letter
    margin = told["margin"]
    style = Look(told["font"], told["size"], HexColor(told["accent"]), margin, size[0] - 2 * margin - 12)
    stream = io.BytesIO()
    template = SimpleDocTemplate(
        stream,
        pagesize=size,
        leftMargin=margin,
        rightMargin=margin,
        topMargin=margin,
        bottomMargin=margin,
        title=title,
        author=author,
        subject="An invented example; no such companies or people exist",
        invariant=1,
    )
    foot = partial(_foot, words=footer, look=style, width=size[0])
    template.build([part for block in blocks for part in _flow(block, style)], foot, foot)
    return stream.getvalue()


def _foot(canvas: Canvas, document: Any, *, words: str, look: Look, width: float) -> None:
    canvas.saveState()
    canvas.setFont(look.font, 7.5)
    canvas.setFillColor(HexColor("#5c6773"))
    canvas.drawString(look.margin, 30, words)
    canvas.drawRightString(width - look.margin, 30, str(document.page))
    canvas.restoreState()


def _flow(block: Mapping[str, Any], look: Look) -> list[Flowable]:
    ((kind, content),) = block.items()
    return _MAKERS[kind](content, look)


def _letterhead(content: Sequence[str], look: Look) -> list[Flowable]:
    name, *lines = content
    parts: list[Flowable] = [
        Paragraph(escape(name), look.style(1.5, fontName=look.bold, textColor=look.accent))
    ]
    parts += [Paragraph(escape(line), look.style(0.8, spaceAfter=0)) for line in lines]
    return [*parts, HRFlowable(width="100%", color=look.accent, thickness=1.2, spaceBefore=5, spaceAfter=12)]


def _title(content: str, look: Look) -> list[Flowable]:
    return [Paragraph(_rich(content), look.style(1.75, fontName=look.bold, textColor=look.accent))]


def _centred(content: str, look: Look) -> list[Flowable]:
    return [
        Paragraph(_rich(content), look.style(1.4, fontName=look.bold, alignment=TA_CENTER, spaceAfter=10))
    ]


def _heading(content: str, look: Look) -> list[Flowable]:
    told = {"fontName": look.bold, "textColor": look.accent, "spaceBefore": 9, "keepWithNext": 1}
    return [Paragraph(_rich(content), look.style(1.15, **told))]


def _text(content: str, look: Look) -> list[Flowable]:
    return [Paragraph(_rich(part), look.style()) for part in content.strip().split("\n")]


def _small(content: str, look: Look) -> list[Flowable]:
    return [Paragraph(_rich(content), look.style(0.85))]


def _bullets(content: Sequence[str], look: Look) -> list[Flowable]:
    style = look.style(leftIndent=14, bulletIndent=3, spaceAfter=3)
    return [Paragraph(_rich(item), style, bulletText="\u2022") for item in content]


def _table(content: Mapping[str, Any], look: Look) -> list[Flowable]:
    plain = look.style(0.93, spaceAfter=0)
    bold = look.style(0.93, spaceAfter=0, fontName=look.bold)
    head, side = content.get("head", True), content.get("side", False)
    rows = [
        [
            Paragraph(_rich(cell), bold if (head and not down) or (side and not along) else plain)
            for along, cell in enumerate(row)
        ]
        for down, row in enumerate(content["rows"])
    ]
    told: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    if frame := _FRAMES.get(content.get("frame", "grid")):
        told.append((frame, (0, 0), (-1, -1), 0.5, HexColor("#9aa5b1")))
    if head:
        told.append(("BACKGROUND", (0, 0), (-1, 0), HexColor("#e9eef3")))
    total = sum(content["widths"])
    widths = [look.width * part / total for part in content["widths"]]
    return [Table(rows, colWidths=widths, style=TableStyle(told), repeatRows=int(head)), Spacer(1, 9)]


def _fields(content: Mapping[str, Any], look: Look) -> list[Flowable]:
    return [
        Fields(entry, look.width, look.font, content.get("columns", 1)) for entry in _rows_of_fields(content)
    ]


def _rows_of_fields(content: Mapping[str, Any]) -> list[list[Mapping[str, Any]]]:
    columns, entries = content.get("columns", 1), content["entries"]
    return [entries[at : at + columns] for at in range(0, len(entries), columns)]


def _ticks(content: Mapping[str, Any], look: Look) -> list[Flowable]:
    return [Ticks(content["entries"], look.width, look.font, content.get("columns", 1)), Spacer(1, 6)]


def _initials(content: Mapping[str, str], look: Look) -> list[Flowable]:
    return [Initials(content["label"], content.get("value", ""), look.width, look.bold), Spacer(1, 6)]


def _signing(content: Sequence[Mapping[str, Any]], look: Look) -> list[Flowable]:
    return [Signing(content, look.width, look.font, look.bold)]


def _together(content: Sequence[Mapping[str, Any]], look: Look) -> list[Flowable]:
    return [KeepTogether([part for block in content for part in _flow(block, look)])]


def _page(_content: None, _look: Look) -> list[Flowable]:
    return [PageBreak()]


def _rich(words: str) -> str:
    pieces = escape(words).split("**")
    return "".join(f"<b>{piece}</b>" if at % 2 else piece for at, piece in enumerate(pieces))


_MAKERS: dict[str, Callable[[Any, Look], list[Flowable]]] = {
    "letterhead": _letterhead,
    "title": _title,
    "centred": _centred,
    "heading": _heading,
    "text": _text,
    "small": _small,
    "bullets": _bullets,
    "table": _table,
    "fields": _fields,
    "ticks": _ticks,
    "initials": _initials,
    "signing": _signing,
    "together": _together,
    "page": _page,
}
