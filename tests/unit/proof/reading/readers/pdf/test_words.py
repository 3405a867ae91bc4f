"""Words made in bulk are the words that pdfium shows one by one: same signs, same places, on every page."""

import ctypes

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.frame import frame_of
from poedesk.proof.reading.readers.pdf.layout.worded import calls
from poedesk.proof.reading.readers.pdf.layout.worded.text_page import TextPage
from poedesk.proof.reading.readers.pdf.layout.worded.words import read_words

from .made import Sheet, pdf, seen, turned

ROWS, COLUMNS = 70, 20


def crowded(sheet: Sheet) -> None:
    """Draw more words than are asked for in one go."""
    for row in range(ROWS):
        line = " ".join(f"r{row}w{column}" for column in range(COLUMNS))
        sheet.text(20, 20 + 10 * row, line, size=5)


def checked_box(page: object, number: int) -> tuple[float, float, float, float]:
    """Return the box of a character through the bindings, as displayed on an upright page of 792 points."""
    sides = pdfium.FS_RECTF()
    assert pdfium.FPDFText_GetLooseCharBox(page, number, ctypes.byref(sides))
    return sides.left, 792 - sides.top, sides.right, 792 - sides.bottom


def test_each_of_a_thousand_words_has_the_box_from_its_first_sign_to_its_last() -> None:
    source = pypdfium2.PdfDocument(pdf(crowded))
    page = source[0]
    text_page = page.get_textpage()
    words, whole = read_words(TextPage(text_page.raw, frame_of(page.raw)), 50_000)
    assert whole
    assert [word.text for word in words] == [f"r{row}w{n}" for row in range(ROWS) for n in range(COLUMNS)]
    for word in words:
        first = checked_box(text_page.raw, word.index)
        last = checked_box(text_page.raw, word.index + len(word.text) - 1)
        assert tuple(word.box) == pytest.approx((first[0], min(first[1], last[1]), last[2], first[3]))
    assert [word.breaks for word in words] == [n == 0 for _ in range(ROWS) for n in range(COLUMNS)]
    source.close()


def test_no_more_words_are_taken_than_asked_for() -> None:
    source = pypdfium2.PdfDocument(pdf(crowded))
    page = source[0]
    text_page = page.get_textpage()
    read = TextPage(text_page.raw, frame_of(page.raw))
    words, whole = read_words(read, 30)
    assert (len(words), words[-1].text, whole) == (30, "r1w9", False)
    source.close()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_words_of_a_turned_page_lie_on_it_and_in_order(turn: int) -> None:
    page = seen(turned(pdf(crowded), turn)).pages[0]
    assert page.width is not None
    assert page.height is not None
    assert len(page.words) == ROWS * COLUMNS
    assert sorted(page.text.split()) == sorted(f"r{row}w{n}" for row in range(ROWS) for n in range(COLUMNS))
    for word in page.words:
        left, top, right, bottom = word.box
        assert 0 <= left < right <= page.width
        assert 0 <= top < bottom <= page.height


def test_a_page_without_signs_has_no_words() -> None:
    source = pypdfium2.PdfDocument(pdf(lambda _: None))
    page = source[0]
    text_page = page.get_textpage()
    assert read_words(TextPage(text_page.raw, frame_of(page.raw)), 10) == ([], True)
    source.close()


def test_a_character_that_is_not_there_has_four_zeros_for_a_box() -> None:
    source = pypdfium2.PdfDocument(pdf(lambda sheet: sheet.text(72, 100, "Oxbow")))
    text_page = source[0].get_textpage()
    one, other = zip(*calls.loose_boxes(calls.argument(text_page.raw), [0, 4000]), strict=True)
    assert Box(*one).left == pytest.approx(72, abs=1)
    assert other == (0.0, 0.0, 0.0, 0.0)
    source.close()


def test_no_handle_is_false() -> None:
    assert not calls.handle(None)
    assert calls.font_name(calls.handle(None), 0) == b""


def test_a_word_that_grows_inside_has_the_box_of_its_first_and_its_last_sign() -> None:
    def growing(sheet: Sheet) -> None:
        sheet.text(72, 100, "Ox", size=10)
        sheet.text(84.78, 100, "bow", size=20)  # where the first part ends in Helvetica
        sheet.text(72, 200, "Lane", size=10)

    source = pypdfium2.PdfDocument(pdf(growing))
    page = source[0]
    text_page = page.get_textpage()
    words, _ = read_words(TextPage(text_page.raw, frame_of(page.raw)), 10)
    first, last = (checked_box(text_page.raw, words[0].index + place) for place in (0, 4))
    assert [word.text for word in words] == ["Oxbow", "Lane"]
    assert last[1] < first[1]
    assert tuple(words[0].box) == pytest.approx((first[0], last[1], last[2], max(first[3], last[3])))
    source.close()


def test_a_narrow_blank_before_a_capital_parts_words_and_spaced_letters_do_not() -> None:
    def tight(sheet: Sheet) -> None:
        for row, gap in enumerate((1.2, 0.0)):
            sheet.text(40, 100 + 40 * row, "Microsoft", size=10)
            sheet.text(40 + 40.56 + gap, 100 + 40 * row, "Intune", size=10)
        sheet.canvas.drawString(40, 592, "SharePoint", charSpace=1.4)

    source = pypdfium2.PdfDocument(pdf(tight))
    page = source[0]
    text_page = page.get_textpage()
    words, _ = read_words(TextPage(text_page.raw, frame_of(page.raw)), 50)
    assert [word.text for word in words] == ["Microsoft", "Intune", "MicrosoftIntune", "SharePoint"]
    source.close()
