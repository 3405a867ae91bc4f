"""Pages on which engagements are imported from a table: choose it, look at it, take it over."""

import csv
import io
from functools import partial

from django import forms
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
from poedesk.desk.evidence.tables import looked_at, table_of, token_of

_SHOWN = 50
"""Rows that a preview lists."""

_ROOM = "engagements"


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
        found = looked_at(form, partial(importing.look, actor))
        if found is not None:
            table, looked = found
            context = {
                "name": table.name,
                "looked": looked,
                "first": looked.rows[:_SHOWN],
                "problems": looked.problems[:_SHOWN],
                "token": token_of(actor, _ROOM, table),
            }
            return render(request, "engagements/preview.html", context)
    return render(request, "engagements/import.html", {"form": form})


@require_POST
@acting_may("engagement:change")
def take_over(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Take over a table that was looked at."""
    try:
        table = table_of(actor, _ROOM, request.POST.get("token", ""))
        made = importing.take_over(actor, table.data, table.name)
    except (signing.BadSignature, OSError):
        messages.error(request, _("The preview is too old. Give the table again."))
        return redirect("engagements_import")
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
