"""A picture on the page of a document is of that document's kind; one that only travels with it is not."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Element, Overall
from poedesk.proof.claim.load import build
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import text
from poedesk.proof.reading.sniffing import media

ACCEPTED = "The work was done.\nFor Halden Timber Group:\n" + block("Ingrid Solheim", "Head of IT")


def kind_of_proof(holding: str) -> Element:
    """The answer on a statement of work of media type ``holding`` that holds a picture of its acceptance."""
    picture = replace(text.read(ACCEPTED.encode(), "sow/image1.png", DEFAULT), media_type=media.PNG)
    sheet = text.read(BODY.partition("3. Sign-off")[0].encode(), "sow", DEFAULT)
    whole = replace(sheet, media_type=holding, attachments=(picture,))
    found = [find_all(document) for document in whole.with_attachments()]
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, found, TODAY).element("document.kind")


@pytest.mark.parametrize("holding", [media.PPTX, media.DOCX, media.ODT])
def test_a_picture_on_a_page_is_of_the_kind_of_its_document(holding: str) -> None:
    told = kind_of_proof(holding)
    assert (told.verdict, told.value) == (Verdict.MET, "statement-of-work")


@pytest.mark.parametrize("holding", [media.ZIP, media.EML])
def test_a_picture_that_travels_with_a_document_says_itself_what_it_is(holding: str) -> None:
    assert kind_of_proof(holding).verdict is Verdict.UNCLEAR


QUOTED = """Quotation Q-1187

Brightwater Cloud Partners Ltd for Halden Timber Group (haldentimber.example)
Migration of 640 mailboxes to Exchange Online        9,400 GBP
"""
PLAN = """{title} for quotation Q-1187
Halden Timber Group, tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846

Week 27: trial with the weighbridge
Week 28: Brightwater Cloud Partners moves 640 mailboxes to Exchange Online
"""


@pytest.mark.parametrize(("title", "planned"), [("Roll-out plan", True), ("Price list", False)])
def test_a_plan_in_a_second_paper_is_that_of_the_quotation(title: str, planned: bool) -> None:  # noqa: FBT001 - a table
    papers = [
        text.read(words.encode(), name, DEFAULT)
        for name, words in (("quotation.txt", QUOTED), ("plan.txt", PLAN.format(title=title)))
    ]
    found = [find_all(paper) for paper in papers]
    told = assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), found, TODAY)
    assert ("none was found" not in told.element("document.kind").because) is planned


@pytest.mark.parametrize("title", ["MINUTES OF MEETING", "PROJECT PLAN"])
@pytest.mark.parametrize(
    ("last", "kind", "verdict"),
    [
        ("Halden Timber Group accepts the work.\n\nFor Halden Timber Group:", "contract", Overall.APPROVABLE),
        ("For Brightwater Cloud Partners Ltd:", "supporting-document", Overall.NOT_APPROVABLE),
    ],
)
def test_minutes_and_plans_are_contracts_where_the_customer_accepts_the_work(
    title: str, last: str, kind: str, verdict: Overall
) -> None:
    told = f"{BODY.replace('STATEMENT OF WORK', title)}{last}\n{block('Ingrid Solheim', 'Head of IT')}"
    assessed = judged_paper(told)
    assert (assessed.documents[0].kind, assessed.verdict) == (kind, verdict)
