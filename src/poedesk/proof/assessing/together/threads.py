"""Threads of mail: who wrote what when, in order, and which words are the acknowledgement.

Mails belong to one thread when the ids in their headers or, without such, their subjects say so. What a mail
quotes is a message of the thread too, once, and marked as quoted where the message itself is not there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parseaddr

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import fold, plain
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.days.windows import moment
from poedesk.proof.assessing.acknowledging.whose.alike import looks_like_customers
from poedesk.proof.assessing.acknowledging.whose.sides import Side, speaks_for_partner
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.citing import cite
from poedesk.proof.assessing.model import Evidence, Said, Thread
from poedesk.proof.assessing.together.belonging import sender_is_customer
from poedesk.proof.assessing.together.links import REPLY, one_thread
from poedesk.proof.document.model import Mail, Message, Span
from poedesk.proof.finding.approvals import tone
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Finding, Findings, State

_ORDER = ("refused", "conditional", "approved", "out-of-office", "request", "receipt", "other")
"""Which kind of words tells most of what one author says in several stretches."""

_WHY = {
    "conditional": "It sets a condition.",
    "refused": "It refuses.",
    "out-of-office": "It is a note of absence.",
    "receipt": "It only says that something arrived or will be looked at.",
    "request": "It asks for approval.",
    "other": "It approves nothing.",
}


@dataclass(frozen=True, slots=True)
class _Heard:
    """A message with what decides its place in the thread."""

    said: Said
    key: str
    """Its words, to know it again where it is quoted."""

    when: datetime | None
    carried: datetime | None
    """When the mail in which it stands was sent."""

    depth: int


def threads_of(case: Case) -> tuple[Thread, ...]:
    """Return the threads of all mails that count or might, the one with the acknowledgement first."""
    mails = [entry for entry in case.findings if entry.document.mail is not None and entry.document.pages]
    made = [Thread(_title(group), _ordered(case, group)) for group in _groups(mails)]
    made = [thread for thread in made if thread.messages]
    return tuple(sorted(made, key=lambda thread: not any(said.counts for said in thread.messages)))


def _groups(mails: Sequence[Findings]) -> list[list[Findings]]:
    groups: list[list[Findings]] = []
    for entry in mails:
        joined = [
            group for group in groups if any(one_thread(entry.document, other.document) for other in group)
        ]
        merged = [other for group in joined for other in group] + [entry]
        groups = [group for group in groups if group not in joined] + [merged]
    return groups


def _title(group: Sequence[Findings]) -> str:
    subjects = [entry.document.mail.subject for entry in group if entry.document.mail is not None]
    named = next((subject for subject in subjects if subject), None)
    return fold(REPLY.sub("", named)) if named else group[0].document.name


def _ordered(case: Case, group: Sequence[Findings]) -> tuple[Said, ...]:
    heard = [message for entry in group for message in _messages(case, entry)]
    kept: list[_Heard] = []
    for message in sorted(heard, key=lambda each: each.depth):
        known = message.said.quoted and any(_same(message, other) for other in kept)
        if not known or message.said.counts:
            kept.append(message)
    return tuple(message.said for message in sorted(kept, key=_place))


def _same(quoted: _Heard, other: _Heard) -> bool:
    """Say whether a quotation is of a message that is known: one author, and the words agree."""
    if parseaddr(quoted.said.sender or "")[1].lower() != parseaddr(other.said.sender or "")[1].lower():
        return False
    return quoted.key in other.key or other.key in quoted.key


def _place(message: _Heard) -> tuple[datetime, int]:
    """Return the place in time; what bears no date stands before the mail that quotes it."""
    when = message.when or message.carried or datetime.max.replace(tzinfo=UTC)
    return when, -message.depth


def _messages(case: Case, entry: Findings) -> Iterator[_Heard]:
    """Yield the messages in a mail: the stretches of one author at one depth are one."""
    document = entry.document
    mail, text = document.mail, document.pages[0].text
    assert mail is not None
    stretches: dict[tuple[int, str | None, str | None], list[tuple[int, Message]]] = {}
    for number, message in enumerate(document.messages, 1):
        sender = message.sender or (mail.sender if message.depth == 0 else None)
        sent = message.sent or (mail.date if message.depth == 0 else None)
        stretches.setdefault((message.depth, sender, sent), []).append((number, message))
    for (depth, sender, sent), parts in stretches.items():
        words = fold(" ".join(text[part.start : part.end] for _, part in parts))
        said = _said(case, entry, parts, (depth, sender, sent))
        yield _Heard(said, plain(words), moment(sent), moment(mail.date), depth)


def _said(
    case: Case,
    entry: Findings,
    parts: Sequence[tuple[int, Message]],
    author: tuple[int, str | None, str | None],
) -> Said:
    depth, sender, sent = author
    mail = entry.document.mail
    assert mail is not None
    words, evidence, act = _words(case, entry, parts)
    known = case.acknowledgement
    chosen = known.chosen if known is not None else None
    counts = chosen is not None and chosen.source is entry and chosen.act.id == act and chosen.signed
    counts = counts and chosen is not None and not chosen.hearsay
    said = Said(
        document=entry.document.name,
        sender=sender,
        sent=sent,
        side=_side(case, sender).value,
        quoted=depth > 0,
        words=words,
        counts=counts,
        because="",
        evidence=evidence,
        origin=_origin(mail) if depth == 0 else None,
    )
    return replace(said, because=_because(case, said))


def _words(
    case: Case, entry: Findings, parts: Sequence[tuple[int, Message]]
) -> tuple[str, Evidence | None, str | None]:
    """Return what the words amount to, the sentence that says so, and the act that they are."""
    answers = [finding for number, _ in parts for finding in _answers(entry, number)]
    if answers:
        finding = min(answers, key=lambda each: _ORDER.index(each.value or "other"))
        seen = case.seen_as(finding, entry)
        return finding.value or "other", seen.evidence[0] if seen is not None else None, finding.act
    text = entry.document.pages[0].text
    tones = [tone(text, part.start, part.end) for _, part in parts]
    first = next((span for _, part in parts for span in sentences(text, part.start, part.end)), None)
    evidence = cite(entry.document, Span(1, *first), 0.9) if first is not None else None
    return min(tones, key=_ORDER.index), evidence, None


def _answers(entry: Findings, number: int) -> Iterator[Finding]:
    for finding in entry.get("approval"):
        if finding.act in {f"mail-{number}", f"answer-{number}"} and finding.state is State.PRESENT:
            yield finding


def _side(case: Case, sender: str | None) -> Side:
    if sender is None or "@" not in sender:
        return Side.UNKNOWN
    if sender_is_customer(sender, case.claim):
        return Side.CUSTOMER
    return Side.PARTNER if speaks_for_partner(case, sender) else Side.STRANGER


def _because(case: Case, said: Said) -> str:
    """Return in one sentence why a message is the acknowledgement, or why it is not."""
    if said.words != "approved":
        return _WHY[said.words]
    if said.counts:
        judged = case.judged.get("acknowledgement.signature")
        if judged is not None and judged.verdict is not Verdict.MET:
            return f"This is the acknowledgement that was judged, and it leaves a doubt: {judged.because}"
        return "These are the customer's own words, they set no condition, and they are the newest."
    if said.side == Side.PARTNER:
        return "The partner cannot acknowledge for the customer."
    if said.side == Side.STRANGER:
        imitates = looks_like_customers(said.sender, case.claim)
        told = f"; {imitates}" if imitates else ""
        return f"The address is not the customer's{told}."
    if said.quoted:
        return (
            "It is only quoted in another mail, and anybody can write what somebody is said to have written."
        )
    if said.side == Side.UNKNOWN:
        return "Nobody knows whose words these are."
    return "Another acknowledgement counts: it is newer, or says for which work it is."


def _origin(mail: Mail) -> str:
    """Return what the headers say of where a message came from, and what that is worth."""
    told = [f"a DKIM signature in the name of {domain} (not validated here)" for domain in mail.dkim[:3]]
    for result in mail.authentication[:6]:
        of = f" for {result.domain}" if result.domain else ""
        by = f", says {result.by}" if result.by else ""
        told.append(f"{result.method}={result.result}{of}{by}")
    if not told:
        return "No DKIM signature and no result of authentication stand in the headers."
    return (
        f"In the headers: {'; '.join(dict.fromkeys(told))}. Anybody who makes a file can write its headers."
    )
