from datetime import date

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.days.windows import (
    day_of,
    earliest,
    good_until,
    judge,
    judge_readings,
)
from poedesk.proof.assessing.model import Code
from poedesk.proof.policy.schema import Window

YEAR = Window(calendar_years=1)


@pytest.mark.parametrize(
    ("submission", "first"),
    [
        (date(2026, 5, 4), date(2025, 5, 4)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2025, 2, 28), date(2024, 2, 28)),
        (date(2025, 3, 1), date(2024, 3, 1)),
        (date(2026, 1, 1), date(2025, 1, 1)),
    ],
)
def test_the_window_begins_one_calendar_year_earlier(submission: date, first: date) -> None:
    assert earliest(submission, YEAR) == first


@pytest.mark.parametrize(
    ("signed", "last"),
    [
        (date(2026, 4, 30), date(2027, 4, 30)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        (date(2023, 2, 28), date(2024, 2, 29)),
        (date(2024, 2, 28), date(2025, 2, 28)),
    ],
)
def test_an_acknowledgement_is_good_for_a_year(signed: date, last: date) -> None:
    assert good_until(signed, YEAR) == last


@pytest.mark.parametrize(
    ("signed", "answer"),
    [
        (date(2025, 5, 4), (Verdict.MET, Code.FOUND)),
        (date(2026, 5, 4), (Verdict.MET, Code.FOUND)),
        (date(2025, 5, 3), (Verdict.NOT_MET, Code.TOO_OLD)),
        (date(2026, 5, 5), (Verdict.NOT_MET, Code.IN_FUTURE)),
    ],
)
def test_both_ends_of_the_window_are_inside(signed: date, answer: tuple[Verdict, Code]) -> None:
    assert judge(signed, date(2026, 5, 4), date(2026, 6, 1), YEAR) == answer


def test_after_today_is_in_the_future_though_before_the_submission() -> None:
    assert judge(date(2026, 4, 20), date(2026, 5, 4), date(2026, 4, 19), YEAR)[1] is Code.IN_FUTURE


@pytest.mark.parametrize(
    ("readings", "verdict"),
    [
        ((date(2026, 4, 3), date(2026, 3, 4)), Verdict.MET),
        ((date(2026, 4, 6), date(2026, 6, 4)), Verdict.UNCLEAR),
        ((date(2024, 4, 6), date(2024, 6, 4)), Verdict.NOT_MET),
        ((date(2025, 4, 6), date(2026, 6, 4)), Verdict.NOT_MET),
    ],
)
def test_a_date_with_two_readings_is_clear_only_where_both_agree(
    readings: tuple[date, date], verdict: Verdict
) -> None:
    assert judge_readings(readings, date(2026, 5, 4), date(2026, 5, 4), YEAR)[0] is verdict


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-04-30", date(2026, 4, 30)),
        ("2026-04-30T23:30:00-05:00", date(2026, 4, 30)),
        ("2026-05-01T00:30:00+09:00", date(2026, 5, 1)),
        ("2026-04-30T23:30:00Z", date(2026, 4, 30)),
        ("2026-04-30T23:30:00", date(2026, 4, 30)),
    ],
)
def test_a_time_stamp_is_read_in_its_own_zone(stamp: str, day: date) -> None:
    assert day_of(stamp) == day
