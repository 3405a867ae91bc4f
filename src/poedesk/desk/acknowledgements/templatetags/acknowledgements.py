"""The part of an engagement's page that tells of its acknowledgement."""

from typing import Any

from django import template
from django.template.context import Context

from poedesk.desk.accounts.may import may
from poedesk.desk.acknowledgements.models import Acknowledgement

register = template.Library()


@register.inclusion_tag("acknowledgements/part.html", takes_context=True)
def acknowledgement(context: Context) -> dict[str, Any]:
    """Draw the part for the engagement of the page, with the newest request."""
    actor, engagement = context["actor"], context["engagement"]
    newest = Acknowledgement.objects.of(actor).filter(engagement=engagement).first()
    return {"one": newest, "engagement": engagement, "may_ask": may(actor, "acknowledgement:ask")}
