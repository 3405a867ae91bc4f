"""An engagement of a partner: the answers to the claim, as far as they are given."""

import uuid
from decimal import Decimal, InvalidOperation
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext as _

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

    name = models.CharField(max_length=500, default="")
    customer = models.CharField(max_length=500, default="")
    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    """The incentive that the partner expects; this and the three beside it follow from the answers."""

    currency = models.CharField(max_length=3, default="")
    locked = models.TextField(default="")
    """Why nothing can be changed now; empty: it can."""

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
        return self.name or self.customer or _("New engagement")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Let the columns that lists need follow from the answers."""
        money = self.answers.get("expected_incentive") or {}
        self.name = str(self.answers.get("project") or "")
        self.customer = str((self.answers.get("customer") or {}).get("name") or "")
        self.amount, self.currency = amount_of(money.get("amount")), str(money.get("currency") or "")[:3]
        super().save(*args, **kwargs)


_MOST = Decimal(10) ** 14


def amount_of(told: object) -> Decimal | None:
    """Return an amount as a list can add it up; null when it is none."""
    try:
        amount = Decimal(str(told))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 <= amount < _MOST else None
