"""Fills a PDF without fields: text is set in the cells, on the lines and in the room that labels leave."""

import io
from collections.abc import Iterator, Sequence

import pikepdf

from poedesk.paper.forms.pdf.file.fonts import Fonts
from poedesk.paper.forms.pdf.file.sheets import Sheet
from poedesk.paper.forms.pdf.file.tags import Element
from poedesk.paper.forms.pdf.file.writer import Told, write
from poedesk.paper.forms.templates.meaning import Meanings
from poedesk.paper.forms.templates.model import Wanted
from poedesk.paper.forms.templates.pdf.rooms import Room, rooms
from poedesk.paper.forms.templates.pdf.setting import Setting
from poedesk.paper.forms.templates.places import Place, Result, write_all
from poedesk.proof.document.model import Document
from poedesk.proof.reading.readers.pdf.opening import open_pdf
from poedesk.proof.reading.readers.registry import Refused


def fill_flat(data: bytes, document: Document, values: Sequence[Wanted]) -> Result:
    """Return the template with ``values`` set on its pages.

    Args:
        data: the template.
        document: what a reader saw in it.
        values: what is to be written.

    Raises:
        Refused: it has no text that a label could be known by, or its objects cannot be read.
    """
    if not any(page.by == "text" and page.text.strip() for page in document.pages):
        message = "it is a picture without text, so its places are not known; give the fillable form"
        raise Refused(message)
    settings: dict[int, Setting] = {}
    found = list(_places(data, document, Meanings(list(values)), settings))
    placed, without = write_all(values, found)
    notes = [
        f"page {page.number} is recognised from a picture or lies turned, so nothing was set on it"
        for page in document.pages
        if page.number not in settings
    ]
    return Result(_overlaid(data, settings) if placed else data, placed, without, notes)


def _places(
    data: bytes, document: Document, meanings: Meanings, settings: dict[int, Setting]
) -> Iterator[Place]:
    opened = open_pdf(data)
    try:
        for page in document.pages:
            sheet = rooms(opened.pages[page.number - 1], page, meanings) if page.by == "text" else None
            if sheet is None:
                continue
            setting = settings[page.number] = Setting(page.width or 0.0, page.height or 0.0)
            for room in sheet:
                yield _place(room, page.number, setting)
    finally:
        opened.close()


def _place(room: Room, number: int, setting: Setting) -> Place:
    write = setting.ticks(room.box) if room.tick else setting.sets(room.box)
    return Place(room.name, f"page {number}, {room.where}", write)


def _overlaid(data: bytes, settings: dict[int, Setting]) -> bytes:
    """Return the file with what was set drawn over its pages."""
    stream = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
            for number, setting in settings.items():
                if setting.drawn:
                    _overlay(pdf, pdf.pages[number - 1], setting)
            pdf.save(stream, deterministic_id=True)
    except pikepdf.PdfError as error:
        message = f"its objects cannot be read ({str(error)[:120]}); save it anew and give it again"
        raise Refused(message) from error
    return stream.getvalue()


def _overlay(pdf: pikepdf.Pdf, page: pikepdf.Page, setting: Setting) -> None:
    fonts, sheet = Fonts(), Sheet(0)
    for draw in setting.drawn:
        sheet.operators.append(draw(fonts))
    size = (setting.width, setting.height)
    made = write([sheet], Element("Document"), fonts, size, Told("", "en", None))
    with pikepdf.open(io.BytesIO(made)) as source:
        shown = source.pages[0].as_form_xobject()
        page.add_overlay(pdf.copy_foreign(shown), pikepdf.Rectangle(page.cropbox))
