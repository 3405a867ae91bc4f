"""The API of claims does what the pages do, by the same rules."""

import pytest
from tests.desk_calling import Program
from tests.desk_claims import judged, partner, ready, reviewer, submitted, with_document
from tests.desk_parties import member

from poedesk.desk.claims import services
from poedesk.desk.claims.models import Claim

pytestmark = pytest.mark.django_db


def test_an_engagement_is_submitted_followed_and_withdrawn() -> None:
    ours, _ = partner(), reviewer()
    made = ready(ours)
    program = Program(ours)
    path = f"/engagements/{made.id}/claims"
    assert program.call("POST", path, {"confirmed": True}).status_code == 428
    assert (
        program.call("POST", path, {"confirmed": True, "revision": 0, "shown": ""}).json()["code"]
        == "overtaken"
    )
    seen = program.call("GET", f"/engagements/{made.id}/readiness").json()["shown"]
    body = {"confirmed": True, "revision": made.revision, "shown": seen}
    with_document(made, "swapped by a colleague")
    judged(made)
    other = program.call("POST", path, body)
    assert (other.status_code, other.json()["code"]) == (412, "overtaken"), "it is judged, and was not seen"
    body["shown"] = program.call("GET", f"/engagements/{made.id}/readiness").json()["shown"]
    told = program.call("POST", path, body)
    assert told.status_code == 201, told.content
    claim = told.json()
    assert (claim["state"], claim["turn"], claim["amount"]) == ("submitted", "programme", "12500.00")
    assert [each["clock"] for each in claim["clocks"]] == ["review-start"]
    assert [each["name"] for each in claim["acts"]] == ["withdraw"]
    (proof,) = program.call("GET", f"/claims/{claim['id']}/proofs").json()
    assert proof["documents"][0]["name"] == "poe.pdf"
    wrong = program.call("POST", f"/claims/{claim['id']}/acts", {"name": "withdraw"}, If_Match='"2"')
    assert wrong.status_code == 409
    assert "give one of these reasons" in wrong.json()["detail"]
    done = program.call(
        "POST",
        f"/claims/{claim['id']}/acts",
        {"name": "withdraw", "reason": "wrong-activity"},
        If_Match='"2"',
    )
    assert done.json()["state"] == "rejected-final", done.content
    history = program.call("GET", f"/claims/{claim['id']}/history").json()["items"]
    assert [each["name"] for each in history] == ["submit", "withdraw"]


def test_both_sides_list_their_claims_page_by_page_and_others_none() -> None:
    ours, theirs = partner(), reviewer()
    for number in range(3):
        submitted(ours, project=f"Project {number}")
    for one in (ours, theirs):
        program = Program(one)
        first = program.call("GET", "/claims?limit=2").json()
        rest = program.call("GET", f"/claims?limit=2&cursor={first['next']}").json()
        assert (len(first["items"]), len(rest["items"]), rest["next"]) == (2, 1, None)
    assert Program(member("Other", "programme", "lead")).call("GET", "/claims").json()["items"] == []
    assert "claim_of_owner" in Claim.objects.of(theirs).order_by("-submitted_at", "-id").explain()


def test_more_time_is_asked_for_and_given() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "request-information", reason="dates", words="Old.", decided=True)
    path = f"/claims/{claim.id}/deadlines/partner-answer/time"
    before = claim.deadlines.get(clock="partner-answer").due
    asked = Program(ours).call("POST", path, {"days": 5, "because": "Away."})
    assert asked.status_code == 200, asked.content
    given = Program(theirs).call("PATCH", path, {"granted": True}).json()
    due = {each["clock"]: each["due"] for each in given["clocks"]}
    assert due["partner-answer"] > str(before)
    assert Program(theirs).call("PATCH", path, {"granted": True}).status_code == 409


def test_a_proof_is_handed_in_anew_where_the_state_lets_it() -> None:
    ours, theirs = partner(), reviewer()
    claim = submitted(ours)
    services.act(theirs, claim.id, "start-review")
    services.act(theirs, claim.id, "approve", decided=True)
    made = claim.engagement
    made.refresh_from_db()
    made.answers["customer"]["signatory"]["title"] = "IT Director"
    made.save()
    judged(made)
    path = f"/claims/{claim.id}/proofs"
    program = Program(ours)
    seen = program.call("GET", f"/engagements/{made.id}/readiness").json()["shown"]
    assert program.call("POST", path, {"revision": made.revision}).json()["code"] == "revision_required"
    told = program.call("POST", path, {"revision": made.revision, "shown": seen})
    assert told.status_code == 409
    assert "may change poe, comments, not contacts" in told.json()["detail"]


def test_an_admin_says_which_programmes_are_run() -> None:
    boss = Program(member("Fabrikam Programmes", "programme", "admin"))
    assert boss.call("PUT", "/programmes", {"programmes": ["microsoft-cpor"]}).json() == {
        "programmes": ["microsoft-cpor"]
    }
    assert boss.call("PUT", "/programmes", {"programmes": ["nonsense"]}).status_code == 409
