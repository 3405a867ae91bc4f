"""The headers of a message as a mail program shows them, and what they say of it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import field, replace

from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Mail
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.flow import SIGNS
from poedesk.proof.reading.readers.mail.coding.headers import addresses, decoded
from poedesk.proof.reading.readers.mail.dates import sent_date
from poedesk.proof.reading.readers.mail.mime import Part
from poedesk.proof.reading.readers.mail.passing import with_way
from poedesk.proof.reading.readers.text import LINE_COST, within_limit

_SHOWN = ("From", "To", "Cc", "Date", "Subject")


@dataclass(slots=True)
class Head:
    """The headers as shown, and what they say."""

    mail: Mail
    sent: dt.datetime | None
    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    """What of them was not read."""

    notes: list[str] = field(default_factory=list)
    """What is odd about them."""


def head_of(root: Part, limits: Limits) -> Head:
    """Return what the header fields of the message ``root`` say, within the limit of characters."""
    left = limits.characters
    fields: dict[str, list[str]] = {}
    problems: tuple[str, ...] = ()
    for name in _SHOWN:
        for raw in root.raw(name.lower()) or (root.raw("sent") if name == "Date" else []):
            if left <= 0:
                break
            text = decoded(raw[: 4 * left])
            if len(text) > left:
                text, problems = within_limit(text, replace(limits, characters=left))
            left -= max(len(text), LINE_COST)
            fields.setdefault(name, []).append(SIGNS.sub("", text))
    sent, undated = sent_date(fields.get("Date", ()))
    sender, doubtful = _sender(fields.get("From", ()))
    mail = Mail(
        sender=sender,
        to=tuple(address for line in fields.get("To", ()) for address in addresses(line)),
        date=sent.isoformat() if sent else None,
        subject=next(iter(fields.get("Subject", ())), None),
    )
    lines = [f"{name}: {value}" for name in _SHOWN for value in fields.get(name, ())]
    return Head(
        with_way(mail, root), sent, lines, list(problems), [note for note in (undated, doubtful) if note]
    )


def _sender(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Return who sent it; nobody is chosen among several."""
    named = list(dict.fromkeys(line for line in lines if line))
    if not named:
        return None, "it does not say who sent it"
    if len(named) > 1:
        return None, "its headers name several senders, so it counts as one without a sender"
    return named[0], None
