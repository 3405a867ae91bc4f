"""What an assessment of an engagement said."""

from django.db import models

from poedesk.desk.accounts.models import Organisation
from poedesk.desk.accounts.scope import Scoped
from poedesk.desk.engagements.models import Engagement


class Assessment(models.Model):
    """The newest assessment of an engagement, with the pictures of the pages that it cites."""

    engagement = models.OneToOneField(Engagement, on_delete=models.PROTECT, primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    given = models.CharField(max_length=64)
    """Hash of the claim, the documents, the rules, the code and the day of the judgement; see ``asking``."""

    verdict = models.CharField(max_length=20)
    result = models.JSONField(null=True)
    """``poedesk.assessment/1``; each piece of evidence may carry ``picture`` (index) and ``outlines``."""

    pictures = models.JSONField(default=list)
    """Pages: title, sha256 of the picture among the blobs, media type, width, height in points."""

    problem = models.TextField(default="")
    """Why nothing could be judged."""

    judged_at = models.DateTimeField(null=True)

    objects = Scoped["Assessment"]()

    def __str__(self) -> str:
        """Return the verdict."""
        return self.verdict
