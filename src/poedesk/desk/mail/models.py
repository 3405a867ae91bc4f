"""A mail in the outbox."""

from typing import ClassVar

from django.db import models


class Mail(models.Model):
    """A mail, written in the transaction of the act that it tells of."""

    to = models.EmailField()
    subject = models.CharField(max_length=300)
    body = models.TextField()
    secret = models.BooleanField(default=False)
    """Whether its text opens a door, so that it is forgotten once it was sent."""

    attached = models.JSONField(default=list)
    """What goes with it: a list of (name, SHA-256 among the blobs, media type)."""

    written_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True)
    """When a server took it; null: it waits, or there is no server."""

    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    """When it is tried again; null: at once."""

    problem = models.TextField(default="")
    """Why the last try failed."""

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-written_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["sent_at", "id"], name="mail_waiting"),
            models.Index(fields=["-written_at", "-id"], name="mail_list"),
        ]

    def __str__(self) -> str:
        """Return what it is about; never its text, which may open doors."""
        return self.subject
