from datetime import date

import pytest

from poedesk.proof.finding.dating.periods import periods, tells_no_year


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
    ("text", "first", "last"),
    [
        ("from 11 August – 19 September 2025", date(2025, 8, 11), date(2025, 9, 19)),
        ("between 3 and 14 June 2025", date(2025, 6, 3), date(2025, 6, 14)),
        ("June 3-14, 2025", date(2025, 6, 3), date(2025, 6, 14)),
        ("from November to February 2025", date(2024, 11, 1), date(2025, 2, 28)),
        ("del 3 de marzo al 14 de junio de 2025", date(2025, 3, 3), date(2025, 6, 14)),
        ("2. Februar bis 6. März 2026", date(2026, 2, 2), date(2026, 3, 6)),
        ("3.-14.6.2025", date(2025, 6, 3), date(2025, 6, 14)),
        ("entre mars et juin 2025", date(2025, 3, 1), date(2025, 6, 30)),
        ("weeks 23 to 26 of 2025", date(2025, 6, 2), date(2025, 6, 29)),
        ("KW 12/2025", date(2025, 3, 17), date(2025, 3, 23)),
        ("KW 50 bis 3/2025", date(2024, 12, 9), date(2025, 1, 19)),
        ("weeks 51 to 2 of 2026", date(2025, 12, 15), date(2026, 1, 11)),
        ("im 2. Quartal 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("segundo trimestre de 2025", date(2025, 4, 1), date(2025, 6, 30)),
    ],
)
def test_a_time_from_one_day_to_another_is_told_with_its_beginning(
    text: str, first: date, last: date
) -> None:
    told = periods(text)
    assert min(each.first for each in told) == first
    assert max(each.last for each in told) == last


@pytest.mark.parametrize(
    "text",
    [
        "the session in Room 4 - 5 May 2025",
        "Training, session 3 - 5 May 2025",
        "Etape 2 - 5 mai 2025",
        "Schulung in Raum 4 - 5. Mai 2025",
        "Sala 4 - 5 de mayo de 2025",
    ],
)
def test_the_number_of_a_room_or_a_step_begins_no_range(text: str) -> None:
    assert {(period.first, period.last) for period in periods(text)} == {(date(2025, 5, 5), date(2025, 5, 5))}


@pytest.mark.parametrize("text", ["rooms were moved 4 - 5 May 2025", "on the days 4 - 5 May 2025"])
def test_a_range_after_other_words_stays_one(text: str) -> None:
    assert min(period.first for period in periods(text)) == date(2025, 5, 4)


@pytest.mark.parametrize("text", ["30 February to 31 February 2025", "weeks 60 to 61 of 2025"])
def test_a_range_that_no_calendar_has_is_none(text: str) -> None:
    assert periods(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "under the contract signed 3 to 5 May 2018",
        "under the agreement of 3 March 2019",
        "40 mailboxes",
        "a server from 2012",
        "On 16 March 71 of 76 licensed users worked in the system that week.",
        "By 3 May 25 laptops were enrolled.",
    ],
)
def test_times_of_other_things_are_none(text: str) -> None:
    assert periods(text) == ()


def test_a_bare_year_is_not_close() -> None:
    assert [period.close for period in periods("trained in 2025, moved in May 2025")] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 8 September and 21 November you put it on all machines.", True),
        ("Vom 3. März bis 14. April wurden die Postfächer übernommen.", True),
        ("We moved the mailboxes on March 3 and trained the staff.", True),
        ("Le 4 novembre, les boîtes ont été migrées.", True),
        ("Between 8 September and 21 November 2025 you put it on all machines.", False),
        ("Since 8 September 2025 and in November 2025 it works.", False),
        ("March 3, 2025 was the first day.", False),
        ("14 people may march on.", False),
        ("You put it on all machines.", False),
    ],
)
def test_a_day_whose_year_is_left_to_the_reader(text: str, *, expected: bool) -> None:
    assert tells_no_year(text) is expected
