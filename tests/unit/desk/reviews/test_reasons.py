"""Nobody is refused without words and a reason of the programme: nothing chooses them for the reviewer."""

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_parties import browser_of
from tests.desk_programme import AZURE, case_of, listed, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import answering, requesting
from poedesk.desk.audits.models import Request
from poedesk.desk.claims.models import Claim
from poedesk.desk.reviews import services
from poedesk.desk.reviews.models import Case
from poedesk.desk.reviews.services import Lacking
from poedesk.process.reviews.decisions import Citation, Ground

pytestmark = pytest.mark.django_db

UNREAD = Ground("acknowledgement.date", "illegible", searched=("poe.pdf",), words="The scan is too dark.")
WHY = "I could not read it on any screen"


def taken() -> tuple[Claim, Case, Actor]:
    """Return a claim under review with its case, and who took it."""
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)
    case = case_of(claim)
    services.take(ben, case.id)
    claim.refresh_from_db()
    case.refresh_from_db()
    assert ours.kind == "partner"
    return claim, case, ben


def asked() -> tuple[Actor, Claim, Request]:
    """Return a partner, its claim and the request for its proof."""
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    (request,) = requested(claim)
    return ours, claim, request


def test_what_could_not_be_read_is_no_ground_to_refuse_unless_somebody_chooses_a_reason() -> None:
    claim, case, ben = taken()
    with pytest.raises(Lacking, match="choose the reason of the programme") as refused:
        services.decide(ben, case.id, "refuse", grounds=[UNREAD], overriding=WHY)
    assert [each.field for each in refused.value.problems] == ["reason"]
    for each in (ben, staff("reviewer", "Cleo")):
        services.decide(each, case.id, "refuse", grounds=[UNREAD], overriding=WHY, reason="poe-unavailable")
    claim.refresh_from_db()
    assert (claim.state, claim.happenings.latest("number").reason) == ("rejected", "poe-unavailable")


def test_the_page_says_so_at_the_field_and_keeps_what_was_typed() -> None:
    _claim, case, ben = taken()
    name = "acknowledgement.date"
    data = {
        "revision": str(case.revision),
        f"wrong:{name}": "1",
        f"code:{name}": "illegible",
        f"words:{name}": "The scan is too dark.",
        "overriding": WHY,
    }
    page = browser_of(ben).post(f"/reviews/{case.id}/decide/refuse/", data).content.decode()
    assert '<a href="#field-reason">Choose the reason of the programme' in page
    assert "The scan is too dark." in page


def test_a_reason_that_no_request_knows_is_not_replaced_by_another() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    unsigned = Ground(
        "acknowledgement.date", "altered", (Citation("poe.pdf", "page 2", "3 May"),), words="Changed."
    )
    ben = staff("reviewer", "Ben")
    assert services.decide(ben, case.id, "refuse", grounds=[unsigned], overriding=WHY).state != "open"
    with pytest.raises(Lacking, match="choose the reason"):
        services.decide(staff("reviewer", "Cleo"), case.id, "refuse", grounds=[UNREAD], overriding=WHY)


def test_words_of_blanks_are_no_words_and_the_usual_ones_stand_instead() -> None:
    claim, case, ben = taken()
    ground = {"element": "acknowledgement.date", "code": "missing", "searched": ["poe.pdf"], "words": "   "}
    body = {"kind": "ask", "grounds": [ground], "overriding": WHY, "revision": case.revision}
    lead = Program(staff("lead"))
    assert lead.call("POST", f"/cases/{case.id}/decisions", body).status_code == 200
    assert "It is not in the documents." in claim.happenings.latest("number").words
    assert ben.kind == "programme"


@pytest.mark.parametrize(
    ("step", "reason"),
    [("withdraw", None), ("refuse-extension", None), ("propose-fail", "poe-unavailable")],
)
def test_no_step_against_a_partner_is_taken_without_words(step: str, reason: str | None) -> None:
    ours, _claim, request = asked()
    answering.ask_time(ours, request.id, 5, "The customer is away")
    with pytest.raises(Refused):
        requesting.do(staff("lead"), request.id, step, reason=reason, words="  ")
    request.refresh_from_db()
    assert request.state == "delivered"
