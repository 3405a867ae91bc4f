"""From a check as a policy writes it to its answer."""

from dataclasses import replace
from typing import assert_never

from poedesk.proof.assessing import recognition
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.checks import (
    act_dates,
    act_people,
    acts,
    business,
    disclosures,
    identity,
    kinds,
    narratives,
    workloads,
)
from poedesk.proof.assessing.conditions import holds
from poedesk.proof.assessing.outcome import Outcome, join_all, join_any, met
from poedesk.proof.policy.checks import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Described,
    Initialled,
    KindConditions,
    MatchesClaim,
    OneOf,
    Present,
    SameAct,
    When,
    WithinWindow,
    title,
)


def evaluate(check: Check, case: Case) -> Outcome:
    """Return the answer to ``check``, with its title; unclear when it hangs on words that are not sure."""
    answer = _answer(check, case)
    if not isinstance(check, AllOf | AnyOf | When):
        least = recognition.EXACT if _is_exact(check) else recognition.SURE
        answer = recognition.sober(answer, least=least, passages=isinstance(check, Described))
    return replace(answer, check=title(check))


_EXACT = frozenset({"customer.tenant_id", "customer.domain"})
"""What is compared sign by sign."""


def _is_exact(check: Check) -> bool:
    if isinstance(check, MatchesClaim):
        return check.matches_claim in _EXACT
    return isinstance(check, AtLeast) and check.of == "subscriptions"


def _answer(check: Check, case: Case) -> Outcome:  # noqa: C901, PLR0912 - a table of shapes
    match check:
        case AllOf():
            return join_all([evaluate(part, case) for part in check.all_of])
        case AnyOf():
            return join_any([evaluate(part, case) for part in check.any_of])
        case When():
            if holds(check.when, case.claim, case.policy):
                return evaluate(check.then, case)
            return met("It is not asked of this claim.", quiet=True)
        case MatchesClaim():
            return _matches(check, case)
        case Present():
            return identity.present(case, check.present)
        case SameAct():
            if check.same_act == "date":
                return act_dates.date_of_act(case)
            return act_people.person_of_act(case, check.same_act)
        case OneOf():
            if check.one_of == "purchase_type":
                return business.purchase_type(case, check.among)
            return acts.signature(case, check.among)
        case WithinWindow():
            return act_dates.within_window(case, check.within_window)
        case Initialled():
            return disclosures.initialled(case, check.initialled)
        case AtLeast():
            return _at_least(check, case)
        case Described():
            return narratives.described(case, check.described)
        case KindConditions():
            return kinds.kind_conditions(case, check.kind_conditions)
        case _:
            assert_never(check)


def _matches(check: MatchesClaim, case: Case) -> Outcome:
    noted = check.differing == "is_noted"
    path = check.matches_claim
    if path in {"customer.signatory.name", "customer.signatory.title"}:
        return act_people.signatory_matches(case, path.rpartition(".")[2], noted=noted)
    return identity.matches(case, path, noted=noted)


def _at_least(check: AtLeast, case: Case) -> Outcome:
    if check.of == "workloads":
        return workloads.workloads(case, check.at_least)
    if check.of == "activities":
        return workloads.activities(case, check.at_least)
    return business.products(case) if check.of == "products" else business.subscriptions(case)
