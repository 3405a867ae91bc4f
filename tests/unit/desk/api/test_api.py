"""The API: tokens, problems with codes, revisions, once-only, cursors."""

import base64
import json
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from tests.desk_calling import Program
from tests.desk_parties import browser_of, member, owner
from tests.desk_things import document, engagement, judged, whole

from poedesk.desk.accounts.models import Invitation
from poedesk.desk.api.models import Answered
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import begin
from poedesk.desk.evidence.models import Document
from poedesk.desk.tokens.models import Token
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db

_BEFORE_TIME = base64.urlsafe_b64encode(
    json.dumps(["engagement", "0001-01-01T00:00:00+14:00", str(uuid.UUID(int=0))]).encode()
).decode()
"""A cursor of engagements with a time that is none in UTC."""


def test_nobody_without_a_token_gets_anything() -> None:
    for headers in ({}, {"Authorization": "Bearer poe_nothing"}, {"Authorization": "Basic YTpi"}):
        answer = Client().get("/api/v1/engagements", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.headers["WWW-Authenticate"] == "Bearer"
        assert answer.json()["code"] == "unauthenticated"


def test_a_session_at_the_pages_is_no_token() -> None:
    browser = browser_of(owner())
    assert browser.get("/api/v1/engagements").status_code == 401


def test_what_a_token_may_not_is_told_with_the_reason() -> None:
    answer = Program(owner(), ["evidence:see"]).call("GET", "/engagements")
    assert answer.status_code == 403
    assert answer.json()["code"] == "forbidden"
    assert "scope engagement:see" in answer.json()["detail"]


def test_any_token_is_told_whom_it_acts_as() -> None:
    told = Program(owner(), ["evidence:see"]).call("GET", "/me").json()
    assert (told["organisation_name"], told["scopes"]) == ("Northwind Partners", ["evidence:see"])


def test_an_engagement_goes_from_begun_to_whole() -> None:
    actor = owner()
    program = Program(actor)
    made = program.call("POST", "/engagements")
    assert made.status_code == 201
    assert made.headers["ETag"] == '"1"'
    path = f"/engagements/{made.json()['id']}"
    answer = program.call("PATCH", path, {"changes": whole(), "revision": 1})
    assert answer.status_code == 422, "answers are changed by the path of a question"
    answers = {"customer.name": "Contoso", "customer.country": "US"}
    told = program.call("PATCH", path, {"changes": answers}, If_Match='"1"')
    assert told.status_code == 200, told.content
    assert told.json()["revision"] == 2
    assert told.json()["answers"] == {"customer": {"name": "Contoso", "country": "US"}}
    assert {each["field"] for each in told.json()["open"]} >= {"programme"}
    assert program.call("GET", path).json() == told.json()


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"customer.country": "Zembla"}, "customer.country", "wrong"),
        ({"customer.tenant_id": "x", "project": "kept?"}, "customer.tenant_id", "wrong"),
        ({"nothing.at.all": 1}, "nothing.at.all", "unknown"),
        ({"customer": {}}, "customer", "unknown"),
    ],
)
def test_what_is_wrong_is_told_by_field_and_nothing_is_changed(
    changes: dict[str, object], field: str, code: str
) -> None:
    actor = owner()
    made = begin(actor)
    answer = Program(actor).call("PATCH", f"/engagements/{made.id}", {"changes": changes, "revision": 1})
    assert answer.status_code == 422
    assert [(each["field"], each["code"]) for each in answer.json()["fields"]] == [(field, code)]
    assert Engagement.objects.of(actor).get().revision == 1


def test_a_change_needs_the_revision_that_was_seen() -> None:
    actor = owner()
    made = begin(actor)
    program, path = Program(actor), f"/engagements/{made.id}"
    body = {"changes": {"project": "x"}}
    assert program.call("PATCH", path, body).json()["code"] == "revision_required"
    assert program.call("PATCH", path, body, If_Match="yesterday").json()["fields"][0]["field"] == "If-Match"
    assert program.call("PATCH", path, {**body, "revision": 1}).status_code == 200
    late = program.call("PATCH", path, {**body, "revision": 1})
    assert (late.status_code, late.json()["code"]) == (412, "overtaken")


