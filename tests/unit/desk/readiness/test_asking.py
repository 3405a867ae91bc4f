"""What an assessment depends on: when any of it changes, what was judged before is judged again."""

import html
import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.desk_calling import Program
from tests.desk_claims import judged, partner, ready, reviewer, with_document
from tests.desk_parties import browser_of

from poedesk.desk.accounts.may import Actor
from poedesk.desk.accounts.services import Refused
from poedesk.desk.claims import services
from poedesk.desk.engagements.models import Engagement
from poedesk.desk.jobs.models import Job
from poedesk.desk.readiness import asking
from poedesk.desk.readiness.asking import JUDGE, hash_of
from poedesk.desk.readiness.models import Assessment
from poedesk.proof.policy.listing import FOLDER

pytestmark = pytest.mark.django_db

OWN_LIST = """\
accepted_templates:
  - fingerprint: "0000000000000000000000000000000000000000000000000000000000000000"
    version: of this test
    accepted_from: 2026-01-01
"""


@pytest.fixture
def actor() -> Actor:
    """Return a partner's incentives admin."""
    return partner()


@pytest.fixture
def engagement(actor: Actor) -> Engagement:
    """Return an engagement that was judged."""
    return ready(actor)


def waiting(engagement: Engagement) -> bool:
    return Job.objects.filter(kind=JUDGE, key=str(engagement.id), done_at=None).exists()


def test_the_same_is_the_same(engagement: Engagement) -> None:
    day = timezone.localdate()
    assert hash_of(engagement, day) == hash_of(Engagement.objects.of_anybody("a test").get(), day)


def test_another_day_may_have_another_answer(engagement: Engagement) -> None:
    day = timezone.localdate()
    assert hash_of(engagement, day) != hash_of(engagement, day + timedelta(days=1))


def test_another_document_may_have_another_answer(engagement: Engagement) -> None:
    day = timezone.localdate()
    before = hash_of(engagement, day)
    with_document(engagement, "another", "another.pdf")
    assert hash_of(engagement, day) != before


