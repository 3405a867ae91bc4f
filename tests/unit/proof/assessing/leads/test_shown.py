"""An order whose one row shows the work is not refused because no passage tells it."""

from tests.unit.proof.assessing.acknowledging.mails import TODAY, searched

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

ORDER = """\
Purchase order PO-2214
Tarn Quarries Ltd, 4 Quay Road, Keld
tarnquarries.example - Microsoft tenant 0f4b7d21-6c38-4ae9-9b52-e1a7430c8d66

Supplier: Skelwith Systems Ltd
Order date: 7 January 2026

Reason for the order
Our old mail server failed twice last winter, and foremen could not be told of changes for a whole day.

Item  Description  Quantity  Price
1  {row}  1  18,400.00

Authorised for Tarn Quarries Ltd
Name: Joyce Abara
Title: Operations Director
Signature: /s/ Joyce Abara
Date: 7 January 2026
"""
CLAIM = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Skelwith Systems Ltd"},
    "customer": {
        "name": "Tarn Quarries Ltd",
        "domain": "tarnquarries.example",
        "tenant_id": "0f4b7d21-6c38-4ae9-9b52-e1a7430c8d66",
        "country": "GB",
    },
    "workloads": [{"workload": "exchange-online", "activities": ["migration"]}],
}


def _work(row: str) -> Verdict | None:
    found = searched("order.txt", ORDER.format(row=row).encode())
    judged = assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), [found], TODAY)
    return next(each.verdict for each in judged.elements if each.id == "usage.work")


def test_a_row_that_orders_work_is_looked_at() -> None:
    row = "Migration of 164 mailboxes to Exchange Online by Skelwith Systems Ltd in five nights of February"
    assert _work(row) is Verdict.UNCLEAR


def test_a_row_of_licences_is_not() -> None:
    assert _work("164 licences of Exchange Online Plan 1, annual subscription") is Verdict.NOT_MET
