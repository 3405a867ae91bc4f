from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.days.windows import (
    day_of,
    earliest,
    good_until,
    judge,
    judge_readings,
)
from poedesk.proof.policy.schema import Window

DAYS = st.dates(date(2001, 1, 1), date(2090, 12, 31))
WINDOWS = st.builds(Window, calendar_years=st.integers(0, 3), calendar_months=st.integers(0, 11))


@given(DAYS, WINDOWS)
def test_good_until_is_the_last_day_whose_window_still_holds_the_date(day: date, window: Window) -> None:
    last = good_until(day, window)
    assert earliest(last, window) <= day <= last
    assert earliest(last + timedelta(days=1), window) > day


@given(DAYS, DAYS, WINDOWS)
def test_a_date_is_inside_exactly_from_the_earliest_day_to_the_submission(
    day: date, submission: date, window: Window
) -> None:
    inside = earliest(submission, window) <= day <= submission
    verdict, _ = judge(day, submission, submission, window)
    assert (verdict is Verdict.MET) == inside


@given(DAYS)
def test_a_year_is_never_shorter_than_365_days_nor_longer_than_366(day: date) -> None:
    assert (day - earliest(day, Window(calendar_years=1))).days in {365, 366}


@given(DAYS, DAYS, DAYS)
def test_two_readings_are_met_only_when_each_is(one: date, other: date, submission: date) -> None:
    window = Window(calendar_years=1)
    both = judge_readings((one, other), submission, submission, window)[0]
    each = {judge(day, submission, submission, window)[0] for day in (one, other)}
    assert both is (each.pop() if len(each) == 1 else Verdict.UNCLEAR)


@given(st.datetimes(datetime(2001, 1, 1), datetime(2090, 1, 1)), st.integers(-12 * 60, 14 * 60))  # noqa: DTZ001 - the zone is drawn apart
def test_a_stamp_keeps_the_day_that_its_own_clock_showed(moment: datetime, minutes: int) -> None:
    zoned = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert day_of(zoned.isoformat()) == moment.date()
    assert day_of(moment.isoformat()) == moment.replace(tzinfo=UTC).date()
