"""Requests to acknowledge of a desk under test, and what a customer does with the mails."""

import re

from django.conf import settings
from django.test import Client
from django.utils import timezone

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements import asking
from poedesk.desk.acknowledgements.acting import secret_of
from poedesk.desk.acknowledgements.asking import Person
from poedesk.desk.acknowledgements.models import Acknowledgement, Shown
from poedesk.desk.acknowledgements.showing import form_of
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence import blobs
from poedesk.desk.mail.models import Mail
from poedesk.kernel.canonical import sha256_hex

PLAIN = "usage-modern-work"
PUBLIC = "usage-public-sector"


def person_of(engagement: Engagement, name: str = "", email: str = "") -> Person:
    """Return the signatory of a sample's answers, at the customer's domain."""
    customer = engagement.answers["customer"]
    told = customer["signatory"]
    return Person(name or told["name"], told["title"], email or f"office@{customer['domain']}")


def undrawn(engagement: Engagement, person: Person) -> str:
    """Keep the document without pictures of its pages, where they are not what is tested; return its hash."""
    form = form_of(engagement.answers, engagement.organisation.name, person.signatory, timezone.localdate())
    blobs.keep(settings.FOLDER.blobs, (form.data,), len(form.data))
    Shown.objects.get_or_create(pk=sha256_hex(form.data), defaults={"pages": []})
    return sha256_hex(form.data)


def asked(actor: Actor, engagement: Engagement, message: str = "", **person: str) -> Acknowledgement:
    """Ask the customer of a sample."""
    engagement = Engagement.objects.of(actor).select_related("organisation").get(pk=engagement.pk)
    whom = person_of(engagement, **person)
    return asking.ask(actor, engagement.id, whom, message, undrawn(engagement, whom))


def link(one: Acknowledgement, rest: str = "") -> str:
    """Return the path behind the link."""
    return f"/acknowledge/{secret_of(one.id)}/{rest}"


def newest_code(one: Acknowledgement) -> str:
    """Return the code in the newest mail."""
    mail = Mail.objects.filter(to=one.email, body__regex=r"\d{4} \d{4}").first()
    assert mail is not None
    found = re.search(r"\d{4} \d{4}", mail.body)
    assert found is not None
    return found[0]


def proven(one: Acknowledgement) -> Client:
    """Return a browser of the customer, in which the code was entered."""
    browser = Client()
    browser.post(link(one, "code/"), {"send": "1"})
    answer = browser.post(link(one, "code/"), {"code": newest_code(one)})
    assert answer.headers["Location"] == link(one)
    return browser
