"""Assessments, documents and findings as the JSON values that others build on (schemas in ``schemas/``)."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from poedesk.proof.assessing.citing import cite, cite_all, rounded
from poedesk.proof.assessing.model import Assessment, Element, Reason, WorkloadRow
from poedesk.proof.assessing.stacks.told import stack_json
from poedesk.proof.assessing.together.told import belonging_json, evidence_json, mail_json, thread_json
from poedesk.proof.claim.model import Claim
from poedesk.proof.document.model import Box, Document, Field, Mark, Page, Signature
from poedesk.proof.finding.model import KEYS, Finding, Findings, State

ASSESSMENT = "poedesk.assessment/1"
DOCUMENT = "poedesk.document/1"
FINDINGS = "poedesk.findings/1"

NOT_APPLICABLE = "not_applicable"
"""The verdict of an element that is not asked for, or optional and absent."""


def assessment_json(assessment: Assessment) -> dict[str, Any]:
    """Return the ``poedesk.assessment/1`` value."""
    until = assessment.good_for_filing_until
    return {
        "schema": ASSESSMENT,
        "claim": _claim(assessment.claim),
        "verdict": assessment.verdict.value,
        "policy": asdict(assessment.policy),
        "as_of": assessment.as_of.isoformat(),
        "key": assessment.key,
        "good_for_filing_until": until.isoformat() if until is not None else None,
        "elements": [_element(element) for element in assessment.elements],
        "workloads": [_row(row) for row in assessment.workloads],
        "documents": [
            {**_summary(entry), **belonging_json(assessment, number)}
            for number, entry in enumerate(assessment.documents)
        ],
        "threads": [thread_json(thread) for thread in assessment.threads],
        "stacks": [stack_json(stack) for stack in assessment.stacks],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    """Return what a reader needs to know whose claim this is."""
    return {
        "id": claim.id,
        "engagement": claim.engagement,
        "solution_area": claim.solution_area,
        "submitted_on": claim.submitted_on.isoformat() if claim.submitted_on is not None else None,
        "partner": claim.partner.name,
        "customer": claim.customer.name,
        "project": claim.project,
        "signatory": asdict(claim.customer.signatory) if claim.customer.signatory is not None else None,
    }


def _element(element: Element) -> dict[str, Any]:
    return {
        "id": element.id,
        "verdict": element.verdict.value if element.verdict is not None else NOT_APPLICABLE,
        "required": element.required,
        "code": element.code.value,
        "value": element.value,
        "expected": element.expected,
        "because": element.because,
        "remedy": element.remedy,
        "rule": {"id": element.rule.id, "source": element.rule.source, "basis": element.rule.basis},
        "searched": list(element.searched),
        "evidence": [evidence_json(evidence) for evidence in element.evidence],
        "reasons": _reason(element.reasons) if element.reasons is not None else None,
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "check": reason.check,
        "verdict": reason.verdict.value,
        "code": reason.code.value,
        "because": reason.because,
        "evidence": [evidence_json(evidence) for evidence in reason.evidence],
        "children": [_reason(child) for child in reason.children],
    }


def _row(row: WorkloadRow) -> dict[str, Any]:
    return {
        "workload": row.workload,
        "verdict": row.verdict.value,
        "named": row.named.value,
        "tied_to_customer": row.tied_to_customer.value,
        "activities": list(row.activities),
        "dated": row.dated.value,
        "because": row.because,
        "remedy": row.remedy,
        "evidence": [evidence_json(evidence) for evidence in row.evidence],
    }


def _summary(entry: Findings) -> dict[str, Any]:
    document = entry.document
    return {
        "name": document.name,
        "sha256": document.sha256,
        "bytes": document.size,
        "media_type": document.media_type,
        "kind": entry.kind,
        "kind_detail": entry.kind_detail,
        **_told_by(entry),
        "pages": len(document.pages) if document.paged else None,
        "read": document.read.value,
        "problems": list(_problems(entry)),
    }


def _told_by(entry: Findings) -> dict[str, Any]:
    """Return how sure the kind is, and the words that made it so."""
    places = cite_all(entry.document, entry.kind_spans, entry.kind_confidence)
    return {
        "kind_confidence": round(entry.kind_confidence, 2),
        "kind_evidence": [evidence_json(place) for place in places],
    }


def _problems(entry: Findings) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*entry.document.problems, *entry.problems)))


def document_json(entry: Findings, inside: Sequence[Findings] = (), *, words: bool = False) -> dict[str, Any]:
    """Return the ``poedesk.document/1`` value.

    ``inside`` are the findings of the attachments, which are nested; ``words`` adds every word with its box.
    """
    document = entry.document
    mail = document.mail
    return {
        "schema": DOCUMENT,
        "name": document.name,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "bytes": document.size,
        "kind": entry.kind,
        "read": document.read.value,
        "pages": [_page(page, words=words) for page in document.pages],
        "signatures": [_signature(signature) for signature in signatures(entry)],
        "attachments": [_attachment(child, inside, words=words) for child in document.attachments],
        "mail": mail_json(mail) if mail is not None else None,
        "problems": list(_problems(entry)),
    }


def _attachment(child: Document, inside: Sequence[Findings], *, words: bool) -> dict[str, Any]:
    own = next((entry for entry in inside if entry.document is child), None)
    return document_json(own or Findings(child, "unknown"), inside, words=words)


def _page(page: Page, *, words: bool) -> dict[str, Any]:
    made: dict[str, Any] = {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "text": page.text,
        "by": page.by,
        "engine": page.engine,
        "readable": page.readable,
        "fields": [_field(field, page) for field in page.fields],
        "marks": [_mark(mark, page) for mark in page.marks],
    }
    if words:
        made["words"] = [
            {
                "text": page.text[word.start : word.end],
                "box": _shown(word.box, page),
                "confidence": None if word.confidence is None else round(word.confidence, 2),
            }
            for word in page.words
        ]
    return made


def _box(box: Box | None) -> list[float] | None:
    return list(rounded(box)) if box is not None else None


def _shown(box: Box | None, page: Page) -> list[float] | None:
    """Return a box of a page at its place as displayed; null in formats without pages."""
    return _box(page.displayed(box)) if box is not None and page.width is not None else None


def _field(field: Field, page: Page) -> dict[str, Any]:
    return {
        "name": field.name,
        "label": field.label,
        "group": field.group,
        "kind": field.kind.value,
        "value": field.value,
        "checked": field.checked,
        "box": _shown(field.box, page),
    }


def _mark(mark: Mark, page: Page) -> dict[str, Any]:
    return {
        "label": mark.label,
        "group": mark.group,
        "checked": mark.checked,
        "box": _shown(mark.box, page),
        "by": mark.by,
    }


def signatures(entry: Findings) -> tuple[Signature, ...]:
    """Return the signatures that the file carries, then those that the acts show on its pages."""
    found = list(entry.document.signatures)
    carried = {signature.kind for signature in found}
    for finding in entry.get("signature"):
        kind = finding.signature_kind
        # What the file carries is listed with its validation; its finding would say the same again.
        if kind is None or finding.state != "present" or (kind in carried and kind in _IN_FILE):
            continue
        found.append(_seen(entry, finding))
    return tuple(dict.fromkeys(found))


_IN_FILE = frozenset({"digital", "e-sign-platform"})


def _seen(entry: Findings, finding: Finding) -> Signature:
    evidence = cite(entry.document, finding.spans[0], finding.confidence) if finding.spans else None
    act = next((act for act in entry.acts if act.id == finding.act), None)
    dated = act.date.value if act is not None and act.date is not None else None
    assert finding.signature_kind is not None
    return Signature(
        kind=finding.signature_kind,
        page=finding.spans[0].page if finding.spans and entry.document.paged else None,
        box=evidence.box if evidence is not None else None,
        signer=finding.person,
        signed_at=dated,
        intact=finding.intact,
        detail=finding.detail,
    )


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "kind": signature.kind.value,
        "page": signature.page,
        "box": _box(signature.box),
        "signer": signature.signer,
        "signed_at": signature.signed_at,
        "intact": signature.intact,
        "whole_document": signature.whole_document,
        "trusted": signature.trusted,
        "detail": signature.detail,
    }


def findings_json(entry: Findings, inside: Sequence[Findings] = ()) -> dict[str, Any]:
    """Return the ``poedesk.findings/1`` value: every key is there; ``inside`` are those of attachments."""
    return {
        "schema": FINDINGS,
        "name": entry.document.name,
        "sha256": entry.document.sha256,
        "read": entry.document.read.value,
        "kind": entry.kind,
        "kind_detail": entry.kind_detail,
        **_told_by(entry),
        "language": entry.language,
        "problems": list(_problems(entry)),
        "findings": {
            key: [made for finding in _candidates(entry, key) if (made := _finding(entry, finding, key))]
            for key in KEYS
        },
        "attachments": [
            findings_json(child, inside) for child in inside if _is_child(child.document, entry.document)
        ],
    }


def _is_child(document: Document, parent: Document) -> bool:
    return any(document is child for child in parent.attachments)


SHOWN_EMPTY = frozenset({"signature", "initials"})
"""Keys of which an empty place is told too: where somebody has to sign."""


def _candidates(entry: Findings, key: str) -> list[Finding]:
    """Return what was found for ``key``; an empty place is no candidate."""
    return [item for item in entry.get(key) if item.state is State.PRESENT or key in SHOWN_EMPTY]


def _finding(entry: Findings, finding: Finding, key: str) -> dict[str, Any] | None:
    """Return one candidate, or None when its words do not stand where it says."""
    places = (cite(entry.document, span, finding.confidence) for span in finding.spans)
    cited = [place for place in places if place is not None]
    if not cited:
        return None
    value: str | None = finding.value
    if key == "signature":
        value = "present" if finding.state == "present" else finding.state.value
    made: dict[str, Any] = {
        "value": value,
        "role": finding.role.value if finding.role is not None else None,
        "state": finding.state.value,
        "anchored": finding.anchored,
        "evidence": evidence_json(cited[0]),
        "further_evidence": [evidence_json(evidence) for evidence in cited[1:]],
        "confidence": cited[0].confidence,
    }
    optional = {
        "readings": list(finding.readings) or None,
        "signature_kind": finding.signature_kind.value if finding.signature_kind is not None else None,
        "intact": finding.intact,
        "act": finding.act,
        "topic": finding.topic,
        "person": finding.person,
        "detail": finding.detail,
    }
    made.update({name: part for name, part in optional.items() if part is not None})
    return made
