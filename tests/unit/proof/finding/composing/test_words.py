"""The words of each language, and how a sentence is read by them."""

import time

import pytest

from poedesk.kernel.text import plain
from poedesk.proof.finding.composing.words import HARMLESS, PAUSE, UNKNOWN, languages, lexed


def test_the_longest_expression_counts_and_the_unknown_stay_unknown() -> None:
    told = lexed("the board is happy to accept the zeppelin.", languages()["en"])
    assert told.words == ("the board", "is", "happy to accept", "the", "zeppelin", ".")
    assert told.classes[2] == {"accept"}
    assert told.classes[-2:] == (UNKNOWN, PAUSE)
    assert (told.known, told.unknown) == (4, 1)


def test_a_verb_and_the_particle_that_ends_its_clause_belong_together() -> None:
    told = lexed("wir nehmen die arbeiten ab.", languages()["de"])
    assert "accept" in told.classes[1]
    assert "accept" in told.classes[4]
    assert "accept" not in lexed("wir nehmen ab montag.", languages()["de"]).classes[1]


def test_short_forms_are_read_in_full() -> None:
    assert lexed("we don't", languages()["en"]).words == ("we", "do", "not")


@pytest.mark.parametrize("code", languages())
def test_words_are_kept_in_plain_letters(code: str) -> None:
    language = languages()[code]
    written = [word for group in language.entries.values() for entry in group for word in entry.words]
    assert written == [plain(word) for word in written]


def test_every_language_has_the_words_that_make_and_withhold_an_acceptance() -> None:
    needed = {"fill", "own", "accept", "accepted", "confirm", "done", "work", "not", "refuses", "if", "later"}
    for language in languages().values():
        groups = [*language.entries.values(), language.apart]
        classes = {name for group in groups for entry in group for name in entry.classes}
        classes |= {name for each in language.stems.values() for name in each}
        assert needed <= classes


def test_a_word_made_with_that_of_a_work_is_akin_to_it() -> None:
    assert lexed("dachsanierungsarbeiten", languages()["de"]).classes[0] == {"akin"}
    assert "work" in lexed("arbeiten", languages()["de"]).classes[0]


def test_a_month_is_no_verb() -> None:
    assert lexed("20 may 2024", languages()["en"]).words == ("20", "month", "2024")
    assert lexed("we may accept", languages()["en"]).words[1] == "may"


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("accepted subject only to minor matters which do not prevent acceptance.", "accepted ."),
        (
            "accepted with minor points that do not affect acceptance of the work, and signed",
            "accepted , and signed",
        ),
        ("nothing in this certificate releases the supplier from its duties.", " ."),
        ("accepted subject to matters which do not prevent acceptance once closed", None),
        (
            "accepted except for the archive, which does not prevent acceptance",
            "accepted except for the archive, ",
        ),
        ("accepted with major faults which do not prevent acceptance", "accepted with major faults "),
        ("nothing in this certificate affects our right to refuse the work.", None),
        ("this acceptance shall not limit our rights; it is given under reserve.", None),
        ("die mangel stehen der abnahme nicht entgegen, wenn sie behoben sind", None),
    ],
)
def test_only_what_prevents_nothing_is_harmless(sentence: str, left: str | None) -> None:
    assert HARMLESS.sub(" ", sentence).split() == (sentence if left is None else left).split()


def test_harmless_riders_are_found_in_time_that_grows_with_the_line() -> None:
    for each in ("do not prevent alla", "alla", "with items ", "subject to points which "):
        begun = time.perf_counter()
        HARMLESS.sub(" ", "do not prevent " + each * 20_000)
        assert time.perf_counter() - begun < 2  # exponential took hours
