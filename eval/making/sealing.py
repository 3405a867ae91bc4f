"""Digital signatures on made PDFs, good or broken afterwards; the keys are made on the spot."""

import io
from datetime import UTC, datetime
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore


def seal(data: bytes, told: dict[str, str]) -> bytes:
    """Return the PDF signed as ``told``: ``signer``, ``company``, ``at`` (ISO), ``field``, ``page``, ``box``.

    With ``alter`` (``old|new`` words of the page) the words are exchanged after signing.
    """
    when = datetime.fromisoformat(told["at"])
    left, low, right, high = (int(side) for side in told.get("box", "320,120,520,165").split(","))
    field = told.get("field", "Signature1")
    signer = _signer(told["signer"], told["company"])
    style = TextStampStyle(
        stamp_text=f"Digitally signed by {told['signer']}\nDate: {when:%Y.%m.%d %H:%M:%S %z}",
        text_box_style=TextBoxStyle(font_size=9),
        border_width=0,
    )
    out = io.BytesIO()
    made = _SignerAt(
        signers.PdfSignatureMetadata(field_name=field, name=told["signer"]),
        signer=signer,
        stamp_style=style,
        new_field_spec=SigFieldSpec(
            sig_field_name=field, on_page=int(told.get("page", "0")), box=(left, low, right, high)
        ),
    )
    made.when = when
    made.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(data)), output=out)
    signed = out.getvalue()
    return _altered(signed, *told["alter"].split("|")) if "alter" in told else signed


class _SignerAt(signers.PdfSigner):
    """Signs at the time it is told, not now."""

    when: datetime

    def init_signing_session(self, pdf_out: Any, existing_fields_only: Any = False) -> Any:  # noqa: FBT002 - as the library has it
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.when
        return session


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
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime(2018, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2038, 1, 1, tzinfo=UTC))
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


def _altered(data: bytes, old: str, new: str) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    contents = page.raw_get("/Contents").get_object()
    words = contents.data
    if old.encode() not in words:
        message = f"the page does not hold {old!r}, so it cannot be altered"
        raise ValueError(message)
    changed = generic.StreamObject(stream_data=words.replace(old.encode(), new.encode()))
    page["/Contents"] = writer.add_object(changed)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()
