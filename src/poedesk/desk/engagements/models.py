"""An engagement of a partner: the answers to the claim, as far as they are given."""

import uuid
from typing import Any, ClassVar

from django.db import models

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped


class Engagement(models.Model):
    """What a partner did for a customer, and will claim for."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="engagements")
    answers = models.JSONField(default=dict)
    """The claim so far, as ``poedesk.claim/1`` has it, without its schema; it need not be whole."""

    revision = models.PositiveIntegerField(default=1)
    """Rises with every change, so that two people do not overwrite each other."""

    changed_by = models.ForeignKey(User, on_delete=models.PROTECT)
    changed_at = models.DateTimeField(auto_now=True)
    begun_at = models.DateTimeField(auto_now_add=True)

    objects = Scoped["Engagement"]()

    class Meta:
        """Newest change first; the list of an organisation has its index."""

        ordering: ClassVar = ["-changed_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-changed_at", "-id"], name="engagement_list")
        ]

    def __str__(self) -> str:
        """Return how pages name it."""
        customer: dict[str, Any] = self.answers.get("customer") or {}
        return str(self.answers.get("project") or customer.get("name") or "New engagement")
