"""That somebody was handed something."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped

KINDS = {
    "document": gettext_lazy("document"),
    "page": gettext_lazy("picture of a page"),
    "packet": gettext_lazy("packet"),
    "dossier": gettext_lazy("dossier"),
    "acknowledgement": gettext_lazy("acknowledgement"),
    "population": gettext_lazy("population of a draw"),
}
"""What can be handed out -> what it is called."""


class Read(models.Model):
    """One hand-out of a document, a picture of its page, or what holds documents; rows are never changed.

    A table and no leaf of the trail: reading changes nothing, happens a hundred times as often as acts, and
    what it says of people has to end with them.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    """Whose document it is."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    """Who looked; null: the customer's person behind a link."""

    reader = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    """For which organisation they looked."""

    what = models.CharField(max_length=40)
    """One of ``KINDS``."""

    name = models.CharField(max_length=255)
    """Of the document."""

    subject = models.CharField(max_length=80)
    """Id of the thing, as the trail has it: ``document:...``, ``claim:...``."""

    by = models.CharField(max_length=10)
    """``page`` or ``api``."""

    at = models.DateTimeField(auto_now_add=True)

    objects = Scoped["Read"]()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at", "-id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "-at", "-id"], name="read_list")]

    def __str__(self) -> str:
        """Return what was handed out."""
        return f"{self.what} {self.subject}"

    @property
    def kind_name(self) -> str:
        """Return what its kind is called."""
        return str(KINDS.get(self.what, self.what))
