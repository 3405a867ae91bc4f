"""What the customer's words accept: another matter than that of the papers is no acknowledgement of it."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import (
    CLAIM,
    CUSTOMER,
    FOOT,
    SOW,
    SUBJECT,
    TODAY,
    searched,
)
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.acknowledging.meant.matters import other_matter
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader


def _code(*found: object) -> Code:
    policy = loader.load("microsoft-cpor", None, TODAY)
    assessment = assess(build(CLAIM), policy, list(found), TODAY)  # type: ignore[arg-type]
    return assessment.element("acknowledgement.signature").code


def _signed(words: str) -> Code:
    signed = SOW.replace("Signature:", "Signature: /s/ Ingrid Solheim")
    signed = signed.replace("Date:", "Date: 14 April 2026")
    return _code(searched("sow.txt", signed.replace("3. Acceptance\n", f"3. Acceptance\n{words}\n").encode()))


@pytest.mark.parametrize(
    "words",
    [
        "Halden Timber Group accepts the work of annex B to contract 88, dated 2 January 2024.",
        "Halden Timber Group accepts the deliverables of the Harbour Cabling project.",
        "Halden Timber Group approves the services under the Warehouse Scanner project.",
    ],
)
def test_an_acceptance_of_what_nothing_else_names_is_unclear(words: str) -> None:
    assert _signed(words) is Code.UNCERTAIN


@pytest.mark.parametrize(
    "words",
    [
        "Halden Timber Group accepts the work of annex A to Statement of Work No. 7.",
        "Halden Timber Group accepts the work described above.",
        "Halden Timber Group accepts the deliverables of the Exchange Online project.",
        "Halden Timber Group accepts the deliverables of the whole migration project.",
        "Halden Timber Group accepts the work under framework agreement 88.",
    ],
)
def test_an_acceptance_of_what_the_paper_tells_is_one(words: str) -> None:
    assert _signed(words) is Code.FOUND


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Alder Mills confirms that it met Brightwater on 28 March 2026.", True),
        ("We confirm that we held a meeting with Brightwater.", True),
        ("The customer acknowledges that the parties met with their advisers.", True),
        ("Halden Timber certifies that its staff attended the closing presentation.", True),
        ("Alder Mills confirms that the engineers of Brightwater visited its site.", True),
        ("Approved for payment.", True),
        ("For information only.", True),
        ("This report is handed over; the signature confirms receipt only.", True),
        ("Alder Mills Ltd agrees to the hourly rates and the payment terms.", True),
        ("By signing Alder Mills undertakes to keep this report secret.", True),
        ("Alder Mills agrees that Brightwater may name it as a reference.", True),
        ("The hours shown in the time sheet are confirmed.", True),
        ("The hours in the time sheet are confirmed and the work is accepted.", False),
        ("Approved for payment.\n\nThe customer approves the work.", False),
        ("Alder Mills agrees to the work and to the rates.", False),
        ("We confirm that we met Brightwater and accept the work.", False),
        ("We confirm that we met Brightwater.\n\nThe customer accepts the work.", False),
        ("We confirm that they met all our requirements.", False),
        ("We confirm that we met Brightwater, which completed the migration.", False),
    ],
)
def test_a_signature_for_another_matter_accepts_nothing(words: str, *, told: bool) -> None:
    assert (other_matter(typed(f"Report\n\n{words}\n")) is not None) is told


@pytest.mark.parametrize(
    ("words", "met"),
    [
        ("I confirm the cabling work in Dover was done and accept it.", False),
        ("We accept the painting work.", False),
        ("Approved for payment.", False),
        ("I confirm the work in Dover and accept it.", False),
        ("I confirm the work you describe was done and accept it.", True),
        ("I confirm the training work was done and accept it.", True),
        ("I confirm the work in March was done and accept it.", True),
        ("We accept the outstanding work.", True),
    ],
)
def test_a_mail_that_confirms_other_work_is_no_answer(words: str, *, met: bool) -> None:
    head = f"From: {CUSTOMER}\nTo: tom@brightwatercloud.example\nDate: Tue, 14 Apr 2026 09:12:00 +0000\n"
    head += f"Subject: {SUBJECT}\nMessage-ID: <1@haldentimber.example>\nContent-Type: text/plain\n\n"
    quoted = "\n\nOn Mon, 13 Apr 2026 Tom Ashby <tom@brightwatercloud.example> wrote:\n> "
    quoted += SOW.replace("\n", "\n> ")
    mail = searched("answer.eml", (head + words + FOOT + quoted).encode())
    assert (_code(mail) is Code.FOUND) is met
