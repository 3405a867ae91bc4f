"""By when each signature was there: time stamps in it, and those of the whole file after it.

The file's own time stamps are gone through from the last to the first. One that is trusted at a time proves
that all before it was there at its own time, so the next is judged at that time, with what was known by then
(the idea of ETSI EN 319 102-1, 5.6). So a chain that began early outlives every certificate in it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from poedesk.kernel.records import dataclass
from poedesk.paper.signing.validating.material import Material, archived, kept
from poedesk.paper.signing.validating.model import Answer, Kind, Revocation
from poedesk.paper.signing.validating.parts import Part
from poedesk.paper.signing.validating.trust import TOLERANCE, Trust, When, trust_in


@dataclass(frozen=True, slots=True)
class Proof:
    """The time at which a signature is judged."""

    moment: datetime
    by: str | None
    """Who proves that it was there then; null when nobody does, and ``moment`` is when it is asked."""

    limit: datetime
    """What was said after it does not count."""

    material: Material
    reasons: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Chain:
    """How far back the time stamps of the file reach."""

    moment: datetime
    by: str | None
    material: Material


def proofs_of(reader: Any, parts: Sequence[Part], given: Material, at: datetime) -> list[Proof]:
    """Return for each of ``parts``, in their order, the time at which it is judged.

    Args:
        reader: pyHanko's.
        parts: the signatures.
        given: what the caller trusts and knows.
        at: the time for which it is asked.
    """
    chain = _Chain(at, None, given.plus(kept(reader)))
    found: dict[int, Proof] = {}
    order = sorted(range(len(parts)), key=lambda number: parts[number].revision, reverse=True)
    for number in order:
        part = parts[number]
        material = chain.material.plus(_own(part))
        if part.kind is not Kind.TIME_STAMP:
            found[number] = _of_signature(part, chain, material)
            continue
        found[number] = Proof(chain.moment, chain.by, chain.moment, material)
        if _proves(part, chain, material):
            chain = _Chain(_stamped(part), _holder(part), given.plus(_as_it_was(reader, part)))
    return [found[number] for number in range(len(parts))]


def _of_signature(part: Part, chain: _Chain, material: Material) -> Proof:
    """Return when a signature was there: its own time stamp counts first, then those of the file."""
    stamp = part.stamp
    if stamp is None:
        return Proof(chain.moment, chain.by, chain.moment, material)
    who = stamp.signing_cert.subject.human_friendly
    if stamp.timestamp > chain.moment + TOLERANCE:
        late = (f"when it was there: its time stamp by {who} is later than the time for which it is asked",)
        return Proof(chain.moment, chain.by, chain.moment, material, unknown=late)
    held = tuple(_certificates(part))
    with_own = material.plus(Material(certificates=held))
    trust = trust_in(
        stamp.signing_cert, with_own, When(chain.moment, chain.by is not None, chain.moment), stamping=True
    )
    if not trust.good:
        said = f"its time stamp by {who}, {stamp.timestamp:%Y-%m-%d %H:%M:%S} UTC"
        reasons = tuple(f"{said}, proves nothing: {words}" for words in trust.reasons)
        return Proof(chain.moment, chain.by, chain.moment, material, reasons, _of_stamp(who, trust))
    unknown = _of_stamp(who, trust)
    return Proof(stamp.timestamp, who, chain.moment, with_own, (), unknown)


def _of_stamp(who: str, trust: Trust) -> tuple[str, ...]:
    return tuple(f"of its time stamp by {who}: {words}" for words in trust.unknown)


def _proves(part: Part, chain: _Chain, material: Material) -> bool:
    if not (part.judged.intact and part.judged.end is not None) or _stamped(part) > chain.moment + TOLERANCE:
        return False
    when = When(chain.moment, chain.by is not None, chain.moment)
    return _trust(part, material, when).good


def _trust(part: Part, material: Material, when: When) -> Trust:
    if part.certificate is None:
        return Trust(Answer.NO, Revocation.UNKNOWN)
    return trust_in(part.certificate, material, when, stamping=True)


def _stamped(part: Part) -> datetime:
    assert part.claimed is not None
    return part.claimed


def _holder(part: Part) -> str:
    return str(part.certificate.subject.human_friendly)


def _own(part: Part) -> Material:
    """Return the certificates and revocations that a signature carries itself."""
    try:
        certificates = tuple(part.item.other_embedded_certs)
    except Exception:  # noqa: BLE001 - a hostile signature may raise anything; without them no path is found
        certificates = ()
    carried = Material() if part.kind is Kind.TIME_STAMP else archived(part.item)
    return Material(certificates=certificates).plus(carried)


def _certificates(part: Part) -> list[Any]:
    """Return the certificates that came with the time stamp inside a signature."""
    from asn1crypto import x509  # noqa: PLC0415 - slow to import, rarely needed

    found = []
    for attribute in part.item.signer_info["unsigned_attrs"]:
        if attribute["type"].native != "signature_time_stamp_token":
            continue
        for token in attribute["values"]:
            found += [item.chosen for item in token["content"]["certificates"]]
    return [item for item in found if isinstance(item, x509.Certificate)]


def _as_it_was(reader: Any, part: Part) -> Material:
    """Return what the file kept when a time stamp was put on it."""
    from pyhanko.pdf_utils.reader import HistoricalResolver  # noqa: PLC0415 - as above

    return kept(HistoricalResolver(reader, revision=part.item.signed_revision))
