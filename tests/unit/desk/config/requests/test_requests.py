"""What every answer carries, and what machines that watch are told."""

from dataclasses import replace

import pytest
import structlog
from django.conf import settings
from django.test import Client
from pytest_django.fixtures import Settings
from tests.desk_parties import PASSWORD, browser_of, owner

from poedesk.desk.accounts.models import User
from poedesk.desk.config.folder import Folder
from poedesk.desk.jobs.alive import sign_life

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/set-up/", "/account/login/", "/nowhere/", "/health", "/desk/"])
def test_every_answer_forbids_what_no_page_needs(path: str) -> None:
    headers = Client().get(path).headers
    assert "'unsafe-inline'" not in headers["Content-Security-Policy"]
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert len(headers["X-Request-Id"]) == 16


def test_no_page_holds_a_script_or_a_style_of_its_own() -> None:
    browser = browser_of(owner())
    for path in (
        "/",
        "/engagements/",
        "/people/",
        "/desk/",
        "/desk/outbox/",
        "/account/security/",
        "/nowhere/",
    ):
        page = browser.get(path).content.decode()
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script src="/static/') + page.count(
            '<script type="module" src="/static/'
        )


def test_a_form_without_its_token_is_refused() -> None:
    actor = owner()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(User.objects.get(pk=actor.person))
    assert browser.post("/engagements/begin/").status_code == 403


def test_a_desk_in_order_is_ready(client: Client) -> None:
    assert client.get("/health").json()["status"] == "ok"
    sign_life()
    answer = client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["problems"] == []


def test_a_desk_without_its_files_is_not_ready(client: Client, settings: Settings) -> None:
    sign_life()
    settings.FOLDER = Folder(settings.FOLDER.path / "gone")
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["problems"] == ["files: the folder is gone"]


def test_counts_are_told_to_this_machine_alone(client: Client) -> None:
    assert "poedesk_trail_leaves 0\n" in client.get("/metrics").content.decode()
    assert client.get("/metrics", REMOTE_ADDR="203.0.113.9").status_code == 404
    assert client.get("/metrics", headers={"x-forwarded-for": "203.0.113.9"}).status_code == 404


def test_counts_are_not_told_through_a_proxy_of_this_machine(client: Client, settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, public_url="https://poe.example.com")
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "poe.example.com"]
    assert client.get("/metrics", headers={"host": "poe.example.com"}).status_code == 404
    assert client.get("/metrics", headers={"host": "127.0.0.1:8000"}).status_code == 200


def test_cookies_are_for_the_desk_alone() -> None:
    owner()
    browser = Client()
    browser.post("/account/login/", {"login": "ana@northwind.example", "password": PASSWORD})
    cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize(
    "path",
    [
        "/join/verschwiegen/",
        "/join/verschwiegen",
        "/acknowledge/verschwiegen/",
        "/account/password/reset/key/1-verschwiegen/",
    ],
)
def test_the_log_holds_no_link_that_opens_a_door(path: str) -> None:
    with structlog.testing.capture_logs() as told:
        Client().get(path)
    assert [each["event"] for each in told] == ["request"]
    assert "verschwiegen" not in str(told)


def test_the_log_holds_no_link_of_who_asks_too_often(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, links_per_minute=1)
    with structlog.testing.capture_logs() as told:
        answers = [Client(REMOTE_ADDR="203.0.113.77").get("/join/verschwiegen/") for _ in range(2)]
    assert answers[1].status_code == 429
    assert "verschwiegen" not in str(told)
