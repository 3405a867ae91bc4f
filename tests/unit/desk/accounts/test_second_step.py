"""The second step of signing in: codes of an app, set up, asked for, and lost."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from tests.desk_parties import PASSWORD, browser_of, owner

from poedesk.desk.accounts.letting_in import let_in
from poedesk.desk.accounts.models import User
from poedesk.desk.accounts.services import Refused
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db

CODES = "/account/security/totp/activate/"
STEP = "/account/security/authenticate/"
CHANGED = "green river morning lamp"


def code_of(secret: str) -> str:
    """Return what an app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def set_up(browser: Client, password: str) -> list[str]:
    """Set the codes of an app up; return the recovery codes."""
    browser.post("/account/reauthenticate/", {"password": password, "next": CODES})
    secret = re.search(r"\b[A-Z2-7]{32}\b", browser.get(CODES).content.decode())
    assert secret
    done = browser.post(CODES, {"code": code_of(secret[0])}, follow=True)
    return re.findall(r"\b\d{8}\b", done.content.decode())


def test_who_lost_the_app_signs_in_with_a_recovery_code_once() -> None:
    ours = owner()
    codes = set_up(browser_of(ours), PASSWORD)
    assert len(codes) == 10
    for told in (302, 200):
        browser = Client()
        browser.post("/account/login/", {"login": "ana@northwind.example", "password": PASSWORD})
        assert browser.get("/people/").status_code == 302, "the password alone opens nothing"
        assert browser.post(STEP, {"code": codes[0]}).status_code == told
    assert browser.get("/people/").status_code == 302


def test_who_chose_a_new_password_by_mail_can_still_set_a_second_step_up() -> None:
    owner()
    browser = Client()
    browser.post("/account/password/reset/", {"email": "ana@northwind.example"})
    link = re.search(r"http://[^/]+(/account/password/reset/key/\S+)", Mail.objects.get().body)
    assert link
    opened = browser.get(link[1], follow=True)
    browser.post(opened.redirect_chain[-1][0], {"password1": CHANGED, "password2": CHANGED})
    browser = Client()
    browser.force_login(User.objects.get())
    assert len(set_up(browser, CHANGED)) == 10


def test_who_lost_app_and_recovery_codes_is_let_in_again_by_whoever_runs_the_machine() -> None:
    ours = owner()
    set_up(browser_of(ours), PASSWORD)
    link = let_in(" Ana@Northwind.example")
    assert "was taken away" in Mail.objects.get(to="ana@northwind.example", subject__contains="step").subject
    assert link not in "".join(Mail.objects.values_list("body", flat=True)), "the link goes by hand"
    browser = Client()
    opened = browser.get(re.sub(r"https?://[^/]+", "", link), follow=True)
    browser.post(opened.redirect_chain[-1][0], {"password1": CHANGED, "password2": CHANGED})
    browser = Client()
    browser.post("/account/login/", {"login": "ana@northwind.example", "password": CHANGED})
    assert browser.get("/people/").status_code == 200
    again = Client().get(re.sub(r"https?://[^/]+", "", link), follow=True)
    assert "password1" not in again.content.decode(), "a link opens once"


def test_letting_in_is_a_leaf_and_nobody_unknown_is_let_in() -> None:
    owner()
    before = store().size()
    let_in("ana@northwind.example")
    assert store().size() == before + 1
    with pytest.raises(Refused, match=r"Nobody signs in with eve@elsewhere\.example"):
        let_in("eve@elsewhere.example")
    assert store().size() == before + 1
