"""Changes to a signed PDF, made in code: what somebody adds, hides or replaces after the signature."""

import io
import re
from collections.abc import Callable
from typing import Any

from pyhanko.pdf_utils import generic as untyped
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from .made import Sheet, form, pdf

generic: Any = untyped
"""pyHanko's objects, whose constructors have no types."""

Revision = Callable[[Any], None]
"""Makes a further revision through pyHanko's writer."""


def agreement(sheet: Sheet) -> None:
    sheet.text(72, 100, "Oxbow Mills confirms that the migration was done.")
    sheet.text(72, 300, "Customer signature")


def updated(data: bytes, change: Revision) -> bytes:
    """Return a file with a further revision."""
    writer: Any = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def page_of(writer: Any) -> Any:
    return writer.root["/Pages"]["/Kids"][0].get_object()


def annotate(writer: Any) -> None:
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Rect"): generic.ArrayObject(map(generic.NumberObject, (72, 680, 300, 700))),
            generic.pdf_name("/Contents"): generic.TextStringObject("was not done"),
        }
    )
    notes = page_of(writer)["/Annots"]
    notes.append(writer.add_object(note))
    writer.update_container(notes)


def append_page(writer: Any) -> None:
    pages = writer.root["/Pages"]
    copy = generic.DictionaryObject(dict(page_of(writer)))
    pages["/Kids"].append(writer.add_object(copy))
    pages[generic.pdf_name("/Count")] = generic.NumberObject(2)
    writer.update_container(pages)


def replace_font(writer: Any) -> None:
    fonts = page_of(writer)["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    font[generic.pdf_name("/BaseFont")] = generic.pdf_name("/Courier")
    writer.update_container(font)


def crop(writer: Any) -> None:
    page_of(writer)[generic.pdf_name("/CropBox")] = generic.ArrayObject(
        map(generic.NumberObject, (0, 0, 300, 600))
    )
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))


def embed(writer: Any) -> None:
    held = generic.DictionaryObject({generic.pdf_name("/Names"): generic.ArrayObject()})
    writer.root[generic.pdf_name("/Names")] = generic.DictionaryObject(
        {generic.pdf_name("/EmbeddedFiles"): held}
    )
    writer.update_root()


def fill(name: str, value: str) -> Revision:
    def change(writer: Any) -> None:
        for reference in writer.root["/AcroForm"]["/Fields"]:
            item = reference.get_object()
            if item["/T"] == name:
                item[generic.pdf_name("/V")] = generic.TextStringObject(value)
                writer.update_container(item)

    return change


def filled_form() -> bytes:
    entries = [
        {"FT": "/Tx", "T": "Name", "V": "Oxbow Mills", "rect": (72, 200, 200, 14)},
        {"FT": "/Tx", "T": "Title", "rect": (72, 230, 200, 14)},
    ]
    return form(pdf(agreement), entries)


def with_range(data: bytes, change: Callable[[list[int]], list[int]]) -> bytes:
    """Return a signed file whose ranges of signed bytes are others."""
    match = re.search(rb"/ByteRange\s*\[([\d\s]+)\]", data)
    assert match is not None
    said = " ".join(map(str, change([int(part) for part in match.group(1).split()])))
    made = f"/ByteRange [{said}]".encode()[: len(match.group())].ljust(len(match.group()))
    return data[: match.start()] + made + data[match.end() :]
