"""What was answered to a request that carried an ``Idempotency-Key``."""

from typing import ClassVar

from django.db import models


class Answered(models.Model):
    """Kept in the transaction of the act, so that it is there exactly when the act is."""

    token_hash = models.CharField(max_length=64)
    """Of whoever asked: keys of different tokens have nothing to do with each other."""

    key = models.CharField(max_length=200)
    asked = models.CharField(max_length=64)
    """SHA-256 over method, path and body."""

    status = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=100)
    """Content type of the answer."""

    etag = models.CharField(max_length=40, default="")
    body = models.BinaryField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One answer to a key."""

        constraints: ClassVar = [models.UniqueConstraint("token_hash", "key", name="answered_once")]
        indexes: ClassVar = [models.Index(fields=["at"], name="answered_at")]

    def __str__(self) -> str:
        """Return the key."""
        return self.key
