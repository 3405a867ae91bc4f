"""XLS and XLSB through calamine; what XLS hides is told by the records of rows and columns themselves.

calamine gives values without their number formats, so amounts stand there as plain numbers and dates as
2026-04-03. Source of the records: [MS-XLS] 2.4.
"""

import datetime as dt
import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import python_calamine as calamine

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.msg.compound import CUTOFF, compound_file
from poedesk.proof.reading.readers.ole import DAMAGE, damage_of, open_compound
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.sheets.excel import Book, over
from poedesk.proof.reading.readers.sheets.formats import general, iso
from poedesk.proof.reading.readers.sheets.grid import Budget, Cell, Sheet

_BOUND_SHEET, _ROW, _COLUMNS, _FILE_PASS, _END = 0x85, 0x208, 0x7D, 0x2F, 0x0A
_ROW_HIDDEN, _COLUMNS_HIDDEN = 0x20, 0x1
_PASSWORD = "it is encrypted with a password; give a copy without password protection"  # noqa: S105 - a message


def read_binary(data: bytes, limits: Limits, *, records: bool) -> Book:
    """Return the sheets of a workbook; ``records`` tells XLS, whose hidden rows can be told, from XLSB.

    Raises:
        Refused: it is damaged or protected with a password.
    """
    name, stream, damage = _stream(data) if records else ("", b"", None)
    if records and not stream:
        message = "its compound file is damaged and holds no workbook; save it anew as XLSX and give that"
        raise Refused(message)
    if stream and any(kind == _FILE_PASS for kind, _, _ in _records(stream, 0)):
        raise Refused(_PASSWORD)
    bare = _made_sound(name, stream) if records else data
    try:
        with _panics_named(), calamine.CalamineWorkbook.from_filelike(io.BytesIO(bare)) as workbook:
            book = _book(workbook, limits)
    except calamine.PasswordError as error:
        raise Refused(_PASSWORD) from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:100]
        message = f"it is a damaged workbook ({reason}); save it anew as XLSX and give that"
        raise Refused(message) from error
    if records:
        _hide(book.sheets, stream)
        if damage:
            book.unread.append(f"its compound file is damaged ({damage}); save it anew as XLSX and give that")
    else:
        book.notes.append("which of its rows and columns are hidden cannot be told in this format (XLSB)")
    return book


@contextmanager
def _panics_named() -> Iterator[None]:
    """Turn what calamine raises when it meets what it thought impossible, which is no Exception, into one."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        message = "it holds what no workbook holds"
        raise ValueError(message) from error


def _book(workbook: Any, limits: Limits) -> Book:
    book, budget = Book(), Budget.of(limits)
    listed = workbook.sheets_metadata
    for item in listed[: limits.pages]:
        sheet = Sheet(item.name, shown=item.visible == calamine.SheetVisibleEnum.Visible)
        book.sheets.append(sheet)
        if item.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        try:
            found = workbook.get_sheet_by_name(item.name)
        except (calamine.CalamineError, OSError, ValueError) as error:
            book.unread.append(f"its sheet {item.name[:60]!r} is damaged ({str(error)[:80]})")
            continue
        _fill(sheet, found, budget)
    if len(listed) > limits.pages:
        book.unread.append(
            f"only the first {limits.pages} of its {len(listed)} sheets were read (POEDESK_PAGES)"
        )
    if budget.over:
        book.unread.append(over(budget.over, limits))
    return book


def _fill(sheet: Sheet, found: Any, budget: Budget) -> None:
    if found.start is None:
        return
    top, left = found.start
    for row, values in enumerate(found.to_python(skip_empty_area=True, nrows=budget.cells + 1), top):
        if not budget.row():
            return
        for column, value in enumerate(values, left):
            text = _shown(value)
            if not text.strip():
                continue
            if not budget.cell(text):
                return
            sheet.cells.append(Cell(row, column, text))
    for (first_row, first_column), (last_row, last_column) in found.merged_cell_ranges or ():
        sheet.merged.append((first_row, first_column, last_row, last_column))


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return general(value)
    if isinstance(value, dt.datetime):
        return iso(value.replace(tzinfo=None))
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value)


def _stream(data: bytes) -> tuple[str, bytes, str | None]:
    """Return name and bytes of the workbook's stream, empty when it cannot be had, and what is damaged."""
    try:
        with open_compound(data) as file:
            name = next((name for name in ("Workbook", "Book") if file.exists(name)), None)
            stream = bytes(file.openstream(name).read()) if name else b""
            return name or "", stream, damage_of(file)
    except DAMAGE:
        return "", b"", None


def _made_sound(name: str, stream: bytes) -> bytes:
    """Return a compound file that holds the workbook's stream: calamine loses itself in a damaged one.

    Of a file with large sectors it finds no stream of some length among the small ones, and takes one that
    holds no small stream at all for empty: so the workbook's is made large, and a small one stands beside it.
    What comes after the end of a sheet is not read.
    """
    return compound_file({name: stream.ljust(CUTOFF, b"\0"), "Beside": b"\0"})


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, int]]:
    """Yield kind, place and length of the records from ``at`` to the end of their part of the stream."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, at + 4, min(length, len(stream) - at - 4)
        if kind == _END:
            return
        at += 4 + length


def _hide(sheets: list[Sheet], stream: bytes) -> None:
    starts = [
        int.from_bytes(stream[at : at + 4], "little")
        for kind, at, length in _records(stream, 0)
        if kind == _BOUND_SHEET and length >= 4  # noqa: PLR2004 - the place comes first
    ]
    for sheet, start in zip(sheets, starts, strict=False):
        for kind, at, length in _records(stream, start):
            if kind == _ROW and length >= 16:  # noqa: PLR2004 - its flags stand at 12
                (number,) = struct.unpack_from("<H", stream, at)
                if stream[at + 12] & _ROW_HIDDEN:
                    sheet.hidden_rows.add(number)
            elif kind == _COLUMNS and length >= 10:  # noqa: PLR2004 - its flags stand at 8
                first, last, width = struct.unpack_from("<3H", stream, at)
                if stream[at + 8] & _COLUMNS_HIDDEN or width == 0:
                    sheet.hidden_columns.update(range(first, min(last, 255) + 1))
