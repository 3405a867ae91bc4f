"""One command, one transaction, one leaf: whoever changes something does it within ``acting``."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from django.db import connection, transaction
from django.utils import timezone

from poedesk.kernel.records import dataclass
from poedesk.trail.events import SALT, Event, Personal
from poedesk.trail.stores.sqlite import SQLiteStore

if TYPE_CHECKING:
    import sqlite3

NOBODY = "nobody"
"""Actor of what is done before anybody has signed in."""


@dataclass(slots=True)
class Act:
    """What an act will tell the trail; filled in while it is done."""

    subject: str = ""
    """Id of what it happened to."""

    data: Mapping[str, Any] | None = None
    """What everybody may know for ever: ids and hashes, never a name or an address."""

    personal: Mapping[str, Any] | None = None
    """What may have to be erased: names, addresses; each plain, or with a salt that it has already."""


@contextmanager
def acting(actor: str, tag: str) -> Iterator[Act]:
    """Do something and record it, both or neither.

    Args:
        actor: id of who does it.
        tag: ``subject:action``, as the trail has it.
    """
    with transaction.atomic():
        act = Act()
        yield act
        event = Event(
            tag,
            timezone.now(),
            actor,
            act.subject,
            act.data or {},
            {
                name: value if isinstance(value, Personal) else Personal(value, secrets.token_bytes(SALT))
                for name, value in (act.personal or {}).items()
            },
        )
        kept = store()
        personal = {each.commitment: each for each in event.personal.values()}
        kept.append([event.leaf()], personal, kept.size())


def store() -> SQLiteStore:
    """Return the trail in the database of the desk."""
    connection.ensure_connection()
    return SQLiteStore.within(cast("sqlite3.Connection", connection.connection))
