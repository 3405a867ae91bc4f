"""Digital signatures: who signed, when, and whether anything was changed afterwards."""

import io
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

from poedesk.proof.document.model import FieldKind, Signature, SignatureKind

from .made import Sheet, fields, form, pdf, seen

WHEN = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def _agreement(sheet: Sheet) -> None:
    sheet.text(72, 100, "Oxbow Mills confirms that the migration was done.")
    sheet.text(72, 300, "Customer signature")


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
    signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(data)),
        signers.PdfSignatureMetadata(field_name=field),
        signer=_signer(common, by),
        new_field_spec=SigFieldSpec(sig_field_name=field, on_page=0, box=(200, 480, 400, 520)),
        output=out,
    )
    return out.getvalue()


def _one(data: bytes) -> Signature:
    (signature,) = seen(data).signatures
    return signature


def test_an_untouched_signature_is_intact_and_covers_the_document() -> None:
    signature = _one(_signed(pdf(_agreement)))
    assert signature.kind is SignatureKind.DIGITAL
    assert (signature.intact, signature.whole_document, signature.trusted) == (True, True, None)
    assert signature.signer == "CN=Ines Rook, O=Oxbow Mills"
    assert signature.signed_at is not None
    assert datetime.fromisoformat(signature.signed_at).tzinfo is not None


def test_a_signature_has_the_place_of_its_field() -> None:
    document = seen(_signed(pdf(_agreement)))
    signature = document.signatures[0]
    assert (signature.page, signature.field) == (1, "CustomerSignature")
    assert signature.box is not None
    assert tuple(signature.box) == pytest.approx((200, 272, 400, 312))
    assert fields(document)["CustomerSignature"].kind is FieldKind.SIGNATURE


def test_changed_bytes_are_not_intact() -> None:
    data = _signed(pdf(_agreement))
    place = data.index(b"/MediaBox") + 14
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    signature = _one(changed)
    assert signature.intact is False
    assert "changed" in (signature.detail or "")


def test_a_page_changed_by_an_update_is_not_intact() -> None:
    writer = IncrementalPdfFileWriter(io.BytesIO(_signed(pdf(_agreement))))
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
    twice = _signed(_signed(pdf(_agreement), "Partner", "Piet Halm", "Quillon Ltd"), "Customer")
    found = {signature.field: signature for signature in seen(twice).signatures}
    assert {name: (item.intact, item.whole_document) for name, item in found.items()} == {
        "Partner": (True, False),
        "Customer": (True, True),
    }


def test_the_certificate_of_a_platform_is_told_apart() -> None:
    assert _one(_signed(pdf(_agreement), by="DocuSign, Inc.")).kind is SignatureKind.E_SIGN_PLATFORM


def test_a_signature_that_cannot_be_validated_is_not_called_intact() -> None:
    def spoil(source: pikepdf.Pdf) -> None:
        source.Root.AcroForm.Fields[0].V.Contents = pikepdf.String(b"no signature at all")

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_signed(pdf(_agreement)))) as source:
        spoil(source)
        source.save(out)
    document = seen(out.getvalue())
    assert [signature.intact for signature in document.signatures] in ([None], [False])


def test_an_unsigned_field_is_no_signature() -> None:
    made = [{"T": "sign", "FT": "/Sig", "rect": (200, 290, 200, 20)}]
    document = seen(form(pdf(_agreement), made))
    assert document.signatures == ()
    assert fields(document)["sign"].label == "Customer signature"
