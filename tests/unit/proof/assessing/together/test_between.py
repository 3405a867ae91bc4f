"""A paper that says nowhere what it is: of a kind by the parties of the claim, and by nothing less."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched

from poedesk.proof.assessing.assess import assess
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

WORK = (
    "Between January and March 2026 the people of Brightwater Cloud Partners moved 640 mailboxes of Halden"
    " Timber Group to Exchange Online and sat with the sawyers on their first mornings."
)
SIGNED = "Signed: /s/ Ingrid Solheim\n"
HEAD = "Halden Timber Group\n\nMEMO\nFrom: Ingrid Solheim, Head of IT\nTo: file\nDate: 14 April 2026\n"
MEMO = f"{HEAD}\n{WORK}\n\n{SIGNED}"


def kind(text: str, customer: str | None = None, partner: str | None = None) -> str:
    policy = loader.load("microsoft-cpor", None, TODAY)
    claim = build(CLAIM)
    claim = replace(
        claim,
        customer=replace(claim.customer, name=customer or claim.customer.name),
        partner=replace(claim.partner, name=partner or claim.partner.name),
    )
    (paper,) = assess(claim, policy, [searched("paper.txt", text.encode())], TODAY).documents
    return paper.kind


def test_work_told_between_the_two_parties_and_signed_is_a_contract() -> None:
    assert searched("paper.txt", MEMO.encode()).kind == "unknown"
    assert kind(MEMO) == "contract"


@pytest.mark.parametrize("name", ["Brightwater Cloud Partners", "Halden Timber Group"])
def test_of_a_paper_that_names_only_one_of_them_nothing_is_told(name: str) -> None:
    assert kind(MEMO.replace(name, "Corvane Works")) == "unknown"


def test_nor_of_one_that_nobody_signed() -> None:
    assert kind(MEMO.replace("Signed: /s/ Ingrid Solheim\n", "")) == "unknown"


def test_nor_of_one_that_tells_no_work() -> None:
    told = "Brightwater Cloud Partners may use the yard of Halden Timber Group until the end of April."
    assert kind(MEMO.replace(WORK, told)) == "unknown"


def test_a_promise_of_secrecy_stays_what_it_is() -> None:
    secret = (
        "CONFIDENTIALITY\nBrightwater Cloud Partners will see letters of Halden Timber Group when it looks at"
        " the mail servers. It keeps secret what it sees, hands back every copy and tells nobody for five"
        " years. The confidential information stays the property of Halden Timber Group."
    )
    assert kind(f"{HEAD}\n{secret}\n\n{SIGNED}") in {"unknown", "not-proof"}


STAFF = f"""Brightwater Cloud Partners

MEMO
From: Tom Ashby, engagement manager
To: all consultants
Date: 14 April 2026

{WORK.replace(" of Halden Timber Group", "")} Expenses have to be handed in by Friday.

{{mention}}

Signed: /s/ Tom Ashby
"""


@pytest.mark.parametrize(
    "mention",
    [
        "Dinner with Halden Timber Group is on 28 April.",
        "Dinner with Halden Timber Group",
        "The people of Halden Timber Group were kind to us, and nobody was hurt on the ice of the yard.",
    ],
)
def test_the_partners_memo_that_mentions_the_customer_in_passing_is_none(mention: str) -> None:
    memo = STAFF.format(mention=mention)
    assert searched("paper.txt", memo.encode()).between is not None
    assert kind(memo) == "unknown"


def test_nor_is_one_about_the_customer() -> None:
    memo = STAFF.format(mention="-").replace("Date:", "About: dinner with Halden Timber Group\nDate:")
    assert kind(memo) == "unknown"


def test_nor_a_paper_of_the_customers_that_only_the_partner_signed() -> None:
    signed = "For Brightwater Cloud Partners\nSignature: /s/ Tom Ashby\nName: Tom Ashby\n"
    assert kind(MEMO.replace(SIGNED, signed)) == "unknown"


def test_nor_is_one_under_the_customers_name_by_a_person_of_the_partners() -> None:
    ours = "From: Tom Ashby, Brightwater Cloud Partners"
    memo = MEMO.replace("From: Ingrid Solheim, Head of IT", ours).replace(
        "/s/ Ingrid Solheim", "/s/ Tom Ashby"
    )
    assert kind(memo) == "unknown"


@pytest.mark.parametrize(
    "signed",
    [
        "For Halden Timber Group\nSigned: /s/ Ingrid Solheim",
        "Read and agreed for Halden Timber Group:\nSigned: /s/ Ingrid Solheim",
    ],
)
def test_the_customer_that_signs_the_partners_paper_makes_it_one(signed: str) -> None:
    paper = STAFF.format(mention="-").replace("Signed: /s/ Tom Ashby", signed)
    assert kind(paper) == "contract"


def test_a_name_inside_of_the_other_sides_name_is_not_a_second_one() -> None:
    memo = MEMO.replace("Halden Timber Group", "Corvane").replace(
        "Brightwater Cloud Partners", "Corvane Data"
    )
    assert kind(memo, "Corvane", "Corvane Data") == "contract"
    alone = memo.replace("Corvane\n", "Corvane Data\n").replace("of Corvane to", "to")
    assert kind(alone, "Corvane", "Corvane Data") == "unknown"


BUILT = "Halden Timber Group approves version 1.3 as a true description of what has been built for it."
DRAWN = f"""Solution architecture, version 1.3
Halden Timber Group, prepared by Brightwater Cloud Partners

1. What Brightwater Cloud Partners did
{WORK}

2. Approval
{BUILT}

/s/ Ingrid Solheim
Ingrid Solheim, Head of IT
Halden Timber Group
14 April 2026
"""


def test_a_description_approved_as_that_of_what_was_built_is_signed_between_the_two() -> None:
    assert searched("paper.txt", DRAWN.encode()).kind == "supporting-document"
    assert kind(DRAWN) == "contract"


@pytest.mark.parametrize(
    "said",
    [
        "Halden Timber Group approves version 1.3 as a true description of what is to be built for it.",
        "Halden Timber Group approves version 1.3 of the design.",
        "Halden Timber Group does not approve version 1.3 as a true description of what has been built.",
        "Once tested, Halden Timber Group approves it as a true description of what has been built for it.",
        "Reviewed and released for distribution.",
    ],
)
def test_a_design_or_a_release_stays_a_supporting_document(said: str) -> None:
    assert kind(DRAWN.replace(BUILT, said)) == "supporting-document"


def test_so_does_what_the_partner_signs_or_nobody() -> None:
    assert kind(DRAWN.replace("/s/ Ingrid Solheim\n", "")) == "supporting-document"
    partners = DRAWN.replace("Head of IT\nHalden Timber Group", "Consultant\nBrightwater Cloud Partners")
    assert kind(partners) == "supporting-document"
