from datetime import UTC, date, datetime, timedelta

import pytest

from poedesk.process.claims.association import Act, Association
from poedesk.process.claims.machine import NotAllowed, apply, ask_time, begin, decide_time, sweep
from poedesk.process.claims.tables.loader import load
from poedesk.process.clocks.clock import Extension, due
from poedesk.process.clocks.extensions import ExtensionMistake

AZURE = load("microsoft-azure-poe")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
CLOCK = "poe-answer"
WISH = Extension(MONDAY + timedelta(days=10), "partner-7", 5, "the signatory is away")


def asked() -> Association:
    made = begin(AZURE, "E-1", MONDAY)
    return apply(AZURE, made, Act("poe-requested", MONDAY, "r-1", "reviewer")).association


def last_day(association: Association) -> date | None:
    clock = association.clock(CLOCK)
    assert clock is not None
    return due(clock)


def test_a_granted_extension_moves_the_deadline_that_the_machine_sweeps_by() -> None:
    before = asked()
    wished = ask_time(before, CLOCK, WISH)
    longer = decide_time(wished, CLOCK, WISH.asked + timedelta(days=1), "r-1", granted=True)
    assert (last_day(before), last_day(longer)) == (date(2026, 3, 20), date(2026, 3, 27))
    after = datetime(2026, 3, 21, 12, tzinfo=UTC)
    assert [each.association.steps[-1].name for each in sweep(AZURE, before, after)] == ["poe-overdue"]
    assert sweep(AZURE, longer, after) == ()
    assert len(sweep(AZURE, longer, after + timedelta(days=7))) == 1


def test_a_refused_extension_and_one_of_a_clock_that_never_ran_change_nothing() -> None:
    wished = ask_time(asked(), CLOCK, WISH)
    same = decide_time(wished, CLOCK, WISH.asked, "r-1", granted=False, words="the time is long enough")
    assert last_day(same) == date(2026, 3, 20)
    with pytest.raises(ExtensionMistake, match="nobody asked"):
        decide_time(asked(), CLOCK, WISH.asked, "r-1", granted=True)
    with pytest.raises(NotAllowed, match="never started"):
        ask_time(begin(AZURE, "E-2", MONDAY), CLOCK, WISH)


def test_only_the_newest_clock_of_a_name_is_extended() -> None:
    again = apply(
        AZURE, asked(), Act("poe-requested", MONDAY + timedelta(days=1), "r-1", "reviewer")
    ).association
    older, newer = ask_time(again, CLOCK, WISH).clocks
    assert (older.extensions, newer.extensions) == ((), (WISH,))
