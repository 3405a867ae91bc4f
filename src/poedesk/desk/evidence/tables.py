"""A table given on a page: kept and looked at first, taken over afterwards by the token of its preview."""

from collections.abc import Callable
from typing import TypeVar

from django import forms
from django.conf import settings
from django.core import signing
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.evidence import blobs
from poedesk.kernel.records import dataclass

_HOUR = 3600

T = TypeVar("T")
"""What a room says that a table would bring."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was kept."""

    sha256: str
    name: str
    """As its file is called."""

    @property
    def data(self) -> bytes:
        """Its bytes; raises OSError when it was swept meanwhile."""
        return blobs.path_of(settings.FOLDER.blobs, self.sha256).read_bytes()


def looked_at(form: forms.Form, look: Callable[[bytes, str], T]) -> tuple[Table, T] | None:
    """Keep what stands in the field ``table`` of a valid form, and look at its bytes and its name.

    Returns nothing, with the reason at the field, when it is too large or ``look`` refuses it.
    """
    given = form.cleaned_data["table"]
    most = settings.OPTIONS.table_bytes
    try:
        kept = blobs.keep(settings.FOLDER.blobs, given.chunks(), most)
        table = Table(kept.sha256, given.name)
        return table, look(table.data, table.name)
    except blobs.TooLarge:
        message = _("The table has more than %(most)d MiB; give it in parts") % {"most": most >> 20}
        form.add_error("table", message)
    except Refused as error:
        form.add_error("table", str(error))
    return None


def token_of(actor: Actor, room: str, table: Table) -> str:
    """Return what a preview sends to take its table over: for this person and this room alone."""
    return signing.dumps({"sha256": table.sha256, "name": table.name}, salt=f"{room} {actor.person}")


def table_of(actor: Actor, room: str, token: str) -> Table:
    """Return the table of a preview.

    Raises:
        signing.BadSignature: the token is another person's, another room's, or older than ``preview_hours``.
    """
    age = settings.OPTIONS.preview_hours * _HOUR
    return Table(**signing.loads(token, salt=f"{room} {actor.person}", max_age=age))
