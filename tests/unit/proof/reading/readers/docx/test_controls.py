"""Controls and form fields: values, prompts, labels, boxes."""

import pytest
from tests.unit.proof.reading.readers.word import (
    cell,
    control,
    form_field,
    paragraph,
    part,
    relations,
    row,
    run,
    table,
    tick,
)

from poedesk.proof.document.model import Field, FieldKind

from .seen import only_field, page, words

CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


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
