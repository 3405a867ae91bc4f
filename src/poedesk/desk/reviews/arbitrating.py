"""Two partners claim the same: both proofs beside each other, and two reviewers settle who prevails.

Reviewers alone see both sides. Each partner is told that its claim was compared and what was decided, never
whose the other proof is or what stands in it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims import keeping as claims
from poedesk.desk.claims import services
from poedesk.desk.claims.contesting import contests_of
from poedesk.desk.claims.models import Claim
from poedesk.desk.reviews import keeping
from poedesk.desk.reviews.following import opened
from poedesk.desk.reviews.models import Case, Decision
from poedesk.desk.reviews.services import who
from poedesk.desk.trail.acting import acting
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.reports import words as reports
from poedesk.process.claims.contending import comparing
from poedesk.process.reviews import cases, decisions
from poedesk.process.reviews.cases import ARBITRATION, DECIDED, MayNot
from poedesk.process.reviews.decisions import ACCEPT, REFUSE

LOST = "lost-arbitration"
SHORTEST = decisions.SHORTEST_REASON


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims beside each other."""

    key: str
    what: str
    """The key in words."""

    claims: list[Claim]
    """The one under review first."""

    rows: list[dict[str, Any]]
    recommended: str
    """Reference of the claim that the programme's rule prefers; empty: a person has to decide without it."""

    because: str


def compared(actor: Actor, claim: Claim) -> Compared | None:
    """Return a claim beside those that claim the same; null when none does."""
    table, association = claims.table_of(claim), claims.association_of(claim)
    contests = contests_of(claim, table, association)
    if not contests:
        return None
    names = {name for each in contests for name in (each.holder, *each.claimants) if name}
    others = Claim.objects.of(actor).filter(reference__in=names - {claim.reference})
    there = [claim, *others.select_related("organisation").order_by("submitted_at")]
    sides = [_side(each) for each in _one_each(there)]
    try:
        made = comparing.case(table, contests[0].key, sides)
    except UsageError:
        return None
    rows = [
        {
            "title": reports.title({"id": row.element}),
            "cells": [
                {"word": reports.VERDICTS[verdict].word.capitalize(), "verdict": verdict, "because": because}
                for verdict, because in zip(row.verdicts, row.because, strict=True)
            ],
            "stronger": row.stronger,
        }
        for row in made.rows
        if set(row.verdicts) != {"not_applicable"}
    ]
    return Compared(
        contests[0].key, _words(contests[0].key), _one_each(there), rows, made.recommended or "", made.because
    )


def _words(key: str) -> str:
    """Return what is claimed for a partner alone, in words."""
    kind, _sign, rest = key.partition(":")
    whose, _sign, what = rest.partition(":")
    return f"{what.replace('-', ' ')}, {whose}" if what else f"{kind.replace('-', ' ')} {rest}"


def _one_each(there: list[Claim]) -> list[Claim]:
    """Return one claim of each partner: the one under review, and the first of every other."""
    found: dict[UUID, Claim] = {}
    for each in there:
        found.setdefault(each.organisation_id, each)
    return list(found.values())


def _side(claim: Claim) -> comparing.Side:
    proof = claim.proofs.order_by("-number").first()
    if proof is None:
        message = f"{claim} has no proof"
        raise UsageError(message)
    result = dict(proof.result)
    known = {each["id"] for each in result["elements"]}
    result["elements"] = [
        *result["elements"],
        *(_not_asked(name) for name in reports.TITLES if name not in known),
    ]
    return comparing.Side(claim.reference, str(claim.organisation_id), result)


def _not_asked(name: str) -> dict[str, Any]:
    return {"id": name, "verdict": "not_applicable", "code": "not_applicable", "because": "", "value": None}


def settle(actor: Actor, claim: UUID, winner: UUID, because: str, *, at: datetime | None = None) -> Case:
    """Say who prevails; a second reviewer has to say the same before anything happens.

    Args:
        actor: the reviewer.
        claim: under review.
        winner: this claim, or one that claims the same.
        because: why; both partners read it, so it names neither.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, nothing competes, or it is the same person again.
    """
    allowed(may(actor, "review:arbitrate"))
    now = at or timezone.now()
    with acting(actor.id, "review:arbitrated") as act:
        found = Claim.objects.of(actor).select_for_update().filter(pk=claim).first()
        told = compared(actor, found) if found is not None else None
        if found is None or told is None or winner not in {each.id for each in told.claims}:
            message = _("No claim competes with this one.")
            raise Refused(message)
        if len(because.strip()) < SHORTEST:
            message = _("Say why it prevails, in a sentence that both partners can read.")
            raise Refused(message)
        case = _case_of(actor, found, told.key, now)
        kind = ACCEPT if winner == found.id else REFUSE
        try:
            cases.decide(keeping.case_of(case), decisions.Decision(kind, actor.id, now))
        except MayNot as error:
            raise Refused(who(str(error), actor)) from error
        Decision.objects.create(
            case=case,
            number=case.decisions.count() + 1,
            reviewer_id=actor.person,
            at=now,
            kind=kind,
            words=because.strip(),
        )
        outcome = keeping.put(case, now)
        if outcome.state == DECIDED:
            _settled(actor, found, told, because.strip(), now, wins=kind == ACCEPT)
        act.subject = f"claim:{found.id}"
        act.data = {"case": str(case.id), "winner": str(winner), "state": outcome.state}
        act.personal = {"because": because.strip()}
    return case


def _case_of(actor: Actor, found: Claim, key: str, now: datetime) -> Case:
    """Return the open arbitration of a claim, opened now when there is none; raises Refused."""
    case = found.cases.filter(kind=ARBITRATION, closed_at=None).first()
    if case is None:
        _open(actor, found, now)
        case = opened(found, ARBITRATION, now, key=key)
    if case is None:
        message = _("There is no proof to compare.")
        raise Refused(message)
    return case


def _open(actor: Actor, claim: Claim, now: datetime) -> None:
    table, association = claims.table_of(claim), claims.association_of(claim)
    if any(row.name == "open-arbitration" for row in table.out_of(association.state)):
        services.act(actor, claim.id, "open-arbitration", decided=True, at=now)


def _settled(actor: Actor, claim: Claim, told: Compared, because: str, now: datetime, *, wins: bool) -> None:
    table = claims.table_of(claim)
    if any(row.name == "settle-arbitration" for row in table.out_of(claim.state)):
        services.act(actor, claim.id, "settle-arbitration", words=because, decided=True, at=now)
    losers = [each for each in told.claims if each.id != claim.id] if wins else [claim]
    for each in losers:
        each.refresh_from_db()
        _loses(actor, each, because, now)


def _loses(actor: Actor, claim: Claim, because: str, now: datetime) -> None:
    table = claims.table_of(claim)
    for name in ("displace", "outdone", "start-review", "uphold", "reject-again", "reject"):
        rows = {row.name: row for row in table.out_of(claim.state)}
        if name not in rows or LOST not in (*rows[name].reasons, LOST if name == "start-review" else ""):
            continue
        reason = None if name == "start-review" else LOST
        services.act(actor, claim.id, name, reason=reason, words=because, decided=True, at=now)
        claim.refresh_from_db()
        if reason:
            return
