"""The assessment's key: the hash of all that went in. Same key, same answer."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from poedesk.kernel.canonical import content_key
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Document

if TYPE_CHECKING:
    from poedesk.proof.policy.loader import Policy

READER_VERSION = "20"
"""Raised with every change of reading that can change what is seen."""

FINDER_VERSION = "24"
"""Raised with every change of finding or assessing that can change an answer."""


def assessment_key(
    claim: Claim, policy: "Policy", documents: Iterable[Document], as_of: date, limits: Mapping[str, int]
) -> str:
    """Return the key for a claim, its documents (names and hashes), the policy, the day and the limits."""
    return content_key(
        {
            "documents": [[document.name, document.sha256] for document in documents],
            "claim": claim.to_json(),
            "policy": [policy.id, policy.version, policy.key],
            "as_of": as_of.isoformat(),
            "limits": dict(limits),
            "versions": {"reader": READER_VERSION, "finder": FINDER_VERSION},
        }
    )
