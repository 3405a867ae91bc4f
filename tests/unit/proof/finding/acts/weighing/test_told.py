"""The words of lines at signatures stand in a data file; expressions name the lists."""

import pytest

from poedesk.proof.finding.acts.weighing.told import expression, told


def test_a_name_in_a_shape_stands_for_any_word_of_its_list() -> None:
    found = expression(r"<signed> (?:<before a day> )?\d+")
    assert found.fullmatch("unterzeichnet am 4")
    assert found.fullmatch("accepted 4")
    assert found.fullmatch("delivered 4") is None


def test_a_header_is_known_in_the_letters_in_which_it_is_written() -> None:
    assert expression(r"(?i)<from>:").match("Expéditeur:")


@pytest.mark.parametrize("name", ["signed", "date", "of a paper", "behind a comma", "from", "sent"])
def test_every_list_holds_words_and_none_twice(name: str) -> None:
    words = told()["words"][name]
    assert all(isinstance(word, str) and word for word in words)
    assert len(words) == len(set(words))
