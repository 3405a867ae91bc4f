"""Setting up, signing in, inviting, as somebody with a browser does it."""

import pytest
from django.conf import settings
from django.test import Client
from tests.desk_parties import PASSWORD, browser_of, member, owner

from poedesk.desk.accounts.models import Membership, Organisation, User
from poedesk.desk.mail.models import Mail

pytestmark = pytest.mark.django_db

FIRST = {
    "name": "Ana Weber",
    "email": "ana@northwind.example",
    "password": PASSWORD,
    "organisation": "Northwind Partners",
    "kind": "partner",
}


def test_a_new_desk_asks_for_the_code_of_its_start() -> None:
    browser = Client()
    assert browser.get("/").headers["Location"] == "/set-up/"
    page = browser.post("/set-up/", {**FIRST, "token": "12345678"})
    assert page.status_code == 200
    assert "This is not the code" in page.content.decode()
    assert "Northwind Partners" in page.content.decode(), "what was typed stays"
    assert not User.objects.exists()


def test_who_enters_the_code_is_signed_in_and_the_door_is_shut() -> None:
    browser = Client()
    browser.post("/set-up/", {**FIRST, "token": settings.FOLDER.setup_code()})
    assert "Northwind Partners" in browser.get("/").content.decode()
    assert Client().get("/set-up/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("password", "short", "at least 12"),
        ("password", "password1234", "too common"),
        ("email", "ana", "name@example.com"),
        ("name", " ", "Enter"),
        ("organisation", "", "Enter"),
        ("organisation", "Northwind \u202eparts", "a sign that nobody sees"),
        ("name", "Ana\u200b Weber", "a sign that nobody sees"),
        ("name", "Ana\u200d Weber", "a sign that nobody sees"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(field: str, value: str, told: str) -> None:
    page = Client().post("/set-up/", {**FIRST, "token": settings.FOLDER.setup_code(), field: value})
    assert told in page.content.decode()
    assert f'id="id_{field}-error"' in page.content.decode()
    assert PASSWORD not in page.content.decode(), "a password is never shown again"
    assert not User.objects.exists()


def test_a_joiner_that_is_spelling_is_no_hidden_sign() -> None:
    given = {**FIRST, "token": settings.FOLDER.setup_code(), "name": "\u0645\u06cc\u200c\u0646\u0627"}
    assert Client().post("/set-up/", given).status_code == 302
    assert User.objects.get().name == given["name"]


def test_signing_in_needs_address_and_password() -> None:
    owner()
    browser = Client()
    wrong = browser.post("/account/login/", {"login": "ana@northwind.example", "password": "no"})
    assert wrong.status_code == 200
    right = browser.post("/account/login/", {"login": "ANA@northwind.example", "password": PASSWORD})
    assert right.headers["Location"] == "/"
    assert browser.get("/people/").status_code == 200


def test_nobody_makes_an_account_without_an_invitation() -> None:
    owner()
    browser = Client()
    browser.post(
        "/account/signup/", {"email": "eve@example.com", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert User.objects.count() == 1


def test_whose_membership_ended_sees_nothing_more_at_once() -> None:
    first, other = owner(), member("Northwind Partners", "partner", "viewer")
    browser = browser_of(other)
    assert browser.get("/engagements/").status_code == 200
    browser_of(first).post(f"/people/{other.person}/", {})
    assert browser.get("/engagements/").status_code == 404


def test_a_viewer_is_offered_no_invitation_and_cannot_write_one() -> None:
    owner()
    browser = browser_of(member("Northwind Partners", "partner", "viewer"))
    assert "Send the invitation" not in browser.get("/people/").content.decode()
    given = {"email": "x@example.com", "role": "viewer"}
    assert browser.post("/people/invite/", given).status_code == 404
    assert not Mail.objects.exists()


def test_somebody_of_two_organisations_chooses_for_which_to_act() -> None:
    first = owner()
    other = Organisation.objects.create(name="Somebody Else", kind="partner")
    Membership.objects.create(user_id=first.person, organisation=other, role="viewer")
    browser = browser_of(first)
    assert browser.post("/engagements/begin/").status_code == 302
    browser.post("/organisation/", {"organisation": str(other.id)})
    assert browser.post("/engagements/begin/").status_code == 404, "a viewer there"
    browser.post("/organisation/", {"organisation": "00000000-0000-0000-0000-000000000000"})
    assert browser.post("/engagements/begin/").status_code == 404, "and nowhere else by asking"


def test_the_outbox_is_for_who_looks_after_the_desk() -> None:
    first, other = owner(), member("Northwind Partners", "partner", "incentives_admin")
    assert browser_of(first).get("/desk/outbox/").status_code == 200
    assert browser_of(other).get("/desk/outbox/").status_code == 404
    assert browser_of(other).get("/desk/").status_code == 404


def test_nobody_gives_themselves_an_address_that_they_did_not_prove() -> None:
    browser = browser_of(owner())
    given = {"action_add": "", "email": "pat@vendor.example"}
    assert browser.get("/account/email/").headers["Location"] == "/"
    assert browser.post("/account/email/", given).headers["Location"] == "/"
    assert User.objects.get().email == "ana@northwind.example"
