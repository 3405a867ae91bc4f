"""Word documents as people really send them: margins, boxes that contradict themselves, odd packages."""

import pytest
from tests.unit.proof.reading.readers.word import (
    cell,
    control,
    docx,
    pack,
    paragraph,
    part,
    relations,
    row,
    run,
    table,
    tick,
)

from poedesk.proof.document.model import Document, FieldKind, Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import read
from poedesk.proof.reading.readers.registry import Refused

STORE = "{0F1E2D3C-4B5A-4678-9ABC-DEF012345678}"


def document(body: str, **more: object) -> Document:
    return read(docx(body, **more), "x.docx", DEFAULT)  # type: ignore[arg-type] # tests pass what docx takes


def text(body: str, **more: object) -> str:
    return document(body, **more).pages[0].text


# Headers and footers


def margins(section: str, settings: str = "") -> str:
    kinds = ("default", "first", "even")
    named = "".join(
        f'<w:{side}Reference w:type="{kind}" r:id="{side}{kind}"/>'
        for side in ("header", "footer")
        for kind in kinds
    )
    links = {f"{side}{kind}": (side, f"{side}-{kind}.xml") for side in ("header", "footer") for kind in kinds}
    parts: dict[str, str | bytes] = {
        f"{side}-{kind}.xml": part(root, paragraph(f"{kind} {side}"))
        for side, root in (("header", "hdr"), ("footer", "ftr"))
        for kind in kinds
    }
    links["settings"] = ("settings", "settings.xml")
    parts["settings.xml"] = part("settings", settings)
    return text(
        f"{paragraph('body')}<w:sectPr>{named}{section}</w:sectPr>",
        links=links,
        parts=parts,
    )


def test_headers_for_first_and_even_pages_are_read_only_where_pages_show_them() -> None:
    assert margins("") == "default header\nbody\ndefault footer\n"
    assert margins("<w:titlePg/>") == "default header\nfirst header\nbody\ndefault footer\nfirst footer\n"
    assert margins('<w:titlePg w:val="0"/>') == margins("")
    both = margins("<w:titlePg/>", "<w:evenAndOddHeaders/>")
    assert [line.split()[0] for line in both.split("\n")[:3]] == ["default", "first", "even"]


def unseen(held: str) -> Document:
    """Return a document with a header for even pages, which no page shows, around ``held``."""
    return document(
        paragraph("body") + '<w:sectPr><w:headerReference w:type="even" r:id="rId5"/></w:sectPr>',
        links={"rId5": ("header", "header1.xml")},
        parts={"header1.xml": part("hdr", held)},
    )


def test_a_filled_in_field_of_a_header_that_no_page_shows_is_told_and_not_taken_for_seen() -> None:
    day = control('<w:tag w:val="Day"/><w:date w:fullDate="2026-05-04T00:00:00Z"/>', paragraph("5/4/2026"))
    seen = unseen(paragraph("even") + day)
    assert seen.pages[0].text == "body\n"
    (field,) = seen.pages[0].fields
    assert (field.name, field.kind, field.value, field.iso) == (
        "Day",
        FieldKind.DATE,
        "5/4/2026",
        "2026-05-04",
    )
    assert (field.shown, field.box, field.start) == (False, None, None)
    assert any("that no page shows" in problem for problem in seen.problems)


def test_an_untouched_field_of_a_header_that_no_page_shows_is_empty_and_needs_no_note() -> None:
    day = control("<w:showingPlcHdr/><w:date/>", paragraph("Pick the date"))
    seen = unseen(day)
    (field,) = seen.pages[0].fields
    assert (field.kind, field.value, field.shown) == (FieldKind.DATE, None, False)
    assert seen.problems == ()


def test_a_tick_box_of_a_header_that_no_page_shows_is_a_field_and_no_mark() -> None:
    seen = unseen(paragraph(tick("1", "\u2612")))
    assert [(field.checked, field.shown) for field in seen.pages[0].fields] == [(True, False)]
    assert seen.pages[0].marks == ()


def test_damage_to_a_header_that_no_page_shows_is_of_no_interest() -> None:
    seen = document(
        paragraph("body") + '<w:sectPr><w:headerReference w:type="even" r:id="rId5"/></w:sectPr>',
        links={"rId5": ("header", "header1.xml")},
        parts={"header1.xml": "<w:hdr><w:sdtPr>"},
    )
    assert (seen.read, seen.problems, seen.pages[0].fields) == (Read.COMPLETE, (), ())


def test_a_header_that_is_missing_makes_the_reading_partial() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/></w:sectPr>'
    seen = document(paragraph("body") + section, links={"rId5": ("header", "header1.xml")})
    assert seen.read is Read.PARTIAL
    assert seen.problems == ("its part word/header1.xml is missing",)


# What contradicts itself


