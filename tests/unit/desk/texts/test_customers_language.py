"""What the customer's person sees in another language, in each state of the request, has no English word.

The document itself and the texts of the policy that ask for initials are quoted: they are marked as English.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_acknowledgements import PUBLIC, asked, link, newest_code, person_of, proven, undrawn
from tests.desk_engagements import engagement_of
from tests.desk_english import english, english_mails
from tests.desk_parties import browser_of, owner

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements import asking
from poedesk.desk.acknowledgements.models import Acknowledgement, Shown, State
from poedesk.desk.acknowledgements.sealing import seal_signed
from poedesk.desk.engagements.models import Engagement
from poedesk.paper.acknowledging.codes import TRIES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_it")]

WORDS = "Zzyzx qqrst."
"""What people type here: no English word."""

TYPED = {"Ana Weber", WORDS, WORDS.rstrip("."), "Xerxes Quux", "CQO", "GA"}

INSIDE = ("", "code/", "decline/", "pass-on/", "copy/", "take-back/", "document/")

Do = Callable[[Acknowledgement, Client], Any]
"""What the person, who has shown the code, does."""


@pytest.fixture
def partner() -> Actor:
    return owner()


@pytest.fixture
def one(partner: Actor) -> Acknowledgement:
    """Return a request with disclosures, whose first page has no picture and whose second has one."""
    made = asked(partner, engagement_of(partner, PUBLIC), WORDS)
    pages = [
        {"sha256": "", "text": "Page in English"},
        {"sha256": "0" * 64, "media_type": "image/png", "width": 1, "height": 1, "text": "Another page"},
    ]
    Shown.objects.filter(pk=made.sha256).update(pages=pages)
    return made


def left(page: str, one: Acknowledgement) -> list[str]:
    """Return what of a page is English."""
    return english(page, {*TYPED, one.name, one.title, one.organisation.name})


def signing(one: Acknowledgement, **more: str) -> dict[str, Any]:
    return {"way": "typed", "typed": one.name, "initials_1": "GA", "agree": "on", **more}


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def forms(one: Acknowledgement) -> list[tuple[str, dict[str, Any]]]:
    """Return what is sent with something wrong: where, and what."""
    somebody = {"name": "Xerxes Quux", "title": "CQO"}
    return [
        ("code/", {}),
        ("code/", {"code": "x"}),
        ("", {}),
        ("", signing(one, way="stamped")),
        ("", signing(one, typed="Xerxes Quux", initials_1="QQQ")),
        ("", signing(one, initials_1="9" * 11, typed="9" * 201)),
        ("", signing(one, way="drawn")),
        ("", signing(one, way="drawn", strokes="[[[0.1,0.1],[0.11,0.1]]]")),
        ("", signing(one, way="drawn", strokes="[")),
        ("", signing(one, way="uploaded")),
        ("", {**signing(one, way="uploaded"), "picture": file("a.png", b"")}),
        ("", {**signing(one, way="uploaded"), "picture": file("a.png", b"no picture")}),
        ("", {**signing(one, way="uploaded"), "picture": file("a.pdf", b"%PDF-1.7 broken")}),
        ("decline/", {}),
        ("decline/", {"reason": "9" * 2001}),
        ("pass-on/", {}),
        ("pass-on/", {"name": "\x07", "title": "\u202e", "email": "nobody"}),
        ("pass-on/", {"name": "9" * 201, "title": "9" * 201, "email": "9" * 400 + "@9.example"}),
        ("pass-on/", {**somebody, "email": one.email}),
        ("pass-on/", {**somebody, "email": "ana@northwind.example"}),
        ("copy/", {}),
        ("copy/", {"file": file("a.pdf", b"")}),
        ("copy/", {"file": file("a.pdf", b"no document")}),
    ]


def test_a_link_that_is_not_known() -> None:
    for rest in INSIDE:
        page = Client().get(f"/acknowledge/{'0' * 64}/{rest}")
        assert page.status_code == 404
        assert english(page.content.decode(), TYPED) == []


def test_who_has_no_code_yet(one: Acknowledgement) -> None:
    browser = Client()
    browser.post(link(one, "decline/"), {"reason": WORDS})  # it is kept, and the page says so
    for rest in ("", "code/"):
        assert left(browser.get(link(one, rest)).content.decode(), one) == []


def test_codes_that_do_not_open_the_page(one: Acknowledgement) -> None:
    browser = Client()
    pages = [browser.post(link(one, "code/"), {"send": "1"}, follow=True) for _ in range(2)]  # too soon again
    right = newest_code(one)
    pages.append(browser.post(link(one, "code/"), {"code": right}, follow=True))
    pages.append(browser.post(link(one, "code/"), {"code": right}))  # was used
    Acknowledgement.objects.filter(pk=one.pk).update(codes=[])
    browser.post(link(one, "code/"), {"send": "1"})
    wrong = "0000 0000" if newest_code(one) != "0000 0000" else "1111 1111"
    pages += [browser.post(link(one, "code/"), {"code": wrong}) for _ in range(TRIES + 1)]
    Acknowledgement.objects.filter(pk=one.pk).update(codes=[timezone.now().isoformat()] * 99)
    pages.append(browser.post(link(one, "code/"), {"send": "1"}))
    assert {each.status_code for each in pages} == {200}
    assert [told for each in pages for told in left(each.content.decode(), one)] == []


def test_the_document_and_what_can_be_done_with_it(one: Acknowledgement) -> None:
    browser = proven(one)
    for rest in INSIDE[:-1]:
        page = browser.get(link(one, rest), follow=True).content.decode()
        assert left(page, one) == [], rest
    page = browser.get(link(one)).content.decode()
    assert '<p class="ack-words" lang="en">Page in English</p>' in page


def test_what_is_wrong_in_a_form(one: Acknowledgement, settings: Settings) -> None:
    browser = proven(one)
    told = []
    for rest, given in forms(one):
        page = browser.post(link(one, rest), given)
        assert page.status_code == 200, (rest, given)
        assert "govuk-error-summary" in page.content.decode(), (rest, given)
        told += [(rest, given, each) for each in left(page.content.decode(), one)]
    settings.OPTIONS = replace(settings.OPTIONS, upload_bytes=1 << 20)
    page = browser.post(link(one, "copy/"), {"file": file("a.pdf", b"%PDF-" + bytes(1 << 20))})
    told += [("copy/", {}, each) for each in left(page.content.decode(), one)]
    assert not told, told


def _signed(one: Acknowledgement, browser: Client) -> None:
    browser.post(link(one), signing(one))


def _sealed(one: Acknowledgement, browser: Client) -> None:
    _signed(one, browser)
    seal_signed(str(one.id))


def _taken_back(one: Acknowledgement, browser: Client) -> None:
    _sealed(one, browser)
    browser.post(link(one, "take-back/"), {"reason": WORDS})


def _returned(one: Acknowledgement, browser: Client) -> None:
    browser.post(link(one, "copy/"), {"file": file("a.pdf", b"%PDF-1.7 signed")})


def _declined(one: Acknowledgement, browser: Client) -> None:
    browser.post(link(one, "decline/"), {"reason": WORDS})


def _passed_on(one: Acknowledgement, browser: Client) -> None:
    whom = {"name": "Xerxes Quux", "title": "CQO", "email": f"xerxes@{one.email.partition('@')[2]}"}
    browser.post(link(one, "pass-on/"), whom)


def _withdrawn(one: Acknowledgement, _browser: Client) -> None:
    browser_of(_asker(one)).post(f"/acknowledgements/{one.id}/withdraw/", {"reason": WORDS})


def _asker(one: Acknowledgement) -> Actor:
    return Actor(one.asked_by_id, "", one.organisation_id, "partner", "incentives_admin")


def _expired(one: Acknowledgement, _browser: Client) -> None:
    Acknowledgement.objects.filter(pk=one.pk).update(expires_at=timezone.now() - timedelta(minutes=1))


def _swept(one: Acknowledgement, browser: Client) -> None:
    _expired(one, browser)
    asking.expire(one.id, timezone.now())


ENDS: dict[str, tuple[State, Do]] = {
    "signed": (State.ACKNOWLEDGED, _signed),
    "sealed": (State.ACKNOWLEDGED, _sealed),
    "taken back": (State.OPTED_OUT, _taken_back),
    "a signed copy sent": (State.RETURNED, _returned),
    "declined": (State.DECLINED, _declined),
    "passed on": (State.FORWARDED, _passed_on),
    "withdrawn": (State.WITHDRAWN, _withdrawn),
    "over": (State.ASKED, _expired),
    "over and noted": (State.EXPIRED, _swept),
}


@pytest.mark.parametrize("end", ENDS)
def test_a_request_that_is(end: str, one: Acknowledgement) -> None:
    browser = proven(one)
    state, act = ENDS[end]
    act(one, browser)
    one.refresh_from_db()
    assert one.state == state
    for who in (browser, Client()):
        for rest in INSIDE[:-1]:
            assert left(who.get(link(one, rest), follow=True).content.decode(), one) == [], rest
        for rest, given in (("", signing(one)), ("take-back/", {}), ("code/", {"send": "1"})):
            assert left(who.post(link(one, rest), given, follow=True).content.decode(), one) == [], rest
    page = browser_of(_asker(one)).get(f"/engagements/{one.engagement_id}/acknowledgements/")
    assert left(page.content.decode(), one) == []
    assert english_mails({*TYPED, one.name, one.title, one.organisation.name}) == []


def test_what_the_partner_is_shown_before_anything_is_sent(partner: Actor) -> None:
    engagement = engagement_of(partner, PUBLIC)
    engagement = Engagement.objects.of(partner).select_related("organisation").get(pk=engagement.pk)
    whom = person_of(engagement, email="office@elsewhere.example")
    undrawn(engagement, whom)
    given = {"name": whom.name, "title": whom.title, "email": whom.email, "message": WORDS, "step": "preview"}
    page = browser_of(partner).post(f"/engagements/{engagement.id}/acknowledgements/ask/", given)
    typed = {*TYPED, whom.name, whom.title, engagement.organisation.name}
    assert english(page.content.decode(), typed) == []
