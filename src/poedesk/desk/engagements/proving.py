"""The tasks of putting the proof together: the form, the customer, the documents."""

from collections.abc import Collection, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from poedesk.desk.engagements.models import Engagement
from poedesk.kernel.errors import Problem


def proving(one: Engagement, wrong: Sequence[Problem], documents: Collection[object]) -> list[dict[str, Any]]:
    """Return the tasks: id, title, hint, url (empty: not yet), whether it is to be done, else its status."""
    count = len(documents)
    asked = one.acknowledgements.order_by("-asked_at").first()
    later = _("Once the questions above are answered.")
    return [
        {
            "id": "form",
            "title": _("The form, filled in"),
            "hint": later if wrong else _("Look at it; download it where it is signed with a pen."),
            "url": "" if wrong else reverse("form", args=[one.id]),
            "status": _("Not yet") if wrong else _("Ready"),
        },
        {
            "id": "ask",
            "title": _("The customer's acknowledgement"),
            "hint": _(
                "The customer reads the form in a browser and signs it; it joins the documents by itself."
            ),
            "url": "" if wrong and asked is None else reverse("acknowledgements", args=[one.id]),
            "status": asked.get_state_display() if asked else _("Not yet") if wrong else _("Not asked"),
        },
        {
            "id": "documents",
            "title": _("Documents"),
            "hint": _("The signed form, or documents of your own in which everything stands."),
            "url": "#documents",
            "todo": not count,
            "status": ngettext("%(n)s document", "%(n)s documents", count) % {"n": count},
        },
    ]
