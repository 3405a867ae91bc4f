"""What the head and foot of every page know."""

from typing import Any

from django.http import HttpRequest

from poedesk import __version__
from poedesk.desk.accounts.may import may

PLACES = (
    ("home", "Home", None),
    ("engagements", "Engagements", "engagement:see"),
    ("documents", "Documents", "evidence:see"),
    ("claims", "Claims", "claim:see"),
    ("reviews", "Reviews", "review:see"),
    ("draws", "Draws", "draw:see"),
    ("requests", "Requests", "request:see"),
    ("ledger", "Money", "ledger:see"),
    ("programmes", "Programmes", "programme:see"),
    ("people", "People", "people:see"),
)
"""Pages of the navigation: name of the url, title, action that they need."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return who acts, for whom else they could, and where they may go."""
    actor = getattr(request, "actor", None)
    memberships = getattr(request, "memberships", [])
    current = [
        each.organisation for each in memberships if actor and each.organisation_id == actor.organisation
    ]
    match = request.resolver_match
    places = [
        {"url": url, "title": title, "here": match is not None and match.view_name == url}
        for url, title, action in PLACES
        if actor is not None and (action is None or may(actor, action))
    ]
    if getattr(request.user, "is_owner", False):
        places.append(
            {"url": "desk", "title": "This desk", "here": bool(match and match.view_name == "desk")}
        )
    return {
        "actor": actor,
        "organisation": current[0] if current else None,
        "organisations": [each.organisation for each in memberships],
        "places": places,
        "version": __version__,
    }
