import pytest

from poedesk.proof.finding.dating.date_text import (
    day_of_stamp,
    may_hold_date,
    order_of,
    parse_dates,
    readings_agree,
    settle,
)

READ_TWICE = ("2026-05-04", "2026-04-05")


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-04",
        "2026/5/4",
        "2026.05.04",
        "4 May 2026",
        "4th May, 2026",
        "May 4, 2026",
        "May 4th, 2026",
        "MAY 4 2026",
        "04-May-26",
        "4/May/2026",
        "4 de mayo de 2026",
        "4 de mayo del 2026",
        "mayo 4 de 2026",
        "4. Mai 2026",
        "4 mai 2026",
        "4. May 2026",
        "4.5.2026",
        "04.05.2026",
        "this 4th day of May, 2026",
        "the 4th day of May 2026",
        "4 V 2026".replace(" ", "."),
        "2026年5月4日",
        "Mon, 4 May 2026 10:12:00 +0200",
        "2026-05-04T23:30:00-08:00",
        "2026-05-04 08:15",
        "May 4, '26",
        "4 maggio 2026",
        "4 de maio de 2026",
        "4 mei 2026",
        "den 4 maj 2026",
        "4. mai 2026",
        "4 maja 2026",
        "4\u00a0May\u00a02026",
        "4 May\n2026",
    ],
)
def test_a_date_in_any_dress_is_one_day(text: str) -> None:
    (found,) = parse_dates(f"on {text}; then")
    assert (found.iso, found.readings) == ("2026-05-04", ())
    assert text.startswith(f"on {text}"[found.start : found.end][:1]) or found.end > found.start


@pytest.mark.parametrize(
    "text",
    [
        "[___], 2020",
        "____ day of ______, 2020",
        "May 2026",
        "31 September 2026",
        "29 February 2023",
        "version 1.2.10",
        "10.0.0.1",
        "1/2/2026-3",
        "ratio 3/4/5",
        "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        "+1 212 555 0142",
        "$1,204.05.2026",
        "13/13/2026",
        "20260504",
        "4 May 1066",
        "Section 4.5.6",
        "5-10 users",
        "24/7/365",
        "May I come in 2026",
    ],
)
def test_no_date_is_invented(text: str) -> None:
    assert parse_dates(text) == []


@pytest.mark.parametrize(
    "text",
    ["11 August – 19 September 2025", "11 August to 19 September 2025", "11. August - 19. September 2025"],
)
def test_the_day_that_ends_a_range_is_not_the_year_of_its_beginning(text: str) -> None:
    assert [hit.iso for hit in parse_dates(text)] == ["2025-09-19"]


def test_short_years_stay_years_on_either_side_of_a_range() -> None:
    assert [hit.iso for hit in parse_dates("11 May 25 - 19 June 25")] == ["2025-05-11", "2025-06-19"]


@pytest.mark.parametrize("text", ["04/05/2026", "4/5/2026", "04-05-2026", "4/5/26", "04 / 05 / 2026"])
def test_figures_may_have_two_readings(text: str) -> None:
    (found,) = parse_dates(text)
    assert found.readings == READ_TWICE


@pytest.mark.parametrize(
    ("text", "iso", "order"),
    [
        ("25/12/2026", "2026-12-25", "dmy"),
        ("12/25/2026", "2026-12-25", "mdy"),
        ("9/21/98", "1998-09-21", "mdy"),
        ("05/05/2026", "2026-05-05", None),
    ],
)
def test_figures_with_one_reading_prove_their_order(text: str, iso: str, order: str | None) -> None:
    (found,) = parse_dates(text)
    assert (found.iso, found.readings, found.order) == (iso, (), order)


@pytest.mark.parametrize(
    ("rest", "language", "iso"),
    [
        ("and 25/12/2026", None, "2026-05-04"),
        ("and 12/25/2026", None, "2026-04-05"),
        ("that is April 5, 2026", None, "2026-04-05"),
        ("that is 4 May 2026", None, "2026-05-04"),
        ("", "es", "2026-05-04"),
    ],
)
def test_the_document_decides_between_two_readings(rest: str, language: str | None, iso: str) -> None:
    hits = parse_dates(f"04/05/2026 {rest}")
    assert settle(hits[0], order_of(hits, language)).iso == iso
    assert settle(hits[0], order_of(hits, language)).readings == ()


