"""The mails about an acknowledgement; their words stand in ``templates/acknowledgements/mail``."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from poedesk.desk.accounts.models import Membership
from poedesk.desk.acknowledgements.acting import link_of
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.mail.writing import Attached, write
from poedesk.desk.texts.days import moment
from poedesk.paper.acknowledging import codes


def ask(one: Acknowledgement, *, again: bool = False) -> None:
    """Write to the person who is asked, with the link; ``again``: as a reminder."""
    _to_person(one, "ask", secret=True, again=again, until=moment(one.expires_at))


def code(one: Acknowledgement, digits: str) -> None:
    """Write the one-time code."""
    _to_person(one, "code", secret=True, digits=digits, minutes=codes.VALID.seconds // 60)


def sealed(one: Acknowledgement, file: Attached) -> None:
    """Write to both sides that it is signed and sealed, with the document."""
    _to_person(one, "sealed_person", file, secret=True)
    _to_partner(one, "sealed_partner", file)


def tell_partner(one: Acknowledgement, what: str, more: str = "") -> None:
    """Write to who asked what the customer did: a sentence, then more if there is more."""
    _to_partner(one, "told_partner", what=what, more=more)


def tell_person(one: Acknowledgement, what: str, more: str) -> None:
    """Write to the customer's person what became of the request."""
    _to_person(one, "told_person", what=what, more=more)


def they_say(reason: str) -> str:
    """Return a reason as a mail quotes it."""
    return _("They say:") + f"\n\n{reason}"


def customer_of(one: Acknowledgement) -> str:
    """Return the customer's name."""
    return str(one.answers.get("customer", {}).get("name", ""))


def _to_person(one: Acknowledgement, name: str, *files: Attached, secret: bool = False, **more: Any) -> None:
    subject, body = _written(one, name, more)
    write(one.email, subject, body, attached=files, secret=secret)


def _to_partner(one: Acknowledgement, name: str, *files: Attached, **more: Any) -> None:
    subject, body = _written(one, name, more)
    for address in _partners(one):
        write(address, subject, body, attached=files)


def _partners(one: Acknowledgement) -> list[str]:
    """Return to whom mails to the partner go: who asked, else who works on claims, else whoever is there."""
    people = (
        Membership.objects.of_anybody("mails to the partner")
        .filter(organisation=one.organisation_id, ended_at=None, user__is_active=True)
        .select_related("user")
    )
    asked = people.filter(user=one.asked_by_id)
    rest = people.filter(role__in=("incentives_admin", "incentives_user"))
    return sorted({each.user.email for each in asked or rest or people})


def _written(one: Acknowledgement, name: str, more: dict[str, Any]) -> tuple[str, str]:
    """Return subject and body of a mail: the first line of its template, and what follows."""
    page = f"{settings.OPTIONS.url}/engagements/{one.engagement_id}/"
    known = {"one": one, "partner": one.organisation, "customer": customer_of(one), "page": page}
    text = render_to_string(f"acknowledgements/mail/{name}.txt", {**known, "link": link_of(one.id), **more})
    subject, _, body = text.strip().partition("\n")
    return subject, f"{body.strip()}\n"
