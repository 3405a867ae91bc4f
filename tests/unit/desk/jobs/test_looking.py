"""Work in the background: counted for machines, listed for who looks after the desk, tried again by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_parties import browser_of, member, owner

from poedesk.desk.claims.course.packing import PACK
from poedesk.desk.config.running.works import WORKS
from poedesk.desk.jobs.looking import AGAIN, counted
from poedesk.desk.jobs.models import TITLES, Job
from poedesk.desk.jobs.work import TAKEN_FOR, ask, do_next
from poedesk.desk.trail.acting import store

pytestmark = pytest.mark.django_db


def fail(_key: str) -> None:
    message = "the disk is full"
    raise OSError(message)


@pytest.fixture
def failed(settings: Settings) -> Job:
    """Return a job that rests after its tries."""
    settings.OPTIONS = replace(settings.OPTIONS, job_tries=1)
    ask("seal", "a")
    do_next({"seal": fail})
    return Job.objects.get(kind="seal")


def test_what_waits_runs_and_failed_is_counted(failed: Job) -> None:
    for key in "bcd":
        ask("judge", key)
    Job.objects.filter(key="b").update(taken_until=timezone.now() + TAKEN_FOR)
    Job.objects.filter(key="c").update(asked_at=timezone.now() - timedelta(days=3))
    ask("done", "e")
    do_next({"done": lambda _key: None})
    told = counted()
    assert (told.waiting, told.running, told.failed) == (2, 1, 1)
    assert told.oldest.total_seconds() == pytest.approx(3 * 86400, abs=300)
    metrics = Client().get("/metrics").content.decode()
    assert "poedesk_jobs_waiting 2\n" in metrics
    assert "poedesk_jobs_running 1\n" in metrics
    assert "poedesk_jobs_failed 1\n" in metrics
    assert "poedesk_jobs_oldest_wait_seconds 259" in metrics
    assert failed.problem


def test_who_looks_after_the_desk_sees_what_failed_and_why(failed: Job) -> None:
    browser = browser_of(owner())
    assert 'href="/desk/jobs/"' in browser.get("/desk/").content.decode()
    page = browser.get("/desk/jobs/").content.decode()
    assert "OSError: the disk is full" in page
    assert f'action="/desk/jobs/{failed.pk}/again/"' in page
    assert "1 failed, 0 waiting, 0 running" in page


def test_every_kind_of_work_is_called_something() -> None:
    assert set(TITLES) == set(WORKS)
    ask(PACK, "1")
    page = browser_of(owner()).get("/desk/jobs/").content.decode()
    assert "Make the packet of a proof" in page
    assert PACK not in page


def test_a_failed_job_is_tried_again_by_hand_which_is_a_leaf(failed: Job) -> None:
    browser, done = browser_of(owner()), list[str]()
    before = store().size()
    page = browser.post(f"/desk/jobs/{failed.pk}/again/", follow=True).content.decode()
    assert "It is tried again now." in page
    leaves = [leaf.decode() for leaf in store().leaves(before, store().size())]
    assert [AGAIN in each and f"job:{failed.pk}" in each for each in leaves] == [True]
    assert do_next({"seal": done.append})
    assert done == ["a"]


def test_what_is_done_meanwhile_is_not_tried_again(failed: Job) -> None:
    browser = browser_of(owner())
    Job.objects.update(done_at=timezone.now())
    before = store().size()
    page = browser.post(f"/desk/jobs/{failed.pk}/again/", follow=True).content.decode()
    assert "It is done, or being done just now." in page
    assert store().size() == before


@pytest.mark.parametrize("role", ["incentives_admin", "viewer"])
def test_for_everybody_else_there_is_no_such_page(failed: Job, role: str) -> None:
    owner()
    browser = browser_of(member("Somebody Else", "partner", role))
    assert browser.get("/desk/jobs/").status_code == 404
    assert browser.post(f"/desk/jobs/{failed.pk}/again/").status_code == 404
    assert Job.objects.get().failed_at is not None
