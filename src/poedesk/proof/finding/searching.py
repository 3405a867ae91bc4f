"""Searches documents in a process of its own, within limits: the task ``find``, done after every reading.

Finders compile their expressions and open their word lists when they are first used, which takes longer than
most documents do. ``make_ready`` has them look at a page that has something for each of them.
"""

from typing import Any

from poedesk.proof.document.codec import decode
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Mail, Read
from poedesk.proof.document.sending import received
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.handover import without_document

_LINES = (
    "Proof of Execution",
    "Partner company name: Example Partner Ltd",
    "Customer company name: Example Customer Inc.",
    "Customer tenant ID: 00000000-0000-4000-8000-000000000000",
    "Customer domain: customer.example",
    "Business need: the customer needed a safe place for its mail.",
    "Between 3 March 2026 and 04/05/2026 we moved 40 mailboxes to Exchange Online and trained users.",
    "[x] Migration  [ ] Pilot  Microsoft Teams",
    "Public sector disclosure: the partner may receive fees. Customer initials: ____",
    "We approve the work. This agreement is made between the parties.",
    "Customer signature: ______________   Name: A. Person   Title: Director   Date: 2026-05-06",
)

_TOO_MUCH = "searching it took more memory than allowed (POEDESK_MEMORY_BYTES); give it in smaller parts"


def run(data: bytes, name: str, limits: object, request: object) -> dict[str, Any]:
    """Return what was found in a document and in each inside it, as ``handover.accept`` takes it.

    Args:
        data: ``{"document": ...}`` as ``sending`` makes it, as it was handed over and accepted before.
        name: not needed, nor are ``limits`` and ``request``: the process itself is limited.
        limits: as above.
        request: as above.
    """
    del name, limits, request
    document = decode(Document, received(data)["document"])
    return {"answers": [_found(inner) for inner in document.with_attachments()]}


def _found(document: Document) -> Any:
    """Return the findings, or a reason in their place: a finder that fails is a fault of ours.

    The other documents in the same file keep theirs.
    """
    if document.read is Read.UNREADABLE:
        return {}
    try:
        return without_document(find_all(document))
    except MemoryError:
        return {"failed": _TOO_MUCH}
    except Exception as error:  # noqa: BLE001 - one document that cannot be searched must not cost the others
        why = f"searching it failed ({type(error).__name__}), which is a fault of poedesk; please report it"
        return {"failed": why}


def make_ready() -> None:
    """Let every finder look at one small page, as a document and as a mail."""
    for mail in (None, Mail("A. Person <a@customer.example>", (), "2026-05-06T10:00:00+00:00", "Approval")):
        find_all(_sample(mail))


def _sample(mail: Mail | None) -> Document:
    grid = TextGrid()
    for line in _LINES:
        grid.add(line)
        grid.end_line()
    kind = "message/rfc822" if mail is not None else "text/plain"
    return Document("sample", "0" * 64, 0, kind, Read.COMPLETE, pages=(grid.page(),), mail=mail)
