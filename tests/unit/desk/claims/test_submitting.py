"""An engagement is submitted whole, frozen and once; both sides see the claim, and nobody else."""

import json

import pytest
from tests.desk_claims import judged, partner, ready, reviewer, submitted, with_document
from tests.desk_parties import member

from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims import services
from poedesk.desk.claims.models import Claim
from poedesk.desk.jobs.models import Job
from poedesk.desk.mail.models import Mail
from poedesk.desk.readiness.models import Assessment
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db


def last_leaf() -> dict[str, object]:
    """Return the newest leaf of the trail."""
    kept = store()
    told: dict[str, object] = json.loads(next(iter(kept.leaves(kept.size() - 1, kept.size()))))
    return told


def test_a_claim_goes_to_whoever_runs_its_programme_by_the_table_in_force() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    assert (claim.programme, claim.version, claim.state, claim.turn) == (
        "microsoft-cpor",
        "2023-10",
        "submitted",
        "programme",
    )
    assert claim.owner_id == theirs.organisation
    assert f"{claim.amount} {claim.currency}" == "12500.00 USD"
    assert [each.clock for each in claim.deadlines.all()] == ["review-start"]
    assert claim.deadline == claim.deadlines.get().due


def test_what_was_handed_in_stays_as_it_was_however_the_engagement_goes_on() -> None:
    ours, _ = partner(), reviewer()
    claim = submitted(ours)
    proof = claim.proofs.get()
    engagement = claim.engagement
    with_document(engagement, "another")
    engagement.answers["customer"]["name"] = "Somebody"
    engagement.save()
    kept = claim.proofs.get()
    assert kept.content == proof.content
    assert "Contoso Health" in kept.text
    assert [each["name"] for each in kept.documents] == ["poe.pdf"]


def test_one_leaf_tells_ids_and_hashes_and_a_job_judges_again() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    before = store().size()
    claim = services.submit(ours, made.id, made.revision, ticked=True)
    assert store().size() == before + 1
    leaf = last_leaf()
    proof = claim.proofs.get()
    assert leaf["tag"] == "claim:association:submitted"
    assert leaf["data"]["proof"] == proof.content  # type: ignore[index]  # the data of an event
    assert "Contoso" not in json.dumps(leaf)
    assert Job.objects.get(kind="claims:check").key == str(proof.pk)


def test_the_customer_is_told_where_the_table_says_so() -> None:
    ours, _ = partner(), reviewer()
    claim = submitted(ours)
    mail = Mail.objects.get(to="dana@contosohealth.example")
    assert claim.reference in mail.body


def test_both_sides_see_it_and_another_partner_or_programme_owner_does_not() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    for sees in (ours, theirs):
        assert Claim.objects.of(sees).get() == claim
    for stranger in (
        member("Other Partner", "partner", "incentives_admin"),
        member("Other Programmes", "programme", "lead"),
    ):
        assert not Claim.objects.of(stranger).exists()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda made: made.answers.pop("programme"), "not whole yet"),
        (lambda made: made.documents.update(removed_at="2026-01-01T00:00Z"), "no document yet"),
        (lambda made: made.answers.update(project="Another"), "being judged as it is now"),
    ],
)
def test_what_is_not_ready_is_not_submitted_and_told_why(spoil: object, told: str) -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    spoil(made)  # type: ignore[operator]  # a function of the table above
    made.save()
    with pytest.raises(Refused, match=told):
        services.submit(ours, made.id, made.revision, ticked=True)
    assert not Claim.objects.exists()


def test_an_engagement_that_changed_since_it_was_looked_at_is_not_submitted() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    with pytest.raises(Refused, match="changed this engagement since"):
        services.submit(ours, made.id, made.revision - 1, ticked=True)


def test_without_the_boxes_ticked_the_table_refuses() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    with pytest.raises(Refused, match="acknowledgements"):
        services.submit(ours, made.id, made.revision, ticked=False)


def test_who_may_not_by_role_or_by_the_table_is_refused() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    with pytest.raises(Refused, match="Viewer may not submit"):
        services.submit(
            member("Northwind Partners", "partner", "viewer"), made.id, made.revision, ticked=True
        )
    with pytest.raises(Refused, match="for incentives-admin, not for incentives-user"):
        services.submit(
            member("Northwind Partners", "partner", "incentives_user"), made.id, made.revision, ticked=True
        )


def test_an_engagement_has_one_claim_at_a_time() -> None:
    ours, _ = partner(), reviewer()
    claim = submitted(ours)
    again = judged(claim.engagement)
    with pytest.raises(Refused, match=f"Claim {claim} of this engagement runs already"):
        services.submit(ours, again.id, again.revision, ticked=True)


def test_while_nobody_runs_the_programme_nothing_is_sent() -> None:
    ours = partner()
    made = ready(ours)
    with pytest.raises(Refused, match="No organisation runs"):
        services.submit(ours, made.id, made.revision, ticked=True)


def test_a_programme_without_submission_is_held_from_the_beginning() -> None:
    ours, _ = partner(), reviewer()
    claim = submitted(ours, programme="microsoft-azure-poe", solution_area="azure", workloads=[])
    assert (claim.state, claim.turn, claim.is_open) == ("attached", "nobody", True)
    assert [each.name for each in claim.happenings.all()] == ["register"]


def test_a_programme_is_run_by_one_organisation() -> None:
    reviewer()
    with pytest.raises(Refused, match="Another organisation runs microsoft-cpor"):
        services.run_programmes(member("Other", "programme", "admin"), ["microsoft-cpor"])
    with pytest.raises(Refused, match="no programme nonsense"):
        services.run_programmes(member("Other", "programme", "admin"), ["nonsense"])


def test_claims_that_fall_due_and_lists_are_found_by_index() -> None:
    ours, theirs = partner(), reviewer()
    found = Claim.objects.of(theirs).order_by("deadline", "id")
    assert "claim_by_deadline" in found.explain()
    assert "claim_of_partner" in Claim.objects.of(ours).explain()
    assert "claim_sweep" in Claim.objects.filter(sweep_at__lte="2026-01-01T00:00Z").explain()


def test_what_was_judged_yesterday_is_judged_anew_when_somebody_wants_to_submit_it() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    Assessment.objects.of(ours).update(given="of yesterday")
    with pytest.raises(Refused, match="being judged as it is now"):
        services.submit(ours, made.id, made.revision, ticked=True)
    assert Job.objects.filter(kind="readiness:judge", key=str(made.id), done_at=None).count() == 1
