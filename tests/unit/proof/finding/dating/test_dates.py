import pytest
from tests.unit.proof.finding.sheets import table, typed

from poedesk.proof.finding.dating.dates import find
from poedesk.proof.finding.model import State


@pytest.mark.parametrize(
    "text",
    [
        "This Agreement is made and entered into as of May 4, 2026 by and between the parties.",
        "THIS AGREEMENT is made on 4 May 2026 between A and B.",
        "This Statement of Work is dated this 4th day of May, 2026.",
        "Agreement Date: 4 May 2026",
        "Contrato celebrado en Vigo, a 4 de mayo de 2026, entre las partes.",
    ],
)
def test_the_agreement_is_dated(text: str) -> None:
    (found, *_) = find(typed(text))["date.agreement"]
    assert (found.value, found.anchored) == ("2026-05-04", True)


@pytest.mark.parametrize(
    "text",
    [
        "Effective Date: 4 May 2026",
        "This order is effective as of May 4, 2026.",
        'This Agreement is entered into on May 4, 2026 (the "Effective Date").',
        "Fecha de entrada en vigor: 4 de mayo de 2026",
    ],
)
def test_the_day_of_effect(text: str) -> None:
    (found, *_) = find(typed(text))["date.effective"]
    assert found.value == "2026-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "This Agreement is entered into as of this ___ day of _________, 2026 by and between A and B.",
        "This Agreement is made as of [___], 2026 between A and B.",
    ],
)
def test_a_blank_date_is_blank(text: str) -> None:
    (found,) = find(typed(text))["date.agreement"]
    assert (found.value, found.state) == (None, State.BLANK)


def test_dates_of_other_papers_do_not_date_this_one() -> None:
    view = typed(
        "This Agreement is made on 4 May 2026.\n\nIt amends that certain agreement dated 1 March 2020."
    )
    assert [item.value for item in find(view)["date.agreement"] if item.anchored] == ["2026-05-04"]


@pytest.mark.parametrize(
    "told",
    [
        "This Agreement amends that certain Reseller Agreement between A and B dated as of 1 August 2015.",
        "By this agreement A takes up what B confirmed by letter dated 30 November 2007.",
    ],
)
def test_the_date_of_another_paper_is_no_date_of_an_agreement(told: str) -> None:
    assert not find(typed(told))["date.agreement"]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("This Agreement is dated as of July 23, 2003 between A and B.", ["2003-07-23"]),
        (
            "This Agreement is made on 4 May 2026. It commences on the date first above written.",
            ["2026-05-04"],
        ),
        ("This Agreement is made on 4 May 2026. It takes effect on 1 June 2026.", ["2026-06-01"]),
        ("This Agreement is made on 4 May 2026 between A and B.", []),
        ("This Agreement is made on ____ 2026. It is effective on the date hereof.", []),
    ],
)
def test_an_agreement_takes_effect_on_its_own_day_where_it_says_so(told: str, expected: list[str]) -> None:
    assert [item.value for item in find(typed(told))["date.effective"]] == expected


def test_the_date_of_signing_stands_at_its_label() -> None:
    (found,) = find(table(["Customer Signature", ""], ["Date Signed", "04/05/2026"]))["date.signed"]
    assert (found.readings, found.detail) == (
        ("2026-05-04", "2026-04-05"),
        "the figures can be read in two ways",
    )


def test_the_date_of_a_letter_is_no_date_of_signing() -> None:
    assert find(typed("Date: 4 May 2026\n\nDear Ms Lindqvist,"))["date.signed"] == ()


def test_a_mere_date_beside_a_signature_is() -> None:
    (found,) = find(typed("By: ____________\nName: Rosa Lindqvist\nDate: 4 May 2026"))["date.signed"]
    assert found.value == "2026-05-04"


@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("", State.BLANK),
        ("dd/mm/yyyy", State.PLACEHOLDER),
        ("TBD", State.PLACEHOLDER),
        ("Click here to enter a date.", State.PLACEHOLDER),
    ],
)
def test_an_unfilled_date_is_reported(value: str, state: State) -> None:
    (found,) = find(typed(f"Date Signed: {value}"))["date.signed"]
    assert (found.state, found.value) == (state, None), "a date's value is a date"
