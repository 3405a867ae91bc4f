"""Jobs: asked for within an act, done once, begun again when a worker died."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.fixtures import Settings

from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import TAKEN_FOR, ask, do_next, let_go

pytestmark = pytest.mark.django_db


def test_a_job_is_done_once() -> None:
    done: list[str] = []
    ask("count", "a")
    assert do_next({"count": done.append})
    assert not do_next({"count": done.append})
    assert done == ["a"]


def test_jobs_are_done_in_the_order_in_which_they_were_asked_for() -> None:
    done: list[str] = []
    for key in "abc":
        ask("count", key)
    while do_next({"count": done.append}):
        pass
    assert done == ["a", "b", "c"]


def test_what_waits_already_is_asked_for_once() -> None:
    ask("count", "a")
    ask("count", "a")
    assert Job.objects.count() == 1


def test_a_job_of_an_act_that_failed_was_never_asked_for() -> None:
    def fail() -> None:
        with transaction.atomic():
            ask("count", "a")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Job.objects.exists()


def fail(_key: str) -> None:
    message = "the disk is full"
    raise OSError(message)


def pauses_of(job: Job) -> float:
    """Return the seconds for which a job is put off, and let them pass."""
    job.refresh_from_db()
    assert job.not_before is not None
    left = (job.not_before - timezone.now()).total_seconds()
    assert not do_next({job.kind: fail}), "nobody tries it before"
    Job.objects.update(not_before=timezone.now())
    return left


def test_a_job_that_fails_is_tried_again_after_growing_pauses_and_then_rests(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, job_tries=4, job_pause_seconds=1000)
    ask("count", "a")
    pauses = []
    for _ in range(3):
        assert do_next({"count": fail})
        pauses.append(pauses_of(Job.objects.get()))
    assert pauses == pytest.approx([1000, 4000, 16000], abs=300)
    assert do_next({"count": fail})
    rests = Job.objects.get()
    assert rests.failed_at is not None
    assert rests.problem == "OSError: the disk is full"
    assert not do_next({"count": fail})


def test_no_pause_is_longer_than_a_day(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, job_tries=100, job_pause_seconds=50_000)
    ask("count", "a")
    Job.objects.update(tries=98)
    assert do_next({"count": fail})
    assert pauses_of(Job.objects.get()) == pytest.approx(24 * 3600, abs=300)


def test_a_job_that_failed_once_is_done_at_the_next_try() -> None:
    done: list[str] = []
    ask("count", "a")
    do_next({"count": fail})
    Job.objects.update(not_before=timezone.now())
    assert do_next({"count": done.append})
    job = Job.objects.get()
    assert (done, job.problem, job.failed_at) == (["a"], "", None)
    assert job.done_at is not None


def test_what_failed_is_tried_at_once_when_its_act_is_done_again(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, job_tries=1)
    done: list[str] = []
    ask("count", "a")
    do_next({"count": fail})
    assert not do_next({"count": done.append})
    ask("count", "a")
    assert do_next({"count": done.append})
    assert done == ["a"]


def test_what_is_asked_for_while_it_fails_is_tried_at_once() -> None:
    done: list[str] = []

    def first(key: str) -> None:
        ask("count", key)
        raise OSError

    ask("count", "a")
    do_next({"count": first})
    assert do_next({"count": done.append})
    assert done == ["a"]


def test_a_job_that_kills_every_worker_rests_in_the_end(settings: Settings) -> None:
    settings.OPTIONS = replace(settings.OPTIONS, job_tries=2)
    ask("count", "a")
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            do_next({"count": interrupted})
        let_go()
    job = Job.objects.get()
    assert job.failed_at is not None
    assert job.problem == "The worker died while it did this."


def interrupted(_key: str) -> None:
    raise KeyboardInterrupt


def test_a_job_that_fails_does_not_hold_up_the_others() -> None:
    done: list[str] = []
    ask("fail", "a")
    ask("count", "b")

    while do_next({"fail": fail, "count": done.append}):
        pass
    assert done == ["b"]


def test_a_job_is_one_workers_until_its_time_is_over() -> None:
    done: list[str] = []
    ask("count", "a")
    Job.objects.update(taken_until=timezone.now() + TAKEN_FOR)
    assert not do_next({"count": done.append})
    Job.objects.update(taken_until=timezone.now() - timedelta(seconds=1))
    assert do_next({"count": done.append})
    assert done == ["a"]


def test_what_is_asked_for_while_it_is_done_is_done_once_more() -> None:
    done: list[str] = []

    def count(key: str) -> None:
        done.append(key)
        if len(done) == 1:
            ask("count", key)

    ask("count", "a")
    while do_next({"count": count}):
        pass
    assert done == ["a", "a"]


def test_a_lane_leaves_the_jobs_of_others_alone() -> None:
    done: list[str] = []
    ask("long", "a")
    ask("quick", "b")
    assert do_next({"quick": done.append})
    assert not do_next({"quick": done.append})
    assert done == ["b"]


def test_a_worker_frees_what_a_dead_one_had_taken() -> None:
    done: list[str] = []
    ask("count", "a")
    Job.objects.update(taken_until=timezone.now() + TAKEN_FOR)
    assert let_go() == 1
    assert do_next({"count": done.append})
