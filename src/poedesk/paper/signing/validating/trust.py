"""Whether a certificate leads to a trusted root, and whether it was revoked, at a given time.

A time that a trusted time stamp proves makes the certificate's state then count, whatever came later; that
is why a signature can outlive its certificate. Nothing is fetched here.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.paper.signing.validating.material import Material, said_by_list, said_by_response
from poedesk.paper.signing.validating.model import Answer, Revocation

TOLERANCE = timedelta(minutes=5)
"""By which clocks may differ."""

_SIGNING = ("digital_signature", "non_repudiation")
"""Uses of a key (RFC 5280) that let it sign documents; one is enough."""


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known of a certificate at one time."""

    trusted: Answer
    revocation: Revocation
    as_of: datetime | None = None
    """When what is known of the revocation was said."""

    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def good(self) -> bool:
        """Return whether it is trusted and not known to be revoked."""
        return self.trusted is Answer.YES and self.revocation is not Revocation.REVOKED


@dataclass(frozen=True, slots=True)
class When:
    """The time at which a certificate counts."""

    moment: datetime
    proved: bool
    """Whether a time stamp proves that the signature was there then."""

    limit: datetime
    """What was said after it does not count."""


def trust_in(certificate: Any, material: Material, when: When, *, stamping: bool = False) -> Trust:
    """Return what is known of an ``asn1crypto`` certificate, of a time-stamp authority when ``stamping``."""
    if not material.roots:
        return Trust(
            Answer.UNKNOWN,
            Revocation.UNKNOWN,
            unknown=("whether its certificate can be trusted: no roots were given (--trust ROOTS.pem)",),
        )
    usable = material.until(when.limit)
    path = _path(certificate, usable, when, None, stamping=stamping)
    if path is not None:
        return Trust(Answer.NO, Revocation.UNKNOWN, reasons=(path.words(certificate, when),))
    return _revocation(certificate, usable, when, stamping=stamping)


def _revocation(certificate: Any, material: Material, when: When, *, stamping: bool) -> Trust:
    """Return what is said of the revocation of a certificate that leads to a root.

    Lists and responses are asked one after the other: one that says "revoked" counts, whatever another says.
    What was said after the certificate's end is no proof that it is good, since an authority may forget then.
    """
    said = [
        _path(certificate, material, when, rule, stamping=stamping, whole=rule == "eithercheck")
        for rule in ("ocspcheck", "clrcheck", "eithercheck")
        if material.crls or material.ocsps
    ]
    for failed in said:
        if failed is not None and failed.revoked is not None:
            return Trust(Answer.YES, Revocation.REVOKED, failed.revoked, (failed.words(certificate, when),))
    usable = material.until(min(when.limit, certificate.not_valid_after))
    if usable != material:
        return _told_in_time(certificate, usable, when, stamping=stamping)
    if said and said[-1] is None:
        return Trust(Answer.YES, Revocation.GOOD, _as_of(certificate, usable))
    return _unsaid(when, own=None not in said)


def _told_in_time(certificate: Any, material: Material, when: When, *, stamping: bool) -> Trust:
    """Return what was said before the certificate's end."""
    if _path(certificate, material, when, "eithercheck", stamping=stamping, whole=True) is None:
        return Trust(Answer.YES, Revocation.GOOD, _as_of(certificate, material))
    own = _path(certificate, material, when, "eithercheck", stamping=stamping) is not None
    return _unsaid(when, own=own)


def _unsaid(when: When, *, own: bool) -> Trust:
    """Return that nobody says whether a certificate was revoked: its ``own``, or one above it."""
    what = "its certificate" if own else "a certificate above its own"
    lacking = f"whether {what} was revoked: nothing that is known tells it for {when.moment:%Y-%m-%d}"
    hint = "give --crl or --ocsp, or allow --online"
    return Trust(Answer.YES, Revocation.UNKNOWN, unknown=(f"{lacking}; {hint}",))


