"""Lines that come, or come back, while a proof is asked for or after it failed, fare like the others."""

import pytest
from tests.desk_claims import partner, submitted
from tests.desk_programme import AZURE, approved, case_of, listed, requested, staff

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import answering, requesting
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger import importing
from poedesk.desk.ledger import services as ledger
from poedesk.desk.ledger.models import Entry, Line
from poedesk.desk.reviews import services
from poedesk.process.reviews.decisions import Ground

pytestmark = pytest.mark.django_db

WRONG = Ground("acknowledgement.date", "missing", searched=("poe.pdf",), words="Nobody signed it.")
WHY = "I read the document and nobody signed it"


def asked() -> tuple[Actor, Claim, Request]:
    """Return a partner, its claim with one line, and the request for its proof."""
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    (request,) = requested(claim)
    return ours, claim, request


def later(claim: Claim, name: str) -> None:
    """Import one more line of a claim."""
    data = f"id,claim,period,amount,currency,kind\n{name},{claim.reference},2026-04,800.00,USD,usage"
    importing.take_over(staff("finance"), data.encode(), "later.csv")


def states(claim: Claim) -> list[str]:
    """Return the states of the claim's lines, in the order in which they came."""
    return list(
        Line.objects.of(staff("finance"))
        .filter(claim=claim)
        .order_by("number")
        .values_list("state", flat=True)
    )


def judged(ours: Actor, claim: Claim, request: Request, kind: str) -> None:
    """Answer the request, and have two reviewers say the same."""
    answering.answer(ours, request.id, claim.engagement.revision)
    case = case_of(claim, "poe")
    if kind == "accept":
        services.decide(staff("reviewer", "Ben"), case.id, "accept")
        return
    for name in ("Ben", "Cleo"):
        services.decide(staff("reviewer", name), case.id, "refuse", grounds=[WRONG], overriding=WHY)


def test_a_line_that_comes_while_a_proof_is_asked_for_is_held_and_freed_with_the_others() -> None:
    ours, claim, request = asked()
    later(claim, "M-2")
    assert states(claim) == ["held", "held"]
    judged(ours, claim, request, "accept")
    assert states(claim) == ["accrued", "accrued"]
    later(claim, "M-3")
    assert states(claim) == ["accrued"] * 3


def test_the_first_line_of_a_claim_that_had_none_is_freed_when_its_proof_passes() -> None:
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    (request,) = requested(claim)
    later(claim, "M-1")
    assert states(claim) == ["held"]
    judged(ours, claim, request, "accept")
    assert states(claim) == ["accrued"]


def test_a_line_that_comes_after_the_proof_failed_is_forfeited_and_restored_with_the_others() -> None:
    ours, claim, request = asked()
    judged(ours, claim, request, "refuse")
    later(claim, "M-2")
    assert states(claim) == ["forfeited", "forfeited"]
    requesting.do(staff("lead"), request.id, "reverse", words="It was signed after all.")
    assert states(claim) == ["restored", "restored"]


def test_a_withdrawn_request_holds_nothing_that_comes_later() -> None:
    _ours, claim, request = asked()
    later(claim, "M-2")
    requesting.do(staff("lead"), request.id, "withdraw", words="A mistake.")
    assert states(claim) == ["accrued", "accrued"]
    later(claim, "M-3")
    assert states(claim) == ["accrued"] * 3


def test_an_approved_claim_of_which_nothing_is_asked_accrues_as_before() -> None:
    claim = approved(partner())
    later(claim, "M-1")
    assert states(claim) == ["accrued"]


def returned(claim: Claim) -> str:
    """Have what was paid for a claim posted back by two people; return the state of its line."""
    line = claim.lines.get()
    made = ledger.propose(staff("finance"), "return", [line.id], "The bank sent it back")
    ledger.decide(staff("lead"), made.id, accepted=True)
    line.refresh_from_db()
    return str(line.state)


def paid(claim: Claim) -> None:
    """Have the line of a claim released by two people."""
    made = ledger.propose(staff("finance"), "release", [claim.lines.get().id], "The period is over")
    ledger.decide(staff("lead"), made.id, accepted=True)
    assert states(claim) == ["released"]


def test_what_was_released_is_posted_back_by_two_and_can_be_paid_again() -> None:
    claim = approved(partner())
    listed(claim)
    with pytest.raises(Refused, match="is accrued, so there is nothing of it to post back"):
        ledger.propose(staff("finance"), "return", [claim.lines.get().id], "Never paid")
    paid(claim)
    made = ledger.propose(staff("finance"), "return", [claim.lines.get().id], "The bank sent it back")
    with pytest.raises(Refused, match="somebody else decides"):
        ledger.decide(staff("finance"), made.id, accepted=True)
    assert states(claim) == ["released"]
    ledger.decide(staff("lead"), made.id, accepted=True)
    assert states(claim) == ["accrued"]
    paid(claim)
    moves = Entry.objects.of(staff("finance")).order_by("id").values_list("move", flat=True)
    assert list(moves) == ["accrue", "release", "return", "release"]


def test_what_comes_back_while_a_proof_is_asked_for_is_held() -> None:
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    paid(claim)
    (request,) = requested(claim)
    assert states(claim) == ["released"]
    assert returned(claim) == "held"
    judged(ours, claim, request, "accept")
    assert states(claim) == ["accrued"]


def test_what_comes_back_after_the_proof_failed_is_forfeited_and_restored_with_a_reversal() -> None:
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    paid(claim)
    (request,) = requested(claim)
    judged(ours, claim, request, "refuse")
    assert states(claim) == ["released"]
    assert returned(claim) == "forfeited"
    requesting.do(staff("lead"), request.id, "reverse", words="It was signed after all.")
    assert states(claim) == ["restored"]


def moved(move: str, line: Line) -> None:
    """Have two people move a line."""
    made = ledger.propose(staff("finance"), move, [line.id], "Two of us looked at it")
    ledger.decide(staff("lead"), made.id, accepted=True)


def test_what_comes_back_or_comes_later_forfeits_no_line_that_two_people_restored() -> None:
    ours = partner()
    staff("reviewer")
    claim = submitted(ours, **AZURE)
    listed(claim)
    later(claim, "M-2")
    first, second = claim.lines.order_by("number")
    moved("release", second)
    (request,) = requested(claim)
    judged(ours, claim, request, "refuse")
    assert states(claim) == ["forfeited", "released"]
    moved("restore", first)
    assert states(claim) == ["restored", "released"]
    moved("return", second)
    assert states(claim) == ["restored", "forfeited"]
    later(claim, "M-3")
    assert states(claim) == ["restored", "forfeited", "forfeited"]


def test_what_comes_back_of_a_claim_that_is_lost_for_good_is_reversed() -> None:
    ours = partner()
    claim = approved(ours)
    listed(claim)
    paid(claim)
    claims.act(ours, claim.id, "disassociate", reason="no-longer-working", words="Sold.")
    assert states(claim) == ["released"]
    assert returned(claim) == "reversed"
