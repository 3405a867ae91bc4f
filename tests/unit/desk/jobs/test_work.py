"""Jobs: asked for within an act, done once, begun again when a worker died."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import TAKEN_FOR, TRIES, ask, do_next, let_go

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


def test_a_job_that_fails_is_tried_again_and_then_waits_for_a_person() -> None:
    tried: list[str] = []

    def fail(key: str) -> None:
        tried.append(key)
        message = "the disk is full"
        raise OSError(message)

    ask("count", "a")
    while do_next({"count": fail}):
        pass
    assert len(tried) == TRIES
    assert Job.objects.get().problem == "OSError: the disk is full"


def test_a_job_that_fails_does_not_hold_up_the_others() -> None:
    done: list[str] = []
    ask("fail", "a")
    ask("count", "b")

    def fail(_key: str) -> None:
        raise ValueError

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


def test_a_worker_frees_what_a_dead_one_had_taken() -> None:
    done: list[str] = []
    ask("count", "a")
    Job.objects.update(taken_until=timezone.now() + TAKEN_FOR)
    assert let_go() == 1
    assert do_next({"count": done.append})
