"""Money by program: totals, what is at risk, what moved, tables with every wrong row named."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_programme import AZURE, approved, listed, requested, staff, table

from poedesk.desk.ledger import importing, services
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
    (risk,) = Program(ours).call("GET", "/ledger/risks").json()["items"]
    assert (risk["amount"], bool(risk["due"])) == ("12500.00", True)
    (line,) = Program(ours).call("GET", "/lines").json()["items"]
    path = f"/lines/{line['id']}/entries?limit=1"
    first = Program(ours).call("GET", path).json()
    second = Program(ours).call("GET", f"{path}&cursor={first['next']}").json()
    moves = [*first["items"], *second["items"]]
    assert [each["move"] for each in moves] == ["accrue", "hold"]
    assert [each["amount"] for each in moves] == ["12500.00"] * 2
    assert second["next"] is None


def test_what_is_at_risk_is_told_page_by_page_the_nearest_day_first() -> None:
    ours = partner()
    staff("reviewer")
    euros: dict[str, Any] = {"expected_incentive": {"amount": "900.00", "currency": "EUR"}}
    claims = [submitted(ours, **AZURE), submitted(ours, **AZURE, **euros)]
    lines = b"id,claim,period,amount,currency,kind" + b"".join(
        f"\nL-{number},{each.reference},2026-03,10.00,{currency},usage".encode()
        for number, (each, currency) in enumerate(zip(claims, ("USD", "EUR"), strict=True))
    )
    importing.take_over(staff("finance"), lines, "lines.csv")
    requested(*claims)
    program = Program(staff("finance"))
    first = program.call("GET", "/ledger/risks?limit=1").json()
    second = program.call("GET", f"/ledger/risks?limit=1&cursor={first['next']}").json()
    assert [each["currency"] for each in (*first["items"], *second["items"])] == ["EUR", "USD"]
    assert second["next"] is None
    for wrong in ("bm9uZQ", "WyIyMDI2LTAzLTAxIl0", "WzFd"):
        told = program.call("GET", f"/ledger/risks?cursor={wrong}").json()
        assert [each["field"] for each in told["fields"]] == ["cursor"]


def test_a_proposal_is_told_to_the_programme_alone() -> None:
    ours = partner()
    claim = approved(ours)
    listed(claim)
    line = Line.objects.of(ours).get()
    made = services.propose(staff("finance"), "release", [line.id], "It passed.")
    told = Program(staff("lead")).call("GET", f"/proposals/{made.id}").json()
    assert (told["move"], told["lines"], told["accepted"]) == ("release", [str(line.id)], None)
    assert Program(ours).call("GET", f"/proposals/{made.id}").status_code == 404
