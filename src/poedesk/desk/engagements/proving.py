"""The tasks of putting the proof together: the form, the customer, the documents."""

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def proving(documents: Collection[object]) -> list[dict[str, Any]]:
    """Return the tasks: id, title, hint, url (empty: not yet), whether it is to be done, else its status."""
    count = len(documents)
    return [
        {
            "id": "documents",
            "title": _("Documents"),
            "hint": _("The signed form, or documents of your own in which everything stands."),
            "url": "#documents",
            "todo": not count,
            "status": ngettext("%(n)s document", "%(n)s documents", count) % {"n": count},
        },
    ]
