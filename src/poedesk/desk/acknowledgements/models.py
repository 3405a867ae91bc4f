"""One person of a customer who was asked to acknowledge one document."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.models import Organisation, User
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence.models import Document


class State(models.TextChoices):
    """Where it stands; only what is asked can still be answered."""

    ASKED = "asked", gettext_lazy("Waiting for the customer")
    ACKNOWLEDGED = "acknowledged", gettext_lazy("Acknowledged")
    RETURNED = "returned", gettext_lazy("Signed copy received")
    DECLINED = "declined", gettext_lazy("Declined")
    FORWARDED = "forwarded", gettext_lazy("Passed on")
    WITHDRAWN = "withdrawn", gettext_lazy("Withdrawn")
    EXPIRED = "expired", gettext_lazy("Expired")
    OPTED_OUT = "opted_out", gettext_lazy("Taken back")


class Shown(models.Model):
    """The pages of a document that we drew: pictures and words, made once for the same bytes."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    """Of the document, which lies among the blobs."""

    pages = models.JSONField()
    """Per page: ``sha256`` (of its picture, a blob), ``media_type``, ``width``, ``height``, ``text``."""

    def __str__(self) -> str:
        """Return of which document."""
        return self.sha256


class Acknowledgement(models.Model):
    """A person was asked, in a mail with a link, to acknowledge exactly these bytes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    engagement = models.ForeignKey(Engagement, on_delete=models.PROTECT, related_name="acknowledgements")
    state = models.CharField(max_length=20, choices=State.choices, default=State.ASKED)
    token_hash = models.CharField(max_length=64, unique=True)
    """SHA-256 of the secret in the link; the secret itself is kept nowhere."""

    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    email = models.EmailField()
    message = models.TextField(blank=True)
    """What the partner writes to them."""

    answers = models.JSONField()
    """The engagement's answers when it was asked: what the document was drawn from."""

    policy = models.CharField(max_length=80)
    """``ID@VERSION`` that asks for it."""

    disclosures = models.JSONField(default=list)
    """Texts that need initials: ``element``, ``title``, ``text``."""

    sha256 = models.CharField(max_length=64)
    """Of the exact bytes that are shown."""

    size = models.PositiveBigIntegerField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    reminded_at = models.DateTimeField()
    """When the last mail with the link was written."""

    reminders = models.PositiveSmallIntegerField(default=0)
    code = models.JSONField(null=True)
    """The newest one-time code, as ``paper.acknowledging`` keeps it: never the code itself."""

    codes = models.JSONField(default=list)
    """When codes were sent in the last day, ISO times."""

    proven = models.JSONField(null=True)
    """The code with which the address was proven first."""

    record = models.TextField(default="")
    """``poedesk.acknowledgement/1``, once the person has done something that it tells."""

    earlier = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="later")
    """Of whom the request comes, when it was passed on."""

    reason = models.TextField(default="")
    """Why it was declined, withdrawn or taken back."""

    ended_at = models.DateTimeField(null=True)
    """When it left the state ``asked``."""

    sealed = models.CharField(max_length=64, default="")
    """SHA-256 of the sealed document, or of the copy that came back; empty while there is none."""

    filed = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="acknowledgements")
    """What it became among the evidence."""

    history = models.JSONField(default=list)
    """What happened: ``at`` (ISO time), ``what``, ``who``."""

    objects = Scoped["Acknowledgement"]()

    class Meta:
        """Newest first; of an engagement one is open."""

        ordering: ClassVar = ["-asked_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-asked_at", "-id"], name="acknowledgement_list"),
            models.Index(fields=["engagement", "-asked_at", "-id"], name="acknowledgement_engagement"),
            models.Index(fields=["state", "expires_at"], name="acknowledgement_due"),
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                "engagement", condition=models.Q(state="asked"), name="acknowledgement_once"
            )
        ]

    def __str__(self) -> str:
        """Return which; never whose, which logs would keep."""
        return f"acknowledgement {self.id}"

    def is_open(self, now: datetime) -> bool:
        """Return whether it can still be answered."""
        return self.state == State.ASKED and now < self.expires_at

    @property
    def given(self) -> bool:
        """Return whether the person has acknowledged, here or on a copy of their own, and stands by it."""
        return self.state in {State.ACKNOWLEDGED, State.RETURNED}

    def events(self) -> list[dict[str, Any]]:
        """Return what happened, oldest first, with times as times."""
        return [{**each, "at": datetime.fromisoformat(each["at"])} for each in self.history]
