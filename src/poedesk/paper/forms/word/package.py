"""The parts of the package around the body: types, relations, styles, settings, properties, the record."""

import io
import zipfile
from collections.abc import Mapping
from typing import NamedTuple
from xml.sax.saxutils import escape

from poedesk.proof.document.carried import NAMESPACE, PREFIX

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STORE = "{7B1F5B57-0B3C-4C7E-9D5E-2F6A3C41D0A1}"
"""Id of the data part that holds the record; any GUID does."""

_FONTS = (
    ("Arial", "Liberation Sans", "swiss"),
    ("Microsoft YaHei", "Noto Sans CJK SC", "swiss"),
    ("MS Gothic", "Noto Sans Symbols2", "modern"),
)
"""Name, what stands in for it, family."""


class _Style(NamedTuple):
    """A style of paragraphs; spaces in twentieths of a point, the size in half points."""

    id: str
    name: str
    before: int
    after: int
    size: int
    look: str = ""
    keep: str = ""
    level: str = ""


_BOLD = "<w:b/><w:bCs/>"
_GREY = '<w:color w:val="404040"/>'
_KEEP = "<w:keepNext/>"

_STYLES = (
    _Style("Title", "Title", 0, 40, 36, _BOLD),
    _Style("Subtitle", "Subtitle", 0, 160, 22, _GREY),
    _Style("Heading1", "heading 1", 280, 100, 28, _BOLD, _KEEP, '<w:outlineLvl w:val="0"/>'),
    _Style("Heading2", "heading 2", 160, 60, 23, _BOLD, _KEEP, '<w:outlineLvl w:val="1"/>'),
    _Style("Instruction", "Instruction", 0, 100, 19, _GREY, _KEEP),
    _Style("Question", "Question", 0, 80, 20, "", _KEEP),
    _Style("Disclosure", "Disclosure", 0, 80, 20, "", _KEEP),
    _Style("Label", "Label", 40, 40, 20, _BOLD),
    _Style("Answer", "Answer", 40, 40, 20),
    _Style("Ticks", "Ticks", 10, 10, 18),
    _Style("Hint", "Hint", 0, 40, 17, _GREY),
    _Style("Only", "Only", 0, 40, 17, _GREY, _KEEP),
    _Style("Gap", "Gap", 0, 0, 2),
)


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return the zip of ``parts``: the same parts, the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            archive.writestr(info, data)
    return stream.getvalue()


def around(title: str, language: str, footer: bytes, record: str | None) -> dict[str, bytes]:
    """Return every part but the body, by name."""
    links = {
        "rId1": ("styles", "styles.xml"),
        "rId2": ("settings", "settings.xml"),
        "rId3": ("fontTable", "fontTable.xml"),
        "rId4": ("footer", "footer1.xml"),
    }
    told = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(title, language),
        "docProps/app.xml": _app(),
        "word/styles.xml": _styles(language),
        "word/settings.xml": _settings(language),
        "word/fontTable.xml": _fonts(),
    }
    if record is not None:
        links["rId5"] = ("customXml", "../customXml/item1.xml")
        space = f"xmlns:{PREFIX}={_quoted(NAMESPACE)}"
        told["customXml/item1.xml"] = f"<{PREFIX}:form {space}>{escape(record)}</{PREFIX}:form>"
        told["customXml/itemProps1.xml"] = _store()
        told["customXml/_rels/item1.xml.rels"] = _relations({"rId1": ("customXmlProps", "itemProps1.xml")})
    told["word/_rels/document.xml.rels"] = _relations(links)
    parts = {name: (_HEAD + text).encode() for name, text in told.items()}
    return {**parts, "word/footer1.xml": footer}


def _quoted(text: str) -> str:
    return '"' + escape(text, {'"': "&quot;"}) + '"'


def _types() -> str:
    parts = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    }
    named = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relations(links: Mapping[str, tuple[str, str]]) -> str:
    inside = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_RELATIONS}">{inside}</Relationships>'


def _package_relations() -> str:
    core = f"{_RELATIONS}/metadata/core-properties"
    return (
        f'<Relationships xmlns="{_RELATIONS}">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_OFFICE}/extended-properties" Target="docProps/app.xml"/>'
        "</Relationships>"
    )


def _core(title: str, language: str) -> str:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</cp:coreProperties>"
    )


def _app() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{space}"><Application>poedesk</Application></Properties>'


def _store() -> str:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return (
        f'<ds:datastoreItem xmlns:ds="{space}" ds:itemID="{_STORE}">'
        f"<ds:schemaRefs><ds:schemaRef ds:uri={_quoted(NAMESPACE)}/></ds:schemaRefs></ds:datastoreItem>"
    )


def _settings(language: str) -> str:
    uri = "http://schemas.microsoft.com/office/word"
    return (
        f'<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="720"/><w:compat>'
        f'<w:compatSetting w:name="compatibilityMode" w:uri="{uri}" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:settings>'
    )


def _fonts() -> str:
    inside = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:family w:val="{family}"/></w:font>'
        for name, other, family in _FONTS
    )
    return f'<w:fonts xmlns:w="{_W}">{inside}</w:fonts>'


def _styles(language: str) -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial" w:eastAsia="Microsoft YaHei"/>'
    lang = f'<w:lang w:val="{language}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    inside = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="20"/><w:szCs w:val="20"/>{lang}</w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="character" w:styleId="PlaceholderText"><w:name w:val="Placeholder Text"/>'
        '<w:rPr><w:color w:val="595959"/></w:rPr></w:style>'
    )
    for style in _STYLES:
        inside += _style(style)
    return f'<w:styles xmlns:w="{_W}">{inside}{_table_style()}</w:styles>'


def _style(style: _Style) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{style.id}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{style.keep}'
        f'<w:spacing w:before="{style.before}" w:after="{style.after}"/>{style.level}</w:pPr>'
        f'<w:rPr>{style.look}<w:sz w:val="{style.size}"/><w:szCs w:val="{style.size}"/></w:rPr></w:style>'
    )


def _table_style() -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="595959"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    margins = '<w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/>'
    return (
        '<w:style w:type="table" w:styleId="FormTable"><w:name w:val="Form Table"/>'
        f"<w:tblPr><w:tblBorders>{sides}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>"
    )
