"""Tasks asked of the child besides reading: the same limits, and a breach is named."""

from pathlib import Path

import pytest

from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, Seam, TaskFailed

HERE = str(Path(__file__).parent / "misbehaving")
SEAM = Seam(tasks={"count": "counts", "fail": "fails", "gone": "is_not_there"}, path=(HERE,))
LIMITS = Limits(wall_seconds=3, answer_bytes=1_000_000)


def test_a_task_answers_with_a_json_object() -> None:
    with Sandbox(LIMITS, SEAM) as sandbox:
        answer = sandbox.ask(b"a, b, c", "terms.txt", "count", {"sign": ","})
    assert answer == {"name": "terms.txt", "count": 2, "pages": 2000}


def test_reading_and_tasks_share_a_warm_child() -> None:
    with Sandbox(LIMITS, SEAM) as sandbox:
        assert sandbox.read(b"a, b", "terms.txt").read is Read.COMPLETE
        child = sandbox._child
        assert sandbox.ask(b"a, b", "terms.txt", "count", {"sign": ","})["count"] == 1
        assert sandbox._child is child


@pytest.mark.parametrize(
    ("task", "way", "named"),
    [
        ("fail", "raises", "ValueError: cannot do it to terms.txt"),
        ("fail", "an object", "no JSON value"),
        ("gone", "raises", "ModuleNotFoundError"),
        ("unheard", "raises", "there is no task 'unheard'; known are count, fail, gone"),
    ],
)
def test_a_task_that_fails_says_why_and_leaves_the_child_alone(task: str, way: str, named: str) -> None:
    with Sandbox(LIMITS, SEAM) as sandbox:
        sandbox.ask(b"", "terms.txt", "count", {"sign": ","})
        child = sandbox._child
        with pytest.raises(TaskFailed, match=named):
            sandbox.ask(b"a, b", "terms.txt", task, {"way": way})
        assert sandbox._child is child


@pytest.mark.parametrize(
    ("way", "named"),
    [
        ("crashes", r"crashed on it \(SIGSEGV\)"),
        ("hangs", r"longer than 3 s \(POEDESK_WALL_SECONDS\)"),
        ("quits", r"stopped without an answer \(exit code 0\)"),
        ("a list", "the answer made no sense"),
        ("huge", "POEDESK_ANSWER_BYTES"),
    ],
)
def test_a_breach_is_named_and_the_child_replaced(way: str, named: str) -> None:
    with Sandbox(LIMITS, SEAM) as sandbox:
        with pytest.raises(Breach, match=named):
            sandbox.ask(b"a, b", "terms.txt", "fail", {"way": way})
        assert sandbox.ask(b"a, b", "terms.txt", "count", {"sign": ","})["count"] == 1


def test_a_file_too_large_is_not_handed_over() -> None:
    with (
        Sandbox(Limits(file_bytes=3), SEAM) as sandbox,
        pytest.raises(Breach, match="POEDESK_FILE_BYTES"),
    ):
        sandbox.ask(b"a, b", "terms.txt", "count", {"sign": ","})
