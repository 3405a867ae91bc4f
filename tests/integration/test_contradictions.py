"""Papers that disagree with each other or with the claim, and harmless variants that do not."""

import pytest
from tests.properties.mutating import SHAPES, whole
from tests.properties.test_mutations import judged

from poedesk.proof.assessing.model import Assessment, Overall

ORDER = """PURCHASE ORDER 7731
Buyer: Tollgate Foods Ltd
Supplier: Larkrise Cloud Partners Ltd
Product: Dynamics 365 Sales
Subscription ID: 5e2f6b1c-90ad-4c37-8f54-1be7a2d60c99
Type of purchase: First purchase
"""
REPORT = """COMPLETION REPORT
Partner: LARKRISE CLOUD PARTNERS LIMITED
Customer: Tollgate Foods, Ltd.
Domain: www.tollgatefoods.example
Tenant ID: {7D0C52AA-61F3-4C1E-9BE2-3F0F4E7A9C15}
"""


def beside(shape: str, name: str, text: str) -> Assessment:
    proof = SHAPES[shape]
    return judged(proof.claim, {**whole(proof.documents), name: text})


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        ("5e2f6b1c", "11111111", "business_applications.subscriptions"),
        ("First purchase", "Added seats", "business_applications.purchase_type"),
    ],
)
def test_an_order_that_differs_from_the_form_is_for_a_person(old: str, new: str, element: str) -> None:
    found = beside("presales form", "order.txt", ORDER.replace(old, new)).element(element)
    assert (str(found.verdict), str(found.code)) == ("unclear", "contradicted")
    assert {piece.document for piece in found.evidence} == {"form.txt", "order.txt"}


@pytest.mark.parametrize(
    "text",
    [
        ORDER,
        ORDER.replace("Dynamics 365 Sales", "Dynamics 365 Finance").replace("5e2f6b1c", "22222222"),
        ORDER.replace("Type", "Subscription ID: 22222222-90ad-4c37-8f54-1be7a2d60c99\nType"),
    ],
)
def test_an_order_that_agrees_or_is_of_something_else_too_contradicts_nothing(text: str) -> None:
    assert beside("presales form", "order.txt", text).verdict is Overall.APPROVABLE


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        ("7D0C52AA", "8D0C52AA", "customer.tenant_id"),
        ("tollgatefoods.example", "tollgatefoods.test", "customer.domain"),
        ("LARKRISE CLOUD PARTNERS LIMITED", "Dunmore Systems Ltd", "partner.name"),
    ],
)
def test_a_report_that_differs_is_for_a_person(old: str, new: str, element: str) -> None:
    found = beside("statement of work", "report.txt", REPORT.replace(old, new)).element(element)
    assert (str(found.verdict), str(found.code)) == ("unclear", "contradicted")
    assert {piece.document for piece in found.evidence} == {"sow.txt", "report.txt"}


def test_suffixes_case_braces_and_www_contradict_nothing() -> None:
    assert beside("statement of work", "report.txt", REPORT).verdict is Overall.APPROVABLE
