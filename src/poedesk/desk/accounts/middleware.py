"""Who acts: the person who has signed in, for the organisation that they chose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership, User

CHOSEN = "organisation"
"""Where the session keeps for which organisation somebody acts."""


class Actors:
    """Gives every request its ``actor``, null for nobody."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Find who acts, then answer."""
        request.actor = _actor(request)  # type: ignore[attr-defined]  # every request of ours carries it
        return self._answer(request)


def _actor(request: HttpRequest) -> Actor | None:
    user = request.user
    if not isinstance(user, User):
        return None
    running = list(
        Membership.objects.of_anybody("who acts is what is asked")
        .filter(user=user, ended_at=None)
        .select_related("organisation")
        .order_by("since", "id")
    )
    request.memberships = running  # type: ignore[attr-defined]  # the page's head offers them
    chosen = request.session.get(CHOSEN)
    for each in [one for one in running if str(one.organisation_id) == chosen] or running[:1]:
        organisation = each.organisation
        return Actor(user.id, str(user), organisation.id, organisation.kind, each.role, owner=user.is_owner)
    return None
