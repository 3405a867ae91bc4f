"""One person may work for both sides of a desk, and decides nothing about the partner for whom they work."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.desk_claims import partner, submitted
from tests.desk_parties import browser_of, member
from tests.desk_programme import AZURE, approved, case_of, listed, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import requesting
from poedesk.desk.claims import extending
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger import services as ledger
from poedesk.desk.ledger.models import Line
from poedesk.desk.reviews import arbitrating, services

pytestmark = pytest.mark.django_db

APART = "work for the partner"


def joins(actor: Actor, claim: Claim) -> Membership:
    """Let somebody of the programme work for the partner of a claim, too."""
    return Membership.objects.create(
        user_id=actor.person, organisation_id=claim.organisation_id, role="viewer"
    )


def test_nobody_reviews_a_claim_of_a_partner_for_whom_they_work() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)
    joins(ben, claim)
    case = case_of(claim)
    with pytest.raises(Refused, match="You are involved in it"):
        services.take(ben, case.id)
    with pytest.raises(Refused, match="You are involved in it"):
        services.decide(ben, case.id, "accept")
    assert (
        "You are involved in it" in browser_of(ben).get(f"/reviews/{case.id}/decide/accept/").content.decode()
    )
    services.take(staff("reviewer", "Cleo"), case.id)


def test_nobody_grants_more_time_to_a_partner_for_whom_they_work() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)
    joins(ben, claim)
    with pytest.raises(Refused, match=APART):
        extending.decide_time(ben, claim.id, "partner-answer", granted=True)


def test_who_left_before_the_work_began_may_decide_and_who_left_since_may_not() -> None:
    ours, ben, cleo = partner(), staff("reviewer", "Ben"), staff("reviewer", "Cleo")
    claim = submitted(ours)
    for each, left in ((ben, timezone.now()), (cleo, timezone.now() - timedelta(days=400))):
        one = joins(each, claim)
        one.ended_at = left
        one.save()
    case = case_of(claim)
    with pytest.raises(Refused, match="You are involved in it"):
        services.take(ben, case.id)
    services.take(cleo, case.id)


def test_nobody_settles_between_claims_one_of_which_is_their_partners() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)
    rival = submitted(member("Tailspin Services", "partner", "incentives_admin"))
    services.take(staff("reviewer", "Cleo"), case_of(claim).id)
    joins(ben, rival)
    with pytest.raises(Refused, match=APART):
        arbitrating.settle(ben, claim.id, claim.id, "It was acknowledged last.")


def test_nobody_withdraws_the_request_that_asks_their_own_partner() -> None:
    ours, lead = partner(), staff("lead")
    claim = submitted(ours, **AZURE)
    (request,) = requested(claim)
    joins(lead, claim)
    with pytest.raises(Refused, match=APART):
        requesting.do(lead, request.id, "withdraw", words="A mistake.")


def test_nobody_moves_money_to_their_own_partner() -> None:
    claim = approved(partner())
    listed(claim)
    finance, lead = staff("finance"), staff("lead")
    line = Line.objects.of(finance).get(claim=claim)
    made = ledger.propose(finance, "release", [line.id], "The period is over")
    joins(lead, claim)
    with pytest.raises(Refused, match=APART):
        ledger.decide(lead, made.id, accepted=True)
    joins(finance, claim)
    with pytest.raises(Refused, match=APART):
        ledger.propose(finance, "forfeit", [line.id], "The period is over")
    line.refresh_from_db()
    assert line.state == "accrued"
