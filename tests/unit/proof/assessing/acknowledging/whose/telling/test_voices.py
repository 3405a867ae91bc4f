"""Whose the one open place to sign is, by the words of the paper."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

HEAD = ("Brightwater Cloud Partners Ltd", "for Halden Timber Group, haldentimber.example")
TENANT = "Tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846"
WORK = "Brightwater migrates 640 mailboxes of Halden Timber Group to Exchange Online in March 2026."
QUOTATION = ("Quotation 2026-14", *HEAD, TENANT, WORK, "Price: 9,400 GBP")


def signed(*lines: str) -> Code:
    """What the signature on a page of ``lines`` comes to: ink, and under it name, title and date."""
    items = [(72.0, 40.0 + 20 * number, line) for number, line in enumerate(lines)]
    end = 40.0 + 20 * len(lines)
    items += [(72.0, end + 50, "Ingrid Solheim, Head of IT"), (72.0, end + 65, "3 April 2026")]
    paper = document(page(items, drawings=[Drawing("strokes", Box(80, end + 15, 170, end + 42))]))
    policy = loader.load("microsoft-cpor", None, TODAY)
    found = [find_all(paper)]
    return assess(build(CLAIM), policy, found, TODAY).element("acknowledgement.signature").code


@pytest.mark.parametrize(
    ("taken", "whose"),
    [
        ("We accept this quotation and its plan.", True),
        ("Auftragserteilung", True),
        ("Bon pour accord", True),
        ("We hope that you accept this quotation.", False),
        ("We do not accept this quotation.", False),
        ("Wir bestellen die Lizenzen für Sie.", False),
    ],
)
def test_who_takes_an_offer_is_the_customer(taken: str, whose: bool) -> None:  # noqa: FBT001 - a table
    assert (signed(*QUOTATION, taken) is Code.FOUND) is whose


@pytest.mark.parametrize(
    ("voice", "whose"),
    [
        ("We, Halden Timber Group, hereby", True),
        ("We, Brightwater Cloud Partners Ltd, hereby", False),
        ("We, the engineers who worked for Halden Timber Group and others, hereby", False),
    ],
)
def test_who_speaks_in_a_certificate_signs_it(voice: str, whose: bool) -> None:  # noqa: FBT001 - a table
    assert (
        signed("Certificate", f"{voice} certify that the work is done.", TENANT, WORK) is Code.FOUND
    ) is whose


@pytest.mark.parametrize(
    ("over", "whose"),
    [
        ("Autorizado por:", True),
        ("Authorized by", True),
        ("Order approved by", True),
        ("Bestellung genehmigt durch", True),
        ("Prepared by:", False),
        ("Order received by", False),
        ("Delivery", False),
    ],
)
def test_who_authorizes_an_order_is_the_buyer(over: str, whose: bool) -> None:  # noqa: FBT001 - a table
    order = ("Purchase order 4471", "Supplier: Brightwater Cloud Partners Ltd", "Buyer: Halden Timber Group")
    assert (signed(*order, TENANT, WORK, "Total: 9,400 GBP", over) is Code.FOUND) is whose


@pytest.mark.parametrize(
    ("said", "whose"),
    [
        (
            "We, Halden Timber Group, have received the services listed and agree that they are complete.",
            True,
        ),
        ("We, Halden Timber Co., have received all the works listed in this form.", False),
        ("We, Brightwater Cloud Partners Ltd, have received the services of our carrier.", False),
        ("We, Halden Timber Group, have received the quotation and agree that it is complete.", False),
        ("We, Halden Timber Group, have not received the services listed in this form.", False),
    ],
)
def test_who_has_received_the_work_signs_for_it(said: str, whose: bool) -> None:  # noqa: FBT001 - a table
    assert (signed("Completion statement", TENANT, WORK, said) is Code.FOUND) is whose


@pytest.mark.parametrize(
    ("over", "whose"),
    [
        ("The services of this order were received and accepted.", True),
        ("All works under this purchase order have been received in full and accepted.", True),
        ("The services of this order were not received and accepted.", False),
        ("The services of this order are accepted.", False),
        ("This order is accepted.", False),
        ("The invoice of this order was received and accepted.", False),
    ],
)
def test_who_has_received_what_was_ordered_is_the_buyer(over: str, whose: bool) -> None:  # noqa: FBT001 - a table
    order = ("Purchase order 4471", "Supplier: Brightwater Cloud Partners Ltd", "Buyer: Halden Timber Group")
    assert (signed(*order, TENANT, WORK, "Total: 9,400 GBP", over) is Code.FOUND) is whose


FORM = """Engagement form
Customer: Halden Timber Group, haldentimber.example
Partner: Brightwater Cloud Partners Ltd
Brightwater moved 640 mailboxes of Halden Timber Group to Exchange Online in March 2026.
5 Attestation by the customer
The partner named above did the work described in part 2 for us.
Signature: /s/ Ingrid Solheim
Printed name: Ingrid Solheim
Role: Head of IT
Date: 3 April 2026

{head}
Signature: ____________
Printed name: ____________
"""


def test_a_place_that_has_a_head_of_its_own_and_no_signature_contests_nothing() -> None:
    policy = loader.load("microsoft-cpor", None, TODAY)
    for head, code in (("For the distributor", Code.FOUND), ("", Code.UNCERTAIN)):
        found = searched("form.txt", FORM.format(head=head).encode())
        judged = assess(build(CLAIM), policy, [found], TODAY)
        assert judged.element("acknowledgement.signature").code is code, head
