"""Mails by which somebody approves in own words, as acts; quoted words are kept apart.

A quoted message is nobody's own act: anybody can write what a customer is said to have written. Such acts
have ``quoted`` set, no role and findings that are not anchored.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from email.utils import parseaddr

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold
from poedesk.proof.document.model import By, Message, SignatureKind, Span
from poedesk.proof.finding.acts.blocks.whose.roles import role_of_party
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
    same_person,
)
from poedesk.proof.finding.acts.naming.spoken import split_title
from poedesk.proof.finding.approvals import Answer, Said, affirms, is_vote, judge_message
from poedesk.proof.finding.dating.date_text import day_of_stamp
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

TAIL_LINES = 8
"""Lines at the end of a message in which its author's name, title and company are looked for."""

_CLOSING = compiled(
    r"(?i)^\W*(?:(?:best|kind|warm)?\s*(?:regards|wishes)|best|thanks|thank you|many thanks|sincerely"
    r"|cheers|yours .*|saludos.*|atentamente|gracias|un saludo.*"
    r"|cordialmente|cordialement|bien .* vous|merci|salutations.*|\w+ saluti|gru\u00df|mfg"
    r"|(?:mit )?(?:freundliche|viele|beste|herzliche|liebe|sch\u00f6ne)[nm]? gr.*|--"
    r"|(?:met )?\w+ groet(?:en)?|sent from .*)\W*$"
)
_REPLY = compiled(r"(?i)^(?:\s*(?:re|fw|fwd|aw|wg|rv|tr|antw)\s*:\s*)+")


_FOR_HOUSE = compiled(r"(?i)^(?:i\.\s?[va]\.|ppa\.|p\.\s?[paod]\.|p/[oap])\s+(?=\w)")
"""What stands before the name of who signs for a house: "i. V. Reinhard Voss"."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What the messages of a mail amount to."""

    acts: list[Act]
    approvals: list[Finding]
    names: list[Finding]
    """Of those who answer and do not approve; like their titles with the act of their answer."""

    titles: list[Finding]


def mail_acts(view: DocumentView, parties: tuple[Finding, ...]) -> Answered:
    """Return an act for each message that approves, and an approval finding for each that answers."""
    document = view.document
    result = Answered([], [], [], [])
    if document.mail is None or not document.pages:
        return result
    text = document.pages[0].text
    messages = document.messages or (_whole(view),)
    subject = document.mail.subject
    for number, message in enumerate(messages, 1):
        about = _answered(text, messages, number - 1)
        line = subject if message.depth == 0 else None
        said = judge_message(text, message.start, message.end, line, about, mailed=True)
        if said is None and message.depth == 0:
            said = _affirmed(view, messages, number - 1) or _voted(view, number - 1)
        if said is None:
            continue
        if document.mail.automatic and message.depth == 0:
            said = replace(said, answer=Answer.OUT_OF_OFFICE)
        act = f"mail-{number}"
        approved = said.answer is Answer.APPROVED
        told = act if approved else f"answer-{number}"
        result.approvals.append(approval_of(view, message, said, subject, told))
        made = act_of(view, message, said, told, parties)
        if approved:
            result.acts.append(made)
        elif not made.quoted and said.answer is not Answer.OUT_OF_OFFICE:
            result.names.extend([made.name] if made.name is not None else ())
            result.titles.extend([made.title] if made.title is not None else ())
    return result


def _asked(messages: Sequence[Message], at: int) -> Message | None:
    """Return the message that one answers.

    An answer between quoted lines answers what stands above it, one over its quotation what follows.
    """
    deeper = messages[at].depth + 1
    above = messages[at - 1] if at else None
    below = messages[at + 1] if at + 1 < len(messages) else None
    asked = above if above is not None and above.depth >= deeper else below
    return asked if asked is not None and asked.depth == deeper else None


def _answered(text: str, messages: Sequence[Message], at: int) -> str:
    asked = _asked(messages, at)
    return text[asked.start : asked.end] if asked is not None else ""


