"""A page whose fonts give every sign a wrong meaning says nothing that can be read."""

import string

import pytest

from poedesk.proof.document.model import Read
from poedesk.proof.reading.readers.pdf.letters.scrambled import scrambled

from .made import Sheet, pdf, seen

PROSE = (
    "The work was accepted by the customer and the migration of all mailboxes is done for good. Between"
    " January and March 2026 the partner trained 640 people of both plants in Teams, and held workshops."
    " "
) * 3
BACKWARDS = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[::-1])
AHEAD = {sign: 33 + (sign - 33 + 57) % 94 for sign in range(33, 127)}


@pytest.mark.parametrize("table", [BACKWARDS, AHEAD])
def test_words_of_another_table_are_none(table: dict[int, int]) -> None:
    assert scrambled(PROSE.translate(table).split())
    assert not scrambled(PROSE.split())


@pytest.mark.parametrize(
    "words",
    [
        "Die Geschäftsführung bestätigt den Abschluss der Arbeiten und die Übergabe des Handbuchs " * 3,
        "https://portal.example/a?b=c#d=e ops@quarrymoor.example 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62 " * 9,
        "SKU-77310 XPSDT RGTNHR PLCMNT Teams Exchange Intune SharePoint Defender Purview Entra Azure " * 3,
        "kCAB=;3@ lB2X=;3@",
    ],
)
def test_honest_lists_and_short_pages_are_taken_for_what_they_say(words: str) -> None:
    assert not scrambled(words.split())


def test_a_scrambled_page_counts_as_unread_and_says_why() -> None:
    words = PROSE.translate(AHEAD).split()
    rows = [" ".join(words[at : at + 6]) for at in range(0, len(words), 6)]

    def draw(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            sheet.text(72, 80 + 16 * number, row)

    document = seen(pdf(draw))
    assert document.read is not Read.COMPLETE
    assert "letters that the file gives no meaning to" in document.problems[0]
