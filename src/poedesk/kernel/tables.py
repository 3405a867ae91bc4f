"""Tables that people bring: CSV in UTF-8, whatever stands between the cells."""

import csv
import io

from poedesk.kernel.errors import UsageError

LONGEST_CELL = 10_000_000
"""Characters that a cell may have before the table is none."""


def csv_table(data: bytes, name: str) -> list[list[str]]:
    """Return the cells of a CSV file; commas, semicolons and tabs are told apart by the header.

    Raises:
        UsageError: it is not UTF-8, or no CSV.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{name} is not UTF-8 (byte {error.start}); save it as CSV UTF-8"
        raise UsageError(message) from error
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    before = csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        message = f"{name} is no CSV: line {reader.line_num}: {error}"
        raise UsageError(message) from error
    finally:
        csv.field_size_limit(before)
