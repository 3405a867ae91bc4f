from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.process.clocks.running import START, at, clock

from poedesk.process.clocks.clock import (
    ClockMistake,
    Extension,
    due,
    ends,
    expired,
    pause,
    reminders,
    resume,
    runs,
    stop,
)
from poedesk.process.clocks.extensions import ExtensionMistake, ask, decide
from poedesk.process.clocks.telling import why


def test_the_last_day_is_in_time_until_it_is_over() -> None:
    made = clock()
    assert due(made) == date(2026, 7, 7)
    assert ends(made) == datetime(2026, 7, 8, tzinfo=UTC)
    assert not expired(made, datetime(2026, 7, 7, 23, 59, 59, tzinfo=UTC))
    assert runs(made, datetime(2026, 7, 7, 23, 59, 59, tzinfo=UTC))
    assert expired(made, datetime(2026, 7, 8, tzinfo=UTC))
    assert not runs(made, START - timedelta(seconds=1))


def test_why_names_length_source_start_and_each_day_left_out() -> None:
    assert why(clock()) == (
        "The partner has 5 business days (as the programme states: help pages). "
        "They run from Monday 29 June 2026 (Ask for more information); that day does not count. "
        "2 days of weekends do not count. Nor do 2026-07-03 (Independence Day (observed)). "
        "The last day is Tuesday 7 July 2026, until midnight in UTC. "
        "If public holidays counted it would be Monday 6 July 2026."
    )


def test_days_of_a_pause_do_not_count_and_why_says_so() -> None:
    held = pause(clock(), at(1), "the portal was down", "outage")
    assert due(held) is None
    assert not expired(held, at(1, month=12))
    assert "stands still (the portal was down), so there is no deadline now" in why(held)
    again = resume(held, at(2), "outage")
    assert due(again) == date(2026, 7, 9)
    assert "2026-07-01 (paused: the portal was down)" in why(again)


def test_overlapping_pauses_end_each_on_its_own() -> None:
    both = pause(pause(clock(), at(1), "outage", "a"), at(2), "arbitration", "b")
    one = resume(both, at(6), "a")
    assert one.paused
    assert due(resume(one, at(8), "b")) == date(2026, 7, 14)


@pytest.mark.parametrize("late", [at(8, 0), at(1, month=8)])
def test_a_clock_that_ran_out_is_neither_paused_nor_extended(late: datetime) -> None:
    with pytest.raises(ClockMistake):
        pause(clock(), late, "too late", "x")
    with pytest.raises(ExtensionMistake, match="before the deadline"):
        ask(clock(), Extension(late, "p", 5, "holidays"))


def test_mistakes_with_pauses_are_told() -> None:
    held = pause(clock(), at(1), "outage", "a")
    with pytest.raises(ClockMistake, match="already"):
        pause(held, at(2), "outage", "a")
    with pytest.raises(ClockMistake, match="not paused by b"):
        resume(held, at(2), "b")
    with pytest.raises(ClockMistake, match="lies before"):
        resume(held, at(1, 11), "a")
    with pytest.raises(ClockMistake, match="say why"):
        pause(clock(), at(1), " ", "a")


def test_an_extension_is_asked_decided_by_another_and_counted() -> None:
    asked = ask(clock(), Extension(at(7), "partner-1", 5, "the signatory is on leave"))
    assert not expired(asked, at(20))  # asked in time: it waits for the decision
    with pytest.raises(ExtensionMistake, match="does not decide"):
        decide(asked, at(8), "partner-1", granted=True)
    with pytest.raises(ExtensionMistake, match="say why"):
        decide(asked, at(8), "reviewer-1", granted=False)
    granted = decide(asked, at(8), "reviewer-1", granted=True)
    assert due(granted) == date(2026, 7, 14)
    assert "5 business days were added on request: the signatory is on leave." in why(granted)
    with pytest.raises(ExtensionMistake, match="1 times"):
        ask(granted, Extension(at(9), "partner-1", 5, "again"))
    refused = decide(asked, at(8), "reviewer-1", granted=False, words="it was extended for all already")
    assert not expired(refused, at(8))  # the old deadline is over; the day of the answer is still in time
    assert "its day is still in time. The last day is Wednesday 8 July 2026" in why(refused)
    assert expired(refused, at(9))
    with pytest.raises(ExtensionMistake, match="before the deadline, not after it"):
        ask(refused, Extension(at(8, 13), "partner-1", 5, "once more"))
    early = decide(asked, at(7, 13), "reviewer-1", granted=False, words="it was extended for all already")
    assert due(early) == due(clock())


@pytest.mark.parametrize(("days", "reason"), [(0, "leave"), (5, " ")])
def test_an_extension_needs_days_and_a_reason(days: int, reason: str) -> None:
    with pytest.raises(ExtensionMistake, match="how many days"):
        ask(clock(), Extension(at(7), "p", days, reason))


def test_reminders_come_once_each_before_the_deadline() -> None:
    assert reminders(clock(), START, at(31)) == ((at(4, 0), 3), (at(6, 0), 1))
    assert reminders(clock(), at(4, 0), at(5)) == ()
    assert reminders(pause(clock(), at(1), "outage", "a"), START, at(31)) == ()
    assert reminders(stop(clock(), at(1)), START, at(31)) == ()


@settings(max_examples=tried(60))
@given(st.lists(st.integers(1, 200), min_size=1, max_size=8), st.integers(0, 20))
def test_a_pause_never_costs_a_day_and_a_paused_clock_never_expires(hours: list[int], days: int) -> None:
    made, now = clock(days), START
    usual = due(made)
    assert usual is not None
    for number, ahead in enumerate(hours):
        now += timedelta(hours=ahead)
        if made.paused:
            assert not expired(made, now)
            made = resume(made, now, "a")
            assert not expired(made, now)  # there is at least the rest of a day
        elif not expired(made, now):
            made = pause(made, now, f"cause {number}", "a")
            assert not expired(made, now + timedelta(days=4000))
    end = due(stop(made, now))
    assert end is not None
    assert end >= usual
