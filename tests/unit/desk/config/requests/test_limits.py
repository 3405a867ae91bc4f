"""Whoever asks too often is told to wait: at the sign-in, behind links, at the API."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings
from tests.desk_parties import PASSWORD, owner

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _counted_anew(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(
        "poedesk.desk.config.requests.limits.time", lambda: 1_000_000.0
    )  # no minute ends meanwhile
    cache.clear()
    yield
    cache.clear()


def test_who_guesses_a_password_has_to_wait_and_others_sign_in() -> None:
    owner()
    wrong = {"login": "ana@northwind.example", "password": "wrong"}
    told = [Client().post("/account/login/", wrong) for _ in range(6)]
    assert "Too many failed login attempts" in told[-1].content.decode()
    right = Client().post("/account/login/", {**wrong, "password": PASSWORD})
    assert right.status_code == 200, "not even the right one, from there"
    assert "_auth_user_id" not in right.client.session
    elsewhere = Client(REMOTE_ADDR="203.0.113.7")
    assert elsewhere.post("/account/login/", {"login": "x@example.com", "password": "y"}).status_code == 200


def test_a_header_that_anybody_can_write_does_not_reset_the_count() -> None:
    owner()
    wrong = {"login": "ana@northwind.example", "password": "wrong"}
    told = [
        Client().post("/account/login/", wrong, headers={"X-Forwarded-For": f"203.0.113.{number}"})
        for number in range(6)
    ]
    assert "Too many failed login attempts" in told[-1].content.decode()


@pytest.mark.parametrize(
    ("path", "setting"),
    [
        ("/join/nobody-was-given-this/", "links_per_minute"),
        ("/acknowledge/nobody-was-given-this/", "links_per_minute"),
        ("/api/v1/engagements", "api_per_minute"),
    ],
)
def test_who_asks_too_often_waits_and_others_do_not(path: str, setting: str, settings: Settings) -> None:
    owner()
    settings.OPTIONS = replace(settings.OPTIONS, **{setting: 3})
    told = [Client().get(path) for _ in range(4)]
    assert 429 not in {each.status_code for each in told[:3]}
    assert told[3].status_code == 429
    assert told[3].headers["Retry-After"] == "60"
    assert Client(REMOTE_ADDR="203.0.113.7").get(path).status_code != 429
    assert Client().get("/account/login/").status_code == 200


def test_opening_the_page_of_checks_is_no_check(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, checks_per_minute=2, links_per_minute=8)
    opened = [Client().get("/verify/") for _ in range(5)]
    checked = [Client().post("/verify/") for _ in range(3)]
    assert {each.status_code for each in opened} == {200}
    assert [each.status_code for each in checked] == [200, 200, 429]
    assert Client().get("/verify/").status_code == 200, "who may check no more can still read the page"
    assert [Client().get("/verify/").status_code for _ in range(4)][-1] == 429


def test_the_many_addresses_of_one_household_count_as_one(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, api_per_minute=3)
    told = [Client(REMOTE_ADDR=f"2001:db8:1:2::{number:x}").get("/api/v1/me") for number in range(4)]
    assert told[3].status_code == 429
    assert Client(REMOTE_ADDR="2001:db8:1:3::1").get("/api/v1/me").status_code == 401
    assert told[3].json()["code"] == "too_many"
