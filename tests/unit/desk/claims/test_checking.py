"""What the partner saw is judged again from the frozen bytes, and every difference is told."""

import json

import pytest
from django.conf import settings
from tests.desk_claims import ANSWERS, partner, reviewer

from poedesk.desk.claims import services
from poedesk.desk.claims.course.checking import check, differences
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.evidence.services import add
from poedesk.desk.readiness.judging import judge
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db

TEXT = """Proof of execution
Customer company name: Contoso Health
Customer tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
"""


def test_the_same_bytes_are_judged_the_same_on_both_sides() -> None:
    ours, _ = partner(), reviewer()
    made = Engagement.objects.create(
        organisation_id=ours.organisation, changed_by_id=ours.person, answers=ANSWERS
    )
    add(ours, made.id, "poe.txt", [TEXT.encode()], root=settings.FOLDER.blobs, most=1 << 24)
    judge(str(made.id))
    claim = services.submit(ours, made.id, made.revision, ticked=True)
    proof = claim.proofs.get()
    for _ in range(2):  # a worker may do a job twice
        check(str(proof.pk))
    proof.refresh_from_db()
    assert (proof.checked_verdict, proof.differences, proof.problem) == (proof.verdict, [], "")
    kept = store()
    leaves = [json.loads(leaf) for leaf in kept.leaves(0, kept.size())]
    (told,) = [leaf["data"] for leaf in leaves if leaf["tag"] == "claim:proof:checked"]
    assert told["again"] == told["assessment"] == proof.key


def test_an_element_that_is_judged_otherwise_is_named() -> None:
    before = {"elements": [{"id": "customer.domain", "verdict": "met", "code": "found"}]}
    after = {"elements": [{"id": "customer.domain", "verdict": "unclear", "code": "uncertain"}]}
    (told,) = differences(before, after)
    assert "partner saw met, now it is unclear" in told
