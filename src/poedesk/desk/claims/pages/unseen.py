"""Whoever hands something in has seen it: a form carries what its page showed, and tells what changed."""

from django.http import HttpRequest

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.readiness.shown import Shown, changes, key_of, opened, sealed, shown_of
from poedesk.kernel.records import dataclass

FIELD = "shown"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page shows of an engagement; made before anything else of the page is read."""

    shown: str
    """What its form carries."""

    changed: tuple[str, ...] = ()
    """What is not as it was when the form was sent, a sentence each."""


def key_from(request: HttpRequest) -> str:
    """Return the hash of what the form's page showed; one that nothing has when it carries none."""
    told = opened(request.POST.get(FIELD, ""))
    return key_of(told) if told is not None else ""


def page_of(engagement: Engagement, request: HttpRequest, overtaken: Overtaken | None = None) -> Page:
    """Return what a page shows now; after an act that was overtaken with what changed.

    A form that is asked again for another reason carries what it carried: nobody was told of a change yet.
    """
    carried = request.POST.get(FIELD, "")
    if overtaken is None and carried:
        return Page(carried)
    now: Shown = shown_of(engagement)
    return Page(sealed(now), tuple(changes(opened(carried), now)) if overtaken else ())
