"""A token of the API; only its hash is kept."""

import uuid
from typing import ClassVar

from django.db import models

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped


class Token(models.Model):
    """Lets a program act as a person for an organisation, within its scopes and that person's role."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tokens")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    """What it is for, in the words of who made it."""

    scopes = models.JSONField()
    """List of actions, see ``accounts/roles.yaml``."""

    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    """When it was used last, to the hour."""

    revoked_at = models.DateTimeField(null=True)

    objects = Scoped["Token"]()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-made_at", "-id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "-made_at", "-id"], name="token_list")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
