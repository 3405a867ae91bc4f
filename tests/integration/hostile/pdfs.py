"""Hostile PDFs, each made of its objects as bytes."""

import io
import zlib
from collections.abc import Callable, Mapping

import pikepdf

TEXT = b"BT /F1 12 Tf 72 700 Td (Words that can be read) Tj ET"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
PICTURE = b"/Type/XObject/Subtype/Image/BitsPerComponent 8"
DRAWN = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]"
TRUETYPE = b"<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 7 0 R/FirstChar 0/LastChar 255"
DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/A/Flags 4/FontFile2 6 0 R/FontBBox[0 0 9 9]/Ascent 9/Descent 0"
    b"/ItalicAngle 0/StemV 9/CapHeight 9>>"
)
MEBIBYTE = 1 << 20

Made = Callable[[], bytes]
"""Makes a file when a test asks for it: some take seconds, and every process collects all tests."""


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), entries, content)


def ordinary() -> dict[int, bytes]:
    """Return the objects of a PDF of one page that nothing is wrong with, to be spoilt."""
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: PAGE,
        4: stream(TEXT),
        5: FONT,
    }


def pdf(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places = {}
    for number, content in sorted(objects.items()):
        places[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start, size = out.tell(), max(objects) + 1
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
    for number in range(1, size):
        place = places.get(number)
        out.write(b"%010d 00000 n \n" % place if place is not None else b"0000000000 00001 f \n")
    out.write(b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))
    return out.getvalue()


def spoilt(changes: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    return pdf({**ordinary(), **changes}, trailer)


def bomb(mebibytes: int, sign: bytes = b" ") -> bytes:
    """Return a few KB that three FlateDecode filters make ``mebibytes`` of ``sign``."""
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    first = machine.compress(sign * MEBIBYTE) + machine.flush(zlib.Z_FULL_FLUSH)
    again = machine.compress(sign * MEBIBYTE) + machine.flush(zlib.Z_FULL_FLUSH)
    size, value = mebibytes * MEBIBYTE, sign[0]
    low, high = 1 + size * value, size + value * size * (size + 1) // 2  # Adler-32 of so many equal bytes
    checksum = high % 65521 << 16 | low % 65521
    inner = b"\x78\xda" + first + again * (mebibytes - 1) + machine.flush() + checksum.to_bytes(4)
    return zlib.compress(zlib.compress(inner, 9), 9)


def bombs() -> dict[str, Made]:
    """Return a bomb of 3 GiB at every place where a stream may lie."""
    packed = bomb(3 * 1024)
    thrice = b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"
    resources = b"/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R" + resources
    drawn = stream(TEXT + b" /X Do")
    widget = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/Rect[0 0 99 99]/AP<</N 6 0 R>>/V 6 0 R/P 3 0 R>>"
    annotated = PAGE[:-2] + b"/Annots[7 0 R]>>"
    form = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]%s>>>>"
    return {
        "contents": lambda: spoilt({4: stream(packed, thrice)}),
        "picture": lambda: spoilt(
            {3: page, 4: drawn,
             6: stream(packed, PICTURE + b"/Width 50000/Height 60000/ColorSpace/DeviceGray" + thrice)}
        ),
        "form XObject": lambda: spoilt(
            {3: page, 4: drawn, 6: stream(packed, DRAWN + thrice)}
        ),
        "appearance and value": lambda: spoilt(
            {1: form % b"", 3: annotated, 7: widget,
             6: stream(packed, DRAWN + thrice)}
        ),
        "XFA": lambda: spoilt({1: form % b"/XFA 6 0 R", 3: annotated, 7: widget, 6: stream(packed, thrice)}),
        "font": lambda: spoilt(
            {5: TRUETYPE + b"/ToUnicode 6 0 R/Widths[9 9]>>", 6: stream(packed, thrice), 7: DESCRIPTOR}
        ),
        "object stream": lambda: in_object_stream(packed, thrice),
        "embedded file": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.txt) 7 0 R]>>>>>>",
             6: stream(packed, b"/Type/EmbeddedFile" + thrice),
             7: b"<</Type/Filespec/F(a.txt)/UF(a.txt)/EF<</F 6 0 R>>>>"}
        ),
        "metadata": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R>>",
             6: stream(packed, b"/Type/Metadata/Subtype/XML" + thrice)}
        ),
    }  # fmt: skip


