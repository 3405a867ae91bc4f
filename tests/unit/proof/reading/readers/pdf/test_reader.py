"""What could not be read is named, never taken for absent, and no file crashes the reader."""

import io
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import read
from poedesk.proof.reading.readers.pdf.unread import ranges
from poedesk.proof.reading.readers.registry import Refused

from .made import Draw, Sheet, changed, fields, form, pdf, seen


def _text(sheet: Sheet) -> None:
    for number in range(6):
        sheet.text(
            72, 100 + 14 * number, "The customer confirms that the works were done to its satisfaction."
        )


def _scan(sheet: Sheet) -> None:
    sheet.picture(0, 0, 612, 792)


def _encrypted(owner: str, user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(_text))) as source:
        source.save(out, encryption=pikepdf.Encryption(owner=owner, user=user))
    return out.getvalue()


def test_a_page_of_text_is_complete() -> None:
    document = seen(pdf(_text))
    assert (document.read, document.problems, document.media_type) == (Read.COMPLETE, (), "application/pdf")


def test_a_page_that_is_a_picture_makes_the_document_partial() -> None:
    document = seen(pdf(_text, _scan))
    assert document.read is Read.PARTIAL
    assert [page.readable for page in document.pages] == [True, False]
    assert document.problems[0].startswith("page 2 is a picture without text; ")


def test_a_document_of_pictures_is_unreadable() -> None:
    document = seen(pdf(_scan, _scan, _scan))
    assert (document.read, document.pages) == (Read.UNREADABLE, ())
    assert document.problems[0].startswith("pages 1-3 are pictures without text; ")


def test_a_page_number_on_a_scan_does_not_make_it_read() -> None:
    def draw(sheet: Sheet) -> None:
        _scan(sheet)
        sheet.text(300, 780, "Page 2 of 3")

    assert [page.readable for page in seen(pdf(_text, draw)).pages] == [True, False]


def test_text_over_a_background_is_read() -> None:
    def draw(sheet: Sheet) -> None:
        _scan(sheet)
        _text(sheet)

    assert seen(pdf(draw)).read is Read.COMPLETE


def test_a_page_of_curves_without_text_is_unread_and_an_empty_one_is_read() -> None:
    document = seen(pdf(_text, lambda sheet: sheet.pen(72, 300, 400), lambda _: None))
    assert [page.readable for page in document.pages] == [True, False, True]
    assert document.problems[0].startswith("page 2 is a drawing without text")


def test_a_scan_with_filled_fields_keeps_their_values() -> None:
    made = [{"T": "name", "FT": "/Tx", "V": "Ines Rook", "rect": (100, 100, 100, 14)}]
    document = seen(form(pdf(_scan), made))
    assert document.read is Read.PARTIAL
    assert fields(document)["name"].value == "Ines Rook"


def test_a_file_that_needs_a_password_is_refused() -> None:
    with pytest.raises(Refused, match="password"):
        seen(_encrypted("one", "two"))


def test_a_file_that_its_owner_encrypted_is_read_but_never_complete() -> None:
    document = seen(_encrypted("one", ""))
    assert document.read is Read.PARTIAL
    assert "satisfaction" in document.pages[0].text
    assert "encrypted" in document.problems[0]


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF", b"\x00" * 64]
)
def test_what_is_no_pdf_is_refused_with_a_reason(data: bytes) -> None:
    with pytest.raises(Refused, match=r"damaged|no pages"):
        seen(data)


def test_a_lost_table_of_objects_is_found_again() -> None:
    data = pdf(_text)
    document = seen(data[: data.rindex(b"xref")])
    assert "satisfaction" in document.pages[0].text


def test_pages_beyond_the_limit_are_named() -> None:
    document = read(pdf(_text, _text, _text), "made.pdf", replace(DEFAULT, pages=2))
    assert (document.read, len(document.pages)) == (Read.PARTIAL, 2)
    assert "first 2 of its 3 pages" in document.problems[0]


def test_characters_beyond_the_limit_are_cut_and_named() -> None:
    document = read(pdf(_text, _text), "made.pdf", replace(DEFAULT, characters=100))
    assert document.read is Read.PARTIAL
    assert sum(len(page.text) for page in document.pages) == 100
    assert all(segment.end <= 100 for segment in document.pages[0].segments)
    assert "POEDESK_CHARACTERS" in document.problems[0]


def test_page_numbers_are_said_as_people_say_them() -> None:
    assert ranges([1]) == "1"
    assert ranges([1, 2]) == "1 and 2"
    assert ranges([1, 3, 4, 5, 9]) == "1, 3-5 and 9"


def test_a_letterhead_behind_several_pages_does_not_hide_the_few_words_on_the_last() -> None:
    def letter(sheet: Sheet) -> None:
        _scan(sheet)
        _text(sheet)

    def last(sheet: Sheet) -> None:
        _scan(sheet)
        sheet.text(72, 200, "Signed for Oxbow Mills")

    assert seen(pdf(letter, last)).read is Read.COMPLETE
    assert seen(pdf(_text, last)).read is Read.PARTIAL


def test_odd_values_in_odd_places_cost_nothing_else() -> None:
    def spoil(source: pikepdf.Pdf) -> None:
        page = source.pages[0].obj
        page.Resources.Font = pikepdf.Dictionary(A=7, B=True, C=pikepdf.Name.X)
        page.UserUnit = pikepdf.Name.X
        page.Annots = pikepdf.Array(
            [3, pikepdf.Dictionary(Subtype=pikepdf.Name.FreeText, Rect=pikepdf.Array([1]))]
        )
        source.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Array([1, 2]))
        source.Root.OCProperties = pikepdf.Dictionary(D=pikepdf.Dictionary(OFF=pikepdf.Array([1, True])))
        note = pikepdf.String(b"\xef\xbb\xbfInes \xff Rook")
        source.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([9]), XFA=pikepdf.Array([note, 4]))

    document = seen(changed(pdf(_text), spoil))
    assert document.pages[0].readable


def _beside_a_picture(width: int, height: int) -> Draw:
    """Return a page of typed text with a picture of noise, of so many points, below it."""
    noise = np.random.default_rng(3).integers(0, 255, (120, 160), np.uint8)

    def draw(sheet: Sheet) -> None:
        for number in range(6):
            sheet.text(72, 100 + 20 * number, "The partner moved the mailboxes of the customer in March.")
        sheet.canvas.drawImage(ImageReader(Image.fromarray(noise)), 72, 100, width, height)

    return draw


def test_a_large_picture_below_typed_text_was_not_read_and_the_text_was() -> None:
    document = seen(pdf(_beside_a_picture(450, 300)))
    assert (document.read, document.pages[0].readable) == (Read.PARTIAL, False)
    assert "moved the mailboxes" in document.pages[0].text
    assert document.problems[0].startswith("page 1 has a picture that was not read; ")


def test_a_logo_or_a_signature_leaves_nothing_unread() -> None:
    assert seen(pdf(_beside_a_picture(200, 80))).read is Read.COMPLETE
