"""What is wrong stands at its question, what was typed stays, two people see each other's changes."""

import pytest
from tests.desk_parties import browser_of, member, owner
from tests.desk_things import SECRET, engagement

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.engagements.services import begin

pytestmark = pytest.mark.django_db

CUSTOMER = {
    "revision": "1",
    "customer.name": "Contoso Health",
    "customer.domain": "contosohealth.com",
    "customer.tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
    "customer.country": "US",
    "customer.sector": "commercial",
}


def test_answers_are_kept_and_the_next_questions_follow() -> None:
    actor = owner()
    made = begin(actor)
    browser = browser_of(actor)
    at = f"/engagements/{made.id}/answers/customer/"
    assert browser.post(at, {**CUSTOMER, "next": "1"}).headers["Location"].endswith("/answers/signatory/")
    assert "Contoso Health" in browser.get(f"/engagements/{made.id}/").content.decode()
    assert "Contoso Health" in browser.get("/engagements/").content.decode()


def test_what_is_left_is_told_in_sentences_and_money_with_its_currency() -> None:
    actor = owner()
    made = begin(actor)
    browser = browser_of(actor)
    money = {"revision": "1", "expected_incentive.amount": "12500.00", "expected_incentive.currency": "USD"}
    browser.post(f"/engagements/{made.id}/answers/incentive/", money)
    shown = browser.get(f"/engagements/{made.id}/").content.decode()
    assert "Name of the company is missing; give" in shown
    assert "12,500.00\N{NO-BREAK SPACE}USD" in shown
    checked = browser.get(f"/engagements/{made.id}/check/").content.decode()
    assert "Name of the company is missing; give" in checked
    assert "customer.name" not in checked


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("customer.tenant_id", "not a tenant"),
        ("customer.country", "Zembla"),
        ("customer.domain", "two words"),
        ("customer.name", "x" * 501),
        ("customer.name", "Contoso \u202ehtlaeH"),
    ],
)
def test_a_wrong_answer_is_told_at_its_question_and_stays(question: str, typed: str) -> None:
    actor = owner()
    made = begin(actor)
    page = browser_of(actor).post(f"/engagements/{made.id}/answers/customer/", {**CUSTOMER, question: typed})
    text = page.content.decode()
    assert page.status_code == 200
    assert f'id="id_{question}-error"' in text
    assert typed in text
    assert "contosohealth.com" in text or question == "customer.domain"
    assert Engagement.objects.of(actor).get().answers == {}


def test_the_second_of_two_people_sees_what_the_first_changed_before_saving() -> None:
    first, second = owner(), member("Northwind Partners", "partner", "incentives_user")
    made = begin(first)
    at = f"/engagements/{made.id}/answers/customer/"
    browser_of(first).post(at, {**CUSTOMER, "customer.name": "As the first says"})
    theirs = browser_of(second)
    page = theirs.post(at, {**CUSTOMER, "customer.name": "As the second says"}).content.decode()
    assert "Ana Weber changed this engagement in the meantime" in page
    assert "As the first says" in page
    assert "As the second says" in page
    assert Engagement.objects.of(first).get().answers["customer"]["name"] == "As the first says"
    again = theirs.post(at, {**CUSTOMER, "revision": "2", "customer.name": "As the second says"})
    assert again.status_code == 302
    assert Engagement.objects.of(first).get().answers["customer"]["name"] == "As the second says"


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999999999999", "²"])
def test_a_revision_that_is_none_changes_nothing(revision: str) -> None:
    actor = owner()
    made = begin(actor)
    page = browser_of(actor).post(
        f"/engagements/{made.id}/answers/customer/", {**CUSTOMER, "revision": revision}
    )
    assert page.status_code == 200
    assert Engagement.objects.of(actor).get().answers == {}


def test_a_form_without_its_revision_is_answered_all_the_same() -> None:
    actor = owner()
    made = begin(actor)
    given = {name: value for name, value in CUSTOMER.items() if name != "revision"}
    at = f"/engagements/{made.id}/answers/customer/"
    page = browser_of(actor).post(at, {**given, "customer.country": "Zembla"})
    assert 'id="id_customer.country-error"' in page.content.decode()


def test_questions_that_are_none_are_not_found() -> None:
    actor = owner()
    made = begin(actor)
    assert browser_of(actor).get(f"/engagements/{made.id}/answers/nothing/").status_code == 404


def test_a_viewer_looks_and_is_offered_nothing_to_change() -> None:
    made = engagement(owner())
    browser = browser_of(member("Northwind Partners", "partner", "viewer"))
    page = browser.get(f"/engagements/{made.id}/").content.decode()
    assert SECRET in page
    assert "/answers/" not in page
    assert 'type="file"' not in page
    assert browser.get(f"/engagements/{made.id}/answers/customer/").status_code == 404
    assert browser.post("/engagements/begin/").status_code == 404


def test_what_was_typed_is_text_and_never_markup() -> None:
    actor = owner()
    made = begin(actor)
    browser = browser_of(actor)
    evil = '<script>alert(1)</script>"onfocus="x'
    browser.post(f"/engagements/{made.id}/answers/customer/", {**CUSTOMER, "customer.name": evil})
    for path in ("/engagements/", f"/engagements/{made.id}/", f"/engagements/{made.id}/answers/customer/"):
        page = browser.get(path).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page
        assert '"onfocus=' not in page
