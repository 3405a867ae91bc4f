"""Changes to a signed PDF that somebody makes to deceive: covers, other words, other pages, stray bytes."""

from typing import Any

from tests.unit.proof.reading.readers.pdf.changed import Revision, fill, generic, page_of
from tests.unit.proof.reading.readers.pdf.made import HEIGHT, Sheet, pdf

BODY = b"\n5 0 obj\n<</Length 4>>stream\nq Q \nendstream\nendobj\n"
"""An object that no table of the file knows."""

Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upper left corner."""


def numbers(*given: float) -> Any:
    return generic.ArrayObject(map(generic.FloatObject, given))


def look_of(writer: Any, operators: bytes, width: float, height: float) -> Any:
    """Return an appearance that paints ``operators`` on its whole box."""
    stream = generic.StreamObject(stream_data=operators)
    stream[generic.pdf_name("/Subtype")] = generic.pdf_name("/Form")
    stream[generic.pdf_name("/BBox")] = numbers(0, 0, width, height)
    return generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(stream)})


def white(width: float, height: float) -> bytes:
    return f"1 g 0 0 {width} {height} re f".encode()


def stamp(box: Rectangle) -> Revision:
    """Lay an opaque stamp over a place of the first page."""
    left, top, right, bottom = box

    def change(writer: Any) -> None:
        width, height = right - left, bottom - top
        note = generic.DictionaryObject(
            {
                generic.pdf_name("/Subtype"): generic.pdf_name("/Stamp"),
                generic.pdf_name("/Rect"): numbers(left, HEIGHT - bottom, right, HEIGHT - top),
                generic.pdf_name("/AP"): look_of(writer, white(width, height), width, height),
            }
        )
        page = page_of(writer)
        held = page["/Annots"] if "/Annots" in page else ()  # noqa: SIM401 - pyHanko's get does not follow
        page[generic.pdf_name("/Annots")] = generic.ArrayObject([*held, writer.add_object(note)])
        writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))

    return change


def other_words(old: bytes, new: bytes) -> Revision:
    """Write other words into the content of the first page (shadow replace)."""

    def change(writer: Any) -> None:
        page = page_of(writer)
        content = page["/Contents"].get_object()
        assert old in content.data
        content._data = content.data.replace(old, new)
        content._encoded_data = None
        writer.mark_update(page.raw_get("/Contents"))

    return change


def other_pages(writer: Any) -> None:
    """Give the catalogue another tree of pages, which the signed file already held (hide and replace)."""
    hidden = generic.DictionaryObject(dict(page_of(writer)))
    hidden[generic.pdf_name("/Contents")] = writer.add_object(
        generic.StreamObject(stream_data=b"BT /F1 10 Tf 72 600 Td (Nothing was done.) Tj ET")
    )
    tree = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Pages"),
            generic.pdf_name("/Kids"): generic.ArrayObject([writer.add_object(hidden)]),
            generic.pdf_name("/Count"): generic.NumberObject(1),
        }
    )
    writer.root[generic.pdf_name("/Pages")] = writer.add_object(tree)
    writer.update_root()


def shown_as(name: str, operators: bytes, value: str = " ") -> Revision:
    """Fill in a field so that it shows what ``operators`` paint."""

    def change(writer: Any) -> None:
        fill(name, value)(writer)
        for reference in writer.root["/AcroForm"]["/Fields"]:
            item = reference.get_object()
            if item["/T"] == name:
                left, bottom, right, top = map(float, item["/Rect"])
                item[generic.pdf_name("/AP")] = look_of(writer, operators, right - left, top - bottom)
                writer.update_container(item)

    return change


def opaque(_: object, width: float, height: float, turns: int = 0) -> bytes:
    """Return the look of a seal that hides whatever is below it."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.setPageSize((width, height))
        sheet.canvas.setFillColorRGB(1, 1, 1)
        sheet.canvas.rect(0, 0, width, height, stroke=0, fill=1)

    assert turns == 0
    return pdf(draw)
