"""Assessments kept by their key: the same claim, documents, rules, day and code give the same answer.

An entry holds what was judged, not the documents and findings: those come from the readings that are kept.
"""

import json
from datetime import date

from poedesk.kernel.canonical import content_key
from poedesk.kernel.records import dataclass
from poedesk.proof.assessing.model import (
    Assessment,
    Belonging,
    Element,
    Overall,
    PolicyReference,
    Stack,
    Thread,
    WorkloadRow,
)
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.codec import decode, encode
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.cache.store import Store
from poedesk.proof.reading.cache.version import code_digest
from poedesk.proof.reading.parent.answers import parsed

ROOMS = ("kernel", "proof")
"""The code that an assessment depends on."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be assessed, as far as it is known before anything is judged."""

    claim: Claim
    policy: PolicyReference
    as_of: date
    key: str
    """Key of the assessment."""

    documents: tuple[Findings, ...]
    """In the order of the assessment, attachments after their parents."""

    readings: tuple[str | None, ...]
    """Hashes of the readings, findings included, behind ``documents``; null for one not to be relied on."""

    @property
    def lasting(self) -> bool:
        """Return whether the same files would give the same answer another time."""
        return None not in self.readings


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is kept."""

    verdict: Overall
    good_for_filing_until: date | None
    elements: tuple[Element, ...]
    workloads: tuple[WorkloadRow, ...]
    belongings: tuple[Belonging, ...]
    threads: tuple[Thread, ...]
    stacks: tuple[Stack, ...]


class Assessments:
    """The assessments in a store."""

    def __init__(self, store: Store) -> None:
        """Look nowhere yet."""
        self._store = store

    def get(self, case: Case) -> Assessment | None:
        """Return the assessment that was made of exactly this before; null when there is none."""
        payload = self._store.get(_key(case)) if case.lasting else None
        if payload is None:
            return None
        try:
            entry = decode(_Entry, parsed(payload))
        except (TypeError, ValueError, LookupError, RecursionError, AttributeError):
            return None
        return Assessment(
            claim=case.claim,
            verdict=entry.verdict,
            policy=case.policy,
            as_of=case.as_of,
            key=case.key,
            good_for_filing_until=entry.good_for_filing_until,
            elements=entry.elements,
            workloads=entry.workloads,
            documents=case.documents,
            belongings=entry.belongings,
            threads=entry.threads,
            stacks=entry.stacks,
        )

    def put(self, case: Case, assessment: Assessment) -> None:
        """Keep ``assessment`` of ``case``, if it would be the same another time."""
        if not case.lasting:
            return
        entry = _Entry(
            assessment.verdict,
            assessment.good_for_filing_until,
            assessment.elements,
            assessment.workloads,
            assessment.belongings,
            assessment.threads,
            assessment.stacks,
        )
        text = json.dumps(encode(entry), ensure_ascii=False, allow_nan=False)
        self._store.put(_key(case), text.encode("utf-8", errors="replace"))


def _key(case: Case) -> str:
    return content_key(["assessment", case.key, *case.readings, code_digest(*ROOMS)])
