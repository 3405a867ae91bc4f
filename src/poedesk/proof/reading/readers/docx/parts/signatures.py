"""Digital signatures of the package (OPC, XML-DSig): who, when, and whether what was signed is unchanged.

Nothing is called intact unless the digests of the signed parts, of the signed objects and the signature value
were all computed here and agree. Whether the certificate can be trusted is not judged.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from dataclasses import field
from urllib.parse import unquote

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Signature, SignatureKind
from poedesk.proof.reading.readers.docx.parts.package import Package

_DS = "{http://www.w3.org/2000/09/xmldsig#}"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TRANSFORM = "http://schemas.openxmlformats.org/package/2006/RelationshipTransform"
_C14N = {
    "http://www.w3.org/TR/2001/REC-xml-c14n-20010315": False,
    "http://www.w3.org/2001/10/xml-exc-c14n#": True,
}
_HASHES = frozenset({"sha1", "sha256", "sha384", "sha512"})

_NO_PARAMETERS = {
    "sha1": bytes.fromhex("301f300706052b0e03021a0414"),
    "sha256": bytes.fromhex("302f300b06096086480165030402010420"),
    "sha384": bytes.fromhex("303f300b06096086480165030402020430"),
    "sha512": bytes.fromhex("304f300b06096086480165030402030440"),
}
"""What stands before the digest in signatures that leave out the empty parameters (RFC 8017, A.2.4)."""

_UNSIGNED = ("_xmlsignatures/", "customxml/", "docprops/", "[content_types].xml", "_rels/.rels")
"""Parts that Word leaves out of a signature: the signatures, properties, data stores (none is shown)."""

_SEEN = frozenset({"header", "footer", "footnotes", "endnotes", "image", "chart", "slide", "worksheet"}) | {
    "sharedStrings"
}
"""Kinds of parts besides the main one whose words or pictures a reader sees."""

_MOST = 50
"""Signatures that are looked at."""


@dataclass(slots=True)
class _Checks:
    altered: list[str] = field(default_factory=list)
    """Signed parts whose bytes are not those that were signed."""

    doubts: list[str] = field(default_factory=list)
    """What could not be verified here."""

    covered: set[str] = field(default_factory=set)
    """Names of the signed parts, in lower case."""


def read_signatures(package: Package) -> list[Signature]:
    """Return the signatures of the package, in the order in which it lists them."""
    found = []
    for origin in package.relations("").values():
        if origin.kind == "origin" and not origin.external:
            links = [link for link in package.relations(origin.target).values() if link.kind == "signature"]
            for link in links[:_MOST]:
                root = package.xml(link.target)
                if root is not None and root.tag == f"{_DS}Signature":
                    found.append(_signature(package, root))
    return found


def _signature(package: Package, root: etree._Element) -> Signature:
    checks = _Checks()
    said = _signed_objects(root, checks)
    _check_parts(package, said, checks)
    signer = _check_value(root, checks)
    bare = [
        name for name in _signable(package) if name not in checks.covered and not name.startswith(_UNSIGNED)
    ]
    if shown := sorted(_shown(package).intersection(bare)):
        checks.doubts.append(f"it does not cover {', '.join(shown[:3])}")
    if checks.altered:
        intact: bool | None = False
        detail: str | None = f"changed since signing: {', '.join(checks.altered[:5])}"
    elif checks.doubts:
        intact, detail = None, f"not verified: {', '.join(checks.doubts[:5])}"
    else:
        intact, detail = True, f"not covered: {', '.join(bare[:5])}" if bare else None
    return Signature(
        kind=SignatureKind.DIGITAL,
        signer=signer,
        signed_at=_text(said, "Value", parent="SignatureTime") or _text(said, "SigningTime"),
        intact=intact,
        whole_document=not bare,
        detail=detail,
        field=(_text(said, "SetupID") or "").upper() or None,
    )


def _signable(package: Package) -> list[str]:
    return [name for name, member in package.members.items() if not member.is_dir()]


def _shown(package: Package) -> set[str]:
    """Return the names of the parts whose words and pictures a reader sees, in lower case."""
    main = [item.target for item in package.relations("").values() if item.kind == "officeDocument"]
    found = [item.target for name in main for item in package.relations(name).values() if item.kind in _SEEN]
    return {name.lower() for name in (*main, *found)}


def _text(said: Iterable[etree._Element], local: str, parent: str | None = None) -> str | None:
    for node in (node for element in said for node in element.iter(f"{{*}}{local}")):
        above = node.getparent()
        if parent is None or (above is not None and etree.QName(above).localname == parent):
            return (node.text or "").strip() or None
    return None


def _check_parts(package: Package, said: Iterable[etree._Element], checks: _Checks) -> None:
    """Compare the digests of the signed lists with the parts as they are now."""
    lists = [found for element in said for found in element.iter(f"{_DS}Manifest")]
    references = [item for found in lists for item in found.findall(f"{_DS}Reference")]
    if not references:
        checks.doubts.append("it names no parts")
    for reference in references:
        name = unquote((reference.get("URI") or "").partition("?")[0]).lstrip("/")
        checks.covered.add(name.lower())
        transforms = [item.get("Algorithm", "") for item in reference.iter(f"{_DS}Transform")]
        data = package.part(name)
        if data is None:
            checks.altered.append(f"{name} is gone")
            continue
        plain = not transforms
        if not plain:
            content = _relationships(package, name, reference) if transforms[0] == _TRANSFORM else None
            if content is None:
                checks.doubts.append(f"{name} goes through a transformation that is not known")
                continue
            data = content
        agrees = _agrees(reference, data)
        if agrees is None:
            checks.doubts.append(f"the digest of {name} is of an unknown kind")
        elif not agrees:
            (checks.altered if plain else checks.doubts).append(name)


def _relationships(package: Package, name: str, reference: etree._Element) -> bytes | None:
    """Return the chosen relationships of a part in the one form that is signed (OPC part 2, 12.2.4.26)."""
    ids, kinds = set(), set()
    for item in reference.iter("{*}RelationshipReference", "{*}RelationshipsGroupReference"):
        ids.add(item.get("SourceId"))
        kinds.add(item.get("SourceType"))
    source = package.xml(name)
    if source is None:
        return None
    root = etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
    chosen = [item for item in source if item.get("Id") in ids - {None} or item.get("Type") in kinds - {None}]
    for item in sorted(chosen, key=lambda found: found.get("Id") or ""):
        attributes = {str(key): str(kept) for key, kept in item.attrib.items()}
        etree.SubElement(root, item.tag, {"TargetMode": "Internal", **attributes})
    return etree.tostring(root, method="c14n")


def _signed_objects(root: etree._Element, checks: _Checks) -> list[etree._Element]:
    """Return the parts of a signature that it signs, having compared their digests; others say nothing.

    Two elements of one id leave open which of them was signed.
    """
    named = [item for item in root.iter(etree.Element) if item.get("Id")]
    by_id = {item.get("Id"): item for item in named}
    if len(by_id) < len(named):
        checks.doubts.append("two of its parts have one id")
    found = []
    references = root.findall(f"{_DS}SignedInfo/{_DS}Reference")
    for reference in references:
        uri = reference.get("URI") or ""
        target = by_id.get(uri.lstrip("#"))
        transforms = [item.get("Algorithm", "") for item in reference.iter(f"{_DS}Transform")]
        known = all(item in _C14N for item in transforms)
        if not uri.startswith("#") or target is None or not known:
            checks.doubts.append(f"{uri or 'a reference'} cannot be followed")
            continue
        exclusive = any(_C14N[item] for item in transforms)
        data = _canonical(target, exclusive=exclusive)
        if not _agrees(reference, data):
            checks.doubts.append(f"the digest of {uri} does not agree")
        found.append(target)
    if not any(element.find(f".//{_DS}Manifest") is not None for element in found):
        checks.doubts.append("its list of parts is not signed")
    return found


def _canonical(element: etree._Element, *, exclusive: bool) -> bytes:
    """Return the canonical form of an element with the namespaces that it inherits.

    It is parsed anew on its own first: inside its document, lxml undeclares the default namespace of its
    children, which changes the digest.
    """
    alone = etree.fromstring(
        etree.tostring(element, with_tail=False), etree.XMLParser(resolve_entities=False)
    )
    return etree.tostring(alone, method="c14n", exclusive=exclusive, with_comments=False)


def _agrees(reference: etree._Element, data: bytes) -> bool | None:
    method = reference.find(f"{_DS}DigestMethod")
    told = reference.find(f"{_DS}DigestValue")
    algorithm = (method.get("Algorithm") if method is not None else "") or ""
    name = algorithm.rpartition("#")[2]
    expected = _decoded(told)
    if name not in _HASHES or expected is None:
        return None
    return hashlib.new(name, data, usedforsecurity=False).digest() == expected


def _decoded(element: etree._Element | None) -> bytes | None:
    try:
        return base64.b64decode("".join((element.text or "").split())) if element is not None else None
    except (binascii.Error, ValueError):
        return None


def _check_value(root: etree._Element, checks: _Checks) -> str | None:
    """Verify the signature value with the certificates that it brings; return the signer's name."""
    from cryptography import x509  # noqa: PLC0415 - only signed documents pay for it

    certificates = []
    for item in root.iter(f"{_DS}X509Certificate"):
        data = _decoded(item)
        try:
            certificates.append(x509.load_der_x509_certificate(data or b""))
        except ValueError:
            continue
    signed = root.find(f"{_DS}SignedInfo")
    value = _decoded(root.find(f"{_DS}SignatureValue"))
    for certificate in certificates:
        if signed is not None and value is not None and _verifies(certificate, signed, value):
            return _subject(certificate)
    checks.doubts.append("the signature value")
    return _subject(certificates[0]) if certificates else None


