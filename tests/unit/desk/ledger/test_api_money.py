"""Money by program: totals, what is at risk, what moved, tables with every wrong row named."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_programme import AZURE, approved, listed, requested, staff, table

from poedesk.desk.ledger import services
from poedesk.desk.ledger.models import Line

pytestmark = pytest.mark.django_db


def sent(data: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("lines.csv", data)}


def test_a_table_is_looked_at_told_row_by_row_and_taken_over() -> None:
    claim = approved(partner())
    finance = Program(staff("finance"))
    wrong = table(claim) + b"\nb,CLM-NOBODY99,2026-03,12.50,USD,usage"
    looked = finance.send("/lines/imports/preview", sent(wrong)).json()
    assert (looked["rows"], [each["row"] for each in looked["problems"]]) == (1, [3])
    refused = finance.send("/lines/imports", sent(wrong)).json()
    assert [each["field"] for each in refused["fields"]] == ["rows.3.claim"]
    assert not Line.objects.of(staff("finance")).exists()
    assert finance.send("/lines/imports", sent(table(claim))).json()["rows"] == 1


def test_each_side_is_told_what_its_lines_come_to_and_what_moved() -> None:
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    requested(claim)
    told = Program(ours).call("GET", "/ledger").json()
    assert told["totals"] == [{"name": "Held", "amount": "12500.00", "currency": "USD"}]
    (risk,) = told["at_risk"]
    assert (risk["amount"], bool(risk["due"])) == ("12500.00", True)
    (line,) = Program(ours).call("GET", "/lines").json()["items"]
    moves = Program(ours).call("GET", f"/lines/{line['id']}/entries").json()
    assert [each["amount"] for each in moves] == ["12500.00"] * len(moves)
    assert len(moves) == 2, "it accrued, then it was held"


def test_a_proposal_is_told_to_the_programme_alone() -> None:
    ours = partner()
    claim = approved(ours)
    listed(claim)
    line = Line.objects.of(ours).get()
    made = services.propose(staff("finance"), "release", [line.id], "It passed.")
    told = Program(staff("lead")).call("GET", f"/proposals/{made.id}").json()
    assert (told["move"], told["lines"], told["accepted"]) == ("release", [str(line.id)], None)
    assert Program(ours).call("GET", f"/proposals/{made.id}").status_code == 404
