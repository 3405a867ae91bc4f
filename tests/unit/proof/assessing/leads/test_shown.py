"""An order whose one row shows the work is not refused because no passage tells it."""

from tests.unit.proof.assessing.acknowledging.papers import QUARRY, judged_text

from poedesk.kernel.verdict import Verdict

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


def _work(row: str) -> Verdict | None:
    judged = judged_text(QUARRY, ORDER.format(row=row))
    return next(each.verdict for each in judged.elements if each.id == "usage.work")


def test_a_row_that_orders_work_is_looked_at() -> None:
    row = "Migration of 164 mailboxes to Exchange Online by Skelwith Systems Ltd in five nights of February"
    assert _work(row) is Verdict.UNCLEAR


def test_a_row_of_licences_is_not() -> None:
    assert _work("164 licences of Exchange Online Plan 1, annual subscription") is Verdict.NOT_MET
