"""ODS: the tables of a package; a cell shows its own paragraphs, and stores the day behind a date.

Source: OpenDocument 1.3 part 3, 9 and 19.
"""

from collections.abc import Iterator
from typing import Any

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.package import open_package
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.sheets.excel import Book, local, over
from poedesk.proof.reading.readers.sheets.formats import iso
from poedesk.proof.reading.readers.sheets.grid import Budget, Cell, Sheet
from poedesk.proof.reading.readers.sheets.stored import moment_of

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_HIDDEN = frozenset({"collapse", "filter"})
_MOST_REPEATED = 16_384
_LONGEST_RUN = 1_000
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_opendocument(data: bytes, limits: Limits) -> Book:
    """Return the sheets of a package.

    Raises:
        Refused: it is damaged, protected with a password, or holds no tables.
    """
    package = open_package(data, limits)
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(item) == "encryption-data" for item in manifest.iter()):
        message = "it is encrypted with a password; give a copy without password protection"
        raise Refused(message)
    root = package.xml("content.xml")
    if root is None:
        message = (
            f"{next(iter(package.problems), 'its package holds no content')}; save it anew and give it again"
        )
        raise Refused(message)
    return _Reading(root, limits).book(package.problems)


class _Reading:
    def __init__(self, root: Any, limits: Limits) -> None:
        self._root, self._limits = root, limits
        self._budget = Budget.of(limits)
        self._hidden_styles = {
            style.get(f"{_STYLE}name")
            for style in root.iter(f"{_STYLE}style")
            if any(item.get(f"{_TABLE}display") == "false" for item in style)
        }

    def book(self, problems: list[str]) -> Book:
        book = Book(unread=list(problems))
        tables = [
            item for item in self._root.iter(f"{_TABLE}table") if local(item.getparent()) == "spreadsheet"
        ]
        for table in tables[: self._limits.pages]:
            book.sheets.append(self._sheet(table))
        if len(tables) > self._limits.pages:
            book.unread.append(
                f"only the first {self._limits.pages} of its {len(tables)} sheets were read (POEDESK_PAGES)"
            )
        if self._budget.over:
            book.unread.append(over(self._budget.over, self._limits))
        return book

    def _sheet(self, table: Any) -> Sheet:
        shown = table.get(f"{_TABLE}style-name") not in self._hidden_styles
        sheet = Sheet(table.get(f"{_TABLE}name", ""), shown=shown)
        column = 0
        for item in _own(table, f"{_TABLE}table-column"):
            count = _repeated(item, "number-columns-repeated")
            if item.get(f"{_TABLE}visibility") in _HIDDEN:
                sheet.hidden_columns.update(range(column, min(column + count, _MOST_REPEATED)))
            column += count
        row = 0
        for item in _own(table, f"{_TABLE}table-row"):
            count = _repeated(item, "number-rows-repeated")
            cells = self._row(sheet, item, row)
            times = min(count, _LONGEST_RUN) if cells else 1
            for again in range(times):
                if not self._budget.row():
                    return sheet
                if item.get(f"{_TABLE}visibility") in _HIDDEN:
                    sheet.hidden_rows.add(row + again)
                for column, text in cells:
                    if not self._budget.cell(text):
                        return sheet
                    sheet.cells.append(Cell(row + again, column, text))
            row += count
        for item in table.iter(f"{_TABLE}shapes"):
            sheet.boxes += [line for line in _paragraphs(item) if line.strip() and self._budget.cell(line)]
        names = [local(item) for item in table.iter()]
        sheet.pictures, sheet.comments = names.count("image"), names.count("annotation")
        return sheet

    def _row(self, sheet: Sheet, row: Any, number: int) -> list[tuple[int, str]]:
        """Return column and text of the cells of a row that show something."""
        found, column = [], 0
        for item in row:
            if item.tag not in _CELLS:
                continue
            count = _repeated(item, "number-columns-repeated")
            text = _shown(item) if item.tag == _CELLS[0] else ""
            wide = _repeated(item, "number-columns-spanned")
            high = _repeated(item, "number-rows-spanned")
            if wide > 1 or high > 1:
                sheet.merged.append((number, column, number + high - 1, column + wide - 1))
            if text.strip():
                found += [(column + again, text) for again in range(min(count, _LONGEST_RUN))]
            column = min(column + count, _MOST_REPEATED)
        return found


def _shown(cell: Any) -> str:
    stored = cell.get(f"{_OFFICE}date-value")
    text = "\n".join(_paragraphs(cell))
    moment = moment_of(stored) if stored else None
    if moment is not None and text.strip() and not any(sign.isalpha() for sign in text):
        return iso(moment)
    return text


def _paragraphs(item: Any) -> list[str]:
    """Return the paragraphs of a cell or shape, without those of its comments."""
    found = []
    for child in item:
        if local(child) == "annotation":
            continue
        if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
            found.append("".join(_words(child)))
        else:
            found += _paragraphs(child)
    return found


def _words(item: Any) -> Iterator[str]:
    yield item.text or ""
    for child in item:
        name = local(child)
        if name == "s":
            yield " " * min(_repeated(child, "c", _TEXT), 100)
        elif name == "tab":
            yield " "
        elif name == "line-break":
            yield "\n"
        elif name not in {"annotation", "ruby-text"}:
            yield from _words(child)
        yield child.tail or ""


def _own(table: Any, tag: str) -> Iterator[Any]:
    """Yield the rows or columns of a table, those in groups and headers too, not those of tables inside."""
    for item in table:
        if item.tag == tag:
            yield item
        elif local(item) in {
            "table-row-group", "table-rows", "table-header-rows", "table-column-group", "table-columns",
            "table-header-columns",
        }:  # fmt: skip
            yield from _own(item, tag)


def _repeated(item: Any, name: str, space: str = _TABLE) -> int:
    text = item.get(space + name, "1")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 9 else 1  # noqa: PLR2004
