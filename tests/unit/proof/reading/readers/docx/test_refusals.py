"""What of a Word document is not read is said, and what cannot be is refused."""

import pytest
from tests.unit.proof.reading.readers.word import docx, pack, paragraph, part, picture, relations

from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.docx import read
from poedesk.proof.reading.readers.registry import Refused

from .seen import document, words


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
