"""Another paper that takes a signed acceptance back, or the paper itself, and papers that only seem to."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, judged_paper

from poedesk.kernel.verdict import Verdict

BLOCK = "Signature: /s/ Ingrid Solheim\nName: Ingrid Solheim\nTitle: Head of IT\nDate: {}\n"
FOR = "For the customer, Halden Timber Group\n"
REPORT = f"{BODY}Halden Timber Group confirms that the work was done and accepts it.\n{FOR}{BLOCK}"
HEAD = (
    "AMENDMENT NO. 1\n\nPartner Company Name: Brightwater Cloud Partners Ltd\n"
    "Customer Company Name: Halden Timber Group\nCustomer Domain Name: haldentimber.example\n\n"
)


def told(words: str, day: str = "28 April 2026") -> Verdict | None:
    """Whether the signature of 14 April is met, beside an amendment of ``day``."""
    report, amendment = REPORT.format("14 April 2026"), f"{HEAD}{words}\n\n{FOR}{BLOCK.format(day)}"
    return judged_paper(report, amendment).element("acknowledgement.signature").verdict


@pytest.mark.parametrize(
    "words",
    [
        "Halden Timber Group revokes its acceptance of the work.",
        "The acceptance of 14 April 2026 is withdrawn.",
        "The approval of the work was rescinded.",
        "As the phones do not work, the acceptance of 14 April 2026 is withdrawn.",
        "Our signature of 14 April 2026 is void.",
        "Amendment no. 1: the acceptance of 14 April 2026 was revoked on 8 May 2026.",
        "The parties agree that the Statement of Completion of 14 April 2026 is void and of no effect.",
        "Our acceptance of 14 April 2026 no longer stands.",
        "I signed the report of 14 April 2026 by mistake; please treat it as unsigned.",
        "Die Abnahme vom 14. April 2026 gilt nicht mehr.",
        "Comme la messagerie ne marche pas, nous retirons notre acceptation du 14 avril 2026.",
        "Firmamos el informe por error.",
        "Die Abnahme vom 14. April 2026 wird widerrufen.",
        "L'acceptation du 14 avril 2026 est retirée.",
        "La aceptación del 14 de abril de 2026 queda anulada.",
        "Exchange Online is removed from the scope of the work. Nothing was deployed.",
        "The migration was rolled back in full.",
    ],
)
def test_an_amendment_takes_an_acceptance_back(words: str) -> None:
    assert told(words) is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "words",
    [
        "The invoice for the work is due within 60 days. All else remains unchanged.",
        "The acceptance of the work shall not be withdrawn.",
        "If the acceptance is withdrawn, nothing is owed.",
        "The quotation of 2 February 2026 is withdrawn.",
        "Die Abnahme kann nicht widerrufen werden.",
        "The number of training sessions is 25, and no mailbox was lost.",
    ],
)
def test_an_amendment_of_something_else_takes_nothing_back(words: str) -> None:
    assert told(words) is Verdict.MET


def test_what_was_withdrawn_before_the_acceptance_is_past() -> None:
    assert told("The acceptance of 2 March 2026 is withdrawn.", day="9 April 2026") is Verdict.MET


@pytest.mark.parametrize(
    ("words", "back"),
    [
        ("This acceptance was withdrawn on 30 April 2026.", True),
        ("This acceptance is withdrawn.", True),
        ("The customer withdrew this acceptance on 30 April 2026.", True),
        ("Withdrawn 30 April 2026, I. Solheim", True),
        ("The acceptance above is no longer valid.", True),
        ("This sign-off has since been rescinded.", True),
        ("Superseded: acceptance withdrawn, see letter of 30 April 2026.", True),
        ("Please disregard this acceptance.", True),
        ("Diese Abnahme wurde am 30. April 2026 widerrufen.", True),
        ("Questa accettazione è stata revocata il 30 aprile 2026.", True),
        ("Deze acceptatie is ingetrokken op 30 april 2026.", True),
        ("The signature above was inserted automatically by the document system.", True),
        ("Signed by Tom Ashby with the verbal permission of Ingrid Solheim.", True),
        ("The customer signed this page before the work was described on it.", True),
        ("The text above was added after the customer had signed.", True),
        ("The signature was given on a blank sheet.", True),
        ("The customer disputes its signature.", True),
        ("This report was refused by the customer on 29 April 2026.", True),
        ("The customer has asked for its name to be taken off this report.", True),
        ("The customer has asked for a copy of this report.", False),
        ("This page replaces a page on which the customer had refused to sign.", True),
        ("The text above was read to the customer before it signed.", False),
        ("This page replaces an earlier one, in which the tenant ID was misspelt.", False),
        ("An earlier acceptance was withdrawn on 20 March 2026.", False),
        ("This acceptance cannot be withdrawn.", False),
        ("The customer may withdraw this acceptance within 14 days.", False),
        ("If the acceptance is withdrawn, the fee is not due.", False),
        ("The withdrawal of the old server took place on 24 March 2026.", False),
    ],
)
def test_the_paper_itself_takes_it_back_further_down(words: str, *, back: bool) -> None:
    paper = f"{REPORT.format('14 April 2026')}\n\n\n\nNotes\n\n{words}\n"
    signature = judged_paper(paper).element("acknowledgement.signature")
    assert signature.verdict is (Verdict.UNCLEAR if back else Verdict.MET)