def in_object_stream(content: bytes, entries: bytes) -> bytes:
    """Return a PDF whose page content is the first of many objects in an object stream."""
    objects = {**ordinary(), 6: stream(content, b"/Type/ObjStm/N 100000/First 8" + entries)}
    del objects[4]
    out = b"%PDF-1.7\n"
    rows = {0: (0, 0, 65535), 4: (2, 6, 0)}
    for number, held in objects.items():
        rows[number] = (1, len(out), 0)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    rows[7] = (1, len(out), 0)
    table = b"".join(
        kind.to_bytes(1) + place.to_bytes(4) + index.to_bytes(2)
        for _, (kind, place, index) in sorted(rows.items())
    )
    cross = stream(table, b"/Type/XRef/Size 8/W[1 4 2]/Root 1 0 R")
    return out + b"7 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (cross, rows[7][1])


def loops() -> dict[str, Made]:
    """Return PDFs in which following what is written never ends."""
    return {**_trees_that_loop(), **_drawings_that_loop(), **_objects_that_loop()}


def _drawings_that_loop() -> dict[str, Made]:
    recursive = DRAWN + b"/Resources<</XObject<</X 6 0 R/Y 7 0 R>>>>"
    page = PAGE[:-4] + b"/XObject<</X 6 0 R>>>>>>"
    return {
        "form XObject draws itself": lambda: spoilt(
            {3: page, 4: stream(b"/X Do"), 6: stream(b"/X Do /X Do", recursive)}
        ),
        "form XObjects draw each other": lambda: spoilt(
            {3: page, 4: stream(b"/X Do"),
             6: stream(b"/Y Do /Y Do", recursive), 7: stream(b"/X Do /X Do", recursive)}
        ),
        "form XObjects that double": lambda: spoilt(
            {3: page, 4: stream(TEXT + b" /X Do"),
             **{6 + depth: stream(
                 b"/X Do /X Do",
                 DRAWN + b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + depth)
             ) for depth in range(40)},
             46: stream(b"", DRAWN)}
        ),
    }  # fmt: skip


def _trees_that_loop() -> dict[str, Made]:
    return {
        "page tree holds itself": lambda: spoilt({2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}),
        "two page trees hold each other": lambda: spoilt(
            {2: b"<</Type/Pages/Kids[3 0 R 6 0 R]/Count 3>>",
             6: b"<</Type/Pages/Kids[2 0 R]/Count 3/Parent 2 0 R>>"}
        ),
        "parent of itself": lambda: spoilt(
            {2: b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 2 0 R>>",
             3: b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"}
        ),
        "parent is the page": lambda: spoilt({3: PAGE.replace(b"/Parent 2 0 R", b"/Parent 3 0 R")}),
        "outline": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/Outlines 6 0 R>>",
             6: b"<</First 7 0 R/Last 7 0 R>>",
             7: b"<</Title(a)/Parent 6 0 R/Next 7 0 R/First 7 0 R/Last 7 0 R>>"}
        ),
        "fields hold each other": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
             6: b"<</T(a)/FT/Tx/Kids[7 0 R]/Parent 7 0 R>>", 7: b"<</T(b)/Kids[6 0 R 6 0 R]/Parent 6 0 R>>"}
        ),
        "widget is its own parent": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>",
             3: PAGE[:-2] + b"/Annots[6 0 R 6 0 R]>>",
             6: b"<</Type/Annot/Subtype/Widget/T(a)/Rect[0 0 9 9]/Parent 6 0 R/Kids[6 0 R]/P 3 0 R>>"}
        ),
        "name tree": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 6 0 R>>>>", 6: b"<</Kids[6 0 R 6 0 R]>>"}
        ),
    }  # fmt: skip


def _objects_that_loop() -> dict[str, Made]:
    return {
        "length of itself": lambda: spoilt({4: b"<</Length 4 0 R>>stream\n" + TEXT + b"\nendstream"}),
        "reference to itself": lambda: spoilt({4: b"4 0 R"}),
        "object streams extend each other": lambda: spoilt(
            {6: stream(b"7 0 <<>>", b"/Type/ObjStm/N 1/First 4/Extends 7 0 R"),
             7: stream(b"6 0 <<>>", b"/Type/ObjStm/N 1/First 4/Extends 6 0 R"), 4: b"8 0 R"}
        ),
        "older cross-reference is itself": xref_loop,
    }  # fmt: skip


def xref_loop() -> bytes:
    data = spoilt({}, b"/Prev 0000000000")
    start = data.rindex(b"startxref\n") + 10
    place = data[start : data.index(b"\n", start)]
    return data.replace(b"/Prev 0000000000", b"/Prev %010d" % int(place))


