from dataclasses import replace
from datetime import date

import pytest

from poedesk.kernel.errors import InvalidPolicy
from poedesk.process.retention.keeping import Hold, Kept, default_rules, erasure, preview, rule_for

ENDED = date(2024, 2, 29)
FORM = Kept("ab12", "original", "C-1", None, 81_234, ENDED)
NAME = Kept("cd34", "personal", "C-1", "person-7", 40, ENDED)
HOLD = Hold("H-1", ("C-1", "C-2"), date(2026, 1, 1), None, "a lawsuit about C-1")


@pytest.mark.parametrize(("day", "goes"), [(date(2026, 2, 28), False), (date(2026, 3, 1), True)])
def test_an_original_is_kept_for_24_months_to_the_last_day(day: date, goes: bool) -> None:  # noqa: FBT001
    (fate,) = preview([FORM], [], day)
    assert (fate.goes, fate.until) == (goes, date(2026, 2, 28))
    assert "24 months after 2024-02-29 (retention.original, default)" in fate.because


def test_nothing_goes_while_its_case_goes_on() -> None:
    (fate,) = preview([replace(FORM, ended=None)], [], date(2040, 1, 1))
    assert (fate.goes, fate.because) == (False, "Its case C-1 still goes on.")


def test_a_legal_hold_keeps_what_it_names_as_long_as_it_lasts() -> None:
    late = date(2027, 1, 1)
    other = replace(FORM, id="ef", subject="C-9")
    assert [fate.goes for fate in preview([FORM, NAME, other], [HOLD], late)] == [False, False, True]
    (fate,) = preview([FORM], [HOLD], late)
    assert fate.because == "The legal hold H-1 keeps it: a lawsuit about C-1"
    ended = replace(HOLD, ends=date(2026, 12, 31))
    assert [fate.goes for fate in preview([FORM, NAME], [ended], late)] == [True, True]


def test_a_person_gets_its_own_data_erased_and_no_others() -> None:
    other = replace(NAME, id="ef", person="person-8")
    running = replace(NAME, id="12", ended=None, subject="C-3")
    fates = erasure([FORM, NAME, other, running], "person-7", [], date(2024, 3, 1))
    assert [(fate.thing.id, fate.goes) for fate in fates] == [("cd34", True), ("12", False)]
    (held,) = erasure([NAME], "person-7", [HOLD], date(2026, 6, 1))
    assert not held.goes


def test_every_default_says_that_it_is_one() -> None:
    assert {rule.basis for rule in default_rules()} == {"default"}


def test_silence_and_two_voices_are_errors() -> None:
    with pytest.raises(InvalidPolicy, match="no rule says how long photo data"):
        rule_for("photo", ENDED, default_rules())
    with pytest.raises(InvalidPolicy, match=r"retention\.original and retention\.original"):
        rule_for("original", ENDED, default_rules() * 2)
