"""What can be done to claims: one function a command, one transaction, one leaf."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims import keeping
from poedesk.desk.claims.contesting import facts_of
from poedesk.desk.claims.course import filing, taking
from poedesk.desk.claims.course.checking import check_again
from poedesk.desk.claims.course.sweeping import sweep_claim
from poedesk.desk.claims.course.taking import Taken
from poedesk.desk.claims.models import Claim, Key, Programme, Proof
from poedesk.desk.claims.scope import PROGRAMME
from poedesk.desk.claims.sides import CUSTOMER, STARTS, role_of
from poedesk.desk.engagements.sections import claim_of
from poedesk.desk.engagements.services import Overtaken
from poedesk.desk.texts.showing import sentence, shown
from poedesk.desk.trail.acting import acting
from poedesk.kernel.errors import UsageError
from poedesk.process.claims import machine
from poedesk.process.claims.association import Act, Association, Claimant
from poedesk.process.claims.contending.keys import keys_of
from poedesk.process.claims.tables import loader
from poedesk.process.claims.tables.loader import Table
from poedesk.proof.policy import loader as policies

SUBMIT = "submit"
REGISTERED = "claim:association:registered"
HANDED_IN = "claim:proof:handed_in"


def run_programmes(actor: Actor, wanted: Iterable[str]) -> None:
    """Say which programmes the actor's organisation runs; claims go there from now on.

    Raises:
        Refused: the actor may not, there is no such programme, or another organisation runs it.
    """
    allowed(may(actor, "programme:run"))
    chosen = set(wanted)
    unknown = chosen - {each.id for each in policies.programmes()}
    if unknown:
        message = _("There is no programme %(names)s.")
        raise Refused(message % {"names": ", ".join(sorted(unknown))})
    with acting(actor.id, "organisation:programmes") as act:
        everybodys = Programme.objects.of_anybody("a programme is run by one organisation")
        others = everybodys.exclude(organisation_id=actor.organisation).filter(pk__in=chosen)
        if others:
            message = _("Another organisation runs %(names)s on this desk.")
            raise Refused(message % {"names": ", ".join(each.id for each in others)})
        Programme.objects.of(actor).exclude(pk__in=chosen).delete()
        known = set(Programme.objects.of(actor).values_list("pk", flat=True))
        Programme.objects.bulk_create(
            Programme(pk=each, organisation_id=actor.organisation) for each in sorted(chosen - known)
        )
        act.subject, act.data = f"organisation:{actor.organisation}", {"programmes": sorted(chosen)}


def submit(
    actor: Actor,
    engagement: UUID,
    revision: int,
    *,
    ticked: bool,
    shown: str | None = None,
    at: datetime | None = None,
) -> Claim:
    """Submit an engagement as a claim: frozen, on its way, recorded, to be judged again by the programme.

    Args:
        actor: who submits.
        engagement: which engagement.
        revision: of the engagement, as the actor saw it.
        ticked: whether the actor confirmed what the programme asks to confirm.
        shown: hash of what the actor was shown, see ``filing.engagement_of``.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, something is missing or was changed, a claim of it runs already, or
            nobody runs its programme here; the message says which and what to do.
    """
    allowed(may(actor, "claim:submit"))
    now = at or timezone.now()
    filing.have_judged(actor, engagement)
    with transaction.atomic():
        given = filing.frozen(filing.engagement_of(actor, engagement, revision, shown))
        filing.none_runs(actor, engagement)
        table, association = _begun(actor, given, now, ticked=ticked)
        row = next((each for each in table.out_of(association.state) if each.name == SUBMIT), None)
        act = Act(SUBMIT, now, actor.id, role_of(actor))
        outcome = taking.outcome_of(table, association, act) if row else None
        with acting(actor.id, row.event if row else REGISTERED) as leaf:
            claim = _made(actor, given, table, association, now)
            proof = filing.keep(claim, given, now, actor.person)
            if outcome is not None:
                taking.keep(claim, table, outcome, act.role, actor.person)
            else:
                keeping.registered(claim, now, REGISTERED, actor.person)
            leaf.subject = f"claim:{claim.id}"
            leaf.data = {
                "reference": claim.reference,
                "engagement": str(engagement),
                "programme": str(table),
                "state": claim.state,
                **_told_of(proof),
            }
            check_again(proof)
    return claim


def _told_of(proof: Proof) -> dict[str, str]:
    """Return what a leaf tells of a proof that is handed in."""
    return {"proof": proof.content, "assessment": proof.key, "verdict": proof.verdict}


def act(  # noqa: PLR0913 - what a person says about a transition
    actor: Actor,
    claim: UUID,
    name: str,
    *,
    revision: int | None = None,
    reason: str | None = None,
    words: str = "",
    renew: int | None = None,
    shown: str | None = None,
    decided: bool = False,
    at: datetime | None = None,
) -> Taken:
    """Let a transition of its table happen to a claim that the actor's side sees, after overdue deadlines.

    Args:
        actor: who acts.
        claim: on which claim.
        name: of the transition.
        revision: of the claim, as the actor saw it; null: it does not matter.
        reason: one of the transition's, or null where it takes none.
        words: what is said to the other side.
        renew: hand the engagement in anew before, at this revision of it; null: the proof stays.
        shown: hash of what the actor was shown of it, see ``filing.engagement_of``.
        decided: whether it follows from a case that reviewers decided, two where two must.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, it was changed since, or something stands against it: all of that is told.
    """
    now, given = at or timezone.now(), None
    _may_act(actor, claim, name, decided=decided)
    _prepared(actor, claim, now, renew=renew is not None)
    with transaction.atomic():
        locked = _locked(actor, claim, revision)
        table, association = keeping.table_of(locked), keeping.association_of(locked)
        now = max(now, association.last)  # where the clock was set back, nothing waits until it catches up
        if renew is not None:
            given = filing.frozen(filing.engagement_of(actor, locked.engagement_id, renew, shown))
            association = _supplied(table, association, given, now, actor)
        facts = facts_of(locked, table, association)
        asked = Act(name, now, actor.id, role_of(actor), reason or None, words, facts)
        outcome = taking.outcome_of(table, association, asked)
        with acting(actor.id, outcome.event.tag) as leaf:
            proof = _handed_in(locked, given, association, now, actor) if given else None
            taking.keep(locked, table, outcome, asked.role, actor.person)
            told = {"proof": proof.content} if proof else {}
            leaf.subject, leaf.data = f"claim:{locked.id}", {**outcome.event.data, **told}
            leaf.personal = _personal(words)
    return Taken(locked, outcome)


def _personal(words: str) -> dict[str, str] | None:
    """Return what people write: it may name somebody, so a leaf holds it salted, to be erased if need be."""
    return {"words": words.strip()} if words.strip() else None


def _prepared(actor: Actor, claim: UUID, now: datetime, *, renew: bool) -> None:
    """Let deadlines do theirs, and have what is to be handed in anew judged as it is."""
    sweep_claim(claim, now)
    if renew:
        filing.have_judged(actor, Claim.objects.of(actor).get(pk=claim).engagement_id)


def _locked(actor: Actor, claim: UUID, revision: int | None) -> Claim:
    """Return a claim that nobody else changes meanwhile; raises Overtaken when it was changed since."""
    locked = Claim.objects.of(actor).select_for_update().get(pk=claim)
    if revision is not None and locked.revision != revision:
        message = _("The claim was changed since you looked at it. Look again, then decide.")
        raise Overtaken(message)
    return locked


def _may_act(actor: Actor, claim: UUID, name: str, *, decided: bool) -> None:
    """Raise Refused unless the actor may let a transition happen to a claim that their side sees."""
    allowed(may(actor, "claim:act"))
    if actor.kind == PROGRAMME and not decided and name not in STARTS:
        message = _("Reviewers decide that in its case, where two look when two must. Open it from Reviews.")
        raise Refused(message)
    if not Claim.objects.of(actor).filter(pk=claim).exists():
        message = _("There is no such claim.")
        raise Refused(message)


def customer_acts(
    claim: UUID,
    name: str,
    who: str,
    *,
    reason: str | None = None,
    words: str = "",
    at: datetime | None = None,
) -> Taken:
    """Let the customer act on a claim, such as ``customer-declines``; whoever calls has made sure who it is.

    Args:
        claim: on which claim.
        name: of the transition.
        who: id of the customer's person for the trail, such as ``customer:<id of the acknowledgement>``.
        reason: one of the transition's, or null where it takes none.
        words: what they say.
        at: when; now when not given.

    Raises:
        Refused: there is no such claim, or something stands against it.
    """
    now = at or timezone.now()
    sweep_claim(claim, now)
    with transaction.atomic():
        locked = (
            Claim.objects.of_anybody("the customer is no organisation")
            .select_for_update()
            .filter(pk=claim)
            .first()
        )
        if locked is None:
            message = _("There is no such claim.")
            raise Refused(message)
        table, association = keeping.table_of(locked), keeping.association_of(locked)
        now = max(now, association.last)  # see act
        asked = Act(name, now, who, CUSTOMER, reason, words, facts_of(locked, table, association))
        outcome = taking.outcome_of(table, association, asked)
        with acting(who, outcome.event.tag) as leaf:
            taking.keep(locked, table, outcome, CUSTOMER, None)
            leaf.subject, leaf.data = f"claim:{locked.id}", outcome.event.data
            leaf.personal = _personal(words)
    return Taken(locked, outcome)


def hand_in(
    actor: Actor, claim: UUID, revision: int, *, shown: str | None = None, at: datetime | None = None
) -> Proof:
    """Hand an engagement in anew for its claim, where the state allows it: a refreshed proof.

    Args:
        actor: who hands it in.
        claim: for which claim.
        revision: of the engagement, as the actor saw it.
        shown: hash of what the actor was shown, see ``filing.engagement_of``.
        at: when; now when not given.

    Raises:
        Refused: the actor may not, the state does not allow it, or it is the same as before.
    """
    allowed(may(actor, "claim:submit"))
    now = at or timezone.now()
    if not Claim.objects.of(actor).filter(pk=claim).exists():
        message = _("There is no such claim.")
        raise Refused(message)
    _prepared(actor, claim, now, renew=True)
    with transaction.atomic():
        locked = Claim.objects.of(actor).select_for_update().get(pk=claim)
        filing.not_asked_for(locked, actor)
        table, association = keeping.table_of(locked), keeping.association_of(locked)
        now = max(now, association.last)  # see act
        given = filing.frozen(filing.engagement_of(actor, locked.engagement_id, revision, shown))
        association = _supplied(table, association, given, now, actor)
        with acting(actor.id, HANDED_IN) as leaf:
            proof = _handed_in(locked, given, association, now, actor)
            keeping.put(locked, table, association)
            locked.revision += 1
            locked.changed_at = now
            locked.save()
            keeping.happened(
                locked,
                now,
                HANDED_IN,
                name="proof",
                title=_("A new proof was handed in"),
                source=locked.state,
                side="partner",
                person=actor.person,
            )
            leaf.subject = f"claim:{locked.id}"
            leaf.data = _told_of(proof)
    return proof


def _begun(actor: Actor, given: filing.Frozen, now: datetime, *, ticked: bool) -> tuple[Table, Association]:
    """Return the association before it is submitted, with all that was supplied."""
    stated = claim_of(given.engagement.answers, given.engagement.organisation.name)
    table = loader.load(stated.programme, given.version)
    before = (
        Claim.objects.of(actor)
        .filter(engagement=given.engagement, programme=stated.programme, is_open=False)
        .first()
    )
    association = machine.begin(
        table,
        filing.new_reference(),
        now,
        Claimant(str(actor.organisation), keys_of(table, stated), stated.customer.sector),
        cures=(keeping.table_of(before), keeping.association_of(before)) if before else None,
    )
    for item in filing.items(given, now, actor.id, ticked=ticked):
        if item.right in machine.allowed_to(table, association.state, "partner"):
            association = machine.supply(table, association, "partner", item)
    return table, association


def _made(actor: Actor, given: filing.Frozen, table: Table, association: Association, now: datetime) -> Claim:
    """Return the claim as a row, before it is submitted."""
    runs = Programme.objects.of_anybody("a claim goes to whoever runs it").filter(pk=table.programme).first()
    if runs is None:
        message = _(
            "No organisation runs %(programme)s on this desk yet, so the claim would go nowhere. "
            "Ask whoever looks after this desk."
        )
        raise Refused(message % {"programme": shown(table.title)})
    amount, currency = filing.expected(given.engagement)
    claim = Claim(
        reference=association.id,
        organisation_id=actor.organisation,
        owner_id=runs.organisation_id,
        engagement=given.engagement,
        programme=table.programme,
        version=table.version,
        customer=given.engagement.answers["customer"]["name"],
        verdict=given.assessment.verdict,
        amount=amount,
        currency=currency,
        submitted_at=now,
        changed_at=now,
    )
    keeping.put(claim, table, association)
    claim.save()
    Key.objects.bulk_create(Key(claim=claim, key=each) for each in association.claimant.keys)
    return claim


def _supplied(
    table: Table, association: Association, given: filing.Frozen, now: datetime, actor: Actor
) -> Association:
    """Return the association with a proof handed in anew; raises Refused where that is not allowed."""
    if given.content == [item.content for item in association.items if item.right == "poe"][-1]:
        message = _(
            "This is the proof that was handed in already. Change the answers or the documents first."
        )
        raise Refused(message)
    stated = claim_of(given.engagement.answers, given.engagement.organisation.name)
    if stated.programme != table.programme:
        message = _("The claim is one of %(programme)s. Choose that programme again in the answers.")
        raise Refused(message % {"programme": shown(table.title)})
    before = {item.right: item.content for item in association.items}
    try:
        for item in filing.items(given, now, actor.id, ticked=False):
            known = before.get(item.right, item.content)
            if item.right == "poe" or known != item.content:
                association = machine.supply(table, association, "partner", item)
    except UsageError as error:
        raise Refused(sentence(error)) from error
    claimant = replace(association.claimant, keys=keys_of(table, stated))
    return replace(association, claimant=claimant)


def _handed_in(
    claim: Claim, given: filing.Frozen, association: Association, now: datetime, actor: Actor
) -> Proof:
    """Keep a proof that was handed in anew, and what the claim says of it and takes by it."""
    proof = filing.keep(claim, given, now, actor.person)
    claim.verdict, claim.customer = proof.verdict, given.engagement.customer
    claim.amount, claim.currency = filing.expected(given.engagement)
    keys = association.claimant.keys
    claim.keys.exclude(key__in=keys).delete()
    new = set(keys) - set(claim.keys.values_list("key", flat=True))
    Key.objects.bulk_create(Key(claim=claim, key=each) for each in sorted(new))
    check_again(proof)
    return proof