@pytest.mark.parametrize(
    ("state", "sign", "shown"),
    [("1", "\u2610", "\u2610"), ("0", "\u2612", "\u2612"), ("0", "X", "\u2612"), ("1", "\u25a1", "\u2610")],
)
def test_a_box_whose_sign_contradicts_its_state_is_unclear_and_named(
    state: str, sign: str, shown: str
) -> None:
    seen = document(paragraph(tick(state, sign), " Teams"))
    page = seen.pages[0]
    assert page.text == f"{shown} Teams\n"
    assert [(mark.label, mark.checked, mark.by) for mark in page.marks] == [("Teams", None, "control")]
    assert page.fields[0].checked is None
    assert "tick box" in seen.problems[0]
    assert seen.read is Read.COMPLETE


def test_signs_of_its_own_choice_are_no_contradiction() -> None:
    states = (
        '<w14:checkbox><w14:checked w14:val="{}"/><w14:checkedState w14:val="00FE" w14:font="Wingdings"/>'
        '<w14:uncheckedState w14:val="00A8" w14:font="Wingdings"/></w14:checkbox>'
    )
    ticked = control(states.format(1), run("\u00fe", '<w:rFonts w:ascii="Wingdings"/>'))
    empty = control(states.format(0), '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>')
    nothing = control(states.format(1))
    seen = document(paragraph(ticked, " A") + paragraph(empty, " B") + paragraph(nothing, " C"))
    assert [mark.checked for mark in seen.pages[0].marks] == [True, False, True]
    assert seen.problems == ()


def bound(properties: str, shown: str, data: str) -> Document:
    binding = f'<w:dataBinding w:xpath="/data[1]/item[1]" w:storeItemID="{STORE}"/>'
    space = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    links = {"rId5": ("customXml", "../customXml/item1.xml")}
    parts: dict[str, str | bytes] = {
        "../customXml/item1.xml": f"<data><item>{data}</item></data>",
        "../customXml/_rels/item1.xml.rels": relations({"rId1": ("customXmlProps", "itemProps1.xml")}),
        "../customXml/itemProps1.xml": f'<d:datastoreItem d:itemID="{STORE}" xmlns:d="{space}"/>',
    }
    body = paragraph("Value: ", control(f"<w:alias w:val='Customer'/>{binding}{properties}", run(shown)))
    return document(body, links=links, parts=parts)


@pytest.mark.parametrize(
    ("properties", "shown", "data"),
    [
        ("<w:text/>", "Corvane Foods", "corvane  foods"),
        ('<w:date w:fullDate="2026-05-04T00:00:00Z"/>', "4 May 2026", "2026-05-04T00:00:00"),
        (
            '<w:dropDownList><w:listItem w:displayText="Added seats" w:value="2"/></w:dropDownList>',
            "Added seats",
            "2",
        ),
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "\u2612", "true"),
    ],
)
def test_data_that_agrees_with_what_is_shown_is_no_news(properties: str, shown: str, data: str) -> None:
    assert bound(properties, shown, data).problems == ()


