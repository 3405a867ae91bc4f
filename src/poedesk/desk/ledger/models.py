"""Incentive lines, what moved, and what waits for a second pair of eyes."""

import uuid
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.scope import OfEitherSide
from poedesk.process.ledger import lines
from poedesk.process.ledger.money import places

STATES = {
    "listed": gettext_lazy("Listed"),
    "accrued": gettext_lazy("Accrued"),
    "held": gettext_lazy("Held"),
    "released": gettext_lazy("Released"),
    "forfeited": gettext_lazy("Forfeited"),
    "restored": gettext_lazy("Restored"),
    "reversed": gettext_lazy("Reversed"),
}
"""State of a line -> what it is called. A restored line may be paid as an accrued one."""


def exact(minor: int, currency: str) -> Decimal:
    """Return an amount that is kept in the smallest unit of its currency."""
    return Decimal(minor).scaleb(-places(currency))


class Import(models.Model):
    """A table of lines that was taken over, whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT)

    objects = Scoped["Import"]()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        """Return the name of its file."""
        return self.name


class Line(models.Model):
    """What a claim earns in a period, as the programme's own system lists it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="lines_owed")
    """The programme owner, who pays."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="lines")
    """The partner."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="lines")
    number = models.CharField(max_length=120)
    """Its id in the programme's system."""

    period = models.CharField(max_length=10)
    kind = models.CharField(max_length=80)
    minor = models.BigIntegerField()
    """The amount in the smallest unit of its currency: sums are exact in every database."""

    currency = models.CharField(max_length=3)
    state = models.CharField(max_length=20, default="listed")
    """Follows from its entries; lists need it."""

    source = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="lines")

    objects = OfEitherSide["Line"]()

    class Meta:
        """By claim; both sides' lists have their indexes."""

        ordering: ClassVar = ["claim", "period", "number"]
        indexes: ClassVar = [
            models.Index(fields=["owner", "state", "number"], name="line_of_owner"),
            models.Index(fields=["organisation", "state", "number"], name="line_of_partner"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint("owner", "number", name="line_once"),
            models.CheckConstraint(condition=models.Q(minor__gt=0), name="line_above_zero"),
        ]

    def __str__(self) -> str:
        """Return its id in the programme's system."""
        return self.number

    @property
    def amount(self) -> Decimal:
        """Return the amount."""
        return exact(self.minor, self.currency)

    @property
    def state_name(self) -> str:
        """Return what its state is called."""
        return str(STATES[self.state])

    def line(self) -> lines.Line:
        """Return it as the book has it; what a POE request asks about is the claim."""
        return lines.Line(
            id=str(self.id),
            claim=self.claim.reference,
            engagement=self.claim.reference,
            partner=str(self.organisation_id),
            programme=f"{self.claim.programme}@{self.claim.version}",
            period=self.period,
            amount=self.amount,
            currency=self.currency,
            kind=self.kind,
        )


class Entry(models.Model):
    """An amount that moved; rows are added, and the database refuses to change or remove one."""

    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="entries")
    event = models.CharField(max_length=120)
    at = models.DateTimeField()
    move = models.CharField(max_length=20)
    debit = models.CharField(max_length=20)
    credit = models.CharField(max_length=20)
    minor = models.BigIntegerField()
    because = models.CharField(max_length=500)
    by = models.CharField(max_length=80)
    """Id of who did it, as the trail has it."""

    objects = Scoped["Entry"]("line__owner")

    class Meta:
        """In the order in which they were posted; an event moves a line's money out of an account once."""

        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint("event", "line", "debit", name="entry_once")]

    def __str__(self) -> str:
        """Return what moved where."""
        return f"{self.debit} to {self.credit}"


class Proposal(models.Model):
    """A move of money that one person proposed and another decides."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    move = models.CharField(max_length=20)
    because = models.CharField(max_length=500)
    lines = models.ManyToManyField(Line, related_name="proposals")
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    accepted = models.BooleanField(null=True)

    objects = Scoped["Proposal"]()

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-proposed_at"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "decided_at", "-proposed_at"], name="proposal_open")
        ]

    def __str__(self) -> str:
        """Return what is proposed."""
        return self.move
