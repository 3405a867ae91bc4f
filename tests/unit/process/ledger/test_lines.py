from decimal import Decimal

import pytest

from poedesk.kernel.tables import InvalidHeader, csv_table
from poedesk.process.ledger.lines import lines_of
from poedesk.process.ledger.money import InvalidAmount, amount_of

HEADER = "id,claim,partner,period,amount,currency,kind\n"


def test_a_table_becomes_lines() -> None:
    found = lines_of(csv_table(f"{HEADER}L-1,C-1,P-1,2026-Q1,1250.5,USD,usage\n".encode(), "t.csv"))
    (only,) = found.lines
    assert (only.engagement, only.amount, str(only.amount)) == ("C-1", Decimal("1250.50"), "1250.50")
    assert found.problems == {}


def test_bad_rows_are_named_and_good_ones_kept() -> None:
    text = (
        "L-1,C-1,P-1,2026-Q1,1250.50,USD,usage\n"
        "L-1,C-2,P-1,2026-Q1,1.00,USD,usage\n"
        "L-3,C-2,P-1,2026-Q5,1.234,usd,usage\n"
        "L-4,,P-1,2026-Q1,1.00,USD,usage\n"
        "\n"
        "L-5,C-3,P-1,2026,10,JPY,usage\n"
    )
    found = lines_of(csv_table((HEADER + text).encode(), "t.csv"), ["L-0"])
    assert [each.id for each in found.lines] == ["L-1", "L-5"]
    assert {row: [problem.field for problem in problems] for row, problems in found.problems.items()} == {
        3: ["id"],
        4: ["currency", "amount", "period"],
        5: ["claim"],
    }
    assert "L-1 is in row 2 already" in str(found.problems[3][0])


def test_a_line_that_is_in_the_ledger_is_not_taken_again() -> None:
    found = lines_of(csv_table(f"{HEADER}L-1,C-1,P-1,2026,1.00,USD,usage\n".encode(), "t.csv"), ["L-1"])
    assert found.lines == ()
    assert "in the ledger already" in str(found.problems[2][0])


def test_a_header_without_its_columns_is_refused() -> None:
    with pytest.raises(InvalidHeader, match="row 1, amount: the column is missing"):
        lines_of([["id", "claim", "period", "currency", "kind"]])


@pytest.mark.parametrize(
    ("text", "currency", "amount"), [("10", "JPY", "10"), ("1.5", "EUR", "1.50"), ("1.234", "KWD", "1.234")]
)
def test_amounts_have_the_decimals_of_their_currency(text: str, currency: str, amount: str) -> None:
    assert str(amount_of(text, currency)) == amount


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("1,250.50", "USD"),
        ("-1", "USD"),
        ("0.00", "USD"),
        ("1e3", "USD"),
        ("1.005", "USD"),
        ("1.5", "JPY"),
        ("\N{ARABIC-INDIC DIGIT ONE}", "USD"),
    ],
)
def test_what_is_no_amount_is_refused(text: str, currency: str) -> None:
    with pytest.raises(InvalidAmount):
        amount_of(text, currency)
