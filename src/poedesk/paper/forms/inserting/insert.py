"""Puts clauses into a Word document that somebody else made: it is read and written in the sandbox."""

import base64
from collections.abc import Sequence
from datetime import date

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.forms.drafting.clauses import Section
from poedesk.proof.reading.limits import Limits, from_environment
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed


class NotInserted(UsageError):
    """The clauses cannot be put into the document."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """A document with the clauses in it."""

    data: bytes
    headings: tuple[str, ...]
    """Of the clauses that were put in, in their order."""

    place: str
    """In words: ``before 'Signatures'``."""

    signing: bool
    """Whether the document had no place to sign, so that one was put in as well."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """Who is named in Word as the author of the change, and its day."""

    author: str
    on: date


def insert(  # noqa: PLR0913 - every choice has a default
    document: bytes,
    clauses: Sequence[Section],
    signing: Section,
    *,
    at: str | None = None,
    tracked: Tracked | None = None,
    name: str = "document",
    limits: Limits | None = None,
) -> Inserted:
    """Return ``document`` with ``clauses`` before its signatures; every other byte of its parts stays.

    Args:
        document: a DOCX.
        clauses: what is put in.
        signing: a place to sign, put in last where the document has none.
        at: a heading at the end of whose section the clauses go instead.
        tracked: put them in as a tracked change.
        name: of the file, for messages.
        limits: what reading it may cost; those of the environment otherwise.

    Raises:
        NotInserted: it is signed, protected, no Word document, or has no such heading; the message says so.
    """
    request = {
        "clauses": [[item.heading, list(item.lines)] for item in clauses],
        "signing": [signing.heading, list(signing.lines)],
        "at": at,
        "tracked": [tracked.author, tracked.on.isoformat()] if tracked is not None else None,
    }
    try:
        with Sandbox(limits or from_environment()) as sandbox:
            answer = sandbox.ask(document, name, "insert", request)
        data = base64.b64decode(answer["data"], validate=True)
        place, signed_there = str(answer["place"]), bool(answer["signing"])
    except (TaskFailed, Breach) as error:
        message = f"nothing was put into {name}: {error}"
        raise NotInserted(message) from error
    except (LookupError, TypeError, ValueError) as error:
        message = f"nothing was put into {name}: what came out of it is no document"
        raise NotInserted(message) from error
    headings = tuple(item.heading for item in (*clauses, *((signing,) if signed_there else ())))
    return Inserted(data, headings, place, signed_there)
