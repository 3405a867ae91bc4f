"""The partner asks: after a look at the very document, one person at a time, and nobody of their own."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from tests.desk_acknowledgements import asked, link, person_of, undrawn
from tests.desk_parties import browser_of, member

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import asking
from poedesk.desk.acknowledgements.acting import secret_of
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.sweeping import sweep
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store


def page_of(engagement: Engagement, rest: str = "") -> str:
    return f"/engagements/{engagement.id}/acknowledgements/{rest}"


def typed(engagement: Engagement, **more: str) -> dict[str, Any]:
    person = person_of(engagement)
    given = {"name": person.name, "title": person.title, "email": person.email, "message": "Hello"}
    return {**given, "step": "preview", **more}


def test_a_mail_with_the_link_goes_to_the_person_and_the_link_is_kept_nowhere(one: Acknowledgement) -> None:
    (mail,) = Mail.objects.all()
    secret = secret_of(one.id)
    assert mail.to == one.email
    assert mail.secret
    assert f"/acknowledge/{secret}/" in mail.body
    assert "Thank you for reading it." in mail.body
    row = Acknowledgement.objects.filter(pk=one.pk).values()[0]
    assert secret not in str(row)
    assert not any(secret.encode() in leaf for leaf in store().leaves(0, store().size()))


def test_the_person_who_is_asked_is_the_signatory_of_the_engagement(
    partner: Actor, engagement: Engagement
) -> None:
    asked(partner, engagement, name="Ebba Lindqvist")
    engagement.refresh_from_db()
    assert engagement.answers["customer"]["signatory"]["name"] == "Ebba Lindqvist"


def test_what_the_customer_will_see_is_shown_before_anything_is_sent(
    partner: Actor, engagement: Engagement
) -> None:
    undrawn(engagement, person_of(engagement))
    page = browser_of(partner).post(page_of(engagement, "ask/"), typed(engagement)).content.decode()
    assert "What Maja Lindqvist will see" in page
    assert "What you do not grant" in page
    assert not Mail.objects.exists()
    assert not Acknowledgement.objects.of(partner).exists()


def test_an_address_that_is_not_the_customers_is_doubted_aloud(
    partner: Actor, engagement: Engagement
) -> None:
    undrawn(engagement, person_of(engagement, email="maja@gmail.com"))
    given = typed(engagement, email="maja@gmail.com")
    page = browser_of(partner).post(page_of(engagement, "ask/"), given).content.decode()
    assert "anybody can have an address at gmail.com" in page


@pytest.mark.parametrize("email", ["ana@northwind.example", "Colleague@Northwind.example"])
def test_nobody_of_the_partner_is_asked_and_what_was_typed_stays(
    partner: Actor, engagement: Engagement, email: str
) -> None:
    answer = browser_of(partner).post(page_of(engagement, "ask/"), typed(engagement, email=email))
    page = answer.content.decode()
    assert "cannot acknowledge for the customer" in page
    assert 'id="id_email-error"' in page
    assert email in page
    assert "Hello" in page


def test_an_engagement_that_is_not_whole_says_what_is_missing(partner: Actor, engagement: Engagement) -> None:
    del engagement.answers["customer"]["tenant_id"]
    engagement.save()
    page = browser_of(partner).get(page_of(engagement, "ask/")).content.decode()
    assert "First complete these" in page
    assert f"/engagements/{engagement.id}/answers/customer/" in page


def test_nothing_is_sent_when_the_engagement_was_changed_after_the_look(
    partner: Actor, engagement: Engagement
) -> None:
    person = person_of(engagement)
    seen = undrawn(engagement, person)
    engagement.answers["project"] = "Another one"
    engagement.save()
    undrawn(engagement, person)
    with pytest.raises(Refused, match="was changed since you looked"):
        asking.ask(partner, engagement.id, person, "", seen)
    assert not Mail.objects.exists()


def test_of_an_engagement_one_person_is_asked_at_a_time(
    partner: Actor, engagement: Engagement, one: Acknowledgement
) -> None:
    with pytest.raises(Refused, match="is asked already"):
        asked(partner, engagement)
    asking.withdraw(partner, one.id, "")
    assert asked(partner, engagement).state == State.ASKED


def test_a_reminder_repeats_the_link_once_a_day(partner: Actor, one: Acknowledgement) -> None:
    with pytest.raises(Refused, match="Remind them tomorrow"):
        asking.remind(partner, one.id)
    Acknowledgement.objects.filter(pk=one.pk).update(reminded_at=timezone.now() - timedelta(days=1))
    asking.remind(partner, one.id)
    newest = Mail.objects.all()[0]
    assert newest.subject.startswith("Reminder")
    assert link(one) in newest.body


def test_who_only_looks_cannot_ask_and_strangers_see_nothing(
    engagement: Engagement, one: Acknowledgement
) -> None:
    viewer = browser_of(member(str(engagement.organisation), "partner", "viewer"))
    assert viewer.get(page_of(engagement)).status_code == 200
    assert viewer.get(page_of(engagement, "ask/")).status_code == 404
    stranger = browser_of(member("Somebody Else", "partner", "incentives_admin"))
    for each in (one.id, uuid.uuid4()):
        assert stranger.get(f"/acknowledgements/{each}/document/").status_code == 404
        assert stranger.post(f"/acknowledgements/{each}/remind/").status_code == 404
        assert stranger.post(f"/acknowledgements/{each}/withdraw/").status_code == 404


def test_the_desk_reminds_and_ends_by_time_and_does_nothing_twice(one: Acknowledgement) -> None:
    now = timezone.now()
    assert sweep(now) == 0
    quiet = Acknowledgement.objects.filter(pk=one.pk)
    most = settings.OPTIONS.acknowledgement_reminders
    for _ in range(most + 1):
        quiet.update(reminded_at=now - timedelta(days=8))
        sweep(now)
    assert sweep(now) == 0
    assert Mail.objects.filter(subject__startswith="Reminder").count() == most
    over = one.expires_at
    assert sweep(over) == 1
    assert sweep(over) == 0
    assert quiet.get().state == State.EXPIRED
    assert Mail.objects.filter(to="ana@northwind.example", subject__contains="in time").count() == 1


def test_the_page_tells_what_happened(partner: Actor, engagement: Engagement, one: Acknowledgement) -> None:
    asking.withdraw(partner, one.id, "Wrong person")
    page = browser_of(partner).get(page_of(engagement)).content.decode()
    for told in ("Withdrawn", "Wrong person", f"Asked {one.email}", "Ask anew"):
        assert told in page
    assert page_of(engagement) in browser_of(partner).get(f"/engagements/{engagement.id}/").content.decode()


def test_while_a_claim_has_the_engagement_nobody_is_asked(partner: Actor, engagement: Engagement) -> None:
    engagement.locked = "Claim CLM-1 has it."
    engagement.save()
    page = browser_of(partner).post(page_of(engagement, "ask/"), typed(engagement)).content.decode()
    assert "Claim CLM-1 has it." in page


def test_what_a_colleague_submits_while_the_document_is_drawn_is_not_asked_about(
    partner: Actor, engagement: Engagement, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = asking.drawn

    def drawn_while_a_colleague_submits(*given: Any) -> Any:
        made = drawn(*given)
        Engagement.objects.of(partner).filter(pk=engagement.pk).update(locked="It was submitted.")
        return made

    person = person_of(engagement)
    seen = undrawn(engagement, person)
    monkeypatch.setattr(asking, "drawn", drawn_while_a_colleague_submits)
    with pytest.raises(Refused, match="It was submitted"):
        asking.ask(partner, engagement.id, person, "Hello", seen)
    assert not Acknowledgement.objects.exists()
