from datetime import date

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.process.clocks.filing import if_filed
from poedesk.proof.policy.loader import load

SIGNED = date(2025, 5, 4)


@pytest.mark.parametrize(
    ("filed", "verdict", "said", "spare"),
    [
        (date(2026, 5, 4), Verdict.MET, "2025-05-04 is inside. The last safe day is Monday 4 May 2026.", 0),
        (date(2026, 5, 5), Verdict.NOT_MET, "is too old: Monday 4 May 2026 was the last safe day.", -1),
        (date(2025, 5, 3), Verdict.NOT_MET, "is later than the filing", 366),
    ],
)
def test_what_filing_on_a_day_means(filed: date, verdict: Verdict, said: str, spare: int) -> None:
    told = if_filed(filed, [SIGNED], load("microsoft-cpor", None, filed))
    assert told.verdict is verdict
    assert said in told.because
    assert told.last_safe == date(2026, 5, 4)
    assert told.days_to_spare == spare


def test_a_leap_day_is_good_until_the_end_of_february() -> None:
    told = if_filed(date(2025, 2, 28), [date(2024, 2, 29)], load("microsoft-cpor", None, date(2025, 2, 28)))
    assert (told.verdict, told.last_safe) == (Verdict.MET, date(2025, 2, 28))


def test_a_date_with_two_readings_is_unclear_when_one_is_outside() -> None:
    policy = load("microsoft-cpor", None, date(2026, 5, 4))
    told = if_filed(date(2026, 5, 4), [date(2025, 4, 5), SIGNED], policy)
    assert (told.verdict, told.last_safe) == (Verdict.UNCLEAR, date(2026, 4, 5))
