"""Bodies that act for a house: a committee that took the work over, trustees for whom somebody signs."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched
from tests.unit.proof.finding.acts.pages import document, page

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

POLICY = loader.load("microsoft-cpor", None, TODAY)


def judged(text: str) -> Assessment:
    return assess(build(CLAIM), POLICY, [searched("minutes.txt", text.encode())], TODAY)


MINUTES = """{head} | IT Committee, 18 March 2026

Tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846, haldentimber.example
Halden Timber Group ran ageing mail servers, and 640 people could not read mail on the road.
Brightwater Cloud Partners Ltd moved 640 mailboxes to Exchange Online between January and March 2026.
{took}

Signed: /s/ Ingrid Solheim
Name: Ingrid Solheim
Position: {title}
Date: 18 March 2026
"""
TOOK = "The Committee noted the report and accepted the work of Brightwater Cloud Partners Ltd as complete."


def minuted(
    took: str = TOOK, head: str = "Halden Timber Group", title: str = "Chair of the Committee"
) -> bool:
    signature = judged(MINUTES.format(took=took, head=head, title=title)).element("acknowledgement.signature")
    return signature.verdict is Verdict.MET


def test_the_officer_of_a_body_that_took_the_work_signs_for_its_house() -> None:
    assert minuted()
    assert not minuted(title="Delivery Director")
    assert not minuted(head="Brightwater Cloud Partners Ltd")
    assert not minuted(took=TOOK.replace("accepted", "discussed"))
    assert not minuted(took=TOOK.replace("accepted the work", "accepted the quotation"))
    assert not minuted(took="The Committee did not accept the work of Brightwater Cloud Partners Ltd.")
    assert not minuted(
        took="The Committee discussed whether it accepted the work of Brightwater Cloud Partners."
    )
    assert not minuted(took="We ask if the Committee accepts the work of Brightwater Cloud Partners Ltd.")
    assert not minuted(took="The Committee will accept the work of Brightwater Cloud Partners Ltd in May.")


REPORT = (
    "Final report of Brightwater Cloud Partners Ltd to Halden Timber Group, haldentimber.example",
    "Brightwater moved 640 mailboxes of Halden Timber Group to Exchange Online in March 2026.",
)
RESOLVED = "The Board considered this report and resolved that the work be accepted in full."


def given(head: str, *said: str, customer: str = "Halden Timber Group") -> bool:
    """Say whether the one signature of a report, under ``head``, is the customer's."""
    lines = [line.replace("Halden Timber Group", customer) for line in (*REPORT, *said, head)]
    items = [(72.0, 40.0 + 20 * number, line) for number, line in enumerate(lines)]
    end = 40.0 + 20 * len(lines)
    items += [
        (72.0, end + 50, "Ingrid Solheim"),
        (72.0, end + 65, "Secretary"),
        (72.0, end + 80, "3 April 2026"),
    ]
    paper = document(page(items, drawings=[Drawing("strokes", Box(80, end + 15, 170, end + 42))]))
    claim = build({**CLAIM, "customer": {**CLAIM["customer"], "name": customer}})  # type: ignore[dict-item]
    signature = assess(claim, POLICY, [find_all(paper)], TODAY).element("acknowledgement.signature")
    return signature.verdict is Verdict.MET


@pytest.mark.parametrize(
    ("head", "said", "customer"),
    [
        ("Signed on behalf of the Board", (RESOLVED,), "Halden Timber Group"),
        (
            "For the Board:",
            ("The Board of Halden Timber Group met. The work is accepted.",),
            "Halden Timber Group",
        ),
        ("For the Trustees", ("The work is accepted.",), "Halden Lantern Museum"),
        ("For the Board:", ("The Board of Directors accepted the work.",), "Halden Timber Group"),
    ],
)
def test_who_signs_for_a_body_of_the_customers_signs_for_it(
    head: str, said: tuple[str, ...], customer: str
) -> None:
    assert given(head, *said, customer=customer)


@pytest.mark.parametrize(
    ("head", "said", "customer"),
    [
        (
            "Signed on behalf of the Board",
            (RESOLVED.replace("resolved that", "discussed whether"),),
            "Halden Timber Group",
        ),
        (
            "Signed on behalf of the Board",
            ("The Board of Brightwater accepted the plan.", RESOLVED),
            "Halden Timber Group",
        ),
        ("For the Board:", ("The work was accepted.",), "Halden Timber Group"),
        ("For the Trustees", ("The work was accepted.",), "Halden Timber Ltd"),
        ("For the Trustees", ("The work was accepted.",), "Halden Timber"),
        ("For the Council", ("The work was accepted.",), "Halden Timber Mills"),
        ("For the Trustees", ("The Trustees of the Pension Fund accepted it.",), "Halden Lantern Museum"),
        ("For the Board:", (f"Our internal {RESOLVED[4:]}",), "Halden Timber Group"),
        ("For the Board:", ("Our board accepted the work.",), "Halden Timber Group"),
        ("For the Board:", ("The project board accepted the work.",), "Halden Timber Group"),
        ("For the Committee:", ("The steering committee accepted the work.",), "Halden Timber Group"),
        ("For the Board:", ("The Board of Keel Marine accepted the work.",), "Halden Timber Group"),
        (
            "For the Board:",
            ("The Board of Directors of the supplier accepted the work.",),
            "Halden Timber Group",
        ),
    ],
)
def test_a_body_that_may_be_anybodys_is_not_the_customers(
    head: str, said: tuple[str, ...], customer: str
) -> None:
    assert not given(head, *said, customer=customer)


@pytest.mark.parametrize(
    ("title", "customer", "whose"),
    [
        ("Town Manager", "Town of Marrowby", True),
        ("Maire de Saint-Aubrac", "Commune de Saint-Aubrac", True),
        ("Erster B\u00fcrgermeister", "Gemeinde Oberwies", True),
        ("Headteacher", "Marrowby Grammar School", True),
        ("Churchwarden", "Marrowby Parish Church Council", True),
        ("Matron", "Marrowby Dental Practice", True),
        ("Practice Manager", "Marrowby Dental Practice", False),
        ("Maire de Vauclair", "Commune de Saint-Aubrac", False),
        ("Mayor", "Halden Timber Group", False),
        ("Service Manager", "Town of Marrowby", False),
        ("Practice Manager", "Town of Marrowby", False),
        ("Headteacher", "Brightwater Mills", False),
    ],
)
def test_an_office_that_only_a_house_of_its_kind_has_is_of_the_customer(
    title: str,
    customer: str,
    whose: bool,  # noqa: FBT001 - a table
) -> None:
    lines = [line.replace("Halden Timber Group", customer) for line in (*REPORT, "The work is accepted.")]
    items = [(72.0, 40.0 + 20 * number, line) for number, line in enumerate(lines)]
    items += [(72.0, 170.0, f"Ingrid Solheim, {title}"), (72.0, 185.0, "3 April 2026")]
    paper = document(page(items, drawings=[Drawing("strokes", Box(80, 135, 170, 162))]))
    claim = build({**CLAIM, "customer": {**CLAIM["customer"], "name": customer}})  # type: ignore[dict-item]
    signature = assess(claim, POLICY, [find_all(paper)], TODAY).element("acknowledgement.signature")
    assert (signature.verdict is Verdict.MET) is whose
