"""Records of invented customers."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from poedesk.paper.acknowledging import codes, moving
from poedesk.paper.acknowledging.model import Act, Disclosure, Kind, Mark, Person, Record, Shown, Way
from poedesk.trail.events import Personal

ZONE = timezone(timedelta(hours=-5))
THEN = datetime(2026, 4, 28, 21, 30, tzinfo=ZONE)
"""29 April in UTC, and 28 April where the customer signs."""

DAG = Person("Dag Winterhalder", "Harbour Master", "dag@saltmarsh.example", "Saltmarsh Ferries")
PUBLIC = Disclosure("disclosure.public_sector", "Public sector disclosure", "The customer knows.")
CONTENT = b"%PDF-1.7 what was shown"


def later(minutes: int) -> datetime:
    return THEN + timedelta(minutes=minutes)


def asked(
    content: bytes = CONTENT, disclosures: Iterable[Disclosure] = (PUBLIC,), person: Person = DAG, **more: Any
) -> Record:
    """Return a record of which nothing is done but the address proven."""
    told: dict[str, Any] = {"name": "poe.pdf", "at": THEN, "policy": "microsoft-cpor@2023-10"} | more
    shown = Shown(
        sha256=hashlib.sha256(content).hexdigest(), size=len(content), disclosures=tuple(disclosures), **told
    )
    code, _ = codes.tried(codes.issued("12345678", person.email, bytes(16), THEN), "12345678", later(1))
    return moving.asked("ack-7", shown, person, code)


def sign(minutes: int = 5, **more: Any) -> Act:
    origin = {"address": Personal("192.0.2.7", bytes(32)), "browser": Personal("Lynx", bytes([1] * 32))}
    mark = more.pop("mark", Mark(Way.TYPED, DAG.name))
    return Act(Kind.SIGN, later(minutes), mark, origin=origin, **more)


def initial(minutes: int = 4, element: str = PUBLIC.element, text: str = "DW") -> Act:
    return Act(Kind.INITIAL, later(minutes), Mark(Way.TYPED, text), element)


def done(record: Record, *acts: Act) -> Record:
    for act in acts:
        record = moving.done(record, act)
    return record
