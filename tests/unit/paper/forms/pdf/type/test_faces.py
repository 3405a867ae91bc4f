from pathlib import Path

import pytest
from tests.unit.paper.forms.pdf.fonts import font_with

from poedesk.paper.forms.pdf.type import faces
from poedesk.paper.forms.pdf.type.lines import forget, missing, one_line


def test_our_own_faces_draw_latin_greek_cyrillic_hebrew_and_arabic() -> None:
    names = [face.name if (face := faces.face_of(char, bold=False)) else None for char in "aΩЖשع"]
    assert names == ["NotoSans-Regular"] * 3 + ["NotoSansHebrew-Regular", "NotoSansArabic-Regular"]


def test_a_letter_that_ours_lack_is_drawn_by_a_font_of_the_named_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "square.ttf").write_bytes(font_with("\U00013001"))
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    monkeypatch.setenv(faces.FOLDERS, str(tmp_path))
    forget()
    assert missing("\U00013001") == ()
    assert one_line("\U00013001").runs[0].face.name == "square-0"
    forget()
