"""What was worked out of patterns is kept by their hashes; what is not there is worked out."""

import pytest

from poedesk.proof.finding.activities.deeds import expressions
from poedesk.proof.finding.approving.words import every_list
from poedesk.proof.finding.narratives.grammar import TENSES
from poedesk.proof.finding.wording import kept
from poedesk.proof.finding.wording.bounded import best_words, further_words
from poedesk.proof.finding.wording.necessary import alternatives, held, of_one_word, within


@pytest.fixture(scope="module")
def patterns() -> list[str]:
    tenses = [part for tense in TENSES for pattern in tense.patterns for part in alternatives(pattern)]
    return [*(expression.source for _, expression in expressions()), *tenses]


def test_what_is_kept_is_what_the_patterns_say(patterns: list[str]) -> None:
    for work in (best_words, further_words):
        with kept.noting():
            anew = [work(pattern) for pattern in patterns]
        assert [work(pattern) for pattern in patterns] == anew


def test_the_file_knows_nearly_all_patterns_of_today() -> None:
    approving = [part for told in every_list() for one in told.sources for part in alternatives(one)]
    whole = [part for part in approving if not within(part)]
    sources = [*(expression.source for _, expression in expressions()), *whole]
    unknown = [source for source in sources if kept.key_of(source) not in kept.known()["best_words"]]
    assert 10 * len(unknown) < len(sources), "run scripts/make_necessary.py"


def test_what_the_file_does_not_know_is_worked_out() -> None:
    pattern = r"\bquokkas? (?:slept|ate)\b"
    assert kept.key_of(pattern) not in kept.known()["held"]
    assert held(pattern) == {"quokka", "quokkas"}


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        (r"\b\w{3,}(?:ed|aron)\b", True),
        (r"\bmoved\b", True),
        (r"\bset up\b", False),
        (r"\bdon't\b", False),
        (r"\b\w*\b", False),  # it matches nothing too
        (r"\bmoved", False),
        (r"\bmoved(?! by)\b", False),  # it looks beyond the word
    ],
)
def test_it_is_told_whether_matches_are_single_words(pattern: str, told: bool) -> None:  # noqa: FBT001
    assert of_one_word(pattern) is told


def test_whole_words_are_parted_into_their_alternatives() -> None:
    assert within(r"\b(?:a|b c)\b") == ["a", "b c"]
    assert within(r"\b(?:a|b)(?:c|d)\b") == ["(?:a|b)(?:c|d)"]
    assert within(r"\ba|b") == []
