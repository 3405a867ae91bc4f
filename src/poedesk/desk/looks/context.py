"""What the head and foot of every page know."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk import __version__
from poedesk.desk.accounts.may import may

PLACES = (
    ("home", gettext_lazy("Home"), None, ""),
    (
        "engagements",
        gettext_lazy("Engagements"),
        "engagement:see",
        gettext_lazy("Say what you did, and see what its proof lacks."),
    ),
    (
        "documents",
        gettext_lazy("Documents"),
        "evidence:see",
        gettext_lazy("Every proof, how old it is, and where it is used."),
    ),
    (
        "claims",
        gettext_lazy("Claims"),
        "claim:see",
        gettext_lazy("What was submitted, where it is, and who has to act until when."),
    ),
    (
        "reviews",
        gettext_lazy("Reviews"),
        "review:see",
        gettext_lazy("What waits for a decision, what is due soonest first."),
    ),
    (
        "draws",
        gettext_lazy("Draws"),
        "draw:see",
        gettext_lazy("Which claims were chosen at random, and how anybody can check it."),
    ),
    (
        "requests",
        gettext_lazy("Requests"),
        "request:see",
        gettext_lazy("Proofs that are asked for, and what became of them."),
    ),
    (
        "ledger",
        gettext_lazy("Money"),
        "ledger:see",
        gettext_lazy("What accrued, is held, was released or forfeited, and why."),
    ),
    (
        "programmes",
        gettext_lazy("Programmes"),
        "programme:see",
        gettext_lazy("Which programmes send their claims to you."),
    ),
    (
        "people",
        gettext_lazy("People"),
        "people:see",
        gettext_lazy("Who belongs to your organisation, and what they may do."),
    ),
)
"""Pages of the navigation: name of the url, title, action that they need, what somebody finds there."""


def shell(request: HttpRequest) -> dict[str, Any]:
    """Return who acts, for whom else they could, and where they may go."""
    actor = getattr(request, "actor", None)
    memberships = getattr(request, "memberships", [])
    current = [
        each.organisation for each in memberships if actor and each.organisation_id == actor.organisation
    ]
    match = request.resolver_match
    places = [
        {"url": url, "title": title, "tells": tells, "here": match is not None and match.view_name == url}
        for url, title, action, tells in PLACES
        if actor is not None and (action is None or may(actor, action))
    ]
    if getattr(request.user, "is_owner", False):
        places.append(
            {
                "url": "desk",
                "title": _("This desk"),
                "tells": _("Organisations, and the mails that this desk wrote."),
                "here": bool(match and match.view_name == "desk"),
            }
        )
    return {
        "actor": actor,
        "organisation": current[0] if current else None,
        "organisations": [each.organisation for each in memberships],
        "places": places,
        "version": __version__,
    }
