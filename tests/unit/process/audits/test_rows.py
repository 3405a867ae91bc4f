from datetime import date

import pytest

from poedesk.kernel.tables import csv_table
from poedesk.process.audits.design import Unit
from poedesk.process.audits.rows import InvalidPopulation, units_of


def test_a_table_becomes_units() -> None:
    text = "Id;Group;Size;Last drawn\nE-1;P-1;1250;2026-03-01\n\nE-2;P-2;;\n"
    found = units_of(csv_table(text.encode(), "t.csv"), "t.csv")
    assert found.units == (Unit("E-1", "P-1", size=1250), Unit("E-2", "P-2"))
    assert found.last_drawn == {"E-1": date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "row 1, id: the column is missing"),
        ("name\nE-1\n", "row 1, id: the column is missing"),
        ("id,stratm\nE-1,n\n", r"row 1, stratm: is not known; do you mean stratum\?"),
        ("id,id\nE-1,n\n", "row 1, id: id stands twice"),
        ("id\nE-1\nE-1\n", "row 3, id: E-1 stands in row 2 too"),
        ("id,size\nE-1,12.5\n", "row 2, size: '12.5' is no whole number"),
        ("id,size\nE-1,-4\n", "row 2, size: '-4'"),
        ("id,size\nE-1,99999999999999999999999\n", "row 2, size: "),
        ("id,last_drawn\nE-1,1.3.2026\n", "row 2, last_drawn: '1.3.2026' is no day"),
        ("id,size\n,5\n", "row 2, id: an id of printable signs is needed"),
        ("id\nE-1,5\n", "row 2: it has more cells than the header"),
    ],
)
def test_each_row_that_is_wrong_is_named(text: str, said: str) -> None:
    with pytest.raises(InvalidPopulation, match=said):
        units_of(csv_table(text.encode(), "t.csv"), "t.csv")


def test_many_wrong_rows_are_counted() -> None:
    with pytest.raises(InvalidPopulation, match="and 5 more"):
        units_of([["id", "size"], *([f"E-{number}", "x"] for number in range(25))], "t.csv")
