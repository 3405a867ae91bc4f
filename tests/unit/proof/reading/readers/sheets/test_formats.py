import pytest

from poedesk.proof.reading.readers.sheets.formats import BUILT_IN, day_of, shown_number, shown_text


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (12, "General", "12"),
        (0.1 + 0.2, "General", "0.3"),
        (-3.5, "General", "-3.5"),
        (123456789012345, "General", "123456789012345"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234.5, "$#,##0.00", "$1,234.50"),
        (-1234.5, '"USD" #,##0.00;("USD" #,##0.00)', "(USD 1,234.50)"),
        (-5, "0", "-5"),
        (1234.5, "[$€-407] #,##0.0", "€ 1,234.5"),
        (0.25, "0%", "25%"),
        (0.1234, "0.00%", "12.34%"),
        (7, "0000", "0007"),
        (1500000, '0.0,,"M"', "1.5M"),
        (12345, "0.00E+00", "1.23E+04"),
        (1.5, "0.##", "1.5"),
        (2, "0.##", "2"),
        (0, '0;-0;"none"', "none"),
        (5, ";;;", ""),
        (5, "@", "5"),
        (46115, "m/d/yyyy", "2026-04-03"),
        (46115, "dd/mm/yyyy", "2026-04-03"),
        (46115.5, "m/d/yyyy h:mm", "2026-04-03 12:00"),
        (46115, "d-mmm-yy", "3-Apr-26"),
        (46115, "d mmmm yyyy", "3 April 2026"),
        (46115, '[$-409]dddd", "mmmm d", "yyyy', "Friday, April 3, 2026"),
        (46115, "mmm-yy", "Apr-26"),
        (46115, "yyyy", "2026"),
        (0.75, "h:mm AM/PM", "6:00 PM"),
        (0.75, "hh:mm:ss", "18:00:00"),
        (1.5, "[h]:mm", "36:00"),
        (-1, "d mmm yyyy", "-1"),
        (1e12, "yyyy-mm-dd", "1000000000000"),
    ],
)
def test_a_number_shows_what_its_format_says(value: float, code: str, shown: str) -> None:
    assert shown_number(value, code) == shown


def test_every_built_in_format_shows_something() -> None:
    assert all(shown_number(46115.25, code) for code in BUILT_IN.values())


def test_both_calendars_and_the_leap_day_that_never_was() -> None:
    assert [str(day_of(serial))[:10] for serial in (1, 59, 61)] == ["1900-01-01", "1900-02-28", "1900-03-01"]
    assert str(day_of(44653, from_1904=True))[:10] == "2026-04-03"
    assert day_of(-1) is None
    assert day_of(1e9) is None


def test_words_can_be_hidden_by_a_format_too() -> None:
    assert shown_text("secret", ";;;") == ""
    assert shown_text("hours", '0;-0;0;@" worked"') == "hours worked"
    assert shown_text("hours", "General") == "hours"
