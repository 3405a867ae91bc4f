"""A picture on the page of a document is of that document's kind; one that only travels with it is not."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.assessing.acknowledging.papers import BODY, block

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Element
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
