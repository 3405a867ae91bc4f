"""A verification as ``poedesk.verification/1``; its JSON Schema stands in ``paper/signing/schemas``."""

from typing import Any

from poedesk.paper.signing.validating.model import SCHEMA, Certified, Seen, Verification
from poedesk.proof.reading.readers.pdf.signed.change import Change


def verification_json(found: Verification) -> dict[str, Any]:
    """Return what is said of one file as JSON values; every key is always there."""
    return {
        "schema": SCHEMA,
        "name": found.name,
        "sha256": found.sha256,
        "at": found.at,
        "answer": "no signature" if found.answer is None else found.answer.value,
        "revisions": found.revisions,
        "signatures": [_signature(item) for item in found.signatures],
        "people": list(found.people),
        "problems": list(found.problems),
    }


def _signature(seen: Seen) -> dict[str, Any]:
    return {
        "field": seen.field,
        "kind": seen.kind.value,
        "signer": None if seen.signer is None else _certified(seen.signer),
        "platform": seen.platform,
        "claimed_at": seen.claimed,
        "proved_at": seen.proved,
        "proved_by": seen.proved_by,
        "intact": seen.intact.value,
        "covers": seen.covers,
        "revision": seen.revision,
        "shown": seen.shown.value,
        "trusted": seen.trusted.value,
        "revocation": seen.revocation.value,
        "revocation_as_of": seen.revocation_as_of,
        "changes": [_change(item) for item in seen.changes],
        "reasons": list(seen.reasons),
        "unknown": list(seen.unknown),
    }


def _certified(holder: Certified) -> dict[str, Any]:
    return {
        "name": holder.name,
        "organisation": holder.organisation,
        "email": holder.email,
        "issuer": holder.issuer,
        "serial": holder.serial,
        "valid_from": holder.begins,
        "valid_to": holder.ends,
        "certificate_sha256": holder.sha256,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "what": change.what,
        "page": change.page,
        "box": None if change.box is None else [round(edge, 2) for edge in change.box],
        "field": change.name,
        "covers": change.covers,
        "uncovers": change.uncovers,
        "elements": list(change.elements),
    }
