"""One page: how many are drawn, from which seed; what would fail, how long it takes, what it costs."""

import secrets
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_GET

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.drills import services
from poedesk.desk.drills.services import HOURS, MOST_HOURS, TAKE
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.texts import money
from poedesk.process.drills import drill as drills
from poedesk.process.drills.drill import DOUBTFUL, FAILS, PASSES, Ready
from poedesk.process.ledger.money import places

TAGS = {
    PASSES: ("green", gettext_lazy("Passes")),
    FAILS: ("red", gettext_lazy("Fails")),
    DOUBTFUL: ("yellow", gettext_lazy("Doubtful")),
}


class Drawing(forms.Form):
    """How the drill is made."""

    take = forms.IntegerField(
        label=gettext_lazy("How many are drawn"),
        min_value=1,
        error_messages={
            "required": gettext_lazy("Enter how many are drawn, such as 5"),
            "invalid": gettext_lazy("Enter a whole number, such as 5"),
            "min_value": gettext_lazy("Draw at least 1"),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    hours = forms.IntegerField(
        label=gettext_lazy("Hours to put one proof together"),
        help_text=gettext_lazy("For those that are not approvable yet."),
        min_value=0,
        max_value=MOST_HOURS,
        error_messages={
            "required": gettext_lazy("Enter how many hours, such as 4"),
            "invalid": gettext_lazy("Enter a whole number of hours, such as 4"),
            "max_value": gettext_lazy("Enter at most 400 hours"),
            "min_value": gettext_lazy("Enter 0 or more hours"),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    seed = forms.CharField(
        label=gettext_lazy("Seed"),
        help_text=gettext_lazy("The same seed draws the same ones; any text will do."),
        max_length=200,
        error_messages={"required": gettext_lazy("Enter any text as the seed")},
    )

    def clean_take(self) -> int:
        """Refuse more than the desk draws."""
        take: int = self.cleaned_data["take"]
        if take > (most := settings.OPTIONS.drill_engagements):
            raise forms.ValidationError(gettext("Draw at most %(most)s") % {"most": f"{most:,}"})
        return take


@require_GET
@acting_may("engagement:see")
def drill(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Draw from the organisation's engagements as a random audit would, and show what it would cost."""
    asked = {"take": TAKE, "hours": HOURS, "seed": secrets.token_hex(4)}
    form = Drawing(request.GET if "seed" in request.GET else None, initial=asked)
    context: dict[str, Any] = {"form": form, "count": services.drawable(actor).count()}
    if context["count"] and form.is_bound and form.is_valid():
        given = form.cleaned_data
        found = services.ready_ones(actor, given["hours"])
        known = {str(each.id): each for each, _ready in found}
        told = drills.drill([ready for _each, ready in found], min(given["take"], len(found)), given["seed"])
        missing = services.missing_in(actor, [each.engagement for each in told.drawn])
        context |= {
            "told": told,
            "drawn": [
                _row(each, known[each.engagement], missing.get(each.engagement, [])) for each in told.drawn
            ],
            "chance": round(100 * told.chance),
            "hours": round(told.to_assemble / timedelta(hours=1)),
            "losses": [
                {
                    "least": _money(loss.least, currency),
                    "most": _money(loss.most, currency),
                    "worst": _money(Fraction(told.worst.get(currency, 0)), currency),
                }
                for currency, loss in told.losses.items()
            ],
        }
    return render(request, "drills/drill.html", context)


def _row(ready: Ready, each: Engagement, missing: list[str]) -> dict[str, Any]:
    colour, word = TAGS[ready.standing]
    return {"engagement": each, "colour": colour, "word": word, "missing": missing}


def _money(amount: Fraction, currency: str) -> str:
    exact = Decimal(amount.numerator) / amount.denominator
    return money.written(exact.quantize(Decimal(1).scaleb(-places(currency))), currency)
