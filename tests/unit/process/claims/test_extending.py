from datetime import UTC, datetime, timedelta

import pytest

from poedesk.process.claims import extending
from poedesk.process.claims.association import Act, Association
from poedesk.process.claims.machine import NotAllowed, apply, begin, sweep
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


def deadline(association: Association) -> str:
    clock = association.clock(CLOCK)
    assert clock is not None
    return str(due(clock))


def test_a_granted_extension_moves_the_deadline_that_the_machine_sweeps_by() -> None:
    before = asked()
    wished = extending.ask(before, CLOCK, WISH)
    longer = extending.decide(wished, CLOCK, WISH.asked + timedelta(days=1), "r-1", granted=True)
    assert (deadline(before), deadline(longer)) == ("2026-03-20", "2026-03-27")
    after = datetime(2026, 3, 21, 12, tzinfo=UTC)
    assert [each.association.steps[-1].name for each in sweep(AZURE, before, after)] == ["poe-overdue"]
    assert sweep(AZURE, longer, after) == ()
    assert len(sweep(AZURE, longer, after + timedelta(days=7))) == 1


def test_a_refused_extension_and_one_of_a_clock_that_never_ran_change_nothing() -> None:
    wished = extending.ask(asked(), CLOCK, WISH)
    same = extending.decide(wished, CLOCK, WISH.asked, "r-1", granted=False, words="the time is long enough")
    assert deadline(same) == "2026-03-20"
    with pytest.raises(ExtensionMistake, match="nobody asked"):
        extending.decide(asked(), CLOCK, WISH.asked, "r-1", granted=True)
    with pytest.raises(NotAllowed, match="never started"):
        extending.ask(begin(AZURE, "E-2", MONDAY), CLOCK, WISH)


def test_only_the_newest_clock_of_a_name_is_extended() -> None:
    again = apply(
        AZURE, asked(), Act("poe-requested", MONDAY + timedelta(days=1), "r-1", "reviewer")
    ).association
    older, newer = extending.ask(again, CLOCK, WISH).clocks
    assert (older.extensions, newer.extensions) == ((), (WISH,))