def _affirmed(view: DocumentView, messages: Sequence[Message], at: int) -> Said | None:
    """Return the yes of own words to the one request for approval that they answer."""
    own, text = messages[at], view.document.pages[0].text
    asked = _asked(messages, at)
    if asked is None:
        return None
    return affirms(text, (own.start, own.end), (asked.start, asked.end))


def _voted(view: DocumentView, at: int) -> Said | None:
    """Return the vote in the subject of a mail, where its own words answer nothing."""
    mail, place = view.document.mail, _header(view, "Subject", None)
    if at or mail is None or not is_vote(mail.subject) or place is None:
        return None
    assert place.start is not None
    assert place.end is not None
    return Said(Answer.APPROVED, place.start, place.end, 0.8)


def _whole(view: DocumentView) -> Message:
    """Return the body as one message, for a reader that told none apart."""
    mail, text = view.document.mail, view.document.pages[0].text
    assert mail is not None
    head = re.search(r"\n[ \t]*\n", text)
    return Message(head.end() if head else 0, len(text), 0, mail.sender, mail.date)


def _sender(view: DocumentView, message: Message) -> str | None:
    mail = view.document.mail
    return message.sender or (mail.sender if mail is not None and message.depth == 0 else None)


def approval_of(
    view: DocumentView, message: Message, said: Said, subject: str | None, act: str | None
) -> Finding:
    """Return the finding for what a message answers."""
    name, address = parseaddr(_sender(view, message) or "")
    quoted = message.depth > 0
    return Finding(
        said.answer.value,
        (view.span(1, said.start, said.end),),
        said.confidence * (0.6 if quoted else 1.0),
        None,
        State.PRESENT,
        anchored=not quoted,
        signature_kind=SignatureKind.MAIL_APPROVAL,
        act=act,
        topic=_REPLY.sub("", fold(subject)) if subject else None,
        person=fold(name) or address or None,
        detail=_detail(address, quoted=quoted),
    )


def _detail(address: str, *, quoted: bool) -> str | None:
    said = f"sent from {address}" if address else "sender unknown"
    return f"quoted in another message, said to be {said}" if quoted else said


def act_of(view: DocumentView, message: Message, said: Said, act: str, parties: tuple[Finding, ...]) -> Act:
    """Return the act that a message of page 1 is, given the sentence that answers."""
    sender = _sender(view, message)
    name, address = parseaddr(sender or "")
    quoted = message.depth > 0
    lines = _tail(view, message)
    party = next((fold(t) for t, _ in lines if looks_like_organisation(t) and not looks_like_title(t)), None)
    role = role_of_party(party, parties) if party and not quoted else None
    span = view.span(1, said.start, said.end)
    signature = Finding(
        "present", (span,), said.confidence, role, State.PRESENT, anchored=not quoted,
        signature_kind=SignatureKind.MAIL_APPROVAL, act=act,
        person=fold(name) or address or None, detail=_detail(address, quoted=quoted),
    )  # fmt: skip
    who, title = _signed(view, lines, fold(name), role, act)
    if who is None and name:  # what stands under the name may be long: a table, the reasons
        who, title = _signed(view, _from_name(view, message, fold(name)), fold(name), role, act)
    if quoted:
        who, title = (replace(item, anchored=False) if item else None for item in (who, title))
    if who is None and name and not quoted:
        who = Finding(
            _shown(name),
            (_header(view, "From", name) or span,),
            0.85,
            role,
            State.PRESENT,
            anchored=True,
            act=act,
        )
    return Act(
        act,
        "mail",
        role,
        party,
        signature,
        _date(view, message, span, role, act),
        who,
        title,
        sender=sender,
        quoted=quoted,
    )


_TURNED = compiled(
    r"(?P<last>(?:\w[\w'\u2019-]*\s){0,2}\w[\w'\u2019-]+),\s*(?P<first>[^\W\d_a-z][^\W\d_A-Z][\w'\u2019 -]*)"
)
"""A name as directories give it: "Voss, Reinhard"."""


def _shown(sender: str) -> str:
    """Return the name of a sender as people write it."""
    turned = _TURNED.fullmatch(fold(sender))
    if turned is None or looks_like_title(turned["first"]):
        return fold(sender)
    return f"{turned['first']} {turned['last']}"


