"""The sandbox's task ``stamp``: a time stamp that stands alone, as a log's checkpoint has; in a child only.

A time stamp is looked at as of the time for which it is asked: once the certificate of its authority has
ended, it proves nothing by itself, as in ``verify``.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from poedesk.paper.signing.validating.material import Material, given
from poedesk.paper.signing.validating.trust import TOLERANCE, When, trust_in
from poedesk.proof.document.codec import encode
from poedesk.proof.reading.limits import Limits
from poedesk.trail.stamps import Stamped

HASHES = ("sha256", "sha384", "sha512")
"""Those that a time stamp may rest on."""


def run(data: bytes, name: str, limits: Limits, request: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of the time stamp ``data`` (``trail.stamps.Stamped``).

    ``request``: ``at``, ``roots``, ``crls``, ``ocsps`` as for ``validate``; ``digests`` of what it should be
    of, by algorithm.
    """
    del name, limits
    answer: dict[str, Any] = encode(_stamped(data, request))
    return answer


def _stamped(data: bytes, request: Mapping[str, Any]) -> Stamped:
    from asn1crypto import cms, tsp  # noqa: PLC0415 - slow to import, rarely needed

    try:
        signed = cms.ContentInfo.load(data, strict=True)["content"]
        info = signed["encap_content_info"]["content"].parsed
        if not isinstance(signed, cms.SignedData) or not isinstance(info, tsp.TSTInfo):
            return Stamped(good=False, says="it is no time stamp (RFC 3161)")
        moment = info["gen_time"].native.astimezone(UTC)
        imprint = info["message_imprint"]
        algorithm = imprint["hash_algorithm"]["algorithm"].native
        digest = imprint["hashed_message"].native
        status = _validated(signed, digest)
    except Exception as error:  # noqa: BLE001 - a hostile structure may raise anything
        words = " ".join(str(error).split())[:160].rstrip(".") or type(error).__name__
        return Stamped(good=False, says=f"it is no time stamp that can be checked ({words})")
    says, who = moment.isoformat(timespec="seconds"), status["signing_cert"].subject.human_friendly
    if algorithm not in HASHES:
        return Stamped(good=False, says=f"it rests on {algorithm}, which is not accepted", at=says, by=who)
    if digest.hex() != request["digests"][algorithm]:
        return Stamped(good=False, says="it is one of something else", at=says, by=who)
    if not (status["intact"] and status["valid"]):
        return Stamped(good=False, says="its own signature does not hold: it was changed", at=says, by=who)
    return _trusted(signed, status["signing_cert"], moment, request)


def _validated(signed: Any, digest: bytes) -> Mapping[str, Any]:
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data  # noqa: PLC0415 - as above
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415 - as above

    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    found: Mapping[str, Any] = asyncio.run(validate_tst_signed_data(signed, nobody, lambda _: digest))
    return found


def _trusted(signed: Any, certificate: Any, moment: datetime, request: Mapping[str, Any]) -> Stamped:
    from asn1crypto import x509  # noqa: PLC0415 - as above

    says, who = moment.isoformat(timespec="seconds"), certificate.subject.human_friendly
    at = datetime.fromisoformat(request["at"])
    if moment > at + TOLERANCE:
        return Stamped(None, "it is later than the time for which it is asked", says, who)
    held = [item.chosen for item in signed["certificates"]]
    material, _ = given(request)
    others = Material(certificates=tuple(item for item in held if isinstance(item, x509.Certificate)))
    trust = trust_in(certificate, material.plus(others), When(at, proved=False, limit=at), stamping=True)
    words = "; ".join((*trust.reasons, *trust.unknown))
    good = True if trust.good else None if not material.roots else False
    return Stamped(good, words, says, who)
