from datetime import date

import pytest

from poedesk.proof.finding.dating.periods import periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("moved on 3 March 2026", date(2026, 3, 3), date(2026, 3, 3)),
        ("el 9 de junio de 2025", date(2025, 6, 9), date(2025, 6, 9)),
        ("am 12. Mai 2025 umgezogen", date(2025, 5, 12), date(2025, 5, 12)),
        ("moved in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("im März 2026 migriert", date(2026, 3, 1), date(2026, 3, 31)),
        ("delivered in Q3 2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("trained in 2025", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_times_that_work_names(text: str, first: date, last: date) -> None:
    (period,) = periods(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["under the agreement of 3 March 2019", "40 mailboxes", "a server from 2012"]
)
def test_times_of_other_things_are_none(text: str) -> None:
    assert periods(text) == ()


def test_a_bare_year_is_not_close() -> None:
    assert [period.close for period in periods("trained in 2025, moved in May 2025")] == [True, False]
