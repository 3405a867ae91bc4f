"""The sandbox's task ``table``: the first sheet of a workbook as rows of texts, at their own numbers."""

from collections.abc import Mapping
from typing import Any

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.sheets.reader import book_of
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff


def run(data: bytes, name: str, limits: Limits, _: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``{"rows": [[row, column, text], ...]}``: every cell of the first shown sheet, counted from 0.

    Raises:
        Refused: it is no workbook, not read whole, or has content in rows or columns that nobody sees.
    """
    kind = sniff(data, name)
    if kind not in {media.XLSX, media.XLS, media.ODS}:
        message = f"it is {kind}; a table is a CSV file or a workbook"
        raise Refused(message)
    book = book_of(data, kind, limits)
    if book.unread:
        raise Refused("; ".join(book.unread))
    sheet = next((sheet for sheet in book.sheets if sheet.shown and sheet.cells), None)
    if sheet is None:
        message = "it holds no table"
        raise Refused(message)
    if any(cell.row in sheet.hidden_rows or cell.column in sheet.hidden_columns for cell in sheet.cells):
        message = f"sheet {sheet.name!r} has hidden rows or columns with content; show them, or take them out"
        raise Refused(message)
    return {"rows": [[cell.row, cell.column, cell.text] for cell in sheet.cells]}
