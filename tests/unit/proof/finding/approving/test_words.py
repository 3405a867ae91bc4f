"""Patterns that are tried one by one answer as all of them together do."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.finding.approving.words import Patterns, approving, patterns

NAMES = ["refusing", "condition", "request", "other_matter", "open_deed", "promised", "their_act"]


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=tried(20))
def test_what_any_pattern_matches_is_found(name: str, data: st.DataObject) -> None:
    source = data.draw(st.sampled_from(patterns(name).sources))
    text = data.draw(st.from_regex(re.compile(source, re.ASCII)))
    expected = re.search("|".join(patterns(name).sources), text) is not None
    assert patterns(name).found_in(text) == expected


def test_words_are_taken_out_where_they_stand_and_nowhere_else() -> None:
    told = Patterns([r"\breceipt of\b[^.]*", r"\bmeeting\b"])
    assert told.taken_out_of("we confirm receipt of it. all is done") == "we confirm  . all is done"
    assert told.taken_out_of("we confirm that all is done") == "we confirm that all is done"


def test_the_surest_pattern_counts() -> None:
    assert approving("we hereby approve the migration, please go ahead") == 0.93
    assert approving("please go ahead") == 0.6
    assert approving("thank you for the call") == 0


def test_a_line_that_nobody_filled_in_is_another_matter() -> None:
    out = patterns("other_matter").taken_out_of("we accept it. accepted by: ______")
    assert out.strip("_ ") == "we accept it."
