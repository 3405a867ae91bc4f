"""What a person sees in a Word document is what the reader reports, and nothing else."""

import json

import pytest

from poedesk.proof.document import codec
from poedesk.proof.document.model import LINE_HEIGHT, Cell, Document, Field, FieldKind, Page, Read, Segment
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.docx import read
from poedesk.proof.reading.readers.registry import Refused

from .word import (
    cell,
    control,
    docx,
    form_field,
    pack,
    paragraph,
    part,
    picture,
    relations,
    row,
    run,
    table,
    tick,
)

CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def document(data: bytes, limits: Limits = DEFAULT) -> Document:
    seen = read(data, "x.docx", limits)
    assert codec.decode(Document, json.loads(json.dumps(codec.encode(seen)))) == seen
    return seen


def page(body: str, **more: object) -> Page:
    return document(docx(body, **more)).pages[0]  # type: ignore[arg-type] # tests pass what docx takes


def words(seen: Page) -> list[str]:
    return [seen.text[item.start : item.end] for item in seen.segments]


def segment(seen: Page, text: str) -> Segment:
    return next(item for item in seen.segments if seen.text[item.start : item.end] == text)


def only_field(seen: Page) -> Field:
    (field,) = seen.fields
    return field


# Text


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


def test_a_text_box_is_read_once_although_the_file_holds_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    both = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wps:wsp><wps:txbx>'
        f"{box}</wps:txbx></wps:wsp></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert page(paragraph("before", both, " after")).text == "before after\nin the box\n"


# Tables


def test_cells_stand_side_by_side_and_their_text_stays_together() -> None:
    seen = page(table(row("Label", cell("one", "two")), row("Next", "three")))
    assert seen.text == "Label\tone\ntwo\nNext\tthree\n"
    assert segment(seen, "Label").box.top == segment(seen, "one").box.top
    assert segment(seen, "two").box.left == segment(seen, "three").box.left == 200.0
    assert [item.cell for item in seen.segments] == [
        Cell(0, 0, 0),
        Cell(0, 0, 1),
        Cell(0, 0, 1),
        Cell(0, 1, 0),
        Cell(0, 1, 1),
    ]


def test_long_cells_grow_downwards_and_never_into_their_neighbour() -> None:
    long = "a long account of what was done " * 10
    seen = page(table(row(long.strip(), "right"), row("below", "x")))
    first = seen.segments[0]
    assert first.box.right <= segment(seen, "right").box.left
    assert first.box.height > 3 * LINE_HEIGHT
    assert segment(seen, "below").box.top >= first.box.bottom
    assert long.strip() in seen.text


def test_spans_and_merged_cells_keep_their_columns() -> None:
    spanning = cell("wide", properties='<w:gridSpan w:val="2"/>')
    top = cell("tall", properties='<w:vMerge w:val="restart"/>')
    on = cell("unseen", properties="<w:vMerge/>")
    seen = page(table(row(spanning, "c"), row(top, "x", "y"), row(on, "z", "q"), widths=(1000, 1000, 1000)))
    assert segment(seen, "c").cell == Cell(0, 0, 2)
    assert segment(seen, "z").cell == Cell(0, 2, 1)
    assert "unseen" not in seen.text


def test_nested_tables_and_controls_around_cells_and_rows() -> None:
    inner = table(row("in", "ner"))
    wrapped_cell = control('<w:tag w:val="CustomerName"/><w:text/>', cell("Corvane Foods"))
    wrapped_row = control('<w:alias w:val="Row"/>', row("r1", "r2"))
    seen = page(table(row(cell(inner, "<w:p/>"), wrapped_cell), wrapped_row))
    assert segment(seen, "ner").cell == Cell(1, 0, 1)
    assert segment(seen, "Corvane Foods").cell == Cell(0, 0, 1)
    name, whole = seen.fields
    assert (name.name, name.value) == ("CustomerName", "Corvane Foods")
    assert (whole.name, whole.value) == ("Row", "r1\tr2")


# Controls


def test_inline_control_with_its_printed_label_and_range() -> None:
    seen = page(paragraph("Customer Tenant ID: ", control('<w:tag w:val="t"/><w:text/>', run("6c1d"))))
    field = only_field(seen)
    assert (field.name, field.label, field.kind, field.value) == (
        "t",
        "Customer Tenant ID",
        FieldKind.TEXT,
        "6c1d",
    )
    assert seen.text[field.start : field.end] == "6c1d"


