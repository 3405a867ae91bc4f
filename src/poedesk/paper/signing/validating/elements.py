"""What the findings of a document add: which of them a later change touches, for whom a platform signed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from poedesk.paper.signing.validating.model import Verification
from poedesk.proof.document.model import Box, By
from poedesk.proof.reading.readers.pdf.signed.change import Change

_Place = tuple[str, int, Box | None]
"""Kind of a finding, its page (from 1) and its box."""

_PEOPLE = "signatory.name"


def with_findings(found: Verification, findings: Mapping[str, Any]) -> Verification:
    """Return what was found with the elements that changes touch, and the people of a completion certificate.

    Args:
        found: about one file.
        findings: of the same file, a ``poedesk.findings/1``.
    """
    places = list(_places(findings))
    signatures = tuple(
        replace(item, changes=tuple(_touched(change, places) for change in item.changes))
        for item in found.signatures
    )
    people = tuple(_people(findings)) if any(item.platform for item in signatures) else ()
    return replace(found, signatures=signatures, people=people)


def _places(findings: Mapping[str, Any]) -> Iterator[_Place]:
    for kind, candidates in findings["findings"].items():
        for candidate in candidates:
            for evidence in (candidate["evidence"], *candidate["further_evidence"]):
                if evidence is None or evidence["by"] == By.DIGITAL_SIGNATURE:
                    continue  # it stands at the place of its own signature
                if evidence["page"] is not None:
                    box = evidence["box"]
                    yield kind, evidence["page"], None if box is None else Box(*box)


def _touched(change: Change, places: Sequence[_Place]) -> Change:
    kinds = {kind for kind, page, box in places if page == change.page and _overlap(change.box, box)}
    return replace(change, elements=tuple(sorted(kinds)))


def _overlap(one: Box | None, other: Box | None) -> bool:
    """Return whether two boxes overlap; one that is not known is the whole page."""
    if one is None or other is None:
        return True
    across = one.left < other.right and other.left < one.right
    return across and one.top < other.bottom and other.top < one.bottom


def _people(findings: Mapping[str, Any]) -> Iterator[str]:
    """Yield whom a completion certificate names as signers, each once."""
    names = [
        candidate["value"]
        for candidate in findings["findings"].get(_PEOPLE, ())
        for evidence in (candidate["evidence"], *candidate["further_evidence"])
        if evidence is not None and evidence["by"] == By.E_SIGN_CERTIFICATE
    ]
    yield from dict.fromkeys(name for name in names if isinstance(name, str))
