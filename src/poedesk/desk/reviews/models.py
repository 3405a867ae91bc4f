"""A case with the decisions of its reviewers, and what they wrote."""

import uuid
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.audits.models import Request
from poedesk.desk.claims.models import Claim, Proof

KINDS = {
    "claim": gettext_lazy("Claim"),
    "poe": gettext_lazy("Proof on request"),
    "arbitration": gettext_lazy("Competing claims"),
    "dispute": gettext_lazy("Dispute"),
}
STATES = {
    "open": gettext_lazy("To decide"),
    "waiting-for-second": gettext_lazy("Waits for a second"),
    "disagreed": gettext_lazy("The two differ"),
    "decided": gettext_lazy("Decided"),
    "closed": gettext_lazy("Closed"),
}
"""``closed``: nothing is to be decided any more, for the claim went elsewhere."""

OPEN = ("open", "waiting-for-second", "disagreed")


class Case(models.Model):
    """Something that reviewers decide about a claim."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cases")
    """The programme owner; a partner sees no case."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="cases")
    request = models.ForeignKey(Request, on_delete=models.PROTECT, null=True, related_name="cases")
    proof = models.ForeignKey(Proof, on_delete=models.PROTECT, related_name="cases")
    """What is decided about."""

    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=20, default="open")
    before = models.JSONField(default=list)
    """Ids of who took the decision that is disputed."""

    doubled = models.BooleanField(default=False)
    """Whether two decide it blindly."""

    key = models.CharField(max_length=200, default="")
    """Of an arbitration: what more than one partner claims."""

    deadline = models.DateField(null=True)
    doubt = models.PositiveSmallIntegerField(default=0)
    """How many required elements the machine did not find met: 0 is the surest."""

    taken_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    outcome = models.CharField(max_length=10, default="")
    """``accept``, ``ask`` or ``refuse`` once it is decided."""

    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    objects = Scoped["Case"]()

    class Meta:
        """By deadline; queues by deadline and by doubt have their indexes."""

        ordering: ClassVar = ["deadline", "opened_at"]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation", "closed_at", "deadline", "opened_at"], name="case_by_deadline"
            ),
            models.Index(fields=["organisation", "closed_at", "doubt", "opened_at"], name="case_by_doubt"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "claim", "kind", condition=models.Q(closed_at=None), name="case_open_once"
            )
        ]

    def __str__(self) -> str:
        """Return of which claim it is."""
        return f"{self.kind_name} {self.claim.reference}"

    @property
    def kind_name(self) -> str:
        """Return what its kind is called."""
        return str(KINDS[self.kind])

    @property
    def state_name(self) -> str:
        """Return what its state is called."""
        return str(STATES[self.state])


class Decision(models.Model):
    """What one reviewer decided; rows are added and never changed, but for being withdrawn."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    kind = models.CharField(max_length=10)
    reason = models.CharField(max_length=40, default="")
    """Of the programme; empty: as the grounds come to."""

    grounds = models.JSONField(default=list)
    """List of element, code, cites (document, place, quote), searched, words."""

    overriding = models.TextField(default="")
    """Why against the machine."""

    against = models.JSONField(default=list)
    """Elements about which it says the contrary of the machine."""

    words = models.TextField(default="")
    """What the partner reads besides."""

    winner = models.CharField(max_length=20, default="")
    """In an arbitration: reference of the claim that prevails."""

    among = models.CharField(max_length=64, default="")
    """And hash of the claims with their proofs that were compared."""

    withdrawn_at = models.DateTimeField(null=True)
    """When its reviewer took it back, while it waited for a second; it counts no more."""

    objects = Scoped["Decision"]("case__organisation")

    class Meta:
        """In order."""

        ordering: ClassVar = ["case", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint("case", "number", name="decision_number_once"),
            models.UniqueConstraint(
                "case", "reviewer", condition=models.Q(withdrawn_at=None), name="decision_reviewer_once"
            ),
        ]

    def __str__(self) -> str:
        """Return what was decided."""
        return self.kind


class Note(models.Model):
    """What reviewers tell each other; the partner never sees it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="notes")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    by = models.ForeignKey(User, on_delete=models.PROTECT)
    at = models.DateTimeField()
    text = models.TextField()

    objects = Scoped["Note"]()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["claim", "-at", "-id"]

    def __str__(self) -> str:
        """Return its first words."""
        return self.text[:40]
