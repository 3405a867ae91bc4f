"""Makes judging ready while documents are still being read and searched elsewhere.

Rules compile their expressions and open their word lists when they are first used, which takes ten times as
long as judging. So a small statement of work, a mail of nobody and an approval by mail are judged first.
"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Mail, Message, Read, Span
from poedesk.proof.finding.model import Act, Finding, Findings, Role

if TYPE_CHECKING:
    from poedesk.proof.claim.model import Claim
    from poedesk.proof.policy.loader import Policy

_NEED = "The customer needed a safe place for its mail, because the old servers had failed."
_WORK = "Between 3 March 2026 and 4 May 2026 we moved 40 mailboxes to Exchange Online and trained the users."
_CUSTOMER, _TITLE, _PERSON, _DAY = "Example Customer Inc.", "Director of IT", "Ana Person", "2026-05-04"
_ANSWER = "Thank you for the work. We will look at it."
_APPROVAL = "The new system was accepted; we approve the work of Example Stranger Ltd under order No. 4711."
_LINES = (_NEED, _WORK, _CUSTOMER, _PERSON, _TITLE, _DAY, "customer.example", _ANSWER, _APPROVAL)


def make_ready(claim: "Claim", policies: Iterable["Policy"], as_of: date) -> None:
    """Import what judging ``claim`` needs, and judge samples by each of ``policies`` once."""
    from poedesk.proof.assessing.assess import assess  # noqa: PLC0415 - a kept assessment needs none of it

    for policy in policies:
        assess(claim, policy, samples(), as_of)
    make_json_ready()


def make_json_ready() -> None:
    """Import what readings and findings become JSON with."""
    from poedesk.proof.assessing import contract  # noqa: F401, PLC0415 - that it is imported is the purpose


def samples() -> tuple[Findings, Findings, Findings]:
    """Return what was found in a signed paper, a mail that answers nothing, and one that approves something.

    What the last approves is of a stranger: to see that, names are looked at that most papers have.
    """
    found = {
        "business_need": (_finding(_NEED),),
        "work": (_finding(_WORK),),
        "presales": (_finding(_WORK),),
        "party.name": (_finding(_CUSTOMER, Role.CUSTOMER),),
        "domain": (_finding("customer.example", Role.CUSTOMER),),
        "workload": (_finding(_WORK, value="exchange-online"),),
        "activity": (_finding(_WORK, value="deployment", topic="exchange-online"),),
    }
    name, title, day = (_finding(text, Role.CUSTOMER) for text in (_PERSON, _TITLE, _DAY))
    act = Act("block-1", "block", Role.CUSTOMER, _CUSTOMER, name, day, name, title)
    paper = Findings(_document(), "statement-of-work", language="en", found=found, acts=(act,))
    mail = Mail("A. Person <a@customer.example>", (), "2026-05-06T10:00:00+00:00", "Work")
    approval = _finding(_APPROVAL, value="present")
    approved = Act("mail-1", "mail", None, None, approval, day, name, title, mail.sender)
    return (
        paper,
        Findings(_document(mail), "email", language="en"),
        Findings(
            _document(mail), "email", language="en", found={"workload": found["workload"]}, acts=(approved,)
        ),
    )


def _finding(
    text: str, role: Role | None = None, *, value: str | None = None, topic: str | None = None
) -> Finding:
    start = "\n".join(_LINES).index(text)
    span = Span(1, start, start + len(text))
    return Finding(value or text, (span,), 0.9, role, anchored=True, topic=topic)


def _document(mail: Mail | None = None) -> Document:
    grid = TextGrid()
    for line in _LINES:
        grid.add(line)
        grid.end_line()
    page = grid.page()
    kind = "message/rfc822" if mail is not None else "text/plain"
    parts = (Message(0, len(page.text), 0, mail.sender, mail.date),) if mail is not None else ()
    return Document("sample", "0" * 64, 0, kind, Read.COMPLETE, pages=(page,), mail=mail, messages=parts)
