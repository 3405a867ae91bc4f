from io import BytesIO
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from poedesk.paper.forms.pdf.type import faces
from poedesk.paper.forms.pdf.type.lines import missing, one_line


def font_with(char: str) -> bytes:
    """Return a font that draws ``char`` as a square."""
    pen = TTGlyphPen(None)
    for step, point in (
        ("moveTo", (0, 0)),
        ("lineTo", (0, 800)),
        ("lineTo", (800, 800)),
        ("lineTo", (800, 0)),
    ):
        getattr(pen, step)(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({ord(char): "square"})
    builder.setupGlyf({".notdef": square, "square": square})
    builder.setupHorizontalMetrics({".notdef": (900, 0), "square": (900, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupPost()
    out = BytesIO()
    builder.save(out)
    return out.getvalue()


def test_our_own_faces_draw_latin_greek_cyrillic_hebrew_and_arabic() -> None:
    names = [face.name if (face := faces.face_of(char, bold=False)) else None for char in "aΩЖשع"]
    assert names == ["NotoSans-Regular"] * 3 + ["NotoSansHebrew-Regular", "NotoSansArabic-Regular"]


def test_a_letter_that_ours_lack_is_drawn_by_a_font_of_the_named_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "square.ttf").write_bytes(font_with("\U00013001"))
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setenv(faces.FOLDERS, str(tmp_path))
    faces.face_of.cache_clear()
    assert missing("\U00013001") == ()
    assert one_line("\U00013001").runs[0].face.name == "square-0"
