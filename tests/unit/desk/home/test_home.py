"""The first page says what waits for whoever looks at it, and only that."""

from datetime import date, timedelta

import pytest
from tests.desk_claims import judged, partner, reviewer, submitted
from tests.desk_parties import browser_of, member, owner
from tests.desk_programme import approved, listed, requested, staff
from tests.desk_things import engagement

from poedesk.desk.claims.models import Claim
from poedesk.desk.home.waiting import Waiting, waiting
from poedesk.desk.ledger import services as ledger
from poedesk.desk.ledger.models import Line
from poedesk.desk.mail.models import Mail

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 29)


def titles(found: list[Waiting]) -> list[str]:
    """Return what is said to wait."""
    return [each.title for each in found]


def test_a_partner_is_told_what_to_finish_and_what_to_submit() -> None:
    ours = partner()
    reviewer()
    assert waiting(ours, TODAY) == []
    engagement(ours)
    judged(engagement(ours))
    judged(engagement(ours), verdict="not_approvable")
    submitted(ours)
    told = waiting(ours, TODAY)
    assert titles(told) == ["1 approvable engagement to submit", "2 engagements to finish"]
    page = browser_of(ours).get(told[1].url).content.decode()
    assert "3 engagements" in page, "the link leads to those that are not submitted"


def test_a_request_is_told_with_the_day_by_which_it_must_be_answered() -> None:
    ours = partner()
    (asked,) = requested(approved(ours))
    assert asked.due is not None
    (told,) = waiting(ours, asked.due)
    assert (told.title, told.first, told.late) == ("1 request for a proof to answer", asked.due, False)
    (late,) = waiting(ours, asked.due + timedelta(days=1))
    assert late.late
    page = browser_of(ours).get("/").content.decode()
    assert f"until {asked.due:%-d %B %Y}" in page or f"Late since {asked.due:%-d %B %Y}" in page


def test_a_claim_that_was_sent_back_waits_for_its_partner_by_its_deadline() -> None:
    ours = partner()
    reviewer()
    claim = submitted(ours)
    assert waiting(ours, TODAY) == []
    Claim.objects.filter(pk=claim.pk).update(turn="partner", deadline=TODAY)
    (told,) = waiting(ours, TODAY)
    assert (told.title, told.url, told.first) == ("1 claim to answer", "/claims/?show=mine", TODAY)


def test_reviewers_are_told_of_the_queue_and_others_are_not() -> None:
    ours = partner()
    ben, ida = staff("reviewer", "Ben"), staff("auditor", "Ida")
    claim = submitted(ours)
    (told,) = waiting(ben, TODAY)
    assert (told.title, told.url, told.first) == ("1 case in the queue", "/reviews/", claim.deadline)
    assert waiting(ida, TODAY) == []
    assert "Nothing waits for you" in browser_of(ida).get("/").content.decode()


def test_a_proposal_waits_for_everybody_but_who_made_it() -> None:
    ours = partner()
    finn, lead = staff("finance", "Finn"), staff("lead", "Cleo")
    listed(approved(ours))
    line = Line.objects.of(finn).get()
    ledger.propose(finn, "release", [line.id], "The period is over")
    assert "1 proposal about money to decide" in titles(waiting(lead, TODAY))
    assert "1 proposal about money to decide" not in titles(waiting(finn, TODAY))


def test_nobody_is_told_of_what_others_have() -> None:
    judged(engagement(partner()))
    assert waiting(member("Somebody Else", "partner", "incentives_admin"), TODAY) == []


def test_who_only_looks_has_nothing_to_do() -> None:
    engagement(owner())
    assert waiting(member("Northwind Partners", "partner", "viewer"), TODAY) == []


def test_who_looks_after_the_desk_is_told_of_mails_that_could_not_be_sent() -> None:
    first = owner()
    Mail.objects.create(to="a@example.com", subject="It waits", body="")
    assert "could not be sent" not in browser_of(first).get("/").content.decode()
    Mail.objects.create(to="b@example.com", subject="It failed", body="", tries=1, problem="refused")
    assert "1 mail could not be sent" in browser_of(first).get("/").content.decode()
    other = member("Northwind Partners", "partner", "incentives_admin")
    assert "could not be sent" not in browser_of(other).get("/").content.decode()
