"""Dates come back as the day they were written from, in every way of writing them."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.finding.dating.date_text import FIRST_YEAR, LAST_YEAR, parse_dates

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SPANISH = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
]
GERMAN = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]

WAYS: dict[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "day month year": lambda day: f"{day.day} {ENGLISH[day.month - 1]} {day.year}",
    "month day, year": lambda day: f"{ENGLISH[day.month - 1]} {day.day}, {day.year}",
    "short month": lambda day: f"{day.day:02}-{ENGLISH[day.month - 1][:3]}-{day.year}",
    "day of": lambda day: f"{day.day}th day of {ENGLISH[day.month - 1]}, {day.year}",
    "spanish": lambda day: f"{day.day} de {SPANISH[day.month - 1]} de {day.year}",
    "german": lambda day: f"{day.day}. {GERMAN[day.month - 1]} {day.year}",
    "french": lambda day: f"{day.day} {FRENCH[day.month - 1]} {day.year}",
    "dots": lambda day: f"{day.day:02}.{day.month:02}.{day.year}",
    "time stamp": lambda day: f"{day.isoformat()}T23:59:59+11:00",
}


@pytest.mark.parametrize("way", WAYS)
@given(day=DAYS)
def test_a_written_day_is_read_back(way: str, day: date) -> None:
    (found,) = parse_dates(f"signed {WAYS[way](day)} by both")
    assert (found.iso, found.readings) == (day.isoformat(), ())


@given(day=DAYS, month_first=st.booleans())
def test_figures_keep_the_written_day_among_their_readings(day: date, month_first: bool) -> None:  # noqa: FBT001 - given by hypothesis
    first, second = (day.month, day.day) if month_first else (day.day, day.month)
    (found,) = parse_dates(f"{first}/{second}/{day.year}")
    assert day.isoformat() in (found.readings or (found.iso,))
    assert len(found.readings) in (0, 2)
    assert len(set(found.readings)) == len(found.readings)


@given(st.text(max_size=120))
def test_any_text_is_read_without_complaint(text: str) -> None:
    for found in parse_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert any(sign.isdigit() for sign in text[found.start : found.end])
        assert FIRST_YEAR <= date.fromisoformat(found.iso).year <= LAST_YEAR