def test_label_from_the_cell_to_the_left_and_from_the_line_above() -> None:
    left = page(table(row("Project Name", cell(paragraph(control("<w:text/>", run("Harbour")))))))
    assert only_field(left).label == "Project Name"
    above = page(paragraph("Describe the work") + control("<w:text/>", paragraph("We moved the mail.")))
    assert (only_field(above).label, only_field(above).value) == ("Describe the work", "We moved the mail.")


def test_a_field_after_running_text_is_labelled_by_its_last_sentence() -> None:
    notice = "The customer knows that the partner may receive fees for its services from the vendor. " * 4
    seen = page(paragraph(notice, "Customer initials here: ", control("<w:text/>", run("ID"))))
    assert only_field(seen).label == "Customer initials here"
    unlabelled = page(paragraph("Date Signed") + paragraph("and so on " * 40, control("<w:text/>", run("x"))))
    assert only_field(unlabelled).label is None


def test_an_untouched_control_has_no_value_and_its_prompt_is_no_answer() -> None:
    seen = page(
        paragraph("Name: ", control("<w:showingPlcHdr/><w:text/>", run("Legal entity of the customer")))
    )
    assert only_field(seen).value is None
    assert words(seen) == ["Name:"]
    known = page(paragraph("Name: ", control("<w:text/>", run("Click or tap here to enter text."))))
    assert only_field(known).value is None


def test_a_control_filled_by_a_program_that_left_the_prompt_switch_on() -> None:
    glossary = part(
        "glossaryDocument",
        '<w:docParts><w:docPart><w:docPartPr><w:name w:val="P1"/></w:docPartPr><w:docPartBody>'
        f"{paragraph('Legal entity')}</w:docPartBody></w:docPart></w:docParts>",
    )
    links = {"rId1": ("glossaryDocument", "glossary/document.xml")}
    told = '<w:placeholder><w:docPart w:val="P1"/></w:placeholder><w:showingPlcHdr/><w:text/>'
    for text, value in (("Legal entity", None), ("Corvane Foods", "Corvane Foods")):
        body = paragraph("Name: ", control(told, run(text)))
        assert only_field(page(body, links=links, parts={"glossary/document.xml": glossary})).value == value


def test_a_control_shows_the_data_that_it_is_bound_to() -> None:
    store = "{11111111-2222-4333-8444-555555555555}"
    links = {"rId1": ("customXml", "../customXml/item1.xml")}
    data = '<poe xmlns="urn:example:poe"><customer>Corvane Foods</customer><tenant/></poe>'
    ids = f'<ds:datastoreItem ds:itemID="{store}" xmlns:ds="{CUSTOM_XML}"/>'
    parts = {
        "../customXml/item1.xml": data,
        "../customXml/itemProps1.xml": ids,
        "../customXml/_rels/item1.xml.rels": relations({"rId1": ("customXmlProps", "itemProps1.xml")}),
    }

    def bound(step: str, inside: str, prompt: str = "<w:showingPlcHdr/>") -> Field:
        spaces = "xmlns:p='urn:example:poe'"
        told = f'<w:dataBinding w:prefixMappings="{spaces}" w:xpath="{step}" w:storeItemID="{store}"/>'
        body = paragraph("Customer: ", control(f"{prompt}{told}<w:text/>", run(inside)))
        return only_field(page(body, links=links, parts=parts))

    assert bound("/p:poe[1]/p:customer[1]", "Legal entity").value == "Corvane Foods"
    assert bound("/p:poe[1]/p:customer[1]", "", prompt="").value == "Corvane Foods"
    assert bound("/p:poe[1]/p:customer[1]", "Written over", prompt="").value == "Written over"
    assert bound("/p:poe[1]/p:tenant[1]", "Tenant").value is None
    assert bound("//p:customer", "Legal entity").value is None
    assert bound("/q:poe", "Legal entity").value is None


def test_dates_and_choices() -> None:
    date = control(
        '<w:date w:fullDate="2026-04-03T00:00:00Z"><w:dateFormat w:val="d/M/yyyy"/></w:date>', run("3/4/2026")
    )
    choice = control('<w:dropDownList><w:listItem w:value="1"/></w:dropDownList>', run("Migration"))
    seen = page(paragraph("Date: ", date) + paragraph("Type: ", choice))
    assert [(item.kind, item.value, item.iso) for item in seen.fields] == [
        (FieldKind.DATE, "3/4/2026", "2026-04-03"),
        (FieldKind.CHOICE, "Migration", None),
    ]


