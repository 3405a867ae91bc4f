"""Words with a drawn line through them are left out, and said; words on, over or in lines stay."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from .made import Sheet, pdf, seen

NAME = "Signed by Isla Fraser"
LONG = stringWidth(NAME, "Helvetica", 10)


def crossed(rise: float, before: float = 0.0, beyond: float = 0.0) -> bytes:
    """Return a page whose name has a line ``rise`` points above its foot."""

    def draw(sheet: Sheet) -> None:
        sheet.text(60, 80, "The customer has accepted the work.")
        sheet.text(60, 120, NAME)
        sheet.line(60 - before, 120 - rise, 60 + LONG + beyond, 120 - rise)

    return pdf(draw)


def test_words_with_a_line_through_them_are_left_out_and_said() -> None:
    document = seen(crossed(2.8))
    assert document.pages[0].text == "The customer has accepted the work."
    assert any(NAME in problem and "struck out" in problem for problem in document.problems)


def test_one_struck_choice_of_a_line_is_left_out() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 80, "We have accepted / refused the work.")
        left = 60 + stringWidth("We have ", "Helvetica", 10)
        sheet.line(left, 77.2, left + stringWidth("accepted", "Helvetica", 10), 77.2)

    assert seen(pdf(draw)).pages[0].text.split() == ["We", "have", "/", "refused", "the", "work."]


def test_words_are_struck_out_on_a_page_of_many_words_and_lines_too() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 40, NAME)
        sheet.line(60, 37.2, 60 + LONG, 37.2)
        for row in range(60):
            for column in range(8):
                sheet.text(60 + 60 * column, 70 + 12 * row, "1 2")
                sheet.line(60 + 60 * column, 73 + 12 * row, 100 + 60 * column, 73 + 12 * row)

    text = seen(pdf(draw)).pages[0].text
    assert NAME not in text
    assert text.split().count("1") == 480


@pytest.mark.parametrize(
    ("rise", "before", "beyond"),
    [
        (-1.5, 0, 0),  # underlined
        (9.5, 0, 0),  # a line above
        (2.8, 0, 120),  # a line to write on, which goes on behind the words
        (2.8, 50, 0),
    ],
)
def test_words_at_a_line_that_does_not_strike_them_out_stay(
    rise: float, before: float, beyond: float
) -> None:
    assert NAME in seen(crossed(rise, before, beyond)).pages[0].text


def test_a_line_through_one_height_strikes_no_words_of_another() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 80, NAME, size=20)
        sheet.text(300, 80, NAME)
        sheet.line(300, 77.2, 300 + LONG, 77.2)

    assert seen(pdf(draw)).pages[0].text == NAME
