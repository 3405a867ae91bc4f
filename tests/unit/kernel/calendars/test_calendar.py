from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.kernel.calendars.calendar import UNITS, Calendar, UnknownCalendar
from poedesk.kernel.calendars.counting import count, counted_between

US = Calendar("US")


@pytest.mark.parametrize(
    ("country", "day", "calendar", "business", "working"),
    [
        ("US", date(2026, 7, 3), None, "Independence Day (observed)", None),
        ("US", date(2026, 7, 4), None, "Saturday", "Saturday"),
        ("US", date(2026, 7, 6), None, None, None),
        ("DE", date(2026, 10, 3), None, "Saturday", "Saturday"),
        ("DE", date(2025, 10, 3), None, "German Unity Day", None),
        ("SA", date(2026, 5, 8), None, "Friday", "Friday"),  # its weekend is Friday and Saturday
        ("SA", date(2026, 5, 10), None, None, None),
        (None, date(2026, 7, 3), None, None, None),
    ],
)
def test_which_days_count_depends_on_unit_and_country(
    country: str | None, day: date, calendar: None, business: str | None, working: str | None
) -> None:
    whose = Calendar(country)
    assert whose.closed_because(day, "calendar-days") is calendar
    assert whose.closed_because(day, "business-days") == business
    assert whose.closed_because(day, "working-days") == working


def test_closures_of_ones_own_are_no_business_days() -> None:
    closed = Calendar("US", closures=((date(2026, 5, 5), "Company day"),))
    assert closed.closed_because(date(2026, 5, 5), "business-days") == "Company day"
    assert closed.closed_because(date(2026, 5, 5), "working-days") is None


@pytest.mark.parametrize("wrong", [("XX", "UTC"), ("US", "Mars/Base"), ("US", "")])
def test_unknown_places_are_named(wrong: tuple[str, str]) -> None:
    with pytest.raises(UnknownCalendar):
        Calendar(*wrong)


def test_a_year_without_known_holidays_is_refused() -> None:
    with pytest.raises(UnknownCalendar, match="1990 to 2100"):
        US.closed_because(date(2101, 1, 3), "business-days")


def test_a_day_ends_at_midnight_of_the_zone_also_when_clocks_change() -> None:
    berlin = Calendar("DE", "Europe/Berlin")
    assert berlin.end_of(date(2026, 3, 29)).astimezone(UTC) == datetime(2026, 3, 29, 22, tzinfo=UTC)
    assert berlin.start_of(date(2026, 3, 29)).astimezone(UTC) == datetime(2026, 3, 28, 23, tzinfo=UTC)
    assert berlin.day_of(datetime(2026, 3, 28, 23, 30, tzinfo=UTC)) == date(2026, 3, 29)
    with pytest.raises(ValueError, match="zone"):
        berlin.day_of(datetime(2026, 3, 28, 23, 30))  # noqa: DTZ001 - that is what is refused


def test_business_days_skip_weekends_and_holidays_and_say_so() -> None:
    told = count(date(2026, 6, 30), 5, "business-days", US)
    assert told.due == date(2026, 7, 8)
    assert told.skipped == (
        (date(2026, 7, 3), "Independence Day (observed)"),
        (date(2026, 7, 4), "Saturday"),
        (date(2026, 7, 5), "Sunday"),
    )
    assert count(date(2026, 6, 30), 5, "working-days", US).due == date(2026, 7, 7)
    assert count(date(2026, 6, 30), 5, "calendar-days", US).due == date(2026, 7, 5)


def test_zero_days_end_on_the_first_day_that_counts() -> None:
    assert count(date(2026, 7, 4), 0, "business-days", US).due == date(2026, 7, 6)
    assert count(date(2026, 7, 6), 0, "business-days", US).due == date(2026, 7, 6)


def test_impossible_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="forward"):
        count(date(2026, 7, 4), -1, "business-days", US)
    with pytest.raises(ValueError, match="no day is left"):
        count(date(2026, 7, 4), 1, "calendar-days", US, lambda _: "never")


@settings(max_examples=tried(60))
@given(
    st.dates(date(1995, 1, 1), date(2090, 1, 1)),
    st.integers(0, 60),
    st.sampled_from(UNITS),
    st.sampled_from(("US", "DE", "SA", None)),
)
def test_counting_forward_and_counting_between_agree(
    start: date, number: int, unit: str, country: str | None
) -> None:
    calendar = Calendar(country)
    told = count(start, number, unit, calendar)  # type: ignore[arg-type]
    assert calendar.closed_because(told.due, unit) is None  # type: ignore[arg-type]
    if number:
        assert counted_between(start, told.due, unit, calendar) == number  # type: ignore[arg-type]
        before = told.due - timedelta(days=1)
        assert counted_between(start, before, unit, calendar) == number - 1  # type: ignore[arg-type]
