"""What reviewers do: take a case, start the review, decide, write notes and comments. One act, one leaf."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.may import Actor, may, roles
from poedesk.desk.accounts.models import Membership, User
from poedesk.desk.accounts.services import Refused, allowed
from poedesk.desk.claims import keeping as claims
from poedesk.desk.claims import services as claim_services
from poedesk.desk.claims.course import notifying
from poedesk.desk.claims.course.checking import CHECK
from poedesk.desk.claims.models import Claim
from poedesk.desk.evidence.services import taken_back
from poedesk.desk.jobs.models import Job
from poedesk.desk.reviews import applying, keeping
from poedesk.desk.reviews.models import Case, Decision, Note
from poedesk.desk.texts.showing import sentence, shown
from poedesk.desk.trail.acting import Act, acting
from poedesk.kernel.errors import PoedeskError, Problem
from poedesk.process.reviews import cases, decisions
from poedesk.process.reviews.decisions import Ground, InvalidDecision


class Lacking(Refused):
    """A decision lacks what the one whom it hits needs; ``problems`` says what, field by field."""

    def __init__(self, error: InvalidDecision) -> None:
        """Keep every problem."""
        self.problems = error.problems
        super().__init__("; ".join(str(each.message) for each in error.problems))


def take(actor: Actor, case: UUID) -> Case:
    """Take a case, so that others see who works on it; start the review where the table asks for it.

    Raises:
        Refused: the actor may not decide it, or somebody else took it; the message says why.
    """
    allowed(may(actor, "review:decide"))
    with acting(actor.id, "review:taken") as act:
        found = _locked(actor, case)
        _may_decide(found, actor)
        if found.taken_by_id not in {None, actor.person}:
            message = _("%(who)s took it already. You can decide it all the same.") % {"who": found.taken_by}
            raise Refused(message)
        found.taken_by = User.objects.get(pk=actor.person)
        found.save(update_fields=["taken_by"])
        start = applying.start_of(found.claim) if found.kind in (cases.CLAIM, cases.DISPUTE) else None
        if start is not None:
            claim_services.act(actor, found.claim_id, start)
        act.subject, act.data = f"case:{found.id}", {"kind": found.kind, "claim": str(found.claim_id)}
    found.refresh_from_db()
    return found


def decide(  # noqa: PLR0913 - what a decision consists of
    actor: Actor,
    case: UUID,
    kind: str,
    *,
    revision: int | None = None,
    grounds: Iterable[Ground] = (),
    reason: str = "",
    overriding: str = "",
    words: str = "",
    at: datetime | None = None,
) -> Case:
    """Decide a case; where it needs two, the second decision settles it, and never the same person's.

    Args:
        actor: the reviewer.
        case: which case.
        kind: ``accept``, ``ask`` or ``refuse``.
        revision: of the case, as the actor saw it; null: it does not matter.
        grounds: why, element by element; for ``ask`` and ``refuse``.
        reason: one of the programme's; empty: what the first ground comes to.
        overriding: why against the machine, where it is.
        words: what the partner reads besides.
        at: when, now when not given; never before an earlier decision, for clocks are set back.

    Raises:
        Lacking: the decision cannot stand, with every problem.
        Refused: the actor may not, it was changed since, or the claim does not let it.
    """
    allowed(may(actor, "review:decide"))
    with acting(actor.id, "review:decided") as act:
        found = _locked(actor, case)
        if revision is not None and found.revision != revision:
            message = _("The case was changed since you looked at it. Look again, then decide.")
            raise Refused(message)
        _may_decide(found, actor)
        _can_be(found, kind, reason)
        if kind == decisions.ACCEPT and (unjudged := unjudged_of(found)):
            raise Refused(unjudged)
        now = max([at or timezone.now(), *found.decisions.values_list("at", flat=True)])
        made = decisions.Decision(kind, actor.id, now, tuple(grounds), overriding.strip())
        _checked(found, made, reason)
        row = _kept(found, made, actor, reason, words)
        told = keeping.put(found, now)
        if told.state == cases.DECIDED:
            applying.apply(actor, found, row, now)
        elif found.decisions.filter(kind=decisions.REFUSE, withdrawn_at=None).count() == 1:
            applying.propose(actor, found, row, now)
        _on_leaf(act, found, row, told.state)
    return found


def withdraw(actor: Actor, case: UUID) -> Case:
    """Take one's own decision back while it waits for a second reviewer; it is kept, and counts no more.

    Raises:
        Refused: nothing of the actor's waits, or others were told of it; the message says why.
    """
    allowed(may(actor, "review:decide"))
    with acting(actor.id, "review:withdrawn") as act:
        found = _locked(actor, case)
        own = waiting_of(found, actor)
        if own is None:
            message = _(
                "No decision of yours waits for a second reviewer here, so there is none to take back."
            )
            raise Refused(message)
        own.withdrawn_at = timezone.now()
        own.save(update_fields=["withdrawn_at"])
        keeping.put(found, own.withdrawn_at)
        act.subject, act.data = f"case:{found.id}", {"kind": own.kind, "number": own.number}
    return found


def waiting_of(case: Case, actor: Actor) -> Decision | None:
    """Return the decision of the actor that waits for a second and can be taken back, or null.

    Of competing claims, and of a refused proof on request, others were told: those stay.
    """
    told = case.kind == cases.ARBITRATION or (
        case.kind == cases.POE and case.decisions.filter(kind=decisions.REFUSE, withdrawn_at=None).exists()
    )
    if case.closed_at is not None or case.state != cases.WAITING or told:
        return None
    return case.decisions.filter(reviewer_id=actor.person, withdrawn_at=None).first()


def nobody_else(case: Case, actor: Actor) -> bool:
    """Say whether nobody but the actor may decide a case now: a second would have to be invited first."""
    able = [name for name, role in roles("programme").items() if "review:decide" in role.may]
    theirs = Membership.objects.of_anybody("who of the programme's side may decide a case")
    theirs = theirs.filter(organisation_id=case.organisation_id, ended_at=None, role__in=able)
    people = theirs.filter(user__is_active=True).values_list("user", flat=True)
    return not set(cases.second_may_be(keeping.case_of(case), [f"person:{each}" for each in people])) - {
        actor.id
    }


def _can_be(found: Case, kind: str, reason: str) -> None:
    """Raise Refused unless a case can be decided like that now, for a reason that its programme knows."""
    if kind not in applying.possible(found):
        message = _("This cannot be decided now. Start the review, or look at the claim again.")
        raise Refused(message)
    known = applying.reasons_for(found, kind)
    if reason and reason not in known:
        message = _("%(reason)s is no reason here. Choose: %(known)s.") % {
            "reason": reason[:80],
            "known": ", ".join(known) or _("none"),
        }
        raise Refused(message)


def _on_leaf(act: Act, found: Case, row: Decision, state: str) -> None:
    """Tell the trail of a decision; what it says in words may name somebody, and is salted."""
    act.subject = f"case:{found.id}"
    act.data = {
        "kind": row.kind,
        "state": state,
        "elements": [[each["element"], each["code"]] for each in row.grounds],
        "against": row.against,
        "assessment": found.proof.key,
    }
    act.personal = {"words": [row.words, row.overriding, row.grounds]}


def _checked(case: Case, decision: decisions.Decision, reason: str) -> None:
    problems = decisions.problems_of(decision, case.proof.result)
    allowed = applying.reasons_for(case, decision.kind)
    grounds = [(each.element, each.code) for each in decision.grounds]
    if allowed and not reason and not problems and not applying.usual_reason(decision.kind, grounds, allowed):
        told = _("choose the reason of the programme: it does not follow from what you tick")
        problems += (Problem("reason", told),)
    gone = taken_back_of(case) if decision.kind == decisions.ACCEPT else []
    if gone and len(decision.overriding) < decisions.SHORTEST_REASON:
        told = _("the customer took %(documents)s back: say why the proof stands without it")
        problems += (Problem("overriding", told % {"documents": ", ".join(gone)}),)
    if decision.kind == decisions.ACCEPT and len(decision.overriding) < decisions.SHORTEST_REASON:
        told = _("%(doubt)s: say why the proof stands all the same")
        problems += tuple(Problem("overriding", told % {"doubt": each}) for each in doubts_of(case))
    if problems:
        raise Lacking(InvalidDecision(problems))


def doubts_of(case: Case) -> list[str]:
    """Return why what is shown of a case's proof is not what this side judged itself; empty when it is.

    What is shown is what the partner saw. The desk judges every proof anew from the frozen bytes; whoever
    accepts against that, or without it, says why.
    """
    proof = case.proof
    if proof.problem:
        return [_("the proof could not be judged on the programme's side")]
    if proof.differences or proof.checked_verdict != proof.verdict:
        return [_("judged on the programme's side the proof comes out otherwise than the partner saw")]
    return []


def unjudged_of(case: Case) -> str:
    """Return why a case's proof cannot be accepted yet, and what next; empty once it was judged on this side.

    Else one reviewer could accept alone what takes two a moment later.
    """
    if case.proof.checked_at is not None:
        return ""
    asked = Job.objects.filter(kind=CHECK, key=str(case.proof_id), done_at=None)
    if asked.filter(failed_at=None).exists():
        return _(
            "The proof is not judged on the programme's side yet. That takes a minute or two: accept it "
            "then. Asking and refusing need not wait."
        )
    return _(
        "The proof was not judged on the programme's side: something of this desk failed. Who looks after "
        "the desk can have it tried again; accept it then. Asking and refusing need not wait."
    )


def taken_back_of(case: Case) -> list[str]:
    """Return the names of documents of a case's proof that the customer took back since."""
    documents = case.proof.documents
    gone = taken_back(case.claim.organisation_id, [each["sha256"] for each in documents])
    return [each["name"] for each in documents if each["sha256"] in gone]


