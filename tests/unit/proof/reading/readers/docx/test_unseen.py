"""Words that a Word document holds and does not show."""

import pytest
from tests.unit.proof.reading.readers.word import cell, docx, paragraph, part, row, run, table

from poedesk.proof.document.model import Read
from poedesk.proof.reading.readers.text import HIDDEN

from .seen import document

WHITE = '<w:color w:val="FFFFFF"/>'
NAVY = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
STYLES = part(
    "styles",
    '<w:style w:type="character" w:styleId="Pale"><w:rPr><w:color w:val="FEFEFE"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Small"><w:rPr><w:sz w:val="2"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Dark"><w:pPr><w:shd w:val="clear" w:fill="222222"/></w:pPr>'
    '<w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Lost"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="Plain"><w:tblPr/></w:style>'
    '<w:style w:type="table" w:styleId="Banded"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr></w:style>',
)


def read(inside: str) -> tuple[str, tuple[str, ...], Read]:
    seen = document(docx(inside, links={"rId2": ("styles", "styles.xml")}, parts={"styles.xml": STYLES}))
    return seen.pages[0].text, seen.problems, seen.read


def styled(markup: str, style: str) -> str:
    return markup.replace("<w:tbl>", f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>')


HIDING = [
    paragraph(run("secret", WHITE)),
    paragraph("Approved by", run(" secret", WHITE)),
    paragraph(run("secret", '<w:color w:val="auto" w:themeColor="background1"/>')),
    paragraph(run("secret", '<w:rStyle w:val="Pale"/>')),
    paragraph(run("secret"), properties='<w:pStyle w:val="Lost"/>'),
    paragraph(run("secret", '<w:sz w:val="2"/>')),
    paragraph(run("secret", '<w:rStyle w:val="Small"/>')),
    paragraph(run("secret", '<w:w w:val="1"/>')),
    paragraph(run("secret", '<w:color w:val="000000"/><w:highlight w:val="black"/>')),
    paragraph(run("secret", f'<w:color w:val="1F3864"/>{NAVY}')),
    paragraph(run("secret", '<w:color w:val="1F3864"/>'), properties=NAVY),
    paragraph(run("secret", "<w:vanish/>")),
    paragraph(run("secret", "<w:strike/>")),
    table(row(cell(paragraph(run("secret", WHITE))), "b")),
    table(row(cell(paragraph(run("secret", '<w:color w:val="1F3864"/>')), properties=NAVY), "b")),
    table(row(cell("a", paragraph(run("secret", '<w:color w:val="1F3864"/>')), properties=NAVY), "b")),
    styled(table(row(cell(paragraph(run("secret", WHITE))), "b")), "Plain"),
    paragraph("<w:hyperlink>" + run("secret", WHITE) + "</w:hyperlink>"),
    table(row("a", "b"), "<w:tr><w:trPr><w:hidden/></w:trPr>" + cell("secret") + "</w:tr>"),
]


@pytest.mark.parametrize("hiding", HIDING)
def test_words_that_do_not_show_are_left_out_and_named(hiding: str) -> None:
    text, problems, whole = read(paragraph("before") + hiding + paragraph("after"))
    assert "secret" not in text
    assert "before" in text
    assert "after" in text
    assert problems == (HIDDEN,)
    assert whole is Read.COMPLETE


SHAPE = (
    "<w:r><mc:AlternateContent><mc:Fallback><w:pict><v:rect fillcolor='#003366'><v:textbox><w:txbxContent>{}"
    "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
SHOWING = [
    paragraph(run("plain", WHITE), properties=NAVY),
    paragraph(run("plain"), properties='<w:pStyle w:val="Dark"/>'),
    paragraph(run("plain", WHITE + NAVY)),
    paragraph(run("plain", f'{WHITE}<w:highlight w:val="darkBlue"/>')),
    table(row(cell(paragraph(run("plain", WHITE)), properties=NAVY), "b")),
    table(row(cell("a", paragraph(run("plain", WHITE)), properties=NAVY), "b")),
    table(row(cell(table(row(cell(paragraph(run("plain", WHITE))), "c")), properties=NAVY), "b")),
    styled(table(row(cell(paragraph(run("plain", WHITE))), "b")), "Banded"),
    paragraph(SHAPE.format(paragraph(run("plain", WHITE)))),
    paragraph(run("plain", '<w:color w:val="000000"/>')),
    paragraph(run("plain", '<w:color w:val="808080"/>')),
    paragraph(run("plain", '<w:color w:val="auto"/>'), properties=NAVY),
    paragraph(run("plain", '<w:color w:val="1F3864"/>')),
    paragraph(run("plain", '<w:sz w:val="8"/>')),
    paragraph(run("plain", '<w:rStyle w:val="Pale"/><w:color w:val="333333"/>')),
    paragraph(run("plain", WHITE + '<w:shd w:val="pct50" w:color="auto" w:fill="auto"/>')),
    paragraph(run("plain"), run("  ", "<w:vanish/>")),
]


@pytest.mark.parametrize("showing", SHOWING)
def test_words_that_show_are_read_whatever_their_colour(showing: str) -> None:
    text, problems, _ = read(showing)
    assert "plain" in text
    assert problems == ()


@pytest.mark.parametrize("showing", SHOWING)
def test_they_are_read_beside_words_that_do_not_show(showing: str) -> None:
    text, problems, _ = read(showing + HIDING[0])
    assert "plain" in text
    assert "secret" not in text
    assert problems == (HIDDEN,)
