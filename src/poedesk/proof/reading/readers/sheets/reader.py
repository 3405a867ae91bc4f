"""A workbook as one page: its sheets below each other under their names, each a grid of what cells show."""

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.text import fold
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.sheets.excel import Book, is_binary, read_excel
from poedesk.proof.reading.readers.sheets.grid import hidden_of, many, page_of_sheets
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

_LITTLE = 40
"""Characters below which a workbook with a picture is taken for a picture of a document."""


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return what the sheets of the workbook ``data`` show.

    Raises:
        Refused: it is damaged, protected with a password, or too large.
    """
    kind = sniff(data, name)
    book = book_of(data, kind, limits)
    page = page_of_sheets(book.sheets)
    unread, notes = list(book.unread), [*book.notes, *hidden_of(book.sheets)]
    pictures = sum(sheet.pictures for sheet in book.sheets if sheet.shown)
    if pictures and len(fold(page.text)) < _LITTLE:
        unread.append("it holds pictures, and text in them is not read in workbooks; give them as PDF")
    elif pictures:
        notes.append(f"not read: {many(pictures, 'picture')} on its sheets")
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=kind,
        read=Read.PARTIAL if unread else Read.COMPLETE,
        pages=(page,),
        signatures=tuple(book.signatures),
        problems=tuple(dict.fromkeys((*unread, *notes))),
    )


def book_of(data: bytes, kind: str, limits: Limits) -> Book:
    """Return the workbook ``data`` of the media type ``kind``; raises Refused as ``read`` does."""
    if kind == media.ODS:
        from poedesk.proof.reading.readers.sheets.opendocument import read_opendocument  # noqa: PLC0415

        return read_opendocument(data, limits)
    if kind == media.XLSX and not is_binary(data, limits):
        return read_excel(data, limits)
    from poedesk.proof.reading.readers.sheets.binary import read_binary  # noqa: PLC0415 - few need calamine

    return read_binary(data, limits, records=kind == media.XLS)
