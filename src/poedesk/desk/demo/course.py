"""What happens to the demo's engagements, in the order of ``ACTS``; people do the same on the pages."""

import random
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from poedesk.desk.accounts.may import Actor
from poedesk.desk.audits import answering, drawing, requesting
from poedesk.desk.audits.models import Request
from poedesk.desk.claims import services as claims
from poedesk.desk.claims.models import Claim
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.ledger import importing
from poedesk.desk.ledger import services as ledger
from poedesk.desk.ledger.models import Line
from poedesk.desk.reviews import services as reviews
from poedesk.desk.reviews.models import Case
from poedesk.kernel.records import dataclass
from poedesk.process.audits.seeds import FEWEST_THROWS, dice_rule
from poedesk.process.reviews.decisions import NOT_FOUND, OPEN, Citation, Ground

_AGAINST = "I read the report, and nobody can tell from it what the customer gained"


@dataclass(frozen=True, slots=True)
class Played:
    """An engagement of the demo."""

    actor: Actor
    """Its partner's person."""

    engagement: UUID
    amount: str
    course: tuple[str, ...]
    """Acts that happen to it, see ``ACTS``."""

    @property
    def programme(self) -> str:
        """Return the programme that it claims."""
        return str(self.found.answers["programme"])

    @property
    def found(self) -> Engagement:
        """Return it as it is now."""
        return Engagement.objects.of(self.actor).get(pk=self.engagement)

    @property
    def claim(self) -> Claim:
        """Return its claim."""
        return Claim.objects.of(self.actor).filter(engagement=self.engagement).latest("submitted_at")

    @property
    def request(self) -> Request:
        """Return the request for its proof."""
        return Request.objects.of(self.actor).get(claim=self.claim)


Staff = Mapping[str, Actor]
Act = Callable[[Sequence[Played], Staff, random.Random], None]


def _submit(played: Sequence[Played], _staff: Staff, _chance: random.Random) -> None:
    for each in played:
        claims.submit(each.actor, each.engagement, each.found.revision, ticked=True)


def _decide(staff: Staff, each: Played, kind: str, grounds: Sequence[Ground] = (), over: str = "") -> None:
    """Decide the case that waits; a second reviewer says the same where two must."""
    for role in ("reviewer", "lead"):
        waits = Case.objects.of(staff[role]).filter(claim=each.claim, closed_at=None).first()
        if waits is not None:
            if not waits.decisions.exists():
                reviews.take(staff[role], waits.id)
            reviews.decide(staff[role], waits.id, kind, grounds=grounds, overriding=over)
            if kind == "ask":
                return


def _grounds(each: Played) -> list[Ground]:
    """Return what the assessment says against a proof, as a reviewer takes it over."""
    proof = each.claim.proofs.latest("number")
    documents = tuple(one["name"] for one in proof.result["documents"])
    wrong = [
        one
        for one in proof.result["elements"]
        if one["required"] and one["verdict"] != "met" and one["code"] in OPEN
    ]
    return [
        Ground(
            one["id"],
            one["code"],
            tuple(
                Citation(piece["document"], f"page {piece['page']}", piece["quote"])
                for piece in one["evidence"]
                if piece["quote"]
            )[:1],
            documents if one["code"] in NOT_FOUND else (),
        )
        for one in wrong
    ]


def _accept(played: Sequence[Played], staff: Staff, _chance: random.Random) -> None:
    for each in played:
        _decide(staff, each, "accept")


def _ask(played: Sequence[Played], staff: Staff, _chance: random.Random) -> None:
    for each in played:
        _decide(staff, each, "ask", _grounds(each))


def _refuse(played: Sequence[Played], staff: Staff, _chance: random.Random) -> None:
    for each in played:
        _decide(staff, each, "refuse", _grounds(each))


def _dispute(played: Sequence[Played], _staff: Staff, _chance: random.Random) -> None:
    for each in played:
        words = "The agreement was sent by mistake; the signed report is with the customer."
        claims.act(each.actor, each.claim.id, "dispute", words=words)


def _list(played: Sequence[Played], staff: Staff, _chance: random.Random) -> None:
    rows = [
        f"MCI-{each.claim.reference[4:]},{each.claim.reference},2026-11,{each.amount},USD,usage"
        for each in played
    ]
    table = "\n".join(["id,claim,period,amount,currency,kind", *rows])
    importing.take_over(staff["finance"], table.encode(), "lines.csv")


def _draw(played: Sequence[Played], staff: Staff, chance: random.Random) -> None:
    """Draw over everything that holds; every request is released at once."""
    claim = played[0].claim
    wanted = drawing.Wanted(
        name=f"2026-q4-{claim.programme.removeprefix('microsoft-')}",
        programme=f"{claim.programme}@{claim.version}",
        whom=drawing.WITH_MONEY,
        take=len(played),
        each=None,
        by_size=False,
        rest_days=0,
        seed=dice_rule(),
    )
    auditor = staff["auditor"]
    made = drawing.freeze(auditor, wanted)
    drawing.run(auditor, made.id, "".join(str(chance.randint(1, 6)) for _ in range(FEWEST_THROWS)))
    drawn = set(made.claims.exclude(chosen="").values_list("claim_id", flat=True))
    for each in played:
        if each.claim.id not in drawn:
            drawing.pick(auditor, made.id, each.claim.reference, "Chosen for the demo")
    drawing.publish(auditor, made.id)
    for batch in requesting.draft(auditor, made.id):
        requesting.release(auditor, batch.id)


def _prove(played: Sequence[Played], _staff: Staff, _chance: random.Random) -> None:
    for each in played:
        answering.open_it(each.actor, each.request.id)
        answering.answer(each.actor, each.request.id, each.found.revision)


def _fail(played: Sequence[Played], staff: Staff, _chance: random.Random) -> None:
    for each in played:
        name = each.claim.proofs.latest("number").result["documents"][0]["name"]
        words = "The report says what was built, and not what the customer gained."
        ground = Ground("azure.benefits", "missing", searched=(name,), words=words)
        _decide(staff, each, "refuse", [ground], _AGAINST)


def _pay(played: Sequence[Played], staff: Staff, _chance: random.Random) -> None:
    for each in played:
        line = Line.objects.of(staff["finance"]).get(claim=each.claim)
        made = ledger.propose(staff["finance"], "release", [line.id], "The proof passed, the period is over")
        ledger.decide(staff["lead"], made.id, accepted=True)


ACTS: Mapping[str, Act] = {
    "submit": _submit,
    "accept": _accept,
    "ask": _ask,
    "refuse": _refuse,
    "dispute": _dispute,
    "list": _list,
    "draw": _draw,
    "list-after": _list,
    "prove": _prove,
    "pass": _accept,
    "fail": _fail,
    "pay": _pay,
}
"""By name in ``demo.yaml``, in the order in which they happen; what is listed after the draw is not drawn."""
