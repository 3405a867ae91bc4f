"""What every text that a pattern matches must hold, with the ends of its words."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.finding.wording.bounded import EDGE, NeededWords, best_words, further_words


def shown(words: frozenset[str]) -> set[str]:
    return {word.replace(EDGE, "|") for word in words}


@pytest.mark.parametrize(
    ("pattern", "best", "further"),
    [
        (r"\b(?:has|is) (?:now )*(?:ended|run out)\b", {"|ended|", "|run|"}, {"|has|", "|is|"}),
        (r"\byet to be \w+", {"|yet|"}, {"|to|"}),
        (r"(?<![\w-])set[-\s]up(?!\w)", {"|set|"}, {"|up|"}),
        (r"migrat\w+ done", {"migrat"}, {"|done"}),
        (r"\bmigrat\w+ done\b", {"|migrat"}, {"|done|"}),
        (r"(?:^|[.;]\s*)no (?:work|activit\w+)\b", {"|work|", "|activit"}, {"|no|"}),
        (r"(?:x|[.;]\s*)no (?:work|tasks?)\b", {"|work|", "|task|", "|tasks|"}, {"no|"}),
        (r"(?<![^\w])(?:old)er\b", {"older|"}, set()),
        (r"\w+ed\b", {"ed|"}, set()),
        (r"\w+", set(), set()),
    ],
)
def test_it_is_told_which_words_stand_and_where_they_end(
    pattern: str, best: set[str], further: set[str]
) -> None:
    assert shown(best_words(pattern)) == best
    assert shown(further_words(pattern)) == further


FREE = [
    r"\b",
    r"\w+",
    r"(?: \w+)?",
    r"[-\s]",
    "s?",
    r"(?<!\w)",
    r"(?!\w)",
    "(?:.{0,3})",
    "$",
    "^",
    r"\B",
    " ",
]
SAID = [
    "has ",
    "ended",
    "end(?:ed)?",
    "up-",
    "an? ",
    "(?:run out|cancel+ed)",
    "(?:now |then )*",
    "(?:up,? ?){1,2}",
]
SIGNS = ["has", "ended", "end", "run", "out", "up", "s", "cancelled", "now", "an", "a", " ", " ", "-", ","]
PATTERNS = st.lists(st.sampled_from(FREE) | st.sampled_from(SAID), min_size=1, max_size=6).map("".join)
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=9).map("".join)


def stands(word: str, text: str) -> bool:
    bare = word.strip(EDGE)
    before = r"(?<!\w)" if word[0] == EDGE and bare[:1].isalnum() else ""
    behind = r"(?!\w)" if word[-1] == EDGE and bare[-1:].isalnum() else ""
    return re.search(before + re.escape(bare) + behind, text) is not None


@settings(max_examples=tried(100))
@given(PATTERNS, st.lists(TEXTS, min_size=5, max_size=20))
def test_one_of_the_words_stands_in_every_text_that_matches(pattern: str, texts: list[str]) -> None:
    told = [words for words in (best_words(pattern), further_words(pattern)) if words]
    for text in texts:
        if re.search(pattern, text) is not None:
            assert all(any(stands(word, text) for word in words) for words in told)


@settings(max_examples=tried(100))
@given(PATTERNS, st.lists(TEXTS, min_size=5, max_size=20))
def test_no_text_that_matches_is_ruled_out(pattern: str, texts: list[str]) -> None:
    needed, whole = NeededWords(pattern), NeededWords(pattern, whole=True)
    for text in texts:
        if re.search(pattern, text) is not None:
            assert needed.may_match(text)
        if re.search(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", text) is not None:
            assert whole.may_match(text)


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("who signs", True),
        ("who signs____", True),
        ("who designs", False),
        ("the whole signs", False),
        ("signs", False),
        ("who designs and signs", True),
    ],
)
def test_one_word_of_each_set_must_stand_as_a_whole_word(text: str, may: bool) -> None:  # noqa: FBT001
    assert NeededWords(r"who\s(?:signs|confirms)", whole=True).may_match(text) is may
