"""A signature of a Word document is intact only when everything about it was verified here."""

import base64
import datetime as dt
import hashlib
import io
import zipfile

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from lxml import etree
from tests.unit.proof.reading.readers.word import docx, paragraph

from poedesk.proof.document.model import Signature, SignatureKind
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import read

_DS = "http://www.w3.org/2000/09/xmldsig#"
_C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
_SHA = "http://www.w3.org/2001/04/xmlenc#sha256"
_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"


def canonical(xml: str) -> bytes:
    return etree.tostring(etree.fromstring(xml), method="c14n")


def reference(uri: str, data: bytes) -> str:
    digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
    method = f'<DigestMethod Algorithm="{_SHA}"/>'
    return f'<Reference URI="{uri}">{method}<DigestValue>{digest}</DigestValue></Reference>'


@pytest.fixture(scope="module")
def identity() -> tuple[rsa.RSAPrivateKey, str]:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Ines Duarte")])
    start = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + dt.timedelta(days=700))
    encoded = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)
    return key, base64.b64encode(encoded).decode()


def signed(identity: tuple[rsa.RSAPrivateKey, str]) -> dict[str, bytes]:
    """Return the parts of a document that is signed as Word signs."""
    key, certificate = identity
    with zipfile.ZipFile(io.BytesIO(docx(paragraph("We accept the work.")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    listed = "".join(
        reference(f"/{name}?ContentType=x", parts[name]) for name in parts if name.startswith("word/")
    )
    manifest = f'<Object xmlns="{_DS}" Id="idPackageObject"><Manifest>{listed}</Manifest></Object>'
    time = (
        f'<Object xmlns="{_DS}" Id="idOfficeObject"><SignatureProperties>'
        '<SignatureProperty Id="p" Target="#s">'
        '<m:SignatureTime xmlns:m="http://schemas.openxmlformats.org/package/2006/digital-signature"><m:Value>'
        "2026-03-02T10:15:00Z</m:Value></m:SignatureTime></SignatureProperty></SignatureProperties></Object>"
    )
    methods = (
        f'<CanonicalizationMethod Algorithm="{_C14N}"/>'
        '<SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/>'
    )
    objects = reference("#idPackageObject", canonical(manifest)) + reference(
        "#idOfficeObject", canonical(time)
    )
    info = f'<SignedInfo xmlns="{_DS}">{methods}{objects}</SignedInfo>'
    value = base64.b64encode(key.sign(canonical(info), padding.PKCS1v15(), hashes.SHA256())).decode()
    brought = f"<X509Data><X509Certificate>{certificate}</X509Certificate></X509Data>"
    inside = f"{info}<SignatureValue>{value}</SignatureValue><KeyInfo>{brought}</KeyInfo>"
    xml = f'<Signature xmlns="{_DS}" Id="s">{inside}{manifest}{time}</Signature>'
    link = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    )
    origin = f'<Relationship Id="rIdS" Type="{_TYPE}/origin" Target="_xmlsignatures/origin.sigs"/>'
    end = "</Relationships>"
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(end.encode(), (origin + end).encode())
    parts["_xmlsignatures/origin.sigs"] = b""
    parts["_xmlsignatures/_rels/origin.sigs.rels"] = (
        f'{link}Id="rId1" Type="{_TYPE}/signature" Target="sig1.xml"/></Relationships>'.encode()
    )
    parts["_xmlsignatures/sig1.xml"] = xml.encode()
    return parts


def only_signature(parts: dict[str, bytes]) -> Signature:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    (signature,) = read(stream.getvalue(), "x.docx", DEFAULT).signatures
    return signature


def test_an_untouched_signature_is_intact(identity: tuple[rsa.RSAPrivateKey, str]) -> None:
    found = only_signature(signed(identity))
    assert found == Signature(
        SignatureKind.DIGITAL,
        signer="Ines Duarte",
        signed_at="2026-03-02T10:15:00Z",
        intact=True,
        whole_document=True,
    )


def test_a_changed_or_missing_part_breaks_it(identity: tuple[rsa.RSAPrivateKey, str]) -> None:
    parts = signed(identity)
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"accept", b"reject")
    found = only_signature(parts)
    assert found.intact is False
    assert "word/document.xml" in (found.detail or "")
    gone = signed(identity)
    del gone["word/_rels/document.xml.rels"]
    assert only_signature(gone).intact is False


def test_a_part_added_later_is_not_covered(identity: tuple[rsa.RSAPrivateKey, str]) -> None:
    parts = signed(identity)
    parts["word/comments.xml"] = b"<x/>"
    found = only_signature(parts)
    assert found.intact is True
    assert found.whole_document is False
    assert found.detail == "not covered: word/comments.xml"


def test_a_signature_that_leaves_out_empty_parameters_is_as_good(
    identity: tuple[rsa.RSAPrivateKey, str],
) -> None:
    parts = signed(identity)
    xml = parts["_xmlsignatures/sig1.xml"].decode()
    info = xml[xml.index("<SignedInfo") : xml.index("<SignatureValue>")]
    begin = bytes.fromhex("302f300b06096086480165030402010420")  # DigestInfo of SHA-256, no parameters
    block = begin + hashlib.sha256(canonical(info)).digest()
    padded = b"\x00\x01" + b"\xff" * (256 - 3 - len(block)) + b"\x00" + block
    numbers = identity[0].private_numbers()
    number = pow(int.from_bytes(padded, "big"), numbers.d, numbers.public_numbers.n)
    value = base64.b64encode(number.to_bytes(256, "big")).decode()
    old = xml[xml.index("<SignatureValue>") : xml.index("</SignatureValue>")]
    parts["_xmlsignatures/sig1.xml"] = xml.replace(old, f"<SignatureValue>{value}").encode()
    assert only_signature(parts).intact is True
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"accept", b"reject")
    assert only_signature(parts).intact is False


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"2026-03-02T10", b"2026-05-02T10"),
        (b"<SignatureValue>", b"<SignatureValue>AAAA"),
        (b"#rsa-sha256", b"#rsa-sha999"),
        (b'URI="#idPackageObject"', b'URI="#idOfficeObject"'),
    ],
)
def test_what_cannot_be_verified_is_never_called_intact(
    identity: tuple[rsa.RSAPrivateKey, str], old: bytes, new: bytes
) -> None:
    parts = signed(identity)
    assert old in parts["_xmlsignatures/sig1.xml"]
    parts["_xmlsignatures/sig1.xml"] = parts["_xmlsignatures/sig1.xml"].replace(old, new)
    found = only_signature(parts)
    assert found.intact is None
    assert (found.detail or "").startswith("not verified")


