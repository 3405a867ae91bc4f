"""Where words begin and end is told line by line, and is what looking for each of them would tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.reading.readers.pdf.layout.worded.between import between_blanks, inner_capitals, places_of


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \r\n ",
        "one two\r\nthree",
        "  set in\r\n\r\n two  blanks \tand a tab\r\nlast ",
        "the same the same\nthe same",
        "a line\x0bof its own\x85and more",
    ],
)
def test_words_of_any_lines_have_their_places(text: str) -> None:
    parts = between_blanks(text)
    assert parts.texts == text.split()
    assert (parts.firsts, parts.lasts) == places_of(text, parts.texts)
    places = zip(parts.firsts, parts.lasts, strict=True)
    assert [text[first : last + 1] for first, last in places] == parts.texts


@given(st.text(alphabet="ab \t\r\n\u00a0\u2028\x1c", max_size=60))
def test_blanks_of_every_kind_part_words(text: str) -> None:
    parts = between_blanks(text)
    assert parts.texts == text.split()
    assert (parts.firsts, parts.lasts) == places_of(text, parts.texts)


@pytest.mark.parametrize(
    ("text", "fresh"),
    [
        ("", []),
        ("one two\r\nthree four", [True, False, True, False]),
        ("  one\n \n\n  two  three\n", [True, True, False]),
        ("one\x0btwo\u2028three\n\x0cfour", [True, False, False, True]),
    ],
)
def test_the_first_word_of_a_line_begins_it(text: str, fresh: list[bool]) -> None:
    assert between_blanks(text).fresh == fresh


def test_a_page_may_hold_no_more_than_so_many_words() -> None:
    parts = between_blanks("one two\nthree four")
    assert parts.most(4)
    assert not parts.most(3)
    assert (parts.texts, parts.firsts, parts.lasts) == (["one", "two", "three"], [0, 4, 8], [2, 6, 12])
    assert parts.fresh == [True, False, True]


def test_capitals_behind_small_letters_within_words_are_told() -> None:
    text = "SharePoint of iPhone and McAdam Ltd to JonReyes"
    places = inner_capitals(text, between_blanks(text))
    assert [text[place : place + 3] for place in places] == ["Poi", "Ada", "Rey"]
