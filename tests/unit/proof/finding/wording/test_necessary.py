"""What every text that a pattern matches must hold."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.approving.words import patterns
from poedesk.proof.finding.page.form_text import heading_patterns
from poedesk.proof.finding.wording.necessary import Needed, alternatives, beginnings, endings, held


def test_a_plain_phrase_holds_its_longest_word() -> None:
    assert held("signed by") == {"signed"}


def test_each_alternative_gives_a_word_of_its_own() -> None:
    assert held("signed(?: by)?|approved .*|firmado") == {"signed", "approved", "firmado"}


def test_spellings_and_endings_are_told_apart() -> None:
    assert held("authori[sz]ed") == {"authorised", "authorized"}
    assert held("names?") == {"name", "names"}


def test_a_word_is_needed_as_often_as_it_must_repeat() -> None:
    assert held(r"\.{4,}") == {"...."}


def test_what_can_match_anything_needs_nothing() -> None:
    assert held(r"[a-z ]+") == frozenset()
    assert Needed(["date", r"\w+"]).may_match("")


def test_an_optional_word_is_not_needed() -> None:
    assert held("(?:customer )?date") == {"date"}


def test_ends_of_a_phrase_whose_last_words_are_optional() -> None:
    assert endings(r"(?:.*\s)?date(?:\sof\ssignature)?") == {"date", "signature"}


def test_a_free_end_tells_nothing() -> None:
    assert endings(r"signature(?:\sof\s.{2,60})?") == frozenset()


def test_a_match_begins_with_a_word_in_small_letters_whatever_stands_around() -> None:
    assert beginnings(r"(?<!x)\b(?i:on\s+behalf|Namens\s+der)\b.{2,9}") == ("namens", "on")


def test_a_word_that_may_be_left_out_begins_only_some_matches() -> None:
    assert beginnings(r"(?:by\s+and\s+)?between") == ("between", "by")


def test_a_word_that_begins_with_another_one_need_not_be_looked_for() -> None:
    assert beginnings("certif|certify|attest") == ("attest", "certif")


def test_a_free_beginning_is_refused() -> None:
    with pytest.raises(ValueError, match="begins"):
        beginnings(r"\w+ signed")


def test_words_of_both_cases_are_needed_in_small_letters() -> None:
    assert Needed([r"(?i:Signed\s+by)"], small=True).words == ("signed",)


def test_alternatives_are_cut_outside_groups_and_classes_only() -> None:
    assert alternatives(r"a(?:b|c)|[|]d|\|e") == [r"a(?:b|c)", "[|]d", r"\|e"]


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("a", ["a"]),
        ("a|", ["a", ""]),
        ("(?:a|(?:b|c))d|e", ["(?:a|(?:b|c))d", "e"]),
        (r"(?:a|\))b|c", [r"(?:a|\))b", "c"]),
        ("(?:a|[)])b|c", ["(?:a|[)])b", "c"]),
        ("[^|]a|b", ["[^|]a", "b"]),
        (r"\\|b", [r"\\", "b"]),
        ("[a-z]b|c", ["[a-z]b", "c"]),
    ],
)
def test_alternatives_are_the_same_whether_signs_stand_for_themselves_or_not(
    pattern: str, parts: list[str]
) -> None:
    assert alternatives(pattern) == parts


def test_words_that_hold_another_one_are_left_out() -> None:
    assert Needed(["name", "surname"]).words == ("name",)


PATTERNS = {
    **{f"heading {key}": heading.pattern.pattern for key, heading in heading_patterns().items()},
    **{f"label {kind}": "|".join(phrases) for kind, phrases in words.label_phrases().items()},
    "their act": "|".join(patterns("their_act").sources),
    "certificate": words.CERTIFICATE_PAGE.pattern,
    "filler": words.FILLER,
    "behalf": words.BEHALF.pattern,
    "signed by": words.SIGNED_BY.pattern,
}


@pytest.mark.parametrize("name", PATTERNS)
@given(data=st.data())
@settings(max_examples=tried(4, thorough=200))
def test_whatever_a_pattern_of_ours_matches_holds_a_needed_word(name: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(PATTERNS[name], re.ASCII)))
    assert Needed([PATTERNS[name]]).may_match(text)
