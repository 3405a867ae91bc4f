"""An assessment as an in-toto statement: which documents, by hash, were judged by which rules to what.

Source: in-toto attestation framework, Statement v1. The predicate is of our own type; the statement is put
into a signed envelope of ``PAYLOAD``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import UsageError

PAYLOAD = "application/vnd.in-toto+json"
STATEMENT = "https://in-toto.io/Statement/v1"
PREDICATE = "urn:poedesk:assessment:1"
"""A name and no address: nothing is fetched from it."""


class NothingJudged(UsageError):
    """The assessment judges no document whose hash is known."""


def statement(assessment: Mapping[str, Any], policy_key: str, software: Mapping[str, str], at: str) -> bytes:
    """Return the statement as canonical JSON.

    Args:
        assessment: ``poedesk.assessment/1``.
        policy_key: hash of the rules that held.
        software: ``poedesk``, ``reader``, ``finder`` -> version.
        at: when it is attested, ``2026-05-04T12:00:00Z``.

    Raises:
        NothingJudged: there is no document to speak of.
    """
    subjects = _subjects(assessment["documents"])
    if not subjects:
        raise NothingJudged
    elements = [
        {name: element[name] for name in ("id", "verdict", "required", "code")}
        for element in assessment["elements"]
    ]
    return canonical_json(
        {
            "_type": STATEMENT,
            "subject": subjects,
            "predicateType": PREDICATE,
            "predicate": {
                "attestedOn": at,
                "software": dict(software),
                "policy": {**assessment["policy"], "sha256": policy_key},
                "asOf": assessment["as_of"],
                "key": assessment["key"],
                "verdict": assessment["verdict"],
                "elements": elements,
            },
        }
    )


def _subjects(documents: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{"name": each["name"], "digest": {"sha256": each["sha256"]}} for each in documents]
