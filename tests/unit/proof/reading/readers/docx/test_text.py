"""Text, its order and its looks, as a person sees them."""

import pytest
from tests.unit.proof.reading.readers.word import cell, docx, paragraph, part, row, run, table

from poedesk.proof.document.model import Read

from .seen import document, page, segment, words


def test_text_tabs_breaks_hyphens_and_symbols() -> None:
    inside = (
        "<w:r><w:t>2f6c1e0a</w:t><w:noBreakHyphen/><w:t>5d7b</w:t><w:softHyphen/><w:tab/><w:t>next</w:t><w:br/>"
        '<w:t>line</w:t><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    seen = page(paragraph(inside))
    assert seen.text == "2f6c1e0a-5d7b\tnext\nline\u2611\n"
    assert words(seen) == ["2f6c1e0a-5d7b", "next", "line\u2611"]
    assert segment(seen, "next").box.left > segment(seen, "2f6c1e0a-5d7b").box.right


def test_letters_in_a_symbol_font_are_the_boxes_that_they_show() -> None:
    fonts = '<w:rFonts w:ascii="Wingdings"/>'
    seen = page(paragraph(run("\u00fe", fonts), " Teams ", run("\u00a8", fonts), " Yammer"))
    assert seen.text == "\u2611 Teams \u2610 Yammer\n"
    assert [(mark.label, mark.checked, mark.by) for mark in seen.marks] == [
        ("Teams", True, "glyph"),
        ("Yammer", False, "glyph"),
    ]


def test_columns_made_with_tabs_or_blanks_align_in_both_lines() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="5040"/></w:tabs>'
    one = paragraph("By: ____", "<w:r><w:tab/></w:r>", "By: ____", properties=stops)
    two = paragraph("Date: 3 May 2026", "<w:r><w:tab/></w:r>", "Date: 4 May 2026", properties=stops)
    seen = page(one + two + paragraph("Left      Right"))
    assert segment(seen, "Date: 4 May 2026").box.left == seen.segments[1].box.left == 252.0
    assert words(seen)[-2:] == ["Left", "Right"]


def test_hidden_text_comments_and_instructions_are_not_shown() -> None:
    styles = part(
        "styles", '<w:style w:type="character" w:styleId="Secret"><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    inside = paragraph(
        "shown",
        run("gone", "<w:vanish/>"),
        run("gone", '<w:rStyle w:val="Secret"/>'),
        run(" kept", '<w:rStyle w:val="Secret"/><w:vanish w:val="0"/>'),
        '<w:r><w:commentReference w:id="1"/></w:r>',
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        " 7",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
        '<w:hyperlink r:id="rId5"><w:r><w:t> link</w:t></w:r></w:hyperlink>',
    )
    links = {"rId2": ("styles", "styles.xml"), "rId3": ("comments", "comments.xml")}
    comments = part("comments", f"<w:comment>{paragraph('a remark')}</w:comment>")
    seen = page(inside, links=links, parts={"styles.xml": styles, "comments.xml": comments})
    assert seen.text == "shown kept 7 link\n"


def test_tracked_changes_are_read_as_accepted_and_named() -> None:
    body = paragraph(
        "Price ",
        "<w:ins><w:r><w:t>200</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>100</w:delText></w:r></w:del>",
    )
    gone = "<w:rPr><w:del/></w:rPr>"
    body += paragraph("one ", properties=gone) + paragraph("sentence")
    body += table(f"<w:tr><w:trPr><w:del/></w:trPr>{cell('struck')}{cell('row')}</w:tr>", row("kept", "row"))
    seen = document(docx(body))
    assert seen.pages[0].text == "Price 200\none sentence\nkept\trow\n"
    assert seen.read is Read.COMPLETE
    (problem,) = seen.problems
    told, _, kinds = problem.partition(": ")
    assert told == "tracked changes were read as accepted"
    assert kinds == "1 deletion, 1 insertion, 1 paragraph deletion, 1 row deletion by someone unnamed"


def test_headings_by_outline_level_built_in_name_and_bold() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="berschrift1"/></w:style>',
    )
    body = (
        paragraph("by name", properties='<w:pStyle w:val="berschrift1"/>')
        + paragraph("by base", properties='<w:pStyle w:val="Own"/>')
        + paragraph("by level", properties='<w:outlineLvl w:val="1"/>')
        + paragraph(run("by weight", "<w:b/>"))
        + paragraph("body", properties='<w:outlineLvl w:val="9"/>')
        + paragraph(run("partly", "<w:b/>"), " bold")
    )
    seen = page(body, links={"rId1": ("styles", "styles.xml")}, parts={"styles.xml": styles})
    assert [item.heading for item in seen.segments] == [True, True, True, True, False, False]


def test_headers_come_first_footnotes_and_footers_last_each_once() -> None:
    references = '<w:headerReference r:id="rId1"/><w:footerReference r:id="rId2"/>'
    body = (
        paragraph("body", properties=f"<w:sectPr>{references}</w:sectPr>")
        + f"<w:sectPr>{references}</w:sectPr>"
    )
    links = {
        "rId1": ("header", "header1.xml"),
        "rId2": ("footer", "footer1.xml"),
        "rId3": ("footnotes", "footnotes.xml"),
    }
    notes = f'<w:footnote w:type="separator">{paragraph("---")}</w:footnote>'
    notes += f"<w:footnote>{paragraph('note')}</w:footnote>"
    parts = {
        "header1.xml": part("hdr", paragraph("head")),
        "footer1.xml": part("ftr", paragraph("foot")),
        "footnotes.xml": part("footnotes", notes),
    }
    assert page(body, links=links, parts=parts).text == "head\nbody\nnote\nfoot\n"


_OTHER = 'xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ('<w:headerReference w:type="default" r:id="rId1"/>', True),
        ('<w:headerReference r:id="rId1" w:type="default" />', True),
        ("<w:headerReference r:id='rId1'/>", True),
        (f'<w:headerReference {_OTHER} q:id="rId1"/>', True),
        ('<w:headerReference w:type="first" r:id="rId1"/>', False),
        ('<w:headerReference w:type="first" r:id="rId1"/><w:titlePg/>', True),
        ('<w:headerReference w:type="first" r:id="rId1"/><w:titlePg w:val="0"/>', False),
        ('<w:headerReference r:id="rId7"/>', False),
        (f'<w:headerReference {_OTHER} q:id="rId7"/>', False),
    ],
)
def test_a_header_is_shown_that_a_section_refers_to_however_it_is_written(
    reference: str, *, shown: bool
) -> None:
    links = {"rId1": ("header", "header1.xml")}
    parts = {"header1.xml": part("hdr", paragraph("head"))}
    body = paragraph("body") + f"<w:sectPr>{reference}</w:sectPr>"
    assert page(body, links=links, parts=parts).text == ("head\nbody\n" if shown else "body\n")


def test_tables_of_one_grid_have_their_columns_at_the_same_places() -> None:
    grid = '<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="4000"/></w:tblGrid>'
    other = grid.replace("2000", "3000")

    def held(columns: str, *words: str) -> str:
        cells = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in words)
        return f"<w:tbl>{columns}<w:tr>{cells}</w:tr></w:tbl>"

    seen = page(held(grid, "a", "b") + held(grid, "c", "d") + held(other, "e", "f"))
    lefts = {seen.text[item.start : item.end]: item.box.left for item in seen.segments}
    assert lefts["b"] == lefts["d"] < lefts["f"]


def test_a_text_box_is_read_once_although_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert page(paragraph("before", both, " after")).text == "before after\nin the box\n"
