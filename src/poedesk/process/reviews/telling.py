"""What is told of cases: where one stands, as a reviewer may see it, and what many of them show."""

from collections.abc import Sequence
from typing import Any

from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import printable
from poedesk.process.reviews import agreement, cases
from poedesk.process.reviews.decisions import NOT_FOUND, Citation, Ground, overridden
from poedesk.process.reviews.files import Review, decision_json

STATE, FIGURES = "poedesk.review-state/1", "poedesk.review-figures/1"
_OPEN = {"not_met", "unclear"}


def as_found(review: Review, element: str, words: str = "") -> Ground:
    """Return the ground that the machine gives: its code, and what it cites or where it searched.

    Raises:
        UsageError: the machine has nothing against that element.
    """
    entry = next((each for each in review.assessment["elements"] if each["id"] == element), None)
    if entry is None or entry["verdict"] not in _OPEN:
        against = ", ".join(each["id"] for each in review.assessment["elements"] if each["verdict"] in _OPEN)
        message = (
            f"the machine has nothing against {element}; it has against: {against or 'nothing'}. "
            "Write your own ground with --grounds FILE"
        )
        raise UsageError(message)
    cites = tuple(
        Citation(each["document"], each["place"], each["quote"] or each["place"])
        for each in entry["evidence"]
    )
    searched = tuple(entry["searched"]) if entry["code"] in NOT_FOUND or not cites else ()
    return Ground(element, entry["code"], cites, searched, words)


def state(review: Review, reviewer: str | None = None) -> dict[str, Any]:
    """Return where a case stands, as a ``poedesk.review-state/1``.

    Args:
        review: the case.
        reviewer: as this reviewer may see it; null: as who keeps the case, who decides nothing.
    """
    case, machine = review.case, review.assessment
    found = cases.outcome(case)
    answer = cases.may_decide(case, reviewer) if reviewer is not None else None
    shown = case.decisions if reviewer is None else cases.visible(case, reviewer)
    return {
        "schema": STATE,
        "case": case.id,
        "kind": case.kind,
        "state": found.state,
        "doubled": case.doubled,
        "decision": found.decision.kind if found.decision else None,
        "machine": {
            "verdict": machine["verdict"],
            "key": machine["key"],
            "open": [
                {"element": each["id"], "verdict": each["verdict"], "code": each["code"],
                 "because": each["because"]}
                for each in machine["elements"]
                if each["required"] and each["verdict"] in _OPEN
            ],
        },
        "reviewer": reviewer,
        "may_decide": answer.allowed if answer else None,
        "why": answer.why if answer else None,
        "decisions": [decision_json(each) for each in shown],
    }  # fmt: skip


def state_text(value: dict[str, Any]) -> str:
    """Return a ``poedesk.review-state/1`` in words."""
    decided = f": {value['decision']}" if value["decision"] else ""
    lines = [f"{value['case']} ({value['kind']}) is {value['state'].replace('-', ' ')}{decided}."]
    if value["reviewer"] is not None:
        may = "may decide" if value["may_decide"] else "may not decide"
        lines.append(f"{value['reviewer']} {may}: {value['why']}.")
    lines += ["", f"The machine says {value['machine']['verdict'].replace('_', ' ')}."]
    lines += [
        f"  {each['element']}: {each['verdict'].replace('_', ' ')}, {each['code']}. {each['because']}"
        for each in value["machine"]["open"]
    ]
    for each in value["decisions"]:
        lines += ["", f"{each['at']}  {each['reviewer']}: {each['kind']}"]
        lines += [f"  {_ground(ground)}" for ground in each["grounds"]]
        lines += [f"  against the machine, because: {each['overriding']}"] if each["overriding"] else []
    return printable("\n".join(lines)) + "\n"


def figures(reviews: Sequence[Review]) -> dict[str, Any]:
    """Return how far reviewers agree and how often rules are overturned: ``poedesk.review-figures/1``."""
    known = [review.case for review in reviews]
    ended = [(review, found) for review in reviews if (found := cases.outcome(review.case).decision)]
    rules = [
        pair for review, decision in ended for pair in agreement.overturned_rules(decision, review.assessment)
    ]
    return {
        "schema": FIGURES,
        "cases": len(reviews),
        "decided": len(ended),
        "by_two": sum(len(case.decisions) > 1 for case in known),
        "doubled": sum(case.doubled for case in known),
        "overriding": sum(
            bool(overridden(each, review.assessment)) for review in reviews for each in review.case.decisions
        ),
        "kappa": _kappa(known),
        "rules": [
            {
                "rule": rule,
                "applied": rate.applied,
                "overturned": rate.overturned,
                "lower": float(rate.lower),
                "upper": float(rate.upper),
            }
            for rule, rate in agreement.overturn_rates(rules).items()
        ],
    }


def figures_text(value: dict[str, Any]) -> str:
    """Return a ``poedesk.review-figures/1`` in words."""
    kappa = value["kappa"]
    agreed = "Too few decided, or all alike: how far reviewers agree cannot be told."
    if kappa:
        ends = f"{kappa['value']:.2f} ({kappa['lower']:.2f} to {kappa['upper']:.2f})"
        agreed = f"{kappa['agreed']} of {kappa['cases']} agreed, kappa {ends}."
    counted = f"{value['cases']} cases, {value['decided']} decided, {value['by_two']} by two or more"
    lines = [
        f"{counted}; {value['overriding']} decisions against the machine.",
        f"Blind double reviews: {value['doubled']}. {agreed}",
        "",
        "Overturned, of how often a rule said met or not met:",
    ]
    overturned = sorted(value["rules"], key=lambda row: (-row["overturned"], row["rule"]))
    lines += [
        f"  {row['rule']}: {row['overturned']} of {row['applied']} ({row['lower']:.1%} to {row['upper']:.1%})"
        for row in overturned
    ]
    return printable("\n".join(lines)) + "\n"


def _kappa(known: Sequence[cases.Case]) -> dict[str, Any] | None:
    try:
        found = agreement.kappa(agreement.pairs_of(known))
    except UsageError:
        return None
    ends = {"value": found.value, "lower": found.lower, "upper": found.upper}
    return {"agreed": found.agreed, "cases": found.cases, **ends}


def _ground(ground: dict[str, Any]) -> str:
    places = [f"{each['document']}, {each['place']}: “{each['quote']}”" for each in ground["cites"]]
    where = "; ".join(places) or f"not found in {', '.join(ground['searched'])}"
    words = f" {ground['words']}" if ground["words"] else ""
    return f"{ground['element']}, {ground['code']}: {where}.{words}"
