"""Small fonts made in a test: one square for each character."""

from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

CORNERS = ((0, 0), (0, 800), (800, 800), (800, 0))


def font_with(*chars: str, cff: bool = False) -> bytes:
    """Return a font that draws each of ``chars`` as a square, with outlines of one of the two kinds."""
    names = [".notdef", *(f"square{number}" for number in range(len(chars)))]
    builder = FontBuilder(1000, isTTF=not cff)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names[1:], strict=True)})
    pen = T2CharStringPen(900, None) if cff else TTGlyphPen(None)
    pen.moveTo(CORNERS[0])
    for corner in CORNERS[1:]:
        pen.lineTo(corner)
    pen.closePath()
    if cff:
        square = pen.getCharString()
        builder.setupCFF("Squares", {}, dict.fromkeys(names, square), {})
    else:
        builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (900, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()
