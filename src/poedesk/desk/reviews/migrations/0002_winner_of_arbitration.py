"""Which claim prevails in an arbitration, and what was compared."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Two columns of decisions."""

    dependencies: ClassVar = [("reviews", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("decision", "winner", models.CharField(default="", max_length=20)),
        migrations.AddField("decision", "among", models.CharField(default="", max_length=64)),
    ]
