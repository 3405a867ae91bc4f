"""Certificates in words."""

from typing import Any

from poedesk.paper.signing.validating.model import Certified


def certified(certificate: Any) -> Certified | None:
    """Return what an ``asn1crypto`` certificate says of its holder; null for none or a damaged one."""
    if certificate is None:
        return None
    try:
        native = certificate.subject.native
        return Certified(
            name=_text(native.get("common_name")) or str(certificate.subject.human_friendly),
            organisation=_text(native.get("organization_name")),
            email=_text(native.get("email_address")),
            issuer=str(certificate.issuer.human_friendly),
            serial=f"{certificate.serial_number:x}",
            begins=certificate.not_valid_before.isoformat(),
            ends=certificate.not_valid_after.isoformat(),
            sha256=certificate.sha256.hex(),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        value = " ".join(map(str, value))
    return str(value) if value else None
