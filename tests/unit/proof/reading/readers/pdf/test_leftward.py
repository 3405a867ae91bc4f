"""Hebrew and Arabic: words and letters in the order they are read, Latin stretches as they are written."""

from collections.abc import Sequence

import pytest

from poedesk.proof.document.model import Box
from poedesk.proof.reading.readers.pdf.layout.worded.calls import Columns
from poedesk.proof.reading.readers.pdf.layout.worded.raw import RawWord
from poedesk.proof.reading.readers.pdf.letters.bidi import in_reading_order, leftward
from poedesk.proof.reading.readers.pdf.letters.leftward import from_the_right

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


def line(drawn: str, top: float = 0) -> list[RawWord]:
    """Return the words of one drawn line, from left to right."""
    return [
        RawWord(text, Box(20 * number, top, 20 * number + 15, top + 10), 0, number, breaks=not number)
        for number, text in enumerate(drawn.split())
    ]


def test_a_label_of_one_word_before_a_long_name_is_read_first_where_the_page_is_read_from_the_right() -> None:
    drawn = line(f"Oxbow Mills Ltd :{HOUSE}")
    read = in_reading_order(drawn, leftward=True)
    assert " ".join(word.text for word in read) == f"{HOUSE}: Oxbow Mills Ltd"
    read = in_reading_order(drawn, leftward=False)
    assert " ".join(word.text for word in read) == f"Oxbow Mills Ltd {HOUSE}:"


def test_a_sentence_from_the_right_ends_with_its_full_stop() -> None:
    read = in_reading_order(line(f".2025 {TREE} {GREEN}"), leftward=True)
    assert " ".join(word.text for word in read) == f"{GREEN} {TREE} 2025."


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        ([f"{TREE} {HOUSE}", f"Oxbow Mills Ltd 2026 :{GREEN}", f"{MOON}"], True),
        (["Statement of Work", f"Customer {HOUSE} {GREEN} {TREE}", "Date"], False),
        ([f"{HOUSE}", "Customer"], False),
    ],
)
def test_a_page_is_read_from_the_side_of_most_of_its_lines(lines: list[str], *, right: bool) -> None:
    words = [word for number, text in enumerate(lines) for word in line(text, 20.0 * number)]
    assert leftward(words) is right


class Drawn:
    """Characters at given places, six points wide."""

    def __init__(self, *lefts: float) -> None:
        self.lefts = lefts

    def sides(self, indexes: Sequence[int]) -> Columns:
        found = [self.lefts[index] for index in indexes]
        return found, [0.0] * len(found), [left + 6 for left in found], [10.0] * len(found)

    def word(self, text: str, first: int, *, breaks: bool = False) -> RawWord:
        """Return a word as it is made: from its first sign to its last one."""
        ends = [self.lefts[first], self.lefts[first + len(text) - 1]]
        return RawWord(text, Box(min(ends), 0, max(ends) + 6, 10), 0, first, breaks)


def test_letters_drawn_from_left_to_right_are_turned_round() -> None:
    drawn = Drawn(50, 56, 62)
    (read,) = from_the_right(drawn, [drawn.word(MOON[::-1], 0, breaks=True)])
    assert read.text == MOON


def test_letters_drawn_as_they_are_read_stay_and_the_word_has_all_its_room() -> None:
    drawn = Drawn(44, 62, 56, 50)
    (read,) = from_the_right(drawn, [drawn.word(f":{MOON}", 0, breaks=True)])
    assert (read.text, read.box) == (f":{MOON}", Box(44, 0, 68, 10))


def test_digits_in_a_word_that_is_turned_round_keep_their_order() -> None:
    drawn = Drawn(50, 56, 62, 68, 74)
    (read,) = from_the_right(drawn, [drawn.word("28" + MOON[::-1], 0, breaks=True)])
    assert read.text == MOON + "28"


def test_the_parts_of_a_number_drawn_apart_are_one_word() -> None:
    drawn = Drawn(0, 6, 18, 24, 12, 50, 44)
    words = [
        drawn.word("2f", 0, breaks=True),
        drawn.word("6c", 2),
        drawn.word("-", 4),
        drawn.word(HOUSE[:2], 5),
    ]
    assert [word.text for word in from_the_right(drawn, words)] == ["2f-6c", HOUSE[:2]]


def test_words_that_a_blank_parts_stay_apart_and_lines_without_such_letters_as_they_are() -> None:
    drawn = Drawn(0, 6, 15, 21, 50, 44)
    words = [drawn.word("2f", 0, breaks=True), drawn.word("6c", 2), drawn.word(HOUSE[:2], 4)]
    assert [word.text for word in from_the_right(drawn, words)] == ["2f", "6c", HOUSE[:2]]
    plain = [drawn.word("2f", 0, breaks=True), drawn.word("6c", 2)]
    assert from_the_right(drawn, plain) == plain


def test_letters_in_the_form_of_their_place_are_the_plain_ones() -> None:
    drawn = Drawn(50, 44)
    (read,) = from_the_right(drawn, [drawn.word("\ufee3\ufeae", 0, breaks=True)])
    assert read.text == "\u0645\u0631"
