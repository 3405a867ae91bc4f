"""What a decided case does: to the claim by its table, to the request by its own. Its reviewers see why."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.audits import requesting
from poedesk.desk.claims import keeping, services
from poedesk.desk.claims.contesting import CONTESTED, facts_of
from poedesk.desk.claims.models import Claim
from poedesk.desk.claims.sides import STARTS, role_of
from poedesk.desk.reviews.models import Case, Decision
from poedesk.desk.texts import elements
from poedesk.desk.texts.showing import shown
from poedesk.kernel.verdict import Verdict
from poedesk.process.claims.association import Act
from poedesk.process.claims.machine import choices
from poedesk.process.claims.reasons.mapping import asked, reason_of, rejections
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import Transition
from poedesk.process.requests import linking
from poedesk.process.reviews.cases import ARBITRATION, DISPUTE, POE
from poedesk.process.reviews.decisions import ACCEPT, ASK, REFUSE

ACCEPTS = ("overturn", "approve")
"""Transitions by which reviewers accept a dispute, the first that leads out of where the claim is."""

ASKS = ("request-information", "request-in-dispute")
REFUSES = ("uphold", "reject-again", "reject")
"""And by which they refuse; what is no dispute takes the last ones first."""

NAMES: Mapping[str, tuple[str, ...]] = {ACCEPT: ACCEPTS, ASK: ASKS, REFUSE: REFUSES}

REQUEST: Mapping[str, str] = {ACCEPT: "accept", ASK: "ask-more", REFUSE: "fail"}
PROPOSES = requesting.PROPOSE

SETTLE, LOST = "settle-arbitration", "lost-arbitration"
"""Transition that ends an arbitration, and the reason of whoever lost it."""


def row_for(case: Case, kind: str) -> Transition | None:
    """Return the transition of the claim by which reviewers would decide so now; null when there is none."""
    table = keeping.table_of(case.claim)
    rows = {row.name: row for row in table.out_of(case.claim.state) if "reviewer" in row.roles}
    names = NAMES[kind] if case.kind == DISPUTE else NAMES[kind][::-1]
    return next((rows[name] for name in names if name in rows), None)


def possible(case: Case) -> tuple[str, ...]:
    """Return how a case can be decided now."""
    if case.kind == POE:
        return (ACCEPT, ASK, REFUSE)
    return tuple(kind for kind in (ACCEPT, ASK, REFUSE) if row_for(case, kind) is not None)


def start_of(claim: Claim) -> str | None:
    """Return the transition with which the review begins; null when it runs."""
    table = keeping.table_of(claim)
    return next((row.name for row in table.out_of(claim.state) if row.name in STARTS), None)


def reasons_for(case: Case, kind: str) -> Mapping[str, str]:
    """Return the programme's reasons to choose from: id -> words."""
    if case.kind == POE:
        rows = {row.name: row for row in linking.life(_table(case)).transitions}
        row: Transition | None = rows[REQUEST[kind]]
    else:
        row = row_for(case, kind)
    known = {**asked(), **rejections()}
    return {each: shown(known[each]) for each in (row.reasons if row else ())}


def _table(case: Case) -> Table:
    return keeping.table_of(case.claim)


def apply(actor: Actor, case: Case, decision: Decision, at: datetime) -> None:
    """Let happen what a decided case says, within the transaction of the decision.

    Raises:
        Refused: another partner claims the same, or the table does not let it.
    """
    if case.kind == POE:
        _to_request(actor, case, decision, REQUEST[decision.kind], at)
        return
    case.claim.refresh_from_db()
    claim = case.claim
    row = row_for(case, decision.kind)
    if row is None:
        message = _("Nothing can be decided about claim %(claim)s now. Look at it again.")
        raise Refused(message % {"claim": claim})
    if decision.kind == ACCEPT and CONTESTED in facts_of(claim, _table(case), keeping.association_of(claim)):
        message = _("Another partner claims the same. Settle the competing claims first.")
        raise Refused(message)
    if decision.kind == ACCEPT:
        _unopposed(actor, claim, at)
    reason = chosen_reason(decision, row.reasons)
    services.act(actor, claim.id, row.name, reason=reason, words=letter(decision), decided=True, at=at)


def _unopposed(actor: Actor, claim: Claim, at: datetime) -> None:
    """End an arbitration that was begun with claims that compete no more."""
    act_if_possible(actor, claim, (SETTLE,), _("No other claim competes any more."), at)
    claim.cases.filter(kind=ARBITRATION, closed_at=None).update(state="closed", closed_at=at)


