"""The record of a form is taken out of Word files and PDFs as text, and does no harm when it is damaged."""

import io

import pikepdf
import pytest
from tests.unit.proof.reading.readers.word import docx, paragraph

from poedesk.proof.document.carried import MOST, NAMESPACE
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import reader as word
from poedesk.proof.reading.readers.pdf import reader as pdf

RECORD = '{"schema":"poedesk.form/1"}'


def word_with(part: str) -> Document:
    data = docx(
        paragraph("Proof of execution"),
        links={"rId1": ("customXml", "../customXml/item1.xml")},
        parts={"../customXml/item1.xml": part},
    )
    return word.read(data, "form.docx", DEFAULT)


def pdf_with(description: str) -> Document:
    file = pikepdf.new()
    file.add_blank_page()
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmp = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="{rdf}">{description}</r:RDF></x:xmpmeta>'
    file.Root.Metadata = pikepdf.Stream(file, xmp.encode(), Type=pikepdf.Name.Metadata)
    stream = io.BytesIO()
    file.save(stream)
    return pdf.read(stream.getvalue(), "form.pdf", DEFAULT)


def test_a_custom_part_of_word_carries_it() -> None:
    document = word_with(f'<p:form xmlns:p="{NAMESPACE}">{RECORD}</p:form>')
    assert document.record == RECORD


@pytest.mark.parametrize(
    "part",
    [
        f'<p:form xmlns:p="{NAMESPACE}">{RECORD}',
        f'<p:other xmlns:p="{NAMESPACE}">{RECORD}</p:other>',
        f'<p:form xmlns:p="{NAMESPACE}">{"x" * (MOST + 1)}</p:form>',
        "<data/>",
    ],
    ids=["damaged", "another root", "too long", "another part"],
)
def test_another_part_is_no_record_and_no_loss(part: str) -> None:
    document = word_with(part)
    assert document.record is None
    assert document.read is Read.COMPLETE


@pytest.mark.parametrize(
    "description",
    [
        f'<r:Description xmlns:p="{NAMESPACE}"><p:record>{RECORD}</p:record></r:Description>',
        f"<r:Description xmlns:p=\"{NAMESPACE}\" p:record='{RECORD}'/>",
    ],
    ids=["element", "attribute"],
)
def test_the_metadata_of_a_pdf_carry_it(description: str) -> None:
    assert pdf_with(description).record == RECORD


def test_damaged_metadata_are_no_record_and_no_loss() -> None:
    document = pdf_with(f'<r:Description xmlns:p="{NAMESPACE}"><p:record>')
    assert document.record is None
    assert document.read is Read.COMPLETE
