"""Whom to ask whether a certificate was revoked: the requests, and the path from it to its root."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from poedesk.paper.signing.network import OCSP_REQUEST, Asked

MOST_STEPS = 10
"""Certificates of one path."""


def path_of(certificate: Any, pool: Iterable[Any]) -> tuple[Any, ...]:
    """Return the certificate and those above it, as far as ``pool`` goes (``asn1crypto`` certificates)."""
    by_subject: dict[bytes, list[Any]] = {}
    for item in pool:
        by_subject.setdefault(item.subject.dump(), []).append(item)
    path = [certificate]
    while len(path) < MOST_STEPS and not is_root(path[-1]):
        above = [
            item for item in by_subject.get(path[-1].issuer.dump(), ()) if _may_have_issued(item, path[-1])
        ]
        if not above:
            break
        path.append(above[0])
    return tuple(path)


def is_root(certificate: Any) -> bool:
    """Return whether a certificate names itself as its issuer."""
    return bool(certificate.subject.dump() == certificate.issuer.dump())


def requests_for(certificate: Any, issuer: Any) -> Iterator[Asked]:
    """Yield what may be asked about one certificate: its OCSP responders, then its lists (CRL)."""
    for url in _urls(certificate.ocsp_urls):
        yield Asked(url, _ocsp_request(certificate, issuer), OCSP_REQUEST)
    for point in certificate.crl_distribution_points:
        if point.url is not None:
            yield from map(Asked, _urls([point.url]))


def _urls(urls: Sequence[Any]) -> Iterator[str]:
    for url in urls:
        if str(url).lower().startswith(("http://", "https://")):
            yield str(url)


def _ocsp_request(certificate: Any, issuer: Any) -> bytes:
    from asn1crypto import algos, core, ocsp  # noqa: PLC0415 - slow to import, rarely needed

    wanted = ocsp.CertId(
        {
            "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha1"}),
            "issuer_name_hash": core.OctetString(certificate.issuer.sha1),
            "issuer_key_hash": core.OctetString(issuer.public_key.sha1),
            "serial_number": certificate.serial_number,
        }
    )
    one = ocsp.TBSRequest({"request_list": ocsp.Requests([ocsp.Request({"req_cert": wanted})])})
    return bytes(ocsp.OCSPRequest({"tbs_request": one}).dump())


def _may_have_issued(issuer: Any, certificate: Any) -> bool:
    wanted, own = certificate.authority_key_identifier, issuer.key_identifier
    return wanted is None or own is None or wanted == own
