"""A document of an engagement."""

import uuid
from typing import ClassVar

from django.db import models

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.engagements.models import Engagement


class Document(models.Model):
    """A file as it was given; its bytes lie among the blobs, and stay when it is taken out."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="documents")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    dated = models.DateField(null=True)
    """Of which day it is, as the partner says; apart from when it was uploaded."""

    added_by = models.ForeignKey(User, on_delete=models.PROTECT)
    added_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    objects = Scoped["Document"]()

    class Meta:
        """By name; a name stands for one document of an engagement."""

        ordering: ClassVar = ["name", "added_at"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-added_at", "-id"], name="document_vault"),
            models.Index(fields=["organisation", "dated"], name="document_dated"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "engagement", "name", condition=models.Q(removed_at=None), name="document_name_once"
            )
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name
