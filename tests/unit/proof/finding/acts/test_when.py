"""Dates of signatures as a narrow cell breaks them."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, table, value

from poedesk.proof.finding.acts import when
from poedesk.proof.finding.model import Role

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)


@pytest.mark.parametrize(
    "lines", [["24/04/202", "6"], ["24/04/20", "26"], ["24/04/", "2026"], ["2026-", "04-24"]]
)
def test_the_figures_of_a_date_that_a_cell_broke_are_joined(lines: list[str]) -> None:
    assert when.one_line(lines) in {"24/04/2026", "2026-04-24"}
    heads = ["Organisation", "Name", "Title", "Date", "Signature"]
    row = ["Lakeview Orchards Ltd", "Odile Perrin", "Director", "\n".join(lines), "/s/ Odile Perrin"]
    (act,) = acts_in(table([heads, row], [0, 25, 45, 60, 80]), CUSTOMER)
    assert value(act.date) == "2026-04-24"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["24/04/26", "14:30"], "24/04/26 14:30"),
        (["24/04/2026", "15"], "24/04/2026 15"),
        (["Suite 12/4", "20"], "Suite 12/4 20"),
        (["24 April", "2026"], "24 April 2026"),
        (["Regional", "Director"], "Regional Director"),
    ],
)
def test_other_lines_stay_apart(lines: list[str], text: str) -> None:
    assert when.one_line(lines) == text
