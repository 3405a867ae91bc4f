"""Digital signatures: who signed, when, and whether anything was changed afterwards."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pikepdf
import pytest
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore
from tests.unit.proof.reading.readers.pdf.changed import (
    Revision,
    agreement,
    annotate,
    append_page,
    crop,
    embed,
    fill,
    filled_form,
    replace_font,
    updated,
    with_range,
)
from tests.unit.proof.reading.readers.pdf.made import fields, form, pdf, seen

from poedesk.proof.document.model import FieldKind, Read, Signature, SignatureKind

WHEN = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


@cache
def _signer(common: str, organisation: str) -> signers.SimpleSigner:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, common),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2035, 1, 1, tzinfo=UTC))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def _signed(
    data: bytes, field: str = "CustomerSignature", common: str = "Ines Rook", by: str = "Oxbow Mills"
) -> bytes:
    out = io.BytesIO()
    box = (200, 400, 400, 440) if field == "Partner" else (200, 480, 400, 520)
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)),
        signers.PdfSignatureMetadata(field_name=field),
        signer=_signer(common, by),
        new_field_spec=SigFieldSpec(sig_field_name=field, on_page=0, box=box),
        output=out,
    )
    return out.getvalue()


def _one(data: bytes) -> Signature:
    (signature,) = seen(data).signatures
    return signature


def test_an_untouched_signature_is_intact_and_covers_the_document() -> None:
    signature = _one(_signed(pdf(agreement)))
    assert signature.kind is SignatureKind.DIGITAL
    assert (signature.intact, signature.whole_document, signature.trusted) == (True, True, None)
    assert signature.signer == "CN=Ines Rook, O=Oxbow Mills"
    assert signature.signed_at is not None
    assert datetime.fromisoformat(signature.signed_at).tzinfo is not None


def test_a_signature_has_the_place_of_its_field() -> None:
    document = seen(_signed(pdf(agreement)))
    signature = document.signatures[0]
    assert (signature.page, signature.field) == (1, "CustomerSignature")
    assert signature.box is not None
    assert tuple(signature.box) == pytest.approx((200, 272, 400, 312))
    assert fields(document)["CustomerSignature"].kind is FieldKind.SIGNATURE


def test_changed_bytes_are_not_intact() -> None:
    data = _signed(pdf(agreement))
    place = data.index(b"/MediaBox") + 14
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    signature = _one(changed)
    assert signature.intact is False
    assert "changed" in (signature.detail or "")


def test_a_page_changed_by_an_update_is_not_intact() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(_signed(pdf(agreement))))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    content = page["/Contents"].get_object()
    content._data = content.data.replace(b"done", b"lost")
    content._encoded_data = None
    writer.mark_update(page.raw_get("/Contents"))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    signature = _one(out.getvalue())
    assert (signature.intact, signature.whole_document) == (False, False)


def test_a_second_signature_leaves_the_first_intact() -> None:
    twice = _signed(_signed(pdf(agreement), "Partner", "Piet Halm", "Quillon Ltd"), "Customer")
    found = {signature.field: signature for signature in seen(twice).signatures}
    assert {name: (item.intact, item.whole_document) for name, item in found.items()} == {
        "Partner": (True, False),
        "Customer": (True, True),
    }


def test_the_certificate_of_a_platform_is_told_apart() -> None:
    assert _one(_signed(pdf(agreement), by="DocuSign, Inc.")).kind is SignatureKind.E_SIGN_PLATFORM


def test_a_signature_that_cannot_be_validated_is_not_called_intact() -> None:
    def spoil(source: pikepdf.Pdf) -> None:
        source.Root.AcroForm.Fields[0].V.Contents = pikepdf.String(b"no signature at all")

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_signed(pdf(agreement)))) as source:
        spoil(source)
        source.save(out)
    document = seen(out.getvalue())
    assert [signature.intact for signature in document.signatures] in ([None], [False])


def test_an_unsigned_field_is_no_signature() -> None:
    made = [{"T": "sign", "FT": "/Sig", "rect": (200, 290, 200, 20)}]
    document = seen(form(pdf(agreement), made))
    assert document.signatures == ()
    assert fields(document)["sign"].label == "Customer signature"


@pytest.mark.parametrize(
    "change",
    [annotate, append_page, replace_font, crop, embed],
    ids=["annotation", "page", "font", "crop box", "embedded file"],
)
def test_whatever_is_changed_by_a_later_revision_is_not_intact(
    change: Revision,
) -> None:
    signature = _one(updated(_signed(pdf(agreement)), change))
    assert (signature.intact, signature.whole_document) == (False, False)


def test_a_value_that_was_written_over_after_signing_is_not_intact() -> None:
    signature = _one(updated(_signed(filled_form()), fill("Name", "Quillon Ltd")))
    assert signature.intact is False
    assert "form fields were changed after it was signed ('Name')" in (signature.detail or "")


def test_a_field_filled_in_after_signing_leaves_the_signature_intact_and_does_not_count() -> None:
    document = seen(updated(_signed(filled_form()), fill("Title", "Head of Operations")))
    signature = document.signatures[0]
    assert (signature.intact, signature.whole_document) == (True, False)
    assert "form fields were filled in after it ('Title')" in (signature.detail or "")
    assert document.read is Read.PARTIAL
    assert "filled in after the file was signed" in document.problems[0]
    assert {name: item.shown for name, item in fields(document).items()} == {
        "Name": True,
        "Title": False,
        "CustomerSignature": True,
    }


def test_a_field_filled_in_between_two_signatures_counts() -> None:
    once = updated(_signed(filled_form(), "Partner", "Piet Halm", "Quillon Ltd"), fill("Title", "Head"))
    document = seen(_signed(once, "Customer"))
    assert [item.intact for item in document.signatures] == [True, True]
    assert (document.problems, fields(document)["Title"].shown) == ((), True)


@pytest.mark.parametrize(
    "change",
    [
        lambda given: [*given[:3], given[3] - 40],
        lambda given: [*given[:3], given[3] + 4000],
        lambda given: [1, given[1] - 1, *given[2:]],
        lambda given: [0, 10, *given[2:]],
        lambda given: given[:2],
    ],
    ids=["short end", "beyond the end", "late begin", "a gap", "half"],
)
def test_other_ranges_of_signed_bytes_are_never_good(change: Callable[[list[int]], list[int]]) -> None:
    assert _one(with_range(_signed(pdf(agreement)), change)).intact is not True


def test_objects_behind_the_end_of_a_signed_file_are_never_covered() -> None:
    data = _signed(pdf(agreement)) + b"5 0 obj\n<</Length 4>>stream\nq Q \nendstream\nendobj\n%%EOF\n"
    signature = _one(data)
    assert signature.intact is not True or signature.whole_document is False
