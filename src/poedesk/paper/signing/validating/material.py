"""Roots, lists and responses: what trust is built from, out of files that somebody gave and of the PDF."""

import base64
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass

MOST = 500
"""Certificates, lists or responses of each kind that are looked at."""


class InvalidMaterial(UsageError):
    """A file of certificates, revocations or responses cannot be used."""


@dataclass(frozen=True, slots=True)
class Material:
    """``asn1crypto`` structures."""

    roots: tuple[Any, ...] = ()
    certificates: tuple[Any, ...] = ()
    crls: tuple[Any, ...] = ()
    ocsps: tuple[Any, ...] = ()

    def plus(self, other: "Material") -> "Material":
        """Return all of both."""
        return Material(
            (*self.roots, *other.roots),
            (*self.certificates, *other.certificates),
            (*self.crls, *other.crls),
            (*self.ocsps, *other.ocsps),
        )

    def until(self, moment: datetime) -> "Material":
        """Return it without what was said after ``moment``."""
        crls = tuple(item for item in self.crls if said_by_list(item) <= moment)
        ocsps = tuple(item for item in self.ocsps if _answered(item, moment))
        return Material(self.roots, self.certificates, crls, ocsps)


def said_by_list(crl: Any) -> datetime:
    """Return when a list of revoked certificates was issued."""
    moment: datetime = crl["tbs_cert_list"]["this_update"].native
    return moment


def said_by_response(response: Any) -> datetime:
    """Return the time for which an OCSP response speaks."""
    answers = response.basic_ocsp_response["tbs_response_data"]["responses"]
    moment: datetime = max(item["this_update"].native for item in answers)
    return moment


def _answered(response: Any, moment: datetime) -> bool:
    try:
        return said_by_response(response) <= moment
    except (ValueError, TypeError, KeyError, AttributeError):
        return False


def pem_certificates(data: bytes, name: str) -> list[bytes]:
    """Return the certificates of a PEM file, or of one in DER, each in DER.

    Raises:
        InvalidMaterial: it holds none.
    """
    from asn1crypto import pem, x509  # noqa: PLC0415 - slow to import, rarely needed

    try:
        found = (
            [item for kind, _, item in pem.unarmor(data, multiple=True) if kind == "CERTIFICATE"]
            if pem.detect(data)
            else [data]
        )
        for item in found:
            x509.Certificate.load(item, strict=True).subject.native  # noqa: B018 - it is parsed when it is read
    except (ValueError, TypeError) as error:
        message = f"{name} holds no certificates in PEM form (-----BEGIN CERTIFICATE-----)"
        raise InvalidMaterial(message) from error
    if not found:
        message = f"{name} holds no certificates; give those that you trust in PEM form"
        raise InvalidMaterial(message)
    return found


def binary(data: bytes) -> bytes:
    """Return what a file holds, out of its PEM form if it has that."""
    from asn1crypto import pem  # noqa: PLC0415 - slow to import, rarely needed

    try:
        return bytes(pem.unarmor(data)[2]) if pem.detect(data) else data
    except (ValueError, TypeError):
        return data


def given(request: Mapping[str, Sequence[str]]) -> tuple[Material, list[str]]:
    """Return what the caller gave (base64 each), and what of it could not be used."""
    from asn1crypto import crl, ocsp, x509  # noqa: PLC0415 - slow to import, rarely needed

    problems: list[str] = []
    crls = [base64.b64decode(item) for item in request.get("crls", ())]
    ocsps = [base64.b64decode(item) for item in request.get("ocsps", ())]
    made = Material(
        tuple(x509.Certificate.load(base64.b64decode(item)) for item in request["roots"]),
        (),
        tuple(_loaded(crl.CertificateList, crls, said_by_list, "a list of revoked certificates", problems)),
        tuple(_loaded(ocsp.OCSPResponse, ocsps, said_by_response, "an OCSP response", problems)),
    )
    return made, problems


def _loaded(kind: Any, items: Iterable[bytes], when: Any, what: str, problems: list[str]) -> Iterable[Any]:
    for item in items:
        try:
            made = kind.load(item, strict=True)
            when(made)
        except (ValueError, TypeError, KeyError, AttributeError):
            problems.append(f"what was given or fetched as {what} is none")
            continue
        yield made


def kept(handler: Any) -> Material:
    """Return what a revision of the file keeps for later checks (its DSS)."""
    from asn1crypto import crl, ocsp  # noqa: PLC0415 - as above
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - as above
    from pyhanko.sign.validation.dss import DocumentSecurityStore  # noqa: PLC0415 - as above

    try:
        store = DocumentSecurityStore.read_dss(handler)
        streams = [item.get_object().data for item in store.crls[:MOST]]
        answers = [item.get_object().data for item in store.ocsps[:MOST]]
        certificates = tuple(store.load_certs())[:MOST]
    except (PdfError, ValueError, TypeError, KeyError, AttributeError):
        return Material()  # none, or none that can be read: what it would tell stays unknown
    return Material(
        (),
        certificates,
        tuple(_loaded(crl.CertificateList, streams, said_by_list, "", [])),
        tuple(_loaded(ocsp.OCSPResponse, answers, said_by_response, "", [])),
    )


def _usable(items: Any, when: Callable[[Any], datetime]) -> Iterable[Any]:
    """Yield what of a sequence says when it was said; a sequence may be absent."""
    for item in list(items or ())[:MOST]:
        with suppress(ValueError, TypeError, KeyError, AttributeError):
            when(item)
            yield item


def archived(signature: Any) -> Material:
    """Return what a signature itself carries of revocations, as Adobe's programs put it."""
    from pyhanko.sign.general import find_unique_cms_attribute  # noqa: PLC0415 - as above

    try:
        held = find_unique_cms_attribute(
            signature.signer_info["signed_attrs"], "adobe_revocation_info_archival"
        )
        crls, ocsps = held["crl"], held["ocsp"]
        return Material(
            crls=tuple(_usable(crls, said_by_list)), ocsps=tuple(_usable(ocsps, said_by_response))
        )
    except Exception:  # noqa: BLE001 - a hostile signature may raise anything; what is not there stays unknown
        return Material()
