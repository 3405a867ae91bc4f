"""XLSX and XLSM: the sheets of the package, walked cell by cell; nothing is computed, cached values count."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import Any

from lxml import etree

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Signature
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.package import Package, open_package
from poedesk.proof.reading.readers.docx.parts.signatures import read_signatures
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.readers.sheets.formats import BUILT_IN, iso, shown_number, shown_text
from poedesk.proof.reading.readers.sheets.grid import Budget, Cell, Sheet
from poedesk.proof.reading.readers.sheets.stored import moment_of

_REFERENCE = compiled(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_TRUE = frozenset({"1", "true", "on"})
_LARGEST_COLUMN = 16_384
_LONGEST_NUMBER = 9
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_R_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_AGAIN = "save it anew with Excel and give it again"


@dataclass(slots=True)
class Book:
    """What a workbook holds, as far as it could be read."""

    sheets: list[Sheet] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    """What was not read, and why."""

    notes: list[str] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)


@lru_cache(maxsize=256)
def _name_of(tag: str) -> str:
    return tag.rpartition("}")[2]


def local(element: Any) -> str:
    """Return the name of an element without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def is_binary(data: bytes, limits: Limits) -> bool:
    """Tell whether the package holds the binary kind of workbook (XLSB)."""
    return any(
        name.startswith("xl/workbook") and name.endswith(".bin")
        for name in open_package(data, limits).members
    )


def read_excel(data: bytes, limits: Limits) -> Book:
    """Return the sheets of a package.

    Raises:
        Refused: it is damaged, encrypted, too large, or holds no workbook.
    """
    package = open_package(data, limits)
    main = next(
        (item.target for item in package.relations("").values() if item.kind == "officeDocument"),
        "xl/workbook.xml",
    )
    root = package.xml(main)
    if root is None:
        message = f"{next(iter(package.problems), 'its package holds no workbook')}; {_AGAIN}"
        raise Refused(message)
    return _Reading(package, root, main, limits).book()


