"""The Word documents of the examples: paragraphs, tables, content controls.

Words between ``**`` are bold. ``{{text|Tag|Value}}`` is a content control,
``{{date|Tag|2026-01-31|31 January}}`` one that holds a date, ``{{box|Tag|1}}`` a tick box that is ticked.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

_CONTROL = re.compile(r"\{\{(text|date|box)\|([^}]*)\}\}")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TIME = (1980, 1, 1, 0, 0, 0)
"""The date that every member of the package bears, so that the same words give the same bytes."""


def heading(words: str, level: int = 1) -> str:
    """Return a heading; level 0 is the title."""
    return _paragraph(words, "Title" if level == 0 else f"Heading{level}")


def paragraph(words: str) -> str:
    """Return a paragraph; text between ``**`` is bold."""
    return _paragraph(words)


def bullet(words: str) -> str:
    """Return an item of a list."""
    return _paragraph(words, "ListItem")


def table(
    rows: Sequence[Sequence[str]], widths: Sequence[int], *, head: bool = True, framed: bool = True
) -> str:
    """Return a table; a cell may hold several lines. ``widths`` in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ""
    for number, row in enumerate(rows):
        cells = ""
        for words, width in zip(row, widths, strict=True):
            shade = '<w:shd w:val="clear" w:color="auto" w:fill="E8EEF4"/>' if head and number == 0 else ""
            lines = "".join(
                _paragraph(f"**{line}**" if head and number == 0 and line else line, "Cell")
                for line in words.split("\n")
            )
            cells += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{lines}</w:tc>'
        body += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    style = "Framed" if framed else "Open"
    told = f'<w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/></w:tblPr>'
    return f"<w:tbl>{told}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{_paragraph('', 'Cell')}"


def docx(blocks: Sequence[str], *, title: str, author: str, header: str) -> bytes:
    """Return a Word document of these blocks."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1300" w:right="1300" w:bottom="1300" w:left="1300" w:header="600" w:footer="600"/>'
        "</w:sectPr>"
    )
    spaces = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    told = f'{spaces} xmlns:w14="{_W14}"' if any("<w14:" in block for block in blocks) else spaces
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            [
                ("rId1", f"{_R}/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "docProps/core.xml": _properties(title, author),
        "word/document.xml": f"<w:document {told}><w:body>{''.join(blocks)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            [
                ("rId1", f"{_R}/styles", "styles.xml"),
                ("rId2", f"{_R}/header", "header1.xml"),
                ("rId3", f"{_R}/numbering", "numbering.xml"),
            ]
        ),
        "word/numbering.xml": f"<w:numbering {spaces}>{_BULLETS}</w:numbering>",
        "word/styles.xml": f"<w:styles {spaces}>{_STYLES}</w:styles>",
        "word/header1.xml": f"<w:hdr {spaces}>{_paragraph(header, 'Small')}</w:hdr>",
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
    return stream.getvalue()


def _paragraph(words: str, style: str | None = None) -> str:
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = ""
    for number, piece in enumerate(words.split("**")):
        weight = "<w:rPr><w:b/></w:rPr>" if number % 2 else ""
        plain, *rest = _CONTROL.split(piece)
        runs += _runs(plain, weight)
        for kind, content, after in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            runs += _control(kind, *content.split("|")) + _runs(after, weight)
    return f"<w:p>{told}{runs}</w:p>"


def _runs(words: str, weight: str) -> str:
    runs = ""
    for at, part in enumerate(words.split("\t")):
        tab = f"<w:r>{weight}<w:tab/></w:r>" if at else ""
        runs += tab + (f'<w:r>{weight}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' if part else "")
    return runs


def _control(kind: str, tag: str, value: str, shown: str | None = None) -> str:
    told = f'<w:alias w:val="{escape(tag)}"/><w:tag w:val="{escape(tag)}"/>'
    if kind == "box":
        told += f'<w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox>'
        shown = "\u2612" if value == "1" else "\u2610"
    elif kind == "date":
        told += f'<w:date w:fullDate="{value}T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date>'
    else:
        told += "<w:text/>"
    return f"<w:sdt><w:sdtPr>{told}</w:sdtPr><w:sdtContent>{_runs(shown or value, '')}</w:sdtContent></w:sdt>"


def _relations(links: Sequence[tuple[str, str, str]]) -> str:
    inside = "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{to}"/>' for key, kind, to in links)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "header1": "header", "numbering": "numbering"}
    named = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def _properties(title: str, author: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></cp:coreProperties>"
    )


def _style(key: str, name: str, paragraph_told: str, run_told: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f"<w:pPr>{paragraph_told}</w:pPr><w:rPr>{run_told}</w:rPr></w:style>"
    )


def _borders(kind: str) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return "".join(f'<w:{side} w:val="{kind}" w:sz="4" w:space="0" w:color="B8C1CC"/>' for side in sides)


def _table_style(key: str, kind: str) -> str:
    return (
        f'<w:style w:type="table" w:styleId="{key}"><w:name w:val="{key}"/><w:tblPr>'
        f"<w:tblBorders>{_borders(kind)}"
        '</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )


_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"/>'
    '<w:sz w:val="21"/></w:rPr>'
    '</w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/>'
    "</w:pPr></w:style>"
    + _style(
        "Title", "Title", '<w:spacing w:after="60"/>', '<w:b/><w:color w:val="1F4E5F"/><w:sz w:val="40"/>'
    )
    + _style(
        "Heading1",
        "heading 1",
        '<w:keepNext/><w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>',
        '<w:b/><w:color w:val="1F4E5F"/><w:sz w:val="26"/>',
    )
    + _style(
        "ListItem",
        "List Item",
        '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>'
        '<w:ind w:left="360" w:hanging="240"/>',
        "",
    )
    + _style("Cell", "Cell", '<w:spacing w:before="40" w:after="40"/>', "")
    + _style("Small", "Small", "", '<w:color w:val="5C6773"/><w:sz w:val="17"/>')
    + _table_style("Framed", "single")
    + _table_style("Open", "nil")
)

_BULLETS = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="\u2022"/>'
    '<w:pPr><w:ind w:left="360" w:hanging="240"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
