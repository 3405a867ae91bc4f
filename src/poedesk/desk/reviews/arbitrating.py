"""Partners claim the same: their proofs beside each other, and two reviewers settle who prevails.

Reviewers alone see all sides. Each partner is told that its claim was compared and what was decided, never
whose the other proof is or what stands in it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.apart import stands_apart
from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims import keeping as claims
from poedesk.desk.claims.contesting import contests_of
from poedesk.desk.claims.models import Claim, Proof
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.reviews import keeping
from poedesk.desk.reviews.applying import SETTLE, act_if_possible
from poedesk.desk.reviews.following import opened
from poedesk.desk.reviews.models import Case, Decision
from poedesk.desk.reviews.services import who
from poedesk.desk.texts import elements
from poedesk.desk.texts.showing import as_found, shown
from poedesk.desk.trail.acting import acting
from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.reports import words as reports
from poedesk.process.claims.contending import comparing
from poedesk.process.claims.contending.keys import SUBSCRIPTION
from poedesk.process.reviews import cases, decisions
from poedesk.process.reviews.cases import ARBITRATION, DECIDED, DISPUTE, MayNot
from poedesk.process.reviews.decisions import ACCEPT, REFUSE
from poedesk.proof.policy import vocabulary

LOSES = ("displace", "outdone", "uphold", "reject-again", "reject")
"""Transitions by which a claim loses to another, the first that its table lets."""

SHORTEST = decisions.SHORTEST_REASON


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims beside each other."""

    key: str
    what: str
    """What is claimed, in words."""

    claims: list[Claim]
    """One of each partner, the one under review first: the columns of ``rows``."""

    also: list[Claim]
    """More of the same partners that compete, too."""

    rows: list[dict[str, Any]]
    recommended: str
    """Reference of the claim that the programme's rule prefers; empty: a person has to decide without it."""

    because: str
    among: str
    """Hash of all these claims with their newest proofs."""

    @property
    def everyone(self) -> list[Claim]:
        """Return all that compete."""
        return [*self.claims, *self.also]


def compared(actor: Actor, claim: Claim) -> Compared | None:
    """Return a claim beside those that claim the same; null when none does."""
    table, association = claims.table_of(claim), claims.association_of(claim)
    contests = contests_of(claim, table, association)
    if not contests:
        return None
    names = {name for each in contests for name in (each.holder, *each.claimants) if name}
    others = Claim.objects.of(actor).filter(reference__in=names - {claim.reference})
    there = [claim, *others.select_related("organisation").order_by("submitted_at")]
    try:
        sides = [_side(each) for each in _one_each(there)]
        made = comparing.case(table, contests[0].key, sides)
    except UsageError:
        return None
    rows = [
        {
            "title": elements.title_of(row.element),
            "cells": [
                {"word": elements.verdict_of(verdict), "verdict": verdict, "because": as_found(because)}
                for verdict, because in zip(row.verdicts, row.because, strict=True)
            ],
            "stronger": row.stronger,
        }
        for row in made.rows
        if set(row.verdicts) != {"not_applicable"}
    ]
    columns = _one_each(there)
    return Compared(
        contests[0].key,
        "; ".join(_words(each.key) for each in contests),
        columns,
        [each for each in there if each not in columns],
        rows,
        made.recommended or "",
        shown(made.because),
        content_key(sorted([each.reference, _newest(each).content] for each in there)),
    )


def _words(key: str) -> str:
    """Return what is claimed for a partner alone, in words; that it is of one tenant is said beside it."""
    kind, _sign, rest = key.partition(":")
    if kind == SUBSCRIPTION:
        return _("the subscription %(subscription)s") % {"subscription": rest}
    name = rest.partition(":")[2]
    known = {each.id: each.title for each in vocabulary.load().workloads}
    return shown(known.get(name, name))


def _one_each(there: list[Claim]) -> list[Claim]:
    """Return one claim of each partner: the one under review, and the first of every other."""
    found: dict[UUID, Claim] = {}
    for each in there:
        found.setdefault(each.organisation_id, each)
    return list(found.values())


def _newest(claim: Claim) -> Proof:
    proof = claim.proofs.order_by("-number").first()
    if proof is None:
        message = _("claim %(claim)s has no proof")
        raise UsageError(message % {"claim": claim})
    return proof


def _side(claim: Claim) -> comparing.Side:
    result = dict(_newest(claim).result)
    known = {each["id"] for each in result["elements"]}
    result["elements"] = [
        *result["elements"],
        *(_not_asked(name) for name in reports.TITLES if name not in known),
    ]
    return comparing.Side(claim.reference, str(claim.organisation_id), result)


def _not_asked(name: str) -> dict[str, Any]:
    return {"id": name, "verdict": "not_applicable", "code": "not_applicable", "because": "", "value": None}


