"""Rows of tables: a count under the head of its column tells what was done on the workload of the row."""

import pytest

from poedesk.proof.finding.activities.find import find
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
