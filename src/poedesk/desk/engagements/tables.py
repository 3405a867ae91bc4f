"""Pages on which engagements are imported from a table: choose it, look at it, take it over."""

import csv
import io

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.engagements import importing
from poedesk.desk.evidence import blobs

_HOUR = 3600

_SHOWN = 50
"""Rows that a preview lists."""

_SALT = "engagements"


class Table(forms.Form):
    """A table of engagements."""

    table = forms.FileField(
        label=gettext_lazy("Table of engagements"),
        help_text=gettext_lazy("CSV in UTF-8. The first row names the columns; all stand in the template."),
        error_messages={
            "required": gettext_lazy("Choose a file"),
            "empty": gettext_lazy("The file is empty; choose another one"),
        },
    )


@require_http_methods(["GET", "POST"])
@acting_may("engagement:change")
def look(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take a table and show what it would bring, every wrong row named."""
    form = Table(request.POST, request.FILES) if request.method == "POST" else Table()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data["table"]
        try:
            kept = blobs.keep(settings.FOLDER.blobs, given.chunks(), settings.OPTIONS.table_bytes)
            looked = importing.look(actor, _bytes(kept.sha256), given.name)
        except blobs.TooLarge:
            most = settings.OPTIONS.table_bytes >> 20
            form.add_error(
                "table", _("The table has more than %(most)d MiB; give it in parts") % {"most": most}
            )
        except Refused as error:
            form.add_error("table", str(error))
        else:
            told = {"sha256": kept.sha256, "name": given.name, "person": str(actor.person)}
            context = {
                "name": given.name,
                "looked": looked,
                "first": looked.rows[:_SHOWN],
                "problems": looked.problems[:_SHOWN],
                "token": signing.dumps(told, salt=_SALT),
            }
            return render(request, "engagements/preview.html", context)
    return render(request, "engagements/import.html", {"form": form})


@require_POST
@acting_may("engagement:change")
def take_over(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take over a table that was looked at."""
    try:
        told = signing.loads(
            request.POST.get("token", ""), salt=_SALT, max_age=settings.OPTIONS.preview_hours * _HOUR
        )
        mine = told["person"] == str(actor.person)
        data = _bytes(told["sha256"]) if mine else b""
    except (signing.BadSignature, OSError):
        mine = False
    if not mine:
        messages.error(request, _("The preview is too old. Give the table again."))
        return redirect("engagements_import")
    try:
        made = importing.take_over(actor, data, told["name"])
    except Refused as error:
        messages.error(request, str(error))
        return redirect("engagements_import")
    said = ngettext("%(n)s engagement is imported.", "%(n)s engagements are imported.", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect("engagements")


@require_GET
@acting_may("engagement:see")
def template(request: HttpRequest, actor: Actor) -> HttpResponse:  # noqa: ARG001 - as pages have it
    """Hand out a table with the columns alone."""
    return columns()


def columns() -> HttpResponse:
    """Return a table with the columns alone as a file."""
    told = io.StringIO()
    csv.writer(told).writerow(importing.ASKED)
    response = HttpResponse(told.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="engagements.csv"'
    return response


def _bytes(sha256: str) -> bytes:
    return blobs.path_of(settings.FOLDER.blobs, sha256).read_bytes()
