"""Signs without meaning: a page that shows what cannot be told is never taken for read."""

import pikepdf
import pytest

from poedesk.proof.document.model import Document, Read

from .made import Sheet, changed, pdf, seen

SENTENCE = "The work was accepted by the customer and the migration of all mailboxes is done for good."


def _font(kind: str, names: list[str]) -> pikepdf.Dictionary:
    encoding = pikepdf.Dictionary(
        Type=pikepdf.Name.Encoding,
        Differences=pikepdf.Array([65, *(pikepdf.Name(f"/{name}") for name in names)]),
    )
    widths = pikepdf.Array([600] * len(names))
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name(f"/{kind}"),
        BaseFont=pikepdf.Name("/ABCDEF+Own"),
        FirstChar=65,
        LastChar=64 + len(names),
        Widths=widths,
        Encoding=encoding,
    )


def _outlines(source: pikepdf.Pdf, names: list[str]) -> pikepdf.Dictionary:
    font = _font("Type3", names)
    shape = b"600 0 0 0 500 700 d1 0 0 500 700 re f"
    font.CharProcs = pikepdf.Dictionary({f"/{name}": source.make_stream(shape) for name in names})
    font.FontBBox = pikepdf.Array([0, 0, 600, 700])
    font.FontMatrix = pikepdf.Array([0.001, 0, 0, 0.001, 0, 0])
    return font


def _identity(source: pikepdf.Pdf, table: bytes | None) -> pikepdf.Dictionary:
    inner = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name("/ABCDEF+Own"),
        CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
        DW=600,
    )
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/ABCDEF+Own"),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=pikepdf.Array([source.make_indirect(inner)]),
    )
    if table is not None:
        font.ToUnicode = source.make_stream(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <0000>"
            b" <ffff> endcodespacerange 1 beginbfrange " + table + b" endbfrange endcmap end end"
        )
    return font


def _with(font: str, shown: bytes, table: bytes | None = None, *, below: int = 0) -> Document:
    """Return the reading of a page of ordinary text with ``shown`` (operand of Tj) in another font.

    It stands right of the last line, or ``below`` it.
    """

    def add(source: pikepdf.Pdf) -> None:
        made = {
            "identity": lambda: _identity(source, table),
            "own names": lambda: _font("Type1", ["g11", "g12", "g13", "g14", "g15", "g16", "g17"]),
            "outlines": lambda: _outlines(source, ["a1", "a2", "a3", "a4", "a5", "a6", "a7"]),
            "known names": lambda: _font("Type1", ["C", "o", "n", "fi", "ffi", "uni0041", "Euro"]),
        }[font]()
        page = source.pages[0]
        page.obj.Resources.Font.Own = source.make_indirect(made)
        page.contents_add(b"BT /Own 10 Tf 200 %d Td " % (500 - below) + shown + b" Tj ET")

    def draw(sheet: Sheet) -> None:
        for number in range(12):
            sheet.text(72, 100 + 14 * number, SENTENCE)
        sheet.text(72, 192 + 100, "Customer:")

    return seen(changed(pdf(draw), add))


@pytest.mark.parametrize(
    ("font", "shown", "table"),
    [
        ("identity", b"<0026005200510057>", None),
        ("identity", b"<0026005200510057>", b"<0000> <00ff> <e100>"),
        ("identity", b"<0013001400150016>", b"<0000> <00ff> <0000>"),
        ("own names", b"(ABCDEFG)", None),
        ("outlines", b"(ABCDEFG)", None),
    ],
    ids=["no table", "private signs", "control signs", "glyph names", "type 3"],
)
def test_a_value_whose_letters_have_no_meaning_makes_its_page_unread(
    font: str, shown: bytes, table: bytes | None
) -> None:
    document = _with(font, shown, table)
    page = document.pages[0]
    assert (document.read, page.readable) == (Read.PARTIAL, False)
    assert "page 1 has words whose letters the file gives no meaning to" in document.problems[0]
    assert page.text.split("\n") == [SENTENCE] * 12 + ["Customer:"]


def test_glyphs_with_known_names_and_ligatures_become_letters() -> None:
    document = _with("known names", b"(ABCDEFG)")
    assert document.read is Read.COMPLETE
    assert "Confiffi" in document.pages[0].text


def test_a_line_that_begins_with_a_sign_that_the_table_leaves_out_is_unread() -> None:
    document = _with("identity", b"<0052005100260052>", b"<0026> <0026> <0043>", below=40)
    assert (document.read, document.pages[0].readable) == (Read.PARTIAL, False)


def test_one_sign_without_meaning_in_a_word_is_marked_in_its_place() -> None:
    page = _with("identity", b"<0026002700280029002a0003>", b"<0003> <0030> <0000>").pages[0]
    assert page.text.endswith("\tCustomer:") is False
    marked = _with("identity", b"<0126002700280029002a>", b"<0027> <0030> <0044>", below=40).pages[0]
    assert marked.text.endswith("\n\ufffdDEFG")


def test_signs_that_are_plainly_letters_are_read_though_the_font_does_not_say_so() -> None:
    def bare(source: pikepdf.Pdf) -> None:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type3,
            FontBBox=pikepdf.Array([0, 0, 600, 700]),
            FontMatrix=pikepdf.Array([0.001, 0, 0, 0.001, 0, 0]),
            FirstChar=33,
            LastChar=126,
            Widths=pikepdf.Array([600] * 94),
            CharProcs=pikepdf.Dictionary(
                {
                    f"/c{code}": source.make_stream(b"600 0 0 0 500 700 d1 0 0 500 700 re f")
                    for code in range(33, 127)
                }
            ),
            Encoding=pikepdf.Dictionary(
                Differences=pikepdf.Array([33, *(pikepdf.Name(f"/c{code}") for code in range(33, 127))])
            ),
        )
        for name in source.pages[0].obj.Resources.Font.keys():  # noqa: SIM118 - no iterator
            source.pages[0].obj.Resources.Font[name] = source.make_indirect(font)

    def draw(sheet: Sheet) -> None:
        for number in range(4):
            sheet.text(72, 100 + 14 * number, SENTENCE)

    document = seen(changed(pdf(draw), bare))
    assert document.read is Read.COMPLETE
    assert document.pages[0].text.startswith("The work was accepted")


def test_a_line_of_hebrew_is_read_from_the_right() -> None:
    shown = b"<00260027> Tj 16 0 Td <00280029>"
    page = _with("identity", shown, b"<0026> <0029> <05d0>", below=40).pages[0]
    assert page.text.split("\n")[-1] == "\u05d3\u05d2 \u05d1\u05d0"
    assert page.words[-1].box is not None
    assert page.words[-2].box is not None
    assert page.words[-1].box.left < page.words[-2].box.left
