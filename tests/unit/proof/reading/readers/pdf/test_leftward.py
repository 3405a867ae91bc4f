"""Hebrew and Arabic: words in the order they are read, Latin stretches and numbers as they are written."""

import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.words import RawWord
from poedesk.proof.reading.readers.pdf.letters.bidi import in_reading_order

GUID = "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"
HOUSE, GREEN, TREE = "\u05d1\u05d9\u05ea", "\u05d9\u05e8\u05d5\u05e7", "\u05e2\u05e5"
MOON = "\u0642\u0645\u0631"


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        (f"{TREE} {GREEN} {HOUSE}", f"{HOUSE} {GREEN} {TREE}"),
        (f"Tenant Id {GUID} {TREE} {GREEN}", f"Tenant Id {GUID} {GREEN} {TREE}"),
        (f"{GUID} :{HOUSE}", f"{HOUSE}: {GUID}"),
        (f"{GREEN} {GUID} :{HOUSE}", f"{HOUSE}: {GUID} {GREEN}"),
        (f"Oxbow Mills Ltd 2026 :{GREEN} {HOUSE}", f"Oxbow Mills Ltd 2026 {HOUSE} {GREEN}:"),
        (f"Oxbow Mills :{GREEN} {HOUSE} {MOON}", f"{MOON} {HOUSE} {GREEN}: Oxbow Mills"),
        ("Tenant Id of Oxbow Mills", "Tenant Id of Oxbow Mills"),
        (f"2026 {MOON}", f"{MOON} 2026"),
    ],
)
def test_words_are_put_in_the_order_they_are_read(drawn: str, read: str) -> None:
    words = [
        RawWord(text, Box(20 * number, 0, 20 * number + 15, 10), 0, number)
        for number, text in enumerate(drawn.split())
    ]
    assert " ".join(word.text for word in in_reading_order(words)) == read