@pytest.mark.parametrize(
    ("properties", "shown", "data"),
    [
        ("<w:text/>", "Corvane Foods", "Other Ltd"),
        ('<w:date w:fullDate="2026-05-04T00:00:00Z"/>', "4 May 2026", "2024-01-01T00:00:00"),
        ('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "\u2612", "false"),
    ],
)
def test_data_that_contradicts_what_is_shown_is_named(properties: str, shown: str, data: str) -> None:
    seen = bound(properties, shown, data)
    assert "Customer" in seen.problems[0]
    assert data in seen.problems[0]
    (field,) = seen.pages[0].fields
    assert field.checked is None
    assert field.kind is FieldKind.CHECKBOX or field.value == shown


# Changes, comments, what moves


def test_tracked_changes_tell_who_changed_how_much() -> None:
    body = paragraph("<w:ins w:author='Ines Duarte'><w:r><w:t>new </w:t></w:r></w:ins>", "old")
    body += paragraph(
        "<w:moveFrom w:author='Tom Vale'><w:r><w:t>here</w:t></w:r></w:moveFrom>",
        "<w:moveTo w:author='Tom Vale'><w:r><w:t>there</w:t></w:r></w:moveTo>",
    )
    new = "<w:tr><w:trPr><w:ins w:author='Tom Vale'/></w:trPr>" + cell("added row") + "</w:tr>"
    gone = cell("gone", properties="<w:cellDel w:author='Tom Vale'/>")
    body += table(row("kept", gone), new)
    seen = document(body)
    assert seen.pages[0].text == "new old\nthere\nkept\nadded row\n"
    assert seen.problems == (
        (
            "tracked changes were read as accepted: 1 insertion by Ines Duarte;"
            " 1 cell deletion, 1 move, 1 row insertion by Tom Vale"
        ),
    )


def test_comments_are_counted_and_kept_apart() -> None:
    comments = part("comments", f'<w:comment w:author="Ines Duarte">{paragraph("not approved")}</w:comment>')
    links = {"rId5": ("comments", "comments.xml")}
    body = '<w:commentRangeStart w:id="0"/>Fine<w:commentRangeEnd w:id="0"/>'.replace("Fine", run("Fine"))
    seen = document(paragraph(body), links=links, parts={"comments.xml": comments})
    assert seen.pages[0].text == "Fine\n"
    assert seen.problems == ("1 comment by Ines Duarte: not read as part of the text",)


def test_a_date_that_changes_with_the_day_is_named() -> None:
    shown = "<w:r><w:t>3 May 2026</w:t></w:r>"
    field = f'<w:fldSimple w:instr=" DATE \\@ &quot;d MMM yyyy&quot; ">{shown}</w:fldSimple>'
    seen = document(paragraph("Date: ", field))
    assert seen.pages[0].text == "Date: 3 May 2026\n"
    assert "day on which the document is opened" in seen.problems[0]
    assert document(paragraph("Date: ", field.replace(" DATE ", " REF x "))).problems == ()


def test_hidden_rows_are_not_shown() -> None:
    hidden = f"<w:tr><w:trPr><w:hidden/></w:trPr>{cell('unseen')}{cell('too')}</w:tr>"
    assert text(table(row("seen", "too"), hidden)) == "seen\ttoo\n"


def test_letters_that_are_drawn_are_a_line_and_named() -> None:
    shape = '<v:shape style="width:9pt;height:9pt"><v:textpath string="SPECIMEN"/></v:shape>'
    art = f"<w:r><w:pict>{shape}</w:pict></w:r>"
    seen = document(paragraph("Acceptance", art))
    assert seen.pages[0].text == "Acceptance\nSPECIMEN\n"
    assert "SPECIMEN" in seen.problems[0]


def test_macros_are_named_and_not_run() -> None:
    links = {"rId5": ("vbaProject", "vbaProject.bin")}
    seen = document(paragraph("x"), links=links, parts={"vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    assert seen.read is Read.COMPLETE
    assert seen.problems == ("it brings macros; they were not run",)


# Packages


def strict(markup: str) -> str:
    return (
        markup.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        .replace(
            "http://schemas.openxmlformats.org/drawingml/2006/",
            "http://purl.oclc.org/ooxml/drawingml/",
        )
    )


def packed(main: str, body: str, section: str = "", target: str = "header1.xml") -> dict[str, str | bytes]:
    folder, _, name = main.lstrip("/").rpartition("/")
    return {
        "_rels/.rels": relations({"rId1": ("officeDocument", main)}),
        main.lstrip("/"): part("document", f"<w:body>{body}{section}</w:body>"),
        f"{folder}/_rels/{name}.rels": relations({"rId7": ("header", target)}),
        f"{folder}/header1.xml": part("hdr", paragraph("head")),
    }


HEADER = '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr>'


def test_strict_documents_read_like_others() -> None:
    body = (
        paragraph("one ", run("two", "<w:b/>")) + table(row("a", "b")) + paragraph(tick("1", "\u2612"), " T")
    )
    usual = read(pack(packed("word/document.xml", body, HEADER)), "x.docx", DEFAULT)
    parts = {
        name: strict(content) if isinstance(content, str) else content
        for name, content in packed("word/document.xml", body, HEADER).items()
    }
    assert read(pack(parts), "x.docx", DEFAULT).pages == usual.pages
    assert usual.pages[0].text == "head\none two\na\tb\n\u2612 T\n"


@pytest.mark.parametrize(
    "target", ["/word/header1.xml", "./header1.xml", "../word/header1.xml", "HEADER1.XML", "header1%2exml"]
)
def test_targets_are_followed_however_they_are_written(target: str) -> None:
    parts = packed("/word/document.xml", paragraph("body"), HEADER, target)
    assert read(pack(parts), "x.docx", DEFAULT).pages[0].text == "head\nbody\n"


def test_names_in_other_case_and_another_folder() -> None:
    parts = packed("Docs/Main.XML", paragraph("body"), HEADER)
    upper = {name.upper() if name.startswith("Docs") else name: content for name, content in parts.items()}
    assert read(pack(upper), "x.docx", DEFAULT).pages[0].text == "head\nbody\n"


def test_cut_off_files_are_refused_with_the_reason() -> None:
    data = docx(paragraph("x" * 5000))
    for end in (len(data) // 2, len(data) - 30, 60):
        with pytest.raises(Refused, match="zip package is damaged"):
            read(data[:end], "x.docx", DEFAULT)


def test_a_flipped_bit_in_a_part_is_damage() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    data = bytearray(docx(paragraph(words)))
    at = data.index(b"word/document.xml") + len(b"word/document.xml") + 40
    data[at] ^= 0x10
    with pytest.raises(Refused, match="damaged"):
        read(bytes(data), "x.docx", DEFAULT)
