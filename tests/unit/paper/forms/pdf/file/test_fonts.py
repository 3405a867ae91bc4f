from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.unit.paper.forms.pdf.fonts import font_with

from poedesk.paper.forms.pdf.file.writer import Told, write
from poedesk.paper.forms.pdf.layout.flow import Flow
from poedesk.paper.forms.pdf.type import faces
from poedesk.paper.forms.pdf.type.lines import forget

PRIVATE = "\ue010\ue011\ue012"
"""Characters that none of our fonts has."""


def page(text: str) -> bytes:
    flow = Flow((300.0, 200.0), flat=True)
    flow.text(flow.root.child("P"), text, 20.0)
    return write(flow.sheets, flow.root, flow.fonts, flow.paper, Told("A page", "en", None))


@pytest.mark.parametrize("cff", [False, True], ids=["TrueType", "CFF"])
def test_installed_fonts_of_both_kinds_are_embedded_and_give_back_their_text(
    cff: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (tmp_path / "squares.otf").write_bytes(font_with(*PRIVATE, cff=cff))
    monkeypatch.setenv(faces.FOLDERS, str(tmp_path))
    forget()
    data = page(f"{PRIVATE[1]}{PRIVATE[0]} a")
    document = pypdfium2.PdfDocument(data)
    assert document[0].get_textpage().get_text_range() == f"{PRIVATE[1]}{PRIVATE[0]} a"
    shown = document[0].render(scale=1).to_numpy()
    assert (shown[56:66, 52:62] < 128).all()  # the square of the first letter
    with pikepdf.open(BytesIO(data)) as pdf:
        inner = pdf.pages[0].Resources.Font.T0.DescendantFonts[0]
        assert str(inner.Subtype) == ("/CIDFontType0" if cff else "/CIDFontType2")
        assert ("/FontFile3" if cff else "/FontFile2") in inner.FontDescriptor
    forget()


def test_a_font_holds_only_the_letters_in_use() -> None:
    assert len(page("a")) < len(page("abcdefghijklmnopqrstuvwxyz")) < 60_000
