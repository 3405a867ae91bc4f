"""Digital signatures of the examples, and a change made after signing.

The keys are derived from the signer's name. Everybody can make them again, so they prove nothing; they are
examples. The bytes of a signature differ from run to run, what it says does not.
"""

import hashlib
import io
from datetime import UTC, datetime, timedelta
from typing import Any

from asn1crypto import keys, x509
from cryptography import x509 as made
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko_certvalidator.registry import SimpleCertificateStore

Box = tuple[int, int, int, int]


class _SignerAt(signers.PdfSigner):
    """Signs at the time that the example tells, not at the time of making."""

    at: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: bool = False) -> Any:  # noqa: FBT001, FBT002 - pyHanko's own signature
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session


def signed(data: bytes, *, name: str, organisation: str, at: datetime, page: int, box: Box) -> bytes:
    """Return the PDF with a visible signature; ``page`` counts from 0, ``box`` from the lower left corner."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    field = "CustomerSignature"
    signer = _SignerAt(
        signers.PdfSignatureMetadata(field_name=field, name=name),
        signer=_signer(name, organisation, at),
        new_field_spec=SigFieldSpec(sig_field_name=field, on_page=page, box=box),
    )
    signer.at = at
    out = io.BytesIO()
    signer.sign_pdf(writer, output=out)
    return out.getvalue()


def changed(data: bytes, *, page: int, old: str, new: str) -> bytes:
    """Return the PDF with a further revision in which ``new`` stands on a page instead of ``old``."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    place = writer.root["/Pages"]["/Kids"][page].raw_get("/Contents")
    content = place.get_object()
    before = content.data
    if before.count(old.encode("ascii")) != 1:
        message = f"{old!r} must stand exactly once on page {page + 1}"
        raise ValueError(message)
    content._data = before.replace(old.encode("ascii"), new.encode("ascii"))  # noqa: SLF001 - no public way
    content._encoded_data = None  # noqa: SLF001 - or the old words would be written
    writer.mark_update(place)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def _signer(name: str, organisation: str, at: datetime) -> signers.SimpleSigner:
    seed = int.from_bytes(hashlib.sha256(f"{name}, {organisation}".encode()).digest())
    key = ec.derive_private_key(seed % (1 << 255), ec.SECP256R1())
    subject = made.Name(
        [
            made.NameAttribute(NameOID.COMMON_NAME, name),
            made.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        ]
    )
    certificate = (
        made.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(1 + seed % (1 << 60))
        .not_valid_before(datetime(at.year - 1, 1, 1, tzinfo=UTC))
        .not_valid_after(at + timedelta(days=700))
        .sign(key, hashes.SHA256())
    )
    encoding, plain = serialization.Encoding.DER, serialization.NoEncryption()
    private = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, plain)
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(certificate.public_bytes(encoding)),
        signing_key=keys.PrivateKeyInfo.load(private),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )
