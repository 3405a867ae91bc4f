"""A picture over a printed name is a signature only when its pixels look like one."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from tests.unit.proof.assessing.checks.test_acts import CLAIM
from tests.unit.proof.reading.pen.pictures import signature
from tests.unit.proof.reading.pen.writing.test_pictured import photograph, wordmark
from tests.unit.proof.reading.readers import word
from tests.unit.proof.reading.readers.pdf.made import HEIGHT, Sheet, pdf

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim import load as claims
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

DAY = date(2026, 5, 4)
LINES = (
    "Completion letter of Pinefield Burns to Ardent Lakes Consulting",
    "In March 2026 Ardent Lakes Consulting trained 40 nurses in Teams. We accept this work.",
    "For Pinefield Burns:",
)
SIGNER = ("Odile Perrin", "Matron", "3 April 2026")


def in_pdf(picture: Image.Image) -> bytes:
    def draw(sheet: Sheet) -> None:
        for number, line in enumerate((*LINES, *SIGNER)):
            sheet.text(72, 100 + 16 * number + (50 if number >= len(LINES) else 0), line)
        sheet.canvas.drawImage(ImageReader(picture), 72, HEIGHT - 180, 120, 34, mask="auto")

    return pdf(draw)


def in_word(picture: Image.Image) -> bytes:
    pixels = io.BytesIO()
    picture.save(pixels, "PNG")
    body = [*map(word.paragraph, LINES), word.paragraph(word.picture()), *map(word.paragraph, SIGNER)]
    links = {"rId9": ("image", "media/image1.png")}
    return word.docx("".join(body), links, {"media/image1.png": pixels.getvalue()})


def judged(data: bytes, name: str) -> Element:
    claim = claims.build(CLAIM)
    found = find_in([read_document(data, name, Job(DEFAULT))])
    return assess(claim, policy_for(claim, None, DAY), found, DAY).element("acknowledgement.signature")


@pytest.mark.parametrize(("made", "name"), [(in_pdf, "letter.pdf"), (in_word, "letter.docx")])
def test_a_signature_is_met_and_a_logo_or_photograph_is_not(
    made: Callable[[Image.Image], bytes], name: str
) -> None:
    signed = judged(made(signature()), name)
    assert (signed.verdict, signed.value) == (Verdict.MET, "image")
    for other in (wordmark("Pinefield Burns"), photograph()):
        doubted = judged(made(other), name)
        assert (doubted.verdict, doubted.code) == (Verdict.UNCLEAR, Code.UNCERTAIN)
        assert "does not look like the strokes of a pen" in doubted.because
        assert doubted.evidence
