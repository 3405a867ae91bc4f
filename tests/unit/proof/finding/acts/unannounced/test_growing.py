"""What an expression finds in a growing text is what it finds in each of its beginnings."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.finding.acts.unannounced.growing import Growing
from poedesk.proof.finding.acts.unannounced.whom import _patterns, called

PATTERNS = (
    r"(?<!\w)A[a-z]{1,4}(?: A[a-z]{1,4}){0,3} Mill\b",
    r"\bMill (?:of )?(?!Mill\b)A[a-z]{0,5}(?!\w)",
    r"(?:[ab]\n?){1,5}",
)
PIECES = st.sampled_from(["A", "Mill", "of", " ", "\n", "a", "b", "Abel", "xMill", ".", "Aa"])


@given(
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.integers(0, 160), max_size=8),
    st.sampled_from(PATTERNS),
)
def test_each_beginning_is_told_as_if_it_were_alone(text: str, ends: list[int], pattern: str) -> None:
    kept = Growing(pattern, 8, str.strip)
    for end in [*ends, len(text)]:
        assert kept.names(text[:end]) == {each.strip() for each in re.findall(pattern, text[:end])}


def test_another_text_begins_anew() -> None:
    kept = Growing(r"\b[A-Z][a-z]{1,8} Mill\b", 2, str)
    assert kept.names("Alder Mill and " * 20) == {"Alder Mill"}
    assert kept.names("Birch Mill and " * 30) == {"Birch Mill"}


def test_papers_that_are_judged_at_a_time_do_not_mix() -> None:
    def after_others(found: str) -> str:
        time.sleep(1e-5)  # the others' turn
        return found

    kept = Growing(r"\b[A-Z][a-z]{1,8} Mill\b", 2, after_others)

    def asked(name: str) -> set[str]:
        text = f"{name} Mill and " * 20
        return {told for end in range(0, len(text), 7) for told in kept.names(text[:end])}

    names = ["Alder", "Birch", "Cedar", "Elder"]
    with ThreadPoolExecutor(len(names)) as pool:
        assert list(pool.map(asked, names)) == [{f"{name} Mill"} for name in names]


@pytest.mark.parametrize("word", ["Mill", "Brewery"])
def test_expressions_for_names_have_a_longest_match(word: str) -> None:
    for _, pattern in _patterns(word):
        assert Growing(pattern, 0, str)._reach < 1000, pattern


def test_a_line_more_costs_what_it_is_long_and_not_the_page_before_it() -> None:
    rows = [f"Row {number}\tAlder Works\n" for number in range(300)]
    walked: list[int] = []

    class Counted:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self._pattern = pattern

        def finditer(self, text: str, begin: int) -> Iterator[re.Match[str]]:
            walked.append(len(text) - begin)
            return self._pattern.finditer(text, begin)

    kept = Growing(r"(?:[A-Z][a-z]{1,20} ){1,3}Works\b", 2, str)
    kept._pattern = Counted(kept._pattern)  # type: ignore[assignment]
    for count in range(1, len(rows)):
        assert kept.names("".join(rows[:count])) <= {"Alder Works"}
    assert max(walked) < 2 * (kept._reach + len(rows[-1])) + 2


def test_the_name_that_a_word_stands_for_is_found_however_long_the_page() -> None:
    before = "Alder Mill Ltd.\n" + "Intune\tMigration\tYes\n" * 50 + "The Fairwater Brewery was served.\n"
    assert called("brewery", before) == "Fairwater Brewery"
    assert called("brewery", before + "Nothing else.\n") == "Fairwater Brewery"
    assert called("brewery", before + "The Cedar Brewery came.\n") is None
    assert called("brewery", before) == "Fairwater Brewery"
