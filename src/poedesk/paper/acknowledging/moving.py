"""How an acknowledgement moves: a table of what may be done in which state, and where it leads."""

from dataclasses import replace
from datetime import datetime

from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import is_visible
from poedesk.paper.acknowledging.model import Act, Code, Kind, Person, Record, Shown, State, Way

SETTLED = "settled"
"""Stands for ``ACKNOWLEDGED`` when nothing is missing, else ``INCOMPLETE``."""

TABLE: dict[tuple[State, Kind], State | str] = {
    (State.ASKED, Kind.INITIAL): State.ASKED,
    (State.ASKED, Kind.SIGN): SETTLED,
    (State.ASKED, Kind.DECLINE): State.DECLINED,
    (State.ASKED, Kind.DELEGATE): State.DELEGATED,
    (State.ASKED, Kind.CHANGE): State.VOID,
    (State.INCOMPLETE, Kind.INITIAL): SETTLED,
    (State.INCOMPLETE, Kind.CHANGE): State.VOID,
    (State.ACKNOWLEDGED, Kind.CHANGE): State.VOID,
}
"""What is not in it cannot be done."""


class NotAllowed(UsageError):
    """This cannot be done with the acknowledgement as it stands."""


def asked(identity: str, shown: Shown, person: Person, code: Code) -> Record:
    """Return a record in which nothing has been done yet; raises NotAllowed for a person without a name."""
    if not all(map(str.strip, (person.name, person.title, person.email))):
        message = "whoever acknowledges needs a name, a title and an e-mail address"
        raise NotAllowed(message)
    _refuse_lines(person.name, person.title, person.email, person.organisation, shown.name)
    return Record(identity, shown, person, code)


def done(record: Record, act: Act) -> Record:
    """Return the record after an act.

    Raises:
        NotAllowed: it cannot be done now, or lacks what it needs; the message says what.
    """
    to = TABLE.get((record.state, act.kind))
    if to is None:
        message = f"an acknowledgement that is {record.state} cannot take the act {act.kind}"
        raise NotAllowed(message)
    _refuse_untimely(record, act.at)
    if act.kind is not Kind.CHANGE:
        _refuse_unproven(record, act.at)
    _refuse_incomplete(record, act)
    later = record.filed_at is not None and act.kind is Kind.INITIAL
    filed = act.at if act.kind is Kind.SIGN else record.filed_at
    made = replace(record, acts=(*record.acts, replace(act, addendum=later)), filed_at=filed)
    if to == SETTLED:
        to = State.INCOMPLETE if made.missing() else State.ACKNOWLEDGED
    return replace(made, state=State(to))


def _refuse_untimely(record: Record, at: datetime) -> None:
    last = record.acts[-1].at if record.acts else record.shown.at
    if at.tzinfo is None or at < last:
        message = "an act needs its time with a zone, not before what was done or shown last"
        raise NotAllowed(message)


def _refuse_unproven(record: Record, at: datetime) -> None:
    proven = record.code.proven_at
    if proven is None or proven > at or record.code.email != record.person.email.strip().lower():
        message = "the e-mail address is not proven; send a code to it and have it entered first"
        raise NotAllowed(message)


def _refuse_lines(*texts: str) -> None:
    """Refuse what could pass for further lines of the certificate."""
    if not all(map(is_visible, texts)):
        message = "names, titles, reasons and typed signatures are one line, without signs that nobody sees"
        raise NotAllowed(message)


def _refuse_outside(act: Act) -> None:
    """Refuse strokes that would be drawn over the text around them, or not at all."""
    for line in act.mark.strokes if act.mark is not None else ():
        if not line or not all(0.0 <= part <= 1.0 for point in line for part in point):
            message = "each line that is drawn has points, with x and y from 0 to 1"
            raise NotAllowed(message)


def _refuse_incomplete(record: Record, act: Act) -> None:
    """Refuse an act that lacks what makes it one."""
    _refuse_lines(act.reason or "", act.to or "", act.mark.text if act.mark is not None else "")
    _refuse_outside(act)
    if act.kind in {Kind.SIGN, Kind.INITIAL}:
        mark = act.mark
        given = mark is not None and (mark.strokes if mark.way is Way.DRAWN else mark.text.strip())
        if not given or (mark is not None and mark.way is Way.UPLOADED and mark.picture is None):
            message = "a signature and initials need what was drawn, typed or uploaded"
            raise NotAllowed(message)
    if act.kind is Kind.INITIAL:
        known = {each.element for each in record.shown.disclosures}
        if act.element not in known or act.element in record.initialled():
            message = f"there is no disclosure {act.element} that still lacks initials"
            raise NotAllowed(message)
    if act.kind in {Kind.DECLINE, Kind.CHANGE} and not (act.reason or "").strip():
        message = "say why, in a sentence"
        raise NotAllowed(message)
    if act.kind is Kind.DELEGATE and "@" not in (act.to or ""):
        message = "name the address of the person to whom it is passed on"
        raise NotAllowed(message)
