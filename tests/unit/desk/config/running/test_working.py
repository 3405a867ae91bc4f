"""The worker: what it looks at again and again is looked at again, whatever becomes of it."""

import threading

import pytest
import structlog

from poedesk.desk.config.running import working
from poedesk.desk.config.running.works import LONG, MOMENTS, QUICK
from poedesk.desk.jobs.models import Job
from poedesk.desk.jobs.work import ask, do_next

PATIENCE = 60.0


def test_a_worker_that_cannot_be_started_is_started_later(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, ended = threading.Event(), threading.Event()

    def none(*_command: object, **_how: object) -> None:
        (ended if asked.is_set() else asked).set()
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("subprocess.Popen", none)
    monkeypatch.setattr(working, "_SICK", 0.01)
    with working.Worker():
        assert asked.wait(PATIENCE)
        assert ended.wait(PATIENCE), "it is tried again"


@pytest.mark.django_db(transaction=True)
def test_a_quick_job_does_not_wait_behind_a_long_one_and_a_stop_waits_for_both() -> None:
    began, finish, done, stopped = (threading.Event() for _ in range(4))

    def long(_key: str) -> None:
        began.set()
        assert finish.wait(PATIENCE)

    moments = {
        "quick jobs": lambda: do_next({"quick": lambda _key: done.set()}),
        "long jobs": lambda: do_next({"long": long}),
    }
    ask("long", "twenty documents")
    worker = threading.Thread(target=working.work, args=(moments, stopped))
    worker.start()
    assert began.wait(PATIENCE)
    ask("quick", "a seal")
    assert done.wait(PATIENCE), "it is done while the long one runs"
    assert Job.objects.get(kind="long").done_at is None
    stopped.set()
    worker.join(0.5)
    assert worker.is_alive(), "what runs is finished before the worker ends"
    finish.set()
    worker.join(PATIENCE)
    assert not worker.is_alive()
    assert not Job.objects.filter(done_at=None).exists()


def test_sealing_and_mails_have_lanes_of_their_own() -> None:
    assert not QUICK.keys() & LONG.keys()
    assert {"quick jobs", "long jobs", "mails"} <= MOMENTS.keys()


@pytest.mark.django_db
def test_what_fails_in_a_way_nobody_thought_of_is_told_and_done_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("_BREATH", "_SICK"):
        monkeypatch.setattr(working, name, 0.001)
    stopped, looks = threading.Event(), [0]

    def once() -> bool:
        looks[0] += 1
        if looks[0] == 1:
            raise ZeroDivisionError
        stopped.set()
        return False

    with structlog.testing.capture_logs() as told:
        working._again(once, stopped)
    assert looks == [2]
    assert [each["event"] for each in told] == ["worker"]