def settle(
    actor: Actor,
    claim: UUID,
    winner: UUID,
    because: str,
    *,
    seen: str | None = None,
    at: datetime | None = None,
) -> Case:
    """Say who prevails; a second reviewer has to name the same claim before anything happens.

    Whoever competes with the claim that prevails loses then. What a first reviewer said about other claims,
    or about proofs that were renewed since, counts no more.

    Args:
        actor: the reviewer.
        claim: under review.
        winner: this claim, or one that claims the same.
        because: why; every partner reads it, so it names none.
        seen: ``Compared.among`` as the actor saw it; null: it does not matter.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, nothing competes, the claim that would prevail waits for its partner, it
            was changed since, or it is the same person again.
    """
    allowed(may(actor, "review:arbitrate"))
    now = at or timezone.now()
    with acting(actor.id, "review:arbitrated") as act:
        found, told = _locked(actor, claim)
        wins = next((each for each in told.everyone if each.id == winner), None)
        if wins is None:
            raise _none_competes()
        _can_be_settled(actor, found, wins, told, because, seen)
        case = running(found, told) or _opened(actor, found, told, now)
        kind = ACCEPT if wins.id == case.claim_id else REFUSE
        row = _kept(case, actor, kind, wins, told, because, now)
        outcome = keeping.put(case, now)
        if outcome.state == DECIDED:
            _settled(actor, case.claim, wins, told, row.words, now)
        act.subject = f"claim:{found.id}"
        act.data = {"case": str(case.id), "winner": str(winner), "state": outcome.state}
        act.personal = {"because": row.words}
    return case


def _can_be_settled(
    actor: Actor, claim: Claim, wins: Claim, told: Compared, because: str, seen: str | None
) -> None:
    """Raise Refused for what stands against saying now that a claim prevails."""
    if seen is not None and seen != told.among:
        message = _("The claims or their proofs were changed since you looked. Look again, then decide.")
        raise Overtaken(message)
    for each in told.everyone:
        stands_apart(actor, each.organisation_id, each.engagement.begun_at)
    for each in (claim, wins):
        if claims.table_of(each).states[each.state].turn == "partner":
            message = _(
                "Claim %(claim)s waits for its partner, who was asked for more: settle it afterwards."
            )
            raise Refused(message % {"claim": each})
    if len(because.strip()) < SHORTEST:
        message = _("Say why it prevails, in a sentence that every partner can read.")
        raise Refused(message)


def _kept(  # noqa: PLR0913, PLR0917 - what a decision consists of
    case: Case, actor: Actor, kind: str, wins: Claim, told: Compared, because: str, now: datetime
) -> Decision:
    made = decisions.Decision(kind, actor.id, now, winner=wins.reference)
    try:
        cases.decide(keeping.case_of(case), made)
    except MayNot as error:
        raise Refused(who(str(error), actor)) from error
    return Decision.objects.create(
        case=case,
        number=case.decisions.count() + 1,
        reviewer_id=actor.person,
        at=now,
        kind=kind,
        words=because.strip(),
        winner=wins.reference,
        among=told.among,
    )


def _locked(actor: Actor, claim: UUID) -> tuple[Claim, Compared]:
    """Return a claim beside its rivals, none of which anybody else changes meanwhile; raises Refused."""
    found = Claim.objects.of(actor).filter(pk=claim).first()
    told = compared(actor, found) if found is not None else None
    if told is not None:
        wanted = [each.pk for each in told.everyone]
        locked = Claim.objects.of(actor).select_for_update().filter(pk__in=wanted).order_by("pk")
        found = {each.pk: each for each in locked}[claim]
        told = compared(actor, found)
    if found is None or told is None:
        raise _none_competes()
    return found, told


def _none_competes() -> Refused:
    return Refused(_("No claim competes with this one."))


def running(claim: Claim, told: Compared) -> Case | None:
    """Return the open arbitration of just these claims and proofs, in whichever of their cases it began."""
    everybodys = Case.objects.of_anybody("rivals are of other partners")
    there = [each.pk for each in told.everyone]
    begun = everybodys.filter(kind=ARBITRATION, closed_at=None, claim__in=there).select_related("claim")
    fitting = [
        each
        for each in begun.order_by("opened_at")
        if (each.claim_id == claim.pk or each.decisions.exists())
        and not each.decisions.exclude(among=told.among).exists()
    ]
    return max(fitting, key=lambda each: each.decisions.count(), default=None)


def _opened(actor: Actor, found: Claim, told: Compared, now: datetime) -> Case:
    """Return a new arbitration; one of the claim that was about others, or other proofs, ends."""
    found.cases.filter(kind=ARBITRATION, closed_at=None).update(state="closed", closed_at=now)
    act_if_possible(actor, found, ("open-arbitration",), "", now)
    case = opened(found, ARBITRATION, now, key=told.key)
    if case is None:
        message = _("There is no proof to compare.")
        raise Refused(message)
    disputes = Case.objects.of(actor).filter(kind=DISPUTE, closed_at=None, claim__in=told.everyone)
    case.before = sorted({person for each in disputes for person in each.before})
    case.save(update_fields=["before"])
    return case


def _settled(actor: Actor, claim: Claim, wins: Claim, told: Compared, because: str, now: datetime) -> None:
    """Let whoever competes with the claim that prevails lose, the claim under review first."""
    claim.refresh_from_db()
    act_if_possible(actor, claim, (SETTLE,), because, now)
    taken = set(wins.keys.values_list("key", flat=True))
    losers = [
        each
        for each in told.everyone
        if each.organisation_id != wins.organisation_id
        and taken & set(each.keys.values_list("key", flat=True))
    ]
    for each in losers:
        each.refresh_from_db()
        act_if_possible(actor, each, ("start-review",), "", now)
        if not act_if_possible(actor, each, LOSES, because, now):
            message = _("Nobody can refuse claim %(claim)s now, or not you: another reviewer has to decide.")
            raise Refused(message % {"claim": each})
