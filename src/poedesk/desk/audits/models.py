"""A draw with its population and receipt, what it says to each partner, and the requests that follow."""

import uuid
from typing import ClassVar

from django.db import models

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.scope import OfEitherSide

NOBODY_WAITS = ("passed", "failed", "withdrawn", "lapsed")
"""States of a request about which nothing is to be done any more."""


class Draw(models.Model):
    """A population frozen, and what a seed drew from it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Also its public address, which nobody guesses."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="draws")
    """The programme owner."""

    name = models.CharField(max_length=80, unique=True)
    """Its id, never used twice on this desk."""

    programme = models.CharField(max_length=120)
    population = models.JSONField()
    """``poedesk.population/1``, with its secret: never shown in public."""

    commitment = models.CharField(max_length=64)
    units = models.PositiveIntegerField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    receipt = models.JSONField(null=True)
    """``poedesk.draw/1``; null until the seed is there."""

    drawn = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    """When the receipt and the slips were opened."""

    objects = Scoped["Draw"]()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-frozen_at"]
        indexes: ClassVar = [models.Index(fields=["organisation", "-frozen_at"], name="draw_list")]

    def __str__(self) -> str:
        """Return its name."""
        return self.name

    @property
    def revision(self) -> int:
        """Return how often it was changed: each change of what was drawn is a step of its receipt."""
        return len((self.receipt or {}).get("steps", ()))


class Unit(models.Model):
    """A claim that stood in a population: its partner sees what became of it once the draw is published."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="draws")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    chosen = models.CharField(max_length=10, default="")
    """``drawn`` at random, ``picked`` by hand, or empty."""

    objects = OfEitherSide["Unit"]()

    class Meta:
        """A claim stands once in a draw."""

        ordering: ClassVar = ["claim"]
        indexes: ClassVar = [models.Index(fields=["organisation", "draw"], name="unit_of_partner")]
        constraints: ClassVar = [models.UniqueConstraint("draw", "claim", name="unit_once")]

    def __str__(self) -> str:
        """Return its id in the population."""
        return self.claim.reference


class Batch(models.Model):
    """Requests of a draw that are released together, as the log of what was done."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="batches")
    programme = models.CharField(max_length=120)
    solution_area = models.CharField(max_length=60)
    engagement = models.CharField(max_length=20)
    log = models.JSONField()
    """``poedesk.poe-requests/1``; where every request stands follows from it."""

    released_at = models.DateTimeField(null=True)
    sweep_at = models.DateTimeField(null=True)
    """When the first deadline of its requests runs out."""

    objects = Scoped["Batch"]()

    class Meta:
        """By draw; the sweep has its index."""

        ordering: ClassVar = ["draw", "programme", "solution_area", "engagement"]
        indexes: ClassVar = [models.Index(fields=["sweep_at"], name="batch_sweep")]

    def __str__(self) -> str:
        """Return what its requests have in common."""
        return f"{self.programme}, {self.solution_area}, {self.engagement}"


class Request(models.Model):
    """A request for a proof of one claim; its columns follow from the log of its batch."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="requests")
    reference = models.CharField(max_length=20, unique=True)
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="poe_requests")
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="poe_requests_sent")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="poe_requests")
    state = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    turn = models.CharField(max_length=20)
    delivered_at = models.DateTimeField(null=True)
    """Null: the partner knows nothing of it."""

    due = models.DateField(null=True)
    """Last day in time of whoever's turn it is."""

    why = models.TextField(default="")
    remind_at = models.DateTimeField(null=True)
    note = models.TextField(default="")
    """What the programme writes into the letter."""

    revision = models.PositiveIntegerField(default=1)

    objects = OfEitherSide["Request"]()

    class Meta:
        """By deadline; both sides' lists have their indexes."""

        ordering: ClassVar = ["due", "reference"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "due", "reference"], name="request_of_partner"),
            models.Index(fields=["owner", "due", "reference"], name="request_of_owner"),
            models.Index(fields=["remind_at"], name="request_reminder"),
        ]
        constraints: ClassVar = [models.UniqueConstraint("batch", "claim", name="request_once")]

    def __str__(self) -> str:
        """Return how people call it."""
        return self.reference


class RequestEvent(models.Model):
    """Something that happened to a request; rows are added and never changed."""

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    tag = models.CharField(max_length=80)
    title = models.CharField(max_length=120)
    side = models.CharField(max_length=20)
    actor = models.CharField(max_length=80)
    words = models.TextField(default="")
    """What was said to the other side."""

    objects = Scoped["RequestEvent"]("request__owner")

    class Meta:
        """In order."""

        ordering: ClassVar = ["request", "number"]
        constraints: ClassVar = [models.UniqueConstraint("request", "number", name="request_event_once")]

    def __str__(self) -> str:
        """Return what happened."""
        return self.title
