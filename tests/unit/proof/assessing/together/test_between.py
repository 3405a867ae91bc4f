"""A paper that says nowhere what it is: of a kind by the parties of the claim, and by nothing less."""

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


def kind(text: str) -> str:
    policy = loader.load("microsoft-cpor", None, TODAY)
    (paper,) = assess(build(CLAIM), policy, [searched("paper.txt", text.encode())], TODAY).documents
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
