"""S/MIME: what a signed package holds, and whose signature it is (RFC 8551, RFC 5652).

Signatures are named, not judged: a signature on a mail says who sent it, never that somebody agrees to it.
"""

from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Signature, SignatureKind

ENCRYPTED = "its text is encrypted (S/MIME); save it decrypted from the mail program and give that"
BROKEN = "its signed package (S/MIME) is damaged; save the message anew and give it again"
_DETAIL = "S/MIME signature of the message, not verified"


@dataclass(frozen=True, slots=True)
class Opened:
    """What a package held."""

    content: bytes | None = None
    """The signed message part, header and all; null when the signature stands apart or there is none."""

    signatures: tuple[Signature, ...] = ()
    problem: str | None = None


def open_package(data: bytes) -> Opened:
    """Return what the CMS package ``data`` holds: content and signatures, or why it cannot be opened."""
    from asn1crypto import cms  # noqa: PLC0415 - few mails need it

    try:
        package = cms.ContentInfo.load(data)
        kind = package["content_type"].native
        if kind in {"enveloped_data", "authenticated_enveloped_data", "encrypted_data"}:
            return Opened(problem=ENCRYPTED)
        if kind != "signed_data":
            return Opened(problem=BROKEN)
        signed = package["content"]
        inner = signed["encap_content_info"]["content"].native
        content = inner if isinstance(inner, bytes) else None
        return Opened(content, tuple(_signature(signer, signed) for signer in signed["signer_infos"]))
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, OverflowError):
        return Opened(problem=BROKEN)


def _signature(signer: Any, signed: Any) -> Signature:
    moment = None
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "signing_time":
            moment = attribute["values"][0].native.isoformat()
    return Signature(
        kind=SignatureKind.DIGITAL, signer=_name(signer["sid"], signed), signed_at=moment, detail=_DETAIL
    )


def _name(sid: Any, signed: Any) -> str | None:
    """Return the holder of the certificate that the signature names: common name and address."""
    certificates = [choice.chosen for choice in signed["certificates"] if choice.name == "certificate"]
    if sid.name == "issuer_and_serial_number":
        wanted = sid.chosen["serial_number"].native
        certificates = [one for one in certificates if one.serial_number == wanted] or certificates[:0]
    if not certificates:
        return None
    subject = certificates[0].subject.native
    names = subject.get("common_name") or subject.get("email_address")
    return " ".join(names) if isinstance(names, list) else names
