"""Plain markup is read as text, all else as a tree: both ways of reading say the same."""

import io
import random
import zipfile
from dataclasses import replace

import pytest
from tests.unit.proof.reading.readers.word import (
    cell,
    control,
    docx,
    form_field,
    paragraph,
    part,
    picture,
    relations,
    row,
    run,
    table,
    tick,
)

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import read
from poedesk.proof.reading.readers.docx.parts.package import open_package
from poedesk.proof.reading.readers.docx.parts.source import NotPlain
from poedesk.proof.reading.readers.docx.parts.styles import read_styles
from poedesk.proof.reading.readers.docx.plain.items import Tree
from poedesk.proof.reading.readers.docx.plain.scanner import scan

WIDE = ' xml:space="preserve"'
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:tabs>'
    '<w:tab w:val="left" w:pos="2000"/></w:tabs></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Gone"><w:name w:val="Gone"/><w:rPr><w:vanish/></w:rPr></w:style>',
)


def as_tree(data: bytes) -> bytes:
    """Return the document with a comment in every part with text, so that none is read as text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("word/") and name.endswith(".xml"):
                start = content.index(b">", content.index(b"<w:")) + 1
                content = content[:start] + b"<!-- -->" + content[start:]
            new.writestr(name, content)
    return stream.getvalue()


def both(body: str) -> tuple[Document, Document]:
    head = part("hdr", paragraph("Head of ", run("all", "<w:b/>")))
    data = docx(
        f'{body}<w:sectPr><w:headerReference r:id="rId2"/></w:sectPr>',
        links={"rId1": ("styles", "styles.xml"), "rId2": ("header", "header1.xml")},
        parts={"styles.xml": STYLES, "header1.xml": head},
    )
    plain = read(data, "x.docx", DEFAULT)
    return plain, replace(read(as_tree(data), "x.docx", DEFAULT), sha256=plain.sha256, size=plain.size)


def trees(body: str) -> int:
    package = open_package(docx(body), DEFAULT)
    source = package.source("word/document.xml")
    assert source is not None
    items = scan(source, source.text.index("<w:body>") + len("<w:body>"))
    return sum(isinstance(item, Tree) for item in items)


ODD = [
    "plain words", "more &gt; less", "more > less", "a &amp; b", "left      right", "no\u00a0break",
    "tab\there", "", "   ", " lead", "x" * 5000, "\u2610 box", "soft\u00adhyphen",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("look", ["", '<w:pPr><w:pStyle w:val="Heading1"/><w:ind w:left="720"/></w:pPr>'])
def test_lines_and_cells_that_begin_alike_are_read_like_others(odd: str, look: str) -> None:
    def line(text: str) -> str:
        return f"<w:p>{look}<w:r><w:rPr><w:b/></w:rPr><w:t{WIDE}>{text}</w:t></w:r></w:p>"

    rows = [
        f"<w:tr><w:trPr>{told}</w:trPr>{cell(line(odd))}{cell(line('second'), properties=of_cell)}</w:tr>"
        for told in ("<w:cantSplit/>", '<w:gridBefore w:val="1"/>', "<w:cantSplit/>")
        for of_cell in ('<w:gridSpan w:val="2"/>', '<w:tcW w:w="4000"/>', "<w:vMerge/>")
    ]
    tables = table(*rows) + line("between") + table(*rows)
    plain, tree = both(line("first") + line(odd) + line("third") + tables + line(odd))
    assert plain == tree
    assert trees(tables) == 0


def test_lines_that_the_program_numbers_are_read_like_others() -> None:
    lines = "".join(
        f'<w:p w14:paraId="0A{number:06}" w:rsidR="00{number:06}"><w:r><w:t>line {number}</w:t></w:r></w:p>'
        for number in range(2000)
    )
    plain, tree = both(lines)
    assert plain == tree
    assert plain.pages[0].text.endswith("line 1998\nline 1999\n")


def test_what_the_styles_said_to_one_document_changes_nothing_for_the_next() -> None:
    heading = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Scope</w:t></w:r></w:p>'
    gone = run("gone", '<w:rStyle w:val="Gone"/>')
    before, _ = both(heading + paragraph("kept ", gone))
    both("".join(f'<w:p><w:pPr><w:pStyle w:val="Own{number}"/></w:pPr></w:p>' for number in range(1500)))
    plain, tree = both(heading + paragraph("kept ", gone))
    assert plain == tree
    assert plain.pages == before.pages
    assert plain.pages[0].text.endswith("Scope\nkept \n")


def test_a_row_that_was_tracked_is_left_to_the_tree() -> None:
    change = '<w:trPr><w:ins w:author="A"/></w:trPr>'
    rows = [row("a", "b"), f"<w:tr>{change}{cell('c')}{cell('d')}</w:tr>", row("e", "f")]
    plain, tree = both(table(*rows))
    assert plain == tree
    assert trees(table(*rows)) == 1


RUNS = [
    run("plain words"),
    run("a &amp; b &lt;c&gt; &#8364; &#x20ac;"),
    run("bold", "<w:b/>"),
    run("off", '<w:b w:val="0"/>'),
    run("gone", "<w:vanish/>"),
    run("gone too", '<w:rStyle w:val="Gone"/>'),
    run("struck", "<w:strike/>"),
    run("      ", '<w:u w:val="single"/>'),
    run("left      right"),
    run("\u00fe", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
    run("  "),
    run(""),
    "<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/><w:t>three</w:t></w:r>",
    "<w:r><w:rPr/><w:tab/></w:r>",
    "<w:r/>",
    '<w:r w:rsidR="00A1"><w:lastRenderedPageBreak/><w:t>x</w:t></w:r>',
    '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>',
    '<w:hyperlink r:id="rId9"><w:r><w:t>link</w:t></w:r></w:hyperlink>',
    '<w:proofErr w:type="spellStart"/>',
    tick("1", "\u2612"),
    tick("0"),
    control('<w:tag w:val="Name"/><w:text/>', run("Ines Duarte")),
    control("<w:showingPlcHdr/><w:text/>", run("Click here to enter text.")),
    control('<w:date w:fullDate="2026-05-04T00:00:00Z"/>', run("4 May 2026")),
    control('<w:tag w:val="Outer"/>', run("a"), control("<w:text/>", run("b"))),
    form_field("FORMTEXT", '<w:name w:val="f"/>', run("filled")),
    form_field("FORMCHECKBOX", "<w:checkBox><w:checked/></w:checkBox>"),
    form_field("REF x", "", run("referred")),
    '<w:ins w:author="A"><w:r><w:t>added</w:t></w:r></w:ins>',
    '<w:del w:author="B"><w:r><w:delText>cut</w:delText></w:r></w:del>',
    '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
    picture(),
]
LOOKS = [
    "",
    '<w:pStyle w:val="Heading1"/>',
    '<w:pStyle w:val="Missing"/>',
    '<w:outlineLvl w:val="1"/>',
    '<w:ind w:left="720"/>',
    '<w:pBdr><w:bottom w:val="single"/></w:pBdr>',
    '<w:tabs><w:tab w:val="right" w:pos="5000"/></w:tabs>',
    '<w:rPr><w:del w:author="C"/></w:rPr>',
    "<w:rPr><w:b/></w:rPr>",
]


def made(chance: random.Random, depth: int = 0) -> str:
    """Return a block: mostly plain, sometimes anything."""
    kind = chance.random()
    if kind < 0.6 or depth > 2:
        return paragraph(
            *chance.choices(RUNS, k=chance.choice((0, 1, 1, 1, 2, 4))), properties=chance.choice(LOOKS)
        )
    inside = [made(chance, depth + 1) for _ in range(chance.choice((1, 1, 2)))]
    if kind < 0.7:
        return control('<w:alias w:val="Around"/>', *inside)
    if kind < 0.75:
        return "<w:p/>" + '<w:p w:rsidR="00B2"/>'
    properties = chance.choice(("", '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"))
    cells = [cell(*inside, properties=properties), cell("right"), cell(run("x").join(("<w:p>", "</w:p>")))]
    rows = [
        row(*cells),
        row("a", "b", "c"),
        row(control("<w:text/>", cell("wrapped")), "d", "<w:tc><w:p/></w:tc>"),
    ]
    if chance.random() < 0.2:
        rows.append(f"<w:tr><w:trPr><w:ins w:author='D'/></w:trPr>{cell('new')}</w:tr>")
    if chance.random() < 0.2:
        rows.append(control('<w:tag w:val="Row"/>', row("in", "a control")))
    return table(*rows, widths=(2000, 3000, 4000))


@pytest.mark.parametrize("seed", range(60))
def test_both_ways_of_reading_say_the_same(seed: int) -> None:
    chance = random.Random(seed)
    body = "".join(made(chance) for _ in range(12))
    plain, tree = both(body)
    assert plain == tree


def test_what_is_plain_needs_no_tree() -> None:
    body = paragraph("a ", run("b", "<w:b/>"), properties='<w:pStyle w:val="Heading1"/>')
    body += table(row("x", "y"), row(cell("one", "two"), cell("<w:p/>")))
    body += control("<w:text/>", paragraph("in a control")) + paragraph(tick("1", "\u2612"), " Teams")
    assert trees(body) == 0
    assert trees(body + paragraph(form_field("PAGE", "", run("1")))) == 1
    tracked = table(row("x", "y"), f"<w:tr><w:trPr><w:del/></w:trPr>{cell('struck')}</w:tr>")
    assert trees(body + tracked + paragraph("after")) == 1


@pytest.mark.parametrize(
    "broken",
    [
        "<w:p><w:r><w:t>a &unknown; b</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>a & b</w:t></w:r></w:p>",
        "<w:p><w:r><w:t>a &#0; b</w:t></w:r></w:p>",
        "<w:tbl><w:tblGrid><w:gridCol w:w='1'/></w:tblGrid><w:tr><w:tc><w:p/></w:tr></w:tbl>",
        "<w:p><w:pPr><w:b></w:pPr></w:p>",
        "</w:tbl>",
    ],
)
def test_broken_markup_is_damage_either_way(broken: str) -> None:
    from poedesk.proof.reading.readers.registry import Refused  # noqa: PLC0415 - read only here

    with pytest.raises(Refused, match="damaged"):
        read(docx(paragraph("before") + broken), "x.docx", DEFAULT)


def test_an_element_without_an_end_is_not_plain() -> None:
    package = open_package(docx("<w:p><w:r><w:t>x</w:t></w:r>"), DEFAULT)
    source = package.source("word/document.xml")
    assert source is not None
    with pytest.raises(NotPlain):
        scan(source, source.text.index("<w:body>") + len("<w:body>"))


def test_parts_in_other_encodings_and_with_other_prefixes_are_read_too() -> None:
    body = paragraph("Gr\u00fc\u00dfe aus Z\u00fcrich")
    plain = part("document", f"<w:body>{body}</w:body>")
    other = plain.replace("<w:", "<x:").replace("</w:", "</x:").replace("xmlns:w=", "xmlns:x=")
    wide = f'<?xml version="1.0" encoding="UTF-16"?>{plain}'.encode("utf-16")
    for content in (wide, other.replace(WIDE, ""), "\ufeff" + plain):
        data = docx("", parts={"document.xml": content, "_rels/document.xml.rels": relations({})})
        assert read(data, "x.docx", DEFAULT).pages[0].text == "Gr\u00fc\u00dfe aus Z\u00fcrich\n"


def test_styles_are_shared_and_what_documents_ask_of_them_is_not() -> None:
    links = {"rId1": ("styles", "styles.xml")}
    one = open_package(docx("", links=links, parts={"styles.xml": STYLES}), DEFAULT)
    two = open_package(docx(paragraph("x"), links=links, parts={"styles.xml": STYLES}), DEFAULT)
    first, second = (
        read_styles(package, {"styles": "word/styles.xml"}, plain=True) for package in (one, two)
    )
    assert not list(first.chain("Invented"))
    assert [style.name for style in first.chain("Heading1")] == ["heading 1"]
    assert second.by_id is first.by_id
    assert first.missing == {"Invented"}
    assert second.missing == set()
