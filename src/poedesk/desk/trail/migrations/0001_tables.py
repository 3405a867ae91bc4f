"""The tables and triggers of the trail, as ``poedesk trail verify`` knows them, beside those of the desk."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from poedesk.trail.stores.sqlite import APPLICATION, STAMPS, TABLES, statements


def make(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the tables and mark the file as one that holds a trail."""
    with editor.connection.cursor() as cursor:
        cursor.execute(f"PRAGMA application_id = {APPLICATION}")
        for statement in statements(TABLES + STAMPS):
            cursor.execute(statement)


class Migration(migrations.Migration):
    """The tables of the trail; there is no way back."""

    initial = True
    operations = (migrations.RunPython(make),)