@pytest.mark.parametrize("version", ["READER_VERSION", "FINDER_VERSION"])
def test_what_other_readers_or_finders_judged_is_judged_again(
    actor: Actor, engagement: Engagement, version: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reviewer()
    browser = browser_of(actor)
    browser.get(f"/engagements/{engagement.id}/")
    assert not waiting(engagement)
    monkeypatch.setattr(asking, version, "of tomorrow")
    assert "It is being judged as it is now" in browser.get(f"/engagements/{engagement.id}/").content.decode()
    assert waiting(engagement)
    with pytest.raises(Refused, match="being judged"):
        services.submit(actor, engagement.id, engagement.revision, ticked=True)


def test_what_other_rules_judged_is_judged_again(
    engagement: Engagement, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    day = timezone.localdate()
    before = hash_of(engagement, day)
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert hash_of(engagement, day) == before
    (tmp_path / "microsoft-cpor.yaml").write_text(OWN_LIST)
    assert hash_of(engagement, day) != before


def test_a_programme_without_rules_is_no_fault(engagement: Engagement) -> None:
    engagement.answers = {**engagement.answers, "programme": "none-such"}
    assert hash_of(engagement, timezone.localdate())


def test_whoever_waits_for_what_was_given_up_is_told(actor: Actor, engagement: Engagement) -> None:
    with_document(engagement, "another")
    asking.judge_anew(engagement)
    Job.objects.update(failed_at=timezone.now(), problem="OSError: the disk is full")
    page = browser_of(actor).get(f"/engagements/{engagement.id}/readiness/").content.decode()
    assert "It could not be judged: something of this desk failed." in page
    assert "the disk is full" not in page
    assert "data-waits" not in page
    told = Program(actor).call("GET", f"/engagements/{engagement.id}/readiness").json()
    assert not told["waiting"]
    assert "It could not be judged" in told["problem"]
    assert told["verdict"] is None, "what was judged before says nothing of the document that came"
    assert told["assessment"] is None
    assert "Approvable" not in page


def test_what_was_given_up_is_tried_again_when_somebody_submits(actor: Actor, engagement: Engagement) -> None:
    with_document(engagement, "another")
    asking.judge_anew(engagement)
    Job.objects.update(failed_at=timezone.now(), tries=9)
    asking.judge_if_stale(engagement)
    assert Job.objects.get(kind=JUDGE, done_at=None).failed_at is not None
    reviewer()
    with pytest.raises(Refused, match="It is being judged as it is now"):
        services.submit(actor, engagement.id, engagement.revision, ticked=True)
    assert Job.objects.get(kind=JUDGE, done_at=None).failed_at is None


def test_a_program_is_told_no_verdict_of_before_a_change_and_need_not_ask_for_a_new_one(
    actor: Actor, engagement: Engagement
) -> None:
    program = Program(actor)
    path = f"/engagements/{engagement.id}/readiness"
    now = program.call("GET", path).json()
    assert (now["waiting"], now["verdict"]) == (False, "approvable")
    assert not waiting(engagement)
    with_document(engagement, "another")
    told = program.call("GET", path).json()
    assert told["waiting"]
    assert (told["verdict"], told["judged_at"], told["assessment"]) == (None, None, None)
    assert waiting(engagement), "what is told to wait for is asked for"


def test_what_was_judged_yesterday_is_judged_again_when_a_program_asks(
    actor: Actor, engagement: Engagement
) -> None:
    yesterday = hash_of(engagement, timezone.localdate() - timedelta(days=1))
    Assessment.objects.of(actor).update(given=yesterday)
    told = Program(actor).call("GET", f"/engagements/{engagement.id}/readiness").json()
    assert (told["waiting"], told["verdict"]) == (True, None)
    assert waiting(engagement)


@pytest.mark.parametrize("given_up", [False, True])
def test_nothing_that_was_judged_before_a_change_is_shown_as_now(
    actor: Actor, engagement: Engagement, *, given_up: bool
) -> None:
    browser = browser_of(actor)
    assert "Approvable" in browser.get(f"/engagements/{engagement.id}/").content.decode()
    assert "1 approvable engagement to submit" in browser.get("/").content.decode()
    with_document(engagement, "another")
    asking.judge_anew(engagement)
    if given_up:
        Job.objects.update(failed_at=timezone.now(), tries=9)
    page = browser.get(f"/engagements/{engagement.id}/").content.decode()
    assert "Approvable" not in page
    assert "1 of 1 met" not in page
    assert "The acknowledgement is good for filing until" not in page
    assert "Good for filing until" not in page
    row = browser.get("/engagements/").content.decode()
    assert "Not judged yet" in row
    assert "govuk-tag--green" not in row
    assert "No engagement is like that" in browser.get("/engagements/?show=ready").content.decode()
    home = browser.get("/").content.decode()
    assert "approvable engagement" not in home
    assert "1 engagement to finish" in home
    assert Program(actor).call("GET", "/engagements?show=ready").json()["items"] == []


def test_a_page_that_watches_is_told_when_a_colleague_changed_something_and_not_before(
    actor: Actor, engagement: Engagement
) -> None:
    browser = browser_of(actor)
    page = browser.get(f"/engagements/{engagement.id}/").content.decode()
    assert "was changed since the page was opened" not in page
    (watches,) = re.findall(r'data-watches="([^"]+)"', page)
    watched = html.unescape(watches)
    assert browser.get(watched).status_code == 204
    with_document(engagement, "another", "another.pdf")
    asking.judge_anew(engagement)  # as whoever adds a document does
    told = browser.get(watched).content.decode()
    assert "This engagement was changed since the page was opened" in told
    assert "It is being judged as it is now" in told
    (waits,) = re.findall(r'data-waits="([^"]+)"', told)
    engagement.documents.filter(name="another.pdf").delete()
    assert browser.get(watched).status_code == 204, "it is as it was"
    told = browser.get(html.unescape(waits)).content.decode()
    assert "This engagement was changed since the page was opened" in told
    assert "It is being judged" not in told


def test_an_open_page_that_nobody_changed_says_after_midnight_that_it_is_of_another_day_and_asks_for_nothing(
    actor: Actor, engagement: Engagement
) -> None:
    browser = browser_of(actor)
    page = browser.get(f"/engagements/{engagement.id}/").content.decode()
    (watches,) = re.findall(r'data-watches="([^"]+)"', page)
    yesterday = hash_of(engagement, timezone.localdate() - timedelta(days=1))
    Assessment.objects.of(actor).update(given=yesterday)
    told = browser.get(html.unescape(watches)).content.decode()
    assert "was changed since the page was opened" not in told
    assert "It was judged on another day, or by other rules" in told
    assert "It is being judged" not in told
    assert "Approvable" not in told
    assert not waiting(engagement), "who only looks asks for nothing"
    (watches,) = re.findall(r'data-watches="([^"]+)"', told)
    assert browser.get(html.unescape(watches)).status_code == 204, "it is told once"
    browser.get(f"/engagements/{engagement.id}/")
    assert waiting(engagement), "who opens the page has it judged"
    judged(engagement)
    told = browser.get(html.unescape(watches)).content.decode()
    assert "Approvable" in told
    assert "was changed since the page was opened" not in told
    assert "judged on another day" not in told
