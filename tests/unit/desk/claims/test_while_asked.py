"""While a proof is asked for, the proof is the answer and its time is the request's: there is one of each."""

import pytest
from tests.desk_claims import judged, partner, reviewer, submitted, with_document
from tests.desk_parties import browser_of
from tests.desk_programme import AZURE, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import answering
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import extending, services
from poedesk.desk.claims.models import Claim

pytestmark = pytest.mark.django_db


def asked() -> tuple[Actor, Claim, Request]:
    """Return a partner, its claim with a newer document, and the request for its proof."""
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    (request,) = requested(claim)
    with_document(claim.engagement, "signed anew")
    judged(claim.engagement)
    return ours, claim, request


def test_a_newer_proof_is_not_handed_in_beside_the_request_that_asks_for_it() -> None:
    ours, claim, request = asked()
    revision = claim.engagement.revision
    with pytest.raises(Refused, match=f"Request {request} asks for this proof"):
        services.hand_in(ours, claim.id, revision)
    answering.answer(ours, request.id, revision)
    with_document(claim.engagement, "signed once more")
    judged(claim.engagement)
    assert services.hand_in(ours, claim.id, revision).number == 3, "the programme's turn: it may be newer"


def test_more_time_for_a_request_is_asked_for_there_so_that_both_know_one_day() -> None:
    ours, claim, request = asked()
    (clock,) = claim.deadlines.filter(stopped_at=None).values_list("clock", flat=True)
    page = browser_of(ours).get(f"/claims/{claim.id}/").content.decode()
    assert f"/{clock}/" not in page
    with pytest.raises(Refused, match="time of a request"):
        extending.ask_time(ours, claim.id, clock, days=5, because="Away.")
    answering.ask_time(ours, request.id, 5, "Away.")
    with pytest.raises(Refused, match="time of a request"):
        extending.decide_time(staff("reviewer"), claim.id, clock, granted=True)


def test_a_deadline_that_ended_meanwhile_is_not_made_longer() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "request-information", reason="dates", words="Old.", decided=True)
    extending.ask_time(ours, claim.id, "partner-answer", days=5, because="Away.")
    services.act(ours, claim.id, "answer", words="It is of this year.")
    before = claim.happenings.count()
    with pytest.raises(Refused, match="does not run any more"):
        extending.decide_time(theirs, claim.id, "partner-answer", granted=True)
    assert claim.happenings.count() == before
