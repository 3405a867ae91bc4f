"""Citations, ties, threads and headers of mails as JSON values of the contract."""

from typing import Any

from poedesk.proof.assessing.citing import rounded
from poedesk.proof.assessing.model import Assessment, Evidence, Said, Thread
from poedesk.proof.document.model import Mail


def evidence_json(evidence: Evidence) -> dict[str, Any]:
    """Return one citation as JSON."""
    return {
        "document": evidence.document,
        "sha256": evidence.sha256,
        "page": evidence.page,
        "place": evidence.place,
        "box": list(rounded(evidence.box)) if evidence.box is not None else None,
        "quote": evidence.quote,
        "by": evidence.by.value,
        "confidence": evidence.confidence,
    }


def belonging_json(assessment: Assessment, number: int) -> dict[str, Any]:
    """Return whose a document is, what ties it to the claim, and its column of the matrix.

    A cell of the matrix is an element with its verdict and the numbers of its evidence in this document,
    counted from 0 in the element's own list.
    """
    name = assessment.documents[number].document.name
    made: dict[str, Any] = {"elements": list(_cells(assessment, name))}
    if number < len(assessment.belongings):
        belonging = assessment.belongings[number]
        made |= {
            "belongs": belonging.belongs,
            "belongs_because": belonging.because,
            "ties": [
                {
                    "by": tie.by,
                    "value": tie.value,
                    "evidence": evidence_json(tie.evidence) if tie.evidence is not None else None,
                }
                for tie in belonging.ties
            ],
        }
    return made


def _cells(assessment: Assessment, name: str) -> Any:
    for element in assessment.elements:
        places = [at for at, evidence in enumerate(element.evidence) if evidence.document == name]
        if places and element.verdict is not None:
            yield {"id": element.id, "verdict": element.verdict.value, "evidence": places}


def thread_json(thread: Thread) -> dict[str, Any]:
    """Return a thread as JSON."""
    return {"subject": thread.subject, "messages": [_said_json(said) for said in thread.messages]}


def _said_json(said: Said) -> dict[str, Any]:
    return {
        "document": said.document,
        "from": said.sender,
        "sent": said.sent,
        "side": said.side,
        "quoted": said.quoted,
        "words": said.words,
        "counts": said.counts,
        "because": said.because,
        "evidence": evidence_json(said.evidence) if said.evidence is not None else None,
        "origin": said.origin,
    }


def mail_json(mail: Mail) -> dict[str, Any]:
    """Return the headers of a message as JSON; what they say of its way is told, not validated."""
    return {
        "from": mail.sender,
        "to": list(mail.to),
        "date": mail.date,
        "subject": mail.subject,
        "message_id": mail.message_id,
        "references": list(mail.references),
        "reply_to": mail.reply_to,
        "sender": mail.handed_in_by,
        "automatic": mail.automatic,
        "dkim_signatures": list(mail.dkim),
        "authentication": [
            {"method": each.method, "result": each.result, "domain": each.domain, "by": each.by}
            for each in mail.authentication
        ],
    }
