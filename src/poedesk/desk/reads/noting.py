"""Writes down that something was handed out; whoever hands out a document calls ``note`` before."""

from uuid import UUID

from poedesk.desk.accounts.may import Actor
from poedesk.desk.reads.models import Read

_LONGEST = 255


def note(actor: Actor | None, owner: UUID, what: str, subject: str, name: str) -> None:
    """Write down that somebody is handed something.

    Args:
        actor: who looks; null for the customer's person behind a link.
        owner: the organisation whose document it is.
        what: kind of what is handed out, see ``Read.what``.
        subject: id of the thing, as the trail has it.
        name: of the document.
    """
    Read.objects.create(
        organisation_id=owner,
        user_id=actor.person if actor else None,
        reader_id=actor.organisation if actor else None,
        what=what,
        subject=subject,
        name=name[:_LONGEST],
        by="api" if actor is not None and actor.scopes is not None else "page",
    )
