"""What is set letter by letter is read as words; rows of single letters, choices and digits stay apart."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord
from poedesk.proof.reading.readers.pdf.layout.worded.spaced import crumbs_joined

from .made import Sheet, pdf, seen


def spread(text: str, gap: float) -> bytes:
    """Return a page with the signs of ``text`` set one by one, ``gap`` points apart."""

    def draw(sheet: Sheet) -> None:
        left = 60.0
        for sign in text:
            sheet.text(left, 80, sign, size=12)
            left += stringWidth(sign, "Helvetica", 12) + gap
        sheet.text(60, 120, "The partner moved every mailbox.")

    return pdf(draw)


@pytest.mark.parametrize("gap", [2.4, 4.0, 6.0])
@pytest.mark.parametrize("text", ["ACCEPTANCE CERTIFICATE", "Statement of Work", "CUSTOMER: OXBOW MILLS LTD"])
def test_words_set_letter_by_letter_are_words(text: str, gap: float) -> None:
    first, second = seen(spread(text, gap)).pages[0].text.splitlines()
    assert " ".join(first.split()) == text
    assert second == "The partner moved every mailbox."


def set_apart(texts: str, step: float) -> bytes:
    def draw(sheet: Sheet) -> None:
        for number, text in enumerate(texts.split()):
            sheet.text(60 + number * step, 80, text, size=12)

    return pdf(draw)


@pytest.mark.parametrize(
    ("texts", "step"),
    [
        ("X X X X X X", 14),  # ticks in a row
        ("1 4 0 6 2 0 2 5", 14),  # the boxes of a date
        ("D D M M 2 0 2 5", 14),
        ("A B C D", 14),  # too few to tell
        ("Y N Y N N Y", 60),  # columns of a table
    ],
)
def test_single_signs_that_are_no_letters_of_a_word_stay_apart(texts: str, step: float) -> None:
    assert seen(set_apart(texts, step)).pages[0].text.split() == texts.split()


def crumbs(text: str, gap: float, *, breaks: bool = True) -> list[RawWord]:
    """Words of one sign each, ``gap`` points apart, a blank eight points wide, as on a crumbled page."""
    words: list[RawWord] = []
    left = 60.0
    for sign in text:
        if sign != " ":
            words.append(RawWord(sign, Box(left, 80, left + 6, 91), 0, len(words), breaks))
        left += 8.0 if sign == " " else 6.0 + gap
    return words


def test_a_page_that_crumbled_into_letters_is_read_by_words() -> None:
    year = RawWord("2026", Box(60, 120, 84, 131), 0, 99, breaks=True)
    told = crumbs_joined([*crumbs("Date signed", 0.4), year])
    assert [(word.text, word.breaks) for word in told] == [("Date", True), ("signed", False), ("2026", True)]


@pytest.mark.parametrize(("gap", "breaks"), [(0.4, False), (9.0, True)])
def test_letters_of_a_page_that_did_not_crumble_stay_as_they_are(gap: float, breaks: bool) -> None:  # noqa: FBT001 - a table
    words = crumbs("Date signed", gap, breaks=breaks)
    assert crumbs_joined(words) == words
