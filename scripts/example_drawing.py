"""What the example forms are drawn with: bands, texts, boxes, ticks, pen strokes. Units: points."""

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = letter
MARGIN = 48.0
INNER = WIDTH - 2 * MARGIN

INK = HexColor("#1b2a41")
GREY = HexColor("#5c6773")
LINE = HexColor("#b8c1cc")
SHADE = HexColor("#eef2f6")
PEN = HexColor("#1d3f8f")


@dataclass
class Paper:
    """A document that is being drawn: the canvas, and how far down the page it is."""

    canvas: Canvas
    accent: Color
    footer: str
    top: float = HEIGHT - MARGIN
    page: int = 1


def new_paper(title: str, author: str, accent: str, footer: str) -> tuple[Paper, io.BytesIO]:
    """Return an empty document; the same calls always give the same bytes."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=letter, invariant=1)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject("An invented example; no such companies or people exist")
    return Paper(canvas, HexColor(accent), footer), stream


def close(paper: Paper) -> None:
    """Finish the last page and the document."""
    _foot(paper)
    paper.canvas.save()


def next_page(paper: Paper) -> None:
    """Begin a new page."""
    _foot(paper)
    paper.canvas.showPage()
    paper.page += 1
    paper.top = HEIGHT - MARGIN


def room(paper: Paper, height: float) -> None:
    """Begin a new page unless ``height`` is still free on this one."""
    if paper.top - height < MARGIN + 18:
        next_page(paper)


def _foot(paper: Paper) -> None:
    text(paper, MARGIN, MARGIN - 20, paper.footer, size=7.5, color=GREY)
    paper.canvas.drawRightString(WIDTH - MARGIN, MARGIN - 20, f"Page {paper.page}")


def text(  # noqa: PLR0913 - where, what, how: a sign painter asks no less
    paper: Paper, x: float, y: float, words: str, *, size: float = 9.5, bold: bool = False, color: Color = INK
) -> None:
    """Write one line with its baseline at ``y``."""
    paper.canvas.setFillColor(color)
    paper.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    paper.canvas.drawString(x, y, words)


def title(paper: Paper, words: str, under: str) -> None:
    """Draw the band with the name of the form."""
    canvas = paper.canvas
    canvas.setFillColor(paper.accent)
    canvas.rect(0, HEIGHT - 74, WIDTH, 74, stroke=0, fill=1)
    text(paper, MARGIN, HEIGHT - 42, words, size=19, bold=True, color=HexColor("#ffffff"))
    text(paper, MARGIN, HEIGHT - 59, under, size=9.5, color=HexColor("#ffffff"))
    paper.top = HEIGHT - 94


def heading(paper: Paper, words: str) -> None:
    """Write a section heading with a rule below it."""
    room(paper, 60)
    paper.top -= 22
    text(paper, MARGIN, paper.top, words, size=12.5, bold=True, color=paper.accent)
    paper.canvas.setStrokeColor(paper.accent)
    paper.canvas.setLineWidth(0.8)
    paper.canvas.line(MARGIN, paper.top - 5, WIDTH - MARGIN, paper.top - 5)
    paper.top -= 10


def wrapped(words: str, width: float, size: float = 9.5, *, bold: bool = False) -> list[str]:
    """Return ``words`` broken into lines of ``width``."""
    return [str(line) for line in simpleSplit(words, "Helvetica-Bold" if bold else "Helvetica", size, width)]


def paragraph(
    paper: Paper, words: str, *, size: float = 9.5, bold: bool = False, indent: float = 0, color: Color = INK
) -> None:
    """Write running text over the whole width."""
    lines = wrapped(words, INNER - indent, size, bold=bold)
    room(paper, len(lines) * size * 1.35)
    for line in lines:
        paper.top -= size * 1.35
        text(paper, MARGIN + indent, paper.top, line, size=size, bold=bold, color=color)
    paper.top -= 4


def label_row(
    paper: Paper, label: str, words: str | None, *, label_width: float = 190
) -> tuple[float, float]:
    """Draw a row of the contact table; return left edge and baseline of its value."""
    height = 21.0
    room(paper, height)
    canvas = paper.canvas
    paper.top -= height
    canvas.setStrokeColor(LINE)
    canvas.setLineWidth(0.6)
    canvas.setFillColor(SHADE)
    canvas.rect(MARGIN, paper.top, label_width, height, stroke=1, fill=1)
    canvas.rect(MARGIN + label_width, paper.top, INNER - label_width, height, stroke=1, fill=0)
    text(paper, MARGIN + 6, paper.top + 7, label, bold=True, size=9)
    left = MARGIN + label_width + 6
    if words:
        text(paper, left, paper.top + 7, words)
    return left, paper.top


def answer_box(paper: Paper, prompt: str, words: str, *, size: float = 9.5) -> None:
    """Draw a question and its answer in a frame."""
    asked, answered = wrapped(prompt, INNER - 12, 9, bold=True), wrapped(words, INNER - 12, size)
    height = len(asked) * 12.5 + len(answered) * size * 1.38 + 16
    room(paper, height + 6)
    paper.top -= 6
    canvas = paper.canvas
    canvas.setStrokeColor(LINE)
    canvas.setFillColor(SHADE)
    canvas.rect(MARGIN, paper.top - len(asked) * 12.5 - 5, INNER, len(asked) * 12.5 + 5, stroke=0, fill=1)
    canvas.rect(MARGIN, paper.top - height, INNER, height, stroke=1, fill=0)
    y = paper.top
    for line in asked:
        y -= 12.5
        text(paper, MARGIN + 6, y, line, size=9, bold=True)
    y -= 7
    for line in answered:
        y -= size * 1.38
        text(paper, MARGIN + 6, y, line, size=size)
    paper.top -= height


def tick_box(paper: Paper, x: float, y: float, *, ticked: bool, size: float = 8.5) -> None:
    """Draw a tick box with its lower left corner at (x, y), crossed when ``ticked``."""
    canvas = paper.canvas
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.rect(x, y, size, size, stroke=1, fill=0)
    if ticked:
        canvas.setLineWidth(1.3)
        canvas.line(x + 1.5, y + 1.5, x + size - 1.5, y + size - 1.5)
        canvas.line(x + 1.5, y + size - 1.5, x + size - 1.5, y + 1.5)


def signature_lines(paper: Paper, entries: Sequence[tuple[str, str, float]]) -> list[tuple[float, float]]:
    """Draw lines to sign on, side by side, each with its label below and maybe words on it.

    ``entries`` are (label, words, width); returns the left end of each line.
    """
    room(paper, 62)
    paper.top -= 48
    x, places = MARGIN, []
    for label, words, width in entries:
        paper.canvas.setStrokeColor(INK)
        paper.canvas.setLineWidth(0.8)
        paper.canvas.line(x, paper.top, x + width, paper.top)
        text(paper, x, paper.top - 11, label, size=8.5, color=GREY)
        if words:
            text(paper, x + 4, paper.top + 4, words, size=10.5)
        places.append((x, paper.top))
        x += width + 24
    paper.top -= 16
    return places


def pen_path(width: float, height: float, loops: float, lean: float) -> list[tuple[float, float]]:
    """Return the points of a signature: loops that run out to the right."""
    points = []
    for step in range(161):
        t = step / 160
        swing = 2 * math.pi * loops * t
        tall = (1 - 0.75 * t) * (0.55 + 0.45 * math.cos(2 * math.pi * 1.3 * t + lean))
        y = 0.42 + 0.5 * tall * math.sin(swing)
        x = t + 0.05 * math.cos(swing + lean) * (1 - 0.4 * t)
        points.append((x * width + 0.18 * y * height, y * height))
    return points


def pen_strokes(paper: Paper, x: float, y: float, *, loops: float, lean: float) -> None:
    """Sign with a pen: vector strokes that stand on the line at (x, y)."""
    canvas = paper.canvas
    canvas.setStrokeColor(PEN)
    canvas.setLineWidth(1.2)
    canvas.setLineCap(1)
    path = canvas.beginPath()
    points = pen_path(128, 34, loops, lean)
    path.moveTo(x + 10 + points[0][0], y - 4 + points[0][1])
    for left, up in points[1:]:
        path.lineTo(x + 10 + left, y - 4 + up)
    canvas.drawPath(path, stroke=1, fill=0)


def signature_picture(loops: float, lean: float) -> Image.Image:
    """Return a scanned-looking signature with a transparent ground."""
    picture = Image.new("RGBA", (420, 132), (255, 255, 255, 0))
    points = [(24 + x * 2.8, 122 - y * 2.8) for x, y in pen_path(128, 38, loops, lean)]
    ImageDraw.Draw(picture).line(points, fill=(24, 44, 96, 255), width=5, joint="curve")
    return picture


def picture_on_line(paper: Paper, picture: Image.Image, x: float, y: float) -> None:
    """Put a picture on the line at (x, y), 140 points wide."""
    paper.canvas.drawImage(ImageReader(picture), x + 6, y - 6, width=140, height=44, mask="auto")
