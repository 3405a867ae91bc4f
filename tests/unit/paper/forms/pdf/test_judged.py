"""Our own form, filled and signed, proves everything that its claim is asked for."""

from io import BytesIO

import pikepdf
import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from tests.unit.paper.forms.judging import KINDS, judged, planned
from tests.unit.proof.reading.pen.pictures import signature
from tests.unit.proof.reading.readers.pdf.signed.test_signatures import _signer

from poedesk.kernel.verdict import Verdict
from poedesk.paper.forms.contents import Contents
from poedesk.paper.forms.pdf import draw
from poedesk.paper.forms.pdf.draw import composed
from poedesk.proof.document.model import SignatureKind
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import reader


def open_questions(kind: str, data: bytes) -> list[str]:
    """Return the elements that are asked for and not met."""
    engagement, _ = KINDS[kind]
    answered = judged(engagement, find_all(reader.read(data, "poe.pdf", DEFAULT)))
    return [one.id for one in answered.elements if one.required and one.verdict is not Verdict.MET]


def with_picture(data: bytes, area: tuple[float, float, float, float]) -> bytes:
    """Return the file with the picture of a signature at ``area`` of its first page."""
    picture = signature(size=(240, 60)).convert("L")
    with pikepdf.open(BytesIO(data)) as pdf:
        image = pdf.make_stream(picture.tobytes())
        image.update({"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Image})
        image.Width, image.Height, image.BitsPerComponent = 240, 60, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        page = pdf.pages[0]
        page.Resources["/XObject"] = pikepdf.Dictionary(Sign=image)
        left, bottom, right, top = area
        place = f"q {right - left} 0 0 {top - bottom} {left} {bottom} cm /Sign Do Q"
        page.contents_add(place.encode())
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("flat", [False, True], ids=["fields", "flat"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_form_signed_by_a_typed_name_proves_every_element(kind: str, flat: bool) -> None:  # noqa: FBT001 - a case
    outline, made = planned(*KINDS[kind], signed=True)
    assert open_questions(kind, draw(outline, made, flat=flat)[0]) == []


@pytest.mark.parametrize("flat", [False, True], ids=["fields", "flat"])
def test_a_form_signed_by_a_picture_proves_every_element(flat: bool) -> None:  # noqa: FBT001 - a case
    outline, made = planned(*KINDS["usage"], signed=True)
    made = Contents({name: said for name, said in made.values.items() if name != "customer_signature"})
    place = next(
        stand.area
        for stand in composed(outline, made, paper="a4", flat=flat).sheets[0].stands
        if stand.about == "customer_signature"
    )
    data = draw(outline, made, flat=flat)[0]
    assert open_questions("usage", with_picture(data, place)) == []


@pytest.mark.parametrize("flat", [False, True], ids=["fields", "flat"])
def test_a_form_that_nobody_signed_lacks_what_the_customer_writes_and_nothing_else(flat: bool) -> None:  # noqa: FBT001 - a case
    outline, made = planned(*KINDS["presales"])
    assert open_questions("presales", draw(outline, made, flat=flat)[0]) == [
        "acknowledgement.signature",
        "acknowledgement.date",
        "disclosure.subscription_information",
    ]


def test_the_empty_place_can_be_signed_digitally() -> None:
    outline, made = planned(*KINDS["usage"])
    out = BytesIO()
    signers.sign_pdf(
        IncrementalPdfFileWriter(BytesIO(draw(outline, made)[0])),
        signers.PdfSignatureMetadata(field_name="customer_signature"),
        signer=_signer("Dana Whitlock", "Marram Health Trust"),
        existing_fields_only=True,
        output=out,
    )
    (signature,) = reader.read(out.getvalue(), "poe.pdf", DEFAULT).signatures
    assert (signature.kind, signature.intact, signature.page) == (SignatureKind.DIGITAL, True, 1)
    assert "acknowledgement.signature" not in open_questions("usage", out.getvalue())
