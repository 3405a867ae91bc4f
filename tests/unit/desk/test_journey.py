"""The whole way on the programme's side: from a claim to money released, and to money forfeited."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.conf import settings
from tests.desk_claims import partner
from tests.desk_programme import (
    AZURE,
    USAGE,
    approved,
    attached,
    case_of,
    listed,
    paid_back,
    requested,
    runs,
    staff,
)

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import answering
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.models import Claim
from poedesk.desk.ledger import services as ledger
from poedesk.desk.ledger.models import Entry, Line
from poedesk.desk.ledger.telling import totals
from poedesk.desk.mail.models import Mail
from poedesk.desk.reviews import services
from poedesk.desk.trail.acting import store
from poedesk.desk.trail.checkpointing import sign_when_due
from poedesk.process.reviews.decisions import Ground
from poedesk.trail import keys
from poedesk.trail.verifying import verified

pytestmark = pytest.mark.django_db

WRONG = Ground("acknowledgement.date", "missing", searched=("poe.pdf",), words="Nobody signed it.")
WHY = "I read the document and nobody signed it"


def state_of(claim: Claim) -> str:
    """Return the state of the claim's line."""
    return Line.objects.of(staff("finance")).get(claim=claim).state


def answered(ours: Actor, claim: Claim) -> Request:
    """Return the request for the proof of a claim, answered by its partner."""
    (request,) = requested(claim)
    answering.open_it(ours, request.id)
    return answering.answer(ours, request.id, claim.engagement.revision)


@dataclass(frozen=True)
class Programme:
    """A programme as it is played on the desk."""

    answers: dict[str, Any]
    begins: Callable[..., Claim]
    """How its claim comes to hold: by a review, or at once."""

    failed: str
    """State of the claim after its proof failed."""


PROGRAMMES = (
    pytest.param(Programme({}, approved, "rejected"), id="cpor"),
    pytest.param(Programme(AZURE, attached, "attached"), id="azure"),
    pytest.param(Programme(USAGE, attached, "attached"), id="usage"),
    pytest.param(Programme({}, paid_back, "approved"), id="coop"),
)


def begun(ours: Actor, played: Programme) -> Claim:
    """Return a claim of a programme that holds, with a line of money."""
    staff("reviewer")
    if "programme" in played.answers:
        runs(played.answers["programme"])
    claim = played.begins(ours, **played.answers)
    listed(claim)
    return claim


@pytest.mark.parametrize("played", PROGRAMMES)
def test_a_proof_that_passes_frees_the_money_and_two_people_release_it(played: Programme) -> None:
    ours = partner()
    claim = begun(ours, played)
    assert state_of(claim) == "accrued"
    request = answered(ours, claim)
    assert state_of(claim) == "held"
    services.decide(staff("reviewer", "Ben"), case_of(claim, "poe").id, "accept")
    request.refresh_from_db()
    assert (request.state, state_of(claim)) == ("passed", "accrued")
    line = Line.objects.of(staff("finance")).get(claim=claim)
    made = ledger.propose(staff("finance"), "release", [line.id], "The period is over")
    ledger.decide(staff("lead"), made.id, accepted=True)
    assert state_of(claim) == "released"
    assert adds_up()


@pytest.mark.parametrize("played", PROGRAMMES)
def test_a_proof_that_fails_forfeits_the_money_and_the_table_says_whether_the_association_stays(
    played: Programme,
) -> None:
    ours = partner()
    claim = begun(ours, played)
    request = answered(ours, claim)
    case = case_of(claim, "poe")
    ben, cleo = staff("reviewer", "Ben"), staff("reviewer", "Cleo")
    services.decide(ben, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    assert state_of(claim) == "held"  # one person refuses nothing
    services.decide(cleo, case.id, "refuse", grounds=[WRONG], overriding=WHY)
    request.refresh_from_db()
    claim.refresh_from_db()
    assert (request.state, claim.state) == ("failed", played.failed)
    assert state_of(claim) == "forfeited"
    assert "Nobody signed it." in Mail.objects.filter(to="ana@northwind.example").latest("id").body
    assert adds_up()


def test_an_approved_claim_for_marketing_money_is_paid_once_and_claimed_once() -> None:
    ours = partner()
    claim = begun(ours, Programme({}, paid_back, "approved"))
    assert claim.is_open
    with pytest.raises(Refused, match="runs already"):
        claims.submit(ours, claim.engagement_id, claim.engagement.revision, ticked=True)
    line = Line.objects.of(staff("finance")).get(claim=claim)
    made = ledger.propose(staff("finance"), "release", [line.id], "The cost is proven")
    ledger.decide(staff("lead"), made.id, accepted=True)
    assert state_of(claim) == "released"
    assert adds_up()


def adds_up() -> bool:
    """Say whether what left accounts entered others, and the trail holds."""
    finance = staff("finance")
    (line,) = Line.objects.of(finance)
    moved = [(each.debit, each.credit, each.minor) for each in Entry.objects.of(finance).order_by("id")]
    (total,) = totals(Line.objects.of(finance))
    whole = moved[0] == ("source", "accrued", 1_250_000)
    chained = all(before[1] == after[0] and before[2] == after[2] for before, after in pairwise(moved))
    return whole and chained and total.amount == line.amount == Decimal("12500.00") and _verifies()


def _verifies() -> bool:
    sign_when_due()
    found = verified(store(), [keys.load(settings.FOLDER.trail_key).verifier], [])
    return found.good
