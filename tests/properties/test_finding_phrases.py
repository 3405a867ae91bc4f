"""A list of phrases finds what its one expression finds, and dates what each of their expressions finds."""

import re
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.finding.dating.date_text import _matches, _patterns, month_names
from poedesk.proof.finding.narratives.doers import _CLAUSE, _CLAUSE_DENIED, NOT_DONE, denied
from poedesk.proof.finding.wording.phrases import PhraseList
from poedesk.proof.finding.wording.plain import any_of, plain_of

WORDS = [
    "set",
    "up",
    "set-up",
    "setup",
    "migrat*",
    "migrated",
    "of",
    "mail",
    "teams",
    "e-mail",
    "(teams)",
    "über",
]
PHRASES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=6)
MARKS = [" ", "  ", "-", ", ", "\n", ".", "_", "(", ")", "@", ""]


def texts(words: Sequence[str]) -> st.SearchStrategy[str]:
    pieces = st.tuples(st.sampled_from(words), st.sampled_from(MARKS)).map("".join)
    return st.lists(pieces, max_size=14).map("".join)


def spans(matches: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in matches]


@given(PHRASES, texts([*(word.strip("*") for word in WORDS), "migration", "s", "3"]))
def test_a_list_finds_what_one_expression_for_all_its_phrases_finds(phrases: list[str], text: str) -> None:
    plain = plain_of(text).text
    whole, listed = any_of(phrases), PhraseList(phrases)
    assert spans(listed.finditer(plain)) == spans(whole.finditer(plain))
    assert (listed.search(plain) is None) == (whole.search(plain) is None)
    assert (listed.match(plain) is None) == (whole.match(plain) is None)
    assert (listed.fullmatch(plain) is None) == (whole.fullmatch(plain) is None)


@given(
    st.lists(st.sampled_from(["migrat", "set up", "mail", "train"]), unique=True, min_size=1), texts(WORDS)
)
def test_stems_run_to_the_end_of_the_word(stems: list[str], text: str) -> None:
    plain = plain_of(text).text
    ordered = sorted(stems, key=lambda stem: (-len(stem), stem))
    inner = "|".join(stem.replace(" ", r"[\s-]+") for stem in ordered)
    whole = re.compile(rf"(?<!\w)(?:{inner})\w*")
    assert spans(PhraseList(stems, stems=True).finditer(plain)) == spans(whole.finditer(plain))


def test_a_list_made_later_is_seen_in_a_text_asked_about_before() -> None:
    assert not PhraseList(["zebra crossing"]).may_match("a giraffe crossing")
    assert PhraseList(["giraffe"]).may_match("a giraffe crossing")


@pytest.mark.parametrize(("name", "pattern"), _patterns())
@given(
    text=texts(
        [
            *list(month_names())[:8],
            "1",
            "31",
            "2026",
            "'26",
            "04/05/2026",
            "2026-05-04",
            "4.5.26",
            "first",
            "iv",
            "twenty-first",
            "day of",
            "2026-05-04T10:00",
            "2026年5月4日",
            "12026",
            "th",
            "de",
            "may 4, 2026",
        ]
    )
)
def test_dates_are_tried_at_every_place_where_one_can_begin(
    name: str, pattern: re.Pattern[str], text: str
) -> None:
    plain = plain_of(text).text
    runs = [match.span() for match in re.finditer(r"\d+", plain)]
    assert spans(_matches(name, pattern, plain, runs)) == spans(pattern.finditer(plain))


@given(
    texts(
        [
            "was",
            "not",
            "never",
            "migrated",
            "the",
            "mail",
            "no longer",
            "none of the",
            "kein",
            "ningun",
            "pas",
            "but",
            "yet to be",
            "ok",
        ]
    ),
    st.integers(0, 300),
    st.integers(1, 40),
)
def test_a_denial_is_found_however_much_stands_before_it(text: str, place: int, times: int) -> None:
    plain = text * times
    start = min(place, len(plain))
    low = max((match.end() for match in _CLAUSE.finditer(plain, 0, start)), default=0)
    end = _CLAUSE.search(plain, start)
    expected = NOT_DONE.search(plain[:start]) is not None or (
        _CLAUSE_DENIED.search(plain, low, end.start() if end else len(plain)) is not None
    )
    assert denied(plain, start) == expected
