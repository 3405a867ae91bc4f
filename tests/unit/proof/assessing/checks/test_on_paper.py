"""What a scan hides or spoils may leave an element unclear; it refutes nothing."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim import load as claims
from poedesk.proof.document.model import Box, Document, Mark, Word, Words
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

DAY = date(2026, 5, 4)
USAGE: dict[str, Any] = {
    "schema": "poedesk.claim/1",
    "programme": "microsoft-cpor",
    "engagement": "usage",
    "solution_area": "modern-work",
    "submitted_on": "2026-05-04",
    "partner": {"name": "Brook Digital Limited"},
    "customer": {
        "name": "Alder Creamery DAC",
        "domain": "aldercreamery.example",
        "tenant_id": "7d3b52e9-40c6-4f18-9a2d-e5b1c08f6437",
        "country": "IE",
    },
    "workloads": [{"workload": "teams-platform"}],
}
BUYING: dict[str, Any] = {
    **{key: USAGE[key] for key in ("schema", "programme", "submitted_on", "partner", "customer")},
    "engagement": "presales",
    "solution_area": "business-applications",
    "products": [{"name": "Power BI Pro", "subscription_id": "5c0d7e1b-93a4-4f26-8b71-6e2fd9a0c358"}],
    "purchase_type": "first-purchase",
}
PARTIES = "Partner: Brook Digital Limited\nCustomer: Alder Creamery DAC\n"
ORDER = f"Order\n\n{PARTIES}Product: Power BI Pro\nPurchase type: Additional seats\n"


def typed(text: str, name: str) -> Document:
    return read_document(text.encode(), name, Job(DEFAULT))


def scanned(text: str, name: str) -> Document:
    made = typed(text, name)
    page = made.pages[0]
    words = []
    for match in re.finditer(r"\S+", page.text):
        line = page.text.count("\n", 0, match.start())
        left = 40 + 5.0 * (match.start() - page.text.rfind("\n", 0, match.start()))
        box = Box(left, 14.0 * line, left + 5.0 * len(match.group()), 14.0 * line + 10)
        words.append(Word(*match.span(), box, 0.98))
    taken = replace(page, by="ocr", width=612.0, height=792.0, words=Words(words), engine="test 1")
    return replace(made, pages=(taken,))


def judged(path: str, told: dict[str, Any], *documents: Document) -> Element:
    claim = claims.build(told)
    return assess(claim, policy_for(claim, None, DAY), find_in(documents), DAY).element(path)


@pytest.mark.parametrize(("hidden", "verdict"), [(True, Verdict.UNCLEAR), (False, Verdict.NOT_MET)])
def test_a_choice_whose_box_was_not_seen_keeps_another_paper_from_refuting(
    *, hidden: bool, verdict: Verdict
) -> None:
    choices = "Purchase typeFirst purchase\tDual licensingAdditional seats\n" if hidden else ""
    form = scanned(f"Proof of Execution\n\n{PARTIES}Product: Power BI Pro\n{choices}", "poe.txt")
    found = judged("business_applications.purchase_type", BUYING, typed(ORDER, "order.txt"), form)
    assert (found.verdict, found.code) == (verdict, Code.CONTRADICTED)
    assert ("no box could be read" in found.because) is hidden


MISREAD = """\
Statement of Work

made berween Alder Creamery DAC, whose office is ai The Weir. Tipperary (the "Client") and its house

Brook Digital Limited trained 40 drivers of Alder Creamery DAC in Teams in March 2026.
"""


def test_a_name_cut_out_of_misread_prose_refutes_nothing_where_the_claimed_one_stands_too() -> None:
    found = judged("customer.name", USAGE, scanned(MISREAD, "sow.txt"))
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)
    assert "'Tipperary'" in found.because


def test_a_name_in_prose_refutes_where_the_claimed_one_is_nowhere() -> None:
    other = MISREAD.replace("Alder Creamery DAC", "Hollin Dairy")
    assert judged("customer.name", USAGE, scanned(other, "sow.txt")).verdict is Verdict.NOT_MET


def test_another_name_at_its_own_label_refutes_on_paper_too() -> None:
    text = "Proof of Execution\n\nCustomer company name: Quarry Bank plc\n\nMade for Alder Creamery DAC.\n"
    found = judged("customer.name", USAGE, scanned(text, "poe.txt"))
    assert (found.verdict, found.code) == (Verdict.NOT_MET, Code.CONTRADICTED)


BUILT = (
    f"{PARTIES}\nBrook Digital Limited built and deployed an application on the Microsoft Teams platfomm.\n"
)


def test_a_workload_whose_name_was_misread_by_a_sign_is_not_missing_on_paper() -> None:
    found = judged("workloads", USAGE, scanned(BUILT, "report.txt"))
    assert found.verdict is Verdict.UNCLEAR
    assert "read otherwise" in found.because
    other = scanned(BUILT.replace("Teams platfomm", "Planner board"), "report.txt")
    assert judged("workloads", USAGE, other).verdict is Verdict.NOT_MET


NAMELESS = """\
Statement of work

Accepted and agreed
Customer signature: /s/ Ines Paredes
Printed name: Ines Paredes
Date signed: 30 April 2026
"""


@pytest.mark.parametrize(("by_picture", "verdict"), [(True, Verdict.UNCLEAR), (False, Verdict.NOT_MET)])
def test_a_name_of_which_it_is_not_known_whose_it_is_refutes_nothing_on_paper(
    *, by_picture: bool, verdict: Verdict
) -> None:
    claim = {**USAGE, "customer": {**USAGE["customer"], "signatory": {"name": "Tomasz Olejnik"}}}
    document = scanned(NAMELESS, "sow.txt") if by_picture else typed(NAMELESS, "sow.txt")
    assert judged("customer.signatory.name", claim, document).verdict is verdict


ROWS = """\
Statement of deliverables

Partner: Brook Digital Limited
Client: Alder Creamery DAC

Brook Digital Limited deployed Microsoft Teams for Alder Creamery DAC in March 2026.

No. Deliverable\tDelivered
2 Migration of 212 chats from the old messenger\tSep 12
"""
MOVED = {**USAGE, "workloads": [{"workload": "teams", "activities": ["migration"]}]}


def test_a_row_torn_out_of_its_table_by_a_scan_leaves_the_activity_to_a_person() -> None:
    found = judged("activities", MOVED, scanned(ROWS, "rows.txt"))
    assert found.verdict is Verdict.UNCLEAR
    assert any((item.quote or "").startswith("Migration of 212 chats") for item in found.evidence)


def test_a_row_of_a_typed_page_without_what_it_is_about_shows_no_activity() -> None:
    assert judged("activities", MOVED, typed(ROWS, "rows.txt")).verdict is Verdict.NOT_MET


def test_a_scan_none_of_whose_lines_begins_with_the_activity_shows_none() -> None:
    prose = ROWS.replace("2 Migration of 212 chats", "2 Cards, and no migration of 212 chats")
    assert judged("activities", MOVED, scanned(prose, "rows.txt")).verdict is Verdict.NOT_MET


def test_the_label_of_a_box_that_nobody_ticked_shows_no_activity() -> None:
    paper = scanned(ROWS, "rows.txt")
    page = paper.pages[0]
    start = page.text.index("Migration of")
    box = Mark(
        "Migration of 212 chats",
        None,
        checked=False,
        box=Box(30, 100, 40, 110),
        by="ink",
        start=start,
        end=start + 22,
    )
    unticked = replace(paper, pages=(replace(page, marks=(box,)),))
    assert judged("activities", MOVED, unticked).verdict is Verdict.NOT_MET
