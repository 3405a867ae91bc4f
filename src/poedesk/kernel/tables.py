"""Tables that people bring: CSV in UTF-8, whatever stands between the cells."""

import csv
import difflib
import io
from collections.abc import Collection, Iterator, Mapping, Sequence

from poedesk.kernel.errors import Problem, UsageError
from poedesk.kernel.records import dataclass

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


@dataclass(frozen=True, slots=True)
class Row:
    """A row below the header that is not empty."""

    number: int
    """Counted from 1 as a spreadsheet shows it; the header is row 1."""

    values: Mapping[str, str]
    """Column -> cell without blanks around it; empty cells are left out."""

    problem: str | None
    """What is wrong with the row as a row."""


class InvalidHeader(UsageError):
    """The first row of the table names no columns that are known."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep every problem."""
        self.problems = tuple(problems)
        super().__init__("; ".join(f"row 1, {problem}" for problem in problems))


def rows_below(table: Sequence[Sequence[str]], columns: Sequence[str], needed: Collection[str]) -> list[Row]:
    """Return the rows below a header of known columns; case, blanks and hyphens of the header do not count.

    Args:
        table: all rows.
        columns: that may be there.
        needed: those that must.

    Raises:
        InvalidHeader: a column is missing, unknown or there twice.
    """
    header = [
        cell.strip().casefold().replace(" ", "_").replace("-", "_") for cell in (table[0] if table else ())
    ]
    while header and not header[-1]:
        header.pop()
    if problems := list(_header_problems(header, columns, needed)):
        raise InvalidHeader(problems)
    rows = []
    for number, cells in enumerate(table[1:], 2):
        values = {column: cell.strip() for column, cell in zip(header, cells, strict=False) if cell.strip()}
        extra = any(cell.strip() for cell in cells[len(header) :])
        if values or extra:
            problem = "it has more cells than the header; put a text with commas in quotes" if extra else None
            rows.append(Row(number, values, problem))
    return rows


def _header_problems(
    header: Sequence[str], columns: Sequence[str], needed: Collection[str]
) -> Iterator[Problem]:
    for column in columns:
        if column in needed and column not in header:
            yield Problem(column, f"the column is missing; columns are {', '.join(columns)}")
    for place, column in enumerate(header):
        if column not in columns:
            near = difflib.get_close_matches(column, columns, 1)
            hint = f"do you mean {near[0]}?" if near else f"columns are {', '.join(columns)}"
            yield Problem(column or "a column without name", f"is not known; {hint}")
        elif column in header[:place]:
            yield Problem(column, f"{column} stands twice")
