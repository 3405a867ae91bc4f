"""Makes small PDFs in code, so that a test shows what is drawn and where. Heights count from the top."""

import io
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pikepdf
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from poedesk.proof.document.model import Document, Field, Mark
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.pdf import read

WIDTH, HEIGHT = 612.0, 792.0

Draw = Callable[["Sheet"], None]


class Sheet:
    """A canvas whose heights count from the top of the page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def text(self, x: float, y: float, words: str, *, size: float = 10, font: str = "Helvetica") -> None:
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - y, words)

    def bold(self, x: float, y: float, words: str, *, size: float = 10) -> None:
        self.text(x, y, words, size=size, font="Helvetica-Bold")

    def box(self, x: float, y: float, side: float = 9, *, fill: bool = False) -> None:
        """Draw a square whose lower edge stands on the line of text at ``y``."""
        self.canvas.rect(x, HEIGHT - y, side, side, fill=int(fill))

    def cross(self, x: float, y: float, side: float = 9) -> None:
        foot = HEIGHT - y
        self.canvas.line(x + 1, foot + 1, x + side - 1, foot + side - 1)
        self.canvas.line(x + 1, foot + side - 1, x + side - 1, foot + 1)

    def tick(self, x: float, y: float, side: float = 9) -> None:
        path = self.canvas.beginPath()
        path.moveTo(x + 1, HEIGHT - y + side / 2)
        path.lineTo(x + side / 3, HEIGHT - y + 1)
        path.lineTo(x + side - 1, HEIGHT - y + side - 1)
        self.canvas.drawPath(path)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.canvas.line(x0, HEIGHT - y0, x1, HEIGHT - y1)

    def pen(self, x: float, y: float, width: float = 120) -> None:
        """Draw what looks like a signature that stands on the line at ``y``."""
        path = self.canvas.beginPath()
        foot = HEIGHT - y
        path.moveTo(x, foot + 4)
        step = width / 4
        for number in range(4):
            left = x + number * step
            path.curveTo(left + step / 3, foot + 30, left + step / 2, foot - 6, left + step, foot + 10)
        self.canvas.drawPath(path)

    def picture(self, x: float, y: float, width: float, height: float, *, shade: int = 90) -> None:
        image = ImageReader(Image.new("L", (20, 10), shade))
        self.canvas.drawImage(image, x, HEIGHT - y - height, width, height)


def pdf(*pages: Draw) -> bytes:
    """Return a PDF with one page for each function."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(WIDTH, HEIGHT), invariant=1)
    for draw in pages:
        draw(Sheet(canvas))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """Return the PDF with its pages turned clockwise."""

    def turn(source: pikepdf.Pdf) -> None:
        for page in source.pages:
            page.obj.Rotate = degrees

    return changed(data, turn)


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return the PDF after ``change`` was made to it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as source, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what pikepdf warns of is what some tests are about
        change(source)
        source.save(out, deterministic_id=True)
    return out.getvalue()


def form(data: bytes, fields: Sequence[Mapping[str, Any]], **root: Any) -> bytes:
    """Return the PDF with form fields on page 1: entries of the field, ``/Rect`` from the top."""

    def add(source: pikepdf.Pdf) -> None:
        made = [source.make_indirect(field_object(source, entries)) for entries in fields]
        page = source.pages[0].obj
        kids = [kid for item in made for kid in item.get("/Kids", [])]
        page.Annots = source.make_indirect(
            pikepdf.Array(
                [*(item for item in made if "/Rect" in item), *(kid for kid in kids if "/Rect" in kid)]
            )
        )
        source.Root.AcroForm = source.make_indirect(
            pikepdf.Dictionary({"/Fields": pikepdf.Array(made), **root})
        )

    return changed(data, add)


def field_object(source: pikepdf.Pdf, entries: Mapping[str, Any]) -> pikepdf.Dictionary:
    """Return a field, its ``kids`` included, with lists as arrays and "/Name" strings as names."""
    item = pikepdf.Dictionary(Subtype=pikepdf.Name.Widget, Type=pikepdf.Name.Annot, F=4)
    for key, value in entries.items():
        if key == "kids":
            kids = [source.make_indirect(field_object(source, kid)) for kid in value]
            item.Kids = pikepdf.Array(kids)
        elif key == "rect":
            x, y, width, height = value
            item.Rect = pikepdf.Array([x, HEIGHT - y - height, x + width, HEIGHT - y])
        else:
            item[f"/{key}"] = _native(value)
    if "kids" in entries:
        item = source.make_indirect(item)
        for kid in item.Kids:
            kid.Parent = item
    return item


def _native(value: Any) -> Any:
    if isinstance(value, str) and value.startswith("/"):
        return pikepdf.Name(value)
    if isinstance(value, list):
        return pikepdf.Array([_native(part) for part in value])
    if isinstance(value, dict):
        return pikepdf.Dictionary({f"/{key}": _native(part) for key, part in value.items()})
    return value


def annotated(data: bytes, *notes: Mapping[str, Any]) -> bytes:
    """Return the PDF with annotations on page 1."""

    def add(source: pikepdf.Pdf) -> None:
        held = []
        for entries in notes:
            item = pikepdf.Dictionary(Type=pikepdf.Name.Annot, F=4)
            x, y, width, height = entries["rect"]
            item.Rect = pikepdf.Array([x, HEIGHT - y - height, x + width, HEIGHT - y])
            for key, value in entries.items():
                if key != "rect":
                    item[f"/{key}"] = _native(value)
            held.append(source.make_indirect(item))
        source.pages[0].obj.Annots = pikepdf.Array(held)

    return changed(data, add)


def seen(data: bytes, limits: Limits = DEFAULT) -> Document:
    """Return what the reader makes of ``data``."""
    return read(data, "made.pdf", limits)


def marks(document: Document, page: int = 1) -> dict[str | None, Mark]:
    """Return the marks of a page by label."""
    return {mark.label: mark for mark in document.page(page).marks}


def fields(document: Document) -> dict[str, Field]:
    """Return the fields of a document by name."""
    return {field.name: field for page in document.pages for field in page.fields}
