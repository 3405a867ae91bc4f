"""Sheets, fonts and structure to the bytes of a PDF; the same input gives the same bytes."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.pdf.file.fields import Fields
from poedesk.paper.forms.pdf.file.fonts import Fonts
from poedesk.paper.forms.pdf.file.sheets import Sheet
from poedesk.paper.forms.pdf.file.tags import Element, Widget
from poedesk.proof.document.carried import NAMESPACE, PREFIX


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says of itself."""

    title: str
    language: str
    """BCP 47 tag."""

    record: str | None
    """Text that it carries in its metadata."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture that sheets paint by its name."""

    columns: int
    rows: int
    data: bytes
    """Red, green and blue of each pixel, row after row."""


def write(
    sheets: Sequence[Sheet],
    root: Element,
    fonts: Fonts,
    size: tuple[float, float],
    told: Told,
    pictures: Mapping[str, Pixels] | None = None,
) -> bytes:
    """Return the file; ``size`` is width and height of each page in points."""
    pdf = Pdf.new()
    resources = pdf.make_indirect(Dictionary(Font=Dictionary()))
    if pictures:
        made = {f"/{name}": _picture(pdf, pixels) for name, pixels in pictures.items()}
        resources["/XObject"] = Dictionary(made)
    pages = [_page(pdf, sheet, size, resources) for sheet in sheets]
    fields = Fields(pdf, resources)
    for sheet, page in zip(sheets, pages, strict=True):
        fields.add(sheet, page, first_key=len(sheets))
    pdf.Root["/AcroForm"] = fields.form()
    _structure(pdf, root, sheets, pages, fields)
    resources["/Font"] = pdf.make_indirect(fonts.resources(pdf))
    pdf.Root["/Lang"] = String(told.language)
    pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
    pdf.Root["/ViewerPreferences"] = Dictionary(DisplayDocTitle=True)
    pdf.Root["/Metadata"] = _metadata(pdf, told)
    pdf.docinfo["/Title"] = String(told.title)
    pdf.docinfo["/Producer"] = String("poedesk")
    out = BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        min_version="1.7",
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return out.getvalue()


def _picture(pdf: Pdf, pixels: Pixels) -> pikepdf.Stream:
    return pdf.make_stream(
        pixels.data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=pixels.columns,
        Height=pixels.rows,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )


def _page(pdf: Pdf, sheet: Sheet, size: tuple[float, float], resources: pikepdf.Object) -> Dictionary:
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *size]),
        Resources=resources,
        Contents=pdf.make_stream("\n".join(sheet.operators).encode("ascii")),
        StructParents=sheet.number,
        Tabs=Name.S,
    )
    pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    return pdf.pages[-1].obj


def _structure(
    pdf: Pdf, root: Element, sheets: Sequence[Sheet], pages: Sequence[Dictionary], fields: Fields
) -> None:
    """Write the structure tree, and for each piece of content and each widget the element it belongs to."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    made: dict[int, pikepdf.Object] = {}

    def built(element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        own = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent))
        made[id(element)] = own
        if element.attributes:
            own["/A"] = _attributes(element)
        kids = Array()
        for kid in element.kids:
            if isinstance(kid, Element):
                kids.append(built(kid, own))
            elif isinstance(kid, Widget):
                widget, page = fields.widgets[id(kid)]
                kids.append(Dictionary(Type=Name.OBJR, Obj=widget, Pg=page))
            else:
                kids.append(Dictionary(Type=Name.MCR, Pg=pages[kid[0]], MCID=kid[1]))
        own["/K"] = kids
        return own

    tree["/K"] = Array([built(root, tree)])
    numbers = Array()
    for sheet in sheets:
        numbers.append(sheet.number)
        numbers.append(pdf.make_indirect(Array([made[id(element)] for element in sheet.marked])))
    for key, widget in fields.keys:
        numbers.append(key)
        numbers.append(made[id(widget.element)])
    tree["/ParentTree"] = pdf.make_indirect(Dictionary(Nums=numbers))
    tree["/ParentTreeNextKey"] = len(sheets) + len(fields.keys)
    pdf.Root["/StructTreeRoot"] = tree


def _attributes(element: Element) -> Dictionary:
    owner = Name.PrintField if element.kind == "Form" else Name.Table
    made = Dictionary(O=owner)
    for name, said in element.attributes.items():
        made[f"/{name}"] = String(said) if name == "Desc" else Name(f"/{said}")
    return made


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"{space}>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>poedesk</pdf:Producer>{record}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def _metadata(pdf: Pdf, told: Told) -> pikepdf.Stream:
    record = "" if told.record is None else f"\n<{PREFIX}:record>{escape(told.record)}</{PREFIX}:record>"
    text = _XMP.format(
        space=f' xmlns:{PREFIX}="{NAMESPACE}"' if record else "",
        title=escape(told.title),
        language=escape(told.language),
        record=record,
    )
    stream = pdf.make_stream(text.encode("utf-8"))
    stream["/Type"] = Name.Metadata
    stream["/Subtype"] = Name.XML
    return stream
