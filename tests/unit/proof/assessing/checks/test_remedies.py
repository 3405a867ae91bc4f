"""What is to be done about an act or a paper that proves nothing yet is told for each reason."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, mail, searched
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.proof.assessing.assess import assess
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

SIGNED = BODY + "Accepted for Halden Timber Group\n" + block("Ingrid Solheim", "Head of IT")


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("We will accept the work once the archives are back.", "approve the work without a condition"),
        ("We cannot accept this work.", "what it objects to"),
        ("I am out of the office until 2 May.", "own answer"),
        ("Approved.", "answer the mail"),
    ],
)
def test_the_remedy_fits_what_the_customer_wrote(words: str, remedy: str) -> None:
    paper = searched("paper.txt", BODY.partition("3. Sign-off")[0].encode())
    found = [searched("mail.eml", mail(words, subject="Hello")), paper]
    policy = loader.load("microsoft-cpor", None, TODAY)
    told = assess(build(CLAIM), policy, found, TODAY).element("acknowledgement.signature")
    assert told.remedy is not None
    assert remedy in told.remedy


def test_a_quotation_without_its_plan_asks_for_the_plan() -> None:
    quotation = SIGNED.replace("STATEMENT OF WORK", "QUOTATION Q-118").replace("Scope of work", "Services")
    told = judged_paper(quotation).element("document.kind")
    assert told.remedy is not None
    assert "Add the implementation plan" in told.remedy


def test_a_paper_of_another_sort_is_called_what_it_is() -> None:
    told = judged_paper(SIGNED.replace("STATEMENT OF WORK", "SUPPLIER SECURITY QUESTIONNAIRE"))
    assert 'questionnaire ("SUPPLIER SECURITY QUESTIONNAIRE")' in told.element("document.kind").because