def large() -> dict[str, Made]:
    """Return PDFs that announce or hold far more than anybody needs."""
    return {**_many_pages(), **_far_too_much()}


def _many_pages() -> dict[str, Made]:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 100_010))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"
    deep = {
        number: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (number + 1, number - 1)
        for number in range(11, 100_010)
    }
    return {
        "100,000 pages": lambda: spoilt(
            {2: b"<</Type/Pages/Count 100000/Kids[" + kids + b"]>>",
             **dict.fromkeys(range(10, 100_010), page)}
        ),
        "one page 100,000 times": lambda: spoilt(
            {2: b"<</Type/Pages/Count 100000/Kids[" + b"3 0 R " * 100_000 + b"]>>"}
        ),
        "page tree 100,000 deep": lambda: spoilt(
            {2: b"<</Type/Pages/Kids[10 0 R]/Count 1>>",
             10: b"<</Type/Pages/Kids[11 0 R]/Count 1/Parent 2 0 R>>", **deep, 100_010: page}
        ),
        "huge count": lambda: spoilt({2: b"<</Type/Pages/Kids[3 0 R]/Count 2147483647>>"}),
        "negative count": lambda: spoilt({2: b"<</Type/Pages/Kids[3 0 R]/Count -1>>"}),
    }  # fmt: skip


def _far_too_much() -> dict[str, Made]:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 100_010))
    picture = (
        b"/Type/XObject/Subtype/Image/ColorSpace/DeviceRGB/BitsPerComponent 8/Width 100000/Height 100000"
    )
    drawn = PAGE[:-4] + b"/XObject<</X 6 0 R>>>>>>"
    return {
        "huge picture": lambda: spoilt(
            {3: drawn, 4: stream(b"q 612 0 0 792 0 0 cm /X Do Q"), 6: stream(b"\0" * 64, picture)}
        ),
        "huge page": lambda: spoilt({3: PAGE.replace(b"[0 0 612 792]", b"[0 0 1e9 1e9]")}),
        "page without area": lambda: spoilt({3: PAGE.replace(b"[0 0 612 792]", b"[9 9 9 9]")}),
        "arrays 1,000 deep": lambda: spoilt({3: PAGE[:-2] + b"/A " + b"[" * 1000 + b"]" * 1000 + b">>"}),
        "arrays 1,000,000 deep": lambda: spoilt(
            {3: PAGE[:-2] + b"/A " + b"[" * 1_000_000 + b"]" * 1_000_000 + b">>"}
        ),
        "operands 1,000,000 deep": lambda: spoilt({4: stream(b"[" * 1_000_000 + TEXT)}),
        "graphics states 1,000,000 deep": lambda: spoilt({4: stream(b"q " * 1_000_000 + TEXT)}),
        "300,000 strokes": lambda: spoilt({4: stream(TEXT + b" 0 0 m 9 9 l S" * 300_000)}),
        "300,000 words": lambda: spoilt(
            {4: stream(b"BT /F1 1 Tf " + b"1 1 Td (words) Tj " * 300_000 + b"ET")}
        ),
        "100,000 fields": lambda: spoilt(
            {1: b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[" + kids + b"]>>>>",
             3: PAGE[:-2] + b"/Annots[" + kids + b"]>>",
             **{number: b"<</Type/Annot/Subtype/Widget/FT/Tx/T(f%d)/V(v)/Rect[0 0 9 9]/P 3 0 R>>" % number
                for number in range(10, 100_010)}}
        ),
        "huge cross-reference": lambda: spoilt({}).replace(b"xref\n0 6", b"xref\n0 999999999"),
        "absurd font": lambda: spoilt(
            {5: TRUETYPE + b"/Widths 8 0 R>>", 6: stream(absurd_font()), 7: DESCRIPTOR,
             8: b"[" + b"2147483647 " * 256 + b"]"}
        ),
    }  # fmt: skip


def absurd_font() -> bytes:
    """Return a TrueType font whose tables are announced at impossible places with impossible sizes."""
    names = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
    directory = b"".join(name + b"\0" * 4 + b"\xff\xff\xff\xf0" * 2 for name in names)
    return b"\0\1\0\0" + (0xFFFF).to_bytes(2) + b"\xff" * 6 + directory * 200 + b"\xff" * 4096


def locked() -> bytes:
    document = pikepdf.open(io.BytesIO(pdf(ordinary())))
    out = io.BytesIO()
    document.save(out, encryption=pikepdf.Encryption(user="secret", owner="more secret"))
    return out.getvalue()
