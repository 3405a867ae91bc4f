"""Pages show no codes where there are words for them."""

from decimal import Decimal

import pytest

from poedesk.desk.looks.templatetags.told import day, days, element, money, programme
from poedesk.desk.texts.showing import as_found, sentence


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("2027-11-29", "29 November 2027"),
        ("2026-11", "November 2026"),
        ("2026-11-29T12:42:22Z", "29 November 2026, 12:42 UTC"),
        ("2026-11-29T09:05", "29 November 2026, 09:05"),
        ("whenever", "whenever"),
        ("2026-13-40", "2026-13-40"),
        (None, ""),
    ],
)
def test_a_day_is_told_in_words(told: str | None, shown: str) -> None:
    assert day(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("microsoft-cpor@2023-10", "Claiming partner of record, version 2023-10"),
        ("microsoft-cpor", "Claiming partner of record"),
        ("somebody-elses@1", "somebody-elses, version 1"),
    ],
)
def test_a_programme_is_called_by_its_title(told: str, shown: str) -> None:
    assert programme(told) == shown


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        (Decimal("34700.00"), "34,700.00"),
        (Decimal(1200000), "1,200,000"),
        ("29700.5", "29,700.5"),
        ("about 40", "about 40"),
        (Decimal("NaN"), "NaN"),
    ],
)
def test_thousands_of_an_amount_stand_apart(told: object, shown: str) -> None:
    assert money(told) == shown


@pytest.mark.parametrize(
    ("told", "currency", "shown"),
    [
        (Decimal("10007.5"), "USD", "10,007.50 USD"),
        ("10007.50", "USD", "10,007.50 USD"),
        (Decimal("500000.00"), "JPY", "500,000 JPY"),
        (Decimal("500000.25"), "JPY", "500,000.25 JPY"),
        (Decimal(0), "EUR", "0.00 EUR"),
        ("much", "EUR", "much"),
    ],
)
def test_an_amount_has_the_places_of_its_currency_which_stands_beside_it(
    told: object, currency: str, shown: str
) -> None:
    assert money(told, currency).replace("\N{NO-BREAK SPACE}", " ") == shown


def test_an_element_is_called_by_its_title() -> None:
    assert element("azure.benefits") == "Benefits of the Azure solution"
    assert element("something.new") == "something.new"


def test_days_within_a_sentence_are_told_in_words() -> None:
    assert days("it was approved on 2026-11-29") == "it was approved on 29 November 2026"
    assert days("2026-13-40 is no day") == "2026-13-40 is no day"


def test_a_moment_within_a_message_is_told_in_words_with_its_zone() -> None:
    assert sentence(
        "the seed is known since 2023-08-23T15:59:24+00:00: name a round that is yet to come"
    ) == ("The seed is known since 23 August 2023, 15:59 UTC: name a round that is yet to come.")
    assert days("backup-2026-11-30T00:24:00Z.zip and 2026-11-30T99:00:00Z") == (
        "backup-2026-11-30T00:24:00Z.zip and 2026-11-30T99:00:00Z"
    )


def test_days_that_a_document_is_quoted_with_stay_as_it_has_them() -> None:
    quoted = "The customer's act is dated 2026-11-29 (poe-2026-05-04.pdf, page 6, 'Signed 2026-11-29')."
    assert days(quoted) == (
        "The customer's act is dated 29 November 2026 (poe-2026-05-04.pdf, page 6, 'Signed 2026-11-29')."
    )
    assert days("“2026-01-02” and '2026-01-02, O'Hara'") == "“2026-01-02” and '2026-01-02, O'Hara'"


def test_elements_that_a_reason_names_by_their_ids_are_called_by_their_titles() -> None:
    told = "PO-1.pdf is a purchase order, and partner.name is not met (a.pdf, 'customer.name')."
    assert as_found(told) == (
        "PO-1.pdf is a purchase order, and “Partner company name” is not met (a.pdf, 'customer.name')."
    )
    assert as_found("write to it@customer.domain.example; workloads are met") == (
        "write to it@customer.domain.example; workloads are met"
    )
