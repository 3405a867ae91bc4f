"""The worker: what it looks at again and again is looked at again, whatever becomes of it."""

import threading

import pytest
import structlog

from poedesk.desk.config import working

pytestmark = pytest.mark.django_db


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
