"""Tokens, reads and the outbox by program: seen and revoked by whom they concern."""

import pytest
from tests.desk_calling import Program
from tests.desk_parties import member, owner

from poedesk.desk.accounts.models import Organisation
from poedesk.desk.mail.models import Mail
from poedesk.desk.tokens.services import make

pytestmark = pytest.mark.django_db


def test_one_sees_and_revokes_ones_own_and_an_admin_those_of_all() -> None:
    admin, user = owner(), member("Northwind Partners", "partner", "incentives_user")
    theirs, ours = Program(user), Program(admin)
    (mine,) = theirs.call("GET", "/tokens").json()["items"]
    assert "secret" not in mine
    all_of_us = ours.call("GET", "/tokens").json()["items"]
    assert {each["person"] for each in all_of_us} == {str(admin.person), str(user.person)}
    others = next(each["id"] for each in all_of_us if each["person"] == str(admin.person))
    assert theirs.call("DELETE", f"/tokens/{others}").status_code == 404
    assert theirs.call("DELETE", f"/tokens/{mine['id']}").status_code == 204
    assert theirs.call("GET", "/me").status_code == 401, "it ended with the answer"


def test_a_token_without_the_scope_sees_none() -> None:
    answer = Program(owner(), ["engagement:see"]).call("GET", "/tokens")
    assert "scope token:revoke" in answer.json()["detail"]


def test_an_admin_of_the_organisation_whose_token_may_not_change_people_sees_its_own() -> None:
    admin, user = owner(), member("Northwind Partners", "partner", "incentives_user")
    make(user, "theirs", ["engagement:see"], 30)
    narrow = Program(admin, ["token:revoke"])
    assert {each["person"] for each in narrow.call("GET", "/tokens").json()["items"]} == {str(admin.person)}


def test_who_looks_after_the_desk_adds_organisations_and_reads_the_outbox_without_its_doors() -> None:
    program = Program(owner())
    body = {"name": "Tailwind Services", "kind": "partner", "email": "ida@tailwind.example"}
    made = program.call("POST", "/desk/organisations", body)
    assert made.status_code == 201, made.content
    assert Organisation.objects.filter(name="Tailwind Services").exists()
    assert "Tailwind Services" in str(program.call("GET", "/desk/organisations").json())
    (mail,) = program.call("GET", "/desk/mails").json()["items"]
    assert (mail["to"], mail["body"]) == ("ida@tailwind.example", "")
    assert "/join/" in Mail.objects.get().body
    assert program.call("POST", "/desk/organisations", body).json()["code"] == "refused"
    assert program.call("POST", "/desk/organisations", {**body, "email": "x"}).status_code == 422
    hidden = program.call("POST", "/desk/organisations", {**body, "name": "Tail\u200bwind"})
    assert (hidden.status_code, "nobody sees" in hidden.content.decode()) == (422, True)


def test_nobody_else_does() -> None:
    owner()
    other = Program(member("Northwind Partners", "partner", "incentives_user"))
    for path in ("/desk/mails", "/desk/organisations"):
        assert other.call("GET", path).status_code == 403


def test_open_invitations_are_listed_until_they_are_withdrawn() -> None:
    program = Program(owner())
    made = program.call("POST", "/people/invitations", {"email": "x@example.com", "role": "viewer"}).json()
    assert program.call("GET", "/people/invitations").json()["items"] == [made]
    program.call("DELETE", f"/people/invitations/{made['id']}")
    assert program.call("GET", "/people/invitations").json()["items"] == []
