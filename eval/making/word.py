"""Word documents as Word writes them: styles, tables, content controls, pictures; written part by part."""

import io
import zipfile
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from eval.making.markup import Piece, lines, parse, pieces
from eval.making.strokes import picture

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_SIZES = {"A4": (11906, 16838), "Letter": (12240, 15840), "Legal": (12240, 20160)}
_HELD = '<w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="9400"/></w:tblGrid>'
"""Of a table without borders whose only cell holds the whole letter."""

_TIME = (1980, 1, 1, 0, 0, 0)


class Word:
    """One document while it is written; pictures are numbered as they come."""

    def __init__(self, source: str) -> None:
        """Take the source in the markup of ``markup.py``."""
        self.root = parse(source)
        self.media: list[bytes] = []
        self.controls = 0

    def bytes(self) -> bytes:
        """Return the package."""
        body = "".join(self.block(child) for child in self.root if child.tag not in {"header", "footer"})
        if self.root.get("held") == "table":
            body = f"<w:tbl>{_HELD}<w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl><w:p/>"
        wide, high = _SIZES[self.root.get("size", "A4")]
        margin = int(float(self.root.get("margin", "64")) * 20)
        parts = {"styles": self._styles(), "numbering": _NUMBERING}
        links = [("styles", "styles.xml"), ("numbering", "numbering.xml")]
        references = ""
        for place, tag in (("header", "hdr"), ("footer", "ftr")):
            found = self.root.find(place)
            if found is not None:
                inside = self._paragraph(found)
                parts[place] = f"<w:{tag} {_SPACES}>{inside}</w:{tag}>"
                links.append((place, f"{place}.xml"))
                references += f'<w:{place}Reference w:type="default" r:id="rId{len(links)}"/>'
        section = (
            f'<w:sectPr>{references}<w:pgSz w:w="{wide}" w:h="{high}"/><w:pgMar w:top="{margin}" '
            f'w:right="{margin}" w:bottom="{margin}" w:left="{margin}" w:header="500" w:footer="500" '
            'w:gutter="0"/></w:sectPr>'
        )
        parts["document"] = f"<w:document {_SPACES}><w:body>{body}{section}</w:body></w:document>"
        return _package(parts, links, self.media)

    def block(self, element: Any) -> str:
        """Return one block as WordprocessingML."""
        tag = element.tag
        if tag == "table":
            return self._table(element)
        if tag in {"ul", "ol"}:
            return "".join(self._paragraph(item, "ListParagraph", number=tag) for item in element)
        if tag == "pagebreak":
            return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        if tag == "hr":
            border = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
            return f"<w:p><w:pPr>{border}</w:pPr></w:p>"
        style = {"h1": "Title", "h2": "Heading1", "h3": "Heading2"}.get(tag)
        return self._paragraph(element, style)

    def _paragraph(self, element: Any, style: str | None = None, number: str | None = None) -> str:
        told = f'<w:pStyle w:val="{style}"/>' if style else ""
        if number:
            told += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{1 if number == "ul" else 2}"/></w:numPr>'
        if element.get("align"):
            told += f'<w:jc w:val="{element.get("align")}"/>'
        return f"<w:p><w:pPr>{told}</w:pPr>{''.join(self._run(piece) for piece in pieces(element))}</w:p>"

    def _run(self, piece: Piece) -> str:
        if piece.kind == "break":
            return "<w:r><w:br/></w:r>"
        if piece.kind in {"ink", "picture"}:
            return self._picture(piece.told["seed"])
        if piece.kind == "input":
            return self._control(piece.told)
        weight = "".join(
            mark
            for on, mark in (
                (piece.bold, "<w:b/>"),
                (piece.italic, "<w:i/>"),
                (piece.underlined, '<w:u w:val="single"/>'),
            )
            if on
        )
        return f'<w:r><w:rPr>{weight}</w:rPr><w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'

    def _control(self, told: dict[str, str]) -> str:
        self.controls += 1
        name = quoteattr(told.get("name", f"Control {self.controls}"))
        head = f'<w:alias w:val={name}/><w:tag w:val={name}/><w:id w:val="{4100 + self.controls}"/>'
        value = told.get("value", "")
        if told.get("type") == "checkbox":
            on = "checked" in told
            state = f'<w14:checkbox><w14:checked w14:val="{int(on)}"/>'
            state += '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            state += '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
            head, value = head + state, "\u2612" if on else "\u2610"
        elif not value:
            head += "<w:showingPlcHdr/><w:text/>"
            value = (
                "Click or tap to enter a date."
                if told.get("type") == "date"
                else "Click or tap here to enter text."
            )
        elif told.get("type") == "date":
            head += f'<w:date w:fullDate="{told.get("iso", "")}T00:00:00Z">'
            head += '<w:dateFormat w:val="d MMMM yyyy"/></w:date>'
        else:
            head += "<w:text/>"
        run = f'<w:r><w:t xml:space="preserve">{escape(value)}</w:t></w:r>'
        return f"<w:sdt><w:sdtPr>{head}</w:sdtPr><w:sdtContent>{run}</w:sdtContent></w:sdt>"

    def _picture(self, seed: str) -> str:
        self.media.append(picture(seed))
        number = len(self.media)
        blip = f'<a:blip r:embed="rIdP{number}"/><a:stretch><a:fillRect/></a:stretch>'
        shape = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="1700000" cy="486000"/></a:xfrm>'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="1700000" cy="486000"/><wp:docPr id="{number}" name="Picture {number}"/>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
            f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="image{number}.png"/><pic:cNvPicPr/>'
            f"</pic:nvPicPr><pic:blipFill>{blip}</pic:blipFill><pic:spPr>{shape}"
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing></w:r>"
        )

    def _table(self, element: Any) -> str:
        rows = list(element)
        count = max(sum(int(cell.get("colspan", 1)) for cell in row) for row in rows)
        shares = [float(share) for share in element.get("widths", ",".join(["1"] * count)).split(",")]
        widths = [int(9400 * share / sum(shares)) for share in shares]
        line = "nil" if element.get("border", "1") == "0" else "single"
        sides = "".join(
            f'<w:{side} w:val="{line}" w:sz="4" w:space="0" w:color="7F7F7F"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        body = "".join(self._row(row, widths) for row in rows)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        told = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        told += f"<w:tblBorders>{sides}</w:tblBorders></w:tblPr>"
        return f"<w:tbl>{told}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl><w:p/>"

    def _row(self, row: Any, widths: list[int]) -> str:
        cells, at = "", 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            told = f'<w:tcW w:w="{sum(widths[at : at + span])}" w:type="dxa"/>'
            told += f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
            told += '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>' if cell.tag == "th" else ""
            weight = "<w:rPr><w:b/></w:rPr>" if cell.tag == "th" else ""
            inside = "".join(
                "<w:p><w:pPr></w:pPr>"
                + "".join(self._run(piece) for piece in line).replace("<w:rPr></w:rPr>", weight)
                + "</w:p>"
                for line in lines(cell)
            )
            cells += f"<w:tc><w:tcPr>{told}</w:tcPr>{inside}</w:tc>"
            at += span
        return f"<w:tr>{cells}</w:tr>"

    def _styles(self) -> str:
        font, size = self.root.get("font", "Carlito"), int(float(self.root.get("pt", "10.5")) * 2)
        fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        normal = f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{size}"/></w:rPr></w:rPrDefault>'
        normal += '<w:pPrDefault><w:pPr><w:spacing w:after="110"/></w:pPr></w:pPrDefault></w:docDefaults>'
        made = [("Title", "Title", 36), ("Heading1", "heading 1", 28), ("Heading2", "heading 2", 24)]
        styles = (
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        )
        styles += "".join(
            f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>'
            f'<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:sz w:val="{points}"/></w:rPr></w:style>'
            for key, name, points in made
        )
        styles += (
            '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/></w:style>'
        )
        return f"<w:styles {_SPACES}>{normal}{styles}</w:styles>"


_LEVEL = (
    '<w:abstractNum w:abstractNumId="{0}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{1}"/>'
    '<w:lvlText w:val="{2}"/><w:pPr><w:ind w:left="500" w:hanging="300"/></w:pPr></w:lvl></w:abstractNum>'
)
_NUMBERING = (
    f"<w:numbering {_SPACES}>"
    + _LEVEL.format(1, "bullet", "\u2022")
    + _LEVEL.format(2, "decimal", "%1.")
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    + "</w:numbering>"
)


def _package(parts: dict[str, str], links: list[tuple[str, str]], media: list[bytes]) -> bytes:
    kinds = {"document": "document.main"}
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kinds.get(name, name)}+xml"/>'
        for name in parts
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    defaults += '<Default Extension="xml" ContentType="application/xml"/>'
    defaults += '<Default Extension="png" ContentType="image/png"/>'
    inner = [(f"rId{n}", kind, target) for n, (kind, target) in enumerate(links, 1)]
    inner += [(f"rIdP{n}", "image", f"media/image{n}.png") for n in range(1, len(media) + 1)]
    members: dict[str, bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{types}</Types>'.encode(),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(inner),
    }
    members |= {f"word/{name}.xml": content.encode() for name, content in parts.items()}
    members |= {f"word/media/image{n}.png": data for n, data in enumerate(media, 1)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, _TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            declared = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            archive.writestr(member, data if name.endswith("png") else declared + data)
    return stream.getvalue()


def _relations(links: list[tuple[str, str, str]]) -> bytes:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in links
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'.encode()