def object_of(xml: bytes, name: str) -> bytes:
    """Return an object of a signature as it is written there."""
    begin = xml.index(f'<Object xmlns="{_DS}" Id="{name}"'.encode())
    return xml[begin : xml.index(b"</Object>", begin) + len(b"</Object>")]


def altered(parts: dict[str, bytes]) -> tuple[dict[str, bytes], bytes, bytes]:
    """Return the parts with other words, the signed list of parts, and a list that fits the other words."""
    before = parts["word/document.xml"]
    after = before.replace(b"accept", b"refuse")
    listed = object_of(parts["_xmlsignatures/sig1.xml"], "idPackageObject")
    old, new = (base64.b64encode(hashlib.sha256(data).digest()) for data in (before, after))
    return {**parts, "word/document.xml": after}, listed, listed.replace(old, new)


def test_a_list_put_in_the_place_of_the_signed_one_is_not_believed(
    identity: tuple[rsa.RSAPrivateKey, str],
) -> None:
    parts, listed, false = altered(signed(identity))
    kept = f'<Object xmlns="{_DS}" Id="kept"><Manifest2>'.encode() + listed + b"</Manifest2></Object>"
    xml = parts["_xmlsignatures/sig1.xml"]
    for moved in (false + kept, kept + false):
        parts["_xmlsignatures/sig1.xml"] = xml.replace(listed, moved)
        assert only_signature(parts).intact is not True
    parts["_xmlsignatures/sig1.xml"] = xml.replace(listed, kept)
    assert only_signature(parts).intact is False  # the signed list holds, wherever it stands


def test_a_list_that_is_not_signed_covers_nothing(identity: tuple[rsa.RSAPrivateKey, str]) -> None:
    parts = signed(identity)
    listed = object_of(parts["_xmlsignatures/sig1.xml"], "idPackageObject")
    parts["word/comments.xml"] = b"<x/>"
    more = reference("/word/comments.xml?ContentType=x", b"<x/>").encode()
    unsigned = f'<Object xmlns="{_DS}" Id="more"><Manifest>'.encode() + more + b"</Manifest></Object>"
    xml = parts["_xmlsignatures/sig1.xml"]
    parts["_xmlsignatures/sig1.xml"] = xml.replace(listed, unsigned + listed)
    found = only_signature(parts)
    assert (found.intact, found.whole_document) == (True, False)


def test_a_time_that_is_not_signed_is_not_told(identity: tuple[rsa.RSAPrivateKey, str]) -> None:
    parts = signed(identity)
    xml = parts["_xmlsignatures/sig1.xml"]
    listed = object_of(xml, "idPackageObject")
    time = object_of(xml, "idOfficeObject").replace(b"2026-03-02", b"2025-01-01")
    time = time.replace(b"idOfficeObject", b"other").replace(b'Id="p"', b'Id="q"')
    parts["_xmlsignatures/sig1.xml"] = xml.replace(listed, time + listed)
    found = only_signature(parts)
    assert (found.intact, found.signed_at) == (True, "2026-03-02T10:15:00Z")


def test_words_that_a_signature_does_not_cover_leave_it_open(
    identity: tuple[rsa.RSAPrivateKey, str],
) -> None:
    parts = signed(identity)
    parts["word/other.xml"] = parts["word/document.xml"].replace(b"accept", b"refuse")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/other.xml")
    found = only_signature(parts)
    assert (found.intact, found.whole_document) == (None, False)
    assert "it does not cover word/other.xml" in (found.detail or "")
