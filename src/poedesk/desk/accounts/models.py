"""People, organisations, memberships, invitations."""

import uuid
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from poedesk.desk.accounts.may import kinds
from poedesk.desk.accounts.scope import Scoped


class People(BaseUserManager["User"]):
    """Makes people; an address is one however it is written."""

    def make(self, email: str, name: str, password: str | None) -> "User":
        """Return a new person; without a password they cannot sign in."""
        made = self.model(email=email.strip().lower(), name=name.strip())
        made.set_password(password)
        made.save(using=self._db)
        return made

    def get_by_natural_key(self, username: str | None) -> "User":
        """Return the person with an address, however it is written."""
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser):
    """A person who signs in."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    """In lower case."""

    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_owner = models.BooleanField(default=False)
    """Whether they look after this desk: organisations, outbox, backups."""

    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = ["name"]

    objects = People()

    def __str__(self) -> str:
        """Return how pages name them."""
        return self.name or self.email


class Organisation(models.Model):
    """A partner or a programme owner."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20, choices=list(kinds().items()))
    name = models.CharField(max_length=200)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One name stands for one organisation of a kind."""

        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("name"), "kind", name="organisation_name_once"),
            models.CheckConstraint(condition=models.Q(kind__in=list(kinds())), name="organisation_kind"),
        ]

    def __str__(self) -> str:
        """Return its name."""
        return self.name


class Membership(models.Model):
    """A person in an organisation, with one role."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    since = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    objects = Scoped["Membership"]()

    class Meta:
        """A person has one running membership in an organisation."""

        ordering: ClassVar = ["since"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "user", "organisation", condition=models.Q(ended_at=None), name="membership_once"
            )
        ]

    def __str__(self) -> str:
        """Return who is what."""
        return f"{self.user_id}: {self.role}"


class Invitation(models.Model):
    """A link by mail with which somebody joins an organisation; only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=40)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True)
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = Scoped["Invitation"]()

    class Meta:
        """An address has one open invitation to an organisation."""

        ordering: ClassVar = ["-invited_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "organisation",
                "email",
                condition=models.Q(accepted_at=None, withdrawn_at=None),
                name="invitation_once",
            )
        ]

    def __str__(self) -> str:
        """Return to what; never to whom, which logs would keep."""
        return f"invitation {self.id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the address in lower case."""
        self.email = self.email.strip().lower()
        super().save(*args, **kwargs)