@dataclass(frozen=True, slots=True)
class _Failed:
    """Why there is no path."""

    kind: str
    """``expired``, ``early``, ``revoked``, ``weak``, ``use`` or ``none``."""

    detail: str
    revoked: datetime | None = None

    def words(self, certificate: Any, when: When) -> str:
        """Return the reason as a clause."""
        name = certificate.subject.human_friendly
        unproved = "" if when.proved else ", and no trusted time stamp proves that it signed before"
        return {
            "expired": f"its certificate ({name}) ended on {certificate.not_valid_after:%Y-%m-%d}{unproved}",
            "early": f"its certificate ({name}) begins only on {certificate.not_valid_before:%Y-%m-%d}",
            "revoked": (
                f"its certificate, or one above it, was revoked on {self.revoked:%Y-%m-%d %H:%M} UTC"
                + ("" if not when.proved else ", before it signed")
                + unproved
                if self.revoked
                else ""
            ),
            "weak": f"its certificates use an algorithm that is broken ({self.detail})",
            "use": f"its certificate ({name}) is not made for this use",
            "none": f"its certificate ({name}) leads to none of the given roots",
        }[self.kind]


def _path(
    certificate: Any,
    material: Material,
    when: When,
    rule: str | None,
    *,
    stamping: bool,
    whole: bool = False,
) -> _Failed | None:
    """Return why there is no valid path, null when there is one.

    ``rule`` says what must tell whether it was revoked (null: nothing), and with ``whole`` whether those
    above it were.
    """
    from pyhanko_certvalidator import CertificateValidator, ValidationContext  # noqa: PLC0415 - slow to import
    from pyhanko_certvalidator.policy_decl import (  # noqa: PLC0415 - as above
        CertRevTrustPolicy,
        RevocationCheckingPolicy,
        RevocationCheckingRule,
    )

    own = RevocationCheckingRule(rule or "nocheck")
    soft = RevocationCheckingRule("nocheck" if rule is None else "ifdeclaredsoftcheck")
    policy = CertRevTrustPolicy(
        RevocationCheckingPolicy(own, own if whole else soft), retroactive_revinfo=when.proved
    )
    context = ValidationContext(
        trust_roots=list(material.roots),
        other_certs=list(material.certificates),
        crls=list(material.crls) if rule else [],
        ocsps=list(material.ocsps) if rule else [],
        moment=when.moment,
        best_signature_time=when.moment,
        allow_fetching=False,
        revinfo_policy=policy,
    )
    validator: Any = CertificateValidator(
        certificate, list(material.certificates), validation_context=context
    )
    try:
        if stamping:
            asyncio.run(validator.async_validate_usage(set(), {"time_stamping"}))
        else:
            asyncio.run(validator.async_validate_usage(set()))
    except Exception as error:  # noqa: BLE001 - hostile certificates may raise anything
        return _failed(error)
    usage = certificate.key_usage_value
    if not stamping and usage is not None and not usage.native & set(_SIGNING):
        return _Failed("use", "")
    return None


def _failed(error: Exception) -> _Failed:
    from pyhanko_certvalidator import errors  # noqa: PLC0415 - as above

    words = " ".join(str(error).split())[:160]
    if isinstance(error, errors.RevokedError):
        return _Failed("revoked", words, error.revocation_dt)
    if isinstance(error, errors.ExpiredError):
        return _Failed("expired", words)
    if isinstance(error, errors.NotYetValidError):
        return _Failed("early", words)
    if isinstance(error, errors.DisallowedAlgorithmError):
        return _Failed("weak", words)
    if isinstance(error, errors.InvalidCertificateError) and "self-signed" not in words:
        return _Failed("use", words)
    return _Failed("none", words)


def _as_of(certificate: Any, material: Material) -> datetime | None:
    """Return when something was last said that speaks of the certificate."""
    issuer = certificate.issuer.dump()
    said = [said_by_list(item) for item in material.crls if item.issuer.dump() == issuer]
    for response in material.ocsps:
        data = response.basic_ocsp_response["tbs_response_data"]
        serials = [item["cert_id"]["serial_number"].native for item in data["responses"]]
        if certificate.serial_number in serials:
            said.append(said_by_response(response))
    return max(said, default=None)