def test_the_same_request_with_its_key_is_done_once() -> None:
    actor = owner()
    program = Program(actor)
    first = program.call("POST", "/engagements", Idempotency_Key="k-1")
    leaves = store().size()
    again = program.call("POST", "/engagements", Idempotency_Key="k-1")
    assert (again.status_code, again.content) == (201, first.content)
    assert again.headers["ETag"] == first.headers["ETag"]
    assert again.headers["Idempotency-Replayed"] == "true"
    assert Engagement.objects.of(actor).count() == 1
    assert store().size() == leaves
    assert program.call("POST", "/engagements", Idempotency_Key="k-2").json()["id"] != first.json()["id"]


def test_a_token_that_was_revoked_gets_no_answer_again() -> None:
    actor = owner()
    program = Program(actor)
    assert program.call("POST", "/engagements", Idempotency_Key="k").status_code == 201
    Token.objects.of(actor).update(revoked_at=timezone.now())
    assert program.call("POST", "/engagements", Idempotency_Key="k").status_code == 401


def test_a_number_without_end_is_no_json() -> None:
    actor = owner()
    body = b'{"changes": {"project": 1e999}, "revision": 1}'
    program = Program(actor)
    answer = Client().patch(
        f"/api/v1/engagements/{begin(actor).id}",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {program.token}"},
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable")


def test_a_key_used_for_another_request_is_a_conflict() -> None:
    actor = owner()
    program = Program(actor)
    program.call("POST", "/engagements", Idempotency_Key="k-1")
    other = program.call("POST", "/engagements", {"more": 1}, Idempotency_Key="k-1")
    assert (other.status_code, other.json()["code"]) == (409, "key_reused")
    assert Engagement.objects.of(actor).count() == 1


def test_a_key_of_another_token_is_another_key() -> None:
    first, other = owner(), member("Northwind Partners", "partner", "incentives_user")
    made = [
        Program(each).call("POST", "/engagements", Idempotency_Key="k").json()["id"]
        for each in (first, other)
    ]
    assert made[0] != made[1]


def test_what_failed_may_be_tried_again_with_its_key() -> None:
    actor = owner()
    made = begin(actor)
    program = Program(actor)
    body = {"changes": {"customer.country": "Zembla"}, "revision": 1}
    for _ in range(2):
        answer = program.call("PATCH", f"/engagements/{made.id}", body, Idempotency_Key="k")
        assert answer.status_code == 422
    assert not Answered.objects.exists()


def test_a_file_sent_twice_with_its_key_is_one_document() -> None:
    actor = owner()
    made = begin(actor)
    program, path = Program(actor), f"/engagements/{made.id}/documents"
    for _ in range(2):
        file = SimpleUploadedFile("sow.txt", b"Work was done.")
        answer = program.send(path, {"file": file}, Idempotency_Key="k")
        assert answer.status_code == 201, answer.content
    assert Document.objects.of(actor).count() == 1
    other = program.send(path, {"file": SimpleUploadedFile("sow.txt", b"Other.")}, Idempotency_Key="k")
    assert other.json()["code"] == "key_reused"


def test_documents_are_told_handed_out_dated_taken_out_and_put_back() -> None:
    actor = owner()
    kept = document(actor, begin(actor).id, "sow.txt", b"Work was done.")
    program, path = Program(actor), f"/documents/{kept.id}"
    assert program.call("GET", path).json()["sha256"] == kept.sha256
    assert b"".join(program.call("GET", f"{path}/content")) == b"Work was done."
    assert program.call("PATCH", path, {"dated": "2026-05-04"}).json()["dated"] == "2026-05-04"
    assert program.call("PATCH", path, {"dated": "soon"}).json()["fields"][0]["field"] == "body.dated"
    assert program.call("DELETE", path).json()["removed_at"]
    assert program.call("DELETE", path).json()["code"] == "refused"
    assert program.call("POST", f"{path}/restore").json()["removed_at"] is None


def test_readiness_is_the_assessment_that_the_page_shows() -> None:
    actor = owner()
    made = engagement(actor)
    program, path = Program(actor), f"/engagements/{made.id}/readiness"
    told = program.call("GET", path).json()
    assert len(told.pop("shown")) == 64
    assert told == {
        "waiting": True,
        "problem": "",
        "verdict": None,
        "judged_at": None,
        "assessment": None,
    }
    judged(made)
    assert program.call("GET", path).json()["verdict"] == "not_approvable"


def test_pages_hold_every_row_once_also_when_rows_come_in_between() -> None:
    actor = owner()
    made = {str(begin(actor).id) for _ in range(7)}
    program = Program(actor)
    found: list[str] = []
    cursor = ""
    while True:
        told = program.call("GET", f"/engagements?limit=3&cursor={cursor}").json()
        assert len(told["items"]) <= 3
        found += [each["id"] for each in told["items"]]
        cursor = told["next"]
        if cursor is None:
            break
        begin(actor)
    assert len(found) == len(set(found)) == 7
    assert set(found) == made


def test_a_cursor_of_another_list_is_told_instead_of_an_empty_page() -> None:
    actor = owner()
    for _ in range(2):
        begin(actor)
    program = Program(actor)
    cursor = program.call("GET", "/engagements?limit=1").json()["next"]
    answer = program.call("GET", f"/claims?cursor={cursor}")
    assert answer.status_code == 422
    assert "no cursor of this list" in answer.json()["fields"][0]["message"]


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJhIiwiYiJd", "bnVsbA", "%00", "W1tdLFtdXQ", _BEFORE_TIME])
def test_a_cursor_that_is_none_is_told(cursor: str) -> None:
    answer = Program(owner()).call("GET", f"/engagements?cursor={cursor}")
    assert answer.status_code == 422
    assert answer.json()["fields"][0]["field"] == "cursor"


@pytest.mark.parametrize(
    "body", [b"{", b'{"changes": NaN}', b'{"a": "\\ud800"}', b"\xff", b"[" * 100_000, b""]
)
def test_a_body_that_is_no_json_is_told(body: bytes) -> None:
    actor = owner()
    made = begin(actor)
    answer = Client().patch(
        f"/api/v1/engagements/{made.id}",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {Program(actor).token}"},
    )
    assert answer.status_code in {400, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"


def test_what_cannot_be_done_at_an_address_is_a_problem_too() -> None:
    answer = Program(owner()).call("PUT", "/engagements")
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    nowhere = Program(member("Else", "partner", "incentives_admin")).call("GET", "/nowhere")
    assert (nowhere.status_code, nowhere.json()["code"]) == (404, "not_found")


def test_people_are_listed_invited_and_changed() -> None:
    actor, other = owner(), member("Northwind Partners", "partner", "viewer")
    program = Program(actor)
    assert program.call("GET", "/people").json()["items"][0]["email"] == "ana@northwind.example"
    assert program.call("POST", "/people/invitations", {"email": "x", "role": "viewer"}).status_code == 422
    made = program.call("POST", "/people/invitations", {"email": "x@example.com", "role": "viewer"})
    assert program.call("DELETE", f"/people/invitations/{made.json()['id']}").status_code == 204
    program.call("POST", "/people/invitations", {"email": "y@example.com", "role": "viewer"})
    assert program.call("GET", "/people/invitations").json()["items"][0]["email"] == "y@example.com"
    Invitation.objects.of_anybody("a test").update(expires_at=timezone.now())
    assert program.call("GET", "/people/invitations").json()["items"] == [], "its time is over"
    assert program.call("PATCH", f"/people/{other.person}", {"role": "incentives_user"}).status_code == 204
    assert program.call("PATCH", f"/people/{other.person}", {"role": "king"}).json()["code"] == "refused"
    assert program.call("DELETE", f"/people/{other.person}").status_code == 204
    assert program.call("GET", "/me").json()["organisation_name"] == "Northwind Partners"


def test_every_address_is_described() -> None:
    told = json.loads(Client().get("/api/v1/openapi.json").content)
    assert told["info"]["title"] == "poedesk"
    assert {"/api/v1/engagements", "/api/v1/documents/{document}"} <= set(told["paths"])
    for path, methods in told["paths"].items():
        for method, each in methods.items():
            assert each.get("description"), f"{method} {path}"