def _verifies(certificate: object, signed: etree._Element, value: bytes) -> bool:
    from cryptography import x509  # noqa: PLC0415 - only signed documents pay for it
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils  # noqa: PLC0415

    assert isinstance(certificate, x509.Certificate)
    method = signed.find(f"{_DS}SignatureMethod")
    canonical = signed.find(f"{_DS}CanonicalizationMethod")
    form = canonical.get("Algorithm", "") if canonical is not None else ""
    if method is None or form not in _C14N:
        return False
    data = _canonical(signed, exclusive=_C14N[form])
    kind, _, digest = method.get("Algorithm", "").rpartition("#")[2].partition("-")
    algorithms: dict[str, hashes.HashAlgorithm] = {
        "sha1": hashes.SHA1(),  # noqa: S303 - old signatures use it; that is for trust to judge
        "sha256": hashes.SHA256(),
        "sha384": hashes.SHA384(),
        "sha512": hashes.SHA512(),
    }
    if digest not in algorithms:
        return False
    algorithm = algorithms[digest]
    try:
        key = certificate.public_key()
        if kind == "rsa" and isinstance(key, rsa.RSAPublicKey):
            try:
                key.verify(value, data, padding.PKCS1v15(), algorithm)
            except InvalidSignature:
                info = key.recover_data_from_signature(value, padding.PKCS1v15(), None)
                digest_of = hashlib.new(digest, data, usedforsecurity=False).digest()
                return info == _NO_PARAMETERS[digest] + digest_of
            return True
        if kind == "ecdsa" and isinstance(key, ec.EllipticCurvePublicKey):
            half = len(value) // 2
            pair = int.from_bytes(value[:half], "big"), int.from_bytes(value[half:], "big")
            key.verify(utils.encode_dss_signature(*pair), data, ec.ECDSA(algorithm))
            return True
    except (InvalidSignature, UnsupportedAlgorithm, ValueError):
        return False
    return False


def _subject(certificate: object) -> str | None:
    from cryptography import x509  # noqa: PLC0415 - only signed documents pay for it

    assert isinstance(certificate, x509.Certificate)
    try:
        names = certificate.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    except ValueError:
        return None
    return str(names[0].value) if names else certificate.subject.rfc4514_string() or None
