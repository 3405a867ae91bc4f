"""The worker gives signs of life; who watches and who looks after the desk are told when it does not."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import cast

import pytest
from django.conf import settings as chosen
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from tests.desk_parties import browser_of, member, owner

from poedesk.desk.config.running.works import MOMENTS
from poedesk.desk.jobs.alive import life, sign_life
from poedesk.desk.jobs.models import Sign
from poedesk.desk.jobs.work import ask, do_next


def fail(_key: str) -> None:
    message = "the disk is full"
    raise OSError(message)


pytestmark = pytest.mark.django_db


def seen(ago: timedelta) -> datetime:
    """Have the worker seen some time ago; return when."""
    at = timezone.now() - ago
    Sign.objects.update_or_create(pk=1, defaults={"at": at})
    return at


def test_a_worker_that_never_lived_is_silent() -> None:
    assert (life().seen, life().silent) == (None, True)


def test_the_worker_signs_and_is_alive() -> None:
    assert MOMENTS["life"]() is False, "it is not asked again at once"
    told = life()
    assert not told.silent
    assert timezone.now() - cast("datetime", told.seen) < timedelta(seconds=10)


def test_it_signs_anew_before_it_counts_as_silent_and_writes_no_more_than_that() -> None:
    limit = chosen.OPTIONS.worker_silent_seconds
    young = seen(timedelta(seconds=limit / 8))
    sign_life()
    assert life().seen == young
    old = seen(timedelta(seconds=limit / 2))
    sign_life()
    assert cast("datetime", life().seen) > old
    assert Sign.objects.count() == 1


def test_a_sign_from_a_clock_that_was_set_back_is_renewed() -> None:
    ahead = seen(timedelta(days=-1))
    sign_life()
    assert cast("datetime", life().seen) < ahead


def test_how_long_it_may_be_silent_is_a_setting(settings: Settings) -> None:
    seen(timedelta(minutes=5))
    assert life().silent
    settings.OPTIONS = replace(settings.OPTIONS, worker_silent_seconds=600)
    assert not life().silent


def test_a_desk_without_a_worker_is_not_ready_and_says_since_when(client: Client) -> None:
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["problems"] == ["worker: it never gave a sign of life"]
    at = f"{seen(timedelta(hours=1)):%Y-%m-%dT%H:%M:%SZ}"
    answer = client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["problems"] == [f"worker: no sign of life since {at}"]
    assert answer.json()["worker_seen_at"] == at
    assert "poedesk_worker_silent_seconds 3600\n" in client.get("/metrics").content.decode()


def test_whoever_looks_after_the_desk_is_told_on_the_first_page() -> None:
    first = owner()
    at = seen(timedelta(hours=1))
    for path in ("/", "/desk/jobs/"):
        page = browser_of(first).get(path).content.decode()
        assert f"The worker has not been alive since {at:%-d %B %Y, %H:%M} UTC." in page
    other = member("Northwind Partners", "partner", "incentives_admin")
    assert "The worker" not in browser_of(other).get("/").content.decode()
    sign_life()
    assert "The worker" not in browser_of(first).get("/").content.decode()


def test_work_that_failed_is_told_on_the_first_page(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, job_tries=1)
    first = owner()
    assert "in the background failed" not in browser_of(first).get("/").content.decode()
    ask("seal", "a")
    do_next({"seal": fail})
    assert "1 job in the background failed" in browser_of(first).get("/").content.decode()


def test_a_worker_that_died_before_the_clock_was_set_back_does_not_count_as_alive() -> None:
    seen(timedelta(hours=-1))
    assert life().silent
