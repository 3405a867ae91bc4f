"""A form that was sent too late is not lost: it is filled in again for who typed it, and nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.desk_parties import PASSWORD, browser_of, member, owner

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.models import Invitation, Membership, User
from poedesk.desk.accounts.typed import _MACHINES, MOST, texts

pytestmark = pytest.mark.django_db

TYPED = "half-typed@northwind.example"
FROM = {"Referer": "http://testserver/people/", "Origin": "http://testserver"}
WORDS = "secret horse"
FILLED = "What you typed is filled in again"


@pytest.fixture
def ana() -> Actor:
    return owner()


def signed_out(actor: Actor) -> Client:
    """Return a browser in which somebody looked at a page before the session ended."""
    browser = browser_of(actor)
    browser.get("/people/")
    del browser.cookies[settings.SESSION_COOKIE_NAME]
    return browser


def send(browser: Client, *, headers: dict[str, str] | None = None, **more: Any) -> Any:
    given = {"email": TYPED, "role": "viewer", **more}
    return browser.post("/people/invite/", given, headers=FROM if headers is None else headers)


def sign_in(browser: Client, actor: Actor) -> str:
    """Sign in as the page asks for it, and return the page on which one comes out."""
    email = User.objects.get(pk=actor.person).email
    answer = browser.post(reverse("account_login") + "?next=/people/", {"login": email, "password": PASSWORD})
    assert answer.headers["Location"] == "/people/"
    return browser.get("/people/").content.decode()


def test_after_signing_in_again_the_form_holds_what_was_typed_and_nothing_was_sent(ana: Actor) -> None:
    browser = signed_out(ana)
    answer = send(browser)
    assert answer.headers["Location"] == reverse("account_login") + "?next=%2Fpeople%2F"
    page = sign_in(browser, ana)
    assert FILLED in page
    assert f'value="{TYPED}"' in page
    assert not Invitation.objects.of(ana).exists()
    assert FILLED in browser.get("/people/").content.decode(), "loading it once more loses nothing"
    assert FILLED not in browser.get("/").content.decode()
    send(browser)
    assert Invitation.objects.of(ana).get().email == TYPED
    assert FILLED not in browser.get("/people/").content.decode()


def test_who_signs_in_next_sees_nothing_of_it(ana: Actor) -> None:
    browser = signed_out(ana)
    send(browser)
    other = member("Northwind Partners", "partner", "incentives_admin")
    assert TYPED not in sign_in(browser, other)
    browser.post(reverse("account_logout"))
    assert TYPED not in sign_in(browser, ana)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Referer": "https://evil.example/people/"}, {}],
    ids=["another origin", "another site", "from nowhere"],
)
def test_what_another_site_sends_is_filled_in_nowhere(ana: Actor, headers: dict[str, str]) -> None:
    browser = signed_out(ana)
    before = Session.objects.count()
    send(browser, headers=headers)
    assert Session.objects.count() == before
    assert TYPED not in sign_in(browser, ana)


def test_strangers_make_the_desk_keep_nothing(ana: Actor) -> None:
    del ana
    for cookie in ("", "1:forged"):
        browser = Client()
        browser.cookies["desk_last"] = cookie
        assert send(browser).status_code == 302
    assert not Session.objects.exists()


def test_secrets_and_what_is_too_much_are_not_kept(ana: Actor) -> None:
    browser = signed_out(ana)
    send(browser, note="x" * MOST)
    assert FILLED not in sign_in(browser, ana)
    browser = signed_out(ana)
    send(browser, password=WORDS, set_up_code="1234 5678")
    assert WORDS not in str(browser.session.items())
    assert "1234 5678" not in str(browser.session.items())
    assert TYPED in str(browser.session.items())


def test_it_is_kept_for_an_hour(ana: Actor) -> None:
    browser = signed_out(ana)
    send(browser)
    session = browser.session
    session["typed"] = {**session["typed"], "at": (timezone.now() - timedelta(minutes=61)).isoformat()}
    session.save()
    assert FILLED not in sign_in(browser, ana)
    assert "typed" not in browser.session


def test_what_has_no_field_any_more_stands_there_to_be_copied(ana: Actor) -> None:
    browser = signed_out(ana)
    send(browser, more="A long text of mine.")
    page = sign_in(browser, ana)
    assert ">A long text of mine.</pre>" in page
    assert FILLED in page


def test_a_page_that_was_open_for_too_long_is_opened_again_with_what_was_typed(ana: Actor) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.get(pk=ana.person))
    answer = send(browser)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert TYPED in page
    assert 'href="/people/"' in page
    again = browser.get("/people/").content.decode()
    assert f'value="{TYPED}"' in again
    assert not Invitation.objects.of(ana).exists()


def test_who_may_not_send_it_any_more_is_told_so_and_can_copy_it(ana: Actor) -> None:
    browser = browser_of(ana)
    Membership.objects.of(ana).update(role="viewer")
    answer = send(browser)
    page = answer.content.decode()
    assert answer.status_code == 404
    assert "your role was changed meanwhile" in page
    assert f">{TYPED}</pre>" in page
    assert "your role was changed" not in browser.get("/nowhere/").content.decode()


def test_what_machines_wrote_is_not_shown_as_typed() -> None:
    typed = {
        "a": ["on", "12", "", "incentives_admin", "Ann Weber"],
        "b": ["0" * 64, "6f0e1c9e-3f0f-4b55-a4c1-2f6f4a3f7f10"],
    }
    assert texts(typed) == ["Ann Weber"]
    assert _MACHINES.fullmatch("WyJh:1tXx:sig-ned_1")
