"""A record as ``poedesk.acknowledgement/1``: canonical JSON, and back."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from poedesk.kernel.canonical import canonical_json
from poedesk.kernel.errors import PoedeskError
from poedesk.kernel.shapes import fits
from poedesk.kernel.times import to_second
from poedesk.paper.acknowledging.model import (
    Act,
    Code,
    Disclosure,
    Kind,
    Mark,
    Person,
    Record,
    Shown,
    State,
    Way,
)
from poedesk.paper.acknowledging.moving import NotAllowed, asked, done
from poedesk.paper.acknowledging.shape import RECORD
from poedesk.trail.events import Personal

SCHEMA = "poedesk.acknowledgement/1"


class InvalidRecord(PoedeskError):
    """It is no record of an acknowledgement."""

    exit_code = 2


def to_json(record: Record) -> dict[str, Any]:
    """Return the value; each time stands in the person's own zone and in UTC."""
    shown, person, code = record.shown, record.person, record.code
    return {
        "schema": SCHEMA,
        "id": record.id,
        "state": record.state.value,
        "filed_at": _moment(record.filed_at),
        "shown": {
            "name": shown.name,
            "sha256": shown.sha256,
            "bytes": shown.size,
            "at": _moment(shown.at),
            "policy": shown.policy,
            "disclosures": [
                {"element": each.element, "title": each.title, "text": each.text, "sha256": each.sha256}
                for each in shown.disclosures
            ],
        },
        "person": {
            "name": person.name,
            "title": person.title,
            "email": person.email,
            "organisation": person.organisation,
        },
        "code": {
            "email": code.email,
            "salt": code.salt,
            "digest": code.digest,
            "expires_at": _moment(code.expires_at),
            "tries": code.tries,
            "proven_at": _moment(code.proven_at),
        },
        "acts": [_act(act) for act in record.acts],
    }


def encoded(record: Record) -> bytes:
    """Return the one form of its bytes."""
    return canonical_json(to_json(record))


def parsed(data: bytes) -> Record:
    """Return the record in ``data``.

    Raises:
        InvalidRecord: it is none, or its acts do not lead to the state that it says it has.
    """
    try:
        value = json.loads(data)
        record = _record(value) if fits(value, RECORD) else None
    except (ValueError, RecursionError) as error:
        message = f"it is no record of an acknowledgement ({SCHEMA}): {error}"
        raise InvalidRecord(message) from error
    if record is None or to_json(record) != value:
        message = (
            f"it is no {SCHEMA}: a field is missing, unknown, of another kind, or disagrees with another"
        )
        raise InvalidRecord(message)
    _refuse_impossible(record)
    return record


def _refuse_impossible(record: Record) -> None:
    """Refuse a record that no acts lead to."""
    try:
        again = asked(record.id, record.shown, record.person, record.code)
        for act in record.acts:
            again = done(again, act)
    except NotAllowed as error:
        message = f"the record tells of acts that cannot be: {error}"
        raise InvalidRecord(message) from error
    if again != record:
        message = f"the record says that it is {record.state}, and its acts lead to {again.state}"
        raise InvalidRecord(message)


def _moment(at: datetime | None) -> dict[str, str] | None:
    if at is None:
        return None
    return {"utc": to_second(at), "local": at.isoformat(timespec="seconds")}


def _time(value: Mapping[str, str] | None) -> datetime | None:
    return datetime.fromisoformat(value["local"]) if value is not None else None


def _at(value: Mapping[str, str] | None) -> datetime:
    at = _time(value)
    if at is None or at.tzinfo is None:
        message = "a time with its zone is missing"
        raise ValueError(message)
    return at


def _act(act: Act) -> dict[str, Any]:
    mark = act.mark
    told = None
    if mark is not None:
        strokes = [[list(point) for point in line] for line in mark.strokes]
        told = {"way": mark.way.value, "text": mark.text, "strokes": strokes, "picture": mark.picture}
    return {
        "kind": act.kind.value,
        "at": _moment(act.at),
        "mark": told,
        "element": act.element,
        "reason": act.reason,
        "to": act.to,
        "origin": {
            name: value.commitment if isinstance(value, Personal) else value
            for name, value in act.origin.items()
        },
        "addendum": act.addendum,
    }


def _record(value: Mapping[str, Any]) -> Record:
    shown, code = value["shown"], value["code"]
    return Record(
        id=value["id"],
        shown=Shown(
            shown["name"],
            shown["sha256"],
            shown["bytes"],
            _at(shown["at"]),
            tuple(Disclosure(each["element"], each["title"], each["text"]) for each in shown["disclosures"]),
            shown["policy"],
        ),
        person=Person(**value["person"]),
        code=Code(
            code["email"],
            code["salt"],
            code["digest"],
            _at(code["expires_at"]),
            code["tries"],
            _time(code["proven_at"]),
        ),
        state=State(value["state"]),
        acts=tuple(map(_parsed_act, value["acts"])),
        filed_at=_time(value["filed_at"]),
    )


def _parsed_act(value: Mapping[str, Any]) -> Act:
    told = value["mark"]
    mark = None
    if told is not None:
        strokes = tuple(tuple((x, y) for x, y in line) for line in told["strokes"])
        mark = Mark(Way(told["way"]), told["text"], strokes, told["picture"])
    return Act(
        Kind(value["kind"]),
        _at(value["at"]),
        mark,
        value["element"],
        value["reason"],
        value["to"],
        dict(value["origin"]),
        value["addendum"],
    )
