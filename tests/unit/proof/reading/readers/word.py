"""Builds small Word documents from XML, so that a test shows the very markup that it is about."""

import io
import posixpath
import zipfile
from collections.abc import Mapping

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def part(root: str, inside: str) -> str:
    """Return a part whose root element declares all namespaces."""
    return f"<w:{root} {_SPACES}>{inside}</w:{root}>"


def relations(links: Mapping[str, tuple[str, str]]) -> str:
    """Return a relationships part: id -> (kind, target)."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_TYPE}{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the zip of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def docx(
    body: str,
    links: Mapping[str, tuple[str, str]] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Return a document with ``body``; ``links`` and ``parts`` are those of its main part."""
    everything: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(links or {}),
    }
    everything.update(
        {posixpath.normpath(f"word/{name}"): content for name, content in (parts or {}).items()}
    )
    return pack(everything)


def run(text: str, properties: str = "") -> str:
    """Return a run with ``text``."""
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    """Return a paragraph; what is not markup becomes a run."""
    told = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{told}{''.join(item if item.startswith('<') else run(item) for item in inside)}</w:p>"


def cell(*inside: str, properties: str = "") -> str:
    """Return a table cell; what is not markup becomes a paragraph."""
    told = f"<w:tcPr>{properties}</w:tcPr>" if properties else ""
    return (
        f"<w:tc>{told}{''.join(item if item.startswith('<') else paragraph(item) for item in inside)}</w:tc>"
    )


def table(*rows: str, widths: tuple[int, ...] = (4000, 4000)) -> str:
    """Return a table of rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str) -> str:
    """Return a table row; what is not markup becomes a cell."""
    return f"<w:tr>{''.join(item if item.startswith('<') else cell(item) for item in cells)}</w:tr>"


def control(properties: str, *content: str) -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{''.join(content)}</w:sdtContent></w:sdt>"


def tick(state: str, sign: str = "\u2610") -> str:
    """Return a checkbox control in state "1" or "0" that shows ``sign``."""
    return control(f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>', run(sign))


def form_field(instruction: str, data: str, result: str = "") -> str:
    """Return a legacy form field."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def picture(anchor: str = "inline", extra: str = "", width: int = 1270000, height: int = 381000) -> str:
    """Return a run with a picture, 100 by 30 points unless told otherwise."""
    blip = '<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>'
    told = f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="1" name="x" descr="A signature"/>'
    graphic = f"<a:graphic><a:graphicData>{blip}</a:graphicData></a:graphic>"
    return f"<w:r><w:drawing><wp:{anchor}>{extra}{told}{graphic}</wp:{anchor}></w:drawing></w:r>"
