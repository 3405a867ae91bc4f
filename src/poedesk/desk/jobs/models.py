"""A job that is to be done once, and the sign of life of who does them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy

TITLES = {
    "acknowledgement:seal": gettext_lazy("Seal what a customer signed"),
    "readiness:judge": gettext_lazy("Judge an engagement"),
    "claims:check": gettext_lazy("Judge a proof on the programme's side"),
    "claims:pack": gettext_lazy("Make the packet of a proof"),
}
"""Kind of a job -> what it is called."""


class Job(models.Model):
    """Written in the transaction of the act that asks for it; taken by a worker, for a while at a time."""

    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=200)
    """What it is about; one job of a kind waits for a key."""

    asked_at = models.DateTimeField(auto_now_add=True)
    asks = models.PositiveIntegerField(default=1)
    """How often it was asked for; when that rises while it is done, it is done once more."""

    taken_until = models.DateTimeField(null=True)
    """Until when a worker has it; after that another one may take it, for the first one is dead."""

    tries = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True)
    """When it is tried again after it failed; null: at once."""

    failed_at = models.DateTimeField(null=True)
    """When it was given up after all its tries; it rests until somebody asks for it again."""

    done_at = models.DateTimeField(null=True)
    problem = models.TextField(default="")
    """Why the last try failed."""

    class Meta:
        """Oldest first."""

        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["done_at", "id"], name="job_waiting")]
        constraints: ClassVar = [
            models.UniqueConstraint("kind", "key", condition=models.Q(done_at=None), name="job_once")
        ]

    def __str__(self) -> str:
        """Return what is to be done."""
        return f"{self.kind} {self.key}"

    @property
    def title(self) -> str:
        """Return what its kind is called."""
        return str(TITLES.get(self.kind, self.kind))


class Sign(models.Model):
    """The newest sign of life of the worker: one row, for one worker is alive at a time."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        """Return when it was given."""
        return self.at.isoformat()
