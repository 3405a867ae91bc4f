"""Rows of tables: a count under the head of its column tells what was done on the workload of the row."""

import pytest

from poedesk.proof.finding.activities.find import find
from poedesk.proof.finding.activities.titles import UNDER_HEADING
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.vocabulary import load
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

TABLE = "<table><tr><th>Line</th><th>{head}</th></tr><tr><td>Exchange Online</td><td>{cell}</td></tr></table>"


def shown(head: str, cell: str) -> set[tuple[str | None, str | None]]:
    page = f"<html><body><h1>Service review</h1>{TABLE.format(head=head, cell=cell)}</body></html>"
    view = DocumentView(read_document(page.encode(), "review.html", Job(DEFAULT)))
    return {(finding.value, finding.topic) for finding in find(view, load())["activity"]}


def test_tickets_counted_under_their_head_are_support_of_the_rows_workload() -> None:
    assert ("support", "exchange-online") in shown("Tickets closed", "71")


@pytest.mark.parametrize(
    ("head", "cell"), [("Tickets closed", "0"), ("Tickets closed", "-"), ("Seats", "71")]
)
def test_no_count_or_another_head_tells_nothing(head: str, cell: str) -> None:
    assert ("support", "exchange-online") not in shown(head, cell)


WORK = ("Configured the tenant with retention rules", "Trained forty nurses in nine sessions")


def told(*rows: tuple[str, ...]) -> set[tuple[str | None, str | None]]:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    page = f"<html><body><h1>Report</h1><table><tr>{'</tr><tr>'.join(cells)}</tr></table></body></html>"
    view = DocumentView(read_document(page.encode(), "report.html", Job(DEFAULT)))
    found = find(view, load())["activity"]
    return {(finding.value, finding.topic) for finding in found if finding.confidence >= UNDER_HEADING}


@pytest.mark.parametrize("head", [("Pos.", "Exchange Online"), ("Exchange Online",)])
def test_the_head_of_a_column_or_of_a_table_says_on_what_work_was(
    head: tuple[str, ...],
) -> None:
    found = told(head, *((str(number), work) for number, work in enumerate(WORK, 1)))
    assert {("deployment", "exchange-online"), ("adoption", "exchange-online")} <= found


@pytest.mark.parametrize(
    ("head", "work"),
    [
        (("Exchange Online", "Work"), "Trained forty nurses in nine sessions"),
        (("Pos.", "Exchange Online and Teams"), "Trained forty nurses in nine sessions"),
        (("Pos.", "Exchange Online (out of scope)"), "Trained forty nurses in nine sessions"),
        (("Pos.", "Exchange Online"), "Trained forty nurses on the new printers on the Network"),
        (("Pos.", "Exchange Online"), "Trained forty nurses in Microsoft Teams"),
        (("Pos.", "Exchange Online"), "Customer needs training for forty nurses"),
    ],
)
def test_another_column_several_products_or_another_thing_lend_no_workload(
    head: tuple[str, ...], work: str
) -> None:
    assert ("adoption", "exchange-online") not in told(head, ("1", work))


def test_the_next_row_over_the_table_ends_what_the_one_before_heads() -> None:
    found = told(("Exchange Online",), ("1", WORK[0]), ("Microsoft Teams",), ("2", WORK[1]))
    assert {("deployment", "exchange-online"), ("adoption", "teams")} <= found
    assert ("adoption", "exchange-online") not in found
