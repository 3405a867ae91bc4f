"""The list of claims: what a partner handed in, what a programme owner got."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.views import acting_may
from poedesk.desk.claims import keeping
from poedesk.desk.claims.listing import kinds_of, narrowed
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.telling import tag_of, turn_of

_A_PAGE = 25


@require_GET
@acting_may("claim:see")
def claims(request: HttpRequest, actor: Actor) -> HttpResponse:
    """List the claims of either side, the nearest deadline first, narrowed by what was asked for."""
    show, sought = request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]
    found = narrowed(Claim.objects.of(actor), actor.kind, show, sought)
    page = Paginator(
        found.order_by(F("deadline").asc(nulls_last=True), "-submitted_at", "-id"), _A_PAGE
    ).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "rows": [_row(each, actor.kind, today) for each in page],
        "show": show,
        "sought": sought,
        "kinds": kinds_of(actor.kind),
        "side": actor.kind,
    }
    return render(request, "claims/list.html", context)


def _row(claim: Claim, kind: str, today: date) -> dict[str, object]:
    state = keeping.table_of(claim).states[claim.state]
    return {
        "claim": claim,
        "tag": tag_of(state, kind),
        "turn": turn_of(claim.turn if claim.turn != "nobody" else keeping.side_of_deadline(claim), kind),
        "late": claim.deadline is not None and claim.deadline < today,
    }