def _kept(case: Case, made: decisions.Decision, actor: Actor, reason: str, words: str) -> Decision:
    try:
        cases.decide(keeping.case_of(case), made)
        return Decision.objects.create(
            case=case,
            number=case.decisions.count() + 1,
            reviewer_id=actor.person,
            at=made.at,
            kind=made.kind,
            reason=reason,
            grounds=[keeping.ground_json(each) for each in made.grounds],
            overriding=made.overriding,
            against=list(decisions.overridden(made, case.proof.result)),
            words=words.strip(),
        )
    except (PoedeskError, IntegrityError) as error:
        message = sentence(error)
        raise Refused(message) from error


def _may_decide(case: Case, actor: Actor) -> None:
    answer = cases.may_decide(keeping.case_of(case), actor.id)
    if case.closed_at is not None:
        message = _("It is closed already.")
        raise Refused(message)
    if not answer.allowed:
        raise Refused(who(answer.why, actor))


def who(why: str, actor: Actor) -> str:
    """Return a reason of the rules with the reader's own name in place of an id."""
    told = shown(why).replace(actor.id, _("you")).strip()
    told = told.replace(_("you has"), _("you have")).replace(_("you is"), _("you are"))
    return f"{told[:1].upper()}{told[1:]}."


def note(actor: Actor, claim: UUID, text: str) -> Note:
    """Write a note for the other reviewers; the partner never sees it. Raises Refused."""
    allowed(may(actor, "review:note"))
    with acting(actor.id, "review:noted") as act:
        found = _claim(actor, claim)
        if not text.strip():
            message = _("Write something first.")
            raise Refused(message)
        made = Note.objects.create(
            claim=found,
            organisation_id=actor.organisation,
            by_id=actor.person,
            at=timezone.now(),
            text=text.strip(),
        )
        act.subject, act.personal = f"claim:{found.id}", {"note": made.text}
    return made


