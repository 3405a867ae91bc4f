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
    parts, starts, ends = between_blanks(text)
    assert parts == text.split()
    assert (starts, ends) == places_of(text, parts)
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == parts


@given(st.text(alphabet="ab \t\r\n\u00a0\u2028\x1c", max_size=60))
def test_blanks_of_every_kind_part_words(text: str) -> None:
    parts, starts, ends = between_blanks(text)
    assert parts == text.split()
    assert (starts, ends) == places_of(text, parts)


def test_capitals_behind_small_letters_within_words_are_told() -> None:
    text = "SharePoint of iPhone and McAdam Ltd to JonReyes"
    _, starts, ends = between_blanks(text)
    places = inner_capitals(text, starts, ends)
    assert [text[place : place + 3] for place in places] == ["Poi", "Ada", "Rey"]
