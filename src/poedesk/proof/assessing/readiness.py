"""Makes the finders ready while documents are still being read.

Finders compile their expressions and open their word lists when they are first used, which takes longer than
most documents do. They are used once here, on a page that has something for each of them.
"""

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Mail, Read

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


def make_ready() -> None:
    """Import what judging needs, and let every finder look at one small page."""
    from poedesk.proof.assessing import assess  # noqa: F401, PLC0415 - that it is imported is the purpose
    from poedesk.proof.finding.find import find_all  # noqa: PLC0415 - as above

    for mail in (None, Mail("A. Person <a@customer.example>", (), "2026-05-06T10:00:00+00:00", "Approval")):
        find_all(_document(mail))


def _document(mail: Mail | None) -> Document:
    grid = TextGrid()
    for line in _LINES:
        grid.add(line)
        grid.end_line()
    kind = "message/rfc822" if mail is not None else "text/plain"
    return Document("sample", "0" * 64, 0, kind, Read.COMPLETE, pages=(grid.page(),), mail=mail)
