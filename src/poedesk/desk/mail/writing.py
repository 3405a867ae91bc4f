"""Writes a mail into the outbox, within the act that it tells of."""

from collections.abc import Iterable

from poedesk.desk.mail.models import Mail
from poedesk.kernel.records import dataclass

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that goes with a mail."""

    name: str
    sha256: str
    """Under which it lies among the blobs."""

    media_type: str = "application/pdf"


def write(
    to: str, subject: str, body: str, *, attached: Iterable[Attached] = (), secret: bool = False
) -> Mail:
    """Write a mail; ``secret``: its text opens a door, and is forgotten once it was sent."""
    files = [[each.name, each.sha256, each.media_type] for each in attached]
    told = " ".join(subject.split())[:_LONGEST]
    return Mail.objects.create(to=to, subject=told, body=body, secret=secret, attached=files)