def test_checkbox_controls_are_marks_and_fields() -> None:
    body = paragraph(run("Migrations", "<w:b/>"))
    body += paragraph(tick("1", "X"), " Teams") + paragraph(tick("0", "\u25a1"), " Yammer")
    seen = page(body)
    assert seen.text == "Migrations\n\u2612 Teams\n\u2610 Yammer\n"
    assert [(mark.label, mark.group, mark.checked, mark.by) for mark in seen.marks] == [
        ("Teams", "Migrations", True, "control"),
        ("Yammer", "Migrations", False, "control"),
    ]
    assert [(item.kind, item.label, item.checked) for item in seen.fields] == [
        (FieldKind.CHECKBOX, "Teams", True),
        (FieldKind.CHECKBOX, "Yammer", False),
    ]


def test_a_checkbox_that_wraps_its_cell_is_labelled_by_the_next_cell() -> None:
    box = control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', cell("\u2612"))
    seen = page(table(row(box, "Exchange Online")))
    (mark,) = seen.marks
    assert (mark.label, mark.checked, mark.by) == ("Exchange Online", True, "control")


@pytest.mark.parametrize(
    ("data", "checked"),
    [
        ("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", True),
        ("<w:checkBox><w:default w:val='1'/></w:checkBox>", True),
        ("<w:checkBox><w:default w:val='1'/><w:checked w:val='0'/></w:checkBox>", False),
        ("<w:checkBox><w:default w:val='0'/></w:checkBox>", False),
    ],
)
def test_legacy_checkboxes(data: str, checked: bool) -> None:  # noqa: FBT001 - a column of the table above
    seen = page(paragraph(form_field("FORMCHECKBOX", f'<w:name w:val="c1"/>{data}'), " Pilots"))
    (mark,) = seen.marks
    assert (mark.label, mark.checked, mark.by) == ("Pilots", checked, "control")
    assert (only_field(seen).name, only_field(seen).checked) == ("c1", checked)


def test_legacy_text_and_choice_fields() -> None:
    empty = form_field("FORMTEXT", '<w:name w:val="a"/>', run("\u2002\u2002\u2002\u2002\u2002"))
    filled = form_field("FORMTEXT", '<w:name w:val="b"/>', run("Corvane Foods"))
    entries = '<w:listEntry w:val="Choose an item"/><w:listEntry w:val="Added seats"/>'
    chosen = form_field(
        "FORMDROPDOWN", f'<w:name w:val="c"/><w:ddList><w:result w:val="1"/>{entries}</w:ddList>'
    )
    unset = form_field("FORMDROPDOWN", f'<w:name w:val="d"/><w:ddList>{entries}</w:ddList>')
    seen = page(
        "".join(paragraph(f"Field {at}: ", item) for at, item in enumerate((empty, filled, chosen, unset)))
    )
    assert [(item.name, item.value, item.label) for item in seen.fields] == [
        ("a", None, "Field 0"),
        ("b", "Corvane Foods", "Field 1"),
        ("c", "Added seats", "Field 2"),
        ("d", None, "Field 3"),
    ]


def test_galleries_and_groups_are_no_fields() -> None:
    gallery = control("<w:docPartObj/>", paragraph("Contents"))
    group = control("<w:group/>", paragraph("Name: ", control("<w:text/>", run("Ines Duarte"))))
    seen = page(gallery + group)
    assert only_field(seen).value == "Ines Duarte"
    assert "Contents" in seen.text


# Drawings


def test_bold_is_a_heading_unless_it_labels_the_cell_beside_it() -> None:
    boxes = cell(paragraph(run("Migrations", "<w:b/>")), paragraph(tick("1"), " Teams"))
    others = cell(
        paragraph(run("Pilots", "<w:b/>")), paragraph("Such as trials"), paragraph(tick("1"), " Yammer")
    )
    seen = page(table(row(cell(paragraph(run("Name", "<w:b/>"))), "Ines Duarte"), row(boxes, others)))
    assert not segment(seen, "Name").heading
    assert segment(seen, "Pilots").heading
    assert [(mark.label, mark.group) for mark in seen.marks] == [
        ("Teams", "Migrations"),
        ("Yammer", "Pilots"),
    ]


def test_a_picture_on_a_signature_line_has_its_place_there() -> None:
    seen = page(paragraph("Intro") + paragraph("Customer Signature: ", picture()))
    (drawing,) = seen.drawings
    line = segment(seen, "Customer Signature:")
    assert (drawing.kind, drawing.detail) == ("picture", "A signature")
    assert drawing.box.top == line.box.top
    assert drawing.box.left >= line.box.right
    assert drawing.box.width == 100.0


