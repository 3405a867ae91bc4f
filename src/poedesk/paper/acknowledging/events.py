"""What happened with an acknowledgement as events of the trail: personal data apart, to be erased."""

from collections.abc import Callable

from poedesk.paper.acknowledging.model import Act, Record
from poedesk.trail.events import SALT, Event, Personal

Salts = Callable[[int], bytes]


def asked(record: Record, actor: str, salts: Salts) -> Event:
    """Return that somebody was asked; name, title and address are personal."""
    person = record.person
    told = {"name": person.name, "title": person.title, "email": person.email}
    return Event(
        "acknowledgement:asked",
        record.shown.at,
        actor,
        record.id,
        {
            "document": record.shown.sha256,
            "disclosures": {each.element: each.sha256 for each in record.shown.disclosures},
            "policy": record.shown.policy,
        },
        {name: Personal(value, salts(SALT)) for name, value in told.items()},
    )


def acted(record: Record, act: Act, actor: str, salts: Salts) -> Event:
    """Return that an act was done, which led to the state of ``record``; from where is personal."""
    personal = {name: value for name, value in act.origin.items() if isinstance(value, Personal)}
    if act.reason is not None:
        personal["reason"] = Personal(act.reason, salts(SALT))
    if act.to is not None:
        personal["to"] = Personal(act.to, salts(SALT))
    data = {
        "document": record.shown.sha256,
        "state": record.state.value,
        "element": act.element,
        "way": act.mark.way.value if act.mark is not None else None,
        "addendum": act.addendum,
        "zone": act.at.strftime("%z"),
    }
    known = {name: value for name, value in data.items() if value is not None}
    return Event(f"acknowledgement:{act.kind}", act.at, actor, record.id, known, personal)
