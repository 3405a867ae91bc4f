"""Judges a proof again on the programme's side, from the frozen bytes alone, and compares the two answers."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.claims.models import Proof
from poedesk.desk.jobs.work import ask
from poedesk.desk.readiness.judging import judged
from poedesk.desk.texts import elements
from poedesk.desk.trail.acting import acting

CHECK = "claims:check"
"""Kind of the job; its key is the id of the proof."""

MACHINE = "machine"
"""Actor of what nobody's hand does."""


def check_again(proof: Proof) -> None:
    """Ask for a proof to be judged again."""
    ask(CHECK, str(proof.pk))


def check(key: str) -> None:
    """Judge the proof with an id again, if it was not; nothing that was read before is used."""
    proof = (
        Proof.objects.of_anybody("a job acts for nobody")
        .select_related("claim")
        .filter(pk=int(key), checked_at=None)
        .first()
    )
    if proof is None:
        return
    told = judged(proof.text, [(each["name"], each["sha256"]) for each in proof.documents], proof.day)
    result = told["result"]
    with acting(MACHINE, "claim:proof:checked") as act:
        found = differences(proof.result, result) if result else []
        done = (
            Proof.objects.of_anybody("a job acts for nobody")
            .filter(pk=proof.pk, checked_at=None)
            .update(
                checked_at=timezone.now(),
                checked_verdict=told["verdict"],
                differences=found,
                problem=told["problem"],
            )
        )
        act.subject = f"claim:{proof.claim_id}"
        act.data = {
            "proof": proof.content,
            "assessment": proof.key,
            "again": result["key"] if result else None,
            "verdict": told["verdict"],
            "differences": len(found),
            "first": bool(done),
        }


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each element about which two assessments do not agree."""
    then = {each["id"]: each for each in before["elements"]}
    told = []
    for each in after["elements"]:
        old = then.get(each["id"])
        if old is None or (old["verdict"], old["code"]) != (each["verdict"], each["code"]):
            was = elements.verdict_of(old["verdict"]).lower() if old else _("not judged")
            names = {
                "element": elements.title_of(each["id"]),
                "before": was,
                "now": elements.verdict_of(each["verdict"]).lower(),
            }
            told.append(_("%(element)s: the partner saw %(before)s, now it is %(now)s.") % names)
    return told
