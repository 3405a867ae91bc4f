"""A recognised name may be damaged, but another word is another name."""

import pytest

from poedesk.proof.assessing.together.belonging import agrees
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
