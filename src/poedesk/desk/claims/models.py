"""A claim with what was handed in for it, what happened to it, and its deadlines."""

import uuid
from typing import ClassVar

from django.db import models

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.claims.scope import OfEitherSide
from poedesk.desk.engagements.models import Engagement


class Programme(models.Model):
    """A programme that an organisation runs on this desk: claims for it go there."""

    id = models.CharField(primary_key=True, max_length=80)
    """As the policy calls it, such as ``microsoft-cpor``."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="programmes")
    since = models.DateTimeField(auto_now_add=True)

    objects = Scoped["Programme"]()

    class Meta:
        """By id."""

        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        """Return its id."""
        return self.id


class Claim(models.Model):
    """A claim that was submitted: one association, by the table of the version that it pinned."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=20, unique=True)
    """What people call it, such as ``CLM-7KQ3M2XD``; also the association's id in ``process``."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="claims")
    """The partner."""

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="claims_received")
    """The programme owner to whom it goes."""

    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="claims")
    programme = models.CharField(max_length=80)
    version = models.CharField(max_length=20)
    """Of programme and policy: the one in force when it was submitted."""

    customer = models.CharField(max_length=500)
    """Name of the customer, for lists."""

    association = models.JSONField()
    """``process.claims.keeping.to_json``; the columns below follow from it."""

    state = models.CharField(max_length=40)
    turn = models.CharField(max_length=20)
    """Whose time it is: ``partner``, ``customer``, ``programme`` or ``nobody``."""

    is_open = models.BooleanField(default=True)
    """Whether it is held or asked for; of an engagement one claim is."""

    deadline = models.DateField(null=True)
    """Last day in time of whoever's turn it is."""

    sweep_at = models.DateTimeField(null=True)
    """When a deadline runs out that changes something by itself."""

    verdict = models.CharField(max_length=20)
    """Of the newest proof, as the partner saw it."""

    amount = models.DecimalField(max_digits=16, decimal_places=2, null=True)
    """The incentive that the partner expects."""

    currency = models.CharField(max_length=3, default="")
    revision = models.PositiveIntegerField(default=1)
    """Rises with every change."""

    submitted_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    objects = OfEitherSide["Claim"]()

    class Meta:
        """Newest first; the lists of both sides and the sweep have their indexes."""

        ordering: ClassVar = ["-submitted_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-submitted_at", "-id"], name="claim_of_partner"),
            models.Index(fields=["owner", "-submitted_at", "-id"], name="claim_of_owner"),
            models.Index(fields=["owner", "deadline", "id"], name="claim_by_deadline"),
            models.Index(fields=["owner", "state", "deadline", "id"], name="claim_by_state"),
            models.Index(fields=["sweep_at"], name="claim_sweep"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint("engagement", condition=models.Q(is_open=True), name="claim_open_once")
        ]

    def __str__(self) -> str:
        """Return how people call it."""
        return self.reference


class Proof(models.Model):
    """What was handed in for a claim at one time: answers and documents by hash, and how it was judged."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="proofs")
    number = models.PositiveSmallIntegerField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(User, on_delete=models.PROTECT)
    text = models.TextField()
    """The claim file (``poedesk.claim/1``) that was judged."""

    day = models.DateField()
    """As of which day it was judged."""

    documents = models.JSONField()
    """List of ``name``, ``sha256``, ``size``, ``dated``; the bytes lie among the blobs."""

    content = models.CharField(max_length=64)
    """SHA-256 over text and documents."""

    key = models.CharField(max_length=64)
    """Of the assessment that the partner saw."""

    verdict = models.CharField(max_length=20)
    result = models.JSONField()
    """``poedesk.assessment/1`` as the partner saw it; see ``readiness.models.Assessment``."""

    pictures = models.JSONField(default=list)
    checked_at = models.DateTimeField(null=True)
    """When it was judged again on the programme's side; null: not yet."""

    checked_verdict = models.CharField(max_length=20, default="")
    differences = models.JSONField(default=list)
    """Elements about which the two assessments do not agree; a sentence each."""

    problem = models.TextField(default="")
    """Why it could not be judged again."""

    packet = models.CharField(max_length=64, default="")
    """SHA-256 of its packet among the blobs; empty: none was made yet."""

    packet_problem = models.TextField(default="")
    """Why none could be made."""

    objects = OfEitherSide["Proof"]("claim__")

    class Meta:
        """In the order in which they were handed in."""

        ordering: ClassVar = ["claim", "number"]
        constraints: ClassVar = [models.UniqueConstraint("claim", "number", name="proof_number_once")]

    def __str__(self) -> str:
        """Return which one it is."""
        return f"proof {self.number}"


class Happening(models.Model):
    """Something that happened to a claim; rows are added and never changed."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="happenings")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    tag = models.CharField(max_length=80)
    """As in the trail."""

    name = models.CharField(max_length=40)
    """Of the transition, or of what else was done, such as ``proof``."""

    title = models.CharField(max_length=200)
    source = models.CharField(max_length=40)
    to = models.CharField(max_length=40)
    """State afterwards."""

    side = models.CharField(max_length=20)
    """Whose act it was: ``partner``, ``customer``, ``programme`` or ``clock``."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    reason = models.CharField(max_length=80, default="")
    words = models.TextField(default="")
    """What was said to the other side."""

    objects = OfEitherSide["Happening"]("claim__")

    class Meta:
        """In order."""

        ordering: ClassVar = ["claim", "number"]
        constraints: ClassVar = [models.UniqueConstraint("claim", "number", name="happening_number_once")]

    def __str__(self) -> str:
        """Return what happened."""
        return self.title


class Deadline(models.Model):
    """A clock of a claim, as a row that lists and sweeps can find."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="deadlines")
    number = models.PositiveSmallIntegerField()
    """Its place among the clocks of the association."""

    clock = models.CharField(max_length=40)
    side = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    due = models.DateField(null=True)
    """Last day in time; null while it stands still."""

    why = models.TextField()
    """Why that day."""

    stopped_at = models.DateTimeField(null=True)
    remind_at = models.DateTimeField(null=True)
    """When the side is reminded next."""

    reminded_at = models.DateTimeField(null=True)
    """Up to when reminders were written."""

    objects = OfEitherSide["Deadline"]("claim__")

    class Meta:
        """In the order in which they were started."""

        ordering: ClassVar = ["claim", "number"]
        indexes: ClassVar = [models.Index(fields=["stopped_at", "remind_at"], name="deadline_reminder")]
        constraints: ClassVar = [models.UniqueConstraint("claim", "number", name="deadline_number_once")]

    def __str__(self) -> str:
        """Return which clock it is."""
        return self.clock


class Key(models.Model):
    """What a claim takes for its partner alone; see ``process.claims.contending``."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="keys")
    key = models.CharField(max_length=200)

    objects = OfEitherSide["Key"]("claim__")

    class Meta:
        """Found by key."""

        ordering: ClassVar = ["key"]
        constraints: ClassVar = [models.UniqueConstraint("key", "claim", name="key_once")]

    def __str__(self) -> str:
        """Return the key."""
        return self.key