def test_a_picture_in_an_empty_cell_and_one_that_floats() -> None:
    seen = page(table(row("Signature", cell(paragraph(picture())))))
    assert seen.drawings[0].box.left == 200.0
    assert seen.drawings[0].box.top == segment(seen, "Signature").box.top
    offsets = (
        '<wp:positionH relativeFrom="column"><wp:posOffset>1270000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>-203200</wp:posOffset></wp:positionV>'
    )
    floating = page(paragraph("one") + paragraph("two") + paragraph(picture("anchor", offsets), "Signature"))
    assert floating.drawings[0].box.left == 100.0
    assert floating.drawings[0].box.top == LINE_HEIGHT


def test_signature_lines_tell_who_should_sign() -> None:
    line = (
        '<w:r><w:pict><v:shape style="width:192pt;height:96pt"><v:imagedata r:id="rId3"/><o:signatureline '
        'id="{0A1B2C3D-0000-4000-8000-000000000001}" issignatureline="t" o:suggestedsigner="Ines Duarte" '
        'o:suggestedsigner2="CIO"/></v:shape></w:pict></w:r>'
    )
    (drawing,) = page(paragraph(line)).drawings
    assert (drawing.kind, drawing.detail) == ("signature-line", "Ines Duarte, CIO")


def test_underlined_blanks_are_lines_to_write_on() -> None:
    underlined = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/><w:tab/></w:r>'
    seen = page(paragraph("Signature", underlined))
    (rule,) = seen.rules
    assert rule.left >= segment(seen, "Signature").box.right
    assert rule.width > 36


# What is not read is said


def test_page_sized_pictures_and_merged_files_make_the_reading_partial() -> None:
    large = document(
        docx(
            paragraph(
                "Appendix A, with a scan of the signed page that follows",
                picture(width=7000000, height=8000000),
            )
        )
    )
    assert large.read is Read.PARTIAL
    assert not large.pages[0].readable
    assert "picture" in large.problems[0]
    merged = document(docx(paragraph("x") + '<w:altChunk r:id="rId4"/>'))
    assert merged.read is Read.PARTIAL
    small = document(docx(paragraph("A letter with a logo at its top and enough text of its own", picture())))
    assert small.read is Read.COMPLETE


def test_a_document_that_is_only_a_picture_was_not_read() -> None:
    seen = document(docx(paragraph(picture(width=5000000, height=3000000))))
    assert seen.read is Read.PARTIAL


def test_damaged_parts_are_named() -> None:
    data = docx(
        paragraph("body") + '<w:sectPr><w:headerReference r:id="rId1"/></w:sectPr>',
        links={"rId1": ("header", "header1.xml")},
        parts={"header1.xml": "<w:hdr>"},
    )
    seen = document(data)
    assert seen.read is Read.PARTIAL
    assert "word/header1.xml" in seen.problems[0]


@pytest.mark.parametrize(
    "parts",
    [
        {"word/other.xml": "<x/>"},
        {"word/document.xml": "<broken"},
        {"word/document.xml": part("document", "")},
    ],
)
def test_packages_without_a_body_are_refused(parts: dict[str, str]) -> None:
    with pytest.raises(Refused):
        read(pack({"_rels/.rels": relations({}), **parts}), "x.docx", DEFAULT)


def test_packages_that_unpack_to_too_much_are_refused() -> None:
    data = docx(paragraph("x" * 100_000))
    with pytest.raises(Refused, match="POEDESK_UNPACKED_BYTES"):
        read(data, "x.docx", Limits(unpacked_bytes=10_000))


def test_a_part_that_blows_up_is_refused() -> None:
    data = docx(
        paragraph("x"), parts={"styles.xml": b" " * 8_000_000}, links={"rId1": ("styles", "styles.xml")}
    )
    with pytest.raises(Refused, match="blows up"):
        read(data, "x.docx", DEFAULT)


def test_a_part_with_a_document_type_is_refused_for_what_entities_could_hide() -> None:
    xml = part("document", "<w:body><w:p><w:r><w:t>a&e;b</w:t></w:r></w:p></w:body>")
    data = pack(
        {
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>{xml}',
        }
    )
    with pytest.raises(Refused, match="declares a document type"):
        document(data)


def test_text_beyond_the_limit_makes_it_partial() -> None:
    seen = document(docx(paragraph("one") + paragraph("two")), Limits(characters=5))
    assert seen.pages[0].text == "one\nt"
    assert seen.read is Read.PARTIAL
    assert words(seen.pages[0]) == ["one"]