@pytest.mark.parametrize("rest", ["", "and 25/12/2026 and 12/25/2026", "and 6 June 2026"])
def test_without_a_sign_both_readings_stay(rest: str) -> None:
    hits = parse_dates(f"04/05/2026 {rest}")
    assert settle(hits[0], order_of(hits, "en")).readings == READ_TWICE


def test_several_dates_come_in_their_order_and_place() -> None:
    text = "from May 4, 2026 to 7 July 2026"
    assert [text[hit.start : hit.end] for hit in parse_dates(text)] == ["May 4, 2026", "7 July 2026"]


def test_a_time_stamp_is_read_in_its_own_zone() -> None:
    assert day_of_stamp("2026-05-04T23:30:00-08:00") == "2026-05-04"
    assert day_of_stamp("2026-05-04T23:30:00") == "2026-05-04"
    assert day_of_stamp("soon") is None


def test_dates_agree_when_a_reading_of_each_is_the_same_day() -> None:
    assert readings_agree([*parse_dates("04/05/2026"), *parse_dates("April 5, 2026")])
    assert not readings_agree([*parse_dates("04/05/2026"), *parse_dates("April 6, 2026")])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Date signed (dd/mm/yyyy): 04/05/2026", "2026-05-04"),
        ("Date signed [MM/DD/YYYY]: 04/05/2026", "2026-04-05"),
        ("Date signed\nmm-dd-yyyy\t04-05-2026", "2026-04-05"),
        ("04 / 05 / 2026 (day/month/year)", "2026-05-04"),
        ("Fecha (dd/mm/aaaa): 04/05/2026", "2026-05-04"),
        ("Datum (TT.MM.JJJJ): 04.05.2026", "2026-05-04"),
    ],
)
def test_a_hint_beside_the_date_settles_its_order(text: str, day: str) -> None:
    assert [(hit.iso, hit.readings) for hit in parse_dates(text)] == [(day, ())]


def test_a_hint_far_away_settles_only_through_the_document() -> None:
    (hit,) = parse_dates("04/05/2026")
    assert settle(hit, order_of([hit], hints=["Date (mm/dd/yyyy)"])).iso == "2026-04-05"
    assert order_of([hit], hints=["Date (mm/dd/yyyy)", "Fecha (dd/mm/aaaa)"]) is None


@pytest.mark.parametrize(
    "text", ["May the fourth, 2026", "the fourth day of May, 2026", "May fourth 2026", "Fourth of May 2026"]
)
def test_days_in_words_are_read(text: str) -> None:
    assert [hit.iso for hit in parse_dates(text)] == ["2026-05-04"]


@pytest.mark.parametrize(
    "text",
    [
        "by 3 March 25 at the latest",
        "3.4.25",
        "3 - 4 - 25",
        "am 7. Mai '26",
        "on the twenty-third of May 2026",
        "12.IV.2026",
        "in May 2026",
        "2026\u5e745\u67084\u65e5",
    ],
)
def test_what_is_a_date_in_any_dress_may_be_one(text: str) -> None:
    assert may_hold_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "It moved 541 mailboxes over 8 weekends and trained 40 users at 3 desks.",
        "Phase 2 designed what phase 3 will make.",
        "In May and in March the users were trained.",
        "",
    ],
)
def test_figures_alone_and_months_alone_are_no_date(text: str) -> None:
    assert not may_hold_date(text)
    assert parse_dates(text) == []


def test_a_hint_counts_wherever_it_stands_among_many_texts() -> None:
    (hit,) = parse_dates("04/05/2026")
    many = ["Name", "Title", *map(str, range(400)), "Date (mm/dd/yyyy)", "Tag", "Month"]
    assert order_of([hit], hints=many) == "mdy"
    assert order_of([hit], hints=["Date (mm/", "dd/yyyy)", "day", "month"]) is None


def test_dates_in_figures_are_found_beside_the_names_of_months_and_without_any() -> None:
    both = "5 March 2026, 04.05.2026, 2026-03-17, March 5, 2026, 2026-mar-04, 7.iv.2026"
    assert len(parse_dates(both)) == 6
    assert [hit.iso for hit in parse_dates("17.05.2026 and 2026-03-17 and 7.iv.2026")] == [
        "2026-05-17", "2026-03-17", "2026-04-07",
    ]  # fmt: skip
