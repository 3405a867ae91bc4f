"""The programme's side by program: cases, draws, requests, money."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from tests.desk_calling import Program
from tests.desk_parties import member, owner
from tests.desk_things import Things

from poedesk.desk.claims.models import Claim, Proof

pytestmark = pytest.mark.django_db


def theirs(role: str) -> Program:
    """Return a program of somebody of the programme owner of the things here."""
    return Program(member("Received Programmes", "programme", role))


def test_a_case_is_listed_taken_and_decided_for_reasons() -> None:
    things = Things(owner())
    case = str(things["case"])
    Proof.objects.of_anybody("a test").update(checked_at=timezone.now(), checked_verdict="approvable")
    lead = theirs("lead")
    (told,) = lead.call("GET", "/cases").json()["items"]
    assert (told["id"], told["claim"]) == (case, str(things["claim"]))
    assert lead.call("POST", f"/cases/{case}/take").status_code == 200
    found = lead.call("GET", f"/cases/{case}")
    assert found.json()["assessment"]["verdict"] == "approvable"
    assert lead.call("POST", f"/cases/{case}/decisions", {"kind": "accept"}).status_code == 428
    seen = found.headers["ETag"]
    lacking = lead.call("POST", f"/cases/{case}/decisions", {"kind": "refuse"}, If_Match=seen)
    assert (lacking.status_code, lacking.json()["code"]) == (422, "invalid"), "no ground was given"
    done = lead.call("POST", f"/cases/{case}/decisions", {"kind": "accept"}, If_Match=seen)
    assert done.status_code == 200, done.content
    assert Program(things.owner).call("GET", "/cases").status_code == 403


def test_money_moves_when_somebody_else_says_so() -> None:
    things = Things(owner())
    proposal = str(things["proposal"])
    finance, lead = theirs("finance"), theirs("lead")
    body = {"accepted": True}
    assert finance.call("POST", f"/proposals/{proposal}/decision", body).json()["code"] == "refused"
    assert lead.call("POST", f"/proposals/{proposal}/decision", body).json()["accepted"] is True
    (line,) = Program(things.owner).call("GET", "/lines").json()["items"]
    assert (line["state"], line["amount"], line["currency"]) == ("released", "1.00", "USD")
    again = finance.send("/lines/imports", {"file": SimpleUploadedFile("lines.csv", b"nothing")})
    assert again.json()["code"] == "refused"


def test_a_draw_is_frozen_run_and_published_and_its_request_reaches_the_partner() -> None:
    things = Things(owner())
    things["proposal"]  # approves the claim
    claim = Claim.objects.of(things.owner).get(pk=things["claim"])
    auditor, partner = theirs("auditor"), Program(things.owner)
    wrong = auditor.call("POST", "/draws", {"fields": {"name": "q1"}})
    assert {each["field"] for each in wrong.json()["fields"]} >= {"fields.programme", "fields.take"}
    fields = {
        "name": "q1",
        "programme": f"{claim.programme}@{claim.version}",
        "whom": "claims",
        "take": 1,
        "rest_days": 0,
        "seed": "dice",
        "throws": 20,
    }
    made = auditor.call("POST", "/draws", {"fields": fields})
    assert made.status_code == 201, made.content
    path = f"/draws/{made.json()['id']}"
    assert auditor.call("GET", path).json()["receipt"] is None
    assert auditor.call("POST", f"{path}/run", {"value": "777"}).json()["code"] == "refused"
    run = auditor.call("POST", f"{path}/run", {"value": "16253412635412635142"})
    assert run.json()["receipt"]["drawn"][0]["unit"] == claim.reference
    assert auditor.call("POST", f"{path}/publish").json()["published_at"]
    (batch,) = auditor.call("POST", f"{path}/requests").json()
    assert partner.call("GET", "/requests").json()["items"] == []
    assert auditor.call("POST", f"/requests/batches/{batch['id']}/release").json()["released_at"]
    (poe,) = partner.call("GET", "/requests").json()["items"]
    assert poe["claim"] == str(claim.id)
    answer = f"/requests/{poe['id']}/answer"
    assert partner.call("POST", answer, {"revision": 99}).status_code == 428, "nor what was shown"
    late = partner.call("POST", answer, {"revision": 99, "shown": "another"})
    assert late.status_code == 412
    assert partner.call("GET", "/draws").json()["items"] == []