def _date(view: DocumentView, message: Message, span: Span, role: Role | None, act: str) -> Finding | None:
    mail = view.document.mail
    sent = message.sent or (mail.date if mail is not None and message.depth == 0 else None)
    day = day_of_stamp(sent) if sent else None
    if day is None:
        return None
    place = _header(view, "Date", None) if message.depth == 0 else None
    quoted = message.depth > 0
    return Finding(
        day, (place or span,), 0.5 if quoted else 0.95, role, State.PRESENT, anchored=not quoted, act=act
    )


def _header(view: DocumentView, name: str, value: str | None) -> Span | None:
    """Return the citation of a header line, or of ``value`` in it."""
    text = view.text(1)
    found = re.match(rf"(?s)(?:.*?\n)?{name}:[ \t]*(?P<value>[^\n]+)", text[:4000])
    if found is None:
        return None
    start, end = found.span("value")
    if value and (place := text.find(value, start, end)) >= 0:
        start, end = place, place + len(value)
    return Span(1, start, end, by=By.MAIL_HEADER, label=name)


def _lines_of(view: DocumentView, message: Message) -> list[tuple[str, int]]:
    """Return the lines of a message that are not empty, with their places."""
    text = view.text(1)
    lines: list[tuple[str, int]] = []
    place = message.start
    for raw in text[message.start : message.end].split("\n"):
        bare = raw.strip(" \t>")
        if bare:
            lines.append((bare, text.find(bare, place)))
        place += len(raw) + 1
    return lines


def _tail(view: DocumentView, message: Message) -> list[tuple[str, int]]:
    """Return the lines after a message's closing with their places; without a closing its last lines."""
    lines = _lines_of(view, message)
    closing = [i for i, (line, _) in enumerate(lines) if _CLOSING.match(line)]
    tail = (
        lines[closing[-1] + 1 :]
        if closing and len(lines) - closing[-1] <= TAIL_LINES + 1
        else lines[-TAIL_LINES:]
    )
    return [(part, start + offset) for line, start in tail for part, offset in _pieces(line)][
        : TAIL_LINES * 2
    ]


def _from_name(view: DocumentView, message: Message, name: str) -> list[tuple[str, int]]:
    """Return the lines of a message from the last one that is nothing but its author's name."""
    lines = _lines_of(view, message)
    at = [number for number, (line, _) in enumerate(lines) if fold(line).casefold() == name.casefold()]
    return lines[at[-1] : at[-1] + TAIL_LINES] if at else []


def _pieces(line: str) -> list[tuple[str, int]]:
    """Cut "Dana Whitfield | IT Director | Contoso Health" at its bars, dashes and slashes."""
    parts, low = [], 0
    for found in re.finditer(r"\s*[|/\u2022\u00b7]\s+|\s+[-\u2013\u2014]\s+|\s{3,}", line):
        parts.append((line[low : found.start()], low))
        low = found.end()
    parts.append((line[low:], low))
    return [(part, offset) for part, offset in parts if part.strip()]


def _signed(
    view: DocumentView, lines: list[tuple[str, int]], sender: str, role: Role | None, act: str
) -> tuple[Finding | None, Finding | None]:
    """Return name and title of the author by the lines under the message."""

    def finding(text: str, start: int) -> Finding:
        place = view.text(1).find(text, start)
        span = view.span(1, place, place + len(text))
        return Finding(fold(text), (span,), 0.88, role, State.PRESENT, anchored=True, act=act)

    name = title = None
    for line, start in lines:
        if (proxy := _FOR_HOUSE.match(line)) is not None:
            line, start = line[proxy.end() :], start + proxy.end()  # noqa: PLW2901 - the name alone
        head, tail = split_title(line)
        known = not sender or "@" in sender or same_person(head, sender)
        if name is None and looks_like_person(head) and known:
            name = finding(head, start)
            title = finding(tail, start) if tail is not None else None
        elif name is not None and title is None and looks_like_title(line):
            title = finding(line, start)
    return name, title
