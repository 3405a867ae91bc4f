"""The rules of docs/forms.md that make a form readable without seeing it; each is one test."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from tests.unit.paper.forms.engagements import claim, presales
from tests.unit.paper.forms.pdf.pages import outline_of, written

from poedesk.paper.forms.pdf import draw

PAINTS = frozenset(("TJ", "Tj", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "BI"))
STANDARD = frozenset(
    "/Document /Sect /H1 /H2 /H3 /P /L /LI /LBody /Table /TR /TH /TD /Form".split()  # noqa: SIM905 - as a PDF names them
)


@cache
def form(name: str) -> bytes:
    match name:
        case "empty":
            return draw(outline_of(claim(), everything=True))[0]
        case "products":
            return draw(*written(presales()), paper="letter")[0]
        case "from the right":
            return draw(*written(claim(), customer_name="שירותי מרם", usage_work="نقل ثلاثة Teams " * 900))[0]
    return draw(*written(claim()), flat=True)[0]


@pytest.fixture(params=["empty", "products", "from the right", "flat"])
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(form(request.param))) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    def below(element: Any) -> Iterator[Any]:
        yield element
        for kid in element.K:
            if "/S" in kid:
                yield from below(kid)

    return below(pdf.Root.StructTreeRoot.K[0])


def leaves(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Yield the pieces of content and the fields in reading order."""

    def below(element: Any) -> Iterator[Any]:
        for kid in element.K:
            yield from below(kid) if "/S" in kid else (kid,)

    return below(pdf.Root.StructTreeRoot.K[0])


def operations(page: pikepdf.Page) -> Iterator[tuple[str, Any]]:
    for instruction in pikepdf.parse_content_stream(page):
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        yield str(instruction.operator), instruction.operands


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elements(pdf)]


def parents(pdf: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(pdf.pages):
        for widget in page.get("/Annots", []):
            yield number, widget


def test_the_file_says_that_it_is_tagged_its_language_and_its_title(pdf: pikepdf.Pdf) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == str(pdf.docinfo["/Title"]) == "Proof of Execution"


def test_everything_that_is_drawn_is_content_or_marked_as_none(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for operator, operands in operations(page):
            if operator == "BDC":
                assert not (depth and "/MCID" in operands[1])
                depth += 1
            depth -= operator == "EMC"
            assert depth or operator not in PAINTS
        assert depth == 0


def test_every_piece_of_content_belongs_to_one_element_that_refers_to_it(pdf: pikepdf.Pdf) -> None:
    known = parents(pdf)
    for number, page in enumerate(pdf.pages):
        said = [
            int(operands[1].MCID)
            for operator, operands in operations(page)
            if operator == "BDC" and "/MCID" in operands[1]
        ]
        assert said == list(range(len(known[number])))
        for mcid, element in zip(said, known[int(page.StructParents)], strict=True):
            here = [kid for kid in element.K if "/MCID" in kid and int(kid.MCID) == mcid]
            assert any(kid.Pg.objgen == page.obj.objgen for kid in here)


def test_every_field_has_a_tooltip_an_appearance_and_its_element(pdf: pikepdf.Pdf) -> None:
    known = parents(pdf)
    for _, widget in widgets(pdf):
        assert str(widget.TU).strip()
        assert "/N" in widget.AP
        element = known[int(widget.StructParent)]
        assert str(element.S) == "/Form"
        assert [kid.Obj.objgen for kid in element.K] == [widget.objgen]


def test_the_keyboard_goes_through_the_fields_in_reading_order(pdf: pikepdf.Pdf) -> None:
    read = [leaf.Obj.objgen for leaf in leaves(pdf) if "/Obj" in leaf]
    assert read == [widget.objgen for _, widget in widgets(pdf)]
    assert all(str(page.Tabs) == "/S" for page in pdf.pages)


def test_content_is_read_in_the_order_of_the_pages(pdf: pikepdf.Pdf) -> None:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    read = [(numbers[leaf.Pg.objgen], int(leaf.MCID)) for leaf in leaves(pdf) if "/MCID" in leaf]
    assert read == sorted(read)


def test_headings_go_down_one_level_at_a_time(pdf: pikepdf.Pdf) -> None:
    levels = [int(kind[2:]) for kind in kinds(pdf) if kind.startswith("/H")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_only_standard_kinds_stand_in_the_tree_and_none_is_empty(pdf: pikepdf.Pdf) -> None:
    assert set(kinds(pdf)) <= STANDARD
    assert all(len(element.K) for element in elements(pdf) if str(element.S) != "/TD")


def test_tables_are_full_and_their_heads_say_what_they_head(pdf: pikepdf.Pdf) -> None:
    for table in (element for element in elements(pdf) if str(element.S) == "/Table"):
        rows = [[str(cell.S) for cell in row.K] for row in table.K]
        assert {len(row) for row in rows} == {3}
        assert rows[0] == ["/TH"] * 3
        assert all(str(cell.A.Scope) == "/Column" for cell in table.K[0].K)


def test_lists_hold_items_and_items_hold_bodies(pdf: pikepdf.Pdf) -> None:
    for element in elements(pdf):
        held = {"/L": "/LI", "/LI": "/LBody"}.get(str(element.S))
        assert held is None or {str(kid.S) for kid in element.K} == {held}


def test_answers_made_plain_say_what_they_were() -> None:
    with pikepdf.open(BytesIO(form("flat"))) as pdf:
        told = [element.A for element in elements(pdf) if str(element.S) == "/Form"]
        assert all(str(one.O) == "/PrintField" and str(one.Desc) for one in told)
        ticked = [str(one.Desc) for one in told if str(one.get("/checked")) == "/on"]
        assert [said.partition(" (")[0] for said in ticked] == ["Exchange Online", "Teams"]


def test_every_font_is_embedded_says_its_letters_and_is_as_wide_as_it_says(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].Resources.Font
    assert set(fonts.keys()) > {"/Helv"}
    for name in fonts.keys():  # noqa: SIM118 - a PDF dictionary does not iterate
        font = fonts[name]
        if name == "/Helv":
            assert "/FontFile2" in font.FontDescriptor
            continue
        inner = font.DescendantFonts[0]
        program = TTFont(BytesIO(inner.FontDescriptor.FontFile2.read_bytes()))
        order = inner.CIDToGIDMap.read_bytes()
        meanings = font.ToUnicode.read_bytes()
        for code, width in widths(inner.W):
            glyph = int.from_bytes(order[2 * code : 2 * code + 2], "big")
            assert abs(program["hmtx"][program.getGlyphName(glyph)][0] - width) <= 1
            assert f"<{code:04x}> <".encode() in meanings


def widths(stated: Any) -> Iterator[tuple[int, int]]:
    parts = list(stated)
    for start, run in zip(parts[::2], parts[1::2], strict=True):
        for step, width in enumerate(run):
            yield int(start) + step, int(width)
