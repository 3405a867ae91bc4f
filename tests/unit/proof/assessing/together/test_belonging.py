"""A recognised name may be damaged, but another word is another name."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, searched

from poedesk.proof.assessing.together.belonging import Belongs, agrees, belongings
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Document, Page, Read
from poedesk.proof.finding.identity.names import Agreement
from poedesk.proof.finding.model import Findings


def entry(by: str) -> Findings:
    page = Page(1, 612, 792, "Customer: Hollin Farms Ltd", by="ocr" if by == "ocr" else "text")
    document = Document("sow.pdf", "0" * 64, 10, "application/pdf", Read.COMPLETE, (page,), ())
    return Findings(document, "unknown")


@pytest.mark.parametrize(
    ("read", "expected"),
    [
        ("Hollin Farms Ltd", Agreement.SAME),
        ("Hoiiln Fxrms Ltd", Agreement.POSSIBLY),
        ("HoIIin Farrns Ltd", Agreement.POSSIBLY),
        ("Hollin Foods plc", Agreement.DIFFERENT),
        ("Marton Farms Ltd", Agreement.DIFFERENT),
    ],
)
def test_a_recognised_name_agrees_word_by_word(read: str, expected: Agreement) -> None:
    assert agrees(entry("ocr"), read, "Hollin Farms Ltd") is expected


def test_a_name_in_the_text_of_a_file_is_not_damaged() -> None:
    assert agrees(entry("text"), "Hoiiln Fxrms Ltd", "Hollin Farms Ltd") is Agreement.DIFFERENT


AGREEMENT = """Letter of agreement
Brightwater Cloud Partners Ltd to {whom}, 4 March 2026. Tenant ID {tenant}
We will replace your telephone system by Teams Phone for 22 extensions in April 2026.
Signature: /s/ Beatrix Nunn
Director, {whom}
11 March 2026
"""


@pytest.mark.parametrize(
    ("whom", "tenant", "expected"),
    [
        ("Saltholme Finishers Ltd", "62b6f186-75a0-4bb0-bbac-eb37ab58b919", Belongs.OTHER_CUSTOMER),
        ("Saltholme Finishers Ltd", "3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846", Belongs.OURS),
        ("Halden Timber Group", "62b6f186-75a0-4bb0-bbac-eb37ab58b919", Belongs.OURS),
    ],
)
def test_a_paper_that_a_stranger_signs_for_another_tenant_is_the_strangers(
    whom: str, tenant: str, expected: Belongs
) -> None:
    found = searched("agreement.txt", AGREEMENT.format(whom=whom, tenant=tenant).encode())
    assert belongings(build(CLAIM), [found])["agreement.txt"] is expected