class _Reading:
    """One walk over the parts of a workbook."""

    def __init__(self, package: Package, root: Any, main: str, limits: Limits) -> None:
        self._package, self._root, self._limits = package, root, limits
        self._relations = package.relations(main)
        self._parts = {item.kind: item.target for item in self._relations.values() if not item.external}
        self._from_1904 = any(
            local(item) == "workbookPr" and item.get("date1904", "").lower() in _TRUE for item in root
        )
        self._budget = Budget.of(limits)
        self._book = Book()

    def book(self) -> Book:
        self._strings = self._shared_strings()
        self._codes = self._styles()
        listed = [item for item in self._root.iter() if local(item) == "sheet"]
        for item in listed[: self._limits.pages]:
            self._sheet(item)
        if len(listed) > self._limits.pages:
            self._book.unread.append(
                f"only the first {self._limits.pages} of its {len(listed)} sheets were read (POEDESK_PAGES)"
            )
        if self._budget.over:
            self._book.unread.append(over(self._budget.over, self._limits))
        if any(name.startswith("xl/ctrlprops/") for name in self._package.members):
            self._book.unread.append("its form controls (tick boxes, lists) were not read; give it as PDF")
        self._book.signatures = read_signatures(self._package)
        self._book.unread += self._package.problems
        return self._book

    def _sheet(self, item: Any) -> None:
        relation = self._relations.get(item.get(_R) or item.get(_R_STRICT) or "")
        sheet = Sheet(item.get("name", ""), shown=item.get("state", "visible") == "visible")
        self._book.sheets.append(sheet)
        if (
            relation is None
            or relation.external
            or relation.kind not in {"worksheet", "chartsheet", "dialogsheet"}
        ):
            self._book.unread.append(f"its sheet {sheet.name[:60]!r} is missing from the file; {_AGAIN}")
            return
        data = self._package.part(relation.target)
        if data is None:
            self._book.unread.append(f"its sheet {sheet.name[:60]!r} is missing from the file; {_AGAIN}")
        elif b"<!DOCTYPE" in data:
            self._book.unread.append(
                f"its sheet {sheet.name[:60]!r} declares a document type, as Excel never does"
            )
        else:
            try:
                self._cells(sheet, data)
            except etree.XMLSyntaxError as error:
                self._book.unread.append(
                    f"its sheet {sheet.name[:60]!r} is damaged ({str(error)[:80]}); {_AGAIN}"
                )
        self._around(sheet, relation.target)

    def _cells(self, sheet: Sheet, data: bytes) -> None:
        row = column = -1
        walk = etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            tag=("{*}row", "{*}c", "{*}col", "{*}mergeCell"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        for event, item in walk:
            name = _name_of(item.tag)
            if event == "start":
                if name == "row":
                    row, column = _whole(item.get("r"), row + 2) - 1, -1
            elif name == "c":
                if not len(item) and item.get("r"):  # it only has a style, as most cells of a sheet do
                    continue
                place = row, column = _place(item.get("r"), row, column + 1)
                if not self._take(sheet, place, item):
                    return
            elif name == "row":
                if not self._end_row(sheet, row, item):
                    return
            else:
                self._take_areas(sheet, name, item)
        _in_order(sheet)

    def _take(self, sheet: Sheet, place: tuple[int, int], item: Any) -> bool:
        text = self._text(item)
        item.clear()
        if not text.strip():
            return True
        if not self._budget.cell(text):
            return False
        sheet.cells.append(Cell(*place, text))
        return True

    def _end_row(self, sheet: Sheet, row: int, item: Any) -> bool:
        if item.get("hidden", "").lower() in _TRUE or item.get("ht") in {"0", "0.0"}:
            sheet.hidden_rows.add(row)
        item.clear()
        while item.getprevious() is not None:
            del item.getparent()[0]
        return self._budget.row()

    def _take_areas(self, sheet: Sheet, name: str, item: Any) -> None:
        area = _area(item.get("ref", "")) if name == "mergeCell" else None
        if name == "col":
            _hide_columns(sheet, item)
        elif area is not None and len(sheet.merged) < self._limits.cells:
            sheet.merged.append(area)

    def _text(self, item: Any) -> str:
        """Return what a cell shows."""
        kind = item.get("t", "n")
        value = inline = ""
        for child in item:
            name = local(child)
            if name == "v":
                value = child.text or ""
            elif name == "is":
                inline = _words(child)
        code = self._codes.get(_whole(item.get("s"), 0), "General")
        if kind == "s":
            number = _whole(value, -1)
            return shown_text(self._strings[number] if 0 <= number < len(self._strings) else "", code)
        if kind in {"inlineStr", "str", "e"}:
            return shown_text(inline or value, code) if kind != "e" else value
        if kind == "b":
            return {"1": "TRUE", "0": "FALSE"}.get(value.strip(), value)
        if kind == "d":
            moment = moment_of(value)
            return iso(moment) if moment else value
        try:
            return shown_number(float(value), code, from_1904=self._from_1904) if value.strip() else ""
        except (ValueError, OverflowError):
            return value

    def _shared_strings(self) -> list[str]:
        root = self._package.xml(self._parts["sharedStrings"]) if "sharedStrings" in self._parts else None
        return [] if root is None else [_words(item) for item in root if local(item) == "si"]

    def _styles(self) -> Mapping[int, str]:
        """Return number of a cell style -> code of its number format."""
        root = self._package.xml(self._parts["styles"]) if "styles" in self._parts else None
        if root is None:
            return {}
        own = {
            _whole(item.get("numFmtId"), -1): item.get("formatCode", "")
            for item in root.iter()
            if local(item) == "numFmt"
        }
        cells = next((item for item in root if local(item) == "cellXfs"), ())
        numbers = [_whole(item.get("numFmtId"), 0) for item in cells if local(item) == "xf"]
        return {
            place: own.get(number) or BUILT_IN.get(number, "General") for place, number in enumerate(numbers)
        }

    def _around(self, sheet: Sheet, part: str) -> None:
        """Count the comments and pictures of a sheet, and read its text boxes."""
        for relation in self._package.relations(part).values():
            if relation.external or not relation.target.lower().endswith(".xml"):
                continue
            if relation.kind in {"comments", "threadedComment"}:
                root = self._package.xml(relation.target)
                found = (
                    []
                    if root is None
                    else [item for item in root.iter() if local(item) in {"comment", "threadedComment"}]
                )
                sheet.comments = max(sheet.comments, len(found))
            elif relation.kind == "drawing":
                root = self._package.xml(relation.target)
                for item in () if root is None else root.iter():
                    name = local(item)
                    sheet.pictures += name == "pic"
                    if name == "txBody":
                        lines = ["".join(_runs(line)) for line in item if local(line) == "p"]
                        sheet.boxes += [line for line in lines if line.strip() and self._budget.cell(line)]


def over(limit: str, limits: Limits) -> str:
    """Return what is said of a workbook that is larger than a limit."""
    most = f"{getattr(limits, limit)} {limit} allow (POEDESK_{limit.upper()})"
    return f"only as much of it was read as {most}; give it in smaller parts"


def _words(item: Any) -> str:
    """Return the words of a string, without how they are pronounced."""
    found = []
    for child in item:
        name = local(child)
        if name == "t":
            found.append(child.text or "")
        elif name == "r":
            found += [inner.text or "" for inner in child if local(inner) == "t"]
    return "".join(found)


def _runs(line: Any) -> Iterator[str]:
    return (item.text or "" for item in line.iter() if local(item) == "t")


def _place(reference: str | None, row: int, column: int) -> tuple[int, int]:
    match = _REFERENCE.fullmatch(reference or "")
    if match is None:
        return row, column
    return int(match[2]) - 1, min(_column(match[1]), _LARGEST_COLUMN - 1)


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _area(reference: str) -> tuple[int, int, int, int] | None:
    first, _, last = reference.partition(":")
    corners = [_REFERENCE.fullmatch(corner) for corner in (first, last or first)]
    if not all(corners):
        return None
    (top, left), (bottom, right) = (_place(corner[0], 0, 0) for corner in corners if corner)
    return min(top, bottom), min(left, right), max(top, bottom), max(left, right)


def _hide_columns(sheet: Sheet, item: Any) -> None:
    if item.get("hidden", "").lower() not in _TRUE and item.get("width") not in {"0", "0.0"}:
        return
    first, last = _whole(item.get("min"), 1), _whole(item.get("max"), 0)
    sheet.hidden_columns.update(range(max(first, 1) - 1, min(last, _LARGEST_COLUMN)))


def _in_order(sheet: Sheet) -> None:
    """Bring cells that a file lists in another order into that of rows; of one place the last is kept."""
    places = [(cell.row, cell.column) for cell in sheet.cells]
    if any(later <= earlier for earlier, later in pairwise(places)):
        by_place = dict(zip(places, sheet.cells, strict=True))
        sheet.cells = [by_place[place] for place in sorted(by_place)]


def _whole(text: str | None, usual: int) -> int:
    clean = (text or "").strip()
    return int(clean) if clean.isascii() and clean.isdigit() and len(clean) <= _LONGEST_NUMBER else usual
