"""What is asked of a claim ends with its association, however it ends; no money moves by that alone."""

import pytest
from tests.desk_claims import partner, submitted
from tests.desk_parties import browser_of, member
from tests.desk_programme import approved, case_of, listed, published, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import answering, drawing, requesting
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import services
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger.models import Line
from poedesk.desk.mail.models import Mail
from poedesk.desk.reviews import arbitrating
from poedesk.desk.reviews import services as reviews
from poedesk.desk.trail.acting import store
from poedesk.process.reviews.decisions import Ground

pytestmark = pytest.mark.django_db

ANA = "ana@northwind.example"
WRONG = Ground("acknowledgement.date", "missing", searched=("poe.pdf",), words="Nobody signed it.")
WHY = "I read the document and nobody signed it"


def asked() -> tuple[Actor, Claim, Request]:
    """Return a partner, its approved claim with money, and the request for its proof."""
    ours = partner()
    claim = approved(ours)
    listed(claim)
    (request,) = requested(claim)
    Mail.objects.all().delete()
    return ours, claim, request


def declines(claim: Claim) -> None:
    """Let the customer decline."""
    services.customer_acts(
        claim.id, "customer-declines", "signatory:1", reason="customer-declined", words="Not done."
    )


def line_of(claim: Claim) -> str:
    """Return the state of the claim's line."""
    return Line.objects.of(staff("finance")).get(claim=claim).state


def test_when_the_customer_declines_the_request_closes_with_a_leaf_and_a_mail() -> None:
    ours, claim, request = asked()
    before = store().size()
    declines(claim)
    request.refresh_from_db()
    assert (request.state, request.turn, request.due, request.remind_at) == ("lapsed", "nobody", None, None)
    event = request.events.latest("number")
    assert (event.tag, event.side) == ("poe_request:lapsed", "customer")
    assert event.words == f"Claim {claim} is Rejected, so no proof is asked for any more."
    assert b"poe_request:lapsed" in b"".join(store().leaves(before, store().size()))
    assert Mail.objects.filter(to=ANA, subject__contains="the association ended").count() == 1
    with pytest.raises(Refused):
        answering.answer(ours, request.id, claim.engagement.revision)
    page = browser_of(ours).get(f"/requests/{request.id}/").content.decode()
    assert "so no proof is asked for any more" in page
    assert "Open it and answer" not in page


def test_an_answer_that_waits_for_its_reviewer_waits_no_more() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    declines(claim)
    case.refresh_from_db()
    assert case.closed_at is not None
    with pytest.raises(Refused, match="closed already"):
        reviews.decide(staff("reviewer", "Ben"), case.id, "accept")
    assert line_of(claim) == "held", "the loss may still be disputed"


def test_who_leaves_by_itself_is_asked_no_more_and_earns_nothing() -> None:
    ours, claim, request = asked()
    services.act(ours, claim.id, "disassociate", reason="no-longer-working", words="Sold.")
    request.refresh_from_db()
    assert request.state == "lapsed"
    assert request.events.latest("number").side == "partner"
    assert line_of(claim) == "reversed"


def test_a_proof_that_fails_ends_the_association_and_stays_a_failure() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    for name in ("Ben", "Cleo"):
        reviews.decide(staff("reviewer", name), case.id, "refuse", grounds=[WRONG], overriding=WHY)
    request.refresh_from_db()
    claim.refresh_from_db()
    assert (request.state, claim.state, line_of(claim)) == ("failed", "rejected", "forfeited")


def test_a_draft_goes_without_a_word_and_a_lost_claim_gets_none() -> None:
    ours = partner()
    claim, other = approved(ours), approved(ours, project="Another")
    draw = published(claim, other)
    declines(other)
    (batch,) = requesting.draft(staff("auditor"), draw.id)
    (request,) = batch.requests.all()
    assert request.claim_id == claim.id, "nothing can be asked of what was lost since it was drawn"
    Mail.objects.all().delete()
    declines(claim)
    request.refresh_from_db()
    assert (request.state, request.delivered_at) == ("lapsed", None)
    assert not Mail.objects.filter(subject__contains=request.reference).exists()
    with pytest.raises(Refused, match="released before, or discarded"):
        requesting.release(staff("auditor"), batch.id)


def test_a_claim_that_comes_back_can_be_drawn_again_and_the_programme_is_told() -> None:
    ours, claim, request = asked()
    tailspin = member("Tailspin Services", "partner", "incentives_admin")
    rival = submitted(tailspin)
    reviews.take(staff("reviewer", "Ben"), case_of(rival).id)
    for name in ("Ben", "Cleo"):
        arbitrating.settle(staff("reviewer", name), rival.id, rival.id, "It was acknowledged last.")
    request.refresh_from_db()
    assert request.state == "lapsed"
    assert request.events.latest("number").side == "programme"
    services.act(tailspin, rival.id, "withdraw", reason="wrong-activity", words="A mistake.")
    services.act(ours, claim.id, "dispute", words="We did it first.")
    Mail.objects.all().delete()
    services.act(staff("reviewer", "Dora"), claim.id, "overturn", words="They did.", decided=True)
    mail = Mail.objects.filter(subject__contains="its proof was never judged").first()
    assert mail is not None
    assert request.reference in mail.body
    claim.refresh_from_db()
    programme = f"{claim.programme}@{claim.version}"
    assert drawing.holding(staff("auditor"), programme).get() == claim


def test_a_dispute_that_is_won_restores_no_forfeited_money_by_itself_and_the_programme_is_told() -> None:
    ours, claim, request = asked()
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    for name in ("Ben", "Cleo"):
        reviews.decide(staff("reviewer", name), case.id, "refuse", grounds=[WRONG], overriding=WHY)
    services.act(ours, claim.id, "dispute", words="It is signed, on page two.")
    Mail.objects.all().delete()
    for name in ("Dora", "Eli"):
        reviews.decide(staff("reviewer", name), case_of(claim, "dispute").id, "accept", words="It is.")
    claim.refresh_from_db()
    assert (claim.state, line_of(claim)) == ("approved", "forfeited")
    mail = Mail.objects.filter(subject__contains="its money stays forfeited").first()
    assert mail is not None
    assert request.reference in mail.body
    requesting.do(staff("reviewer", "Dora"), request.id, "reverse", words="It is signed, on page two.")
    request.refresh_from_db()
    assert (request.state, line_of(claim)) == ("passed", "restored")


def test_nobody_ends_a_request_so_by_hand() -> None:
    _ours, _claim, request = asked()
    with pytest.raises(Refused, match="by itself"):
        requesting.do(staff("lead"), request.id, "lapse", words="So be it.")
    page = browser_of(staff("lead")).get(f"/requests/{request.id}/").content.decode()
    assert "/lapse/" not in page
