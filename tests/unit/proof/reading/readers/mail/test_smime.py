import datetime as dt

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import (
    PKCS7EnvelopeBuilder,
    PKCS7Options,
    PKCS7SignatureBuilder,
)
from cryptography.x509.oid import NameOID

from poedesk.proof.document.model import Document, Read, SignatureKind
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.mail import eml
from poedesk.proof.reading.readers.mail.smime import BROKEN, open_package

HEAD = (
    b"From: Mira Sund <mira@harborvale.example>\nTo: otto@quillbridge.example\n"
    b"Date: Mon, 04 May 2026 12:00:00 -0500\nSubject: Acceptance\n"
)
INNER = b"Content-Type: text/plain\r\n\r\nThe minutes are attached.\r\n"


@pytest.fixture(scope="module")
def holder() -> tuple[x509.Certificate, rsa.RSAPrivateKey]:
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mira Sund")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = (
        builder.serial_number(77).not_valid_before(start).not_valid_after(start + dt.timedelta(days=900))
    )
    return builder.sign(key, hashes.SHA256()), key


Holder = tuple[x509.Certificate, rsa.RSAPrivateKey]


def signed(holder: Holder, encoding: Encoding, *options: PKCS7Options) -> bytes:
    builder = PKCS7SignatureBuilder().set_data(INNER).add_signer(*holder, hashes.SHA256())
    return builder.sign(encoding, list(options))


def package(data: bytes, kind: str) -> Document:
    head = f"Content-Type: application/pkcs7-mime; smime-type={kind}; name=smime.p7m\n\n".encode()
    return eml.read(HEAD + head + data, "mail.eml", DEFAULT)


def signers(document: Document) -> list[tuple[SignatureKind, str | None, bool, bool | None]]:
    """Return kind, signer, whether a time is given, and intactness of every signature."""
    return [(each.kind, each.signer, each.signed_at is not None, each.intact) for each in document.signatures]


BY_MIRA = [(SignatureKind.DIGITAL, "Mira Sund", True, None)]


def test_the_content_of_a_signed_package_is_read_and_its_signature_named(holder: Holder) -> None:
    document = package(signed(holder, Encoding.DER, PKCS7Options.Binary), "signed-data")
    assert "The minutes are attached." in document.pages[0].text
    assert (document.read, document.attachments) == (Read.COMPLETE, ())
    assert signers(document) == BY_MIRA


def test_a_signature_that_stands_apart_is_named(holder: Holder) -> None:
    whole = signed(holder, Encoding.SMIME, PKCS7Options.DetachedSignature, PKCS7Options.Text)
    document = eml.read(HEAD + whole, "mail.eml", DEFAULT)
    assert "The minutes are attached." in document.pages[0].text
    assert (document.read, document.attachments) == (Read.COMPLETE, ())
    assert signers(document) == BY_MIRA


def test_the_signature_of_a_mail_acknowledges_nothing(holder: Holder) -> None:
    document = package(signed(holder, Encoding.DER, PKCS7Options.Binary), "signed-data")
    assert find_all(document).get("signature") == ()


def test_an_encrypted_message_is_partial_and_says_what_to_do(holder: Holder) -> None:
    builder = PKCS7EnvelopeBuilder().set_data(INNER).add_recipient(holder[0])
    document = package(builder.encrypt(Encoding.DER, [PKCS7Options.Binary]), "enveloped-data")
    assert document.read is Read.PARTIAL
    assert "encrypted (S/MIME); save it decrypted" in document.problems[0]


def test_a_damaged_package_is_named(holder: Holder) -> None:
    whole = signed(holder, Encoding.DER, PKCS7Options.Binary)
    for data in (b"", b"junk", whole[:50], whole[:300]):
        assert open_package(data).problem == BROKEN
