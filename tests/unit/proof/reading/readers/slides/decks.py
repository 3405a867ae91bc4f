"""Presentations made by code: the XML of PowerPoint, zipped."""

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from tests.unit.proof.reading.readers.sheets.books import packed, relations

_SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
POINT = 12_700


def frame(left: float, top: float, width: float, height: float, tag: str = "a:xfrm") -> str:
    """Return a place in points."""
    x, y, cx, cy = (round(side * POINT) for side in (left, top, width, height))
    return f'<{tag}><a:off x="{x}" y="{y}"/><a:ext cx="{cx}" cy="{cy}"/></{tag}>'


def body(*lines: str, size: int = 1200) -> str:
    """Return the paragraphs of a text."""
    said = (f'<a:p><a:r><a:rPr sz="{size}"/><a:t>{escape(line)}</a:t></a:r></a:p>' for line in lines)
    return f"<p:txBody>{''.join(said)}</p:txBody>"


def box(place: str, *lines: str, held: str = "", named: str = "") -> str:
    """Return a text box, or with ``held`` a placeholder."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="x" {named}/><p:nvPr>{held}</p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr>{body(*lines) if lines else ''}</p:sp>"
    )


def table(place: str, widths: Sequence[float], *rows: Sequence[str]) -> str:
    """Return a table; its rows are 20 points high."""
    grid = "".join(f'<a:gridCol w="{round(width * POINT)}"/>' for width in widths)
    written = "".join(
        f'<a:tr h="{20 * POINT}">'
        + "".join(f"<a:tc>{body(cell).replace('p:txBody', 'a:txBody')}</a:tc>" for cell in row)
        + "</a:tr>"
        for row in rows
    )
    return (
        f"<p:graphicFrame>{place}<a:graphic><a:graphicData><a:tbl><a:tblGrid>{grid}</a:tblGrid>{written}"
        "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def slide(*shapes: str, attributes: str = "", tag: str = "p:sld") -> str:
    """Return a slide."""
    inner = f"<p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld>"
    return f"<{tag} {_SPACES} {attributes}>{inner}</{tag}>"


def pptx(*slides: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a presentation of 720 by 540 points."""
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + number}" r:id="rId{number}"/>' for number in numbers)
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations(("rId1", "officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {_SPACES}><p:sldIdLst>{listed}</p:sldIdLst>"
        f'<p:sldSz cx="{720 * POINT}" cy="{540 * POINT}"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": relations(
            *((f"rId{number}", "slide", f"slides/slide{number}.xml") for number in numbers)
        ),
        **{f"ppt/slides/slide{number}.xml": item for number, item in enumerate(slides, 1)},
        **(more or {}),
    }
    return packed(members)
