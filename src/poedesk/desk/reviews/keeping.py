"""Between rows and ``process.reviews``: the rules look at values, the rows follow from them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from poedesk.desk.accounts.apart import people_of
from poedesk.desk.reviews.models import OPEN, Case, Decision
from poedesk.process.reviews import cases, decisions
from poedesk.process.reviews.decisions import Citation, Ground
from poedesk.proof.assessing.model import Overall


def case_of(row: Case) -> cases.Case:
    """Return the case as the rules have it."""
    made = tuple(decision_of(each) for each in row.decisions.filter(withdrawn_at=None).order_by("number"))
    claim = row.claim
    involved = people_of(claim.organisation_id, claim.engagement.begun_at)
    return cases.Case(str(row.id), row.kind, made, tuple(row.before), involved, row.doubled)


def decision_of(row: Decision) -> decisions.Decision:
    """Return a decision as the rules have it."""
    return decisions.Decision(
        row.kind,
        f"person:{row.reviewer_id}",
        row.at,
        tuple(ground_of(each) for each in row.grounds),
        row.overriding,
        row.winner,
        row.kind == decisions.ACCEPT and (bool(row.against) or failed_here(row.case)),
    )


def failed_here(case: Case) -> bool:
    """Say whether the programme's side judged the proof of a case not approvable, or could not judge it."""
    return bool(case.proof.problem) or case.proof.checked_verdict == Overall.NOT_APPROVABLE


def ground_of(told: Mapping[str, Any]) -> Ground:
    """Return a ground of its row."""
    cites = tuple(Citation(**each) for each in told["cites"])
    return Ground(told["element"], told["code"], cites, tuple(told["searched"]), told["words"].strip())


def ground_json(ground: Ground) -> dict[str, object]:
    """Return a ground as its row."""
    return {
        "element": ground.element,
        "code": ground.code,
        "cites": [
            {"document": each.document, "place": each.place, "quote": each.quote} for each in ground.cites
        ],
        "searched": list(ground.searched),
        "words": ground.words,
    }


def put(row: Case, at: datetime) -> cases.Outcome:
    """Put where a case stands into its columns, and save it; return where it stands."""
    told = cases.outcome(case_of(row))
    row.state = told.state
    row.outcome = told.decision.kind if told.decision else ""
    row.closed_at = None if row.state in OPEN else at
    row.revision += 1
    row.save()
    return told