def act_if_possible(actor: Actor, claim: Claim, names: tuple[str, ...], words: str, at: datetime) -> bool:
    """Let the first of some transitions happen to a claim that its table lets; return whether one did."""
    table, association = keeping.table_of(claim), keeping.association_of(claim)
    facts = facts_of(claim, table, association)
    asked = Act("", max(at, association.last), actor.id, role_of(actor), None, words, facts)
    able = {
        each.transition.name: each.transition
        for each in choices(table, association, asked)
        if not each.lacking
    }
    name = next((each for each in names if each in able), None)
    if name is None:
        return False
    reason = LOST if LOST in able[name].reasons else None
    services.act(actor, claim.id, name, reason=reason, words=words, decided=True, at=asked.at)
    claim.refresh_from_db()
    return True


def propose(actor: Actor, case: Case, decision: Decision, at: datetime) -> None:
    """Tell the request that a first reviewer would not accept its proof: its table asks for that."""
    if case.kind == POE and decision.kind == REFUSE:
        _to_request(actor, case, decision, PROPOSES, at)


def _to_request(actor: Actor, case: Case, decision: Decision, step: str, at: datetime) -> None:
    if case.request_id is None:
        return
    proposes = step == PROPOSES  # what the first of two says stays in the case: the partner may never read it
    reasons = tuple(reasons_for(case, decision.kind))
    about = {each["element"]: each["words"] or said(each) for each in decision.grounds}
    usual = _("See the request.") if decision.kind == ACCEPT else ""
    requesting.do(
        actor,
        case.request_id,
        step,
        reason=chosen_reason(decision, reasons),
        words=_("See its case.") if proposes else letter(decision) or usual,
        about={} if proposes else about,
        decided=True,
        at=at,
    )


def chosen_reason(decision: Decision, allowed: tuple[str, ...]) -> str | None:
    """Return the reason that was chosen, or that the grounds come to; null when none is asked for.

    Raises:
        Refused: none was chosen, and none follows: nobody else chooses for the one who decides.
    """
    if not allowed:
        return None
    grounds = ((each["element"], each["code"]) for each in decision.grounds)
    found = decision.reason if decision.reason in allowed else usual_reason(decision.kind, grounds, allowed)
    if found is None:
        message = _("Choose the reason of the programme: it does not follow from what you say.")
        raise Refused(message)
    return found


def usual_reason(kind: str, grounds: Iterable[tuple[str, str]], allowed: Collection[str]) -> str | None:
    """Return the reason that the first of the grounds comes to that has one here; null when none does.

    Args:
        kind: of the decision.
        grounds: element and code of each.
        allowed: the reasons to choose from.
    """
    for element, code in grounds:
        told = reason_of(element, code, Verdict.NOT_MET)
        wanted = told.reject if kind == REFUSE else told.ask
        if wanted in allowed:
            return wanted
    return next(iter(allowed)) if len(allowed) == 1 else None


def letter(decision: Decision) -> str:
    """Return what the partner reads: each element with what is wrong there and where, then the rest."""
    lines = [f"{_title(each)}: {each['words'] or said(each)}{_where(each)}" for each in decision.grounds]
    return "\n".join([*lines, *([decision.words] if decision.words else [])])


def said(ground: Mapping[str, Any]) -> str:
    """Return the usual wording of a ground."""
    return str(WORDINGS.get(ground["code"], ground["code"]))


WORDINGS: Mapping[str, object] = {
    "missing": gettext_lazy("It is not in the documents."),
    "blank": gettext_lazy("Its place in the form is empty."),
    "illegible": gettext_lazy("It cannot be read. Send a sharper copy."),
    "placeholder": gettext_lazy("A sample text stands in its place."),
    "contradicted": gettext_lazy("It says something else than the claim."),
    "too_old": gettext_lazy("It is too old."),
    "in_future": gettext_lazy("It lies in the future."),
    "too_thin": gettext_lazy("It says too little. Describe what was done for this customer."),
    "altered": gettext_lazy("The document was changed after it was signed."),
    "not_the_customers": gettext_lazy("It is not the customer's."),
    "unacceptable_document": gettext_lazy("A document of this kind does not prove it."),
    "uncertain": gettext_lazy("It cannot be told for sure from the documents."),
}
"""Code -> what a partner is told, unless the reviewer writes something else."""


def _title(ground: Mapping[str, Any]) -> str:
    return elements.title_of(ground["element"])


def _where(ground: Mapping[str, Any]) -> str:
    cites = [f"“{each['quote']}” ({each['document']}, {each['place']})" for each in ground["cites"]]
    if cites:
        return f" {'; '.join(cites)}"
    searched = ", ".join(ground["searched"])
    return f" ({_('looked for in')} {searched})" if searched else ""
