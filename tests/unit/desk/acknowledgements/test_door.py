"""The link and the code: looking changes nothing, guessing is hopeless, an end is told calmly."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.desk_acknowledgements import asked, link, newest_code, proven

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements import asking
from poedesk.desk.acknowledgements.models import Acknowledgement, State
from poedesk.desk.acknowledgements.proving import AN_HOUR
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.mail.models import Mail
from poedesk.desk.trail.acting import store
from poedesk.paper.acknowledging.codes import TRIES

INSIDE = ("", "code/", "decline/", "pass-on/", "copy/", "take-back/", "document/", "pages/1/")


def again(one: Acknowledgement) -> Acknowledgement:
    return Acknowledgement.objects.get(pk=one.pk)


def send(browser: Client, one: Acknowledgement) -> str:
    """Ask for a code although one was sent a moment ago; return the page, or nothing."""
    row = again(one)
    row.codes = [(timezone.now() - timedelta(minutes=2)).isoformat() for _ in row.codes]
    row.save()
    return browser.post(link(one, "code/"), {"send": "1"}).content.decode()


def test_a_scanner_that_opens_every_link_changes_nothing_and_sees_nothing(one: Acknowledgement) -> None:
    before = (
        store().size(),
        Mail.objects.count(),
        str(Acknowledgement.objects.filter(pk=one.pk).values()[0]),
    )
    for rest in INSIDE:
        for answer in (Client().get(link(one, rest)), Client().head(link(one, rest))):
            assert answer.status_code in {200, 302, 405}
            assert one.name not in answer.content.decode()
            assert one.email not in answer.content.decode()
    after = (store().size(), Mail.objects.count(), str(Acknowledgement.objects.filter(pk=one.pk).values()[0]))
    assert after == before


@pytest.mark.parametrize("rest", INSIDE)
def test_a_link_that_is_not_known_says_so_and_no_more(one: Acknowledgement, rest: str) -> None:
    for token in ("0" * 64, one.token_hash, "x"):
        answer = Client().get(f"/acknowledge/{token}/{rest}")
        assert answer.status_code == 404
        assert "This link is not known" in answer.content.decode()


def test_the_code_opens_the_page_in_this_browser_alone(one: Acknowledgement) -> None:
    browser = proven(one)
    page = browser.get(link(one))
    assert "Sign and send" in page.content.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert "Send me a code" in Client().get(link(one)).content.decode()
    assert newest_code(one).replace(" ", "") not in str(again(one).code)


def test_wrong_codes_are_counted_across_browsers_until_even_the_right_one_fails(one: Acknowledgement) -> None:
    Client().post(link(one, "code/"), {"send": "1"})
    right = newest_code(one)
    wrong = "0000 0000" if right != "0000 0000" else "1111 1111"
    for _ in range(TRIES):
        page = Client().post(link(one, "code/"), {"code": wrong}).content.decode()
    assert "too many wrong codes" in page
    assert wrong in page, "what was typed stays"
    assert "too many wrong codes" in Client().post(link(one, "code/"), {"code": right}).content.decode()


def test_a_code_ends_and_only_the_newest_counts(one: Acknowledgement) -> None:
    browser = Client()
    send(browser, one)
    first = newest_code(one)
    send(browser, one)
    if newest_code(one) != first:
        assert "This is not the code" in browser.post(link(one, "code/"), {"code": first}).content.decode()
    row = again(one)
    assert row.code is not None
    row.code["expires_at"] = (timezone.now() - timedelta(seconds=1)).isoformat()
    row.save()
    answer = browser.post(link(one, "code/"), {"code": newest_code(one)})
    assert "does not hold any more" in answer.content.decode()


def test_pressing_the_button_twice_sends_one_code_and_pressing_often_sends_few(one: Acknowledgement) -> None:
    browser = Client()
    for _ in range(2):
        page = browser.post(link(one, "code/"), {"send": "1"}).content.decode()
    assert "A code was sent a moment ago" in page
    assert Mail.objects.filter(subject__contains="code").count() == 1
    for _ in range(AN_HOUR):
        page = send(browser, one)
    assert "Too many codes" in page
    assert Mail.objects.filter(subject__contains="code").count() == AN_HOUR


def test_after_two_hours_a_new_code_is_asked_for_and_what_was_typed_is_there_again(
    one: Acknowledgement,
) -> None:
    browser = proven(one)
    session = browser.session
    old = (timezone.now() - timedelta(hours=2, minutes=1)).isoformat()
    session["acknowledgement:proven"] = {str(one.id): old}
    session.save()
    answer = browser.post(link(one), {"way": "typed", "typed": "Maja L"}, follow=True)
    assert "What you entered is kept" in answer.content.decode()
    send(browser, one)
    page = browser.post(link(one, "code/"), {"code": newest_code(one)}, follow=True).content.decode()
    assert 'value="Maja L"' in page


def test_each_end_has_its_calm_page(partner: Actor, engagement: Engagement, one: Acknowledgement) -> None:
    browser = proven(one)
    ends = {
        State.WITHDRAWN: "This request was withdrawn",
        State.DECLINED: "You declined",
        State.FORWARDED: "You passed this request on",
        State.RETURNED: "Your signed copy has arrived",
        State.EXPIRED: "This request has ended",
        State.OPTED_OUT: "You took your acknowledgement back",
    }
    for state, told in ends.items():
        Acknowledgement.objects.filter(pk=one.pk).update(state=state)
        for each in (browser, Client()):
            page = each.get(link(one, "decline/"), follow=True)
            assert page.status_code == 200
            assert told in page.content.decode()
            assert "Sign and send" not in page.content.decode()
    assert asked(partner, engagement).id != one.id


def test_what_was_withdrawn_or_ran_out_is_not_signed_in_another_tab(
    partner: Actor, one: Acknowledgement
) -> None:
    browser = proven(one)
    Acknowledgement.objects.filter(pk=one.pk).update(expires_at=timezone.now())
    page = browser.post(link(one), {"way": "typed", "typed": one.name, "agree": "on"}, follow=True)
    assert "This request has ended" in page.content.decode()
    Acknowledgement.objects.filter(pk=one.pk).update(expires_at=timezone.now() + timedelta(days=1))
    asking.withdraw(partner, one.id, "")
    page = browser.post(link(one), {"way": "typed", "typed": one.name, "agree": "on"}, follow=True)
    assert "This request was withdrawn" in page.content.decode()
    assert again(one).record == ""


@pytest.mark.parametrize("back", [timedelta(hours=1), timedelta(days=1)])
def test_after_the_clock_was_set_back_a_new_code_lets_the_person_sign(
    one: Acknowledgement, monkeypatch: pytest.MonkeyPatch, back: timedelta
) -> None:
    browser, real = proven(one), timezone.now
    monkeypatch.setattr(timezone, "now", lambda: real() - back)
    signing = {"way": "typed", "typed": one.name, "agree": "on"}
    page = browser.post(link(one), signing).content.decode()
    assert "The clock of this desk was set back" in page
    assert f'value="{one.name}"' in page
    Mail.objects.all().delete()  # the first code seems the newer one
    browser.post(link(one, "code/"), {"send": "1"})
    browser.post(link(one, "code/"), {"code": newest_code(one)})
    assert "You acknowledged the work" in browser.post(link(one), signing, follow=True).content.decode()
