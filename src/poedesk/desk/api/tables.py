"""Tables that are sent: their bytes, and what is wrong with which row."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from ninja.files import UploadedFile

from poedesk.desk.api.describing import Schema
from poedesk.desk.api.problems import Code, Problem, Wrong
from poedesk.kernel import errors


class RowProblem(Schema):
    """One thing that is wrong with a row."""

    row: int
    """As a spreadsheet counts it: the header is row 1."""

    field: str
    """Column; empty for the whole row."""

    message: str


Rows = Iterable[tuple[int, Sequence[errors.Problem]]]
"""Row and what is wrong with it."""


def bytes_of(file: UploadedFile) -> bytes:
    """Return the bytes of a table; raises Problem for one that is too large."""
    most = settings.OPTIONS.table_bytes
    if (file.size or 0) > most:
        raise Problem(Code.TOO_LARGE, f"A table has at most {most >> 20} MiB. Send it in parts.")
    data: bytes = file.read()
    return data


def rows_told(problems: Rows) -> list[RowProblem]:
    """Return what is wrong, row by row."""
    return [
        RowProblem(row=row, field=each.field, message=str(each.message))
        for row, found in problems
        for each in found
    ]


def wrong_rows(problems: Rows) -> list[Wrong]:
    """Return what is wrong as the fields of a problem, such as ``rows.3.customer.name``."""
    return [
        Wrong(f"rows.{each.row}.{each.field}".rstrip("."), "wrong", each.message)
        for each in rows_told(problems)
    ]
