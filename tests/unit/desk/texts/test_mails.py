"""Every mail that the desk writes: what it is about, until when, where to go, in the reader's language."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk_acknowledgements import PLAIN
from tests.desk_english import english_mails
from tests.desk_parties import member, owner
from tests.desk_things import MAKERS, SECRET, UNTOLD, Things

from poedesk.desk.accounts.letting_in import let_in
from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements import asking
from poedesk.desk.audits import sweeping as requests
from poedesk.desk.claims.course import sweeping
from poedesk.desk.mail.models import Mail
from poedesk.desk.reviews import services as reviews
from poedesk.paper.forms.samples.load import sample

pytestmark = pytest.mark.django_db

ASKED = sample(PLAIN).claim.customer.name
"""Customer of the engagement about which somebody is asked to acknowledge."""

WORDS = "Zzyzx qqrst."
TYPED = {
    "Northwind Partners",
    "Received Programmes",
    "Ana Weber",
    "Lead",
    "Auditor",
    SECRET,
    UNTOLD,
    WORDS,
    WORDS[:-1],
}

_MOMENT = re.compile(r"\d{4}, \d\d:\d\d [A-Z]{3,4}\b")


def _lead() -> Actor:
    return member("Received Programmes", "programme", "lead")


def written() -> Things:
    """Do what the desk writes mails about: everything is made, then time passes."""
    things = Things(owner())
    for each in MAKERS:
        things[each]
    reviews.comment(_lead(), things["claim"], WORDS)
    let_in("ana@northwind.example")
    now = timezone.now()
    for days in (*range(1, 70, 3), 400):
        sweeping.sweep(now + timedelta(days=days))
        requests.sweep(now + timedelta(days=days))
    asking.expire(things["acknowledgement"], now + timedelta(days=400))
    return things


def test_a_mail_says_whom_it_is_about_and_where_to_go() -> None:
    written()
    mails = list(Mail.objects.all())
    assert len({re.sub(r"\W[\w-]*\d[\w-]*", "", each.subject) for each in mails}) >= 9, (
        "few kinds are seen here"
    )
    for each in mails:
        about = (SECRET, ASKED, "Northwind Partners", "poedesk")
        assert any(name in each.subject for name in about), each.subject
        assert "http" in each.body, each.body
        assert "None" not in each.subject + each.body
        assert not re.search(r"%\(|[{}]|&\w+;", each.subject + each.body)


def test_of_a_request_for_a_proof_the_partner_is_reminded_once_not_of_its_claim_too() -> None:
    written()
    subjects = [each.subject for each in Mail.objects.filter(subject__contains=SECRET)]
    assert any("answer it until" in each for each in subjects)
    assert not any("claim" in each and "waits for you until" in each for each in subjects)


@pytest.mark.parametrize(
    "kind",
    [
        lambda each: "answer it until" in each.subject,
        lambda each: "asks you to acknowledge" in each.subject,
        lambda each: "You are invited" in each.subject,
    ],
    ids=["a request waits", "a customer is asked", "somebody is invited"],
)
def test_until_when_is_told_with_day_time_and_zone(kind: Callable[[Mail], bool]) -> None:
    written()
    bodies = [each.body for each in Mail.objects.all() if kind(each)]
    assert bodies
    assert all(_MOMENT.search(each) for each in bodies), bodies


@pytest.mark.usefixtures("in_it")
def test_a_mail_in_another_language_has_no_english_word() -> None:
    written()
    assert english_mails(TYPED) == []
