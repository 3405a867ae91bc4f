"""Fonts as a PDF holds them: cut down to the glyphs in use, with what each glyph stands for.

A code of a font is one glyph with one meaning, so that a glyph drawn for two texts still gives back each of
them (Identity-H, CIDToGIDMap, ToUnicode). A font with CFF outlines has no such map; there a code is a glyph.
"""

import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

import pikepdf
import uharfbuzz as hb
from pikepdf import Array, Dictionary, Name, Pdf

from poedesk.paper.forms.pdf.type.faces import Face, own
from poedesk.paper.forms.pdf.type.shaping import Glyph, natural_width

_BLANK = 32

WIN_ANSI = tuple(bytes([code]).decode("cp1252", "ignore") if code >= _BLANK else "" for code in range(256))
"""Characters of the simple font by code; empty where there is none."""

_CAP_HEIGHT = 714
_STEM = 80
_SYMBOLIC, _PLAIN = 4, 32
"""Flags of a font descriptor."""

_WIDTHS_A_RUN = 60


class Fonts:
    """The fonts of one file, in the order of their first use."""

    def __init__(self) -> None:
        """Begin without any."""
        self._names: dict[int, str] = {}
        self._faces: list[Face] = []
        self._codes: list[dict[tuple[int, str], int]] = []

    def name(self, face: Face) -> str:
        """Return the resource name of ``face``, without its slash."""
        known = self._names.get(id(face))
        if known is None:
            known = self._names[id(face)] = f"T{len(self._faces)}"
            self._faces.append(face)
            self._codes.append({})
        return known

    def code(self, face: Face, glyph: Glyph) -> int:
        """Return the code that draws ``glyph`` and says its text."""
        codes = self._codes[int(self.name(face)[1:])]
        key = (glyph.id, glyph.text)
        known = codes.get(key)
        if known is None:
            known = codes[key] = glyph.id if face.outlines != "glyf" else len(codes) + 1
        return known

    def resources(self, pdf: Pdf) -> Dictionary:
        """Return the font resources: each face in use, and the simple one for what people type."""
        fonts = Dictionary()
        for number, (face, codes) in enumerate(zip(self._faces, self._codes, strict=True)):
            fonts[f"/T{number}"] = pdf.make_indirect(_composite(pdf, face, codes))
        fonts["/Helv"] = pdf.make_indirect(_simple(pdf))
        return fonts


def _composite(pdf: Pdf, face: Face, codes: Mapping[tuple[int, str], int]) -> Dictionary:
    data, places = _cut(face, frozenset(glyph for glyph, _ in codes))
    name = Name(f"/{_tag(data)}+{face.name}")
    widths = {code: natural_width(face, glyph) for (glyph, _), code in codes.items()}
    program = "/FontFile2" if face.outlines == "glyf" else "/FontFile3"
    descriptor = _descriptor(face, name, _SYMBOLIC)
    stream = pdf.make_stream(data)
    if face.outlines == "glyf":
        stream["/Length1"] = len(data)
    else:
        stream["/Subtype"] = Name.CIDFontType0C
    descriptor[program] = stream
    system = Dictionary(Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2 if face.outlines == "glyf" else Name.CIDFontType0,
        BaseFont=name,
        CIDSystemInfo=system,
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=1000,
        W=_widths(widths),
    )
    if face.outlines == "glyf":
        order = [0] * (max(codes.values(), default=0) + 1)
        for (glyph, _), code in codes.items():
            order[code] = places[glyph]
        inner["/CIDToGIDMap"] = pdf.make_stream(struct.pack(f">{len(order)}H", *order))
    meanings = {code: text for (_, text), code in codes.items() if text}
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=name,
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(_meanings(meanings)),
    )


@lru_cache(maxsize=64)
def _cut(face: Face, glyphs: frozenset[int]) -> tuple[bytes, Mapping[int, int]]:
    """Return the font with ``glyphs`` alone, and where each glyph went."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs | {0})
    wanted.drop_table_tag_set.update(_tags("GSUB", "GPOS", "GDEF", "kern", "name", "post", "OS/2", "cmap"))
    wanted.flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    if face.outlines != "glyf":
        wanted.flags |= hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    plan = hb.SubsetPlan(hb.Face(face.blob, face.index), wanted)
    made = plan.execute()
    places = dict(plan.old_to_new_glyph_mapping)
    if face.outlines != "glyf":
        return bytes(made.reference_table("CFF ").data), places
    return bytes(made.blob.data), places


def _tags(*names: str) -> set[int]:
    """Return the names of tables as numbers."""
    return {int.from_bytes(name.ljust(4).encode("ascii"), "big") for name in names}


@lru_cache(maxsize=1)
def _latin() -> tuple[Face, bytes]:
    face = own(bold=False)[0]
    wanted = hb.SubsetInput()
    wanted.unicode_set.update({ord(char) for char in WIN_ANSI if char})
    wanted.drop_table_tag_set.update(_tags("GSUB", "GPOS", "GDEF", "kern"))
    wanted.flags = hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NO_HINTING
    return face, bytes(hb.subset(hb.Face(face.blob, face.index), wanted).blob.data)


def _simple(pdf: Pdf) -> Dictionary:
    """Return the Latin font with one byte a character, which every viewer can write with."""
    face, data = _latin()
    name = Name(f"/{_tag(data)}+{face.name}")
    descriptor = _descriptor(face, name, _PLAIN)
    stream = pdf.make_stream(data)
    stream["/Length1"] = len(data)
    descriptor["/FontFile2"] = stream
    glyphs = [face.font.get_nominal_glyph(ord(char)) if char else 0 for char in WIN_ANSI[_BLANK:]]
    return Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=name,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=_BLANK,
        LastChar=255,
        Widths=Array([natural_width(face, glyph or 0) for glyph in glyphs]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )


def _descriptor(face: Face, name: Name, flags: int) -> Dictionary:
    head = bytes(hb.Face(face.blob, face.index).reference_table("head").data)
    box = [round(side * 1000 / face.upem) for side in struct.unpack(">4h", head[36:44])]
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=flags,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=round(face.ascent),
        Descent=round(face.descent),
        CapHeight=_CAP_HEIGHT,
        StemV=_STEM,
    )


def _tag(data: bytes) -> str:
    """Return the six capitals of a font that was cut down; the same font has the same."""
    return "".join(chr(65 + byte % 26) for byte in sha256(data).digest()[:6])


def _widths(widths: Mapping[int, int]) -> Array:
    made = Array()
    run: list[int] = []
    start = -1
    for code in sorted(widths):
        if run and (code != start + len(run) or len(run) >= _WIDTHS_A_RUN):
            made.append(start)
            made.append(Array(run))
            run = []
        if not run:
            start = code
        run.append(widths[code])
    if run:
        made.append(start)
        made.append(Array(run))
    return made


def _meanings(meanings: Mapping[int, str]) -> bytes:
    """Return the ToUnicode map."""
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(meanings.items())]
    blocks = "".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar\n" for block in _hundreds(rows)
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{blocks}endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _hundreds(rows: list[str]) -> Iterable[list[str]]:
    for start in range(0, len(rows), 100):
        yield rows[start : start + 100]