def comment(actor: Actor, claim: UUID, text: str) -> None:
    """Write a comment that the partner reads, in the history of the claim and by mail. Raises Refused."""
    allowed(may(actor, "review:note"))
    with acting(actor.id, "claim:comment:written") as act:
        found = _claim(actor, claim)
        if not text.strip():
            message = _("Write something first.")
            raise Refused(message)
        claims.happened(
            found,
            timezone.now(),
            "claim:comment:written",
            name="comment",
            title=_("Comment"),
            source=found.state,
            side="programme",
            person=actor.person,
            words=text.strip(),
        )
        subject = _("%(customer)s, claim %(claim)s: a comment") % {"customer": found.customer, "claim": found}
        notifying.to_side(found, "partner", subject, [_("The programme writes:"), text.strip()])
        act.subject, act.personal = f"claim:{found.id}", {"words": text.strip()}


def _claim(actor: Actor, claim: UUID) -> Claim:
    found = Claim.objects.of(actor).select_for_update().filter(pk=claim).first()
    if found is None:
        message = _("There is no such claim.")
        raise Refused(message)
    return found


def _locked(actor: Actor, case: UUID) -> Case:
    found = Case.objects.of(actor).select_for_update(of=("self",)).filter(pk=case).first()
    if found is None:
        message = _("There is no such case.")
        raise Refused(message)
    return found
