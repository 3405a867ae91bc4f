"""What reviewers work with, by program: notes, comments, competing claims, decisions so far, the dossier."""

import io
import zipfile

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_parties import member
from tests.desk_programme import case_of, staff

from poedesk.desk.reviews import services

pytestmark = pytest.mark.django_db


def test_notes_stay_among_reviewers_and_comments_reach_the_partner() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)
    path, program = f"/cases/{case_of(claim).id}", Program(ben)
    assert program.call("POST", f"{path}/notes", {"text": "Looks odd."}).status_code == 201
    assert program.call("POST", f"{path}/comments", {"text": "We look at it."}).status_code == 204
    assert program.call("POST", f"{path}/notes", {"text": ""}).status_code == 422
    assert [each["text"] for each in program.call("GET", f"{path}/notes").json()["items"]] == ["Looks odd."]
    assert [each["words"] for each in program.call("GET", f"{path}/comments").json()["items"]] == [
        "We look at it."
    ]
    theirs = str(Program(ours).call("GET", f"/claims/{claim.id}/history").json())
    assert "We look at it." in theirs
    assert "Looks odd." not in theirs
    assert Program(ours).call("GET", f"{path}/notes").status_code == 403


def test_competing_claims_are_compared_and_settled_by_two() -> None:
    ours, ben, cleo = partner(), staff("reviewer", "Ben"), staff("lead", "Cleo")
    claim = submitted(ours)
    case = case_of(claim)
    path = f"/cases/{case.id}/rivals"
    assert Program(ben).call("GET", path).status_code == 404, "nobody competes"
    rival = submitted(member("Tailspin Services", "partner", "incentives_admin"))
    services.take(ben, case.id)
    told = Program(ben).call("GET", path).json()
    assert [each["reference"] for each in told["claims"]] == [claim.reference, rival.reference]
    assert all(len(each["verdicts"]) == 2 for each in told["rows"])
    body = {"winner": str(claim.id), "because": "So.", "among": told["among"]}
    assert Program(ben).call("POST", path, body).json()["code"] == "refused"
    body["because"] = "The newer acknowledgement names this work and no other."
    others = Program(ben).call("POST", path, {**body, "among": "of others"})
    assert others.status_code == 412, others.content
    assert Program(ben).call("POST", path, body).json()["state"] == "waiting-for-second"
    assert Program(cleo).call("POST", path, body).json()["state"] == "decided"
    rival.refresh_from_db()
    assert rival.state == "rejected"
    assert claim.reference not in str(
        Program(member("Tailspin Services", "partner", "incentives_admin"))
        .call("GET", f"/claims/{rival.id}/history")
        .json()
    )


def test_the_bench_tells_what_may_be_decided_by_which_codes_and_what_was() -> None:
    ours, ben, cleo = partner(), staff("reviewer", "Ben"), staff("lead", "Cleo")
    claim = submitted(ours)
    case = case_of(claim)
    services.take(ben, case.id)
    path = f"/cases/{case.id}"
    told = Program(ben).call("GET", f"{path}/bench").json()
    assert told["may_decide"] is True
    assert set(told["possible"]) == {"accept", "ask", "refuse"}
    assert told["codes"]
    assert told["reasons"]["refuse"]
    assert Program(ben).call("GET", "/cases?mine=true").json()["items"][0]["taken_by"] == str(ben.person)
    assert Program(cleo).call("GET", "/cases?mine=true").json()["items"] == []
    assert Program(cleo).call("GET", "/cases?kind=dispute").json()["items"] == []
    seen = Program(ben).call("GET", path).headers["ETag"]
    code, element = "missing", "acknowledgement.date"
    ground = {"element": element, "code": code, "searched": ["poe.pdf"], "words": "There is no date."}
    body = {"kind": "ask", "grounds": [ground], "words": "Please date it."}
    against = Program(ben).call("POST", f"{path}/decisions", body, If_Match=seen)
    assert [each["field"] for each in against.json()["fields"]] == ["overriding"]
    body["overriding"] = "The page that it quotes is another customer's."
    done = Program(ben).call("POST", f"{path}/decisions", body, If_Match=seen)
    assert done.status_code == 200, done.content
    (decided,) = Program(cleo).call("GET", f"{path}/bench").json()["decisions"]
    assert (decided["kind"], decided["reviewer"]) == ("ask", str(ben.person))


def test_the_dossier_is_handed_out_to_who_may_alone() -> None:
    ours, lead = partner(), staff("lead", "Cleo")
    claim = submitted(ours)
    answer = Program(lead).call("POST", f"/claims/{claim.id}/dossier")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert "claim.json" in zipfile.ZipFile(io.BytesIO(body)).namelist()
    assert Program(staff("reviewer", "Ben")).call("POST", f"/claims/{claim.id}/dossier").status_code == 403
    (read,) = Program(ours).call("GET", "/reads").json()["items"]
    assert (read["what"], read["by"]) == ("dossier", "api")
