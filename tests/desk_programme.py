"""A programme's side under test: reviewers, draws, requests on their way."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from tests.desk_claims import judged_again, ready, reviewer, submitted
from tests.desk_parties import PASSWORD, actor_of, member

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Membership, Organisation, User
from poedesk.desk.audits import drawing, requesting
from poedesk.desk.audits.models import Draw, Request
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.course import filing
from poedesk.desk.claims.models import Claim, Programme
from poedesk.desk.ledger import importing
from poedesk.desk.reviews import services
from poedesk.desk.reviews.models import Case
from poedesk.process.audits.seeds import dice_rule
from poedesk.process.claims import machine
from poedesk.process.claims.association import Claimant
from poedesk.process.claims.tables import loader

OWNER = "Fabrikam Programmes"
DICE = "16253412635412635142"
AZURE: dict[str, Any] = {
    "programme": "microsoft-azure-poe",
    "solution_area": "azure",
    "engagement": "usage",
    "workloads": [],
    "products": [],
}
"""Answers of an engagement of which a proof is asked for afterwards."""


USAGE: dict[str, Any] = {"programme": "microsoft-usage-poe"}
"""Answers of an engagement whose partner the customer attached."""


def attached(ours: Actor, **answers: Any) -> Claim:
    """Return a claim of a programme that knows no review before."""
    staff("reviewer")
    return submitted(ours, **answers)


def begun(ours: Actor, programme: str, version: str) -> Claim:
    """Return a claim at the beginning of a programme's table, all handed in: of one without a policy here."""
    runs(programme)
    made, now = ready(ours), timezone.now()
    table, given = loader.load(programme, version), filing.frozen(made)
    association = machine.begin(table, filing.new_reference(), now, Claimant(str(ours.organisation), ()))
    for item in filing.items(given, now, ours.id, ticked=True):
        if item.right in machine.allowed_to(table, association.state, "partner"):
            association = machine.supply(table, association, "partner", item)
    claim = claims._made(ours, given, table, association, now)
    filing.keep(claim, given, now, ours.person)
    return claim


def paid_back(ours: Actor) -> Claim:
    """Return a claim for marketing money (co-op) that a reviewer approved."""
    ben = staff("reviewer", "Ben")
    claim = begun(ours, "microsoft-coop", "2021-07")
    claims.act(ours, claim.id, "submit")
    case = case_of(claim)
    services.take(ben, case.id)
    services.decide(ben, case.id, "accept")
    claim.refresh_from_db()
    return claim


def runs(programme: str) -> None:
    """Have the programme's side run a programme whose policy is its own."""
    place = Organisation.objects.get(name=OWNER, kind="programme")
    Programme.objects.get_or_create(pk=programme, defaults={"organisation": place})


def staff(role: str, name: str = "") -> Actor:
    """Return one of the programme owner's people; ``name`` tells two of one role apart."""
    if not Organisation.objects.filter(name=OWNER).exists():
        reviewer(OWNER)
    if not name:
        return member(OWNER, "programme", role)
    place = Organisation.objects.get(name=OWNER, kind="programme")
    email = f"{name.lower()}@fabrikam.example"
    person = User.objects.filter(email=email).first() or User.objects.make(email, name, PASSWORD)
    made, _ = Membership.objects.get_or_create(user=person, organisation=place, defaults={"role": role})
    return actor_of(made)


def case_of(claim: Claim, kind: str = "claim") -> Case:
    """Return the open case of a claim, its proofs judged on the programme's side too."""
    judged_again(claim)
    return Case.objects.of(staff("lead")).get(claim=claim, kind=kind, closed_at=None)


def approved(ours: Actor, **answers: Any) -> Claim:
    """Return a claim that a reviewer approved."""
    ben = staff("reviewer", "Ben")
    claim = submitted(ours, **answers)
    case = case_of(claim)
    services.take(ben, case.id)
    services.decide(ben, case.id, "accept")
    claim.refresh_from_db()
    return claim


def table(*claims: Claim, amount: str = "12500.00") -> bytes:
    """Return a table with one line for each claim."""
    rows = [f"L-{each.reference},{each.reference},2026-03,{amount},USD,usage" for each in claims]
    return "\n".join(["id,claim,period,amount,currency,kind", *rows]).encode()


def listed(*claims: Claim) -> None:
    """Import a line for each claim."""
    importing.take_over(staff("finance"), table(*claims), "lines.csv")


def published(*claims: Claim, take: int | None = None, name: str = "2026-q4") -> Draw:
    """Return a draw over the programme of some claims, drawn and published."""
    auditor = staff("auditor")
    wanted = drawing.Wanted(
        name=name,
        programme=f"{claims[0].programme}@{claims[0].version}",
        whom=drawing.ALL,
        take=take or len(claims),
        each=None,
        by_size=False,
        rest_days=0,
        seed=dice_rule(),
    )
    made = drawing.freeze(auditor, wanted)
    drawing.run(auditor, made.id, DICE)
    return drawing.publish(auditor, made.id)


def requested(*claims: Claim, at: datetime | None = None) -> list[Request]:
    """Return the requests for the proofs of some claims, released and delivered."""
    auditor = staff("auditor")
    draw = published(*claims)
    for batch in requesting.draft(auditor, draw.id, at=at or timezone.now()):
        requesting.release(auditor, batch.id, at=at or timezone.now())
    return list(Request.objects.of(auditor).filter(batch__draw=draw).order_by("reference"))
