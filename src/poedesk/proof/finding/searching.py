"""Searches documents in the process that has just read them: its task after reading, called ``find``.

Finders compile their expressions and open their word lists when they are first used, which takes longer than
most documents do. ``make_ready`` has them look at a page that has something for each of them.
"""

from typing import Any

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Mail, Read
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


def run(document: Document) -> list[Any]:
    """Return what was found in ``document`` and all that is inside it, as ``handover.accept`` takes it.

    A finder that fails on one document is a fault of ours; that document has the reason in place of findings,
    and the others keep theirs.

    Raises:
        MemoryError: there is not enough memory to go on.
    """
    return [_found(inner) for inner in document.with_attachments()]


def _found(document: Document) -> Any:
    try:
        return without_document(find_all(document))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one document that cannot be searched must not cost the others
        return f"searching it failed ({type(error).__name__}), which is a fault of poedesk; please report it"


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
