"""Workbooks made by code: XLSX and ODS as zipped XML, XLS as records."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

from poedesk.proof.reading.readers.msg.compound import compound_file

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of ``members``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def relations(*listed: tuple[str, str, str]) -> str:
    """Return a part with relations: id, kind, target."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{_TYPES}/{kind}" Target="{target}"/>' for key, kind, target in listed
    )
    return f'<Relationships xmlns="{_RELATIONS}">{items}</Relationships>'


def sheet(rows: str, *, before: str = "", after: str = "") -> str:
    """Return the XML of a sheet."""
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def row(number: int, *cells: str, attributes: str = "") -> str:
    """Return a row; see ``text`` and ``number``."""
    return f'<row r="{number}" {attributes}>{"".join(cells)}</row>'


def text(place: str, words: str, style: int = 0) -> str:
    """Return a cell with words."""
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(words)}</t></is></c>'


def number(place: str, value: float | str, style: int = 0, formula: str = "") -> str:
    """Return a cell with a number, computed by ``formula``."""
    said = f"<f>{escape(formula)}</f>" if formula else ""
    return f'<c r="{place}" s="{style}">{said}<v>{value}</v></c>'


def xlsx(
    *sheets: tuple[str, str] | tuple[str, str, str],
    formats: Sequence[str] = (),
    settings: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a workbook of sheets: name, XML, and the state when it is hidden.

    Cell style 0 is General, style ``n`` has the n-th of ``formats``.
    """
    listed = "".join(
        f'<sheet name={quoteattr(item[0])} sheetId="{place}" r:id="rId{place}" '
        f"{f'state={quoteattr(item[2])}' if len(item) > 2 else ''}/>"
        for place, item in enumerate(sheets, 1)
    )
    own = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode={quoteattr(code)}/>'
        for place, code in enumerate(formats)
    )
    styles = '<xf numFmtId="0"/>' + "".join(
        f'<xf numFmtId="{200 + place}"/>' for place in range(len(formats))
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_TYPES}">'
        f"{settings}<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(
            *(
                (f"rId{place}", "worksheet", f"worksheets/sheet{place}.xml")
                for place in range(1, len(sheets) + 1)
            ),
            ("rIdS", "styles", "styles.xml"),
            ("rIdT", "sharedStrings", "sharedStrings.xml"),
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts>{own}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>Scope</t></si><si><r><t>State</t></r>'
        "<r><t>ment</t></r><rPh><t>said</t></rPh></si></sst>",
        **{f"xl/worksheets/sheet{place}.xml": item[1] for place, item in enumerate(sheets, 1)},
        **(more or {}),
    }
    return packed(members)


def ods(*tables: str, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """Return a workbook of ``tables`` in OpenDocument's XML."""
    spaces = " ".join(f'xmlns:{name}="{_OFFICE}{name}:1.0"' for name in ("office", "table", "text", "style"))
    content = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest})


def record(kind: int, content: bytes) -> bytes:
    """Return a record of an XLS stream."""
    return struct.pack("<HH", kind, len(content)) + content


def xls(
    cells: Sequence[tuple[int, int, str | float]],
    *,
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[int] = (),
    protected: bool = False,
) -> bytes:
    """Return an XLS with one sheet named "Prices"; cells are row, column and value."""
    begin = struct.pack("<HHHHII", 0x600, 0x5, 0, 0, 0, 0)
    own = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for column in hidden_columns:
        own += record(0x7D, struct.pack("<5H2x", column, column, 2000, 0, 1))
    for row_number in sorted({cell[0] for cell in cells}):
        flags = 0x20 if row_number in hidden_rows else 0
        own += record(0x208, struct.pack("<6HI", row_number, 0, 9, 255, 0, 0, flags | 0x100))
    for row_number, column, value in cells:
        head = struct.pack("<3H", row_number, column, 0)
        if isinstance(value, str):
            words = value.encode("utf-16-le")
            own += record(0x204, head + struct.pack("<HB", len(value), 1) + words)
        else:
            own += record(0x203, head + struct.pack("<d", value))
    own += record(0x0A, b"")
    name = b"Prices"
    globals_ = record(0x809, begin) + (record(0x2F, bytes(54)) if protected else b"")
    place = len(globals_) + 4 + 8 + len(name) + 4
    globals_ += record(0x85, struct.pack("<IBBBB", place, 0, 0, len(name), 0) + name) + record(0x0A, b"")
    return compound_file({"Workbook": globals_ + own})


def _part(kind: int, content: bytes = b"") -> bytes:
    """Return a record of an XLSB part ([MS-XLSB] 2.1.4): kind and length in seven bits a byte."""
    head = b""
    for value in (kind, len(content)):
        while value > 0x7F:
            head += bytes([value & 0x7F | 0x80])
            value >>= 7  # noqa: PLW2901
        head += bytes([value])
    return head + content


def _wide(words: str) -> bytes:
    return struct.pack("<I", len(words)) + words.encode("utf-16-le")


def xlsb(cells: Sequence[tuple[int, int, str | float]]) -> bytes:
    """Return an XLSB with one sheet named "Prices"; cells are row, column and value."""
    own = _part(129) + _part(148, struct.pack("<4I", 0, cells[-1][0], 0, 8)) + _part(145)
    for row_number in sorted({cell[0] for cell in cells}):
        own += _part(0, struct.pack("<IIHBBBI", row_number, 0, 300, 0, 0, 0, 0))
        for _, column, value in (cell for cell in cells if cell[0] == row_number):
            head = struct.pack("<II", column, 0)
            if isinstance(value, str):
                own += _part(6, head + _wide(value))
            else:
                own += _part(5, head + struct.pack("<d", value))
    own += _part(146) + _part(130)
    named = _part(156, struct.pack("<II", 0, 1) + _wide("rId1") + _wide("Prices"))
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.bin")),
            "xl/workbook.bin": _part(131) + _part(143) + named + _part(144) + _part(132),
            "xl/_rels/workbook.bin.rels": relations(("rId1", "worksheet", "worksheets/sheet1.bin")),
            "xl/worksheets/sheet1.bin": own,
        }
    )
