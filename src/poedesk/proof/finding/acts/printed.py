"""Mails that were printed or saved as a page: their headers stand at the top of the first page.

Only the first message is somebody's own words there; what it answers is quoted and nobody's act. A page whose
sender has no address is a memo, a letter or a fax, and none.
"""

from collections.abc import Sequence
from dataclasses import replace
from email.utils import parseaddr

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold, plain
from poedesk.proof.document.model import Message
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.mail import Answered, act_of, approval_of
from poedesk.proof.finding.approvals import Answer, Said, judge_message
from poedesk.proof.finding.dating.date_text import Order
from poedesk.proof.finding.model import Act, Finding
from poedesk.proof.finding.page.view import DocumentView, Line

ABOVE = 5
"""Lines that may stand over the headers: the owner of the mailbox, a title of the print."""

HEADERS = 9
"""Lines of headers at most, with receivers over several lines."""

PAGES = 8
"""Pages of the longest thread that is looked at."""

_FROM = compiled(r"^\W*(?:from|von|de|da|expediteur|absender|remitente)\s*:\s*(?P<value>.*\S)")
_SENT = compiled(
    r"^\W*(?:sent|date|gesendet(?: am)?|datum|enviado(?: el)?|fecha|envoye(?: le)?)\s*:\s*(?P<value>.*\S)"
)
_SUBJECT = compiled(r"^\W*(?:subject|betreff|asunto|objet)\s*:\s*(?P<value>.*\S)?")
_OTHER = compiled(
    r"^\W*(?:to|an|para|a|cc|bcc|kopie|copie|importance|attachments?|anlagen?|anhange?|pieces jointes"
    r"|adjuntos|datos adjuntos|wichtigkeit|importancia)\s*:"
)
_ADDRESS = compiled(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_ENDS = compiled(
    r"^\W*(?:from|von|de|da)\s*:.*@"
    r"|^\W*-+\s*(?:original|forwarded|ursprungliche|weitergeleitete|mensaje|message)\b"
    r"|\b(?:wrote|escribio|schrieb .{2,80}|a ecrit|hat .{0,80}geschrieben)\s*:\s*$|^\s*>"
)


@dataclass(frozen=True, slots=True)
class _Top:
    """The headers over the first message."""

    sender: str
    sent: Line | None
    subject: str | None
    last: Line
    """The last line of the headers."""


def printed_mail(view: DocumentView, parties: Sequence[Finding], order: Order | None) -> Answered | None:
    """Return what the first message of a printed mail amounts to; null for what is no such page.

    A message that goes on over pages is one: what it says on the next page may set a condition.
    """
    if view.document.mail is not None or not view.pages or len(view.pages) > PAGES:
        return None
    number = view.pages[0].number
    top = _top(view.lines(number))
    if top is None or number != 1:
        return None
    start = top.last.pieces[-1].end
    end = _end(view, number, start)
    said = judge_message(view.text(number), start, end or len(view.text(number)), top.subject)
    if end is None:
        said = _went_on(view, said)
    if said is None:
        return None
    message = Message(start, end or len(view.text(number)), 0, top.sender, None)
    made = act_of(view, message, said, ACT, tuple(parties))
    approved = said.answer is Answer.APPROVED
    told = approval_of(view, message, said, top.subject, ACT if approved else "answer-1")
    if not approved:
        return Answered([], [told], [], [])
    return Answered([_dated(view, made, top, order)], [told], [], [])


ACT = "mail-1"
"""Id of the one act of a printed mail."""


def _top(lines: Sequence[Line]) -> _Top | None:
    """Return the headers at the top of a page: who sent it from which address, and when or about what."""
    at = next((n for n, line in enumerate(lines[: ABOVE + 1]) if _FROM.match(_flat(line))), None)
    if at is None or not _ADDRESS.search(lines[at].text):
        return None
    sender = fold(lines[at].text.partition(":")[2])
    sent, subject, last = None, None, lines[at]
    told = 0
    for line in lines[at + 1 : at + 1 + HEADERS]:
        low = _flat(line)
        if _SENT.match(low):
            sent, told = line, told + 1
        elif _SUBJECT.match(low):
            subject, told = fold(line.text.partition(":")[2]) or None, told + 1
        elif not _OTHER.match(low) and told:
            break
        last = line
    return _Top(_named(sender), sent, subject, last) if told else None


def _flat(line: Line) -> str:
    return plain(line.text)


def _named(sender: str) -> str:
    """Return name and address as mails write them, whatever stands around the address."""
    name, address = parseaddr(sender)
    if "@" in address:
        return sender
    found = _ADDRESS.search(sender)
    assert found is not None
    return f"{name or sender[: found.start()].strip(' <[(')} <{found.group()}>"


def _end(view: DocumentView, page: int, start: int) -> int | None:
    """Return where the first message ends on ``page``: where an earlier one begins; null for nowhere."""
    ends = (line.pieces[0].start for line in view.lines(page) if _ENDS.search(_flat(line)))
    return next((end for end in ends if end >= start), None)


def _went_on(view: DocumentView, said: Said | None) -> Said | None:
    """Return ``said`` as what follows on the next pages leaves it: conditional where that is no approval."""
    for page in view.pages[1:]:
        end = _end(view, page.number, 0)
        more = judge_message(view.text(page.number), 0, end or len(view.text(page.number)), None)
        if said is not None and more is not None and more.answer in {Answer.CONDITIONAL, Answer.REFUSED}:
            return Said(Answer.CONDITIONAL, said.start, said.end, 0.7)
        if end is not None:
            break
    return said


def _dated(view: DocumentView, made: Act, top: _Top, order: Order | None) -> Act:
    """Return the act with the day on which the headers say that it was sent."""
    if top.sent is None:
        return made
    first, last = top.sent.pieces[0], top.sent.pieces[-1]
    span = view.span(first.page, first.start, last.end, label="Sent")
    return replace(made, date=when.finding(top.sent.text, span, order, role=made.role, act=ACT))
