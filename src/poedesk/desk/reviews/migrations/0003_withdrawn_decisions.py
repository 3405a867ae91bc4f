"""A reviewer may take a waiting decision back, and decide anew."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column of decisions; one reviewer has one decision that counts."""

    dependencies: ClassVar = [("reviews", "0002_winner_of_arbitration")]

    operations: ClassVar = [
        migrations.AddField("decision", "withdrawn_at", models.DateTimeField(null=True)),
        migrations.RemoveConstraint("decision", "decision_reviewer_once"),
        migrations.AddConstraint(
            "decision",
            models.UniqueConstraint(
                "case",
                "reviewer",
                condition=models.Q(withdrawn_at=None),
                name="decision_reviewer_once",
            ),
        ),
    ]
